//! Codes that a table does not list, and words that are none.
//!
//! What is said of a code is what was given, whose table does not list it, and whether it is one of the table's family.

mod family;
mod integer;
mod parse;

pub use self::family::{Family, FamilyRule};
#[doc(hidden)]
pub use self::integer::{either, hexadecimal, integer};
pub use self::parse::ParseCodeError;
pub use crate::word::ParseWordError;

use core::fmt;

use crate::excerpt::Excerpt;

/// A code that a table does not list. That is normal: APIs add codes, and gateways answer with codes of their own.
///
/// It borrows the caller's text. Printing it allocates nothing, escapes what could disturb a terminal or a log, and
/// cuts long text short.
///
/// ```
/// use codetable::unknown::{Family, Given, UnknownCode};
///
/// let error = UnknownCode::new("GatewayError", Given::Text("GW.NOPE\n"), Family::Member);
/// assert_eq!((error.table(), error.family()), ("GatewayError", Family::Member));
/// assert_eq!((error.given(), error.text(), error.int()), (Given::Text("GW.NOPE\n"), Some("GW.NOPE\n"), None));
/// assert_eq!(error.to_string(), r"unknown code `GW.NOPE\n`: written like one of `GatewayError`, which does not list it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownCode<'a> {
    table: &'static str,
    given: Given<'a>,
    family: Family,
}

/// A code as the caller gave it.
///
/// ```
/// use codetable::unknown::Given;
///
/// assert_eq!(Given::Text("GW.NOPE").to_string(), "`GW.NOPE`");
/// assert_eq!(Given::Int(-9).to_string(), "`-9`");
/// assert_eq!(Given::Hex(0x8004_0111, 32).to_string(), "`0x80040111`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Given<'a> {
    /// A text.
    Text(&'a str),
    /// An integer.
    Int(i128),
    /// An integer of a table that writes its codes in hexadecimal, of so many bits.
    Hex(i128, u32),
}

impl<'a> UnknownCode<'a> {
    /// A code that the table does not list. Generated code calls it.
    #[must_use]
    pub const fn new(table: &'static str, given: Given<'a>, family: Family) -> Self {
        Self { table, given, family }
    }

    /// The name of the table's enum.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// What the caller gave.
    #[must_use]
    pub const fn given(&self) -> Given<'a> {
        self.given
    }

    /// The caller's text, if it was a text.
    #[must_use]
    pub const fn text(&self) -> Option<&'a str> {
        match self.given {
            Given::Text(text) => Some(text),
            Given::Int(_) | Given::Hex(..) => None,
        }
    }

    /// The caller's integer, if it was an integer.
    #[must_use]
    pub const fn int(&self) -> Option<i128> {
        match self.given {
            Given::Text(_) => None,
            Given::Int(int) | Given::Hex(int, _) => Some(int),
        }
    }

    /// Whether it is one of the table's family.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }
}

impl fmt::Display for UnknownCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        complain(f, &self.given, self.family, self.table)
    }
}

impl core::error::Error for UnknownCode<'_> {}

/// Prints an integer as its table writes it, and a text as an excerpt: escaped and cut short.
impl fmt::Display for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Text(text) => Excerpt::new(text).fmt(f),
            Self::Int(int) => write!(f, "`{int}`"),
            Self::Hex(int, bits) => {
                let (digits, unused) = (bits.div_ceil(4) as usize, 128_u32.saturating_sub(bits));
                write!(f, "`0x{:0digits$X}`", (int as u128) << unused >> unused)
            }
        }
    }
}

/// The complaint of every error about an unknown code.
fn complain(f: &mut fmt::Formatter<'_>, given: &dyn fmt::Display, family: Family, table: &str) -> fmt::Result {
    match family {
        Family::Member => write!(f, "unknown code {given}: written like one of `{table}`, which does not list it"),
        Family::Foreign => write!(f, "unknown code {given}: not written like one of `{table}`"),
        Family::Undeclared => write!(f, "unknown code {given}: `{table}` does not list it"),
    }
}
