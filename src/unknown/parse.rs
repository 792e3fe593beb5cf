//! The error of `FromStr`, which cannot borrow: the beginning of the text, kept in place.

use core::fmt;

use super::{Family, complain};
use crate::excerpt::Head;

/// A text that is no code of a table, as `FromStr` reports it.
///
/// It owns the beginning of the text and allocates nothing; [`UnknownCode`](super::UnknownCode), which `TryFrom`
/// gives, borrows all of it. It prints like that.
///
/// ```
/// use codetable::unknown::{Family, ParseCodeError};
///
/// let error = ParseCodeError::new("GatewayError", "NOPE", Family::Foreign);
/// assert_eq!((error.table(), error.family()), ("GatewayError", Family::Foreign));
/// assert_eq!(error.to_string(), "unknown code `NOPE`: not written like one of `GatewayError`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseCodeError {
    table: &'static str,
    head: Head,
    family: Family,
}

impl ParseCodeError {
    /// A text that is no code of the table. Generated code calls it.
    #[must_use]
    pub fn new(table: &'static str, text: &str, family: Family) -> Self {
        Self { table, head: Head::of(text), family }
    }

    /// The name of the table's enum.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// The text, or its beginning if it is longer than 64 bytes, cut between characters.
    ///
    /// ```
    /// use codetable::unknown::{Family, ParseCodeError};
    ///
    /// let long = "x".repeat(1000);
    /// assert_eq!(ParseCodeError::new("GatewayError", "NOPE", Family::Foreign).head(), "NOPE");
    /// assert_eq!(ParseCodeError::new("GatewayError", &long, Family::Foreign).head(), "x".repeat(64));
    /// ```
    #[must_use]
    pub fn head(&self) -> &str {
        self.head.as_str()
    }

    /// Whether it is one of the table's family.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        complain(f, &self.head, self.family, self.table)
    }
}

impl core::error::Error for ParseCodeError {}
