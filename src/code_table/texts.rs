//! Texts by number: as generated code lays them out, and as they are read.

use crate::text::Phrase;

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

/// Texts with their English, by number.
#[derive(Clone, Copy, Debug)]
pub enum Phrases {
    /// Source and English side by side.
    Each(&'static [Phrase]),
    /// Both joined. Where the English is empty it is the source; and so it is everywhere if there is none at all.
    Joined {
        /// The texts as documents have them.
        sources: &'static Texts,
        /// Their English.
        english: &'static Texts,
    },
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
    /// The text of a number, with its English.
    #[must_use]
    pub const fn get(&self, index: usize) -> Phrase {
        match self {
            Self::Each(phrases) => phrases[index],
            Self::Joined { sources, english } => {
                let source = sources.get(index);
                if index >= english.len() || english.bytes(index).is_empty() {
                    return Phrase::new(source, source);
                }
                Phrase::new(source, english.get(index))
            }
        }
    }
}
