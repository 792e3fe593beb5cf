//! A YAML scalar or collection in, the plain Rust value out: what serde has no derive for.

use std::fmt;
use std::marker::PhantomData;

use codetable_model::source::{Span, Spanned};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::Vocabulary;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// A value without a place: the second reader has none to give.
pub(crate) fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A scalar as written. Where serde has to guess its type first, it is the text that has that value in canonical form.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(from = "Guessed")]
pub(crate) struct Word(pub(crate) String);

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Guessed {
    Text(String),
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Null(()),
}

impl From<Guessed> for Word {
    fn from(guessed: Guessed) -> Self {
        Self(match guessed {
            Guessed::Text(text) => text,
            Guessed::Bool(value) => value.to_string(),
            Guessed::Unsigned(value) => value.to_string(),
            Guessed::Signed(value) => value.to_string(),
            Guessed::Float(value) => value.to_string(),
            Guessed::Null(()) => "null".to_owned(),
        })
    }
}

/// A word of a closed set.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(try_from = "Word", bound = "")]
pub(crate) struct Of<V: Vocabulary>(pub(crate) V);

impl<V: Vocabulary> TryFrom<Word> for Of<V> {
    type Error = String;

    fn try_from(word: Word) -> Result<Self, String> {
        V::from_word(&word.0).map(Self).ok_or_else(|| format!("`{}` is not of the set", word.0))
    }
}

/// A status.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(try_from = "u16")]
pub(crate) struct Status(pub(crate) u16);

impl TryFrom<u16> for Status {
    type Error = String;

    fn try_from(status: u16) -> Result<Self, String> {
        if (100..600).contains(&status) { Ok(Self(status)) } else { Err(format!("{status} is no status")) }
    }
}

/// A status, a class, or a class with exceptions.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(try_from = "Word")]
pub(crate) struct Statuses(pub(crate) StatusPattern);

impl TryFrom<Word> for Statuses {
    type Error = String;

    fn try_from(word: Word) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u16>().map_err(|error| format!("`{text}`: {error}"));
        let (range, except) = word.0.split_once(" except ").map_or((word.0.as_str(), None), |(a, b)| (a, Some(b)));
        let (first, last) = match range.strip_suffix("xx") {
            Some(class) => (number(class)? * 100, number(class)? * 100 + 99),
            None => (number(range)?, number(range)?),
        };
        let except = except.map_or(Ok(Vec::new()), |list| list.split(' ').map(number).collect::<Result<_, _>>())?;
        Ok(Self(StatusPattern { first, last, except }))
    }
}

/// The ends of a range of integers.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(try_from = "Word")]
pub(crate) struct Range(pub(crate) (i128, i128));

impl TryFrom<Word> for Range {
    type Error = String;

    fn try_from(word: Word) -> Result<Self, String> {
        let (first, last) = word.0.split_once("..").ok_or("a range has two dots")?;
        let end = |text: &str| {
            let number = text.strip_prefix("0x").map_or_else(|| text.parse(), |bits| i128::from_str_radix(bits, 16));
            number.map_err(|error| format!("`{text}`: {error}"))
        };
        Ok(Self((end(first)?, end(last)?)))
    }
}

/// One value, or a sequence of them.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

impl<T> OneOrMore<T> {
    pub(crate) fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(value) => vec![value],
            Self::More(values) => values,
        }
    }
}

/// A mapping with its entries in the order written. A map of std's would lose the order, and the first of
/// two equal keys.
#[derive(Clone, Debug)]
pub(crate) struct Pairs<K, V>(pub(crate) Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Pairs<K, V> {
    /// Every entry, turned into what the spec holds.
    pub(crate) fn read<T>(self, mut read: impl FnMut(K, V) -> T) -> Vec<T> {
        self.0.into_iter().map(|(key, value)| read(key, value)).collect()
    }
}

impl<'de, K: Deserialize<'de> + fmt::Debug, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + fmt::Debug, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = Pairs<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<K>()? {
            let value = map.next_value().map_err(|error| A::Error::custom(format_args!("{key:?}: {error}")))?;
            entries.push((key, value));
        }
        Ok(Pairs(entries))
    }
}
