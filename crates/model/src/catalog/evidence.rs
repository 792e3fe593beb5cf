//! A value, and what supports it.

use crate::text::language::speaks;
use crate::words::Language;

/// A text, of the document or of ours, and what it is in other languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Text {
    /// As it stands; verbatim, if it is the document's.
    pub source: String,
    /// By us, by language: one for each that the spec lists.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "serde", serde(with = "crate::catalog::form::translations"))]
    pub translations: Vec<(String, String)>,
}

impl Text {
    /// What it is in every language, as it stands first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.source.as_str()).chain(self.translations.iter().map(|(_, text)| text.as_str()))
    }

    /// The translation into a language, if there is one.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Option<&str> {
        self.translations.iter().find(|(tag, _)| tag == language).map(|(_, text)| text.as_str())
    }

    /// As whoever reads one of our own languages reads it: translated, or as it stands where there is no translation.
    #[must_use]
    pub fn of(&self, reader: Language) -> &str {
        self.translated(reader).unwrap_or(&self.source)
    }

    /// Whether it is translated into one of our own languages.
    #[must_use]
    pub fn is_translated(&self, reader: Language) -> bool {
        self.translated(reader).is_some()
    }

    fn translated(&self, reader: Language) -> Option<&str> {
        let mut known = self.translations.iter();
        known.find(|(tag, _)| speaks(tag, reader.tag())).map(|(_, text)| text.as_str())
    }

    /// The English, or the text as it stands where there is none.
    #[must_use]
    pub fn english(&self) -> &str {
        self.of(Language::English)
    }

    /// The translations into languages that pages do not speak, each with its tag.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_ours = |tag: &str| Language::ALL.iter().any(|language| speaks(tag, language.tag()));
        let others = self.translations.iter().filter(move |(tag, _)| !is_ours(tag));
        others.map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

/// A value and what supports it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// The document's own words, where the value is a word of ours.
    pub quote: Option<Text>,
}

/// What supports a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "crate::catalog::form::Basis", try_from = "crate::catalog::form::Basis"))]
pub enum Basis {
    /// The document says it, on these lines.
    Stated(Citation),
    /// We conclude it, for this reason.
    Inferred(Text),
    /// A registry or standard says it.
    Registered(String),
    /// Nobody was asked to support it: a catalogue that cites no document.
    Declared,
}

impl Basis {
    /// Whether we conclude it.
    #[must_use]
    pub const fn is_inferred(&self) -> bool {
        matches!(self, Self::Inferred(_))
    }
}

/// Lines of documents, in the order given.
pub type Citation = Vec<Lines>;

/// A range of lines of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// The document's id.
    pub document: String,
    /// First line, from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}
