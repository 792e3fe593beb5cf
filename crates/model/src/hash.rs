//! Maps and sets by a hash that is cheap without optimisation, which is how build scripts run: with the standard one,
//! hashing was a tenth of what the compiler did. Each is seeded at random, so that no spec can be written whose keys all
//! meet.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A map, whose order no output may depend on.
pub type Map<K, V> = HashMap<K, V, RandomState>;

/// A set, likewise.
pub type Set<T> = HashSet<T, RandomState>;
