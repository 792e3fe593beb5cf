//! The rule that tells a table's own codes from foreign ones.

use super::Given;
use super::integer::{either, integer};
use crate::pattern::Pattern;

/// Whether a code that a table does not list is of the table's family.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::GatewayError;
/// use codetable::unknown::Family;
///
/// // From the gateway, and newer than its document; or from the server behind it.
/// let family = |code: &str| code.parse::<GatewayError>().unwrap_err().family();
/// assert_eq!(family("GW.SOMETHING_NEW"), Family::Member);
/// assert_eq!(family("SELLER_NOT_FOUND"), Family::Foreign);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// It is: probably newer than the table.
    Member,
    /// It is not: probably from another system.
    Foreign,
    /// The table does not say what its codes have in common.
    Undeclared,
}

/// What all codes of a table have in common, listed or not.
///
/// ```
/// use codetable::unknown::{Family, FamilyRule, Given};
///
/// const NEGATIVE: FamilyRule = FamilyRule::Range { first: i32::MIN as i128, last: -1 };
/// assert_eq!(NEGATIVE.of(Given::Int(-123_456)), Family::Member);
/// assert_eq!(NEGATIVE.of(Given::Text("E404")), Family::Foreign);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FamilyRule {
    /// Nothing that the table declares.
    Undeclared,
    /// They are texts that begin like this.
    Prefix(&'static str),
    /// They are texts of this structure.
    Pattern(Pattern),
    /// They are integers from `first` to `last`, both inclusive.
    Range {
        /// The least.
        first: i128,
        /// The greatest.
        last: i128,
    },
    /// They are integers in hexadecimal, the bits of a type; those that are meant go from `first` to `last`.
    Hexadecimal {
        /// How many bits the type has.
        bits: u32,
        /// Whether it has a sign.
        signed: bool,
        /// The least.
        first: i128,
        /// The greatest.
        last: i128,
    },
}

impl FamilyRule {
    /// Whether a code is of the family.
    ///
    /// ```
    /// use codetable::unknown::{Family, FamilyRule, Given};
    ///
    /// assert_eq!(FamilyRule::Prefix("GW.").of(Given::Text("GW.NOPE")), Family::Member);
    /// assert_eq!(FamilyRule::Prefix("GW.").of(Given::Text("NOPE")), Family::Foreign);
    /// assert_eq!(FamilyRule::Range { first: -9999, last: -1 }.of(Given::Int(404)), Family::Foreign);
    /// assert_eq!(FamilyRule::Undeclared.of(Given::Int(404)), Family::Undeclared);
    /// ```
    #[must_use]
    pub const fn of(self, given: Given<'_>) -> Family {
        let member = match (self, given) {
            (Self::Undeclared, _) => return Family::Undeclared,
            (Self::Prefix(prefix), Given::Text(text)) => starts_with(text, prefix),
            (Self::Pattern(pattern), Given::Text(text)) => pattern.matches(text).is_some(),
            (Self::Range { first, last }, Given::Text(text)) => match integer(text.as_bytes()) {
                Some(int) => first <= int && int <= last,
                None => false,
            },
            (Self::Hexadecimal { bits, signed, first, last }, Given::Text(text)) => {
                match either(text.as_bytes(), bits, signed) {
                    Some(int) => first <= int && int <= last,
                    None => false,
                }
            }
            (
                Self::Range { first, last } | Self::Hexadecimal { first, last, .. },
                Given::Int(int) | Given::Hex(int, _),
            ) => first <= int && int <= last,
            (Self::Prefix(_) | Self::Pattern(_), Given::Int(_) | Given::Hex(..)) => false,
        };
        if member { Family::Member } else { Family::Foreign }
    }
}

impl FamilyRule {
    /// Whether a text is of another family.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_foreign(self, code: &str) -> bool {
        matches!(self.of(Given::Text(code)), Family::Foreign)
    }
}

const fn starts_with(text: &str, prefix: &str) -> bool {
    let (text, prefix) = (text.as_bytes(), prefix.as_bytes());
    let mut index = 0;
    while index < prefix.len() {
        if index >= text.len() || text[index] != prefix[index] {
            return false;
        }
        index += 1;
    }
    true
}
