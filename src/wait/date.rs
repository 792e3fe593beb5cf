//! From the dates that headers hold to moments, as the time since 1970-01-01T00:00:00Z. What was before is that moment.

use core::time::Duration;

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::{rfc2822, temporal};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::NoDelay;

/// 1970-01-01T00:00:00, in UTC.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// 2049-01-01T00:00:00Z, in seconds.
const IN_2049: i64 = 2_493_072_000;

const MAIL: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new();
const ISO8601: temporal::DateTimeParser = temporal::DateTimeParser::new();

/// An HTTP date: the fixed form, as dates of mail are written too, or one of the two obsolete forms of RFC 9110, section
/// 5.6.7.
pub(super) fn http_date(value: &str, clock: impl FnOnce() -> Option<Duration>) -> Result<Duration, NoDelay> {
    let since = match value.find(',') {
        Some(3) => MAIL.parse_timestamp(value).map(Timestamp::as_duration),
        Some(_) => BrokenDownTime::parse("%A, %d-%b-%y %H:%M:%S GMT", value)
            .and_then(|date| since_epoch(&in_century(date, clock()))),
        None => BrokenDownTime::parse("%a %b %e %H:%M:%S %Y", value).and_then(|date| since_epoch(&date)),
    };
    since.map(unsigned).map_err(|_| NoDelay::Unreadable)
}

/// An ISO 8601 date and time, which must have an offset from UTC.
pub(super) fn iso8601(value: &str) -> Result<Duration, NoDelay> {
    match ISO8601.parse_timestamp(value) {
        Ok(instant) => Ok(unsigned(instant.as_duration())),
        Err(_) if is_date(value) => Err(NoDelay::NoZone),
        Err(_) => Err(NoDelay::Unreadable),
    }
}

/// Whether a text is a date of ISO 8601, perhaps with a time, without an offset from UTC.
pub(super) fn is_date(value: &str) -> bool {
    ISO8601.parse_pieces(value).is_ok_and(|pieces| pieces.offset().is_none())
}

/// Gives a year of two digits its century: the latest that is at most 50 years ahead. One that would be further ahead
/// is the most recent year in the past with the same last two digits (RFC 9110, section 5.6.7). Without a clock it is one
/// of 2000 to 2099.
fn in_century(mut date: BrokenDownTime, clock: Option<Duration>) -> BrokenDownTime {
    let now = clock.map_or(Some(IN_2049), |now| i64::try_from(now.as_secs()).ok());
    let now = now.and_then(|now| Timestamp::from_second(now).ok());
    if let (Some(now), Some(year)) = (now, date.year()) {
        let latest = Offset::UTC.to_datetime(now).year() + 50;
        // Refused beyond the year 9999 only, where the date stays as it was read.
        let _ = date.set_year(Some(latest - (latest - year).rem_euclid(100)));
    }
    date
}

fn since_epoch(date: &BrokenDownTime) -> Result<SignedDuration, jiff::Error> {
    Ok(date.to_datetime()?.duration_since(EPOCH))
}

fn unsigned(since: SignedDuration) -> Duration {
    Duration::try_from(since).unwrap_or_default()
}
