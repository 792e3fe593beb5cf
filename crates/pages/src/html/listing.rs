//! The tables of a provider in, out their codes in the document's order, cut into pages that stay small.

use super::address::LISTED;
use super::matrix::{self, Line};
use super::subject::Subject;
use codetable_model::catalog::{Basis, Row};
use serde::Serialize;

/// Codes of one table on one page.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) table: usize,
    name: String,
    lines: Vec<Line>,
    /// Whether any code of it has a status.
    has_status: bool,
    has_steps: bool,
}

/// The codes of every page: there is always a first one.
pub(super) fn pages(subject: Subject<'_>) -> Vec<Vec<Group>> {
    let mut pages: Vec<Vec<Group>> = vec![Vec::new()];
    let mut room = LISTED;
    for (table, of) in subject.provider.tables.iter().enumerate() {
        let mut rows = in_order(subject, &of.rows).into_iter().peekable();
        while rows.peek().is_some() {
            if room == 0 {
                pages.push(Vec::new());
                room = LISTED;
            }
            let lines =
                rows.by_ref().take(room).map(|index| matrix::line((table, index), of, &of.rows[index], subject));
            let lines: Vec<Line> = lines.collect();
            room -= lines.len();
            let group = Group {
                table,
                name: format!("{}::{}", subject.provider.name, of.enum_name),
                has_status: of.rows.iter().any(|row| status_apart(row).is_some()),
                has_steps: lines.iter().any(Line::has_steps),
                lines,
            };
            if let Some(page) = pages.last_mut() {
                page.push(group);
            }
        }
    }
    pages
}

/// The status of a code, where the code does not say it itself.
fn status_apart(row: &Row) -> Option<u16> {
    let status = row.facts.status.as_ref()?.value;
    (status.to_string() != row.code.to_string()).then_some(status)
}

/// The indices of rows in the order of the document; rows that no document states come last.
fn in_order(subject: Subject<'_>, rows: &[Row]) -> Vec<usize> {
    let place = |row: &Row| {
        let Basis::Stated(citation) = &row.basis else { return (usize::MAX, 0) };
        let Some(lines) = citation.first() else { return (usize::MAX, 0) };
        let document = subject.provider.documents.iter().position(|document| document.id == lines.document);
        (document.unwrap_or(usize::MAX), lines.first)
    };
    let mut indices: Vec<usize> = (0..rows.len()).collect();
    indices.sort_by_key(|index| place(&rows[*index]));
    indices
}
