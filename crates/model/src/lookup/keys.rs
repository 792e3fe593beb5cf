//! The keys of a table go in, in any order; sorted entries without repetition come out.

/// The keys of a table, each with the index of the row it leads to. Several may lead to one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keys<'a> {
    /// Of a text table.
    Text(Vec<(&'a str, u32)>),
    /// Of an integer table: any integer that 64 bits hold, with a sign or without.
    Int(Vec<(i128, u32)>),
}

/// Keys in ascending order, each once, with the index of the row it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entries {
    /// Of a text table.
    Text(Vec<(String, u32)>),
    /// Of an integer table. An integer beyond `i64` stands as the one with the same 64 bits.
    Int(Vec<(i64, u32)>),
}

impl Entries {
    /// The entries of `keys`; of a key that is listed twice, that with the first row.
    #[must_use]
    pub fn new(keys: &Keys<'_>) -> Self {
        match keys {
            Keys::Text(keys) => Self::Text(ascending(keys.iter().map(|(key, row)| ((*key).to_owned(), *row)))),
            Keys::Int(keys) => Self::Int(ascending(keys.iter().map(|(key, row)| (*key as i64, *row)))),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Text(keys) => keys.len(),
            Self::Int(keys) => keys.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// In the order of the keys; of equal ones that of the first row is kept.
fn ascending<K: Ord>(keys: impl Iterator<Item = (K, u32)>) -> Vec<(K, u32)> {
    let mut keys: Vec<_> = keys.collect();
    keys.sort_unstable();
    keys.dedup_by(|later, first| later.0 == first.0);
    keys
}
