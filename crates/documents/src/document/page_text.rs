//! A saved page in, its text in reading order out: segments that are compared, and rows of tables made of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::fold;
use super::inline::Inline;
use super::layout::{self, Block, Piece, without_markers};
use super::{MarkdownView, inline, word_match};
use crate::form::Form;

/// A page, taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageText {
    /// Everything, folded, without a break.
    pub(crate) folded: String,
    /// The lines of text and code, the paragraphs of cells, in order.
    pub(crate) segments: Vec<Segment>,
    /// The rows of its tables, heads too, in order.
    pub(crate) rows: Vec<Row>,
    /// How many blocks were read.
    blocks: usize,
    /// Segments by their folded text.
    by_text: BTreeMap<String, Vec<usize>>,
}

/// A line of text or code, or a paragraph of a cell.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// As it reads.
    pub(crate) text: String,
    /// Where it stands in `folded`.
    pub(crate) folded: Range<usize>,
    /// Its bytes in the page.
    pub(crate) range: Range<usize>,
    /// The row and the cell that it is part of.
    pub(crate) cell: Option<(usize, usize)>,
    /// Whether it is a line of code.
    pub(crate) is_code: bool,
    /// Whether it is a line below its row, of which only the layout tells that it belongs there.
    pub(crate) is_below: bool,
    /// What its line is marked as.
    pub(crate) mark: Mark,
    /// The block that it is part of: lines without a blank one between them share its number.
    pub(crate) block: usize,
    /// Words that are marked in it, by which a word may end where no space does.
    pub(crate) marked: Vec<String>,
}

/// What a line is marked as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing: it is text.
    #[default]
    Text,
    /// A heading, of a level from 1.
    Heading(usize),
    /// An item of a list.
    Item,
    /// The definition of what stands above it.
    Definition,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Tables that share a head share this number.
    pub(crate) table: usize,
    /// Whether it is the head.
    pub(crate) is_head: bool,
    /// The segments of each cell.
    pub(crate) cells: Vec<Range<usize>>,
    /// Where it stands in `folded`.
    pub(crate) folded: Range<usize>,
    /// Where the text ends that follows it: of a table between tabs, wrapped lines of the last cell.
    pub(crate) trail: usize,
}

impl Segment {
    /// Whether some words stand in it, or are what is marked in it.
    pub(crate) fn holds(&self, words: &str) -> bool {
        word_match::has_word(&self.text, words) || self.marked.iter().any(|marked| word_match::has_word(marked, words))
    }
}

impl PageText {
    /// Takes a page apart.
    pub(crate) fn new(page: &str, form: Form) -> Self {
        Self::of(&MarkdownView::new(page, form))
    }

    /// Takes a view of a page apart.
    pub(crate) fn of(view: &MarkdownView<'_>) -> Self {
        let text = view.text.as_ref();
        let mut page = Self::default();
        for block in layout::blocks(text) {
            page.blocks += 1;
            match block {
                Block::Paragraph(lines) => page.paragraphs(view, &lines),
                Block::Value(piece) => page.line(view, &piece.range, false),
                Block::Code(range) => {
                    for line in text[range.clone()].split_inclusive('\n').scan(range.start, |start, line| {
                        *start += line.len();
                        Some(*start - line.len()..*start - line.len() + line.trim_end().len())
                    }) {
                        page.line(view, &line, true);
                    }
                }
                Block::Row(row) => page.row(view, &row),
            }
        }
        page.trails();
        for (index, segment) in page.segments.iter().enumerate() {
            page.by_text.entry(page.folded[segment.folded.clone()].to_owned()).or_default().push(index);
        }
        page
    }

    /// The segments that are `folded` and nothing else.
    pub(crate) fn segments_of(&self, folded: &str) -> &[usize] {
        self.by_text.get(folded).map_or(&[], Vec::as_slice)
    }

    /// The segments that touch a part of `folded`.
    pub(crate) fn segments_in(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.segments.partition_point(|segment| segment.folded.end <= part.start);
        let last = self.segments.partition_point(|segment| segment.folded.start < part.end);
        first..last.max(first)
    }

    /// A cell as it reads.
    pub(crate) fn cell(&self, row: &Row, cell: usize) -> String {
        let segments = row.cells.get(cell).cloned().unwrap_or_default();
        self.segments[segments].iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// A cell, folded.
    pub(crate) fn folded_cell(&self, row: &Row, cell: usize) -> &str {
        let segments = row.cells.get(cell).map_or(&[][..], |segments| &self.segments[segments.clone()]);
        match (segments.first(), segments.last()) {
            (Some(first), Some(last)) => &self.folded[first.folded.start..last.folded.end],
            _ => "",
        }
    }

    /// The bytes of a row in the page.
    pub(crate) fn range(&self, row: &Row) -> Range<usize> {
        let segments = row.cells.first().map_or(0, |cell| cell.start)..row.cells.last().map_or(0, |cell| cell.end);
        let segments = &self.segments[segments];
        let start = segments.iter().map(|segment| segment.range.start).min().unwrap_or(0);
        start..segments.iter().map(|segment| segment.range.end).max().unwrap_or(start)
    }

    fn row(&mut self, view: &MarkdownView<'_>, of: &layout::Row) {
        let index = self.rows.len();
        let start = self.folded.len();
        let mut row =
            Row { table: of.table, is_head: of.is_head, cells: Vec::new(), folded: start..start, trail: start };
        for (cell, paragraphs) in of.cells.iter().enumerate() {
            let first = self.segments.len();
            for piece in paragraphs {
                let is_below = piece.line > paragraphs[0].line;
                self.push(Segment { cell: Some((index, cell)), is_below, ..read(view, &piece.range) });
            }
            row.cells.push(first..self.segments.len());
        }
        row.folded.end = self.folded.len();
        row.trail = row.folded.end;
        self.rows.push(row);
    }

    /// Lines of text, of which a mark begins a paragraph of its own.
    fn paragraphs(&mut self, view: &MarkdownView<'_>, lines: &[Piece]) {
        let text = view.text.as_ref();
        let marked = |piece: &Piece| without_markers(&text[piece.range.clone()]).start > 0;
        let mut at = 0;
        while at < lines.len() {
            let end = (at + 1..lines.len()).find(|end| marked(&lines[*end])).unwrap_or(lines.len());
            let first = self.segments.len();
            self.paragraph(view, &lines[at..end]);
            if let Some(segment) = self.segments.get_mut(first) {
                segment.mark = mark(&text[lines[at].range.clone()]);
            }
            // A rule below a line makes it a heading.
            let under = lines[at..end].get(1).map_or("", |piece| &text[piece.range.clone()]);
            let level =
                [('=', 1), ('-', 2)].into_iter().find(|(rule, _)| under.len() > 2 && under.chars().all(|c| c == *rule));
            if let (Some((_, level)), Some(segment)) = (level, self.segments.get_mut(first)) {
                segment.mark = Mark::Heading(level);
            }
            at = end;
        }
    }

    /// A paragraph is a segment a line, unless a mark begins on one line and ends on another.
    fn paragraph(&mut self, view: &MarkdownView<'_>, lines: &[Piece]) {
        let bare = |piece: &Piece| {
            let text = view.text.as_ref();
            let bare = without_markers(&text[piece.range.clone()]);
            piece.range.start + bare.start..piece.range.start + bare.end
        };
        let each: Vec<Segment> = lines.iter().map(|line| read(view, &bare(line))).collect();
        if let [first, .., last] = lines {
            let whole = read(view, &(bare(first).start..bare(last).end));
            let apart: Vec<&str> = each.iter().map(|line| line.text.as_str()).filter(|text| !text.is_empty()).collect();
            if whole.text != apart.join(" ") {
                self.push(whole);
                return;
            }
        }
        each.into_iter().for_each(|segment| self.push(segment));
    }

    fn line(&mut self, view: &MarkdownView<'_>, range: &Range<usize>, is_code: bool) {
        let text = inline::collapse(&view.text[range.clone()]);
        self.push(Segment { text, is_code, ..read(view, range) });
    }

    /// Adds a segment, unless nothing is to be seen of it.
    fn push(&mut self, segment: Segment) {
        let start = self.folded.len();
        self.folded.push_str(&fold(&segment.text));
        if self.folded.len() > start {
            let block = self.blocks;
            self.segments.push(Segment { folded: start..self.folded.len(), block, ..segment });
        }
    }

    /// What follows a row up to the next may be the rest of its last cell.
    fn trails(&mut self) {
        for index in 0..self.rows.len() {
            let next = self.rows.get(index + 1).map_or(self.folded.len(), |row| row.folded.start);
            let segments = self.segments_in(&(self.rows[index].folded.end..next));
            let prose = self.segments[segments].iter().take_while(|segment| !segment.is_code);
            self.rows[index].trail =
                prose.take(8).last().map_or(self.rows[index].folded.end, |segment| segment.folded.end);
        }
    }
}

/// A part of a page as it reads.
fn read(view: &MarkdownView<'_>, here: &Range<usize>) -> Segment {
    let Inline { text: plain, spans: marked } = super::read_inline(&view.text[here.clone()]);
    let range = view.place(here);
    Segment {
        text: plain,
        folded: 0..0,
        range,
        cell: None,
        is_code: false,
        is_below: false,
        mark: Mark::Text,
        block: 0,
        marked,
    }
}

/// What a line is marked as.
fn mark(line: &str) -> Mark {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    match line.as_bytes() {
        _ if level > 0 && line[level..].starts_with(' ') => Mark::Heading(level),
        [b'-' | b'*' | b'+', b' ', ..] => Mark::Item,
        [b':', b' ', ..] => Mark::Definition,
        _ => Mark::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, PageText};
    use crate::document::fold::fold;
    use crate::form::Form;

    /// What each line is marked as, and which lines are of one block.
    #[test]
    fn a_segment_is_a_line_with_its_mark() {
        for (page, wanted) in [
            ("# a\n## b {#c}\n#d", &["1 #1 a", "1 #2 b", "1 d"][..]),
            (
                "a\n===\nb\n\nc\n---\n\nd\n--\n\ne\n=-=",
                &["1 #1 a", "1 ===", "1 b", "2 #2 c", "2 ---", "3 d", "3 --", "4 e", "4 =-="],
            ),
            ("- a\nb\n* c\n+ d\n: e\n> f\n-g", &["1 - a", "1 b", "1 - c", "1 - d", "1 : e", "1 f", "1 -g"]),
            ("**a\nb** c\n- **d\n\ne", &["1 a b c", "1 - **d", "2 e"]),
            ("-\n\n•\n\na", &["3 a"]),
            ("---\nt: a\n---\n```\n b \n\nc\n```", &["1 a", "2 code b", "2 code c"]),
            ("|A|B|\n|-|-|\n|a<br>b||\nc", &["1 0.0 A", "1 0.1 B", "2 1.0 a", "2 1.0 b", "3 c"]),
            ("A\tB\n1\ta\n\nb\nc", &["1 0.0 A", "1 0.1 B", "2 1.0 1", "2 1.1 a", "2 1.1 below b", "3 c"]),
        ] {
            let read = PageText::new(page, Form::Page);
            let told = read.segments.iter().map(|of| {
                let mark = match of.mark {
                    Mark::Text => String::new(),
                    Mark::Heading(level) => format!("#{level} "),
                    Mark::Item => "- ".to_owned(),
                    Mark::Definition => ": ".to_owned(),
                };
                let cell = of.cell.map_or(String::new(), |(row, cell)| format!("{row}.{cell} "));
                let below = if of.is_below { "below " } else { "" };
                let code = if of.is_code { "code " } else { "" };
                format!("{} {cell}{below}{code}{mark}{}", of.block, of.text)
            });
            assert_eq!(told.collect::<Vec<_>>(), wanted, "{page}");
        }
    }

    /// However a part of a page is asked for, it is what a look through all of the page finds.
    #[test]
    fn the_parts_of_a_page_are_those_of_its_segments() {
        let mut page =
            "# A\n\n|B|C|\n|-|-|\n|a<br>b|c|\n|||\nd **e**\nd\n\n```\nf\n```\ng\n\nB\tD\n1\t\t2\n\nh\ni\n\n".to_owned();
        page.extend((0..12).map(|line| format!("j{line}\n")));
        let page = PageText::new(&page, Form::Page);
        let segments = &page.segments;
        let folded: String = segments.iter().map(|of| fold(&of.text)).collect();
        assert_eq!(page.folded, folded);
        assert_eq!(page.rows.len(), 5);
        for start in 0..folded.len() {
            for end in start + 1..=folded.len() {
                let touched = (0..segments.len())
                    .filter(|of| segments[*of].folded.start < end && segments[*of].folded.end > start);
                assert!(page.segments_in(&(start..end)).eq(touched), "{start}..{end}");
            }
            assert!(page.segments_in(&(start..start)).len() <= 1);
        }
        for of in segments {
            let wanted = (0..segments.len()).filter(|other| fold(&segments[*other].text) == fold(&of.text));
            assert_eq!(page.segments_of(&fold(&of.text)), wanted.collect::<Vec<_>>());
        }
        let mut trails = Vec::new();
        for (index, row) in page.rows.iter().enumerate() {
            let of_row = |of: &&super::Segment| of.cell.is_some_and(|(row, _)| row == index);
            let of_cell = |cell: usize| segments.iter().filter(move |of| of.cell == Some((index, cell)));
            for cell in 0..row.cells.len() {
                let text = of_cell(cell).map(|of| of.text.as_str()).collect::<Vec<_>>();
                assert_eq!(page.cell(row, cell), text.join(" "));
                assert_eq!(page.folded_cell(row, cell), text.iter().map(|text| fold(text)).collect::<String>());
            }
            assert_eq!((page.cell(row, 9).as_str(), page.folded_cell(row, 9)), ("", ""));
            let all: Vec<_> = segments.iter().filter(of_row).collect();
            assert_eq!(page.folded[row.folded.clone()], all.iter().map(|of| fold(&of.text)).collect::<String>());
            let first = all.iter().map(|of| of.range.start).min();
            let last = all.iter().map(|of| of.range.end).max();
            assert_eq!(page.range(row), first.unwrap_or(0)..last.unwrap_or(0));
            trails.push(&page.folded[row.folded.end..row.trail]);
        }
        // Up to the next row, to code, or for eight lines.
        assert_eq!(trails, ["", "", "ded", "", "ij0j1j2j3j4j5j6"]);
        let holds = |words: &str| segments.iter().filter(|of| of.holds(words)).count();
        assert_eq!((holds("d"), holds("e"), holds("z")), (2, 1, 0));
        let joined = PageText::new("**한**도 **로**", Form::Page);
        assert!(joined.segments[0].holds("한") && joined.segments[0].holds("한도") && !joined.segments[0].holds("도"));
    }
}
