//! Texts of one length in, a table of them as words out.

use super::mix;
use super::slots::Slots;

/// Slots that are a word each: a key, and the row it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// Length of a key, in bytes.
    pub len: usize,
    /// What a key, as a word, is multiplied by to give the hash.
    pub multiplier: u64,
    /// Where the hash leads to.
    pub slots: Slots,
    /// The slots, as the runtime reads them.
    pub rows: Vec<u8>,
    /// How many keys there are.
    pub keys: usize,
}

impl Short {
    /// The longest keys that it is for: what a word has besides is for the index of a row.
    const LONGEST: usize = 6;

    /// The table of `keys`, if they are all as long, and short enough.
    pub(super) fn search(keys: &[(String, u32)]) -> Option<Self> {
        let len = keys.first()?.0.len();
        let fits = |(key, row): &(String, u32)| key.len() == len && u64::from(*row) < 1 << (64 - 8 * len);
        if !(1..=Self::LONGEST).contains(&len) || !keys.iter().all(fits) {
            return None;
        }
        let words: Vec<u64> = keys.iter().map(|(key, _)| mix::short(key.as_bytes())).collect();
        let (multiplier, slots) = Slots::sizes(keys.len(), 8).find_map(|places| Slots::search(&words, places))?;
        let rows = keys.iter().zip(&words).map(|((_, row), word)| {
            let key = word & ((1 << (8 * len)) - 1);
            (slots.of(word.wrapping_mul(multiplier)), (key | u64::from(*row) << (8 * len)).to_le_bytes())
        });
        let rows = slots.arrange(rows).concat();
        Some(Self { len, multiplier, slots, rows, keys: keys.len() })
    }
}
