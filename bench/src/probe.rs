//! The codes of a set go in, lists of what is looked up come out: codes, what almost is a code, and what is none.

use std::fmt::{Debug, Display};
use std::hash::Hash;

use keys::Random;

use crate::contestant::Contestant;

/// Something to look up.
#[derive(Clone, Copy, Debug)]
pub struct Probe<K> {
    /// The code, or what is none.
    pub key: K,
    /// The row that it leads to if it is a code. Only the limit may look at it.
    pub candidate: u32,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Codes, one after the other.
    Hit,
    /// Codes, each looked up when the answer to the one before is known.
    Latency,
    /// A few codes, when the nearer caches hold something else.
    Cold,
    /// Codes with one byte changed; integers next to a code.
    Near,
    /// Texts and integers at random.
    Random,
    /// The empty text.
    Empty,
    /// 4 KiB that begin like a code.
    Vast,
}

/// Probes, and what they are for.
pub type List<K> = (Measure, Vec<Probe<K>>);

/// A type of code.
pub trait Key: Copy + Debug + Display + Eq + Hash + Ord + 'static {
    /// Whether it is a text.
    const IS_TEXT: bool;

    /// Everything that is looked up in a set of `keys`, in random order.
    fn lists(keys: &[Self]) -> Vec<List<Self>>;

    /// `count` keys next to those of the set.
    fn near(keys: &[Self], count: usize) -> impl Iterator<Item = Self>;

    /// The contestants that need nothing but the keys and depend on their type.
    fn contestants(keys: &'static [Self]) -> Vec<Contestant<Self>>;
}

/// How many probes a list has: many, or the processor would learn their order.
pub const PROBES: usize = 1 << 17;

impl Key for &'static str {
    const IS_TEXT: bool = true;

    fn lists(keys: &[Self]) -> Vec<List<Self>> {
        let mut random = Random::new(3);
        let order = shuffled(keys.len());
        let hits = copied(order.iter().map(|row| (keys[*row as usize].to_owned(), *row)));
        let near = copied(order.iter().map(|row| (keys::near(keys[*row as usize], &mut random), *row)));
        let strangers = copied(order.iter().map(|row| (keys::stranger(&mut random), *row)));
        let few = copied(order.iter().take(64).map(|row| (keys::vast(keys[*row as usize]), *row)));
        let vast = few.iter().cycle().take(1_024).copied().collect();
        let empty = vec![Probe { key: "", candidate: 0 }; 1_024];
        vec![
            (Measure::Hit, hits.clone()),
            (Measure::Latency, hits.clone()),
            (Measure::Cold, hits),
            (Measure::Near, near),
            (Measure::Random, strangers),
            (Measure::Empty, empty),
            (Measure::Vast, vast),
        ]
    }

    fn near(keys: &[Self], count: usize) -> impl Iterator<Item = Self> {
        let (mut random, mut buffer) = (Random::new(4), Vec::with_capacity(count));
        for turn in 0..count {
            buffer.push((keys::near(keys[turn % keys.len()], &mut random), 0));
        }
        copied(buffer.into_iter()).into_iter().map(|probe| probe.key)
    }

    fn contestants(keys: &'static [Self]) -> Vec<Contestant<Self>> {
        crate::peers::texts(keys)
    }
}

impl Key for i64 {
    const IS_TEXT: bool = false;

    fn lists(keys: &[Self]) -> Vec<List<Self>> {
        let mut random = Random::new(3);
        let order = shuffled(keys.len());
        let hits: Vec<_> = order.iter().map(|row| Probe { key: keys[*row as usize], candidate: *row }).collect();
        let near = hits.iter().map(|hit| Probe { key: hit.key + 1 + random.below(7) as i64, ..*hit }).collect();
        let strangers = hits.iter().map(|hit| Probe { key: random.below(0x8000) as i64, ..*hit }).collect();
        vec![
            (Measure::Hit, hits.clone()),
            (Measure::Latency, hits.clone()),
            (Measure::Cold, hits),
            (Measure::Near, near),
            (Measure::Random, strangers),
        ]
    }

    fn near(keys: &[Self], count: usize) -> impl Iterator<Item = Self> {
        (0..count).map(|turn| keys[turn % keys.len()] + (turn / keys.len()) as i64 % 512 - 256)
    }

    fn contestants(keys: &'static [Self]) -> Vec<Contestant<Self>> {
        crate::peers::integers(keys)
    }
}

/// All rows, again and again, each time in another order.
fn shuffled(rows: usize) -> Vec<u32> {
    let mut order: Vec<u32> = (0..rows as u32).cycle().take(PROBES.max(rows)).collect();
    Random::new(2).shuffle(&mut order);
    order
}

/// The texts one after the other in memory that nothing else shares, in the order in which they are looked up: to fetch
/// them costs as good as nothing, and would be no contestant's merit.
fn copied(texts: impl Iterator<Item = (String, u32)>) -> Vec<Probe<&'static str>> {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for (key, row) in texts {
        text.push_str(&key);
        ends.push((text.len(), row));
    }
    let mut rest: &'static str = text.leak();
    let mut from = 0;
    ends.into_iter()
        .map(|(end, candidate)| {
            let (key, after) = rest.split_at(end - from);
            (rest, from) = (after, end);
            Probe { key, candidate }
        })
        .collect()
}
