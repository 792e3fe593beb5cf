//! Which characters a run of a pattern may hold.

use core::fmt;

/// A set of ASCII letters and digits.
///
/// ```
/// use codetable::pattern::CharSet;
///
/// const UPPER_OR_DIGIT: CharSet = CharSet::of(&[(b'0', b'9'), (b'A', b'Z')]);
/// assert!(UPPER_OR_DIGIT.contains(b'P'));
/// assert!(!UPPER_OR_DIGIT.contains(b'p'));
/// assert_eq!(UPPER_OR_DIGIT.to_string(), "0-9A-Z");
/// assert_eq!(CharSet::DIGITS.to_string(), "0-9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharSet(u128);

impl CharSet {
    /// The decimal digits.
    pub const DIGITS: Self = Self::of(&[(b'0', b'9')]);

    /// The bytes of these ranges, each with its first and its last. What is no letter or digit of ASCII is left out.
    #[must_use]
    pub const fn of(mut ranges: &[(u8, u8)]) -> Self {
        let mut bits = 0;
        while let [(first, last), rest @ ..] = ranges {
            let mut byte = *first;
            while byte <= *last && byte < 128 {
                if byte.is_ascii_alphanumeric() {
                    bits |= 1 << byte;
                }
                byte += 1;
            }
            ranges = rest;
        }
        Self(bits)
    }

    /// Whether a byte is of it.
    #[must_use]
    pub const fn contains(self, byte: u8) -> bool {
        byte < 128 && self.0 >> byte & 1 == 1
    }
}

/// Prints what a spec writes, in the order of ASCII: `0-9A-Z`.
impl fmt::Display for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = 0;
        while first < 128 {
            let mut end = first;
            while self.contains(end) {
                end += 1;
            }
            let [from, to] = [first, end.saturating_sub(1)].map(char::from);
            match end - first {
                0 => end += 1,
                1 => write!(f, "{from}")?,
                2 => write!(f, "{from}{to}")?,
                _ => write!(f, "{from}-{to}")?,
            }
            first = end;
        }
        Ok(())
    }
}
