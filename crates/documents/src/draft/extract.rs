//! A page in, the codes and statuses that it lists out, each with its lines and what the page says of it.
//!
//! Every cell of a column of codes ends in one of two places: among the codes, or among what is not understood, with the
//! reason. So nothing is lost without a word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cell::{Reading, Shape, read, shape};
use super::column::{Column, Columns, LONGEST_REST, Seen, Table, WIDEST, status};
use super::defined;
use super::name::{pascal, unique};
use super::title::{Headings, Title};
use super::words::{self, kind};
use crate::document::page_text::{PageText, Row};
use codetable_model::vocabulary::TextKind;

/// What a page lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Extracted {
    /// The tables of codes: what stands below one heading.
    pub(super) tables: Vec<Listing>,
    /// Rows of statuses.
    pub(super) statuses: Vec<Entry>,
    /// Lines of heads of tables.
    pub(super) heads: Vec<Range<u32>>,
    /// English texts beside those that they are the English of.
    pub(super) english: BTreeMap<String, String>,
    /// What stands where a code is expected, and is none that is understood.
    pub(super) unread: Vec<Unread>,
    /// Tables of which nobody can tell where their codes stand.
    pub(super) questions: Vec<Question>,
    /// The heads of all columns, for who asks for one that is not there.
    pub(super) columns: BTreeSet<String>,
}

/// What is listed below one heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    pub(super) title: Title,
    /// Rows of codes; a row of several codes is there once for each.
    pub(super) entries: Vec<Entry>,
}

/// What stands where a code is expected, and is none that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line, from 1.
    pub line: u32,
    /// What stands there.
    pub cell: String,
    /// Why it is no code.
    pub reason: String,
}

/// A table of which nobody can tell in which column its codes stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) line: u32,
    pub(super) candidates: Vec<String>,
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
    /// What the cell of the status reads, if that is more than the status.
    pub(super) status_cell: Option<String>,
    /// The status of the heading above, and its line.
    pub(super) heading: Option<(u16, u32)>,
    /// What it is called in its row.
    pub(super) name: Option<String>,
    pub(super) texts: Vec<(TextKind, String)>,
    /// What the language has no word for, by the heads of columns.
    pub(super) own: Vec<(String, String)>,
}

/// Reads a page. `line` tells on which line of it a byte stands.
pub(super) fn read_page(page: &PageText, wanted: &[String], line: &dyn Fn(usize) -> u32) -> Extracted {
    let mut reader = Reader { page, wanted, line, headings: Headings::new(page), extracted: Extracted::default() };
    let mut at = 0;
    while at < page.rows.len() {
        // Tables may share a head, so that one ends where the next head stands.
        let len = 1 + page.rows[at + 1..].iter().take_while(|row| !row.is_head).count();
        match &page.rows[at..at + len] {
            [head, rows @ ..] if head.is_head => reader.table(Some(head), rows),
            rows => reader.table(None, rows),
        }
        at += len;
    }
    defined::read_page(&mut reader);
    reader.extracted
}

/// A page while it is read.
pub(super) struct Reader<'a> {
    pub(super) page: &'a PageText,
    wanted: &'a [String],
    pub(super) line: &'a dyn Fn(usize) -> u32,
    pub(super) headings: Headings<'a>,
    pub(super) extracted: Extracted,
}

impl Reader<'_> {
    fn table(&mut self, head: Option<&Row>, rows: &[Row]) {
        let page = self.page;
        let cells =
            |row: &Row| -> Vec<String> { (0..row.cells.len().min(WIDEST)).map(|cell| page.cell(row, cell)).collect() };
        let mut titles = head.map(cells).unwrap_or_default();
        let mut rows = rows;
        let mut heads: Vec<&Row> = head.into_iter().filter(|head| !head.folded.is_empty()).collect();
        // A head that is a row as any other: the words of columns, and no code among them.
        // Merged cells make heads of several rows: the lower ones say more.
        while let Some((first, rest)) = rows.split_first().filter(|_| heads.len() < 3) {
            let below = cells(first);
            if !is_head(&below) {
                break;
            }
            titles.resize(titles.len().max(below.len()), String::new());
            let said = titles.iter_mut().zip(below).filter(|(_, below)| !below.is_empty());
            said.for_each(|(title, below)| *title = below);
            heads.push(first);
            rows = rest;
        }
        self.extracted.columns.extend(titles.iter().filter(|title| !title.is_empty()).cloned());
        let seen: Vec<Vec<Seen>> = rows.iter().map(|row| self.seen(row)).collect();
        let Some(anchor) = heads.first().copied().or(rows.first()) else { return };
        let first = page.segments_in(&anchor.folded).start;
        let title = self.headings.title(first);
        let context = title.speaks_of_codes() || self.headings.above(first).is_some_and(words::speaks_of_codes);
        let around = title.is_below_codes();
        let table = Table { head: &titles, rows: &seen, context, around, wanted: self.wanted };
        let columns = match table.columns() {
            Columns::None => return,
            Columns::Of(columns) => columns,
            Columns::Ask(several) => {
                let line = (self.line)(page.range(anchor).start);
                let candidates = several.iter().filter_map(|column| titles.get(*column).cloned()).collect();
                self.extracted.questions.push(Question { line, candidates });
                return;
            }
        };
        for head in heads {
            let lines = self.lines_of(head);
            self.extracted.heads.extend(lines);
        }
        let heading = self.heading(first);
        let compound = is_compound(&columns, &seen);
        let among_numbers = among_numbers(&columns, &seen);
        let own_heads = own_heads(&titles, columns.len());
        let mut entries = Vec::new();
        for (row, cells) in rows.iter().zip(&seen) {
            let entry = Entry { lines: self.lines_of(row), heading, ..self.entry(row, cells, &columns, &own_heads) };
            match columns.iter().position(|column| *column == Column::Code) {
                Some(column) => {
                    let cell = cells.get(column).map_or("", |cell| cell.text.as_str());
                    let same_as_head = titles.get(column).is_some_and(|title| !title.is_empty() && title == cell);
                    if same_as_head {
                        self.extracted.heads.extend(entry.lines);
                        continue;
                    }
                    self.codes(cell, entry, compound, among_numbers, &mut entries);
                }
                None => self.statuses(cells, &columns, entry),
            }
        }
        self.list(title, entries);
    }

    /// Adds rows below a heading to those that stand there already.
    pub(super) fn list(&mut self, title: Title, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        match self.extracted.tables.iter_mut().find(|table| table.title == title) {
            Some(table) => table.entries.extend(entries),
            None => self.extracted.tables.push(Listing { title, entries }),
        }
    }

    /// The cells of a row, each with whether all of it is marked.
    fn seen(&self, row: &Row) -> Vec<Seen> {
        let cell = |cell: usize| {
            let text = self.page.cell(row, cell);
            let segments = row.cells.get(cell).cloned().unwrap_or_default();
            let marked = segments.len() == 1
                && self.page.segments[segments].iter().any(|segment| segment.marked.contains(&text));
            Seen { text, marked }
        };
        (0..row.cells.len().min(WIDEST)).map(cell).collect()
    }

    /// What a row says beside its code.
    fn entry(&mut self, row: &Row, cells: &[Seen], columns: &[Column], heads: &[String]) -> Entry {
        let mut entry = Entry::default();
        for (index, column) in columns.iter().enumerate() {
            let Some(segments) = row.cells.get(index).filter(|cell| !cell.is_empty()) else { continue };
            let text = cells[index].text.as_str();
            match column {
                Column::Status => {
                    entry.status = status(text).and_then(|status| status.parse().ok());
                    let whole = entry.status.is_some_and(|status| status.to_string() == text);
                    entry.status_cell = (!whole && text.contains(char::is_alphanumeric)).then(|| text.to_owned());
                }
                Column::Name => {
                    entry.name = Some(text.to_owned());
                    // A name of a program is said by the name of the variant; any other is a text.
                    if pascal(text) != text {
                        entry.texts.push((TextKind::Title, text.to_owned()));
                    }
                }
                Column::Text(kind) => {
                    let segments: Vec<&str> =
                        self.page.segments[segments.clone()].iter().map(|segment| segment.text.as_str()).collect();
                    paragraphs(*kind, &segments, &mut entry.texts);
                }
                Column::English(of) => {
                    let source = cells.get(*of).map(|source| &source.text).filter(|source| !source.is_ascii());
                    source.into_iter().for_each(|source| {
                        self.extracted.english.entry(source.clone()).or_insert_with(|| text.to_owned());
                    });
                }
                Column::Own if text.contains(char::is_alphanumeric) => {
                    entry.own.push((heads[index].clone(), text.to_owned()));
                }
                Column::Own | Column::Code | Column::Nothing => {}
            }
        }
        entry
    }

    /// The codes of a cell, or the reason why it has none.
    fn codes(&mut self, cell: &str, entry: Entry, compound: bool, among_numbers: bool, entries: &mut Vec<Entry>) {
        let odd = |reason: &str| Some(reason.to_owned());
        let mut add = |code: &str| entries.push(Entry { key: code.to_owned(), cell: cell.to_owned(), ..entry.clone() });
        let reason = match read(cell) {
            _ if cell.is_empty() && entry.texts.is_empty() && entry.own.is_empty() => return,
            _ if cell.is_empty() => odd("a row without a code"),
            Reading::Codes(codes) if among_numbers && codes.iter().any(|code| shape(code) <= Some(Shape::Capitals)) => {
                odd("a word among numbers")
            }
            Reading::Codes(codes) => {
                codes.iter().for_each(|code| add(code));
                None
            }
            Reading::First(code, rest) if compound && rest.len() <= LONGEST_REST => {
                let name = rest.trim_matches(['(', ')', ' ']);
                let name =
                    shape(name).filter(|of| *of >= Shape::Snake || *of == Shape::Capitals).map(|_| name.to_owned());
                let name = entry.name.clone().or(name);
                entries.push(Entry { key: code.to_owned(), cell: cell.to_owned(), name, ..entry.clone() });
                None
            }
            Reading::First(code, rest) if rest.len() <= LONGEST_REST => {
                odd(&format!("a code and more: is the code `{code}`, without `{rest}`?"))
            }
            Reading::First(..) => odd("a code and more"),
            Reading::Odd(reason) => odd(reason),
        };
        if let Some(reason) = reason {
            let line = entry.lines.first().map_or(0, |lines| lines.start);
            self.extracted.unread.push(Unread { line, cell: cell.to_owned(), reason });
        }
    }

    fn statuses(&mut self, cells: &[Seen], columns: &[Column], entry: Entry) {
        let column = columns.iter().position(|column| *column == Column::Status);
        let Some(cell) = column.and_then(|column| cells.get(column)) else { return };
        match status(&cell.text) {
            Some(key) => {
                self.extracted.statuses.push(Entry { key: key.to_owned(), cell: cell.text.clone(), ..entry });
            }
            None if cell.text.is_empty() => {}
            None => {
                let line = entry.lines.first().map_or(0, |lines| lines.start);
                let reason = "no status that is registered".to_owned();
                self.extracted.unread.push(Unread { line, cell: cell.text.clone(), reason });
            }
        }
    }

    /// The lines of a row: its own, and those of paragraphs below it.
    fn lines_of(&self, row: &Row) -> Vec<Range<u32>> {
        self.lines_of_segments(row.cells.iter().cloned().flatten())
    }

    /// The lines of some segments, the first of them first.
    pub(super) fn lines_of_segments(&self, segments: impl Iterator<Item = usize>) -> Vec<Range<u32>> {
        let places = segments.map(|segment| &self.page.segments[segment].range);
        let line = self.line;
        let mut lines: Vec<Range<u32>> =
            places.map(|range| line(range.start)..line(range.end.max(range.start + 1) - 1) + 1).collect();
        lines.sort_unstable_by_key(|lines| lines.start);
        lines
    }

    /// The status that the text directly above a segment begins with: `404 Not Found`.
    fn heading(&self, segment: usize) -> Option<(u16, u32)> {
        let above =
            self.page.segments.get(segment.checked_sub(1)?).filter(|above| above.cell.is_none() && !above.is_code)?;
        let status = status(&above.text)?.parse().ok()?;
        Some((status, (self.line)(above.range.start)))
    }
}

/// What each column is called in a draft: those of one head are told apart by a number, and those of none by their place.
fn own_heads(titles: &[String], columns: usize) -> Vec<String> {
    let title = |column: usize| titles.get(column).filter(|title| !title.is_empty()).cloned();
    let mut taken = BTreeSet::new();
    let head = |column| unique(title(column).unwrap_or_else(|| format!("column {}", column + 1)), &mut taken, " ");
    (0..columns).map(head).collect()
}

/// Whether cells are the words of a head: some are known, and none is like a code beyond doubt.
fn is_head(cells: &[String]) -> bool {
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let known =
        |cell: &&&String| words::head(cell) != words::Head::Unknown || kind(&cell.to_lowercase(), false).is_some();
    let coded = |cell: &&String| shape(cell).is_some_and(|of| of >= Shape::Number);
    filled.len() > 1
        && filled.iter().all(|cell| cell.chars().count() <= 40)
        && !filled.iter().any(coded)
        && filled.iter().filter(known).count() * 2 >= filled.len()
}

/// Whether most cells of the column of codes are a code and more, in one way.
fn is_compound(columns: &[Column], rows: &[Vec<Seen>]) -> bool {
    let Some(column) = columns.iter().position(|column| *column == Column::Code) else { return false };
    let cells = || rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.text.is_empty());
    let more = cells().filter(|cell| matches!(read(&cell.text), Reading::First(..))).count();
    more * 2 > cells().count()
}

/// Whether nearly all codes are numbers, so that a word among them is none.
fn among_numbers(columns: &[Column], rows: &[Vec<Seen>]) -> bool {
    let Some(column) = columns.iter().position(|column| *column == Column::Code) else { return false };
    let (mut numbers, mut all) = (0, 0);
    for cell in rows.iter().filter_map(|row| row.get(column)) {
        if let Reading::Codes(codes) = read(&cell.text) {
            all += 1;
            numbers += usize::from(codes.iter().all(|code| matches!(shape(code), Some(Shape::Number | Shape::Digits))));
        }
    }
    numbers * 10 >= all * 7
}

/// The paragraphs of a cell: one with a label is of the kind that the label speaks of.
pub(super) fn paragraphs(of: TextKind, segments: &[&str], texts: &mut Vec<(TextKind, String)>) {
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
