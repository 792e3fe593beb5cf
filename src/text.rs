//! A text of a document with its English.

use core::fmt;

use crate::evidence::{Basis, Citation};
use crate::word::words;

/// A text of a document, verbatim, with its English and what supports it.
///
/// ```
/// use codetable::evidence::Basis;
/// use codetable::text::{Phrase, Text};
///
/// const QUOTA: Text = Text::new(Phrase::new("월간 쿼터 초과", "Monthly quota exceeded"), Basis::Declared);
/// assert_eq!(QUOTA.source(), "월간 쿼터 초과");
/// assert_eq!(QUOTA.english(), "Monthly quota exceeded");
/// assert_eq!(QUOTA.to_string(), QUOTA.source());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    phrase: Phrase,
    basis: Basis,
}

/// A text and its English, without evidence: generated code holds each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// As the document has it.
    pub source: &'static str,
    /// By the authors of the spec; equal to `source` where that is plain ASCII.
    pub english: &'static str,
}

words! {
    /// The kind of a text.
    pub enum TextKind {
        /// The cell that names the row, as it stands.
        Label => "label",
        /// Whether the request succeeded, in the document's word.
        Outcome => "outcome",
        /// The short title the provider sends.
        Title => "title",
        /// Why it happened.
        Cause => "cause",
        /// The message the provider sends.
        Message => "message",
        /// What it means, in a phrase.
        Meaning => "meaning",
        /// What it means.
        Description => "description",
        /// The explanation the provider sends beside a title.
        Detail => "detail",
        /// What the document tells the caller to do.
        Remedy => "remedy",
        /// Anything else the document says of it.
        Note => "note",
    }
}

impl Text {
    /// A phrase with what supports it.
    #[must_use]
    pub const fn new(phrase: Phrase, basis: Basis) -> Self {
        Self { phrase, basis }
    }

    /// The text as the document has it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.phrase.source
    }

    /// The text in English: a translation by the authors of the spec, or the source itself where that is plain ASCII.
    #[must_use]
    pub const fn english(&self) -> &'static str {
        self.phrase.english
    }

    /// Both languages, without the evidence.
    #[must_use]
    pub const fn phrase(&self) -> Phrase {
        self.phrase
    }

    /// What supports it.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The lines it stands on, if a document has it.
    #[must_use]
    pub const fn citation(&self) -> Option<Citation> {
        self.basis.citation()
    }
}

impl Phrase {
    /// A text and its English.
    #[must_use]
    pub const fn new(source: &'static str, english: &'static str) -> Self {
        Self { source, english }
    }
}

/// Prints the source.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase.fmt(f)
    }
}

/// Prints the source.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.source)
    }
}
