//! A set and what is looked up in it go in; nothing comes out, unless a contestant is wrong.

use std::collections::HashMap;

use crate::contestant::Peer;
use crate::probe::{Key, List, Measure};
use crate::set::Set;

/// How many near misses our own lookups have to refuse.
const NEAR: usize = 1_000_000;

/// Holds every contestant against a plain map, on everything that is going to be timed, and our own lookups on a million
/// near misses.
///
/// # Panics
///
/// If an answer is wrong.
pub fn hold<K: Key>(set: &Set<K>, lists: &[List<K>]) {
    let naive: HashMap<K, usize> = set.keys.iter().copied().zip(0..).collect();
    for contestant in &set.contestants {
        let Some(find) = &contestant.find else { continue };
        for (measure, probes) in lists {
            // The limit is told where to look, and cannot know that what is no longer this code is another one.
            if contestant.peer == Peer::Limit && *measure != Measure::Hit {
                continue;
            }
            for probe in probes {
                let expected = naive.get(&probe.key).copied();
                assert_eq!(find(probe), expected, "{} looks up `{}` in {}", contestant.peer, probe.key, set.title);
            }
        }
    }
    let ours = set.contestants.iter().filter(|contestant| matches!(contestant.peer, Peer::Table | Peer::Codetable));
    let finds: Vec<_> = ours.filter_map(|contestant| contestant.find.as_ref()).collect();
    for key in K::near(set.keys, NEAR) {
        let expected = naive.get(&key).copied();
        for find in &finds {
            assert_eq!(find(&crate::probe::Probe { key, candidate: 0 }), expected, "`{key}` in {}", set.title);
        }
    }
}
