//! Keys in, the words of theirs that tell them apart out, and how these become a hash. The runtime
//! reads the same words in the same way.

use super::direct::Random;

/// How the words of a key become a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mix {
    /// Which words take part: bit `n` stands for the word at place `n`, and bit 63 for the key's length.
    pub places: u64,
    /// By how many bits each word is rotated more than the one before it; `None` where no rotation tells
    /// the keys apart, and the sum is multiplied after every word.
    pub turn: Option<u32>,
    /// What the sum is multiplied by.
    pub multiplier: u64,
}

/// Where the length stands among the places.
const LENGTH: usize = 63;

/// The rotations to try: none is the fastest, and an odd one never lines up the bytes of two words.
pub(super) const TURNS: [Option<u32>; 6] = [Some(0), Some(29), Some(7), Some(43), Some(19), None];

/// How many words it takes to hold a key of `len` bytes.
pub(super) fn words(len: usize) -> usize {
    len.div_ceil(8).max(1)
}

/// The word of `key` at `place`: `words` places are spread over the key, those beyond follow each other from its front. A
/// key of fewer than eight bytes is one word, at every place.
#[must_use]
pub fn word(key: &[u8], place: usize, words: usize) -> u64 {
    let Some(last) = key.len().checked_sub(8) else { return short(key) };
    let at = match (place, words) {
        (0, _) => 0,
        (1.., _) if place == words - 1 => last,
        (_, ..=4) if place < words => last * place / (words - 1),
        _ if place < words => {
            let step = last.saturating_sub(11 - words) / (words - 2);
            if place < words.div_ceil(2) { place * step } else { last - (words - 1 - place) * step }
        }
        _ => last.min(8 * (place - words)),
    };
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&key[at..at + 8]);
    u64::from_le_bytes(bytes)
}

/// A key of fewer than eight bytes as a word: its bytes, and its length at the top.
#[must_use]
pub fn short(key: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..key.len()].copy_from_slice(key);
    bytes[7] = key.len() as u8;
    u64::from_le_bytes(bytes)
}

impl Mix {
    /// What `multiplier` is multiplied with: the words of `key` at `places`, rotated, and its length.
    #[must_use]
    pub fn sum(&self, key: &[u8], words: usize) -> u64 {
        let mut sum = if self.places >> LENGTH == 1 { key.len() as u64 } else { 0 };
        let mut places = self.places & !(1 << LENGTH);
        while places != 0 {
            let place = places.trailing_zeros();
            let word = word(key, place as usize, words);
            sum = match self.turn {
                Some(turn) => sum ^ word.rotate_left(turn * (place + 1)),
                None => {
                    let product = u128::from(sum ^ word) * 0x9E37_79B9_7F4A_7C15;
                    product as u64 ^ (product >> 64) as u64
                }
            };
            places &= places - 1;
        }
        sum
    }
}

/// How many places are chosen one by one, before all of them are taken.
const CHOICES: u32 = 8;

/// The fewest places found whose words tell all keys apart, if any do.
///
/// Place after place is added that tells most keys apart. If no single word tells more of them apart, all
/// words together do not either.
pub(super) fn separate(keys: &[&[u8]], words: usize) -> Option<u64> {
    let longest = keys.iter().map(|key| key.len()).max()?;
    let all = if longest > 8 * words { words + self::words(longest) } else { words };
    let all = all.min(LENGTH);
    let part = |key: &[u8], place| if place == LENGTH { key.len() as u64 } else { word(key, place, words) };
    let mut prints = vec![0; keys.len()];
    let mut distinct = Distinct::new(keys.len());
    let (mut apart, mut places) = (1, 0_u64);
    loop {
        if apart == keys.len() {
            return Some(places);
        }
        if places.count_ones() == CHOICES {
            // Many words matter: take them all, and let the search for a hash tell whether that is enough.
            return Some((1 << LENGTH) | ((1 << all) - 1));
        }
        let mut best = None;
        for place in (0..all).chain([LENGTH]).filter(|place| places >> place & 1 == 0) {
            let with = |(key, print): (&&[u8], &u64)| Random::scramble(print ^ part(key, place));
            let count = distinct.count(keys.iter().zip(&prints).map(with));
            if count > apart {
                (apart, best) = (count, Some(place));
            }
            if apart == keys.len() {
                break;
            }
        }
        let best = best?;
        for (key, print) in keys.iter().zip(&mut prints) {
            *print = Random::scramble(*print ^ part(key, best));
        }
        places |= 1 << best;
    }
}

/// Whether no two of `sums` are equal.
pub(super) fn are_distinct(sums: &[u64]) -> bool {
    Distinct::new(sums.len()).count(sums.iter().map(|sum| Random::scramble(*sum))) == sums.len()
}

/// Counts distinct numbers that are random already.
struct Distinct {
    slots: Vec<u64>,
}

impl Distinct {
    /// For at most `len` numbers.
    fn new(len: usize) -> Self {
        Self { slots: vec![0; (len * 2).next_power_of_two()] }
    }

    fn count(&mut self, numbers: impl Iterator<Item = u64>) -> usize {
        self.slots.fill(0);
        let mask = self.slots.len() - 1;
        let mut count = 0;
        for number in numbers {
            // Zero marks an empty slot; another number in its place may merge two keys in 2^64.
            let number = number.max(1);
            let mut slot = number as usize & mask;
            while self.slots[slot] != 0 && self.slots[slot] != number {
                slot = (slot + 1) & mask;
            }
            count += usize::from(self.slots[slot] == 0);
            self.slots[slot] = number;
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many words as hold the key cover all of it, from its front to its end, and those beyond follow each other.
    #[test]
    fn the_words_of_a_key_leave_nothing_out() {
        // No more words than eleven are spread over a key.
        let text: Vec<u8> = (0..88).collect();
        let at = |word: u64| usize::from(word.to_le_bytes()[0]);
        for len in 8..=text.len() {
            let (key, count) = (&text[..len], words(len));
            let places: Vec<usize> = (0..count).map(|place| at(word(key, place, count))).collect();
            assert_eq!((places[0], places[count - 1]), (0, len - 8), "{len}");
            assert!(places.is_sorted(), "{len}: {places:?}");
            for further in 0..count + 3 {
                assert_eq!(at(word(key, count + further, count)), (8 * further).min(len - 8), "{len}");
            }
            if count <= 4 {
                assert!(places.windows(2).all(|pair| pair[1] - pair[0] <= 8), "{len}: {places:?}");
            }
        }
        for len in 0..8 {
            let (key, count) = (&text[1..=len], words(len));
            let own = (0..len).map(|at| u64::from(key[at]) << (8 * at)).sum::<u64>() + ((len as u64) << 56);
            assert!((0..3).all(|place| word(key, place, count) == own), "{len}");
        }
    }
}
