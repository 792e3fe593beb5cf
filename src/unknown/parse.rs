//! The error of `FromStr`, which cannot borrow: the beginning of the text, kept in place.

use core::fmt;

use super::excerpt::Excerpt;
use super::{Family, complain};

/// How many bytes of the text are kept.
const KEPT: usize = 64;

/// A text that is no code of a table, as `FromStr` reports it.
///
/// It owns the beginning of the text and allocates nothing; [`UnknownCode`](super::UnknownCode), which `TryFrom`
/// gives, borrows all of it. It prints like that.
///
/// ```
/// use codetable::unknown::{Family, ParseCodeError};
///
/// let error = ParseCodeError::new("GatewayError", "NOPE", Family::Foreign);
/// assert_eq!(error.to_string(), "unknown code `NOPE`: not written like one of `GatewayError`");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseCodeError {
    table: &'static str,
    /// How many bytes the text had.
    len: usize,
    /// How many of them are kept.
    kept: u8,
    head: [u8; KEPT],
    family: Family,
}

impl ParseCodeError {
    /// A text that is no code of the table. Generated code calls it.
    #[must_use]
    pub fn new(table: &'static str, text: &str, family: Family) -> Self {
        let mut head = [0; KEPT];
        let mut kept = 0_u8;
        for character in text.chars() {
            let start = usize::from(kept);
            let Some(room) = head.get_mut(start..start + character.len_utf8()) else { break };
            kept += character.encode_utf8(room).len() as u8;
        }
        Self { table, len: text.len(), kept, head, family }
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
        core::str::from_utf8(&self.head[..usize::from(self.kept)]).unwrap_or_default()
    }

    /// Whether it is one of the table's family.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        complain(f, &Excerpt::of_head(self.head(), self.len), self.family, self.table)
    }
}

impl fmt::Debug for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseCodeError")
            .field("table", &self.table)
            .field("head", &self.head())
            .field("len", &self.len)
            .field("family", &self.family)
            .finish()
    }
}

impl core::error::Error for ParseCodeError {}
