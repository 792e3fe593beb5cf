//! Integers that stand close together: the distance to the least of them is the slot.

/// A table of the integers from `first` on, each slot the index of a row, or the greatest value of its
/// type where no key is.
#[derive(Clone, Copy, Debug)]
pub struct Dense<I: 'static> {
    /// The least key.
    pub first: i64,
    /// The index of the row of `first`, of the next integer, and so on.
    pub slots: &'static [I],
}

macro_rules! dense {
    ($($index:ty)*) => {$(
        impl Dense<$index> {
            /// The index of the row that `key` leads to.
            #[inline(always)]
            #[must_use]
            pub const fn find(&self, key: i64) -> Option<usize> {
                let slot = key.wrapping_sub(self.first) as u64;
                if slot >= self.slots.len() as u64 || self.slots[slot as usize] == <$index>::MAX {
                    return None;
                }
                Some(self.slots[slot as usize] as usize)
            }
        }
    )*};
}

dense! { u8 u16 }
