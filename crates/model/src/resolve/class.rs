//! A class as a spec writes it in, which codes are of it out.

use super::key::{bounds, code, of_bits};
use crate::catalog::{Class, Code, Key};
use crate::hash::Map;
use crate::order;
use crate::parse::{self, integer};
use crate::vocabulary::{Base, KeyType};

/// The codes of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Texts that begin so, and are longer.
    Prefix(String),
    /// Integers from the least to the greatest.
    Range(i128, i128),
}

impl Span {
    /// What a spec writes: `40*` for texts, `-32099..-32000` for integers.
    ///
    /// # Errors
    /// If codes of the type cannot be meant: the message says why.
    pub fn of(ty: KeyType, base: Base, text: &str) -> Result<Self, String> {
        let Some(bounds) = bounds(ty) else {
            return match text.strip_suffix('*') {
                Some("") => Err("every code is of it".to_owned()),
                Some(prefix) if prefix.contains('*') => Err("there is a `*` before its end".to_owned()),
                Some(prefix) => Ok(Self::Prefix(prefix.to_owned())),
                None => Err("no `*` at its end says that more follows".to_owned()),
            };
        };
        let (first, last) = parse::range(text)?;
        let [first, last] = match base {
            Base::Decimal => [first, last],
            Base::Hexadecimal => [first, last].map(|end| of_bits(end, bounds)),
        };
        match bounds.0 <= first && first <= last && last <= bounds.1 {
            true => Ok(Self::Range(first, last)),
            false => Err("its ends are no integers of the key's type, the lesser first".to_owned()),
        }
    }
}

/// The classes of a table, in an order in which that of a code is found at once.
#[derive(Debug)]
pub struct Classes<'c> {
    prefixes: Map<String, &'c Class>,
    /// How long the prefixes are, the longest first.
    lengths: Vec<usize>,
    /// The ranges, by the least integer.
    ranges: Vec<(i128, i128, &'c Class)>,
}

impl<'c> Classes<'c> {
    /// Those whose codes can be read.
    #[must_use]
    pub fn of(classes: &'c [Class], key: &Key) -> Self {
        let (mut prefixes, mut ranges) = (Map::default(), Vec::new());
        for class in classes {
            match Span::of(key.ty, key.base, &class.codes) {
                Ok(Span::Prefix(prefix)) => drop(prefixes.insert(prefix, class)),
                Ok(Span::Range(first, last)) => ranges.push((first, last, class)),
                Err(_) => {}
            }
        }
        let mut lengths: Vec<usize> = prefixes.keys().map(String::len).collect();
        order::sort(&mut lengths, |one, other| other.cmp(one));
        lengths.dedup();
        order::sort(&mut ranges, |one, other| one.0.cmp(&other.0));
        Self { prefixes, lengths, ranges }
    }

    /// The class of a code: of several, that of the longest prefix.
    #[must_use]
    pub fn find(&self, code: &Code) -> Option<&'c Class> {
        match (code, code.integer()) {
            (_, Some(code)) => {
                let next = self.ranges.partition_point(|(first, ..)| *first <= code);
                let (_, last, class) = self.ranges[..next].last()?;
                (code <= *last).then_some(*class)
            }
            (Code::Text(text), None) => {
                let mut heads = self.lengths.iter().filter(|len| **len < text.len()).filter_map(|len| text.get(..*len));
                heads.find_map(|head| self.prefixes.get(head).copied())
            }
            _ => None,
        }
    }
}

/// The code that a text is, as somebody may have read it: an integer in decimal too.
#[must_use]
pub fn read(key: &Key, text: &str) -> Option<Code> {
    code(key.ty, key.base, text).or_else(|| bounds(key.ty).and(integer(text)).map(Code::Int))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_written_as_the_codes_are() {
        let of = |ty, base, text| Span::of(ty, base, text);
        assert_eq!(of(KeyType::Text, Base::Decimal, "40*"), Ok(Span::Prefix("40".to_owned())));
        assert_eq!(of(KeyType::I32, Base::Decimal, "-32099..-32000"), Ok(Span::Range(-32_099, -32_000)));
        let bits = "0x80070000..0x8007FFFF";
        assert_eq!(of(KeyType::I32, Base::Hexadecimal, bits), Ok(Span::Range(-2_147_024_896, -2_146_959_361)));
        for text in ["40", "*", "4*0*", "40..50", ""] {
            assert!(of(KeyType::Text, Base::Decimal, text).is_err(), "{text}");
        }
        for text in ["40*", "9..1", "1..256", "-1..5", "5"] {
            assert!(of(KeyType::U8, Base::Decimal, text).is_err(), "{text}");
        }
    }
}
