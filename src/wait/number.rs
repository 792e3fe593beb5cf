//! From a decimal number to what it counts.

use core::time::Duration;

use super::reset::{FURTHEST, Reset, whole};

/// The years 2000 to 2099 in Unix seconds: no amount of seconds is as large, nor a count of milliseconds as small.
pub(super) const YEARS: core::ops::Range<u64> = 946_684_800..4_102_444_800;

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// Seconds to wait.
    Seconds,
    /// Milliseconds to wait.
    Millis,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// Milliseconds since then.
    UnixMillis,
}

/// Whether a text is written as a number: digits, which a point may divide.
pub(super) fn is_number(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(text),
    }
}

/// What a text that is a number says, and what it counts, if it is plausible. That an amount is one of milliseconds nothing
/// but the document tells.
pub(super) fn read(text: &str, is_millis: bool) -> Option<(Reset, Count)> {
    let number = seconds(text)?;
    if is_millis && number.as_secs() < YEARS.start {
        return Some((Reset::After(whole((number + Duration::from_nanos(999)) / 1000)), Count::Millis));
    }
    let millis = YEARS.start * 1000..YEARS.end * 1000;
    if number <= FURTHEST {
        Some((Reset::After(whole(number)), Count::Seconds))
    } else if YEARS.contains(&number.as_secs()) {
        Some((Reset::At(number), Count::UnixSeconds))
    } else if millis.contains(&number.as_secs()) {
        // Rounded up, like all that is dropped.
        Some((Reset::At((number + Duration::from_nanos(999)) / 1000), Count::UnixMillis))
    } else {
        None
    }
}

/// A number as so many seconds, if a text is one and it fits.
#[cfg(feature = "time")]
pub(super) fn decimal(text: &str) -> Option<Duration> {
    if is_number(text) { seconds(text) } else { None }
}

/// A number as so many seconds, if it fits. What follows the ninth digit behind the point is rounded up.
fn seconds(number: &str) -> Option<Duration> {
    let Some((whole, fraction)) = number.split_once('.') else { return number.parse().ok().map(Duration::from_secs) };
    let (kept, dropped) = fraction.split_at_checked(9).unwrap_or((fraction, ""));
    let digits = kept.bytes().chain(core::iter::repeat(b'0')).take(9);
    let nanos = digits.fold(0, |nanos, digit| nanos * 10 + u64::from(digit - b'0'));
    let begun = u64::from(dropped.bytes().any(|digit| digit != b'0'));
    Duration::from_secs(whole.parse().ok()?).checked_add(Duration::from_nanos(nanos + begun))
}
