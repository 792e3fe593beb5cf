//! Texts in, a table of few or of many of them out.

use super::direct::{self, Random};
use super::mix::{self, Mix, TURNS};
use super::pilots::Pilots;

/// A power of two of slots, each named by a hash alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few {
    /// How many words hold the longest key.
    pub words: usize,
    /// Length of the shortest key, in bytes.
    pub min: usize,
    /// Length of the longest key, in bytes.
    pub max: usize,
    /// How a key becomes a hash.
    pub mix: Mix,
    /// How far the hash is shifted to the right to give the slot.
    pub shift: u32,
    /// The slots: a key and its row, or `None` where no key leads to.
    pub slots: Vec<Option<(String, u32)>>,
}

/// A power of two of slots, each named by a hash and the pilot of its bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many {
    /// How many words of a key a row holds.
    pub words: usize,
    /// Length of the shortest key, in bytes.
    pub min: usize,
    /// Length of the longest key, in bytes.
    pub max: usize,
    /// How a key becomes a hash.
    pub mix: Mix,
    /// How far the hash is shifted to the right to give the bucket.
    pub bucket_shift: u32,
    /// For each bucket, what its slots are corrected by.
    pub pilots: Vec<u16>,
    /// How far the hash is shifted to the right to give the slot, before it is corrected.
    pub slot_shift: u32,
    /// How many slots there are.
    pub slots: usize,
    /// The rows, as the runtime reads them.
    pub rows: Vec<u8>,
    /// The keys longer than 32 bytes, one after the other.
    pub texts: Vec<u8>,
    /// How many keys there are.
    pub keys: usize,
    /// Whether the keys are integers, eight bytes each.
    pub integers: bool,
}

impl Few {
    /// The largest set of keys that it is for.
    const KEYS: usize = 64;
    /// The largest number of words that are compared one by one.
    const WORDS: usize = 8;

    /// The table of `keys`, if they are few and short enough and a hash is found that is good for them.
    pub(super) fn search(keys: &[(String, u32)]) -> Option<Self> {
        let texts: Vec<&[u8]> = keys.iter().map(|(key, _)| key.as_bytes()).collect();
        let (min, max) = lengths(&texts)?;
        let words = mix::words(max);
        if keys.len() > Self::KEYS || words > Self::WORDS || keys.iter().any(|(_, row)| *row > u32::from(u16::MAX)) {
            return None;
        }
        let places = mix::separate(&texts, words)?;
        TURNS.into_iter().find_map(|turn| {
            let mix = Mix { places, turn, multiplier: 1 };
            let sums: Vec<u64> = texts.iter().map(|key| mix.sum(key, words)).collect();
            if !mix::are_distinct(&sums) {
                return None;
            }
            let placing = direct::place(&sums)?;
            let mix = Mix { multiplier: placing.multiplier, ..mix };
            let slots = placing.arrange(&sums, keys.iter().cloned());
            Some(Self { words, min, max, mix, shift: placing.shift, slots })
        })
    }
}

impl Many {
    /// The words of a row hold no key of more bytes.
    const WHOLE: usize = 32;
    /// How many multipliers are tried for each number of slots and each rotation: about half of them work.
    const HASHES: usize = 6;

    /// The table of integer `keys`.
    pub(super) fn search_integers(keys: &[(i64, u32)]) -> Option<Self> {
        let bytes: Vec<[u8; 8]> = keys.iter().map(|(key, _)| key.to_le_bytes()).collect();
        let keys: Vec<(&[u8], u32)> = bytes.iter().zip(keys).map(|(key, (_, row))| (&key[..], *row)).collect();
        Self::place(&keys).map(|found| Self { integers: true, ..found })
    }

    /// The table of `keys`, if there are words that tell them apart and a hash is found that is good for them.
    pub(super) fn search(keys: &[(String, u32)]) -> Option<Self> {
        let keys: Vec<(&[u8], u32)> = keys.iter().map(|(key, row)| (key.as_bytes(), *row)).collect();
        Self::place(&keys)
    }

    fn place(keys: &[(&[u8], u32)]) -> Option<Self> {
        let texts: Vec<&[u8]> = keys.iter().map(|(key, _)| *key).collect();
        let (min, max) = lengths(&texts)?;
        let words = mix::words(max.min(Self::WHOLE));
        if max > usize::from(u16::MAX) || keys.iter().any(|(_, row)| *row >= 1 << 24) {
            return None;
        }
        let places = mix::separate(&texts, words)?;
        let (mix, hashes, pilots) = sizes(keys.len()).find_map(|(slots, greatest)| {
            let mut random = Random::new();
            TURNS.into_iter().find_map(|turn| {
                let mix = Mix { places, turn, multiplier: 1 };
                let sums: Vec<u64> = texts.iter().map(|key| mix.sum(key, words)).collect();
                if !mix::are_distinct(&sums) {
                    return None;
                }
                (0..Self::HASHES).find_map(|_| {
                    let mix = Mix { multiplier: random.odd(), ..mix };
                    let hashes: Vec<u64> = sums.iter().map(|sum| sum.wrapping_mul(mix.multiplier)).collect();
                    Pilots::search(&hashes, slots, greatest).map(|pilots| (mix, hashes, pilots))
                })
            })
        })?;
        let (rows, texts) = rows(keys, &hashes, &pilots, words, max > Self::WHOLE)?;
        let Pilots { pilots, bucket_shift, slot_shift, slots } = pilots;
        let keys = keys.len();
        Some(Self { words, min, max, mix, bucket_shift, pilots, slot_shift, slots, rows, texts, keys, integers: false })
    }

    /// Whether one byte is enough for a pilot.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.pilots.iter().all(|pilot| *pilot <= u16::from(u8::MAX))
    }

    /// How many bytes a row takes.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.rows.len() / self.slots.max(1)
    }
}

/// The numbers of slots to try, each with the greatest pilot. Where a fifth of the slots stays empty, small
/// pilots are enough; a fuller table needs large ones, which reach more of its slots.
fn sizes(keys: usize) -> impl Iterator<Item = (usize, u16)> {
    let least = keys.next_power_of_two().max(2);
    let narrow = |slots: usize| (keys + keys / 4 <= slots).then_some((slots, u16::from(u8::MAX)));
    let wide = |slots: usize| (keys + keys / 64 <= slots && slots > 0x100).then_some((slots, u16::MAX));
    [narrow(least), wide(least), narrow(2 * least), wide(2 * least)].into_iter().flatten()
}

/// The least and the greatest length.
fn lengths(keys: &[&[u8]]) -> Option<(usize, usize)> {
    let lengths = || keys.iter().map(|key| key.len());
    Some((lengths().min()?, lengths().max()?))
}

/// The rows as bytes, slot by slot, and the long keys. `None` if these are too much for an offset.
fn rows(
    keys: &[(&[u8], u32)],
    hashes: &[u64],
    pilots: &Pilots,
    words: usize,
    long: bool,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut texts = Vec::new();
    let mut slots = vec![None; pilots.slots];
    for ((key, row), hash) in keys.iter().zip(hashes) {
        let (len, row) = (key.len() as u64, u64::from(*row));
        let tail = if !long {
            row << 8 | len
        } else {
            let start = texts.len() as u64;
            if key.len() > Many::WHOLE {
                texts.extend_from_slice(key);
            }
            if start >= 1 << 24 {
                return None;
            }
            start << 40 | row << 16 | len
        };
        slots[pilots.slot(*hash)] = Some((*key, tail));
    }
    // A slot that no key leads to repeats the first row, which no key finds there either.
    let filler = slots.iter().flatten().next().copied()?;
    let mut rows = Vec::with_capacity(slots.len() * (8 * words + 8));
    for slot in slots {
        let (key, tail) = slot.unwrap_or(filler);
        for place in 0..words {
            rows.extend_from_slice(&mix::word(key, place, words).to_le_bytes());
        }
        rows.extend_from_slice(&tail.to_le_bytes()[..if long { 8 } else { 4 }]);
    }
    Some((rows, texts))
}
