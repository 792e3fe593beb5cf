//! What nearly all rows of a table have in common, and a few have not: a slip, and if it is none, somebody says so.

use super::conflicts::{DECLARE, Declared};
use crate::check::codes::grouped;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Around, Fact, Row, Spec};

/// Of so many rows one may be odd without being taken for a slip.
const FEW: usize = 10;

/// Reports rows whose code is no status where those of the others are, and what names no standard where the others do.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let declared = Declared::of(spec);
    for table in &spec.tables {
        let with_status = grouped(table).filter_map(|(group, row)| Some((row, row.status(group)?)));
        statuses(&declared, with_status, diagnostics);
        if spec.sources.is_empty() {
            let alone = grouped(table).filter(|(group, _)| group.evidence == Around::default());
            unnamed(alone.map(|(_, row)| (&row.evidence, row.code.span)), diagnostics);
        }
    }
    if spec.sources.is_empty() {
        unnamed(spec.statuses.iter().map(|rule| (&rule.evidence, rule.pattern.span)), diagnostics);
    }
}

/// Whether a few are not what the others are.
fn are_few(few: usize, all: usize) -> bool {
    few > 0 && all >= FEW && few * FEW <= all
}

/// Codes that are statuses: `404` comes with 404.
fn statuses<'s>(
    declared: &Declared<'_>,
    rows: impl Iterator<Item = (&'s Row, &'s Fact<u16>)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (mut all, mut odd) = (0, Vec::new());
    for (row, status) in rows {
        all += 1;
        if row.code.value != status.value.value.to_string() {
            odd.push((row, status));
        }
    }
    if !are_few(odd.len(), all) {
        return;
    }
    for (row, status) in odd.into_iter().filter(|(row, _)| !declared.row(row)) {
        let message = format!(
            "`{}` comes with status {}, and other codes of the table with the status that they are",
            excerpt(&row.code.value),
            status.value.value
        );
        let report = Diagnostic::new(Rule::UndeclaredConflict, status.value.span, message);
        diagnostics.push(report.also(row.code.span, "the code").help(DECLARE));
    }
}

/// What rests on nothing, where the others of its kind rest on a standard.
fn unnamed<'s>(list: impl Iterator<Item = (&'s Around, Span)>, diagnostics: &mut Vec<Diagnostic>) {
    let (mut all, mut odd) = (0, Vec::new());
    for (around, span) in list {
        all += 1;
        odd.extend(around.registered.is_none().then_some(span));
    }
    if are_few(odd.len(), all) {
        diagnostics.extend(odd.into_iter().map(|span| {
            Diagnostic::new(Rule::EvidenceMissing, span, "the others name a standard, and this does not")
                .help("name it, with its section: `registered: RFC 9110, section 15.5.1`")
        }));
    }
}
