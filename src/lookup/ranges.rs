//! Ranges of integers that share none: the last that begins at a key or before it is the only one that may hold it.

/// Ranges in ascending order.
#[derive(Clone, Copy, Debug)]
pub struct Ranges<K: 'static> {
    /// The least and the greatest integer of each, and the index of its row.
    pub rows: &'static [(K, K, u32)],
}

macro_rules! ranges {
    ($($key:ty)*) => {$(
        impl Ranges<$key> {
            /// The index of the row whose range holds `key`.
            #[inline(always)]
            #[must_use]
            pub const fn find(&self, key: $key) -> Option<usize> {
                let (mut first, mut len) = (0, self.rows.len());
                while len > 1 {
                    let half = len / 2;
                    first = if self.rows[first + half].0 <= key { first + half } else { first };
                    len -= half;
                }
                let (least, greatest, row) = self.rows[first];
                if least <= key && key <= greatest { Some(row as usize) } else { None }
            }
        }
    )*};
}

ranges! { i64 u64 }
