//! The tables of a provider in, out their codes in the document's order, cut into pages that stay small.

use super::address::LISTED;
use super::matrix::{self, Column, Line};
use super::subject::Subject;
use crate::page::codes::{Listing, Overview, overview};
use serde::Serialize;

/// Codes of one table on one page.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) table: usize,
    name: String,
    lines: Vec<Line>,
    /// Whether any code of it has a status.
    has_status: bool,
    has_verdict: bool,
    columns: Vec<Column>,
    /// How many of the columns are steps of a program, and of a person.
    by_program: usize,
    by_person: usize,
}

/// The codes of every page: there is always a first one.
pub(super) fn pages(subject: Subject<'_>, listings: &[Listing]) -> Vec<Vec<Group>> {
    let mut pages: Vec<Vec<Group>> = vec![Vec::new()];
    let mut room = LISTED;
    for (table, (listing, of)) in listings.iter().zip(&subject.provider.tables).enumerate() {
        let mut rows = listing.order.iter().peekable();
        while rows.peek().is_some() {
            if room == 0 {
                pages.push(Vec::new());
                room = LISTED;
            }
            let rows = rows.by_ref().take(room);
            let rows = rows.map(|index| overview(subject.provider, (table, *index), &of.rows[*index], of));
            let rows: Vec<Overview> = rows.collect();
            let columns = matrix::columns(&rows);
            let lines: Vec<Line> = rows.into_iter().map(|row| matrix::line(row, &columns, subject)).collect();
            room -= lines.len();
            let group = Group {
                table,
                name: listing.path.clone(),
                has_status: lines.iter().any(Line::has_status),
                has_verdict: lines.iter().any(Line::has_verdict),
                by_program: columns.iter().filter(|column| column.by_program).count(),
                by_person: columns.iter().filter(|column| !column.by_program).count(),
                columns,
                lines,
            };
            if let Some(page) = pages.last_mut() {
                page.push(group);
            }
        }
    }
    pages
}
