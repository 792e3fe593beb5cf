//! The languages that readers are spoken to in.

use super::korean::Korean;
use codetable_model::vocabulary::Vocabulary;

/// A language of ours. Texts of documents have languages of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// Both, English first.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// Whichever of the two is in this language.
    pub(crate) const fn of(self, english: &'static str, korean: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Korean => korean,
        }
    }

    /// What a word of a vocabulary means.
    pub(crate) fn meaning<V: Vocabulary + Korean>(self, word: V) -> &'static str {
        match self {
            Self::English => word.meaning(),
            Self::Korean => word.korean(),
        }
    }
}
