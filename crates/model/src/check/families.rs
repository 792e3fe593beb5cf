//! Families: what tells the codes of a table from those of other systems. Every code is of its own family,
//! and no text is of two.

use super::codes::{rows, too_narrow};
use crate::catalog::{CharSet, PatternPart};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::resolve::key;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Fact, Spec, Table};
use crate::vocabulary::{KeyType, Vocabulary as _};

/// Reports families that cannot be read, codes outside them, and families that share a text.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: Vec<Family<'_>> = Vec::new();
    for table in &spec.tables {
        let before = diagnostics.len();
        declared(table, diagnostics);
        let readable = diagnostics.len() == before;
        let families = families(table);
        for family in families.iter().filter(|_| readable) {
            outside(table, family, diagnostics);
        }
        for family in families {
            let others = seen.iter().filter(|other| !std::ptr::eq(other.table, family.table));
            diagnostics.extend(others.filter(|other| family.meets(other)).map(|other| overlap(&family, other)));
            seen.push(family);
        }
    }
}

/// A prefix, a range or a pattern that a table declares.
struct Family<'s> {
    table: &'s Table,
    span: Span,
    noun: &'static str,
    text: String,
    form: Form,
}

enum Form {
    /// Symbols that a text begins with, and whether it ends there.
    Text { symbols: Vec<Symbol>, whole: bool },
    /// The least and the greatest integer.
    Range(i128, i128),
}

/// One character of a text, as far as it is known.
#[derive(Clone, Copy)]
enum Symbol {
    This(char),
    OneOf(CharSet),
}

impl Symbol {
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::This(one), Self::This(other)) => one == other,
            (Self::This(one), Self::OneOf(set)) | (Self::OneOf(set), Self::This(one)) => set.contains(one),
            (Self::OneOf(one), Self::OneOf(other)) => one.meets(other),
        }
    }
}

impl Family<'_> {
    fn holds(&self, code: &str) -> bool {
        match &self.form {
            Form::Range(least, greatest) => {
                let (ty, base) = key::form(&self.table.key);
                let code = key::code(ty, base, code).and_then(|code| code.integer());
                code.is_none_or(|code| (*least..=*greatest).contains(&code))
            }
            Form::Text { symbols, whole } => {
                let mut text = code.chars();
                let begins =
                    symbols.iter().all(|symbol| text.next().is_some_and(|char| symbol.meets(Symbol::This(char))));
                begins && (!whole || text.next().is_none())
            }
        }
    }

    /// Whether some text is of both: exact, since a family is a beginning of known length.
    fn meets(&self, other: &Self) -> bool {
        let (Form::Text { symbols: one, whole }, Form::Text { symbols: two, whole: whole_two }) =
            (&self.form, &other.form)
        else {
            return false;
        };
        let lengths = match (whole, whole_two) {
            (true, true) => one.len() == two.len(),
            (true, false) => one.len() >= two.len(),
            (false, true) => one.len() <= two.len(),
            (false, false) => true,
        };
        lengths && one.iter().zip(two).all(|(one, two)| one.meets(*two))
    }
}

/// The families of a table that can be read.
fn families(table: &Table) -> Vec<Family<'_>> {
    let textual = key_type(table) == KeyType::Text;
    let family = |span, noun, text: String, form| Family { table, span, noun, text, form };
    let mut families = Vec::new();
    if let Some(prefix) = table.key.prefix.as_ref().filter(|_| textual) {
        let symbols = prefix.value.chars().map(Symbol::This).collect();
        families.push(family(
            prefix.value.span,
            "prefix",
            prefix.value.value.clone(),
            Form::Text { symbols, whole: false },
        ));
    }
    if let (Some(range), (ty, base)) = (&table.key.range, key::form(&table.key)) {
        if let Some(bounds) = key::bounds(ty) {
            let (least, greatest) = key::range(base, bounds, range.value.value);
            let [first, last] = [least, greatest].map(|end| key::written(ty, base, end));
            families.push(family(range.value.span, "range", format!("{first}..{last}"), Form::Range(least, greatest)));
        }
    }
    if let Some(pattern) = table.key.pattern.as_ref().filter(|_| textual) {
        if let Ok(parts) = key::pattern(&pattern.value) {
            let symbols = parts.iter().flat_map(symbols).collect();
            let form = Form::Text { symbols, whole: true };
            families.push(family(pattern.value.span, "pattern", pattern.value.value.clone(), form));
        }
    }
    families
}

fn symbols(part: &PatternPart) -> Vec<Symbol> {
    match part {
        PatternPart::Literal(text) => text.chars().map(Symbol::This).collect(),
        PatternPart::Run { len, of, .. } => vec![Symbol::OneOf(*of); *len],
    }
}

fn key_type(table: &Table) -> KeyType {
    key::form(&table.key).0
}

/// Reports what a table declares of its keys and cannot mean.
fn declared(table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let ty = key_type(table);
    let bounds = key::bounds(ty);
    if let Some(fact) = table.key.uri.as_ref().filter(|uri| key::uri(&uri.value).is_none()) {
        diagnostics.push(
            report(fact, format!("`{}` does not say where in it the code stands", excerpt(&fact.value.value)))
                .help("write `{code}` once, in the code's place: `https://example.com/errors/{code}`"),
        );
    }
    if let Some(bounds) = bounds {
        let texts = [("prefix", &table.key.prefix), ("pattern", &table.key.pattern)];
        for (field, fact) in texts.iter().filter_map(|(field, fact)| Some((field, fact.as_ref()?))) {
            diagnostics.push(
                report(fact, format!("`{field}` belongs to text, and the codes of this table are {}", ty.word()))
                    .help("give the family of integers as `range: LEAST..GREATEST`"),
            );
        }
        range(table, ty, bounds, diagnostics);
        return;
    }
    if let Some(base) = &table.key.base {
        let message = "`base` is how integers are written, and the codes of this table are text";
        diagnostics.push(
            Diagnostic::new(Rule::BadBase, base.span, message)
                .help("declare an integer type for the key: `type: u32`; or remove `base`"),
        );
    }
    if let Some(range) = &table.key.range {
        diagnostics.push(
            Diagnostic::new(
                Rule::BadRange,
                range.value.span,
                "`range` belongs to integers, and the codes of this table are text",
            )
            .help("give the family of texts as `prefix` or `pattern`, or declare an integer type for the key"),
        );
    }
    if let Some(fact) = &table.key.pattern {
        match key::pattern(&fact.value) {
            Err(message) => diagnostics.push(report(fact, message).help(
                "write literal text and named runs of digits, or of what you name: `EXEG-{series:4}-{class:2:A-Z0-9}`",
            )),
            Ok(parts) => structured(table, fact, &parts, diagnostics),
        }
    }
}

/// Reports a range that its type does not hold.
fn range(table: &Table, ty: KeyType, (least, greatest): (i128, i128), diagnostics: &mut Vec<Diagnostic>) {
    let Some(range) = &table.key.range else { return };
    let base = key::form(&table.key).1;
    let (first, last) = key::range(base, (least, greatest), range.value.value);
    if first < least || last > greatest {
        // Where codes are beyond the type too, the range is right, and the type is reported.
        if too_narrow(table).is_none() {
            let message = format!("{first}..{last} is wider than {}", ty.word());
            diagnostics.push(
                Diagnostic::new(Rule::BadRange, range.value.span, message)
                    .here(format!("{} goes from {least} to {greatest}", ty.word()))
                    .help("choose a wider type for the key, or mend the range"),
            );
        }
    } else if first > last {
        let [first, last] = [first, last].map(|end| format!("{} is {end}", key::written(ty, base, end)));
        let message = format!("as {}, {first} and {last}: the range runs backwards", ty.word());
        diagnostics.push(
            Diagnostic::new(Rule::BadRange, range.value.span, message)
                .help("choose an unsigned type for the key, or write the lesser integer first"),
        );
    }
}

/// Reports a pattern that names a part twice, or begins otherwise than the prefix says.
fn structured(table: &Table, fact: &Fact<String>, parts: &[PatternPart], diagnostics: &mut Vec<Diagnostic>) {
    let mut names: Vec<&str> = Vec::new();
    for part in parts {
        if let PatternPart::Run { name, .. } = part {
            if names.contains(&name.as_str()) {
                diagnostics.push(
                    report(
                        fact,
                        format!("pattern `{}` has two parts called `{}`", excerpt(&fact.value.value), excerpt(name)),
                    )
                    .help("give each run a name of its own"),
                );
            }
            names.push(name);
        }
    }
    let Some(prefix) = &table.key.prefix else { return };
    let symbols: Vec<Symbol> = parts.iter().flat_map(symbols).collect();
    let begins = prefix.value.chars().count() <= symbols.len()
        && prefix.value.chars().zip(&symbols).all(|(char, symbol)| symbol.meets(Symbol::This(char)));
    if !begins {
        diagnostics.push(
            report(
                fact,
                format!(
                    "nothing that fits `{}` begins with `{}`",
                    excerpt(&fact.value.value),
                    excerpt(&prefix.value.value)
                ),
            )
            .also(prefix.value.span, "the prefix of every code")
            .help("let the two agree"),
        );
    }
}

fn report(fact: &Fact<String>, message: String) -> Diagnostic {
    Diagnostic::new(Rule::BadPattern, fact.value.span, message)
}

/// Reports codes that their own family would call foreign.
fn outside(table: &Table, family: &Family<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for row in rows(table).filter(|row| !family.holds(&row.code.value)) {
        let code: &Spanned<String> = &row.code;
        let (does_not, help) = match family.noun {
            "prefix" => ("does not begin with the table's prefix", "prefix"),
            "range" => ("is outside the table's range", "range"),
            _ => ("does not fit the table's pattern", "pattern"),
        };
        diagnostics.push(
            Diagnostic::new(
                Rule::CodeOutsideFamily,
                code.span,
                format!("`{}` {does_not} `{}`", excerpt(&code.value), excerpt(&family.text)),
            )
            .also(family.span, format!("the {help} that every code has"))
            .help(format!("mend the code, or the {help} if it is not what all codes share")),
        );
    }
}

fn overlap(family: &Family<'_>, other: &Family<'_>) -> Diagnostic {
    let message = format!(
        "{} `{}` and {} `{}` fit some of the same texts",
        family.noun,
        excerpt(&family.text),
        other.noun,
        excerpt(&other.text)
    );
    Diagnostic::new(Rule::OverlappingPatterns, family.span, message)
        .here(format!("table `{}`", excerpt(&family.table.id.value)))
        .also(other.span, format!("table `{}`", excerpt(&other.table.id.value)))
        .help("make one of them narrower, so that an unknown code is of one family at most")
}
