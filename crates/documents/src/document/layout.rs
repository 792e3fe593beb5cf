//! The text of a document in, its blocks out: front matter, code, tables, lines of text.
//!
//! The page may be Markdown, or a copy of a web page in which tables are left as cells between tabs, with further
//! paragraphs of the last cell below them, or as cells between pipes without the outer ones.

use std::ops::Range;

use super::code;

/// A part of a line: its number, from 1, and its bytes without white space around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The line.
    pub(crate) line: u32,
    /// The bytes in the document.
    pub(crate) range: Range<usize>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A value of the front matter.
    Value(Piece),
    /// Code from its first line to its last.
    Code(Range<usize>),
    /// The head of a table.
    Head(Vec<Piece>),
    /// A row of a table: its cells, each of one piece or more.
    Row(Vec<Vec<Piece>>),
    /// A line of text.
    Text(Piece),
}

/// Takes a document apart. Blank lines, fences and rules are in no block.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut layout = Layout { text, lines: lines(text), blocks: Vec::new(), budget: 8 * text.len(), columns: 0 };
    let mut at = layout.front_matter();
    while at < layout.lines.len() {
        at = layout.block(at);
    }
    layout.blocks
}

/// The bytes of every line, without its end.
pub(crate) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let range = start..start + line.trim_end_matches('\n').trim_end_matches('\r').len();
            start += line.len();
            range
        })
        .collect()
}

struct Layout<'a> {
    text: &'a str,
    lines: Vec<Range<usize>>,
    blocks: Vec<Block>,
    /// How many more bytes are looked through in vain for closing braces.
    budget: usize,
    /// How many cells the rows of the last table between tabs have.
    columns: usize,
}

impl Layout<'_> {
    fn line(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |range| self.text[range.clone()].trim())
    }

    fn is_blank(&self, index: usize) -> bool {
        self.line(index).is_empty()
    }

    /// `range` of the document, which lies on line `index` (from 0), without white space around it.
    fn piece(&self, index: usize, range: Range<usize>) -> Piece {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        Piece { line: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1), range: start..end }
    }

    /// The lines between a first `---` and the next.
    fn front_matter(&mut self) -> usize {
        if self.line(0) != "---" {
            return 0;
        }
        let Some(end) = (1..self.lines.len()).find(|index| self.line(*index) == "---") else { return 0 };
        for index in 1..end {
            let range = self.lines[index].clone();
            let line = &self.text[range.clone()];
            let value = match (line.trim_start().strip_prefix("- "), line.split_once(": ")) {
                (Some(item), _) => item,
                (None, Some((_, value))) => value,
                (None, None) => continue,
            };
            let piece = self.piece(index, range.end - value.len()..range.end);
            if !piece.range.is_empty() {
                self.blocks.push(Block::Value(piece));
            }
        }
        end + 1
    }

    /// Reads one block that begins with line `at`, and returns the line after it.
    fn block(&mut self, at: usize) -> usize {
        let line = self.line(at);
        if line.is_empty() || is_rule(line) {
            at + 1
        } else if line.starts_with("```") || line.starts_with("~~~") {
            self.fence(at)
        } else if line.contains('|') && is_rule(self.line(at + 1)) {
            self.pipes(at)
        } else if line.contains('\t') && self.line(at + 1).contains('\t') {
            self.columns = line.matches('\t').count();
            self.blocks.push(Block::Head(self.cells(at, '\t')));
            self.tabs(at + 1)
        } else if line.contains('\t') && line.matches('\t').count() == self.columns {
            // Lines of a cell were wrapped, and the table goes on after them.
            self.tabs(at)
        } else if line.ends_with('{') {
            self.braces(at)
        } else {
            self.blocks.push(Block::Text(self.piece(at, self.lines[at].clone())));
            at + 1
        }
    }

    fn fence(&mut self, at: usize) -> usize {
        let fence = &self.line(at)[..3];
        let end =
            (at + 1..self.lines.len()).find(|index| self.line(*index).starts_with(fence)).unwrap_or(self.lines.len());
        if at + 1 < end {
            self.blocks.push(Block::Code(self.lines[at + 1].start..self.lines[end - 1].end));
        }
        end + 1
    }

    /// Code without a fence: from a line that ends in an opening brace to the brace that closes it.
    fn braces(&mut self, at: usize) -> usize {
        let start = self.lines[at].start;
        let found = if self.budget == 0 { Err(0) } else { code::closing_brace(&self.text[start..]) };
        let len = match found {
            Ok(len) => len,
            Err(looked) => {
                self.budget = self.budget.saturating_sub(looked);
                self.blocks.push(Block::Text(self.piece(at, self.lines[at].clone())));
                return at + 1;
            }
        };
        let end = start + len;
        self.blocks.push(Block::Code(start..end));
        let last = self.lines.partition_point(|line| line.end < end);
        // What a copied page has glued to the brace is a line of its own.
        let rest = self.piece(last, end..self.lines[last].end);
        if !rest.range.is_empty() {
            self.blocks.push(Block::Text(rest));
        }
        last + 1
    }

    /// A table between pipes: a head, a rule, rows up to the first line without a pipe.
    fn pipes(&mut self, at: usize) -> usize {
        self.blocks.push(Block::Head(self.cells(at, '|')));
        let mut next = at + 2;
        while self.line(next).contains('|') && !is_rule(self.line(next + 1)) {
            let cells = self.cells(next, '|').into_iter().map(|cell| vec![cell]).collect();
            self.blocks.push(Block::Row(cells));
            next += 1;
        }
        next
    }

    /// The rows of a table between tabs. A paragraph after a blank line belongs to the last cell above it.
    fn tabs(&mut self, at: usize) -> usize {
        let mut next = at;
        while next < self.lines.len() {
            if self.line(next).contains('\t') {
                let cells = self.cells(next, '\t').into_iter().map(|cell| vec![cell]).collect();
                self.blocks.push(Block::Row(cells));
            } else if !self.is_blank(next) {
                let piece = self.piece(next, self.lines[next].clone());
                match self.blocks.last_mut() {
                    Some(Block::Row(cells))
                        if self.lines[next - 1].is_empty() && !self.text[piece.range.clone()].starts_with('#') =>
                    {
                        cells.last_mut().into_iter().for_each(|cell| cell.push(piece.clone()));
                    }
                    _ => return next,
                }
            }
            next += 1;
        }
        next
    }

    /// The cells of line `index`; outer pipes enclose none.
    fn cells(&self, index: usize, mark: char) -> Vec<Piece> {
        let whole = self.piece(index, self.lines[index].clone()).range;
        let mut start = whole.start;
        let mut cells = Vec::new();
        let text = &self.text[whole.clone()];
        for (at, _) in text.match_indices(mark).filter(|(at, _)| !text[..*at].ends_with('\\')) {
            if at > 0 || mark != '|' {
                cells.push(self.piece(index, start..whole.start + at));
            }
            start = whole.start + at + 1;
        }
        if start < whole.end || mark != '|' {
            cells.push(self.piece(index, start..whole.end));
        }
        cells
    }
}

/// `| --- | :--: |`, with or without its outer pipes.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// What is left of a line without the marks of a heading, a list or a quotation, and without a heading's anchor.
pub(crate) fn without_markers(line: &str) -> Range<usize> {
    let marks = line.trim_start_matches('#').trim_start_matches("> ");
    let rest = ["- ", "* ", "+ "].iter().find_map(|bullet| marks.strip_prefix(bullet)).unwrap_or(marks).trim_start();
    let start = line.len() - rest.len();
    let anchor = if line.starts_with('#') && rest.ends_with('}') { rest.rfind("{#") } else { None };
    start..start + rest[..anchor.unwrap_or(rest.len())].trim_end().len()
}

/// The paragraphs of a cell, which a tag parts.
pub(crate) fn paragraphs(text: &str, cell: &Range<usize>) -> Vec<Range<usize>> {
    let lower = text[cell.clone()].to_ascii_lowercase();
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in lower.match_indices("<br") {
        let end = lower[at..].bytes().take(8).position(|byte| byte == b'>').filter(|_| at >= start);
        let Some(end) = end else { continue };
        parts.push(cell.start + start..cell.start + at);
        start = at + end + 1;
    }
    parts.push(cell.start + start..cell.end);
    parts
}
