//! Columns that a table declares for itself: each row fills them all, and no others, with values of their types.

use super::codes::rows;
use super::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::parse;
use crate::resolve::key;
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec::{ColumnValue, Row, Spec, Table};
use crate::text::similar::suggest;
use crate::vocabulary::{ColumnType, KeyType, Vocabulary};

/// Reports columns that are unknown, missing or filled with a value of another type.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    for table in &spec.tables {
        for row in rows(table) {
            filled(table, row, diagnostics);
            if !reported.about(row.code.span) {
                missing(table, row, diagnostics);
            }
        }
    }
}

fn filled(table: &Table, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    for (name, value) in &row.columns {
        match table.columns.iter().find(|(column, _)| column.value == name.value) {
            Some((column, ty)) => fits(column, ty, value, diagnostics),
            None => {
                let message =
                    format!("table `{}` declares no column `{}`", excerpt(&table.id.value), excerpt(&name.value));
                let columns = || table.columns.iter().map(|(column, _)| column.value.as_str());
                let help = match suggest(&name.value, columns()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => {
                        format!("declare it: `columns: {{{}: text}}` beside the table's `key`", excerpt(&name.value))
                    }
                };
                diagnostics.push(Diagnostic::new(Rule::UnknownColumn, name.span, message).help(help));
            }
        }
    }
}

fn missing(table: &Table, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    for (column, _) in &table.columns {
        if row.columns.iter().all(|(name, _)| name.value != column.value) {
            let message = format!("`{}` has no value in column `{}`", excerpt(&row.code.value), column.value);
            diagnostics.push(
                Diagnostic::new(Rule::MissingColumn, row.code.span, message)
                    .also(column.span, "declared here")
                    .help(format!("add it: `columns: {{{}: …}}`", column.value)),
            );
        }
    }
}

/// Reports a value of another type than its column's.
fn fits(column: &Spanned<String>, ty: &Spanned<ColumnType>, value: &ColumnValue, diagnostics: &mut Vec<Diagnostic>) {
    let text = value.text.value.as_str();
    let problem = match ty.value {
        ColumnType::Text => return,
        _ if value.quoted => Some(("in quotes it is text", format!("write {text} without quotes"))),
        ColumnType::Bool if parse::boolean(text).is_some() => return,
        ColumnType::Bool => Some(("neither `true` nor `false`", "write `true` or `false`".to_owned())),
        ty => number(ty, text),
    };
    let Some((here, help)) = problem else { return };
    let text = excerpt(text);
    let message = format!("`{text}` is no {} for column `{}`", ty.word(), column.value);
    diagnostics.push(
        Diagnostic::new(Rule::BadColumnValue, value.text.span, message)
            .here(here)
            .also(ty.span, "the column's type")
            .help(help),
    );
}

/// What is wrong with an integer.
fn number(ty: ColumnType, text: &str) -> Option<(&'static str, String)> {
    let (least, greatest) = bounds(ty);
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

/// The least and the greatest value of an integer column, whose types are those of keys.
fn bounds(ty: ColumnType) -> (i128, i128) {
    KeyType::from_word(ty.word()).and_then(key::bounds).unwrap_or_default()
}
