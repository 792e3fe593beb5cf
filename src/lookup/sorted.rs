//! The last resort, for keys that no words tell apart: a binary search.

/// A table of keys in ascending order, each with the index of its row.
#[derive(Clone, Copy, Debug)]
pub struct Sorted<K: 'static> {
    /// The keys.
    pub rows: &'static [(K, u32)],
}

/// A binary search over `rows`; `compare` tells whether a row's key is below, at or above the one sought.
macro_rules! search {
    ($rows:expr, $row:ident => $compare:expr) => {{
        let (mut low, mut high) = (0, $rows.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let $row = $rows[middle].0;
            match $compare {
                0 => return Some($rows[middle].1 as usize),
                1.. => high = middle,
                _ => low = middle + 1,
            }
        }
        None
    }};
}

impl Sorted<&'static str> {
    /// The index of the row that `key` leads to.
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        search!(self.rows, row => order(row.as_bytes(), key))
    }
}

impl Sorted<i64> {
    /// The index of the row that `key` leads to.
    #[must_use]
    pub const fn find(&self, key: i64) -> Option<usize> {
        search!(self.rows, row => (row > key) as i32 - (row < key) as i32)
    }
}

/// Negative where `left` comes before `right`, zero where they are equal: the order of their bytes.
const fn order(left: &[u8], right: &[u8]) -> i32 {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] as i32 - right[at] as i32;
        }
        at += 1;
    }
    (left.len() > right.len()) as i32 - (left.len() < right.len()) as i32
}
