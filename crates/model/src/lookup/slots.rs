//! Hashes in, a pilot for each bucket of them out, so that each hash gets a slot of its own.

use super::direct::Random;

/// Where hashes go: the upper bits name the bucket, those after them a place, and the bucket's pilot is how far beyond that
/// place the slot is. If the number of places is a power of two, it is the number of slots too, and the first slot follows
/// the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slots {
    /// How far the hash is shifted to the right to give the bucket.
    pub bucket_shift: u32,
    /// How many places there are.
    pub places: u32,
    /// For each bucket, how far a slot is beyond its place.
    pub pilots: Vec<u8>,
    /// How many slots there are.
    pub len: usize,
}

/// The greatest pilot.
const PILOT: usize = u8::MAX as usize;
/// Tables of up to so many bytes may have as many places as the next power of two, which costs less than another number.
const SMALL: usize = 0x8000;
/// How many multipliers are tried: of about half of them no two keys of a bucket share a place.
const HASHES: usize = 8;
/// How many of these are tried to the end: nearly all can be placed if any can.
const PLACINGS: usize = 2;
/// A bucket with more keys than this is a sign of a bad hash, and would be slow to place.
const FULLEST: usize = 64;
/// How many keys there can be: places are named by 32 bits, of which the upper ones are to differ between keys.
const KEYS: usize = 1 << 24;

impl Slots {
    /// The bucket of `hash`.
    fn bucket(&self, hash: u64) -> usize {
        (hash >> self.bucket_shift) as usize
    }

    /// The slot of `hash` with a pilot of zero.
    fn place(&self, hash: u64) -> usize {
        let fraction = hash << (64 - self.bucket_shift) >> 32;
        ((fraction * u64::from(self.places)) >> 32) as usize
    }

    /// The slot so far beyond a place: a power of two of places has no slots beyond them, and begins anew.
    fn beyond(&self, place: usize, pilot: usize) -> usize {
        (place + pilot) % self.len
    }

    /// The slot of `hash`.
    #[must_use]
    pub fn of(&self, hash: u64) -> usize {
        self.beyond(self.place(hash), self.pilots[self.bucket(hash)].into())
    }

    /// What each slot holds, where `rows` are slots and what they hold. A slot that no key leads to repeats the first row,
    /// which no key finds there either.
    pub(super) fn arrange<T: Clone>(&self, rows: impl Iterator<Item = (usize, T)>) -> Vec<T> {
        let mut slots = vec![None; self.len];
        for (slot, row) in rows {
            slots[slot] = Some(row);
        }
        let filler = slots.iter().flatten().next().cloned();
        slots.into_iter().filter_map(|slot| slot.or_else(|| filler.clone())).collect()
    }

    /// The numbers of places to try for so many keys, where a slot has so many bytes: few, so that a table stays in the
    /// nearer caches, unless it is small anyway.
    pub(super) fn sizes(keys: usize, stride: usize) -> impl Iterator<Item = usize> {
        let power = keys.next_power_of_two();
        let is_near = (keys + keys / 64..=keys + keys / 12).contains(&power);
        let rounded = is_near || power * stride <= SMALL;
        rounded.then_some(power).into_iter().chain([24, 12, 6, 1].map(|part| keys + keys / part))
    }

    /// Slots, so many of which are places, for keys whose words, joined, are `sums`; and a multiplier that makes hashes of
    /// these.
    pub(super) fn search(sums: &[u64], places: usize) -> Option<(u64, Self)> {
        if sums.len() > KEYS || !super::mix::are_distinct(sums) {
            return None;
        }
        let empty = Self::empty(sums.len(), places)?;
        let mut random = Random::new();
        let placings = (0..HASHES).filter_map(|_| {
            let multiplier = random.odd();
            let hashes: Vec<u64> = sums.iter().map(|sum| sum.wrapping_mul(multiplier)).collect();
            Some((multiplier, Buckets::new(&empty, &hashes)?))
        });
        placings.take(PLACINGS).find_map(|(multiplier, buckets)| Some((multiplier, empty.filled(&buckets)?)))
    }

    /// So many places for so many keys.
    fn empty(keys: usize, places: usize) -> Option<Self> {
        // About a key to a bucket: two with equal places stay together whatever the pilot, and more keys of a bucket have
        // to find free slots at once.
        let buckets = (keys - keys / 8).next_power_of_two().max(2);
        let bucket_shift = 64 - buckets.trailing_zeros();
        // As the greatest pilot leads to a slot, no lookup has to be told that it is beyond the last one.
        let len = if places.is_power_of_two() { places } else { places + PILOT };
        Some(Self { bucket_shift, places: places.try_into().ok()?, pilots: vec![0; buckets], len })
    }

    /// The slots with a pilot for each of `buckets`.
    fn filled(&self, buckets: &Buckets) -> Option<Self> {
        let mut filled = self.clone();
        let mut taken = vec![false; self.len];
        for bucket in buckets.in_order() {
            let places = buckets.places(bucket);
            // The least pilot that leads all of them to slots that are free.
            let slot = |place: &u32, pilot| self.beyond(*place as usize, pilot);
            let pilot = (0..=PILOT).find(|pilot| places.iter().all(|place| !taken[slot(place, *pilot)]))?;
            for place in places {
                taken[slot(place, pilot)] = true;
            }
            filled.pilots[bucket] = pilot as u8;
        }
        Some(filled)
    }
}

/// The places of the keys of each bucket.
struct Buckets {
    /// Bucket after bucket.
    places: Vec<u32>,
    /// Where each bucket begins, and the last one ends.
    starts: Vec<usize>,
}

impl Buckets {
    /// The buckets of `hashes`, if none is too full and the places in one bucket differ.
    fn new(slots: &Slots, hashes: &[u64]) -> Option<Self> {
        let mut starts = vec![0; slots.pilots.len() + 1];
        for hash in hashes {
            starts[slots.bucket(*hash) + 1] += 1;
        }
        for bucket in 1..starts.len() {
            starts[bucket] += starts[bucket - 1];
        }
        let (mut places, mut ends) = (vec![0; hashes.len()], starts.clone());
        for hash in hashes {
            let (bucket, place) = (slots.bucket(*hash), slots.place(*hash) as u32);
            let (start, end) = (starts[bucket], ends[bucket]);
            if end - start == FULLEST || places[start..end].contains(&place) {
                return None;
            }
            places[end] = place;
            ends[bucket] += 1;
        }
        Some(Self { places, starts })
    }

    /// The places in a bucket.
    fn places(&self, bucket: usize) -> &[u32] {
        &self.places[self.starts[bucket]..self.starts[bucket + 1]]
    }

    /// The buckets that are not empty, the fullest first, while there is room. Those of one key are in the order of their
    /// places: then none is led far beyond its own, although hardly a slot stays free.
    fn in_order(&self) -> impl Iterator<Item = usize> {
        let mut by_size = vec![Vec::new(); FULLEST + 1];
        for bucket in 0..self.starts.len() - 1 {
            by_size[self.places(bucket).len()].push(bucket);
        }
        by_size[1].sort_unstable_by_key(|bucket| self.places[self.starts[*bucket]]);
        by_size.into_iter().skip(1).rev().flatten()
    }
}
