//! Columns that a table declares for itself: each row fills those that it has to, and no others, with values of their types.

use super::codes::rows;
use super::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::parse;
use crate::resolve::column::MOST;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Column, ColumnItem, ColumnValue, Row, Spec, Table};
use crate::text::similar::suggest;
use crate::text::variant;
use crate::vocabulary::{ColumnType, Vocabulary};

/// Reports columns that do not fit together, are unknown, missing or filled with a value of another type. What is wrong with a
/// column itself is one mistake, whatever its values are; and so is a column that nobody declares, or that no row fills.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    for table in &spec.tables {
        for column in &table.columns {
            declared(column, reported.about(column.id.span), diagnostics);
        }
        let by_name = table.columns.iter().map(|column| (column.id.value.as_str(), column)).collect();
        let mut state = State { spec_table: table, by_name, unknown: Set::default() };
        let is_unread = table.columns.is_empty() && reported.about(table.id.span);
        for row in rows(table).filter(|_| !is_unread) {
            state.filled(row, reported, diagnostics);
        }
        missing(table, reported, diagnostics);
        if let Some(column) = table.columns.get(MOST) {
            let message =
                format!("table `{}` has {} columns of its own", excerpt(&table.id.value), table.columns.len());
            diagnostics.push(
                Diagnostic::new(Rule::BadColumn, column.id.span, message)
                    .here(format!("one more than {MOST}"))
                    .help("put what belongs together into one column, as a list of texts"),
            );
        }
    }
}

/// What is known of a table while its rows are gone through.
struct State<'s> {
    spec_table: &'s Table,
    by_name: Map<&'s str, &'s Column>,
    /// The names that have been reported.
    unknown: Set<&'s str>,
}

impl<'s> State<'s> {
    fn filled(&mut self, row: &'s Row, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
        for (name, value) in &row.columns {
            match self.by_name.get(name.value.as_str()) {
                Some(column) if reported.about(column.id.span) => {}
                Some(column) => fits(column, value, diagnostics),
                None if self.unknown.insert(&name.value) => self.stranger(name, diagnostics),
                None => {}
            }
        }
    }

    fn stranger(&self, name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        let table = excerpt(&self.spec_table.id.value);
        let written = excerpt(&name.value);
        let columns = self.spec_table.columns.iter().map(|column| column.id.value.as_str());
        let help = match suggest(&name.value, columns) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("declare it: `columns: {{{written}: text}}` beside the table's `key`"),
        };
        let message = format!("table `{table}` declares no column `{written}`");
        diagnostics.push(Diagnostic::new(Rule::UnknownColumn, name.span, message).help(help));
    }
}

/// What is wrong with a column itself.
fn declared(column: &Column, is_faulty: bool, diagnostics: &mut Vec<Diagnostic>) {
    let Column { id, ty, enum_name, words, .. } = column;
    let name = excerpt(&id.value);
    let mut report = |span: Span, message: String, help: String| {
        diagnostics.push(Diagnostic::new(Rule::BadColumn, span, message).help(help));
    };
    if is_faulty {
        return;
    }
    match (enum_name, words.as_slice()) {
        (None, []) => {}
        (Some(of), []) => {
            let help = format!("add `words: {{a_word: what it means}}`, or declare `{name}: text`");
            report(of.span, format!("column `{name}` has an `enum`, and no words to be its variants"), help);
        }
        (None, [(first, _), ..]) => {
            let example = variant::pascal(&id.value).unwrap_or_default();
            let help = format!("add `enum: {example}`: the name of the enum that its words become");
            report(first.span, format!("column `{name}` has `words`, and no `enum` for them"), help);
        }
        (Some(_), _) => {}
    }
    if let Some(ty) = ty.as_ref().filter(|ty| ty.value != ColumnType::Text && !words.is_empty()) {
        let message = format!("column `{name}` has `words`, and its type is {}", ty.value.word());
        report(ty.span, message, "leave `type` out: a word is text".to_owned());
    }
    let mut names: Map<String, &Spanned<String>> = Map::default();
    for (word, _) in words {
        let written = excerpt(&word.value);
        let Some(variant) = variant::name(&word.value) else {
            let help = "write it in letters from A to Z, digits, and what parts them: `card_present`".to_owned();
            report(word.span, format!("no variant can be named from the word `{written}`"), help);
            continue;
        };
        if let Some(first) = names.insert(variant.clone(), word) {
            let message = format!("the words `{}` and `{written}` both become `{variant}`", excerpt(&first.value));
            report(word.span, message, "spell one so that the variants differ".to_owned());
        }
    }
}

/// Reports columns that a row has to fill and does not.
fn missing(table: &Table, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let is_wanted = |column: &&Column| {
        !column.optional.as_ref().is_some_and(|optional| optional.value) && !reported.about(column.id.span)
    };
    for column in table.columns.iter().take(MOST).filter(is_wanted) {
        let name = column.id.value.as_str();
        let has = |row: &&Row| row.columns.iter().any(|(of, _)| of.value == name);
        let mut without = rows(table).filter(|row| !has(row) && !reported.about(row.code.span)).peekable();
        let optional = format!("or declare it `{}`", as_optional(column));
        if without.peek().is_some() && rows(table).nth(1).is_some() && !rows(table).any(|row| has(&row)) {
            let message = format!("no row of `{}` has a value in column `{name}`", excerpt(&table.id.value));
            diagnostics.push(
                Diagnostic::new(Rule::MissingColumn, column.id.span, message)
                    .help(format!("add `columns: {{{name}: …}}` to each, {optional}")),
            );
            continue;
        }
        for row in without {
            let message = format!("`{}` has no value in column `{name}`", excerpt(&row.code.value));
            diagnostics.push(
                Diagnostic::new(Rule::MissingColumn, row.code.span, message)
                    .also(column.id.span, "declared here")
                    .help(format!("add it: `columns: {{{name}: …}}`; {optional}")),
            );
        }
    }
}

/// `minor: {type: u8, optional: true}`
fn as_optional(column: &Column) -> String {
    let ty = column.ty.as_ref().map_or(ColumnType::Text, |ty| ty.value).word();
    let ty = if column.words.is_empty() { format!("type: {ty}, ") } else { "words: …, ".to_owned() };
    format!("{}: {{{ty}optional: true}}", column.id.value)
}

/// Reports a value that its column cannot have.
fn fits(column: &Column, value: &ColumnValue, diagnostics: &mut Vec<Diagnostic>) {
    let name = column.id.value.as_str();
    let is = |flag: &Option<Spanned<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
    let items = value.items.value.as_slice();
    let mut report = |message: String, help: String| {
        diagnostics.push(
            Diagnostic::new(Rule::BadColumnValue, value.items.span, message)
                .also(column.id.span, "the column")
                .help(help),
        );
    };
    if items.is_empty() {
        let help = if is(&column.optional) {
            format!("leave it out: column `{name}` is optional, and nothing is written to fill a cell")
        } else {
            format!("fill it; or declare `{}`, and leave it out", as_optional(column))
        };
        return report(format!("nothing stands in column `{name}`"), help);
    }
    if value.is_list && !is(&column.list) {
        let help = "write one value, or declare the column with `list: true`".to_owned();
        return report(format!("a list stands in column `{name}`, which has one value"), help);
    }
    for item in items {
        if let Some((what, here, help)) = problem(column, item) {
            let message = format!("`{}` is no {what} for column `{name}`", excerpt(&item.text.value));
            let declared = column.ty.as_ref().map_or(column.id.span, |ty| ty.span);
            diagnostics.push(
                Diagnostic::new(Rule::BadColumnValue, item.text.span, message)
                    .here(here)
                    .also(declared, "the column's type")
                    .help(help),
            );
        }
    }
}

/// What a value is not, what is wrong with it, and what to do.
fn problem(column: &Column, item: &ColumnItem) -> Option<(&'static str, &'static str, String)> {
    let text = item.text.value.as_str();
    if !column.words.is_empty() {
        return word(column, text).map(|help| ("word", "none of its words", help));
    }
    let ty = column.ty.as_ref().map_or(ColumnType::Text, |ty| ty.value);
    let (here, help) = match ty {
        ColumnType::Text => return None,
        _ if item.quoted => ("in quotes it is text", format!("write {} without quotes", excerpt(text))),
        ColumnType::Bool if parse::boolean(text).is_some() => return None,
        ColumnType::Bool => ("neither `true` nor `false`", "write `true` or `false`".to_owned()),
        ty => number(ty, text)?,
    };
    Some((ty.word(), here, help))
}

/// What to write where a text is none of a column's words.
fn word(column: &Column, text: &str) -> Option<String> {
    let mut words = column.words.iter().map(|(word, _)| word.value.as_str());
    if words.clone().any(|word| word == text) {
        return None;
    }
    Some(match suggest(text, words.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write one of them, such as `{}`, or add it to `words`", excerpt(words.next().unwrap_or("…"))),
    })
}

/// What is wrong with an integer.
fn number(ty: ColumnType, text: &str) -> Option<(&'static str, String)> {
    let (least, greatest) = ty.bounds().unwrap_or_default();
    match parse::integer(text) {
        Some(value) if (least..=greatest).contains(&value) => None,
        Some(_) => Some((
            "out of range",
            format!("{} goes from {least} to {greatest}: choose a wider type, or mend the value", ty.word()),
        )),
        None => {
            Some(("not a decimal integer", "write the number in digits, or declare the column as `text`".to_owned()))
        }
    }
}
