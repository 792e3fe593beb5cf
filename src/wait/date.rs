//! From the dates that headers hold to the time until then.

use core::time::Duration;

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::NoDelay;

/// 1970-01-01T00:00:00, in UTC.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The longest date that is looked at, in bytes: a hostile header costs no more than a real one.
const LONGEST: usize = 128;

/// The time until an HTTP date: the fixed form, or one of the two obsolete forms of RFC 9110, section 5.6.7.
pub(super) fn http_date(value: &str, now: u64) -> Result<Duration, NoDelay> {
    let value = bounded(value)?;
    let date = BrokenDownTime::parse("%a, %d %b %Y %H:%M:%S GMT", value)
        .or_else(|_| BrokenDownTime::parse("%A, %d-%b-%y %H:%M:%S GMT", value).map(|date| in_century(date, now)))
        .or_else(|_| BrokenDownTime::parse("%a %b %e %H:%M:%S %Y", value));
    // A timestamp of jiff ends a day before the year 9999 does, which is how "never" is often written.
    let since = date.and_then(|date| Ok(date.to_datetime()?.duration_since(EPOCH)));
    since.map(|since| until(since, now)).map_err(|_| NoDelay::Unreadable)
}

/// The time until an ISO 8601 date and time, which must have an offset from UTC.
pub(super) fn iso8601(value: &str, now: u64) -> Result<Duration, NoDelay> {
    const PARSER: DateTimeParser = DateTimeParser::new();
    let value = bounded(value)?;
    match PARSER.parse_timestamp(value) {
        Ok(instant) => Ok(until(instant.as_duration(), now)),
        Err(_) if PARSER.parse_pieces(value).is_ok_and(|pieces| pieces.offset().is_none()) => Err(NoDelay::NoZone),
        Err(_) => Err(NoDelay::Unreadable),
    }
}

fn bounded(value: &str) -> Result<&str, NoDelay> {
    if value.len() > LONGEST { Err(NoDelay::Unreadable) } else { Ok(value) }
}

/// Gives a year of two digits its century: the latest that is at most 50 years ahead. One that would be further ahead
/// is the most recent year in the past with the same last two digits (RFC 9110, section 5.6.7).
fn in_century(mut date: BrokenDownTime, now: u64) -> BrokenDownTime {
    let now = i64::try_from(now).ok().and_then(|now| Timestamp::from_second(now).ok());
    if let (Some(now), Some(year)) = (now, date.year()) {
        let latest = Offset::UTC.to_datetime(now).year() + 50;
        // Refused beyond the year 9999 only, where the date stays as it was read.
        let _ = date.set_year(Some(latest - (latest - year).rem_euclid(100)));
    }
    date
}

/// The time from now until an instant, given as the time since 1970-01-01T00:00:00Z; zero if it has passed.
fn until(since: SignedDuration, now: u64) -> Duration {
    let since = Duration::try_from(since).unwrap_or_default();
    match since.as_secs().checked_sub(now) {
        Some(seconds) => Duration::new(seconds, since.subsec_nanos()),
        None => Duration::ZERO,
    }
}
