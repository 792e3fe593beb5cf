//! A document in, taken apart into everything that a quote can be the whole of.
//!
//! A unit is a cell of a table, a paragraph of a cell, a line, a paragraph, what follows a label such as
//! `해결 방법: `, a value of the front matter, a string or a comment in code, a line or block of code.
//! A text is quoted only if it is a whole unit: a quote that lost its last word is not.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use super::claim::{Claim, MatchMode};
use crate::document::layout::{self, Block, Piece, Row, without_markers};
use crate::document::{self, MarkdownView, code, inline, word_match};
use crate::form::Form;

/// A document, taken apart.
#[derive(Clone, Debug)]
pub(crate) struct DocumentText {
    /// The bytes of every line.
    pub(crate) lines: Vec<Range<usize>>,
    /// What is seen of every line: the line itself, or what is between its tags.
    seen: Vec<String>,
    /// Everything that a quote can be the whole of, and marked words.
    pub(crate) units: Vec<Unit>,
    /// The cells of the rows of its tables.
    pub(crate) cells: Vec<Cell>,
    /// The table and the column of every unit that a cell is made of. Tables that share a head count as one.
    pub(crate) columns: BTreeMap<usize, (usize, usize)>,
    /// Units by the line they begin on.
    by_line: Vec<Vec<usize>>,
}

/// Something that a quote can be the whole of.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its first line, from 1.
    pub(crate) first: u32,
    /// Its last line.
    pub(crate) last: u32,
    /// Its bytes in the document.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: UnitKind,
    /// Its text, as a quote has it.
    pub(crate) text: String,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// A cell, a line, a paragraph, a value: a text is quoted from it.
    Text,
    /// A line, a string or a comment of code: likewise.
    Code,
    /// A block of code: an example is.
    Block,
    /// Words that are marked inside a unit, as code, by emphasis, or as a link: words are quoted from it.
    Span,
}

/// A cell of a table's row.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// The unit that it is as a whole.
    pub(crate) whole: usize,
    /// Its paragraphs, each with its line and the units that cover it.
    pub(crate) lines: Vec<(u32, Vec<usize>)>,
}

impl DocumentText {
    /// Takes a document apart.
    pub(crate) fn new(document: &str, form: Form) -> Self {
        let view = MarkdownView::new(document, form);
        let mut page = Self::read(&view.text);
        if view.is_rewritten() {
            page.put_back(document, &view);
        }
        page.by_line = vec![Vec::new(); page.lines.len()];
        for (index, unit) in page.units.iter().enumerate() {
            if let Some(units) = page.by_line.get_mut(unit.first as usize - 1) {
                units.push(index);
            }
        }
        page
    }

    /// Takes a view apart.
    fn read(text: &str) -> Self {
        let lines = layout::lines(text);
        let seen = lines.iter().map(|line| text[line.clone()].trim().to_owned()).collect();
        let mut page =
            Self { lines, seen, units: Vec::new(), cells: Vec::new(), columns: BTreeMap::new(), by_line: Vec::new() };
        for block in layout::blocks(text) {
            match block {
                Block::Value(piece) => page.value(text, &piece),
                Block::Code(range) => page.code(text, &range),
                // A head is quoted cell by cell, and nothing of it has to be.
                Block::Row(row) if row.is_head => {
                    row.cells.iter().for_each(|cell| drop(page.cell(text, cell)));
                }
                Block::Row(row) => page.row(text, &row),
                Block::Paragraph(lines) => page.paragraph(text, &lines),
            }
        }
        page
    }

    /// Moves everything to where it stands in the document that was rewritten. Lines of which nothing is seen are blank.
    fn put_back(&mut self, document: &str, view: &MarkdownView<'_>) {
        self.lines = layout::lines(document);
        self.seen = vec![String::new(); self.lines.len()];
        for (text, there) in view.parts() {
            let (first, last) = (self.line_of(there.start), self.line_of(there.end));
            let copied = document[there.clone()] == *text;
            for line in first..=last {
                let range = self.lines[line as usize - 1].clone();
                let range = range.start.max(there.start)..range.end.min(there.end);
                let part = if copied || first < last { &document[range] } else { &inline::read(text).text };
                let seen = &mut self.seen[line as usize - 1];
                if !seen.is_empty() {
                    seen.push(' ');
                }
                seen.push_str(part.trim());
            }
        }
        for index in 0..self.units.len() {
            let range = view.place(&self.units[index].range);
            let (first, last) = (self.line_of(range.start), self.line_of(range.end));
            let unit = &mut self.units[index];
            (unit.range, unit.first, unit.last) = (range, first, last);
        }
        // A cell that reaches over several rows was read in each.
        let mut places = BTreeSet::new();
        let units = &self.units;
        self.cells.retain(|cell| places.insert(units[cell.whole].range.start));
        for cell in &mut self.cells {
            for (line, units) in &mut cell.lines {
                *line = units.first().map_or(*line, |unit| self.units[*unit].first);
            }
        }
    }

    /// How many lines it has.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    /// The units of which every line that is not blank is among the cited.
    pub(crate) fn within<'a>(&'a self, cited: &'a [RangeInclusive<u32>]) -> impl Iterator<Item = usize> + 'a {
        let is_cited = |line: u32| cited.iter().any(|lines| lines.contains(&line));
        let lines = cited.iter().flat_map(|lines| lines.clone().take_while(|line| *line <= self.len()));
        lines.filter_map(|line| self.by_line.get((line as usize).checked_sub(1)?)).flatten().copied().filter(
            move |index| {
                let unit = &self.units[*index];
                (unit.first + 1..=unit.last).all(|line| is_cited(line) || self.is_blank(line))
            },
        )
    }

    /// Whether nothing is seen of a line, from 1.
    pub(crate) fn is_blank(&self, line: u32) -> bool {
        self.seen(line).is_empty()
    }

    /// What is seen of a line, from 1.
    pub(crate) fn seen(&self, line: u32) -> &str {
        self.seen.get((line as usize).saturating_sub(1)).map_or("", String::as_str)
    }

    fn value(&mut self, text: &str, piece: &Piece) {
        let raw = &text[piece.range.clone()];
        let quoted = raw.len() > 1 && raw.starts_with(['"', '\'']) && raw.chars().next_back() == raw.chars().next();
        let range = if quoted { piece.range.start + 1..piece.range.end - 1 } else { piece.range.clone() };
        self.raw(text, UnitKind::Text, piece.line, piece.line, range);
    }

    fn code(&mut self, text: &str, range: &Range<usize>) {
        let (first, last) = (self.line_of(range.start), self.line_of(range.end));
        self.raw(text, UnitKind::Block, first, last, range.clone());
        for line in first..=last {
            let whole = self.lines[line as usize - 1].clone();
            self.raw(text, UnitKind::Code, line, line, whole.start.max(range.start)..whole.end.min(range.end));
        }
        for token in code::tokens(&text[range.clone()]) {
            let (code::Token::Text(inner) | code::Token::Comment(inner)) = token;
            let range = range.start + inner.start..range.start + inner.end;
            self.raw(text, UnitKind::Code, self.line_of(range.start), self.line_of(range.end), range);
        }
    }

    fn row(&mut self, text: &str, row: &Row) {
        for (column, paragraphs) in row.cells.iter().enumerate() {
            if let Some(cell) = self.cell(text, paragraphs) {
                let units = cell.lines.iter().flat_map(|(_, units)| units).chain([&cell.whole]);
                self.columns.extend(units.map(|unit| (*unit, (row.table, column))));
                self.cells.push(cell);
            }
        }
    }

    fn cell(&mut self, text: &str, paragraphs: &[Piece]) -> Option<Cell> {
        let (first, last) = (paragraphs.first()?, paragraphs.last()?);
        let range = first.range.start..last.range.end;
        if range.is_empty() {
            return None;
        }
        let whole = self.markdown(text, first.line, last.line, range);
        if paragraphs.len() == 1 {
            return Some(Cell { whole, lines: vec![(first.line, vec![whole])] });
        }
        // What follows the first paragraph is one text as well.
        let rest = match paragraphs {
            [_, second, _, ..] => Some(self.markdown(text, second.line, last.line, second.range.start..last.range.end)),
            _ => None,
        };
        let mut lines = Vec::new();
        for (index, piece) in paragraphs.iter().enumerate() {
            let mut units = vec![self.piece(text, piece)];
            if index > 0 {
                units.extend(self.labelled(text, piece));
                units.extend(rest);
            }
            lines.push((piece.line, units));
        }
        Some(Cell { whole, lines })
    }

    fn text(&mut self, text: &str, piece: &Piece) {
        let unit = self.piece(text, piece);
        let bare = without_markers(&text[piece.range.clone()]);
        let mut bare = Piece { line: piece.line, range: piece.range.start + bare.start..piece.range.start + bare.end };
        if bare.range == piece.range {
            bare.range = self.units[unit].range.clone();
        } else {
            self.piece(text, &bare);
        }
        self.labelled(text, &bare);
        self.bracketed(text, &bare);
    }

    /// What follows a label: `해결 방법: 재시도`.
    fn labelled(&mut self, text: &str, piece: &Piece) -> Option<usize> {
        let whole = &text[piece.range.clone()];
        let end = piece.range.end;
        // What is marked may be longer than a label: `- **code**: text`, `code - text`, `code (text)`.
        let marked = whole.starts_with(['`', '*', '_', '['])
            || !whole.split(' ').next().unwrap_or_default().contains(['.', ',']);
        let parts = [": ", "：", " - ", " – ", " — ", ": ** ", ":** ", ":__ "];
        let (at, mark) = parts.iter().filter_map(|mark| Some((whole.find(mark)?, *mark))).min_by_key(|(at, _)| *at)?;
        let (label, rest) = (&whole[..at], &whole[at + mark.len()..]);
        let short = label.chars().count() <= 24 && label.split_whitespace().count() <= 3;
        let plain = short && !label.contains(['.', ',', '(', ')', '"']);
        let code = label.len() <= 128 && !label.contains(char::is_whitespace) && marked;
        (plain || code).then(|| {
            let start = end - rest.trim_start().len();
            self.markdown(text, piece.line, piece.line, start..end)
        })
    }

    /// What follows the code that a line begins with in brackets: `E_1 (text)`.
    fn bracketed(&mut self, text: &str, piece: &Piece) {
        let whole = &text[piece.range.clone()];
        let inner = whole.strip_suffix(')').and_then(|whole| whole.split_once(" ("));
        if let Some((_, inner)) = inner.filter(|(before, _)| !before.contains(char::is_whitespace)) {
            let end = piece.range.end - 1;
            self.markdown(text, piece.line, piece.line, end - inner.len()..end);
        }
    }

    /// Lines of text without a blank one between them: the whole, where there is more than one, and each.
    fn paragraph(&mut self, text: &str, lines: &[Piece]) {
        if let [first, .., last] = lines {
            self.markdown(text, first.line, last.line, first.range.start..last.range.end);
            self.parts(text, lines);
        }
        lines.iter().for_each(|line| self.text(text, line));
    }

    /// The items and definitions of a paragraph that are wrapped, without their marks and labels; and what is below a first word.
    fn parts(&mut self, text: &str, lines: &[Piece]) {
        let bare = |piece: &Piece| without_markers(&text[piece.range.clone()]).start;
        let mut at = 0;
        while at < lines.len() {
            let end = (at + 1..lines.len()).find(|next| bare(&lines[*next]) > 0).unwrap_or(lines.len());
            let (first, last) = (&lines[at], &lines[end - 1]);
            if end - at > 1 {
                let piece = Piece { line: first.line, range: first.range.start + bare(first)..last.range.end };
                if bare(first) > 0 {
                    self.markdown(text, first.line, last.line, piece.range.clone());
                }
                if let Some(unit) = self.labelled(text, &piece) {
                    self.units[unit].last = last.line;
                }
                if !text[first.range.clone()].contains(char::is_whitespace) {
                    let below = &lines[at + 1];
                    self.markdown(text, below.line, last.line, below.range.start..last.range.end);
                }
            }
            at = end;
        }
    }

    fn piece(&mut self, text: &str, piece: &Piece) -> usize {
        self.markdown(text, piece.line, piece.line, piece.range.clone())
    }

    fn markdown(&mut self, text: &str, first: u32, last: u32, range: Range<usize>) -> usize {
        let read = document::read_inline(&text[range.clone()]);
        for span in read.spans {
            self.units.push(Unit { first, last, range: range.clone(), kind: UnitKind::Span, text: span });
        }
        self.units.push(Unit { first, last, range, kind: UnitKind::Text, text: read.text });
        self.units.len() - 1
    }

    fn raw(&mut self, text: &str, kind: UnitKind, first: u32, last: u32, range: Range<usize>) {
        let text = inline::collapse(&text[range.clone()]);
        if !text.is_empty() {
            // An example is kept as it stands; what a string says is another thing than how it is written.
            let text = if kind == UnitKind::Block { text } else { text.replace("\\\"", "\"").replace("\\/", "/") };
            self.units.push(Unit { first, last, range, kind, text });
        }
    }

    fn line_of(&self, offset: usize) -> u32 {
        let line = self.lines.partition_point(|line| line.end < offset);
        u32::try_from(line.min(self.lines.len().saturating_sub(1))).unwrap_or(u32::MAX).saturating_add(1)
    }
}

impl Unit {
    /// Whether it says what is claimed, in the mode in which it has to.
    pub(crate) fn says(&self, claim: &Claim<'_>) -> bool {
        let text = claim.text.as_str();
        match (claim.mode, self.kind) {
            (MatchMode::Whole, UnitKind::Text | UnitKind::Code) | (MatchMode::Block, UnitKind::Block) => {
                self.text == text
            }
            (MatchMode::Whole | MatchMode::Block, _) | (_, UnitKind::Block) => false,
            (MatchMode::Member, UnitKind::Code) => {
                let after = self.text.strip_prefix(text).map(|after| after.trim_start().trim_start_matches('?'));
                self.text == text || after.is_some_and(|after| after.starts_with(':'))
            }
            (MatchMode::Words | MatchMode::Member, _) => word_match::has_word(&self.text, text),
            (MatchMode::Number, _) if text.ends_with("xx") => {
                word_match::has_word(&self.text, text) || word_match::has_word(&self.text, &text.to_uppercase())
            }
            (MatchMode::Number, _) => word_match::has_number(&self.text, text),
            (MatchMode::Address, _) => match text.split_once("{code}") {
                Some((before, after)) => word_match::has_address(&self.text, before, after),
                None => word_match::has_word(&self.text, text),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use codetable_model::source::Source;

    /// The units of a document: its lines, its text, and what it is, if that is no text.
    fn units(name: &str, document: &str) -> (DocumentText, Vec<String>) {
        let text = DocumentText::new(document, Form::of(&Source::new(name, document)));
        let unit = |unit: &Unit| {
            let lines = if unit.first == unit.last { String::new() } else { format!("-{}", unit.last) };
            let kind = if unit.kind == UnitKind::Text { String::new() } else { format!(" {:?}", unit.kind) };
            format!("{}{lines}{kind} {}", unit.first, unit.text)
        };
        let units = text.units.iter().map(unit).collect();
        (text, units)
    }

    #[test]
    fn a_document_is_taken_apart_into_all_that_a_quote_can_be_the_whole_of() {
        for (page, wanted) in [
            ("---\ntitle: \"A b\"\nname: 'a\"\nsign: \"\n---\n", &["2 A b", "3 'a\"", "4 \""][..]),
            ("# Head\n", &["1 # Head", "1 Head"]),
            (
                "- `E_1`: it is\n  wrapped\n- E_2 (gone)\n",
                &[
                    "1-3 Span E_1",
                    "1-3 - E_1: it is wrapped - E_2 (gone)",
                    "1-2 Span E_1",
                    "1-2 E_1: it is wrapped",
                    "1-2 it is wrapped",
                    "1 Span E_1",
                    "1 - E_1: it is",
                    "1 Span E_1",
                    "1 E_1: it is",
                    "1 it is",
                    "2 wrapped",
                    "3 - E_2 (gone)",
                    "3 E_2 (gone)",
                    "3 gone",
                ],
            ),
            (
                "E_3\nbelow it\nand on\n",
                &["1-3 E_3 below it and on", "2-3 below it and on", "1 E_3", "2 below it", "3 and on"],
            ),
            ("Not one\nbelow it\n", &["1-2 Not one below it", "1 Not one", "2 below it"]),
            (
                "| Code | Text |\n|---|---|\n| E_4 | a<br>Cause: b<br>c |\n| | d<br>e |\n",
                &[
                    "1 Code",
                    "1 Text",
                    "3 E_4",
                    "3 a Cause: b c",
                    "3 Cause: b c",
                    "3 a",
                    "3 Cause: b",
                    "3 b",
                    "3 c",
                    "4 d e",
                    "4 d",
                    "4 e",
                ],
            ),
            (
                "```x\na \"b\\\"\" // c\nd\n```\n",
                &["2-3 Block a \"b\\\"\" // c d", "2 Code a \"b\"\" // c", "3 Code d", "2 Code b\"", "2 Code c"],
            ),
        ] {
            assert_eq!(units("page.md", page).1, wanted, "{page}");
        }
    }

    /// The cells of a page of HTML stand where the page has them, once.
    #[test]
    fn what_is_read_of_html_stands_where_the_page_has_it() {
        let page = "<html><table>\n<tr><th>Code<th>Text</tr>\n<tr><td rowspan=2>E_1<td>a <b>b</b></tr>\n<tr><td>c<br>\nd</tr>\n\
                    </table>\n<p>e\nf</p>";
        let (text, units) = units("page.html", page);
        let wanted =
            ["2 Code", "2 Text", "3 E_1", "3 Span a", "3 Span b", "3 a b", "3 E_1", "4-5 c d", "4 c", "5 d", "7-8 e f"];
        assert_eq!(units[..wanted.len()], wanted);
        let cells: Vec<_> = text.cells.iter().map(|cell| (cell.whole, cell.lines.clone())).collect();
        assert_eq!(cells, [(2, vec![(3, vec![2])]), (5, vec![(3, vec![5])]), (7, vec![(4, vec![8]), (5, vec![9])])]);
        assert_eq!(
            text.columns.values().copied().collect::<Vec<_>>(),
            [(0, 0), (0, 1), (0, 0), (0, 1), (0, 1), (0, 1)]
        );
        assert_eq!([1, 2, 4, 5, 6, 7, 8, 9].map(|line| text.seen(line)), ["", "Code Text", "c", "d", "", "e", "f", ""]);
        for unit in text.units.iter().filter(|unit| unit.kind == UnitKind::Text && !unit.text.contains(' ')) {
            assert_eq!(page[unit.range.clone()].trim(), unit.text);
        }
        // A unit stands within lines if all of it does that is not blank.
        let within =
            |lines: &[RangeInclusive<u32>]| text.within(lines).map(|unit| units[unit].as_str()).collect::<Vec<_>>();
        assert_eq!(within(&[4..=4]), ["4 c"]);
        assert_eq!(within(&[4..=5]), ["4-5 c d", "4 c", "5 d"]);
        assert_eq!(within(&[4..=4, 5..=99]).first(), Some(&"4-5 c d"));
        assert_eq!(within(&[0..=1, 9..=9]), [""; 0]);
    }

    /// What follows a label, or a code in brackets, is a text of its own.
    #[test]
    fn a_label_is_short_or_a_code() {
        let (long, code) = ("a".repeat(12), "a".repeat(126));
        for (line, rest) in [
            ("Label: text", Some("text")),
            ("Label：text", Some("text")),
            ("Label - text", Some("text")),
            ("Label – text", Some("text")),
            ("Label — text: more", Some("text: more")),
            ("A b c: text", Some("text")),
            ("A b c d: text", None),
            (&format!("{} {long}: text", &long[1..]), Some("text")),
            (&format!("{long} {long}: text"), None),
            (&format!("{long}{long}{long}: text"), Some("text")),
            (&format!("`{code}`: text"), Some("text")),
            (&format!("`{code}a`: text"), None),
            ("`a.b`: text", Some("text")),
            ("[a.b]: text", Some("text")),
            ("a.b: text", None),
            ("a, b: text", None),
            ("E_1 (text)", Some("text")),
            ("E_1 (text) (more)", Some("text) (more")),
            ("The E_1 (text)", None),
            ("Text", None),
        ] {
            let (text, _) = units("page.md", line);
            let last = text.units.iter().rfind(|unit| unit.kind == UnitKind::Text).filter(|unit| unit.range.start > 0);
            assert_eq!(last.map(|unit| unit.text.as_str()), rest, "{line}");
        }
    }
}
