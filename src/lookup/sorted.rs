//! The last resort, for keys that no words tell apart: a binary search.

/// A table of keys in ascending order, each with the index of its row.
#[derive(Clone, Copy, Debug)]
pub struct Sorted<K: 'static> {
    /// The keys.
    pub rows: &'static [(K, u32)],
}

/// A binary search over as many places in ascending order: `compare` tells whether what is at one is below, at or above what
/// is sought, and the result is the place.
macro_rules! search {
    ($len:expr, $middle:ident => $compare:expr) => {{
        let (mut low, mut high) = (0, $len);
        loop {
            if low == high {
                break None;
            }
            let $middle = low + (high - low) / 2;
            match $compare {
                0 => break Some($middle),
                1.. => high = $middle,
                _ => low = $middle + 1,
            }
        }
    }};
}

pub(crate) use search;

impl Sorted<&'static str> {
    /// The index of the row that `key` leads to.
    #[must_use]
    pub const fn find(&self, key: &[u8]) -> Option<usize> {
        match search!(self.rows.len(), at => order(self.rows[at].0.as_bytes(), key)) {
            Some(at) => Some(self.rows[at].1 as usize),
            None => None,
        }
    }
}

impl Sorted<i64> {
    /// The index of the row that `key` leads to.
    #[must_use]
    pub const fn find(&self, key: i64) -> Option<usize> {
        match search!(self.rows.len(), at => (self.rows[at].0 > key) as i32 - (self.rows[at].0 < key) as i32) {
            Some(at) => Some(self.rows[at].1 as usize),
            None => None,
        }
    }
}

/// Negative where `left` comes before `right`, zero where they are equal: the order of their bytes.
pub(crate) const fn order(left: &[u8], right: &[u8]) -> i32 {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] as i32 - right[at] as i32;
        }
        at += 1;
    }
    (left.len() > right.len()) as i32 - (left.len() < right.len()) as i32
}
