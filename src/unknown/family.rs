//! The rule that tells a table's own codes from foreign ones.

use super::Given;
use crate::pattern::Pattern;

/// Whether a code that a table does not list is of the table's family.
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
            (Self::Range { first, last }, Given::Int(int)) => first <= int && int <= last,
            (Self::Prefix(_) | Self::Pattern(_), Given::Int(_)) => false,
        };
        if member { Family::Member } else { Family::Foreign }
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

/// The integer that these bytes write canonically: no sign but a minus, no leading zero.
#[must_use]
pub const fn integer(code: &[u8]) -> Option<i128> {
    let digits = match code {
        [b'-', digits @ ..] => digits,
        digits => digits,
    };
    match digits {
        [b'0'] if code.len() == 1 => return Some(0),
        [b'1'..=b'9', ..] if digits.len() <= 20 => {}
        _ => return None,
    }
    let (mut value, mut index) = (0_i128, 0);
    while index < digits.len() {
        if !digits[index].is_ascii_digit() {
            return None;
        }
        value = value * 10 + (digits[index] - b'0') as i128;
        index += 1;
    }
    Some(if digits.len() < code.len() { -value } else { value })
}
