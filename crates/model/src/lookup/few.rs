//! Few texts in, a table whose slots are named by a hash alone out.

use super::direct;
use super::mix::{self, Mix, TURNS};
use super::prefix;

/// A power of two of slots, each named by a hash alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few {
    /// How many words hold the longest key, without what all of them begin with.
    pub words: usize,
    /// Length of the shortest key, in bytes.
    pub min: usize,
    /// Length of the longest key, in bytes.
    pub max: usize,
    /// What every key begins with. It is compared apart, and no key below has it.
    pub prefix: String,
    /// How a key becomes a hash.
    pub mix: Mix,
    /// How far the hash is shifted to the right to give the slot.
    pub shift: u32,
    /// The slots: a key and its row, or `None` where no key leads to.
    pub slots: Vec<Option<(String, u32)>>,
}

impl Few {
    /// The largest set of keys that it is for.
    const KEYS: usize = 64;
    /// The largest number of words that are compared one by one.
    const WORDS: usize = 8;

    /// The table of `keys`, if they are few and short enough and a hash is found that is good for them.
    pub(super) fn search(keys: &[(String, u32)]) -> Option<Self> {
        let texts: Vec<&[u8]> = keys.iter().map(|(key, _)| key.as_bytes()).collect();
        let (min, max) = prefix::lengths(&texts)?;
        let cut = prefix::common(&texts);
        let words = mix::words(max - cut);
        if keys.len() > Self::KEYS || words > Self::WORDS || keys.iter().any(|(_, row)| *row > u32::from(u16::MAX)) {
            return None;
        }
        let texts: Vec<&[u8]> = texts.iter().map(|key| &key[cut..]).collect();
        let places = mix::separate(&texts, words)?;
        TURNS.into_iter().find_map(|turn| {
            let mix = Mix { places, turn, multiplier: 1 };
            let sums: Vec<u64> = texts.iter().map(|key| mix.sum(key, words)).collect();
            if !mix::are_distinct(&sums) {
                return None;
            }
            let placing = direct::place(&sums)?;
            let mix = Mix { multiplier: placing.multiplier, ..mix };
            let slots = placing.arrange(&sums, keys.iter().map(|(key, row)| (key[cut..].to_owned(), *row)));
            let prefix = keys[0].0[..cut].to_owned();
            Some(Self { words, min, max, prefix, mix, shift: placing.shift, slots })
        })
    }
}
