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
        .or_else(|_| BrokenDownTime::parse("%A, %d-%b-%y %H:%M:%S GMT", value).map(|date| of_this_century(date, now)))
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

/// Gives a year of two digits its century: one that seems to be more than 50 years in the future is the most recent
/// year in the past with the same last two digits (RFC 9110, section 5.6.7).
fn of_this_century(mut date: BrokenDownTime, now: u64) -> BrokenDownTime {
    let this_year = i64::try_from(now).ok().and_then(|now| Timestamp::from_second(now).ok());
    if let (Some(now), Some(year)) = (this_year.map(|now| Offset::UTC.to_datetime(now).year()), date.year()) {
        let in_this_century = now - now.rem_euclid(100) + year.rem_euclid(100);
        let meant = if in_this_century > now + 50 { in_this_century - 100 } else { in_this_century };
        // Both are years that a timestamp or two digits gave, so the year is in range; if not, the date stays as read.
        let _ = date.set_year(Some(meant));
    }
    date
}

/// The time from now until an instant; zero if it has passed.
fn until(instant: Timestamp, now: u64) -> Duration {
    let nanoseconds = u32::try_from(instant.subsec_nanosecond()).unwrap_or(0);
    let seconds = u64::try_from(instant.as_second()).ok().and_then(|at| at.checked_sub(now));
    seconds.map_or(Duration::ZERO, |seconds| Duration::new(seconds, nanoseconds))
}
