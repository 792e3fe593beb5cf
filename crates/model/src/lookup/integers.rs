//! Integers in, a dense or a sparse table of them out.

use super::direct;

/// An array that begins at the least key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dense {
    /// The least key.
    pub first: i64,
    /// The row of `first`, of the next integer, and so on; `None` where no key is.
    pub slots: Vec<Option<u32>>,
}

/// A power of two of slots, each with a key and the row it leads to. A slot that no key leads to
/// repeats an entry whose own slot is elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparse {
    /// What a key is multiplied by.
    pub multiplier: u64,
    /// How far the product is shifted to the right to give the slot.
    pub shift: u32,
    /// The slots.
    pub rows: Vec<(i64, u32)>,
    /// How many keys there are.
    pub keys: usize,
}

impl Dense {
    /// The table of ascending `keys`, if it is no larger than a sparse one.
    pub(super) fn search(keys: &[(i64, u32)]) -> Option<Self> {
        let (first, last) = (keys.first()?.0, keys.last()?.0);
        let span = usize::try_from(last.abs_diff(first)).ok()?.checked_add(1)?;
        let last_row = keys.iter().map(|(_, row)| *row).max()?;
        let index_bytes = if last_row < u32::from(u8::MAX) { 1 } else { 2 };
        if last_row >= u32::from(u16::MAX) || span.checked_mul(index_bytes)? > keys.len().checked_mul(16)?.max(64) {
            return None;
        }
        let mut slots = vec![None; span];
        for (key, row) in keys {
            slots[usize::try_from(key.abs_diff(first)).ok()?] = Some(*row);
        }
        Some(Self { first, slots })
    }

    /// Whether one byte is enough for the index of a row.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.slots.iter().flatten().all(|row| *row < u32::from(u8::MAX))
    }

    /// How many keys there are.
    #[must_use]
    pub fn keys(&self) -> usize {
        self.slots.iter().flatten().count()
    }
}

impl Sparse {
    /// The table of `keys`, if a multiplier is found that is good for them.
    pub(super) fn search(keys: &[(i64, u32)]) -> Option<Self> {
        let filler = *keys.first()?;
        let numbers: Vec<u64> = keys.iter().map(|(key, _)| *key as u64).collect();
        let placing = direct::place(&numbers)?;
        let rows = placing.arrange(&numbers, keys.iter().copied()).into_iter().map(|row| row.unwrap_or(filler));
        Some(Self { multiplier: placing.multiplier, shift: placing.shift, rows: rows.collect(), keys: keys.len() })
    }

    /// Whether 32 bits are enough for the keys.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.rows.iter().all(|(key, _)| i32::try_from(*key).is_ok())
    }
}
