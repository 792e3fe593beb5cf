//! Keys go in, the contestants that are built when the program runs come out.

use std::collections::HashMap;
use std::hash::BuildHasher;

use codetable::lookup::{Few, Mix, Row};
use frozen_collections::{FzScalarMap, FzStringMap};
use phf_shared::PhfHash;
use rapidhash::fast::RandomState as Rapid;
use tokio_postgres::error::SqlState;

use crate::contestant::{Contestant, Peer};
use crate::probe::{Key, Probe};

/// Beyond this many keys, the peers that generate code have none compiled in.
const COMPILED: usize = 10_000;

/// Those that take keys of any type.
pub fn all<K: Key + PhfHash>(keys: &'static [K]) -> Vec<Contestant<K>> {
    vec![
        ptrhash(keys),
        sorted(keys),
        {
            let map = leaked(keys.iter().copied().zip(0..).collect::<HashMap<K, usize>>());
            Contestant::new(Peer::Std, |key| map.get(&key).copied())
        },
        hashbrown::<K, hashbrown::DefaultHashBuilder>(Peer::Foldhash, keys),
        hashbrown::<K, Rapid>(Peer::Rapidhash, keys),
    ]
}

/// Those that take texts.
pub fn texts(keys: &'static [&'static str]) -> Vec<Contestant<&'static str>> {
    let mut contestants = all(keys);
    if keys.len() > COMPILED {
        contestants.push(phf(keys));
    }
    // Its macro ends at 1,000. Among 100,000 its run-time type may take the length of a text for its hash, which
    // thousands share.
    if keys.len() == COMPILED {
        let map = leaked(FzStringMap::new(keys.iter().copied().zip(0_usize..).collect()));
        contestants.push(Contestant::new(Peer::Frozen, |key| map.get(key).copied()));
    }
    let states: &'static [SqlState] = leaked(keys.iter().map(|key| SqlState::from_code(key)).collect::<Vec<_>>());
    if states.iter().all(is_known) {
        contestants.push(tokio_postgres(states));
    }
    let longest = keys.iter().map(|key| key.len()).max().unwrap_or_default();
    contestants.extend(match longest.div_ceil(8) {
        0 | 1 => Some(limit::<1>(keys)),
        2 => Some(limit::<2>(keys)),
        3 => Some(limit::<3>(keys)),
        4 => Some(limit::<4>(keys)),
        5 => Some(limit::<5>(keys)),
        6 => Some(limit::<6>(keys)),
        7 => Some(limit::<7>(keys)),
        8 => Some(limit::<8>(keys)),
        _ => None,
    });
    contestants.push(Contestant::unverified(Peer::Reading, |probe: &Probe<&'static str>| {
        let bytes = probe.key.as_bytes();
        Some(bytes.len() + usize::from(*bytes.first()?) + usize::from(*bytes.last()?))
    }));
    contestants
}

/// Those that take integers.
pub fn integers(keys: &'static [i64]) -> Vec<Contestant<i64>> {
    let mut contestants = all(keys);
    let map = leaked(FzScalarMap::new(keys.iter().copied().zip(0_usize..).collect()));
    contestants.push(Contestant::new(Peer::Frozen, |key| map.get(&key).copied()));
    contestants.push(Contestant::probing(Peer::Limit, |probe| {
        let row = probe.candidate as usize;
        (keys[row] == probe.key).then_some(row)
    }));
    contestants.push(Contestant::unverified(Peer::Reading, |probe| Some(probe.key as usize)));
    contestants
}

/// The candidate is compared as our tables compare theirs: its length and all its words.
fn limit<const W: usize>(keys: &'static [&'static str]) -> Contestant<&'static str> {
    let rows: &'static [Row<W>] = leaked(keys.iter().map(|key| Row::new(key, 0)).collect::<Vec<_>>());
    Contestant::probing(Peer::Limit, |probe: &Probe<&'static str>| {
        let rows = std::slice::from_ref(&rows[probe.candidate as usize]);
        let mix = Mix { places: 0, rotation: Some(0), multiplier: 0 };
        let table = Few { min: 0, max: 8 * W, prefix: b"", mix, shift: 63, rows };
        table.find(probe.key.as_bytes()).map(|_| probe.candidate as usize)
    })
}

fn sorted<K: Key>(keys: &[K]) -> Contestant<K> {
    let mut rows: Vec<(K, usize)> = keys.iter().copied().zip(0..).collect();
    rows.sort_unstable();
    let rows: &'static [(K, usize)] = leaked(rows);
    Contestant::new(Peer::Sorted, |key| {
        let place = rows.binary_search_by(|(known, _)| known.cmp(&key)).ok()?;
        Some(rows[place].1)
    })
}

fn hashbrown<K: Key, S: BuildHasher + Default + 'static>(peer: Peer, keys: &[K]) -> Contestant<K> {
    let map: &'static hashbrown::HashMap<K, usize, S> = leaked(keys.iter().copied().zip(0..).collect());
    Contestant::new(peer, |key| map.get(&key).copied())
}

/// `phf::Map` with so many keys that a literal of them would take gigabytes to compile.
fn phf(keys: &[&'static str]) -> Contestant<&'static str> {
    let state = phf_generator::generate_hash(keys);
    let entries: Vec<(&'static str, usize)> = state.map.iter().map(|row| (keys[*row], *row)).collect();
    let map: &'static phf::Map<&'static str, usize> =
        leaked(phf::Map { key: state.key, disps: leaked(state.disps), entries: leaked(entries) });
    Contestant::new(Peer::Phf, |key| map.get(key).copied())
}

/// What `phf::Map::get` does where the feature `ptrhash` is on.
fn ptrhash<K: Key + PhfHash>(keys: &'static [K]) -> Contestant<K> {
    let state = leaked(phf_generator::ptrhash::generate_hash(keys));
    let entries: &'static [(K, usize)] = leaked(state.map.iter().map(|row| (keys[*row], *row)).collect::<Vec<_>>());
    let (seed, pilots, remap) = (state.seed, &*state.pilots, &*state.remap);
    Contestant::new(Peer::PtrHash, move |key| {
        let hash = phf_shared::ptrhash::hash(&key, &seed);
        let place = phf_shared::ptrhash::get_index(seed, hash, pilots, remap, entries.len());
        let (known, row) = &entries[place as usize];
        (*known == key).then_some(*row)
    })
}

/// tokio-postgres has no index: what is timed is a lookup and one comparison of what it gives.
fn tokio_postgres(states: &'static [SqlState]) -> Contestant<&'static str> {
    let timed = Contestant::unverified(Peer::TokioPostgres, |probe| {
        Some(usize::from(SqlState::from_code(probe.key) == SqlState::UNDEFINED_TABLE))
    });
    let find = |key: &str| {
        let state = SqlState::from_code(key);
        if is_known(&state) { states.iter().position(|known| *known == state) } else { None }
    };
    Contestant { find: Some(Box::new(move |probe| find(probe.key))), ..timed }
}

/// Whether tokio-postgres has a name for the state. It does not tell but by how it is printed.
fn is_known(state: &SqlState) -> bool {
    !format!("{state:?}").contains("Other")
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
