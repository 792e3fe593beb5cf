//! Codes: each a canonical value of its table's key type, each spelling leading to one row, and none that
//! was ever retired in use again.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::parse;
use crate::resolve::key;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Group, Row, Spec, Table};
use crate::text::similar::suggest;
use crate::vocabulary::{Base, KeyType, Vocabulary};
use std::cell::LazyCell;

/// Reports what is wrong with the codes and aliases of each table.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for table in &spec.tables {
        let form = key::form(&table.key);
        let mut skipped = unique(table, form.0, diagnostics);
        if let Some((beyond, report)) = too_narrow(table) {
            skipped.extend(beyond);
            diagnostics.push(report);
        }
        for code in spellings(table) {
            // What is to be removed need not be mended first.
            if !skipped.contains(&code.span) {
                canonical(code, form, diagnostics);
            }
        }
        let by_code = LazyCell::new(|| rows(table).map(|row| (row.code.value.as_str(), row)).collect());
        for (group, row) in grouped(table) {
            let deprecated = row.facts.deprecated_by.as_ref().or(group.facts.deprecated_by.as_ref());
            if row.retired.is_some() {
                replaced(table, &by_code, row, diagnostics);
            } else if let Some(instead) = deprecated {
                succeeded(table, &by_code, row, &instead.value, diagnostics);
            }
        }
    }
}

/// The codes beyond a type that holds several of them not, and what is wrong: the type, and not each code.
pub(super) fn too_narrow(table: &Table) -> Option<(Vec<Span>, Diagnostic)> {
    let (ty, base) = key::form(&table.key);
    let ((least, greatest), declared) = (key::bounds(ty)?, table.key.ty.as_ref()?);
    if base == Base::Hexadecimal {
        return None;
    }
    let values = || spellings(table).filter_map(|code| Some((parse::integer(&code.value)?, code.span)));
    let is_beyond = |(value, _): &(i128, Span)| !(least..=greatest).contains(value);
    let beyond: Vec<Span> = values().filter(is_beyond).map(|(_, span)| span).collect();
    let [first, _, ..] = beyond.as_slice() else { return None };
    let range = table.key.range.as_ref().map(|range| range.value.value);
    let all = || values().map(|(value, _)| value).chain(range.into_iter().flat_map(|(first, last)| [first, last]));
    let holds = |ty: &KeyType| {
        key::bounds(*ty).is_some_and(|(least, greatest)| all().all(|value| (least..=greatest).contains(&value)))
    };
    let is_signed = |ty: &KeyType| ty.word().starts_with('i');
    let alike = |other: &&KeyType| is_signed(other) == is_signed(&ty) && holds(other);
    let wide = KeyType::ALL.iter().find(alike).or_else(|| KeyType::ALL.iter().find(|ty| holds(ty)));
    let message =
        format!("{} codes of this table are beyond {}, which goes from {least} to {greatest}", beyond.len(), ty.word());
    let report = Diagnostic::new(Rule::BadCode, declared.span, message)
        .also(*first, "the first of them")
        .help(format!("write `type: {}`", wide.map_or("text", |ty| ty.word())));
    Some((beyond, report))
}

/// The rows of a table, each with its group.
pub(super) fn grouped(table: &Table) -> impl Iterator<Item = (&Group, &Row)> {
    table.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)))
}

/// The rows of a table, in the order written: as a list, since each search through lists of lists would be compiled anew.
pub(super) fn rows(table: &Table) -> std::vec::IntoIter<&Row> {
    let mut rows = Vec::new();
    table.groups.iter().for_each(|group| rows.extend(&group.rows));
    rows.into_iter()
}

/// The codes of a table, each before its aliases.
pub(super) fn spellings(table: &Table) -> impl Iterator<Item = &Spanned<String>> {
    rows(table).flat_map(|row| [&row.code].into_iter().chain(&row.aliases))
}

/// Reports a code that is no canonical value of its type, and says what is wrong with it.
fn canonical(code: &Spanned<String>, (ty, base): (KeyType, Base), diagnostics: &mut Vec<Diagnostic>) {
    let text = code.value.as_str();
    if key::code(ty, base, text).is_some() {
        return;
    }
    let Some((least, greatest)) = key::bounds(ty) else { return };
    let article = if ty.word().starts_with('i') { "an" } else { "a" };
    let diagnostic = Diagnostic::new(
        Rule::BadCode,
        code.span,
        format!("`{}` is no code of {article} {} table", excerpt(text), ty.word()),
    );
    diagnostics.push(match integer(text) {
        Some(value) if base == Base::Hexadecimal && key::is_of(ty, value) => diagnostic
            .here("not canonical")
            .help(format!("write it in hexadecimal, as the document does: `{}`", key::written(ty, base, value))),
        Some(value) if value.to_string() == text => diagnostic
            .here(format!("{article} {} goes from {least} to {greatest}", ty.word()))
            .help("choose a wider type for the key, or mend the code"),
        Some(_) if base == Base::Hexadecimal => diagnostic
            .here(format!("wider than {}", ty.word()))
            .help("choose a wider type for the key, or mend the code"),
        Some(value) if text.starts_with("0x") => diagnostic.here("not canonical").help(format!(
            "write it as the decimal number that it is: `{value}`; if the document writes its codes so, declare `base: hexadecimal` for the key"
        )),
        Some(value) => {
            diagnostic.here("not canonical").help(format!("write it as the decimal number that it is: `{value}`"))
        }
        None if base == Base::Hexadecimal => diagnostic
            .here("not a hexadecimal integer")
            .help("write `0x` and the digits: `0x8007000E`; or declare the key's type as `text`"),
        None => diagnostic
            .here("not a decimal integer")
            .help("write the number in digits, or declare the key's type as `text`"),
    });
}

/// The integer that somebody meant, in any of the usual spellings.
fn integer(text: &str) -> Option<i128> {
    let bare = text.replace(['_', ' '], "");
    let (sign, digits) = match bare.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, bare.strip_prefix('+').unwrap_or(&bare)),
    };
    let based = [("0x", 16), ("0o", 8), ("0b", 2)];
    let (digits, radix) = based
        .iter()
        .find_map(|(prefix, radix)| digits.strip_prefix(prefix).map(|digits| (digits, *radix)))
        .unwrap_or((digits, 10));
    if !digits.starts_with(|first: char| first.is_digit(radix)) {
        return None;
    }
    i128::from_str_radix(digits, radix).ok().and_then(|value| value.checked_mul(sign))
}

/// A spelling of a row: its code, or an alias.
struct Spelling<'s> {
    text: &'s Spanned<String>,
    alias: bool,
    row: &'s Row,
}

/// What a spelling means.
#[derive(PartialEq, Eq, Hash)]
enum Value<'s> {
    Text(&'s str),
    Int(i128),
}

/// Reports spellings that lead to more than one row, and returns where they stand.
fn unique(table: &Table, ty: KeyType, diagnostics: &mut Vec<Diagnostic>) -> Set<Span> {
    let mut repeated = Set::default();
    let value = |text| match ty {
        KeyType::Text => Some(Value::Text(text)),
        _ => integer(text).map(Value::Int),
    };
    let codes = rows(table).map(|row| Spelling { text: &row.code, alias: false, row });
    let aliases =
        rows(table).flat_map(|row| row.aliases.iter().map(move |alias| Spelling { text: alias, alias: true, row }));
    let mut first: Map<Value<'_>, Spelling<'_>> = Map::default();
    for spelling in codes.chain(aliases) {
        let Some(code) = value(spelling.text.value.as_str()) else { continue };
        match first.get(&code) {
            Some(other) => {
                repeated.insert(spelling.text.span);
                diagnostics.push(clash(&spelling, other));
            }
            None => {
                first.insert(code, spelling);
            }
        }
    }
    repeated
}

fn clash(spelling: &Spelling<'_>, other: &Spelling<'_>) -> Diagnostic {
    let text = excerpt(&spelling.text.value);
    let retired = |spelling: &Spelling<'_>| spelling.row.retired.is_some();
    if retired(spelling) != retired(other) {
        let (active, old) = if retired(spelling) { (other, spelling) } else { (spelling, other) };
        return Diagnostic::new(
            Rule::RetiredCodeReused,
            active.text.span,
            format!("`{text}` is retired and in use again"),
        )
        .here("in use here")
        .also(old.text.span, "retired here")
        .help("give the new meaning a code of its own; if it is the old meaning that came back, remove `retired`");
    }
    match (spelling.alias, other.alias) {
        (false, _) if spelling.text != other.text => {
            let message = format!("`{text}` is code `{}` in another spelling", excerpt(&other.text.value));
            Diagnostic::new(Rule::DuplicateCode, spelling.text.span, message).also(other.text.span, "listed here").help(
                "list a code once; if it has two meanings, write the second as an entry of `also` under the first",
            )
        }
        (false, _) => {
            Diagnostic::new(Rule::DuplicateCode, spelling.text.span, format!("code `{text}` is listed twice"))
                .also(other.text.span, "first here")
                .help("if the document gives it two meanings, write the second as an entry of `also` under the first")
        }
        (true, _) if std::ptr::eq(spelling.row, other.row) => Diagnostic::new(
            Rule::DuplicateAlias,
            spelling.text.span,
            format!("alias `{text}` repeats its code's own spelling"),
        )
        .also(other.text.span, "already here")
        .help("remove it"),
        (true, alias) => {
            let what = if alias { "an alias of" } else { "the code of" };
            Diagnostic::new(Rule::DuplicateAlias, spelling.text.span, format!("alias `{text}` leads to two codes"))
                .also(other.text.span, format!("{what} another row"))
                .help("leave the spelling to the code that it means")
        }
    }
}

/// Reports a retired code whose successor is missing, unknown or retired itself.
fn replaced(table: &Table, by_code: &Map<&str, &Row>, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    let Some(retired) = &row.retired else { return };
    let code = excerpt(&row.code.value);
    let Some(replacement) = &retired.replacement else {
        if retired.because.is_none() {
            let message = format!("nothing says what to use instead of the retired `{code}`");
            diagnostics.push(
                Diagnostic::new(Rule::MissingReplacement, row.code.span, message)
                    .help("add `replacement: CODE` under `retired`, or `because: REASON` if there is none"),
            );
        }
        return;
    };
    succeeded(table, by_code, row, replacement, diagnostics);
}

/// Reports a successor that is unknown, retired, or the code itself.
fn succeeded(
    table: &Table,
    by_code: &Map<&str, &Row>,
    row: &Row,
    replacement: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let code = excerpt(&row.code.value);
    let found = by_code.get(replacement.value.as_str()).copied();
    let report = |message: String| Diagnostic::new(Rule::MissingReplacement, replacement.span, message);
    diagnostics.push(match found {
        Some(other) if std::ptr::eq(other, row) => {
            report(format!("`{code}` is given as its own replacement")).help("name the code that took its place")
        }
        Some(other) if other.retired.is_some() => {
            let too = if row.retired.is_some() { " too" } else { "" };
            report(format!("`{code}` is to be replaced by `{}`, which is retired{too}", excerpt(&replacement.value)))
                .also(other.code.span, "retired here")
                .help("name the code that is in use now")
        }
        Some(_) => return,
        None => {
            let codes = rows(table).filter(|row| row.retired.is_none()).map(|row| row.code.value.as_str());
            let help = match suggest(&replacement.value, codes) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "name a code of the same table".to_owned(),
            };
            report(format!(
                "`{code}` is to be replaced by `{}`, which is no code of this table",
                excerpt(&replacement.value)
            ))
            .help(help)
        }
    });
}
