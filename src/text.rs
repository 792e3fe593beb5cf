//! A text of a document with its English.

use crate::evidence::Basis;

/// A text of a document, verbatim, with its English and what supports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    pub(crate) phrase: Phrase,
    pub(crate) basis: Basis,
}

/// A text and its English, without evidence: generated code holds each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// As the document has it.
    pub source: &'static str,
    /// By the authors of the spec; equal to `source` where that is plain ASCII.
    pub english: &'static str,
}
