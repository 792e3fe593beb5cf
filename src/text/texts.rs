//! Texts by number: as generated code lays them out, and as they are read.

use super::Phrase;

/// Texts by number. Thousands of literals would keep rustc busy, so where there are many they stand in one.
#[derive(Clone, Copy, Debug)]
pub enum Texts {
    /// A literal each.
    Each(&'static [&'static str]),
    /// One after the other.
    Joined {
        /// All of them.
        all: &'static str,
        /// Where each ends.
        ends: &'static [u32],
    },
}

/// Texts with their translations, by number.
#[derive(Clone, Copy, Debug)]
pub struct Phrases {
    /// The tags of their languages, the texts' own first.
    pub languages: &'static [&'static str],
    /// Which of them is English, if one is.
    pub english: Option<u8>,
    /// The texts as documents have them.
    pub sources: Texts,
    /// What they are in each of the other languages. Where a translation is empty it is the text itself.
    pub translations: &'static [Texts],
}

impl Texts {
    /// No texts.
    pub const EMPTY: Self = Self::Each(&[]);

    /// How many there are.
    #[inline]
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub const fn len(&self) -> usize {
        match self {
            Self::Each(texts) => texts.len(),
            Self::Joined { ends, .. } => ends.len(),
        }
    }

    /// The text of a number.
    ///
    /// What is cut out of one text has to be held to be UTF-8 again, since before Rust 1.86 no `const fn` cuts a `str`:
    /// 10 ns for a code, where a literal takes one.
    #[inline]
    #[must_use]
    pub const fn get(&self, index: usize) -> &'static str {
        match self {
            Self::Each(texts) => texts[index],
            Self::Joined { all, ends } => match core::str::from_utf8(cut(all, ends, index)) {
                Ok(text) => text,
                Err(_) => "",
            },
        }
    }

    /// The bytes of a text, which are there at once.
    #[inline]
    #[must_use]
    pub const fn bytes(&self, index: usize) -> &'static [u8] {
        match self {
            Self::Each(texts) => texts[index].as_bytes(),
            Self::Joined { all, ends } => cut(all, ends, index),
        }
    }
}

/// What ends where the text of this number does, and begins where the one before it ends.
const fn cut(all: &'static str, ends: &[u32], index: usize) -> &'static [u8] {
    let start = if index == 0 { 0 } else { ends[index - 1] };
    let (before_end, _) = all.as_bytes().split_at(ends[index] as usize);
    let (_, text) = before_end.split_at(start as usize);
    text
}

impl Phrases {
    /// None, in no language.
    pub const NONE: Self = Self { languages: &[], english: None, sources: Texts::EMPTY, translations: &[] };

    /// The text of a number, with its translations.
    #[inline]
    #[must_use]
    pub const fn get(&'static self, index: usize) -> Phrase {
        Phrase { source: self.sources.get(index), phrases: self, index: index as u32 }
    }

    /// What a text is in the language of a number, if that is not the text itself.
    pub(super) const fn translation(&self, index: usize, language: u8) -> Option<&'static str> {
        let language = language as usize;
        if language == 0 || language > self.translations.len() {
            return None;
        }
        let texts = &self.translations[language - 1];
        if index >= texts.len() || texts.bytes(index).is_empty() {
            return None;
        }
        Some(texts.get(index))
    }

    /// The number of a language.
    pub(super) const fn language(&self, tag: &str) -> Option<u8> {
        let mut index = 0;
        while index < self.languages.len() {
            if is_same(self.languages[index], tag) {
                return Some(index as u8);
            }
            index += 1;
        }
        None
    }
}

/// Whether two texts are equal, for constants.
pub(crate) const fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([first, rest_a @ ..], [other, rest_b @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest_a, rest_b);
    }
    a.is_empty() && b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of translations may be shorter than that of the texts, and have gaps.
    #[test]
    fn what_no_language_has_is_no_translation() {
        static PHRASES: Phrases = Phrases {
            languages: &["en", "ko", "de"],
            english: Some(0),
            sources: Texts::Each(&["one", "two", "three", "four"]),
            translations: &[Texts::Each(&["하나", "", "셋"]), Texts::Joined { all: "einszwei", ends: &[4, 8] }],
        };
        let expected: [[Option<&str>; 4]; 4] =
            [[None; 4], [Some("하나"), None, Some("셋"), None], [Some("eins"), Some("zwei"), None, None], [None; 4]];
        for (language, texts) in expected.iter().enumerate() {
            let number = u8::try_from(language).unwrap_or_default();
            for (place, text) in texts.iter().enumerate() {
                assert_eq!(PHRASES.translation(place, number), *text, "{language} {place}");
            }
            let tag = ["en", "ko", "de", "fr"][language];
            assert_eq!(PHRASES.language(tag), (language < 3).then_some(number), "{tag}");
        }
        for (a, b) in [("", ""), ("a", "a"), ("a", ""), ("", "a"), ("ab", "a"), ("ab", "ac"), ("ab", "bb")] {
            assert_eq!(is_same(a, b), a == b, "{a} {b}");
        }
    }
}
