//! What supports a fact: lines of a document, a reason of ours, or a registry.

use core::fmt;

/// A range of lines of one document.
///
/// ```
/// use codetable::evidence::Lines;
///
/// assert_eq!(Lines { document: "001", first: 66, last: 66 }.to_string(), "001:66");
/// assert_eq!(Lines { document: "001", first: 68, last: 70 }.to_string(), "001:68-70");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// The document's short name: the `001` of `001:66`.
    pub document: &'static str,
    /// First line, counted from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}

/// The lines of a document that state a fact, in the order of the spec.
///
/// ```
/// use codetable::evidence::{Citation, Lines};
///
/// static LINES: [Lines; 2] =
///     [Lines { document: "001", first: 66, last: 66 }, Lines { document: "001", first: 68, last: 70 }];
/// let citation = Citation::new(&LINES);
/// assert_eq!(citation.to_string(), "001:66, 68-70");
/// assert!(citation.lines().iter().all(|lines| lines.document == "001"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Citation(&'static [Lines]);

/// What supports a fact.
///
/// ```
/// use codetable::evidence::{Basis, Citation, Lines};
///
/// static LINES: [Lines; 1] = [Lines { document: "001", first: 66, last: 66 }];
/// let stated = Basis::Stated(Citation::new(&LINES));
/// assert!(stated.is_stated() && !stated.is_silent());
/// assert_eq!(stated.to_string(), "stated, 001:66");
///
/// let inferred = Basis::Inferred("the remedy is to try again");
/// assert!(inferred.is_inferred());
/// assert_eq!(inferred.reason(), Some("the remedy is to try again"));
///
/// let registered = Basis::Registered("RFC 9110, section 15.6.5");
/// assert!(registered.is_registered() && !registered.is_declared());
/// assert_eq!(registered.registry(), Some("RFC 9110, section 15.6.5"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
///
/// ```
/// use codetable::evidence::{Basis, Fact};
///
/// const STATUS: Fact<u16> = Fact::new(504, Basis::Registered("RFC 9110, section 15.6.5"));
/// assert_eq!(STATUS.value(), 504);
/// assert_eq!(STATUS.basis().registry(), Some("RFC 9110, section 15.6.5"));
/// assert_eq!(STATUS.citation(), None); // no line of a document
/// assert_eq!(STATUS.to_string(), "504 (registered: RFC 9110, section 15.6.5)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What supports it; never [`Basis::Silent`].
    pub basis: Basis,
}

impl Citation {
    /// A citation of these lines.
    #[must_use]
    pub const fn new(lines: &'static [Lines]) -> Self {
        Self(lines)
    }

    /// The lines, in the order of the spec.
    #[must_use]
    pub const fn lines(self) -> &'static [Lines] {
        self.0
    }
}

impl Basis {
    /// The lines that state it, if a document does.
    ///
    /// ```
    /// use codetable::evidence::{Basis, Citation, Lines};
    ///
    /// static LINES: [Lines; 1] = [Lines { document: "001", first: 66, last: 66 }];
    /// assert_eq!(Basis::Stated(Citation::new(&LINES)).citation(), Some(Citation::new(&LINES)));
    /// assert_eq!(Basis::Declared.citation(), None);
    /// ```
    #[must_use]
    pub const fn citation(self) -> Option<Citation> {
        match self {
            Self::Stated(citation) => Some(citation),
            _ => None,
        }
    }

    /// Why we conclude it, if it is a conclusion of ours.
    #[must_use]
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Inferred(reason) => Some(reason),
            _ => None,
        }
    }

    /// The registry or standard and its section, if one says it.
    #[must_use]
    pub const fn registry(self) -> Option<&'static str> {
        match self {
            Self::Registered(section) => Some(section),
            _ => None,
        }
    }

    /// Whether the document says it.
    #[must_use]
    pub const fn is_stated(self) -> bool {
        matches!(self, Self::Stated(_))
    }

    /// Whether we conclude it.
    #[must_use]
    pub const fn is_inferred(self) -> bool {
        matches!(self, Self::Inferred(_))
    }

    /// Whether a registry or standard says it.
    #[must_use]
    pub const fn is_registered(self) -> bool {
        matches!(self, Self::Registered(_))
    }

    /// Whether the catalogue says it on its own authority.
    #[must_use]
    pub const fn is_declared(self) -> bool {
        matches!(self, Self::Declared)
    }

    /// Whether nothing says it.
    #[must_use]
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::Silent)
    }
}

impl<T> Fact<T> {
    /// A value with what supports it.
    pub const fn new(value: T, basis: Basis) -> Self {
        Self { value, basis }
    }

    /// What supports it.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The lines that state it, if a document does.
    #[must_use]
    pub const fn citation(&self) -> Option<Citation> {
        self.basis.citation()
    }
}

impl<T: Copy> Fact<T> {
    /// The value.
    #[must_use]
    pub const fn value(&self) -> T {
        self.value
    }
}

/// Prints `001:66`, or `001:68-70` for more than one line.
impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.document)?;
        self.fmt_numbers(f)
    }
}

impl Lines {
    fn fmt_numbers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.last > self.first { write!(f, "-{}", self.last) } else { Ok(()) }
    }
}

/// Prints `001:66, 68-70`, naming each document where it begins.
impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut document = None;
        for lines in self.0 {
            if document.is_some() {
                f.write_str(", ")?;
            }
            if document == Some(lines.document) {
                lines.fmt_numbers(f)?
            } else {
                write!(f, "{lines}")?
            }
            document = Some(lines.document);
        }
        Ok(())
    }
}

/// Prints a phrase: `stated, 001:66`, `inferred: …`, `registered: RFC …`, `declared`, `silent`.
impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated(citation) => write!(f, "stated, {citation}"),
            Self::Inferred(reason) => write!(f, "inferred: {reason}"),
            Self::Registered(section) => write!(f, "registered: {section}"),
            Self::Declared => f.write_str("declared"),
            Self::Silent => f.write_str("silent"),
        }
    }
}

/// Prints the value with its basis in brackets.
impl<T: fmt::Display> fmt::Display for Fact<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.value, self.basis)
    }
}
