//! A document in, what a reader of it sees out: its blocks, and the words of a block without mark-up.
//!
//! A document is Markdown, plain text, HTML, or Markdown with HTML in it; or a table in another form (`form.rs`), which is
//! written as Markdown first. The audit, drift and drafts all read it here.

pub(crate) mod code;
pub(crate) mod fold;
mod fragment;
pub(crate) mod html;
pub(crate) mod inline;
#[cfg(test)]
#[path = "../tests/document/laws.rs"]
mod laws;
pub(crate) mod layout;
pub(crate) mod page_text;
pub(crate) mod records;
pub(crate) mod rust_source;
pub(crate) mod separated;
mod tables;
pub(crate) mod word_match;

use std::borrow::Cow;
use std::ops::Range;

use crate::form::Form;
use inline::Inline;
use sha2::{Digest, Sha256};

/// Stands where a mark of HTML begins or ends, and where a page has it itself. It has no width.
pub(crate) const WORD_BREAK: char = '\u{200b}';

/// A document with its HTML written as Markdown, so that there is one form to read.
#[derive(Clone, Debug)]
pub(crate) struct MarkdownView<'a> {
    /// What to read.
    pub(crate) text: Cow<'a, str>,
    /// Where each part of `text` comes from, in order; empty if `text` is the document itself.
    parts: Vec<Mapping>,
}

/// A part of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mapping {
    /// Its bytes in the view.
    here: Range<usize>,
    /// Its bytes in the document.
    there: Range<usize>,
}

impl<'a> MarkdownView<'a> {
    /// Reads a document in a form. What is none of that form is read as text: its lines can be cited still.
    pub(crate) fn new(document: &'a str, form: Form) -> Self {
        form.read(document).unwrap_or_else(|_| html::read(document))
    }

    /// Whether it is another text than the document.
    pub(crate) fn is_rewritten(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// What of the document is seen: each part as it reads, and its bytes in the document.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.parts.iter().map(|part| (&self.text[part.here.clone()], part.there.clone()))
    }

    /// Where a part of the view stands in the document.
    pub(crate) fn place(&self, here: &Range<usize>) -> Range<usize> {
        if !self.is_rewritten() {
            return here.clone();
        }
        if self.parts.is_empty() {
            return 0..0;
        }
        let first = self.parts.partition_point(|part| part.here.end <= here.start).min(self.parts.len() - 1);
        let last = self.parts.partition_point(|part| part.here.start < here.end).saturating_sub(1).max(first);
        let (first, last) = (&self.parts[first], &self.parts[last]);
        let start = first.offset(here.start).unwrap_or(first.there.start);
        let end = last.offset(here.end).unwrap_or(last.there.end);
        start..end.max(start)
    }
}

/// A piece of a view as it reads. Between breaks of words, words are marked too.
pub(crate) fn read_inline(text: &str) -> Inline {
    let mut read = inline::read(text);
    if text.contains(WORD_BREAK) || text.contains("&#x200B;") {
        let apart = text.replace("&#x200B;", "\u{200b}");
        read.spans.extend(apart.split(WORD_BREAK).map(|part| inline::read(part).text).filter(|part| !part.is_empty()));
    }
    read
}

/// The digest by which a spec knows the copy that it was transcribed from.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Mapping {
    /// Where an offset of the view lies in the document, if the part was copied as it stands.
    fn offset(&self, here: usize) -> Option<usize> {
        (self.here.len() == self.there.len())
            .then(|| self.there.start + here.clamp(self.here.start, self.here.end) - self.here.start)
    }
}
