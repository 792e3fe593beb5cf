//! Facts in, plain words out: what every page, terminal and comment says of them, once, in every language of ours.
//!
//! A [`Phrase`] is what we say, and has all languages side by side. [`RichText`] is made of phrases and of texts of a spec,
//! and knows neither the language that it is read in nor what its surface makes of markup and of links.

pub mod advice;
pub mod evidence;
pub mod rich_text;

pub use evidence::{BasisKind, Evidence};
pub use rich_text::{LinkTarget, Piece, RichText};

/// A language of ours. Texts of documents have languages of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }
}

/// Words of ours in every language, with `{}` wherever something is inserted; what stands in back-quotes is code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// In English.
    pub english: &'static str,
    /// In Korean.
    pub korean: &'static str,
}

impl Phrase {
    /// In one of the languages.
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Korean => self.korean,
        }
    }

    /// What is the same in every language.
    pub const fn same(words: &'static str) -> Self {
        Self { english: words, korean: words }
    }

    /// The phrase with what is inserted, in the order of its places; a language that has fewer leaves the rest out.
    pub fn with<const N: usize>(self, inserted: [RichText; N]) -> RichText {
        RichText::phrase(self, inserted.into())
    }
}

/// A table of phrases: what each is called, in English, in Korean.
#[macro_export]
macro_rules! phrases {
    ($($(#[$doc:meta])* $vis:vis $name:ident: $english:literal, $korean:literal;)*) => {$(
        $(#[$doc])*
        $vis const $name: $crate::words::Phrase = $crate::words::Phrase { english: $english, korean: $korean };
    )*};
}
