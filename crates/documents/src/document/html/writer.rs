//! Tags and texts of HTML in, Markdown out, each part with its place in the page.

use std::ops::Range;

use super::super::{Mapping, MarkdownView, WORD_BREAK};
use super::is_block;

/// How many rows or columns a cell reaches over at most: a page may claim any number.
const REACH: usize = 100;

/// Elements of which nothing is seen.
const HIDDEN: [&str; 8] = ["script", "style", "template", "svg", "math", "noscript", "title", "iframe"];

/// Writes a page as Markdown.
pub(super) struct Writer<'a> {
    page: &'a str,
    out: Fragment,
    /// Open elements of which nothing is seen.
    hidden: Vec<String>,
    /// How many elements are open in which lines are kept.
    kept: usize,
    tables: Vec<Table>,
    /// How many more bytes cells that reach over several rows may add.
    copies: usize,
}

/// Markdown with the places that its parts come from.
#[derive(Clone, Default)]
struct Fragment {
    text: String,
    parts: Vec<Mapping>,
    /// Whether a space is due before the next letter.
    space: bool,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    cells: Vec<Cell>,
    open: bool,
    /// Whether a row is written already.
    begun: bool,
    /// Cells that reach down from rows above, by column.
    above: Vec<Option<(usize, Fragment)>>,
    /// Set once another table was found inside: it is there for the layout, and holds no rows.
    layout: bool,
}

/// A cell of the row that is open.
struct Cell {
    fragment: Fragment,
    head: bool,
    rows: usize,
    columns: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        let out = Fragment::default();
        Self { page, out, hidden: Vec::new(), kept: 0, tables: Vec::new(), copies: 4 * page.len() + 4096 }
    }

    /// Takes over a part of the page that is Markdown already.
    pub(super) fn copy(&mut self, there: Range<usize>) {
        self.out.break_line();
        self.out.push(&self.page[there.clone()], there);
    }

    /// A tag that opens an element.
    pub(super) fn open(&mut self, name: &str, place: Range<usize>, attribute: &dyn Fn(&str) -> Option<String>) {
        if !self.hidden.is_empty() || HIDDEN.contains(&name) {
            if HIDDEN.contains(&name) {
                self.hidden.push(name.to_owned());
            }
            return;
        }
        match name {
            "table" => self.open_table(),
            "tr" | "thead" | "tbody" | "tfoot" if self.table().is_some() => self.close_row(),
            "td" | "th" if self.table().is_some() => {
                let reach = |name: &str| {
                    attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, REACH)
                };
                let head = name == "th";
                let cell =
                    Cell { fragment: Fragment::default(), head, rows: reach("rowspan"), columns: reach("colspan") };
                if let Some(table) = self.table() {
                    table.cells.push(cell);
                    table.open = true;
                }
            }
            "br" => self.break_line(),
            "img" => self.text(&attribute("alt").unwrap_or_default(), place),
            "pre" if self.cell().is_none() => {
                self.break_block();
                self.out.mark("~~~\n");
                self.kept += 1;
            }
            "li" => {
                self.break_line();
                self.target().mark("- ");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.cell().is_none() => {
                self.break_block();
                self.out.mark("## ");
            }
            _ if is_block(name) => self.break_block(),
            _ => self.target().word_break(),
        }
    }

    /// A tag that closes one.
    pub(super) fn close(&mut self, name: &str) {
        if let Some(hidden) = self.hidden.last() {
            if hidden == name {
                self.hidden.pop();
            }
            return;
        }
        match name {
            "table" => self.close_table(),
            "tr" | "thead" | "tbody" | "tfoot" if self.table().is_some() => self.close_row(),
            "td" | "th" if self.table().is_some() => self.table().into_iter().for_each(|table| table.open = false),
            "pre" if self.kept > 0 && self.cell().is_none() => {
                self.kept -= 1;
                self.out.break_line();
                self.out.mark("~~~\n");
            }
            "li" | "ul" | "ol" if self.cell().is_some() => {}
            "li" => self.out.break_line(),
            _ if is_block(name) => self.break_block(),
            _ => self.target().word_break(),
        }
    }

    /// A text between tags.
    pub(super) fn text(&mut self, text: &str, there: Range<usize>) {
        if !self.hidden.is_empty() {
            return;
        }
        let source = &self.page[there.clone()];
        let line_by_line = source.matches('\n').count() == text.matches('\n').count();
        let (mut start, mut rest) = (there.start, source);
        for line in text.split_inclusive('\n') {
            // What was decoded is longer or shorter than it stands there, but no line is lost.
            let len = if line_by_line { rest.find('\n').map_or(rest.len(), |end| end + 1) } else { rest.len() };
            let place = if line_by_line { start..start + len } else { there.clone() };
            if self.kept > 0 && self.cell().is_none() {
                self.out.push(line, place);
            } else {
                let place = trimmed(self.page, place);
                self.target().words(line, place);
            }
            if line_by_line {
                (start, rest) = (start + len, &rest[len..]);
            }
        }
    }

    /// Closes whatever is open.
    pub(super) fn end(&mut self) {
        while !self.tables.is_empty() {
            self.close_table();
        }
        if self.kept > 0 {
            self.out.break_line();
            self.out.mark("~~~\n");
        }
        self.kept = 0;
        self.hidden.clear();
        self.break_block();
    }

    pub(super) fn finish(self) -> MarkdownView<'a> {
        MarkdownView { text: self.out.text.into(), parts: self.out.parts }
    }

    /// The table whose rows are read.
    fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut().filter(|table| !table.layout)
    }

    /// The cell that is open.
    fn cell(&mut self) -> Option<&mut Fragment> {
        let table = self.table().filter(|table| table.open)?;
        table.cells.last_mut().map(|cell| &mut cell.fragment)
    }

    fn target(&mut self) -> &mut Fragment {
        if self.cell().is_none() {
            return &mut self.out;
        }
        match self.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            Some(cell) => &mut cell.fragment,
            None => &mut self.out,
        }
    }

    fn break_line(&mut self) {
        match self.cell() {
            Some(cell) => cell.break_cell(),
            None => self.out.break_line(),
        }
    }

    fn break_block(&mut self) {
        match self.cell() {
            Some(cell) => cell.break_cell(),
            None => {
                self.out.break_line();
                if !self.out.text.is_empty() && !self.out.text.ends_with("\n\n") && self.kept == 0 {
                    self.out.mark("\n");
                }
            }
        }
    }

    fn open_table(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|table| !table.layout) {
            table.layout = true;
            for cell in std::mem::take(&mut table.cells) {
                self.out.append(cell.fragment);
                self.out.break_line();
            }
        }
        self.break_block();
        self.tables.push(Table::default());
    }

    fn close_table(&mut self) {
        if self.table().is_some() {
            self.close_row();
        }
        self.tables.pop();
        self.break_block();
    }

    /// Writes `| one | two |`, and above the first row of a table its head.
    fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut().filter(|table| !table.layout) else { return };
        table.open = false;
        let cells = std::mem::take(&mut table.cells);
        if cells.is_empty() {
            return;
        }
        let is_head = cells.iter().all(|cell| cell.head);
        let mut row: Vec<Fragment> = Vec::new();
        let mut from_above = |row: &mut Vec<Fragment>, above: &mut Vec<Option<(usize, Fragment)>>| {
            while let Some((rows, fragment)) = above.get_mut(row.len()).and_then(Option::take) {
                self.copies = self.copies.saturating_sub(fragment.text.len() + 1);
                let copy = if self.copies > 0 { fragment.clone() } else { Fragment::default() };
                if rows > 1 {
                    above[row.len()] = Some((rows - 1, fragment));
                }
                row.push(copy);
            }
        };
        for cell in cells {
            from_above(&mut row, &mut table.above);
            if cell.rows > 1 {
                table.above.resize(table.above.len().max(row.len() + 1), None);
                table.above[row.len()] = Some((cell.rows - 1, cell.fragment.clone()));
            }
            row.push(cell.fragment);
            row.extend((1..cell.columns).map(|_| Fragment::default()));
        }
        from_above(&mut row, &mut table.above);
        let rule = "|---".repeat(row.len()) + "|\n";
        self.out.break_line();
        if !table.begun && !is_head {
            self.out.mark(&("|   ".repeat(row.len()) + "|\n"));
            self.out.mark(&rule);
        }
        for cell in row {
            self.out.mark("| ");
            self.out.append(cell.trimmed());
            self.out.mark(" ");
        }
        self.out.mark("|\n");
        if !table.begun && is_head {
            self.out.mark(&rule);
        }
        table.begun = true;
    }
}

impl Fragment {
    /// Markdown of ours.
    fn mark(&mut self, mark: &str) {
        self.space = false;
        self.text.push_str(mark);
    }

    /// Where a word is marked begins or ends a word, whatever letter stands beside it: nobody sees this.
    fn word_break(&mut self) {
        if !self.is_at_start() && !self.text.ends_with(WORD_BREAK) {
            self.text.push(WORD_BREAK);
        }
    }

    /// A part of the page as it stands.
    fn push(&mut self, text: &str, there: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.placed(start, there);
    }

    /// A text, with what would be a mark escaped.
    fn words(&mut self, text: &str, there: Range<usize>) {
        let mut start = None;
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.is_at_start() {
                self.text.push(' ');
            }
            start = start.or(Some(self.text.len()));
            match letter {
                '{' => self.text.push_str("&#123;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' => self.text.extend(['\\', letter]),
                '#' | '>' | '-' | '+' if self.is_at_start() => self.text.extend(['\\', letter]),
                _ => self.text.push(letter),
            }
        }
        if let Some(start) = start {
            self.placed(start, there);
        }
    }

    fn placed(&mut self, start: usize, there: Range<usize>) {
        if start < self.text.len() {
            self.parts.push(Mapping { here: start..self.text.len(), there });
        }
    }

    fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = |part: Mapping| Mapping { here: start + part.here.start..start + part.here.end, there: part.there };
        self.parts.extend(other.parts.into_iter().map(moved));
        self.space = other.space;
    }

    fn is_at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(['\n', '>']) || self.text.ends_with("- ")
    }

    fn break_line(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// In a row, which is one line, lines are parted by a tag.
    fn break_cell(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with("<br>") {
            self.text.push_str("<br>");
        }
    }

    fn trimmed(mut self) -> Self {
        while self.text.ends_with("<br>") {
            self.text.truncate(self.text.len() - 4);
        }
        self.parts.retain(|part| part.here.end <= self.text.len());
        self
    }
}

/// A part of a text without white space around it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = &text[part.clone()];
    let start = part.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}
