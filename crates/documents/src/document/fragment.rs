//! Parts of a document in, Markdown out of which each part's place in the document is known.

use std::ops::Range;

use super::{Mapping, WORD_BREAK};

/// Markdown with the places that its parts come from.
#[derive(Clone, Default)]
pub(super) struct Fragment {
    pub(super) text: String,
    pub(super) parts: Vec<Mapping>,
    /// Whether a space is due before the next letter.
    pub(super) space: bool,
}

impl Fragment {
    /// Markdown of ours.
    pub(super) fn mark(&mut self, mark: &str) {
        self.text.push_str(mark);
    }

    /// Where a word is marked begins or ends a word, whatever letter stands beside it: nobody sees this.
    pub(super) fn word_break(&mut self) {
        if !self.is_at_start() && !self.text.ends_with(WORD_BREAK) {
            self.text.push(WORD_BREAK);
        }
    }

    /// A part of the page as it stands.
    pub(super) fn push(&mut self, text: &str, there: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.placed(start, there);
    }

    /// A text, with what would be a mark escaped.
    pub(super) fn words(&mut self, text: &str, there: Range<usize>) {
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
                '<' => self.text.push_str("&lt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '&' => self.text.extend(['\\', letter]),
                '#' | '>' | '-' | '+' if self.is_at_start() => self.text.extend(['\\', letter]),
                _ => self.text.push(letter),
            }
        }
        if let Some(start) = start {
            self.placed(start, there);
        }
    }

    pub(super) fn placed(&mut self, start: usize, there: Range<usize>) {
        if start < self.text.len() {
            self.parts.push(Mapping { here: start..self.text.len(), there });
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = |part: Mapping| Mapping { here: start + part.here.start..start + part.here.end, there: part.there };
        self.parts.extend(other.parts.into_iter().map(moved));
    }

    pub(super) fn is_at_start(&self) -> bool {
        self.text.is_empty() || ["\n", "<br>", "- "].iter().any(|end| self.text.ends_with(end)) || self.is_after_mark()
    }

    /// Whether nothing stands behind the mark of an item or of a definition yet.
    pub(super) fn is_after_mark(&self) -> bool {
        ["- ", ": "]
            .iter()
            .any(|mark| self.text.strip_suffix(mark).is_some_and(|line| line.is_empty() || line.ends_with('\n')))
    }

    pub(super) fn break_line(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') && !self.is_after_mark() {
            self.text.push('\n');
        }
    }

    /// In a row, which is one line, lines are parted by a tag.
    pub(super) fn break_cell(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with("<br>") {
            self.text.push_str("<br>");
        }
    }

    pub(super) fn trimmed(mut self) -> Self {
        while self.text.ends_with("<br>") {
            self.text.truncate(self.text.len() - 4);
        }
        self
    }
}

/// A part of a text without white space around it.
pub(super) fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = &text[part.clone()];
    let start = part.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}
