//! From the dates that headers hold to the time until then.

use core::time::Duration;

use jiff::Timestamp;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::Offset;

use super::NoDelay;

/// The longest date that is looked at, in bytes: a hostile header costs no more than a real one.
const LONGEST: usize = 128;

/// The time until an HTTP date: the fixed form, or one of the two obsolete forms of RFC 9110, section 5.6.7.
pub(super) fn http_date(value: &str, now: u64) -> Result<Duration, NoDelay> {
    let value = bounded(value)?;
    let date = BrokenDownTime::parse("%a, %d %b %Y %H:%M:%S GMT", value)
        .or_else(|_| BrokenDownTime::parse("%A, %d-%b-%y %H:%M:%S GMT", value).map(|date| in_century(date, now)))
        .or_else(|_| BrokenDownTime::parse("%a %b %e %H:%M:%S %Y", value));
    let instant = date.and_then(|date| Offset::UTC.to_timestamp(date.to_datetime()?));
    instant.map(|instant| until(instant, now)).map_err(|_| NoDelay::Unreadable)
}

/// The time until an ISO 8601 date and time, which must have an offset from UTC.
pub(super) fn iso8601(value: &str, now: u64) -> Result<Duration, NoDelay> {
    const PARSER: DateTimeParser = DateTimeParser::new();
    let value = bounded(value)?;
    match PARSER.parse_timestamp(value) {
        Ok(instant) => Ok(until(instant, now)),
        Err(_) if PARSER.parse_datetime(value).is_ok() => Err(NoDelay::NoZone),
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

/// The time from now until an instant; zero if it has passed.
fn until(instant: Timestamp, now: u64) -> Duration {
    let nanoseconds = u32::try_from(instant.subsec_nanosecond()).unwrap_or(0);
    let seconds = u64::try_from(instant.as_second()).ok().and_then(|at| at.checked_sub(now));
    seconds.map_or(Duration::ZERO, |seconds| Duration::new(seconds, nanoseconds))
}
