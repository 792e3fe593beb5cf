//! Any number of keys: the hash names a bucket, the bucket's pilot corrects the slot, and the slot holds
//! the key as words.

use super::Mix;
use super::words::words;

/// A table of many keys. Of a key longer than 32 bytes its rows hold four words, and what lies between
/// them is kept apart. Integers are keys of eight bytes.
///
/// The rows are one run of bytes, which rustc reads much faster than as many literals. A row is `W`
/// words, then a tail; all numbers are little-endian:
///
/// | bits of the tail | where no key is longer than 32 bytes | elsewhere |
/// |---|---|---|
/// | the key's length | 0–7 | 0–15 |
/// | the index of its row | 8–31 | 16–39 |
/// | the first of its eights of bytes in `middles` | | 40–63 |
///
/// A slot that no key leads to repeats a row whose own slot is elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Many<const W: usize> {
    /// Length of the shortest key, in bytes.
    pub min: usize,
    /// Length of the longest key, in bytes.
    pub max: usize,
    /// How a key becomes a hash.
    pub mix: Mix,
    /// How far the hash is shifted to the right to give the bucket.
    pub bucket_shift: u32,
    /// For each bucket, what its slots are corrected by: no two keys then share one.
    pub pilots: &'static [u8],
    /// How far the hash is shifted to the right to give the slot, before it is corrected.
    pub slot_shift: u32,
    /// The number of slots, a power of two, less one.
    pub slot_mask: usize,
    /// The rows.
    pub rows: &'static [u8],
    /// The bytes of long keys from the seventeenth on, up to their last sixteen or a few beyond: the
    /// number of bytes is a multiple of eight.
    pub middles: &'static [u8],
}

impl<const W: usize> Many<W> {
    /// Whether a key can be longer than the words of a row.
    const fn long(&self) -> bool {
        self.max > 32
    }

    /// The index of the row that `key` leads to.
    #[inline]
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        if key.len() < self.min || key.len() > self.max {
            return None;
        }
        let words: [u64; W] = words(key);
        let hash = self.mix.hash(key, &words);
        let pilot = self.pilots[(hash >> self.bucket_shift) as usize] as usize;
        let slot = ((hash >> self.slot_shift) as usize ^ pilot) & self.slot_mask;
        let mut row = self.rows.split_at(slot * (8 * W + if self.long() { 8 } else { 4 })).1;

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
            if difference != 0 || !self.has_middle(key, (tail >> 40) as usize) {
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
    #[inline]
    #[must_use]
    pub const fn find_integer(&self, key: i64) -> Option<usize> {
        self.find(&key.to_le_bytes())
    }

    /// Whether what lies between the four words of `key` stands in `middles` from eight number `at` on.
    #[inline]
    const fn has_middle(&self, key: &[u8], at: usize) -> bool {
        let Some(mut left) = key.len().checked_sub(32) else { return true };
        let Some((_, mut key)) = key.split_at_checked(16) else { return true };
        let Some((_, mut middle)) = self.middles.split_at_checked(at * 8) else { return false };
        while left > 0 {
            let (Some((ours, after)), Some((theirs, beyond))) =
                (key.split_first_chunk::<8>(), middle.split_first_chunk::<8>())
            else {
                return false;
            };
            if u64::from_le_bytes(*ours) != u64::from_le_bytes(*theirs) {
                return false;
            }
            (key, middle) = (after, beyond);
            left = left.saturating_sub(8);
        }
        true
    }
}
