//! Hashes in, a pilot for each bucket of them out, so that each hash gets a slot of its own.

/// Where hashes go: the upper bits name the bucket, the next ones, corrected by its pilot, the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pilots {
    pub(super) pilots: Vec<u16>,
    pub(super) bucket_shift: u32,
    pub(super) slot_shift: u32,
    pub(super) slots: usize,
}

/// A bucket with more keys than this is a sign of a bad hash, and would be slow to place.
const FULLEST: usize = 64;

impl Pilots {
    /// The bucket of `hash`.
    fn bucket(&self, hash: u64) -> usize {
        (hash >> self.bucket_shift) as usize
    }

    /// The slot of `hash` with a pilot of zero.
    fn base(&self, hash: u64) -> usize {
        (hash >> self.slot_shift) as usize & (self.slots - 1)
    }

    /// The slot of `hash`.
    pub(super) fn slot(&self, hash: u64) -> usize {
        (self.base(hash) ^ usize::from(self.pilots[self.bucket(hash)])) & (self.slots - 1)
    }

    /// The pilots, none greater than `greatest`, that place `hashes` in `slots` slots, a power of two.
    pub(super) fn search(hashes: &[u64], slots: usize, greatest: u16) -> Option<Self> {
        // Few keys to a bucket: two whose slots are equal before the correction stay so after it.
        let buckets = hashes.len().div_ceil(2).next_power_of_two().max(2);
        let bucket_shift = 64 - buckets.trailing_zeros();
        let slot_shift = bucket_shift.checked_sub(slots.trailing_zeros())?;
        let mut found = Self { pilots: vec![0; buckets], bucket_shift, slot_shift, slots };

        let mut members = vec![Vec::new(); buckets];
        for hash in hashes {
            members[found.bucket(*hash)].push(found.base(*hash));
        }
        // The fullest buckets first, while there is room.
        let mut by_size = vec![Vec::new(); FULLEST + 1];
        for (bucket, bases) in members.iter().enumerate() {
            by_size.get_mut(bases.len())?.push(bucket);
        }
        let mut taken = vec![false; slots];
        for bucket in by_size.iter().skip(1).rev().flatten() {
            let bases = &members[*bucket];
            let pilot = pilot(bases, &taken, greatest)?;
            for base in bases {
                taken[(base ^ usize::from(pilot)) & (slots - 1)] = true;
            }
            found.pilots[*bucket] = pilot;
        }
        Some(found)
    }
}

/// A pilot that leads all of `bases` to slots that are free, if they differ and there is one.
fn pilot(bases: &[usize], taken: &[bool], greatest: u16) -> Option<u16> {
    if (1..bases.len()).any(|later| bases[..later].contains(&bases[later])) {
        return None;
    }
    let mask = taken.len() - 1;
    (0..=greatest.min(mask.try_into().unwrap_or(u16::MAX)))
        .find(|pilot| bases.iter().all(|base| !taken[(base ^ usize::from(*pilot)) & mask]))
}
