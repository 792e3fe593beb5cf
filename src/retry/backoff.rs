//! From a wait that is told, or from none, and a random number to a duration; nothing here overflows.

use core::time::Duration;

use super::{FLOOR, SPREAD};

/// The backoff after so many failures before this one: drawn from all between the floor and a bound that doubles.
pub(super) fn drawn(base: Duration, cap: Duration, failures: u32, random: u32) -> Duration {
    let bound = base.saturating_mul(2_u32.saturating_pow(failures)).min(cap);
    FLOOR.saturating_add(part(bound.saturating_sub(FLOOR), random))
}

/// The shortest wait that obeys what was told.
pub(super) fn least(told: Duration) -> Duration {
    told.max(FLOOR)
}

/// A wait that was told, and what is added to it so that all who were told the same do not come at once.
pub(super) fn spread(wait: Duration, random: u32) -> Duration {
    wait.saturating_add(part((wait / 2).min(SPREAD), random))
}

/// The moment at which a wait that was told is over.
pub(super) fn moment(told: Duration, now: Duration) -> Duration {
    now.saturating_add(least(told))
}

/// As much of a duration as a random number is of the greatest one: none, all, or any of 65,534 parts between.
fn part(whole: Duration, random: u32) -> Duration {
    const PARTS: u32 = u16::MAX as u32;
    // Of a product that saturates a part is less than it should be, and never more than the whole.
    whole.saturating_mul(random >> 16) / PARTS
}
