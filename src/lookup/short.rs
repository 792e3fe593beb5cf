//! Texts of one length, up to six bytes: the slot is a word that holds the key and the row it leads to.

use super::Slots;
use super::words::short;

/// A table of texts that are all as long, each shorter than a word by the bytes that the index of its row takes.
///
/// The slots are one run of bytes, eight for each: the key, then the index of its row, little-endian. A slot that no key
/// leads to repeats one whose own slot is elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    /// Length of a key, in bytes.
    pub len: usize,
    /// What a key, as a word, is multiplied by to give the hash.
    pub multiplier: u64,
    /// Where the hash leads to.
    pub slots: Slots,
    /// The slots.
    pub rows: &'static [u8],
}

impl Short {
    /// The index of the row that `key` leads to.
    #[inline(always)]
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        if key.len() != self.len {
            return None;
        }
        let bits = 8 * self.len as u32;
        let word = short(key);
        let slot = self.slots.of(word.wrapping_mul(self.multiplier));
        let Some((_, rest)) = self.rows.split_at_checked(8 * slot) else { return None };
        let Some(row) = rest.first_chunk() else { return None };
        let row = u64::from_le_bytes(*row);
        if (row ^ word) << (64 - bits) == 0 { Some((row >> bits) as usize) } else { None }
    }
}
