//! From a moment or an amount of time to the delay until then.

use core::time::Duration;

/// How far ahead a moment or an amount is plausible: a year.
pub(super) const FURTHEST: Duration = Duration::from_secs(366 * 86_400);

/// How far back a moment is plausible: clocks go wrong, and responses take time.
const LATE: Duration = Duration::from_secs(86_400);

/// When a count starts again, or a request may be sent again.
///
/// ```
/// use core::time::Duration;
/// use codetable::wait::Reset;
///
/// let now = Duration::from_secs(1_790_000_000);
/// let minute = Duration::from_secs(60);
/// assert_eq!(Reset::At(now + minute).delay(now), Reset::After(minute).delay(now));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reset {
    /// At this moment, as the time since 1970-01-01T00:00:00Z.
    At(Duration),
    /// So long after the response: whole seconds.
    After(Duration),
}

impl Reset {
    /// How long from now on, in whole seconds, rounded up; `now` is the time since 1970-01-01T00:00:00Z.
    ///
    /// `None` for what is more than 366 days ahead, or a moment more than a day past. One that has passed since is a delay
    /// of zero.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::wait::Reset;
    ///
    /// let (second, now) = (Duration::from_secs(1), Duration::from_secs(1_790_000_000));
    /// assert_eq!(Reset::At(now + second / 4).delay(now), Some(second));
    /// assert_eq!(Reset::At(now - second).delay(now), Some(Duration::ZERO));
    /// assert_eq!(Reset::At(Duration::ZERO).delay(now), None);
    /// assert_eq!(Reset::After(second).delay(now), Some(second));
    /// ```
    #[must_use]
    pub const fn delay(self, now: Duration) -> Option<Duration> {
        let ahead = match self {
            Self::After(amount) => amount,
            Self::At(moment) => match moment.checked_sub(now) {
                Some(ahead) => ahead,
                None if now.saturating_sub(moment).as_nanos() <= LATE.as_nanos() => Duration::ZERO,
                None => return None,
            },
        };
        if ahead.as_nanos() <= FURTHEST.as_nanos() { Some(whole(ahead)) } else { None }
    }
}

/// Whole seconds, rounded up.
pub(super) const fn whole(amount: Duration) -> Duration {
    let begun = if amount.subsec_nanos() > 0 { 1 } else { 0 };
    Duration::from_secs(amount.as_secs().saturating_add(begun))
}
