//! What supports a fact: lines of a document, a reason of ours, or a registry.

use core::fmt;

/// A range of lines of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lines {
    /// The document's short name: the `001` of `001:66`.
    pub document: &'static str,
    /// First line, counted from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}

/// The lines of a document that state a fact, in the order of the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Citation(pub(crate) &'static [Lines]);

/// What supports a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The document says it, on these lines.
    Stated(Citation),
    /// We conclude it, for this reason.
    Inferred(&'static str),
    /// A registry or standard says it, in this section.
    Registered(&'static str),
    /// The catalogue says it on its own authority: it cites no document.
    Declared,
    /// Nothing says it: the document is silent.
    Silent,
}

/// A value and what supports it. There is no fact without a basis: what nobody says is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What supports it; never [`Basis::Silent`].
    pub basis: Basis,
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.document, self.first)?;
        if self.last > self.first { write!(f, "-{}", self.last) } else { Ok(()) }
    }
}
