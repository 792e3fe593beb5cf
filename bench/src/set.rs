//! What is known of a set when the program is compiled goes in, the set with all its contestants comes out.

use phf_shared::PhfHash;

use crate::contestant::Contestant;
use crate::probe::Key;

/// Codes that are looked up together, and everyone who can.
pub struct Set<K: 'static> {
    /// What the reports call it.
    pub title: &'static str,
    /// What the header of our table says of it.
    pub bound: &'static str,
    /// The codes; a lookup gives the place in this list.
    pub keys: &'static [K],
    /// Everyone who looks them up.
    pub contestants: Vec<Contestant<K>>,
}

/// What is done with every set, of whichever type its codes are.
pub trait Visit {
    /// Takes a set.
    fn visit<K: Key + PhfHash>(&mut self, set: Set<K>);
}

impl<K: Key> Set<K> {
    /// The set with those contestants that generate code, `compiled`, and those that are built now.
    pub fn new(title: &'static str, bound: &'static str, keys: Vec<K>, compiled: Vec<Contestant<K>>) -> Self {
        let keys: &'static [K] = keys.leak();
        let mut contestants = compiled;
        contestants.extend(K::contestants(keys));
        contestants.sort_by_key(|contestant| contestant.peer);
        Self { title, bound, keys, contestants }
    }
}
