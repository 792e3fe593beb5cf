//! The text of a document in, its blocks out: front matter, code, tables, lines of text.
//!
//! The page may be Markdown, or a copy of a web page in which tables are left as cells between tabs, with further
//! paragraphs of the last cell below them, or as cells between pipes without the outer ones.

use std::collections::BTreeMap;
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
    /// A row of a table.
    Row(Row),
    /// Lines of text without a blank one between them.
    Paragraph(Vec<Piece>),
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Tables that share a head share this number.
    pub(crate) table: usize,
    /// Whether it is the head.
    pub(crate) is_head: bool,
    /// Its cells, each of one paragraph or more.
    pub(crate) cells: Vec<Vec<Piece>>,
}

/// Takes a document apart. Blank lines, fences and rules are in no block.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let (lines, heads) = (lines(text), BTreeMap::new());
    let mut layout = Layout { text, lines, blocks: Vec::new(), budget: 8 * text.len(), columns: 0, heads, table: 0 };
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
    /// The numbers of tables by their heads.
    heads: BTreeMap<String, usize>,
    /// The number of the last table.
    table: usize,
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
            self.row(at, '\t', true);
            self.tabs(at + 1)
        } else if line.contains('\t') && line.matches('\t').count() == self.columns {
            // Lines of a cell were wrapped, and the table goes on after them.
            self.tabs(at)
        } else if line.ends_with('{') {
            self.braces(at)
        } else {
            self.text(at, self.lines[at].clone());
            at + 1
        }
    }

    /// A line of text, or a part of one, which goes on a paragraph or begins one.
    fn text(&mut self, index: usize, range: Range<usize>) {
        let piece = self.piece(index, range);
        match self.blocks.last_mut() {
            Some(Block::Paragraph(lines)) if lines.last().is_some_and(|last| last.line + 1 == piece.line) => {
                lines.push(piece);
            }
            _ => self.blocks.push(Block::Paragraph(vec![piece])),
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
                self.text(at, self.lines[at].clone());
                return at + 1;
            }
        };
        let end = start + len;
        self.blocks.push(Block::Code(start..end));
        let last = self.lines.partition_point(|line| line.end < end);
        // What a copied page has glued to the brace is a line of its own.
        if !self.text[end..self.lines[last].end].trim().is_empty() {
            self.text(last, end..self.lines[last].end);
        }
        last + 1
    }

    /// A table between pipes: a head, a rule, rows up to the first line without a pipe.
    fn pipes(&mut self, at: usize) -> usize {
        self.row(at, '|', true);
        let mut next = at + 2;
        while self.line(next).contains('|') && !is_rule(self.line(next + 1)) {
            self.row(next, '|', false);
            next += 1;
        }
        next
    }

    /// The rows of a table between tabs. A paragraph after a blank line belongs to the last cell above it.
    fn tabs(&mut self, at: usize) -> usize {
        for next in at..self.lines.len() {
            if self.line(next).contains('\t') {
                self.row(next, '\t', false);
            } else if !self.is_blank(next) {
                let piece = self.piece(next, self.lines[next].clone());
                match self.blocks.last_mut() {
                    Some(Block::Row(Row { cells, is_head: false, .. }))
                        if self.lines[next - 1].is_empty() && !self.text[piece.range.clone()].starts_with('#') =>
                    {
                        cells.last_mut().into_iter().for_each(|cell| cell.extend(paragraphs(self.text, &piece)));
                    }
                    _ => return next,
                }
            }
        }
        self.lines.len()
    }

    /// A row of a table, or its head, by which tables are told apart. Without a word in it, a head tells nothing.
    fn row(&mut self, index: usize, mark: char, is_head: bool) {
        let cells = self.cells(index, mark);
        if is_head {
            let words: Vec<&str> = cells.iter().map(|cell| &self.text[cell.range.clone()]).collect();
            let head = if words.concat().is_empty() { index.to_string() } else { words.join("\t") };
            let next = self.heads.len();
            self.table = *self.heads.entry(head).or_insert(next);
        }
        let cells = cells.iter().map(|cell| paragraphs(self.text, cell)).collect();
        self.blocks.push(Block::Row(Row { table: self.table, is_head, cells }));
    }

    /// The cells of line `index`; outer pipes enclose none.
    fn cells(&self, index: usize, mark: char) -> Vec<Piece> {
        let whole = self.piece(index, self.lines[index].clone()).range;
        let mut start = whole.start;
        let mut cells = Vec::new();
        let text = &self.text[whole.clone()];
        for (at, _) in text.match_indices(mark).filter(|(at, _)| !text[..*at].ends_with('\\')) {
            if at > 0 {
                cells.push(self.piece(index, start..whole.start + at));
            }
            start = whole.start + at + 1;
        }
        if start < whole.end {
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
    let rest =
        ["- ", "* ", "+ ", ": "].iter().find_map(|bullet| marks.strip_prefix(bullet)).unwrap_or(marks).trim_start();
    let start = line.len() - rest.len();
    let anchor = if line.starts_with('#') && rest.ends_with('}') { rest.rfind("{#") } else { None };
    start..start + rest[..anchor.unwrap_or(rest.len())].trim_end().len()
}

/// The paragraphs of a cell, which a tag parts.
fn paragraphs(text: &str, cell: &Piece) -> Vec<Piece> {
    let lower = text[cell.range.clone()].to_ascii_lowercase();
    let mut parts = Vec::new();
    let (mut start, end) = (cell.range.start, cell.range.end);
    for (at, _) in lower.match_indices("<br") {
        let at = cell.range.start + at;
        let Some(len) = text[at..end].bytes().take(8).position(|byte| byte == b'>') else { continue };
        if at >= start {
            parts.push(Piece { line: cell.line, range: start..at });
            start = at + len + 1;
        }
    }
    parts.push(Piece { line: cell.line, range: start..end });
    parts
}

#[cfg(test)]
mod tests {
    use super::{Block, Piece, blocks, lines, without_markers};

    /// A block in a line: its kind, its first line, and what stands in it.
    fn told(text: &str, block: &Block) -> String {
        let of = |pieces: &[Piece]| {
            let each = pieces.iter().map(|piece| &text[piece.range.clone()]);
            each.collect::<Vec<_>>().join("/")
        };
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        match block {
            Block::Value(piece) => format!("value {}: {}", piece.line, &text[piece.range.clone()]),
            Block::Code(range) => format!("code {}: {}", line(range.start), &text[range.clone()]),
            Block::Row(row) => {
                let cells = row.cells.iter().map(|cell| of(cell)).collect::<Vec<_>>().join("|");
                format!("{} {}: {cells}", if row.is_head { "head" } else { "row" }, row.table)
            }
            Block::Paragraph(pieces) => {
                assert!(pieces.iter().all(|piece| line(piece.range.start) == piece.line as usize), "{pieces:?}");
                format!("text {}: {}", pieces[0].line, of(pieces))
            }
        }
    }

    #[test]
    fn a_document_is_taken_apart_by_its_lines() {
        for (text, wanted) in [
            (
                "---\ntitle: A: b\n  - item\nempty: \nodd\n---\nc: d",
                &["value 2: A: b", "value 3: item", "text 7: c: d"][..],
            ),
            ("---\na: b", &["text 1: ---/a: b"]),
            ("a\n---\nb: c\n---", &["text 1: a/---/b: c/---"]),
            // Blank lines and rules part paragraphs.
            ("a\n b \r\n\n\nc\n|--|\nd\n| |\na - | e", &["text 1: a/b", "text 5: c", "text 7: d/| |/a - | e"]),
            (
                "```js\na\n\n  b\n```\nc\n~~~\n```\n~~~\nd",
                &["code 2: a\n\n  b", "text 6: c", "code 8: ```", "text 10: d"],
            ),
            ("```\n```\na\n```\nb", &["text 3: a", "code 5: b"]),
            ("a\n```", &["text 1: a"]),
            ("| A | B |\n|---|:--|\n|  | 2 |\n| \\| |\na", &["head 0: A|B", "row 0: |2", "row 0: \\|", "text 5: a"]),
            ("A | B\n-|-\n1 | 2\n\n3 | 4", &["head 0: A|B", "row 0: 1|2", "text 5: 3 | 4"]),
            // A line above a rule is a head, and heads that are alike are of one table.
            (
                "|A|\n|-|\n|1|\n|B|\n|-|\n|2|\n\n|A|\n|-|\n|3|",
                &["head 0: A", "row 0: 1", "head 1: B", "row 1: 2", "head 0: A", "row 0: 3"],
            ),
            ("| |\n|-|\n|1|\n\n| |\n|-|\n|2|", &["head 0: ", "row 0: 1", "head 1: ", "row 1: 2"]),
            (
                "|A|\n|-|\n|a<br>b<BR />c<br clear=all>d<br><br>e|\n|f<br<br>g|",
                &["head 0: A", "row 0: a/b/c<br clear=all>d//e", "row 0: f/g"],
            ),
            // Between tabs, a paragraph behind a blank line goes on the last cell, but for a heading.
            (
                "A\tB\n1\t2\n\nmore<br>and more\n\n# C\n3\t4",
                &["head 0: A|B", "row 0: 1|2/more/and more", "text 6: # C", "row 0: 3|4"],
            ),
            (
                "A\tB\n1\ta\nb\n2\tc\nd\ne\tf\tg",
                &["head 0: A|B", "row 0: 1|a", "text 3: b", "row 0: 2|c", "text 5: d/e\tf\tg"],
            ),
            ("A\tB\nC\t\tD\n", &["head 0: A|B", "row 0: C||D"]),
            ("A\tB\nc\n", &["text 1: A\tB/c"]),
            // Code without a fence ends with its brace, and what is glued to that is a line.
            ("a {\n\"}\"\n} b\nc", &["code 1: a {\n\"}\"\n}", "text 3: b/c"]),
            ("a {\n}\nb", &["code 1: a {\n}", "text 3: b"]),
            ("a\nb {\n}", &["text 1: a", "code 2: b {\n}"]),
            ("a {\nb", &["text 1: a {/b"]),
        ] {
            assert_eq!(blocks(text).iter().map(|block| told(text, block)).collect::<Vec<_>>(), wanted, "{text}");
        }
    }

    /// Braces that are never closed are looked for through eight times the page, so that no page takes long.
    #[test]
    fn braces_are_not_looked_for_without_end() {
        for (open, found) in [(3, true), (7, true), (12, false)] {
            let text = format!("{}b {{\n{}\n}}", "a {\n".repeat(open), "c".repeat(200));
            let code = blocks(&text).iter().any(|block| matches!(block, Block::Code(_)));
            assert_eq!(code, found, "{open}");
        }
    }

    #[test]
    fn marks_of_lines_are_taken_off() {
        for (line, bare) in [
            ("## A {#a}", "A"),
            ("# A {#a} b", "A {#a} b"),
            ("# A {b}", "A {b}"),
            ("a {#b}", "a {#b}"),
            ("- a", "a"),
            ("*  a", "a"),
            ("+ a ", "a"),
            (": a", "a"),
            ("> > - a - b", "a - b"),
            ("-a", "-a"),
        ] {
            assert_eq!(&line[without_markers(line)], bare, "{line}");
        }
        let text = "a\r\n\nbc\n";
        assert_eq!(lines(text).into_iter().map(|line| &text[line]).collect::<Vec<_>>(), ["a", "", "bc"]);
    }
}
