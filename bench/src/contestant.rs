//! A way to look codes up goes in, loops over it that can be timed come out.

use std::fmt;

use crate::probe::Probe;

/// Who looks codes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peer {
    /// `from_code` of the enum that a spec is compiled to.
    Codetable,
    /// Our table alone: from a code to the index of its row.
    Table,
    /// `phf::Map`, as it is by default.
    Phf,
    /// The same with the feature `ptrhash`.
    PtrHash,
    /// `hashify::map!`.
    Hashify,
    /// frozen-collections.
    Frozen,
    /// `quickphf::PhfMap`.
    QuickPhf,
    /// GNU gperf, in C.
    Gperf,
    /// `#[derive(strum::EnumString)]`.
    Strum,
    /// A `match`.
    Match,
    /// `binary_search` in a sorted slice.
    Sorted,
    /// `std::collections::HashMap`.
    Std,
    /// `hashbrown::HashMap`, which hashes with foldhash.
    Foldhash,
    /// `hashbrown::HashMap` with rapidhash.
    Rapidhash,
    /// `tokio_postgres::error::SqlState`.
    TokioPostgres,
    /// The limit: the row is known beforehand, and only compared.
    Limit,
    /// No lookup at all: the code is read.
    Reading,
}

impl Peer {
    /// Every peer, in the order of the columns of a report.
    pub const ALL: [Self; 17] = [
        Self::Codetable,
        Self::Table,
        Self::Limit,
        Self::Reading,
        Self::Hashify,
        Self::Gperf,
        Self::Frozen,
        Self::Rapidhash,
        Self::Foldhash,
        Self::PtrHash,
        Self::QuickPhf,
        Self::TokioPostgres,
        Self::Strum,
        Self::Match,
        Self::Std,
        Self::Sorted,
        Self::Phf,
    ];
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Codetable => "`from_code`",
            Self::Table => "codetable",
            Self::Phf => "phf",
            Self::PtrHash => "phf `ptrhash`",
            Self::Hashify => "hashify",
            Self::Frozen => "frozen-collections",
            Self::QuickPhf => "quickphf",
            Self::Gperf => "gperf (C)",
            Self::Strum => "strum",
            Self::Match => "`match`",
            Self::Sorted => "sorted slice",
            Self::Std => "std `HashMap`",
            Self::Foldhash => "hashbrown, foldhash",
            Self::Rapidhash => "hashbrown, rapidhash",
            Self::TokioPostgres => "tokio-postgres",
            Self::Limit => "limit",
            Self::Reading => "reading",
        })
    }
}

/// What gives the index of a code's row.
type Find<K> = Box<dyn Fn(&Probe<K>) -> Option<usize>>;
/// A loop over lookups, with a result that depends on all of them.
type Loop<K> = Box<dyn Fn(&[Probe<K>]) -> usize>;

/// A way to look codes up.
pub struct Contestant<K> {
    /// Who it is.
    pub peer: Peer,
    /// One lookup, to be verified; nothing if it answers another question.
    pub find: Option<Find<K>>,
    /// Looks up one code after the other: the processor may overlap them.
    pub total: Loop<K>,
    /// Looks up each code only when the answer to the one before is known.
    pub chain: Loop<K>,
}

impl<K: Copy + 'static> Contestant<K> {
    /// Calls `find` for each code.
    pub fn new(peer: Peer, find: impl Fn(K) -> Option<usize> + Copy + 'static) -> Self {
        Self::probing(peer, move |probe| find(probe.key))
    }

    /// Calls `find`, which may look at the row that the code is expected to be in.
    pub fn probing(peer: Peer, find: impl Fn(&Probe<K>) -> Option<usize> + Copy + 'static) -> Self {
        Self { find: Some(Box::new(find)), ..Self::unverified(peer, find) }
    }

    /// The same of a `find` that does not give the index of a row.
    pub fn unverified(peer: Peer, find: impl Fn(&Probe<K>) -> Option<usize> + Copy + 'static) -> Self {
        Self {
            peer,
            find: None,
            total: Box::new(move |list| total(list, find)),
            chain: Box::new(move |list| chain(list, find)),
        }
    }
}

fn total<K>(list: &[Probe<K>], find: impl Fn(&Probe<K>) -> Option<usize>) -> usize {
    list.iter().fold(0, |sum, probe| sum.wrapping_add(find(probe).map_or(7, |row| row)))
}

fn chain<K>(list: &[Probe<K>], find: impl Fn(&Probe<K>) -> Option<usize>) -> usize {
    let nothing = std::hint::black_box(0);
    let mut at = 0;
    for next in 1..=list.len() {
        at = next % list.len() + (find(&list[at]).unwrap_or(0) & nothing);
    }
    at
}
