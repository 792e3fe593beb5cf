//! Blocks in, the text of a Markdown page out. What a block holds is [`Inline`], so it cannot end the block.

use super::inline::{Anchor, Inline, Label, in_markup};
use crate::page::text::visible;
use codetable_model::text::markdown::fence;
use std::fmt::Write as _;

/// A Markdown page under construction.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    /// A page that begins with a comment of ours, which a reader of the rendered page does not see.
    pub(crate) fn new(comment: &'static str) -> Self {
        Self { text: format!("<!-- {comment} -->\n") }
    }

    /// `## <a id="anchor"></a>words`
    pub(crate) fn heading(&mut self, level: usize, anchor: Option<&Anchor>, words: &Inline) {
        let mut line = Inline::default();
        if let Some(anchor) = anchor {
            line.push(&anchor.element());
        }
        line.push(words);
        let _ = write!(self.text, "\n{} {}\n", "#".repeat(level.clamp(1, 6)), line.as_str());
    }

    /// Markdown of ours as it stands.
    pub(crate) fn markdown(&mut self, text: &'static str) {
        let _ = write!(self.text, "\n{}\n", text.trim_matches('\n'));
    }

    /// A paragraph; nothing if it is empty.
    pub(crate) fn paragraph(&mut self, words: &Inline) {
        if !words.is_empty() {
            let _ = write!(self.text, "\n{}\n", words.as_str());
        }
    }

    /// `- item` a line.
    pub(crate) fn list(&mut self, items: impl IntoIterator<Item = Inline>) {
        self.lines(items.into_iter().map(|item| format!("- {}", item.as_str())));
    }

    /// `1. item` a line.
    pub(crate) fn numbered(&mut self, items: impl IntoIterator<Item = Inline>) {
        self.lines((1..).zip(items).map(|(number, item): (usize, Inline)| format!("{number}. {}", item.as_str())));
    }

    /// ```text
    /// | head | head |
    /// | --- | --- |
    /// | cell | cell |
    /// ```
    /// A column that is empty in every row is left out, and a table without rows is not there at all.
    pub(crate) fn table<const N: usize>(&mut self, heads: [&'static str; N], rows: &[[Inline; N]]) {
        self.table_of(&heads.map(Inline::from), rows.iter().map(|row| row.to_vec()).collect());
    }

    /// The same of any number of columns.
    pub(crate) fn table_of(&mut self, heads: &[Inline], rows: Vec<Vec<Inline>>) {
        let is_used = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
        let kept: Vec<usize> = (0..heads.len()).filter(is_used).collect();
        if kept.is_empty() {
            return;
        }
        let line = |cells: &[Inline]| {
            let cells: Vec<&str> = kept.iter().map(|column| cells[*column].as_str()).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rule = line(&vec!["---".into(); heads.len()]);
        self.lines([line(heads), rule].into_iter().chain(rows.iter().map(|row| line(row))));
    }

    /// A fenced block that no line of its text can end.
    pub(crate) fn fence(&mut self, language: &'static str, text: &str) {
        let text = visible(text);
        let ticks = fence(&text, 3);
        let _ = write!(self.text, "\n{ticks}{language}\n{}\n{ticks}\n", text.strip_suffix('\n').unwrap_or(&text));
    }

    /// `[label]: target` for every document that has an address.
    pub(crate) fn definitions<'a>(&mut self, definitions: impl IntoIterator<Item = (&'a Label, String)>) {
        self.lines(
            definitions.into_iter().map(|(label, target)| format!("[{}]: {}", label.as_str(), in_markup(&target))),
        );
    }

    /// The text of the page.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Lines with a blank one before them; nothing if there are none.
    fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for (index, line) in lines.into_iter().enumerate() {
            let gap = if index == 0 { "\n" } else { "" };
            let _ = writeln!(self.text, "{gap}{line}");
        }
    }
}
