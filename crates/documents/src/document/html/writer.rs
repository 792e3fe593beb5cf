//! Tags and texts of HTML in, Markdown out, each part with its place in the page.

use std::ops::Range;

use super::super::MarkdownView;
use super::super::fragment::{Fragment, trimmed};
use super::is_block;

/// How many rows or columns a cell reaches over at most: a page may claim any number.
const REACH: usize = 100;

/// How many columns a row has at most because some of its cells reach over others.
const WIDEST: usize = 100;

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
    /// Whether a definition is open, and no list inside of it.
    defines: bool,
    /// Whether a text is raised: a `1` behind a number is a footnote, and no digit of it.
    superscript: bool,
    /// How many more bytes cells that reach over several rows may add.
    copies: usize,
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
        Self {
            page,
            out,
            hidden: Vec::new(),
            kept: 0,
            tables: Vec::new(),
            superscript: false,
            defines: false,
            copies: 4 * page.len() + 4096,
        }
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
                self.out.mark(&"######"[6 - usize::from(name.as_bytes()[1] - b'0')..]);
                self.out.mark(" ");
            }
            "dd" if self.cell().is_none() => {
                self.defines = true;
                self.out.break_line();
                self.out.mark(": ");
            }
            // Every paragraph of a definition is marked as one.
            "p" if self.defines && self.cell().is_none() => {
                self.out.break_line();
                if !self.out.is_after_mark() {
                    self.out.mark(": ");
                }
            }
            "sup" => self.superscript = true,
            _ if is_block(name) => {
                self.defines &= !matches!(name, "dl" | "dt");
                self.break_block();
            }
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
            "sup" => self.superscript = false,
            "dt" | "dd" if self.cell().is_none() => {
                self.defines = false;
                self.out.break_line();
            }
            "p" if self.defines && self.cell().is_none() => self.out.break_line(),
            "table" => self.close_table(),
            "tr" | "thead" | "tbody" | "tfoot" if self.table().is_some() => self.close_row(),
            "td" | "th" if self.table().is_some() => self.table().into_iter().for_each(|table| table.open = false),
            "pre" if self.kept > 0 && self.cell().is_none() => {
                self.kept -= 1;
                self.out.break_line();
                self.out.mark("~~~\n");
            }
            "li" => self.break_line(),
            _ if is_block(name) => {
                self.defines &= name != "dl";
                self.break_block();
            }
            _ => self.target().word_break(),
        }
    }

    /// A text between tags.
    pub(super) fn text(&mut self, text: &str, there: Range<usize>) {
        if !self.hidden.is_empty() {
            return;
        }
        if self.superscript {
            let raised: String = text.chars().map(raised).collect();
            return self.target().words(&raised, there);
        }
        let source = &self.page[there.clone()];
        // What was decoded is longer or shorter than it stands there, but no line is lost.
        let line_by_line = source.matches('\n').count() == text.matches('\n').count();
        let (mut lines, mut end) = (source.split_inclusive('\n'), there.start);
        for line in text.split_inclusive('\n') {
            let start = end;
            end += lines.next().map_or(0, str::len);
            let place = if line_by_line { start..end } else { there.clone() };
            if self.kept > 0 && self.cell().is_none() {
                self.out.push(line, place);
            } else {
                let place = trimmed(self.page, place);
                self.target().words(line, place);
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
        (self.superscript, self.defines) = (false, false);
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
                if !self.out.is_after_mark()
                    && !self.out.text.is_empty()
                    && !self.out.text.ends_with("\n\n")
                    && self.kept == 0
                {
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
        self.close_row();
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
            let columns = cell.columns.min(WIDEST.saturating_sub(row.len()));
            row.extend((1..columns).map(|_| Fragment::default()));
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

/// The raised form of a digit or a sign, where there is one.
fn raised(letter: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    letter.to_digit(10).map_or(letter, |digit| RAISED[digit as usize])
}
