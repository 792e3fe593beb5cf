//! A page in, the codes and statuses that its tables list out, each with its lines and what they say.

use std::collections::BTreeMap;
use std::ops::Range;

use super::column::{Column, codes_of, columns, kind, status};
use crate::document::page_text::{PageText, Row};
use codetable_model::vocabulary::TextKind;

/// What the tables of a page list.
#[derive(Clone, Debug, Default)]
pub(super) struct Extracted {
    /// Rows of codes; a row of several codes is there once for each.
    pub(super) codes: Vec<Entry>,
    /// Rows of statuses.
    pub(super) statuses: Vec<Entry>,
    /// Lines of heads of tables.
    pub(super) heads: Vec<Range<u32>>,
    /// English texts beside those that they are the English of.
    pub(super) english: BTreeMap<String, String>,
}

/// One row.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The code, or the status.
    pub(super) key: String,
    /// The cell that the key was taken from.
    pub(super) cell: String,
    /// Its lines, the last one exclusive.
    pub(super) lines: Vec<Range<u32>>,
    /// The status in its own row.
    pub(super) status: Option<u16>,
    /// The status of the heading above, and its line.
    pub(super) heading: Option<(u16, u32)>,
    pub(super) texts: Vec<(TextKind, String)>,
}

/// Reads the tables of a page. `line` tells on which line of it a byte stands.
pub(super) fn read(page: &PageText, line: &dyn Fn(usize) -> u32) -> Extracted {
    let mut extracted = Extracted::default();
    let mut at = 0;
    while at < page.rows.len() {
        // Tables may share a head, so that one ends where the next head stands.
        let len = 1 + page.rows[at + 1..].iter().take_while(|row| !row.is_head).count();
        let (head, rows) = match &page.rows[at..at + len] {
            [head, rows @ ..] if head.is_head => (Some(head), rows),
            rows => (None, rows),
        };
        table(page, head, rows, line, &mut extracted);
        at += len;
    }
    extracted
}

fn table(page: &PageText, head: Option<&Row>, rows: &[Row], line: &dyn Fn(usize) -> u32, extracted: &mut Extracted) {
    let cells = |row: &Row| -> Vec<String> { (0..row.cells.len()).map(|cell| page.cell(row, cell)).collect() };
    let titles = head.map(cells).unwrap_or_default();
    let texts: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let columns = columns(&titles, &texts);
    if columns.is_empty() {
        return;
    }
    if let Some(head) = head.filter(|head| !head.folded.is_empty()) {
        extracted.heads.extend(lines_of(page, head, line));
    }
    let heading = head.or(rows.first()).and_then(|row| heading(page, row, line));
    for (row, cells) in rows.iter().zip(&texts) {
        let mut entry = Entry { lines: lines_of(page, row, line), heading, ..Entry::default() };
        let column = |wanted: Column| columns.iter().position(|column| *column == wanted);
        if let Some(status) = column(Column::Status).and_then(|column| cells.get(column)) {
            entry.status = self::status(status).and_then(|status| status.parse().ok());
        }
        for (index, column) in columns.iter().enumerate() {
            let Some(cell) = row.cells.get(index).filter(|cell| !cell.is_empty()) else { continue };
            let segments: Vec<&str> = page.segments[cell.clone()].iter().map(|segment| segment.text.as_str()).collect();
            match column {
                Column::Text(kind) => paragraphs(*kind, &segments, &mut entry.texts),
                Column::English(of) => {
                    let source = cells.get(*of).filter(|source| !source.is_ascii());
                    source.into_iter().for_each(|source| {
                        extracted.english.entry(source.clone()).or_insert_with(|| cells[index].clone());
                    });
                }
                _ => {}
            }
        }
        match column(Column::Code).and_then(|column| cells.get(column)) {
            Some(cell) => {
                let each = codes_of(cell).into_iter();
                extracted.codes.extend(each.map(|code| Entry {
                    key: code.to_owned(),
                    cell: cell.clone(),
                    ..entry.clone()
                }));
            }
            None => {
                let cell = column(Column::Status).and_then(|column| cells.get(column));
                let key = cell.and_then(|cell| self::status(cell)).map(str::to_owned);
                extracted.statuses.extend(key.map(|key| Entry {
                    key,
                    cell: cell.cloned().unwrap_or_default(),
                    ..entry
                }));
            }
        }
    }
}

/// The paragraphs of a cell: one with a label is of the kind that the label speaks of.
fn paragraphs(of: TextKind, segments: &[&str], texts: &mut Vec<(TextKind, String)>) {
    for (index, text) in segments.iter().enumerate() {
        let labelled = text.split_once(": ").filter(|(label, _)| index > 0 && label.chars().count() <= 24);
        let (kind, text) = match labelled.and_then(|(label, rest)| Some((kind(&label.to_lowercase(), false)?, rest))) {
            Some(labelled) => labelled,
            None if index == 0 => (of, *text),
            None => (TextKind::Note, *text),
        };
        match texts.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, other)) => *other = format!("{other} {text}"),
            None => texts.push((kind, text.to_owned())),
        }
    }
}

/// The lines of a row: its own, and those of paragraphs below it.
fn lines_of(page: &PageText, row: &Row, line: &dyn Fn(usize) -> u32) -> Vec<Range<u32>> {
    let mut lines: Vec<Range<u32>> = Vec::new();
    let segments = row.cells.iter().cloned().flatten().map(|segment| &page.segments[segment]);
    let mut places: Vec<(u32, u32)> = segments
        .map(|segment| (line(segment.range.start), line(segment.range.end.max(segment.range.start + 1) - 1)))
        .collect();
    places.sort_unstable();
    for (first, last) in places {
        match lines.last_mut() {
            Some(lines) if first <= lines.end => lines.end = lines.end.max(last + 1),
            _ => lines.push(first..last + 1),
        }
    }
    lines
}

/// The status that the text directly above a table begins with: `404 Not Found`.
fn heading(page: &PageText, row: &Row, line: &dyn Fn(usize) -> u32) -> Option<(u16, u32)> {
    let first = page.segments_in(&row.folded).start;
    let above = page.segments.get(first.checked_sub(1)?).filter(|above| above.cell.is_none() && !above.is_code)?;
    Some((status(&above.text)?.parse().ok()?, line(above.range.start)))
}
