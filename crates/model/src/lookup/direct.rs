//! Numbers in, a multiplier out whose products put each of them in a slot of its own.

/// A multiplier, and how far its products are shifted to the right to give the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placing {
    pub(super) multiplier: u64,
    pub(super) shift: u32,
}

impl Placing {
    /// How many slots there are.
    pub(super) fn slots(self) -> usize {
        1 << (64 - self.shift)
    }

    /// The slot of `number`.
    pub(super) fn slot(self, number: u64) -> usize {
        (number.wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    /// Puts each of `rows` in the slot of its number; slots that nothing leads to are `None`.
    pub(super) fn arrange<T>(self, numbers: &[u64], rows: impl IntoIterator<Item = T>) -> Vec<Option<T>> {
        let mut slots: Vec<Option<T>> = (0..self.slots()).map(|_| None).collect();
        for (number, row) in numbers.iter().zip(rows) {
            slots[self.slot(*number)] = Some(row);
        }
        slots
    }
}

/// A size of table is tried if one multiplier in so many is expected to fit.
const EXPECTED: f64 = 8_000.0;

/// The placing of distinct `numbers` with the fewest slots that a short search finds.
pub(super) fn place(numbers: &[u64]) -> Option<Placing> {
    let least = numbers.len().next_power_of_two().max(2);
    let mut random = Random::new();
    (0..5).map(|doubling| least << doubling).find_map(|slots| {
        let expected = attempts(numbers.len(), slots);
        if expected > EXPECTED {
            return None;
        }
        let shift = 64 - slots.trailing_zeros();
        // The number of the attempt that took the slot, so that nothing is cleared between attempts.
        let mut taken = vec![0; slots];
        (1..=5 * expected as u32 + 16)
            .map(|attempt| (attempt, Placing { multiplier: random.odd(), shift }))
            .find(|(attempt, placing)| {
                numbers.iter().all(|number| std::mem::replace(&mut taken[placing.slot(*number)], *attempt) != *attempt)
            })
            .map(|(_, placing)| placing)
    })
}

/// How many random functions it takes on average until one has no collision. Only exact IEEE
/// arithmetic is used here, so that every host gives the same answer.
fn attempts(keys: usize, slots: usize) -> f64 {
    (0..keys).map(|taken| slots as f64 / (slots as f64 - taken as f64)).product()
}

/// A sequence that is the same in every run (SplitMix64).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new() -> Self {
        Self(0)
    }

    /// The next odd number: a multiplier that loses nothing.
    pub(super) fn odd(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        Self::scramble(self.0) | 1
    }

    /// A number that looks random, another for every input.
    pub(super) fn scramble(number: u64) -> u64 {
        let number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ number >> 31
    }
}
