//! Any number of keys: the hash names a place, the pilot of its bucket corrects it to a slot, and the slot holds the key
//! as words.

use super::words::{after, word_at, words};
use super::{Mix, Slots};

/// A table of many keys. What all of them begin with is compared first; a key is here what follows that. Integers are
/// keys of eight bytes.
///
/// Its rows hold all bytes of every key, or else four words of a key, of which those longer than 32 bytes are kept apart
/// as well. The rows are one run of bytes, which rustc reads much faster than as many literals. A row is `W` words, then
/// a tail; all numbers are little-endian:
///
/// | bits of the tail | where `W` words hold every key | elsewhere |
/// |---|---|---|
/// | the key's length | 0–7 | 0–15 |
/// | the index of its row | 8–31 | 16–39 |
/// | where in `texts` it begins | | 40–63 |
///
/// A slot that no key leads to repeats a row whose own slot is elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Many<const W: usize> {
    /// Length of the shortest key with what it begins with, in bytes.
    pub min: usize,
    /// Length of the longest key with what it begins with, in bytes.
    pub max: usize,
    /// What every key begins with.
    pub prefix: &'static [u8],
    /// How a key becomes a hash.
    pub mix: Mix,
    /// Where the hash leads to.
    pub slots: Slots,
    /// The rows.
    pub rows: &'static [u8],
    /// The keys that a row does not hold whole, one after the other.
    pub texts: &'static [u8],
}

impl<const W: usize> Many<W> {
    /// Whether a key can be longer than the words of a row.
    const fn long(&self) -> bool {
        self.max - self.prefix.len() > 8 * W
    }

    /// The index of the row that `key` leads to.
    #[inline(always)]
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        if key.len() < self.min || key.len() > self.max {
            return None;
        }
        let Some(key) = after(key, self.prefix) else { return None };
        let words: [u64; W] = words(key);
        let slot = self.slots.of(self.mix.hash(key, &words));
        let size = 8 * W + if self.long() { 8 } else { 4 };
        let Some((_, rest)) = self.rows.split_at_checked(slot * size) else { return None };
        // All that is read of the row is known to be there after this.
        let Some((mut row, _)) = rest.split_at_checked(size) else { return None };

        let mut difference = 0;
        let mut place = 0;
        while place < W {
            let Some((word, rest)) = row.split_first_chunk() else { return None };
            difference |= u64::from_le_bytes(*word) ^ words[place];
            row = rest;
            place += 1;
        }
        if self.long() {
            let Some(tail) = row.first_chunk() else { return None };
            let tail = u64::from_le_bytes(*tail);
            difference |= (tail & 0xFFFF) ^ key.len() as u64;
            if difference != 0 || !self.has_text(key, (tail >> 40) as usize) {
                return None;
            }
            Some((tail >> 16 & 0xFF_FFFF) as usize)
        } else {
            let Some(tail) = row.first_chunk() else { return None };
            let tail = u32::from_le_bytes(*tail);
            difference |= (tail as u64 & 0xFF) ^ key.len() as u64;
            if difference == 0 { Some((tail >> 8) as usize) } else { None }
        }
    }

    /// The index of the row that an integer leads to, in a table of integers.
    #[inline(always)]
    #[must_use]
    pub const fn find_integer(&self, key: i64) -> Option<usize> {
        self.find(&key.to_le_bytes())
    }

    /// Whether `key`, if its row does not hold all of it, stands in `texts` from byte `at` on.
    #[inline(always)]
    const fn has_text(&self, key: &[u8], at: usize) -> bool {
        if key.len() <= 8 * W {
            return true;
        }
        let Some((_, known)) = self.texts.split_at_checked(at) else { return false };
        let Some((known, _)) = known.split_at_checked(key.len()) else { return false };
        if self.max - self.prefix.len() <= 64 {
            // The first 32 bytes and the last: as many steps for every key, where a loop that ends with the key would be
            // as long as no processor expects.
            let last = key.len() - 8;
            let mut difference = 0;
            let mut step = 8;
            while step < 32 {
                difference |= word_at(key, step) ^ word_at(known, step);
                difference |= word_at(key, last - step) ^ word_at(known, last - step);
                step += 8;
            }
            return difference == 0;
        }
        let (mut rest, mut known) = (key, known);
        // The last eight bytes are a word of the row already.
        while let (Some((ours, after)), Some((theirs, beyond))) = (rest.split_first_chunk(), known.split_first_chunk())
        {
            if u64::from_le_bytes(*ours) != u64::from_le_bytes(*theirs) {
                return false;
            }
            (rest, known) = (after, beyond);
        }
        true
    }
}
