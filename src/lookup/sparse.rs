//! Integers that stand far apart: the upper bits of a product are the slot.

/// A table of integers, each with the index of its row. A slot that no key leads to repeats a row whose
/// own slot is elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Sparse<K: 'static> {
    /// What a key is multiplied by.
    pub multiplier: u64,
    /// How far the product is shifted to the right to give the slot.
    pub shift: u32,
    /// The slots, a power of two.
    pub rows: &'static [(K, u32)],
}

macro_rules! sparse {
    ($($key:ty)*) => {$(
        impl Sparse<$key> {
            /// The index of the row that `key` leads to.
            #[inline(always)]
            #[must_use]
            pub const fn find(&self, key: i64) -> Option<usize> {
                let (known, index) = self.rows[((key as u64).wrapping_mul(self.multiplier) >> self.shift) as usize];
                if known as i64 == key { Some(index as usize) } else { None }
            }
        }
    )*};
}

sparse! { i32 i64 }
