//! The words of a key go in, the hash that places it comes out.

use super::words::word;

/// How the words of a key become a hash: those that take part are rotated, each by another amount,
/// joined by exclusive or, and multiplied. The constants were searched for this table.
#[derive(Clone, Copy, Debug)]
pub struct Mix {
    /// Which words take part: bit `n` stands for the word at place `n`, and bit 63 for the key's length.
    pub places: u64,
    /// By how many bits each word is rotated more than the one before it. `None` where no rotation tells
    /// the keys apart: then the sum is multiplied after every word.
    pub rotation: Option<u32>,
    /// What the sum is multiplied by.
    pub multiplier: u64,
}

impl Mix {
    /// The hash of a key whose first words are `words`; its upper bits are the good ones.
    #[inline(always)]
    pub(super) const fn hash<const W: usize>(&self, key: &[u8], words: &[u64; W]) -> u64 {
        let mut sum = if self.places >> 63 == 1 { key.len() as u64 } else { 0 };
        let mut place = 0;
        while place < W {
            if self.places >> place & 1 == 1 {
                sum = self.add(sum, words[place], place);
            }
            place += 1;
        }
        while place < 63 && self.places >> place != 0 {
            if self.places >> place & 1 == 1 {
                sum = self.add(sum, word::<W>(key, place), place);
            }
            place += 1;
        }
        sum.wrapping_mul(self.multiplier)
    }

    /// The sum with the word at `place`.
    #[inline(always)]
    const fn add(&self, sum: u64, word: u64, place: usize) -> u64 {
        match self.rotation {
            Some(rotation) => sum ^ word.rotate_left(rotation * (place as u32 + 1)),
            None => {
                let product = (sum ^ word) as u128 * 0x9E37_79B9_7F4A_7C15;
                product as u64 ^ (product >> 64) as u64
            }
        }
    }
}
