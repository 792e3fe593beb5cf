//! A value, and what supports it.

/// A text of the document and its English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Text {
    /// Verbatim.
    pub source: String,
    /// By us; equal to `source` where that is ASCII.
    pub english: String,
}

/// A value and what supports it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// The document's own words, where the value is a word of ours.
    pub quote: Option<Text>,
}

/// What supports a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "crate::catalog::form::Basis", try_from = "crate::catalog::form::Basis"))]
pub enum Basis {
    /// The document says it, on these lines.
    Stated(Citation),
    /// We conclude it, for this reason.
    Inferred(String),
    /// A registry or standard says it.
    Registered(String),
    /// Nobody was asked to support it: a catalogue that cites no document.
    Declared,
}

/// Lines of documents, in the order given.
pub type Citation = Vec<Lines>;

/// A range of lines of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// The document's id.
    pub document: String,
    /// First line, from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}
