//! Which characters a run of a pattern may hold: letters and digits of ASCII.

use std::fmt;

/// A set of ASCII letters and digits, written as ranges and single characters: `0-9A-F`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CharSet(u128);

impl CharSet {
    /// The decimal digits.
    pub const DIGITS: Self = Self(0x3FF << b'0');

    /// The set that a text writes.
    ///
    /// # Errors
    /// If it is none: the message says why.
    pub fn of(text: &str) -> Result<Self, String> {
        let mut bits = 0;
        let mut rest = text.as_bytes();
        loop {
            let (first, last);
            (first, last, rest) = match rest {
                [] => break,
                [first, b'-', last, rest @ ..] => (*first, *last, rest),
                [one, rest @ ..] => (*one, *one, rest),
            };
            let same_kind = |kind: fn(&u8) -> bool| kind(&first) && kind(&last);
            let is_range = [u8::is_ascii_digit, u8::is_ascii_uppercase, u8::is_ascii_lowercase].map(same_kind);
            if first > last || !is_range.contains(&true) {
                return Err("holds more than digits, letters and ranges of either".to_owned());
            }
            bits |= (first..=last).fold(0, |bits, byte| bits | 1 << byte);
        }
        if bits == 0 { Err("holds nothing".to_owned()) } else { Ok(Self(bits)) }
    }

    /// Whether a character is of it.
    #[must_use]
    pub fn contains(self, character: char) -> bool {
        u32::from(character) < 128 && self.0 >> u32::from(character) & 1 == 1
    }

    /// Whether some character is of both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Its ranges, each with its first and its last character.
    #[must_use]
    pub fn ranges(self) -> Vec<(char, char)> {
        let mut ranges: Vec<(char, char)> = Vec::new();
        for character in ('0'..='z').filter(|character| self.contains(*character)) {
            match ranges.last_mut() {
                Some((_, last)) if u32::from(*last) + 1 == u32::from(character) => *last = character,
                _ => ranges.push((character, character)),
            }
        }
        ranges
    }
}

/// As a spec writes it, in the order of ASCII: `0-9A-Z`.
impl fmt::Display for CharSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ranges().into_iter().try_for_each(|(first, last)| match u32::from(last) - u32::from(first) {
            0 => write!(f, "{first}"),
            1 => write!(f, "{first}{last}"),
            _ => write!(f, "{first}-{last}"),
        })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for CharSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for CharSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of(&text).map_err(|problem| serde::de::Error::custom(format_args!("`{text}` {problem}")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use super::*;

    #[test]
    fn a_set_is_written_as_it_is_read() {
        for (written, read) in [("0-9", "0-9"), ("A-Z0-9", "0-9A-Z"), ("cba", "a-c"), ("XY", "XY"), ("0-90", "0-9")] {
            let set = CharSet::of(written).unwrap();
            assert_eq!(set.to_string(), read, "{written}");
            assert_eq!(CharSet::of(read), Ok(set));
        }
        assert_eq!(CharSet::of("0-9"), Ok(CharSet::DIGITS));
        for text in ["", "-", "a-", "-z", "9-0", "A-z", "0-Z", "a b", "한", "_", "a-c-e"] {
            assert!(CharSet::of(text).is_err(), "{text}");
        }
    }

    /// Of any two sets: they meet where a character is of both.
    #[test]
    fn sets_meet_where_they_share_a_character() {
        const SETS: [(&str, &str); 6] = [
            ("0-9", "0123456789"),
            ("9", "9"),
            ("A-F", "ABCDEF"),
            ("a-f", "abcdef"),
            ("8-9F-G", "89FG"),
            ("G-Hg-hz", "GHghz"),
        ];
        for ((one, first), (other, second)) in SETS.iter().flat_map(|one| SETS.iter().map(move |other| (one, other))) {
            let shares = first.chars().any(|character| second.contains(character));
            let meets = CharSet::of(one).and_then(|one| Ok(one.meets(CharSet::of(other)?)));
            assert_eq!(meets, Ok(shares), "{one} {other}");
        }
    }
}
