//! What is said beside the codes, of statuses, types of error and severities.

use super::{Citation, Fact, Facts};
use crate::source::Spanned;
use crate::vocabulary::Severity;
use std::fmt;

/// Which HTTP statuses a rule speaks of: `429`, `4xx`, `5xx except 502 503`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusPattern {
    /// First status, inclusive.
    pub first: u16,
    /// Last status, inclusive.
    pub last: u16,
    /// Statuses of the range that it does not speak of, sorted.
    pub except: Vec<u16>,
}

impl StatusPattern {
    /// Whether it speaks of a status.
    #[must_use]
    pub fn covers(&self, status: u16) -> bool {
        (self.first..=self.last).contains(&status) && !self.except.contains(&status)
    }

    /// The statuses it speaks of, ascending.
    pub fn statuses(&self) -> impl Iterator<Item = u16> + '_ {
        (self.first..=self.last).filter(|status| !self.except.contains(status))
    }
}

/// As a spec writes it: `5xx except 502 503`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last.checked_sub(self.first) {
            Some(0) => write!(f, "{}", self.first)?,
            _ => write!(f, "{}xx", self.first / 100)?,
        }
        for (index, status) in self.except.iter().enumerate() {
            write!(f, "{} {status}", if index == 0 { " except" } else { "" })?;
        }
        Ok(())
    }
}

/// What the document says of a status or a class of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusRule {
    /// The statuses.
    pub pattern: Spanned<StatusPattern>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What is known; `status` is never set.
    pub facts: Facts,
}

/// A type of error that the document names and no response carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorType {
    /// Its name in the document.
    pub name: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// The statuses it may come with.
    pub statuses: Option<Fact<Vec<StatusPattern>>>,
    /// When it occurs.
    pub occurs: Option<Fact<String>>,
    /// What is known; `status` is never set.
    pub facts: Facts,
}

/// What the document says of one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityRule {
    /// The severity.
    pub severity: Spanned<Severity>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it does, in our words.
    pub says: Option<Spanned<String>>,
    /// The statuses of a response that carries it.
    pub statuses: Option<Fact<Vec<StatusPattern>>>,
    /// The document's own word for it.
    pub quote: Option<Spanned<String>>,
}
