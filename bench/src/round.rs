//! A set and what is looked up in it go in, the time that each contestant took in each round comes out.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use crate::contestant::{Contestant, Peer};
use crate::probe::{Key, List, Measure, Probe};
use crate::set::Set;

/// How often the contestants take turns, unless somebody asks for less.
pub const ROUNDS: usize = 75;
/// How many lookups a turn has: few, or a busy machine would interrupt the slower contestant more often.
const TURN: usize = 8_192;
/// How many lookups a turn has that begins with cold caches, before it has filled them.
const COLD: usize = 64;
/// Sets of more keys take so long to bring into the caches that they have a third of the rounds.
const LARGE: usize = 10_000;

/// What was measured of a set.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What the reports call it.
    pub title: &'static str,
    /// What the header of our table says of it.
    pub bound: &'static str,
    /// How many codes it has.
    pub keys: usize,
    /// Lengths of the shortest and the longest code in bytes; nothing for integers.
    pub lengths: Option<(usize, usize)>,
    /// Nanoseconds for a lookup, in each round.
    times: BTreeMap<(Measure, Peer), Vec<f64>>,
}

/// The middle of many numbers, and between which numbers half of them are.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The middle.
    pub median: f64,
    /// A quarter is less.
    pub low: f64,
    /// A quarter is more.
    pub high: f64,
}

impl Measured {
    /// How many times longer `slow` takes than `fast`.
    pub fn ratio(&self, measure: Measure, slow: Peer, fast: Peer) -> Option<Spread> {
        let (slow, fast) = (self.times.get(&(measure, slow))?, self.times.get(&(measure, fast))?);
        Some(Spread::of(slow.iter().zip(fast).map(|(slow, fast)| slow / fast)))
    }

    /// Nanoseconds for a lookup.
    pub fn time(&self, measure: Measure, peer: Peer) -> Option<Spread> {
        Some(Spread::of(self.times.get(&(measure, peer))?.iter().copied()))
    }
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let at = |quarter: usize| values[(values.len() - 1) * quarter / 4];
        Self { median: at(2), low: at(1), high: at(3) }
    }
}

/// Times every contestant on every list, in so many rounds of turns.
pub fn measure<K: Key>(set: &Set<K>, lists: &[List<K>], rounds: usize) -> Measured {
    let mut times = BTreeMap::new();
    let rounds = if set.keys.len() > LARGE { rounds.div_ceil(3) } else { rounds };
    let other = vec![1_u8; 4 << 20];
    for (measure, probes) in lists {
        let is_cold = *measure == Measure::Cold;
        let turns: Vec<&[Probe<K>]> = probes.chunks(if is_cold { COLD } else { TURN }).collect();
        // Most codes of a set that a table holds are looked up before a turn, as they are where it is in use: of what the
        // contestant before has left in the caches, a turn would else pay for clearing.
        let warming = &probes[..TURN.max(4 * set.keys.len()).min(probes.len())];
        for round in 0..rounds {
            let turn = turns[round % turns.len()];
            for place in 0..set.contestants.len() {
                // Nobody is always the first, or always comes after the same one.
                let contestant = &set.contestants[(place + round) % set.contestants.len()];
                if is_cold {
                    black_box(other.iter().step_by(64).fold(0_u8, |sum, byte| sum.wrapping_add(*byte)));
                } else {
                    run(contestant, *measure, warming);
                }
                let nanoseconds = run(contestant, *measure, turn);
                times.entry((*measure, contestant.peer)).or_insert_with(Vec::new).push(nanoseconds);
            }
        }
    }
    let lengths = K::IS_TEXT.then(|| set.keys.iter().map(|key| key.to_string().len()));
    let lengths = lengths.and_then(|lengths| Some((lengths.clone().min()?, lengths.max()?)));
    Measured { title: set.title, bound: set.bound, keys: set.keys.len(), lengths, times }
}

/// Nanoseconds for each lookup of a turn.
fn run<K>(contestant: &Contestant<K>, measure: Measure, turn: &[Probe<K>]) -> f64 {
    let turn = black_box(turn);
    let look_up = if measure == Measure::Latency { &contestant.chain } else { &contestant.total };
    let start = Instant::now();
    black_box(look_up(turn));
    start.elapsed().as_nanos() as f64 / turn.len() as f64
}
