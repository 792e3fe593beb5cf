//! A hash goes in, the slot that the compiler gave to it comes out.

/// Where hashes go: the upper bits name a bucket, those after them a place, and the bucket's pilot is how far beyond
/// that place the slot is.
///
/// There are 255 slots more than places, as many as a pilot can lead on. If the number of places is a power of two, which
/// costs the least, it is the number of slots too, and the first slot follows the last.
#[derive(Clone, Copy, Debug)]
pub struct Slots {
    /// How far the hash is shifted to the right to give the bucket.
    pub bucket_shift: u32,
    /// How many places there are.
    pub places: u32,
    /// For each bucket, how far beyond its place a slot is, so that no two keys share one.
    pub pilots: &'static [u8],
}

impl Slots {
    /// The slot of `hash`.
    #[inline(always)]
    pub(super) const fn of(&self, hash: u64) -> usize {
        let pilot = self.pilots[(hash >> self.bucket_shift) as usize];
        // The 32 bits after those of the bucket, as a fraction of all places.
        let fraction = hash << (64 - self.bucket_shift) >> 32;
        let slot = ((fraction * self.places as u64) >> 32) as usize + pilot as usize;
        if self.places.is_power_of_two() { slot & (self.places as usize - 1) } else { slot }
    }
}
