//! Waits: what headers say, read as durations, whatever stands in them.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use core::time::Duration;

use arbtest::arbtest;
use codetable::advice::Wait;
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};
use codetable::wait::NoDelay;

const FORMATS: [Option<Format>; 7] = [
    None,
    Some(Format::Text),
    Some(Format::Integer),
    Some(Format::Uri),
    Some(Format::UnixSeconds),
    Some(Format::Iso8601),
    Some(Format::RetryAfter),
];

static UNIX: Header = header("X-Reset", Some(Format::UnixSeconds));
static AFTER: Header = header("Retry-After", Some(Format::RetryAfter));
static ISO: Header = header("X-Quota-Reset", Some(Format::Iso8601));

static BY_UNIX: Wait = Wait::Header(&[&UNIX]);
static BY_AFTER: Wait = Wait::Header(&[&AFTER]);
static BY_EITHER: Wait = Wait::Header(&[&UNIX, &AFTER]);
static MONTH_BY_ISO: Wait = Wait::NextMonth(&[&ISO]);
static MONTH_BY_UNIX: Wait = Wait::NextMonth(&[&UNIX]);

const fn header(name: &'static str, format: Option<Format>) -> Header {
    let format = match format {
        Some(format) => Some(Fact::new(format, Basis::Declared)),
        None => None,
    };
    Header { format, ..Header::new(name, HeaderRole::Reset, Basis::Declared) }
}

/// What a header of this format says.
fn read(format: Option<Format>, value: &str, now: u64) -> Result<Duration, NoDelay> {
    let header: &'static Header = Box::leak(Box::new(header("X", format)));
    Wait::Header(vec![header].leak()).read(&[("x", value)], now)
}

#[test]
fn unix_seconds_are_the_time_until_then() {
    arbtest(|u| {
        let (at, now): (u64, u64) = u.arbitrary()?;
        let delay = BY_UNIX.delay(&[("x-reset", at.to_string())], now);
        assert_eq!(delay, Some(Duration::from_secs(at.saturating_sub(now))));
        Ok(())
    });
}

#[test]
fn retry_after_seconds_are_the_wait_itself() {
    arbtest(|u| {
        let (seconds, now): (u64, u64) = u.arbitrary()?;
        let delay = BY_AFTER.delay(&[("retry-after", seconds.to_string())], now);
        assert_eq!(delay, Some(Duration::from_secs(seconds)));
        Ok(())
    });
}

#[test]
fn any_text_is_read_or_refused() {
    const ALPHABET: &[u8] = b"0123456789 :-+,.TZGMTtz[]SunMonJanFebNov\t";
    arbtest(|u| {
        let value = if u.arbitrary()? {
            u.arbitrary::<&str>()?.to_owned()
        } else {
            let length = u.arbitrary_len::<u8>()?;
            (0..length).map(|_| u.choose(ALPHABET).map(|byte| char::from(*byte))).collect::<Result<_, _>>()?
        };
        let now = if u.arbitrary()? { u64::MAX } else { u.arbitrary()? };
        for format in FORMATS {
            let readable = matches!(format, Some(Format::UnixSeconds | Format::Iso8601 | Format::RetryAfter));
            assert!(readable || read(format, &value, now) == Err(NoDelay::Unreadable), "{format:?} {value:?}");
        }
        Ok(())
    });
}

#[test]
fn what_is_no_number_of_seconds_is_refused() {
    for value in ["", " ", "-1", "+1", "1.5", "1e3", "0x10", "٣", "1_000", "18446744073709551616", "1 2"] {
        assert_eq!(read(Some(Format::UnixSeconds), value, 0), Err(NoDelay::Unreadable), "{value:?}");
        assert!(read(Some(Format::RetryAfter), value, 0).is_err(), "{value:?}");
    }
    for value in [" 120", "120\t", "00120"] {
        assert_eq!(read(Some(Format::RetryAfter), value, 0), Ok(Duration::from_secs(120)), "{value:?}");
    }
    assert_eq!(read(Some(Format::RetryAfter), "18446744073709551616", 0), Err(NoDelay::Unreadable));
}

#[test]
fn a_huge_value_is_refused() {
    for unit in ["9", "Sun, 06 Nov 1994 ", "-", "[", "\u{202e}"] {
        let value = unit.repeat(10 * 1024 * 1024 / unit.len());
        for format in FORMATS {
            assert!(read(format, &value, 0).is_err(), "{format:?} {unit:?}");
        }
    }
}

#[test]
fn the_first_header_that_can_be_read_decides() {
    let both = [("Retry-After", "7"), ("X-Reset", "130")];
    assert_eq!(BY_EITHER.read(&both, 100), Ok(Duration::from_secs(30)));
    assert_eq!(BY_EITHER.read(&[("X-Reset", "soon"), ("Retry-After", "7")], 100), Ok(Duration::from_secs(7)));
    assert_eq!(BY_EITHER.read(&both[..1], 100), Ok(Duration::from_secs(7)));
    assert_eq!(BY_EITHER.read(&[("X-Reset", "soon")], 100), Err(NoDelay::Unreadable));
    assert_eq!(BY_EITHER.read(&(), 100), Err(NoDelay::Absent));
}

#[test]
fn of_several_reasons_the_first_is_given() {
    static WAIT: Wait = Wait::Header(&[&AFTER, &UNIX, &ISO]);
    let headers = [("X-Reset", "soon"), ("X-Quota-Reset", "2025-01-15T12:00:00")];
    assert_eq!(WAIT.read(&headers, 0), Err(NoDelay::Unreadable));
    assert_ne!(WAIT.read(&headers[1..], 0), Err(NoDelay::Unreadable));
}

#[test]
fn a_wait_without_an_amount_says_why() {
    assert_eq!(Wait::None.read(&(), 0), Ok(Duration::ZERO));
    assert_eq!(Wait::Soon.read(&[("Retry-After", "7")], 0), Err(NoDelay::Unnamed));
    assert_eq!(Wait::NextMonth(&[]).read(&(), 0), Err(NoDelay::Unnamed));
    assert_eq!(MONTH_BY_ISO.read(&(), 0), Err(NoDelay::Absent));
    assert_eq!(Wait::Header(&[]).read(&(), 0), Err(NoDelay::Absent));
    assert_eq!(MONTH_BY_UNIX.read(&[("X-Reset", "9")], 4), Ok(Duration::from_secs(5)));
}

#[test]
fn waits_compare_by_what_they_say() {
    static SAME: Header = header("X-Reset", Some(Format::UnixSeconds));
    static BY_SAME: Wait = Wait::Header(&[&SAME]);
    assert_eq!(BY_UNIX, BY_SAME);
    assert_ne!(BY_UNIX, BY_AFTER);
    assert_ne!(BY_UNIX, MONTH_BY_UNIX);
}

#[cfg(not(feature = "time"))]
#[test]
fn a_date_needs_the_feature_time() {
    assert_eq!(read(Some(Format::RetryAfter), "Sun, 06 Nov 1994 08:49:37 GMT", 0), Err(NoDelay::NeedsTime));
    assert_eq!(read(Some(Format::Iso8601), "2025-01-15T12:00:00Z", 0), Err(NoDelay::NeedsTime));
}

#[cfg(feature = "time")]
mod dates {
    use std::time::UNIX_EPOCH;

    use super::*;

    /// 1994-11-06T08:49:37Z, the example of RFC 9110, section 5.6.7.
    const EXAMPLE: u64 = 784_111_777;

    #[test]
    fn an_http_date_has_three_forms() {
        let forms = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
        for form in forms {
            assert_eq!(read(Some(Format::RetryAfter), form, EXAMPLE - 60), Ok(Duration::from_secs(60)), "{form}");
            assert_eq!(read(Some(Format::RetryAfter), form, EXAMPLE + 60), Ok(Duration::ZERO), "{form}");
        }
    }

    #[test]
    fn every_http_date_is_the_instant_that_another_reader_sees() {
        arbtest(|u| {
            let at = u.int_in_range(0..=253_402_300_799_u64)?;
            let now = u.int_in_range(0..=253_402_300_799_u64)?;
            let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(at));
            let expected = Duration::from_secs(at.saturating_sub(now));
            assert_eq!(read(Some(Format::RetryAfter), &date, now), Ok(expected), "{date}");
            Ok(())
        });
    }

    #[test]
    fn what_another_reader_takes_for_an_http_date_is_read_alike() {
        const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
        const MONTHS: [&str; 4] = ["Jan", "Feb", "Nov", "Dec"];
        // In 2019 both take the years of two digits for 1970 to 2069.
        const NOW: u64 = 1_546_300_800;
        let mut read_alike = 0;
        arbtest(|u| {
            let (day, month) = (*u.choose(&DAYS)?, *u.choose(&MONTHS)?);
            let (date, year) = (u.int_in_range(0..=32)?, u.int_in_range(1969..=2070)?);
            let time =
                format!("{:02}:{:02}:{:02}", u.int_in_range(0..=24)?, u.int_in_range(0..=60)?, u.int_in_range(0..=59)?);
            let value = match u.int_in_range(0..=2)? {
                0 => format!("{}, {date:02} {month} {year} {time} GMT", &day[..3]),
                1 => format!("{day}, {date:02}-{month}-{:02} {time} GMT", year % 100),
                _ => format!("{} {month} {date:2} {time} {year}", &day[..3]),
            };
            if let Ok(instant) = httpdate::parse_http_date(&value) {
                let at = instant.duration_since(UNIX_EPOCH).unwrap().as_secs();
                let expected = Duration::from_secs(at.saturating_sub(NOW));
                assert_eq!(read(Some(Format::RetryAfter), &value, NOW), Ok(expected), "{value}");
                read_alike += 1;
            }
            Ok(())
        })
        .budget_ms(300);
        assert!(read_alike > 10, "the law must speak of something: {read_alike}");
    }

    #[test]
    fn a_year_of_two_digits_is_at_most_fifty_years_ahead() {
        // 2026-01-01T00:00:00Z and 2060-01-01T00:00:00Z
        let (now, later) = (1_767_225_600, 2_840_140_800);
        let day = 86_400;
        let zero = Ok(Duration::ZERO);
        let until = |date, now| read(Some(Format::RetryAfter), date, now);
        assert_eq!(until("Friday, 02-Jan-26 00:00:00 GMT", now), Ok(Duration::from_secs(day)));
        assert_eq!(until("Thursday, 01-Jan-76 00:00:00 GMT", now), Err(NoDelay::Unreadable), "a Wednesday in 2076");
        assert_eq!(until("Saturday, 01-Jan-77 00:00:00 GMT", now), zero, "1977: 2077 is 51 years ahead");
        assert_eq!(until("Saturday, 01-Jan-11 00:00:00 GMT", later), zero, "2011: 2111 is 51 years ahead");
        assert_eq!(until("Wednesday, 01-Jan-70 00:00:00 GMT", later), Ok(Duration::from_secs(3653 * day)), "2070");
    }

    #[test]
    fn iso_8601_is_the_time_until_then() {
        let until = |value| read(Some(Format::Iso8601), value, 1_736_942_400); // 2025-01-15T12:00:00Z
        for value in ["2025-01-15T12:00:30Z", "2025-01-15T21:00:30+09:00", "20250115T120030Z", "2025-01-15 12:00:30z"] {
            assert_eq!(until(value), Ok(Duration::from_secs(30)), "{value}");
        }
        assert_eq!(until("2025-01-15T12:00:00.250Z"), Ok(Duration::from_millis(250)));
        assert_eq!(until("2025-01-15T11:59:59.999Z"), Ok(Duration::ZERO));
        assert_eq!(until("1969-12-31T23:59:59.5Z"), Ok(Duration::ZERO));
        assert_eq!(until("-009998-01-02T00:00:00Z"), Ok(Duration::ZERO));
    }

    #[test]
    fn a_time_without_a_zone_is_refused_for_that() {
        for value in ["2025-01-15T12:00:00", "2025-01-15 12:00", "2025-01-15", "20250115T120000.5"] {
            assert_eq!(read(Some(Format::Iso8601), value, 0), Err(NoDelay::NoZone), "{value}");
        }
        for value in ["", "12:00:00Z", "2025-02-30T00:00:00Z", "2025-01-15T25:00:00Z", "tomorrow", "1736942400"] {
            assert_eq!(read(Some(Format::Iso8601), value, 0), Err(NoDelay::Unreadable), "{value}");
        }
    }

    #[test]
    fn the_last_second_of_the_last_year_is_a_date() {
        let last = Ok(Duration::from_secs(253_402_300_799));
        assert_eq!(read(Some(Format::RetryAfter), "Fri, 31 Dec 9999 23:59:59 GMT", 0), last);
        assert_eq!(read(Some(Format::RetryAfter), "Fri Dec 31 23:59:59 9999", 0), last);
    }

    /// A date that is too great for the reader has its zone all the same.
    #[test]
    fn only_a_time_without_a_zone_is_refused_for_that() {
        for value in ["9999-12-31T23:59:59+00:00", "-009999-01-01T00:00:00+12:00"] {
            assert_eq!(read(Some(Format::Iso8601), value, 0), Err(NoDelay::Unreadable), "{value}");
        }
    }

    #[test]
    fn no_clock_is_too_late() {
        for now in [u64::MAX, 253_402_300_800, i64::MAX as u64] {
            assert_eq!(read(Some(Format::Iso8601), "9999-12-30T00:00:00Z", now), Ok(Duration::ZERO));
            assert_eq!(read(Some(Format::RetryAfter), "Sunday, 06-Nov-94 08:49:37 GMT", now), Ok(Duration::ZERO));
        }
    }
}
