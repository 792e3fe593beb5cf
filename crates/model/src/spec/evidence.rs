//! A value, and what supports it.

use crate::source::Spanned;

/// A value with what supports it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    /// The value and its place.
    pub value: Spanned<T>,
    /// What supports it; `None` leaves it to the row, the group or the section around it.
    pub evidence: Option<Evidence>,
    /// The document's own words, where the value is a word of ours.
    pub quote: Option<Spanned<String>>,
}

/// What supports the facts of an object that have no evidence of their own: lines, or else a standard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
}

/// What supports a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The document says it, on these lines (`at`).
    Stated(Spanned<Citation>),
    /// We conclude it, for this reason (`because`).
    Inferred(Spanned<String>),
    /// A registry or standard says it, in this section (`registered`).
    Registered(Spanned<String>),
}

/// Lines of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// The lines, in the order given.
    pub lines: Vec<Spanned<Lines>>,
}

/// A range of lines of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The document's id; `None` where the spec has a single document.
    pub document: Option<String>,
    /// First line, from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}
