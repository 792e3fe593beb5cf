//! Keys in, numbers out: maps and sets by a hash that is cheap without optimisation, which is how build scripts run.
//! The standard one takes ten times as many instructions there, and was a tenth of what the compiler did.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};

/// A map, whose order no output may depend on.
pub(crate) type Map<K, V> = HashMap<K, V, Seed>;

/// A set, likewise.
pub(crate) type Set<T> = HashSet<T, Seed>;

/// Where the hashes of one map begin: at random, so that no spec can be written whose keys all meet.
#[derive(Clone)]
pub(crate) struct Seed(u64);

/// The hash of a key.
pub(crate) struct Folded(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().build_hasher().finish())
    }
}

impl BuildHasher for Seed {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

impl Folded {
    /// Takes a word: the two halves of a long product, which each depend on all of it.
    fn word(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        self.0 = (product >> 64) as u64 ^ (product as u64).rotate_left(32);
    }
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let [a, b, c, d, e, f, g, h, after @ ..] = rest {
            self.word(u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
            rest = after;
        }
        let mut last = [0; 8];
        if let Some(head) = last.get_mut(..rest.len()) {
            head.copy_from_slice(rest);
        }
        self.word(u64::from_le_bytes(last) ^ bytes.len() as u64);
    }

    fn write_u8(&mut self, number: u8) {
        self.word(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.word(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.word(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.word(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that differ in little meet in the upper and in the lower bits of their hashes as rarely as chance has it.
    #[test]
    fn alike_keys_are_far_apart() {
        for seed in [Seed(0), Seed(u64::MAX), Seed::default()] {
            for bits in [0, 57] {
                let mut places = vec![0_u32; 128];
                for number in 0..12_800 {
                    let hash = seed.hash_one(format!("AREA.{}.{number:05}", number % 7).as_str());
                    places[(hash >> bits) as usize % 128] += 1;
                }
                assert!(places.iter().all(|keys| (40..180).contains(keys)), "{bits}: {places:?}");
            }
        }
    }

    #[test]
    fn a_key_is_told_from_its_beginning() {
        let seed = Seed::default();
        let texts = ["", "\0", "\0\0", "a", "a\0", "aaaaaaaa", "aaaaaaaa\0", "aaaaaaaaa"];
        let hashes: HashSet<u64> = texts.iter().map(|text| seed.hash_one(text)).collect();
        assert_eq!(hashes.len(), texts.len());
    }
}
