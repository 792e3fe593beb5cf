//! What was measured goes in, what we aim at comes out, and whether it holds.

use crate::contestant::Peer;
use crate::probe::Measure;
use crate::round::{Measured, Spread};

/// Something that we aim at.
pub struct Target {
    /// What it is about.
    pub what: &'static str,
    /// The sets that it is for.
    pub sets: &'static str,
    applies: fn(&Measured) -> bool,
    measure: Measure,
    slow: Peer,
    fast: Peer,
    /// What the ratio of `slow` to `fast` should be.
    pub bound: Bound,
}

/// On which side a ratio should be.
#[derive(Clone, Copy)]
pub enum Bound {
    /// So many times or more.
    AtLeast(f64),
    /// So many times or less.
    AtMost(f64),
}

/// How far a set is from a target.
pub struct Outcome<'a> {
    /// The set.
    pub set: &'a Measured,
    /// Its ratio.
    pub ratio: Spread,
    /// Whether that is enough.
    pub holds: bool,
}

/// Everything that we aim at.
pub const TARGETS: &[Target] = &[
    phf("up to 64 texts", |set| is_text(set) && set.keys <= 64, Measure::Hit, 10.0),
    phf("texts of one length", is_short, Measure::Hit, 10.0),
    phf("integers", |set| !is_text(set), Measure::Hit, 15.0),
    phf("1,000 texts", |set| set.keys == 1_000, Measure::Hit, 7.0),
    phf("10,000 texts", |set| set.keys == 10_000, Measure::Hit, 6.0),
    phf("100,000 texts", |set| set.keys == 100_000, Measure::Hit, 4.0),
    hashify("every set", |_| true, 1.4),
    hashify("texts of mixed length", is_mixed, 2.3),
    limit("up to 64 keys", |set| set.keys <= 64, 1.2),
    limit("more than 64 keys", |set| set.keys > 64, 1.5),
    phf("up to 64 keys", |set| set.keys <= 64, Measure::Latency, 4.5),
    phf("1,000 texts", |set| set.keys == 1_000, Measure::Latency, 3.0),
    phf("100,000 texts", |set| set.keys == 100_000, Measure::Latency, 2.0),
    phf("every set of texts", is_text, Measure::Vast, 400.0),
];

const fn phf(sets: &'static str, applies: fn(&Measured) -> bool, measure: Measure, times: f64) -> Target {
    let what = match measure {
        Measure::Latency => "phf ÷ ours, latency of a hit",
        Measure::Vast => "phf ÷ ours, 4 KiB that are no code",
        _ => "phf ÷ ours, hits",
    };
    Target { what, sets, applies, measure, slow: Peer::Phf, fast: Peer::Table, bound: Bound::AtLeast(times) }
}

const fn hashify(sets: &'static str, applies: fn(&Measured) -> bool, times: f64) -> Target {
    let (measure, bound) = (Measure::Hit, Bound::AtLeast(times));
    Target { what: "hashify ÷ ours, hits", sets, applies, measure, slow: Peer::Hashify, fast: Peer::Table, bound }
}

const fn limit(sets: &'static str, applies: fn(&Measured) -> bool, times: f64) -> Target {
    let (measure, bound) = (Measure::Hit, Bound::AtMost(times));
    Target { what: "ours ÷ limit, hits", sets, applies, measure, slow: Peer::Table, fast: Peer::Limit, bound }
}

fn is_text(set: &Measured) -> bool {
    set.lengths.is_some()
}

/// Texts of one length that a word holds.
fn is_short(set: &Measured) -> bool {
    set.lengths.is_some_and(|(min, max)| min == max && max <= 8)
}

/// Texts of which one is at least twice as long as another, and longer by more than a word.
fn is_mixed(set: &Measured) -> bool {
    set.lengths.is_some_and(|(min, max)| max >= 2 * min && max > min + 8)
}

impl Target {
    /// How the sets fare that it is for.
    pub fn outcomes<'a>(&self, sets: &'a [Measured]) -> Vec<Outcome<'a>> {
        let sets = sets.iter().filter(|set| (self.applies)(set));
        sets.filter_map(|set| {
            let ratio = set.ratio(self.measure, self.slow, self.fast)?;
            let holds = match self.bound {
                Bound::AtLeast(times) => ratio.median >= times,
                Bound::AtMost(times) => ratio.median <= times,
            };
            Some(Outcome { set, ratio, holds })
        })
        .collect()
    }
}
