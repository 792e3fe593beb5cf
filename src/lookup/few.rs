//! Up to 64 texts: the hash names the slot, and the slot holds the whole key as words.

use super::Mix;
use super::words::{after, words};

/// A table of few texts. What all of them begin with is compared first; a key is here what follows that, none longer than
/// `8 * W` bytes.
#[derive(Clone, Copy, Debug)]
pub struct Few<const W: usize> {
    /// Length of the shortest key with what it begins with, in bytes.
    pub min: usize,
    /// Length of the longest key with what it begins with, in bytes.
    pub max: usize,
    /// What every key begins with.
    pub prefix: &'static [u8],
    /// How a key becomes a hash.
    pub mix: Mix,
    /// How far the hash is shifted to the right to give the slot.
    pub shift: u32,
    /// The slots, a power of two.
    pub rows: &'static [Row<W>],
}

/// A key of a [`Few`] and the row it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Row<const W: usize> {
    words: [u64; W],
    len: u16,
    index: u16,
}

impl<const W: usize> Row<W> {
    /// A slot that no key leads to: its length is none that a key can have.
    pub const EMPTY: Self = Self { words: [0; W], len: u16::MAX, index: 0 };

    /// The key `key`, which leads to row `index`.
    #[must_use]
    pub const fn new(key: &str, index: u16) -> Self {
        Self { words: words(key.as_bytes()), len: key.len() as u16, index }
    }
}

impl<const W: usize> Few<W> {
    /// The index of the row that `key` leads to.
    #[inline(always)]
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        if key.len() < self.min || key.len() > self.max {
            return None;
        }
        let Some(key) = after(key, self.prefix) else { return None };
        let words: [u64; W] = words(key);
        let row = &self.rows[(self.mix.hash(key, &words) >> self.shift) as usize];
        let mut difference = row.len as u64 ^ key.len() as u64;
        let mut place = 0;
        while place < W {
            difference |= row.words[place] ^ words[place];
            place += 1;
        }
        if difference == 0 { Some(row.index as usize) } else { None }
    }
}
