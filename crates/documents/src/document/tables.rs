//! The cells of tables in, Markdown out: what every form but a page is written as.

use std::ops::Range;

use super::MarkdownView;
use super::fragment::Fragment;

/// What stands somewhere in a document: its texts, each with its bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    parts: Vec<(String, Range<usize>)>,
}

/// Writes tables.
pub(crate) struct Tables {
    out: Fragment,
}

impl Cell {
    /// A text that stands at a place. Where it stands on as many lines as it has, each is a part of its own.
    pub(crate) fn new(document: &str, text: &str, place: Range<usize>) -> Self {
        let source = &document[place.clone()];
        if !text.contains('\n') || source.matches('\n').count() != text.matches('\n').count() {
            return Self { parts: vec![(text.to_owned(), place)] };
        }
        let mut start = place.start;
        let lines = source.split_inclusive('\n').map(|line| {
            start += line.len();
            start - line.len()..start - line.len() + line.trim_end().len()
        });
        let lines: Vec<Range<usize>> = lines.collect();
        Self { parts: text.split_inclusive('\n').map(str::to_owned).zip(lines).collect() }
    }

    /// A text of ours.
    pub(crate) fn ours(text: &str) -> Self {
        Self { parts: vec![(text.to_owned(), 0..0)] }
    }

    /// Adds what stands elsewhere.
    pub(crate) fn extend(&mut self, other: Self) {
        self.parts.extend(other.parts);
    }

    /// Whether there is nothing to be read.
    pub(crate) fn is_blank(&self) -> bool {
        self.parts.iter().all(|(text, _)| text.trim().is_empty())
    }

    /// All that it says.
    pub(crate) fn text(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

impl Tables {
    pub(crate) fn new() -> Self {
        Self { out: Fragment::default() }
    }

    /// A heading, of a level from 1.
    pub(crate) fn heading(&mut self, level: usize, title: &Cell) {
        if !title.is_blank() {
            self.out.mark("\n");
            self.out.mark(&"#".repeat(level.clamp(1, 6)));
            self.out.mark(" ");
            self.cell(title);
            self.out.mark("\n\n");
        }
    }

    /// A table: its head, and rows of as many cells or fewer.
    pub(crate) fn table(&mut self, head: &[Cell], rows: &[Vec<Cell>]) {
        self.out.mark("\n");
        let width = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
        self.row(head, width);
        self.out.mark(&"|---".repeat(width));
        self.out.mark("|\n");
        for row in rows {
            self.row(row, width);
        }
        self.out.mark("\n");
    }

    fn row(&mut self, cells: &[Cell], width: usize) {
        for column in 0..width {
            self.out.mark("| ");
            if let Some(cell) = cells.get(column) {
                self.cell(cell);
            }
            self.out.mark(" ");
        }
        self.out.mark("|\n");
    }

    fn cell(&mut self, cell: &Cell) {
        for (index, (text, place)) in cell.parts.iter().enumerate() {
            self.out.space = index > 0;
            self.out.words(text, place.clone());
        }
    }

    pub(crate) fn finish<'a>(self) -> MarkdownView<'a> {
        MarkdownView { text: self.out.text.into(), parts: self.out.parts }
    }
}
