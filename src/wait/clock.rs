//! From the headers of a response to what one of them says of time, counted from the response's own clock.

use core::cell::OnceCell;
use core::time::Duration;

use super::form::{self, Told};
#[cfg(feature = "time")]
use super::number::{self, YEARS};
use super::values::Values;
use super::{NoDelay, Reset};
use crate::response::HeaderSource;
use crate::wire::Header;

/// The header that tells the time of the server, and the one that tells how long ago that was (RFC 9111, section 5.1).
#[cfg(feature = "time")]
pub(crate) const DATES: [&str; 2] = ["Date", "Age"];

/// The headers of a response, and the time at which it came.
pub(crate) struct Clock<'h, H: ?Sized> {
    headers: &'h H,
    /// The caller's clock, if there is one.
    now: Option<Duration>,
    /// The time, once it was asked for: amounts need none.
    time: OnceCell<Option<Duration>>,
}

impl<'h, H: HeaderSource + ?Sized> Clock<'h, H> {
    /// The clock of a response, and where it tells no time, the caller's.
    pub(crate) const fn new(headers: &'h H, now: Option<Duration>) -> Self {
        Self { headers, now, time: OnceCell::new() }
    }

    /// What a header says; `None` where it is not there.
    pub(crate) fn told(&self, header: &Header) -> Option<Told> {
        let format = header.format.map(|fact| fact.value);
        let told = Values::new(self.headers, header.name).map(|value| {
            let told = form::read(format, value, || self.time());
            if told.reset.is_ok_and(|reset| !self.is_plausible(reset)) {
                Told::nothing(NoDelay::Unreadable)
            } else {
                told
            }
        });
        told.reduce(|one, other| Told {
            reset: match (one.reset, other.reset) {
                (Ok(one), Ok(other)) => Ok(self.later(one, other)),
                (Ok(reset), Err(_)) | (Err(_), Ok(reset)) => Ok(reset),
                (Err(one), Err(other)) => Err(one.max(other)),
            },
            is_as_documented: one.is_as_documented && other.is_as_documented,
        })
    }

    /// How long it is until then; `None` if that is not plausible, or no clock tells.
    pub(crate) fn delay(&self, reset: Reset) -> Option<Duration> {
        match reset {
            Reset::After(amount) => Some(amount),
            Reset::At(_) => reset.delay(self.time()?),
        }
    }

    /// Whether a reset may be meant. Without a clock any moment may.
    fn is_plausible(&self, reset: Reset) -> bool {
        matches!(reset, Reset::After(_)) || self.time().is_none_or(|time| reset.delay(time).is_some())
    }

    /// The later of two. Without a clock no amount can be held against a moment, and the amount counts.
    fn later(&self, one: Reset, other: Reset) -> Reset {
        let key = |reset| (self.delay(reset), reset);
        if key(other) > key(one) { other } else { one }
    }

    /// The time at which the response came.
    fn time(&self) -> Option<Duration> {
        *self.time.get_or_init(|| self.date().or(self.now))
    }

    /// The time of the server: `Date`, and how old the response has become since. Of several the earliest counts, so that
    /// no wait is too short.
    #[cfg(feature = "time")]
    fn date(&self) -> Option<Duration> {
        let is_plausible = |time: &Duration| YEARS.contains(&time.as_secs());
        let [date, age] = DATES;
        let dates = Values::new(self.headers, date).filter_map(|date| super::date::http_date(date, || None).ok());
        let date = dates.filter(is_plausible).min()?;
        let ages = Values::new(self.headers, age).filter_map(number::decimal);
        Some(date.saturating_add(ages.min().unwrap_or_default())).filter(is_plausible)
    }

    /// Dates are not read.
    #[cfg(not(feature = "time"))]
    const fn date(&self) -> Option<Duration> {
        None
    }
}
