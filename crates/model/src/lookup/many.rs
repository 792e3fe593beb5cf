//! Any number of keys in, a table whose slots are named by a hash and a pilot out.

use super::mix::{self, Mix, TURNS};
use super::prefix;
use super::slots::Slots;

/// Slots that are each named by a hash and the pilot of its bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many {
    /// How many words of a key a row holds.
    pub words: usize,
    /// Length of the shortest key, in bytes.
    pub min: usize,
    /// Length of the longest key, in bytes.
    pub max: usize,
    /// What every key begins with. It is compared apart, and no row has it.
    pub prefix: Vec<u8>,
    /// How a key becomes a hash.
    pub mix: Mix,
    /// Where the hash leads to.
    pub slots: Slots,
    /// The rows, as the runtime reads them.
    pub rows: Vec<u8>,
    /// The keys that their rows do not hold whole, one after the other.
    pub texts: Vec<u8>,
    /// How many keys there are.
    pub keys: usize,
    /// Whether the keys are integers, eight bytes each.
    pub integers: bool,
}

/// A key without what all of them begin with, and the row it leads to.
type Entry<'a> = (&'a [u8], u32);

impl Many {
    /// The most words of a row. More of them would take longer to compare than the texts of the keys that are longer.
    const WORDS: usize = 4;

    /// The table of integer `keys`.
    pub(super) fn search_integers(keys: &[(i64, u32)]) -> Option<Self> {
        let bytes: Vec<[u8; 8]> = keys.iter().map(|(key, _)| key.to_le_bytes()).collect();
        let keys: Vec<Entry<'_>> = bytes.iter().zip(keys).map(|(key, (_, row))| (&key[..], *row)).collect();
        Self::place(&keys).map(|found| Self { integers: true, ..found })
    }

    /// The table of `keys`, if there are words that tell them apart and a hash is found that is good for them.
    pub(super) fn search(keys: &[(String, u32)]) -> Option<Self> {
        let keys: Vec<Entry<'_>> = keys.iter().map(|(key, row)| (key.as_bytes(), *row)).collect();
        Self::place(&keys)
    }

    fn place(keys: &[Entry<'_>]) -> Option<Self> {
        let texts: Vec<&[u8]> = keys.iter().map(|(key, _)| *key).collect();
        let (min, max) = prefix::lengths(&texts)?;
        let cut = prefix::common(&texts);
        let prefix = texts.first()?[..cut].to_owned();
        let keys: Vec<Entry<'_>> = keys.iter().map(|(key, row)| (&key[cut..], *row)).collect();
        let texts: Vec<&[u8]> = keys.iter().map(|(key, _)| *key).collect();
        if max - cut > usize::from(u16::MAX) || keys.iter().any(|(_, row)| *row >= 1 << 24) {
            return None;
        }
        let words = mix::words(max - cut).min(Self::WORDS);
        let places = mix::separate(&texts, words)?;
        let mut attempts = Slots::sizes(keys.len(), 8 * words + 4).flat_map(|size| TURNS.map(|turn| (size, turn)));
        let (mix, sums, slots) = attempts.find_map(|(size, turn)| {
            let mix = Mix { places, turn, multiplier: 1 };
            let sums: Vec<u64> = texts.iter().map(|key| mix.sum(key, words)).collect();
            let (multiplier, slots) = Slots::search(&sums, size)?;
            Some((Mix { multiplier, ..mix }, sums, slots))
        })?;
        let (tails, texts) = tails(&keys, words, max - cut > 8 * words)?;
        let rows = keys.iter().zip(&tails).zip(&sums).map(|(((key, _), tail), sum)| {
            let mut row: Vec<u8> = (0..words).flat_map(|place| mix::word(key, place, words).to_le_bytes()).collect();
            row.extend_from_slice(tail);
            (slots.of(sum.wrapping_mul(mix.multiplier)), row)
        });
        let rows = slots.arrange(rows).concat();
        Some(Self { words, min, max, prefix, mix, slots, rows, texts, keys: keys.len(), integers: false })
    }

    /// Whether some keys are longer than the words of a row.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.max - self.prefix.len() > 8 * self.words
    }
}

/// What follows the words of each row, and the keys that these do not hold whole, of which there are some if `long`. `None`
/// if that is too much for an offset.
fn tails(keys: &[Entry<'_>], words: usize, long: bool) -> Option<(Vec<Vec<u8>>, Vec<u8>)> {
    let mut texts = Vec::new();
    let tails = keys.iter().map(|(key, row)| {
        let (len, row, start) = (key.len() as u64, u64::from(*row), texts.len() as u64);
        if !long {
            return Some((row << 8 | len).to_le_bytes()[..4].to_vec());
        }
        if key.len() > 8 * words {
            texts.extend_from_slice(key);
        }
        (start < 1 << 24).then(|| (start << 40 | row << 16 | len).to_le_bytes().to_vec())
    });
    let tails = tails.collect::<Option<Vec<_>>>()?;
    Some((tails, texts))
}
