//! Waits: what headers say, read as durations, whatever stands in them.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "wait/dates.rs"]
mod dates;
#[path = "wait/laws.rs"]
mod laws;
#[path = "wait/table.rs"]
mod table;

use core::time::Duration;

use arbtest::arbtest;
use codetable::advice::Wait;
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};
use codetable::wait::{Members, NoDelay, Reset};

/// 2026-09-21T14:13:20Z, in seconds since 1970.
const NOW: u64 = 1_790_000_000;

const YEAR: u64 = 366 * 86_400;

const FORMATS: [Option<Format>; 8] = [
    None,
    Some(Format::Text),
    Some(Format::Integer),
    Some(Format::Uri),
    Some(Format::UnixSeconds),
    Some(Format::Iso8601),
    Some(Format::RetryAfter),
    Some(Format::Milliseconds),
];

static UNIX: Header = header("X-Reset", Some(Format::UnixSeconds));
static AFTER: Header = header("Retry-After", Some(Format::RetryAfter));
static ISO: Header = header("X-Quota-Reset", Some(Format::Iso8601));

static BY_UNIX: Wait = Wait::Header(&[&UNIX]);
static BY_AFTER: Wait = Wait::Header(&[&AFTER]);
static BY_ALL: Wait = Wait::Header(&[&UNIX, &AFTER, &ISO]);
static MONTH: Wait = Wait::NextMonth(&[&ISO]);

const fn header(name: &'static str, format: Option<Format>) -> Header {
    let format = match format {
        Some(format) => Some(Fact::new(format, Basis::Declared)),
        None => None,
    };
    Header { format, ..Header::new(name, HeaderRole::Reset, Basis::Declared) }
}

const fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// What a header of this format says.
fn read(format: Option<Format>, value: &str, now: u64) -> Result<Duration, NoDelay> {
    let header: &'static Header = Box::leak(Box::new(header("X", format)));
    Wait::Header(vec![header].leak()).read(&[("x", value)], at(now))
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
        let now = if u.arbitrary()? { Duration::MAX } else { u.arbitrary()? };
        for format in FORMATS {
            let header: &'static Header = Box::leak(Box::new(header("X", format)));
            let delay = Wait::Header(vec![header].leak()).delay(&[("x", &value)], now).unwrap_or_default();
            assert!(delay <= at(YEAR) && delay.subsec_nanos() == 0, "{format:?} {value:?}: {delay:?}");
        }
        Ok(())
    });
}

#[test]
fn a_huge_value_is_refused() {
    for unit in ["9", "Sun, 06 Nov 1994 ", "-", "[", ",", "\u{202e}"] {
        let value = unit.repeat(10 * 1024 * 1024 / unit.len());
        for format in FORMATS {
            assert_eq!(read(format, &value, NOW), Err(NoDelay::Unreadable), "{format:?} {unit:?}");
        }
    }
    let zeros = "0".repeat(128);
    assert_eq!(read(None, &zeros, NOW), Ok(Duration::ZERO));
    assert_eq!(read(None, &format!("{zeros}0"), NOW), Err(NoDelay::Unreadable));
    assert_eq!(read(None, &format!("{zeros}0,7"), NOW), Ok(at(7)), "one part costs no other");
}

#[test]
fn of_one_header_so_many_values_are_looked_at() {
    let mut headers = vec![("Retry-After", "7"); 100_000];
    headers[31].1 = "30";
    headers[32].1 = "120";
    assert_eq!(BY_AFTER.read(&headers[..], at(NOW)), Ok(at(30)));
    assert_eq!(BY_AFTER.read(&[("Retry-After", "7,".repeat(31) + "30,120")], at(NOW)), Ok(at(30)));
}

#[test]
fn a_wait_without_an_amount_says_why() {
    let read = |wait: Wait, headers: &[(&str, &str)]| wait.read(headers, at(NOW));
    assert_eq!(read(Wait::None, &[]), Ok(Duration::ZERO));
    for wait in [Wait::Soon, Wait::NextMonth(&[]), Wait::Header(&[])] {
        assert_eq!(read(wait, &[("X-Reset", "7")]), Err(NoDelay::Unnamed));
    }
    assert_eq!(read(MONTH, &[]), Err(NoDelay::Absent));
    assert_eq!(read(BY_ALL, &[]), Err(NoDelay::Absent));
    // A header that asks for something nobody can read asks for something.
    for wait in [Wait::None, Wait::Soon, MONTH, BY_ALL] {
        assert_eq!(read(wait, &[("Retry-After", "soon")]), Err(NoDelay::Unreadable));
    }
}

#[test]
fn who_asked_is_told() {
    let asked = |wait: Wait, headers: &[(&'static str, &str)]| {
        wait.asked(headers, at(NOW)).map(|asked| (asked.delay.as_secs(), asked.header))
    };
    let both = [("x-reset", "1790000030"), ("retry-after", "7")];
    assert_eq!(asked(BY_ALL, &both), Ok((30, Some("X-Reset"))));
    assert_eq!(asked(BY_ALL, &both[1..]), Ok((7, Some("Retry-After"))));
    assert_eq!(asked(Wait::Soon, &both), Ok((7, Some("Retry-After"))));
    assert_eq!(asked(Wait::None, &both[..1]), Ok((0, None)));
    assert_eq!(asked(Wait::None, &both), Ok((7, Some("Retry-After"))));
    assert_eq!(asked(BY_ALL, &[("Retry-After", "30"), ("X-Reset", "1790000030")]), Ok((30, Some("X-Reset"))));
}

/// A fraction of a second on the caller's clock makes no wait too short.
#[test]
fn delays_are_whole_seconds_rounded_up() {
    let now = Duration::new(NOW, 999_999_999);
    assert_eq!(BY_UNIX.read(&[("X-Reset", "1790000001")], now), Ok(at(1)));
    assert_eq!(BY_UNIX.read(&[("X-Reset", "1790000000")], now), Ok(Duration::ZERO));
    let late = Duration::new(1, 1);
    assert_eq!(Reset::After(late).delay(now), Some(at(2)));
    assert_eq!(Reset::At(now + late).delay(now), Some(at(2)));
    assert_eq!(Reset::At(now + at(YEAR)).delay(now), Some(at(YEAR)));
    assert_eq!(Reset::At(now + at(YEAR) + Duration::from_nanos(1)).delay(now), None);
    assert_eq!(Reset::After(at(YEAR + 1)).delay(now), None);
    assert_eq!(Reset::At(Duration::MAX).delay(Duration::ZERO), None);
    assert_eq!(Reset::At(Duration::ZERO).delay(Duration::MAX), None);
}

/// To the nanosecond, and what lies beyond it is rounded up: no wait is too short, and none is too long by a second.
#[test]
fn a_fraction_is_counted_to_its_last_digit() {
    const SECOND: u128 = 10_u128.pow(14);
    let seconds = |units: u128| at(u64::try_from(units.div_ceil(SECOND)).unwrap());
    arbtest(|u| {
        let amount = u.int_in_range(0..=1_000_u64)?;
        let count = u.int_in_range(1..=14)?;
        let digits = (0..count).map(|_| u.choose(b"0009").map(|byte| char::from(*byte)));
        let fraction = digits.collect::<Result<String, _>>()?;
        let asked = u128::from(amount) * SECOND + format!("{fraction:0<14}").parse::<u128>().unwrap();
        assert_eq!(read(None, &format!("{amount}.{fraction}"), NOW), Ok(seconds(asked)), "{amount}.{fraction}");
        let passed = Duration::from_nanos(u.int_in_range(0..=1_000_000_000_000)?);
        let left = asked.saturating_sub(passed.as_nanos() * (SECOND / 1_000_000_000));
        let value = format!("{}.{fraction}", NOW + amount);
        assert_eq!(
            BY_UNIX.read(&[("X-Reset", &value)], at(NOW) + passed),
            Ok(seconds(left)),
            "{value} after {passed:?}"
        );
        Ok(())
    });
}

#[test]
fn a_wait_prints_what_tells_it() {
    static ONE: [&Header; 1] = [&UNIX];
    static BOTH: [&Header; 2] = [&UNIX, &AFTER];
    for (wait, printed) in [
        (Wait::Seconds(5), "after 5 s"),
        (Wait::Soon, "after a while"),
        (Wait::None, "at once"),
        (Wait::Header(&[]), "after a while"),
        (BY_UNIX, "after the wait that X-Reset tells"),
        (Wait::Header(&BOTH), "after the wait that X-Reset or Retry-After tells"),
        (Wait::NextMonth(&[]), "when the next month begins"),
        (Wait::NextMonth(&BOTH), "when the next month begins, which X-Reset or Retry-After tells"),
        (Wait::Member(Members::new(&["/after"], &[])), "after the wait that /after tells"),
        (Wait::Member(Members::new(&["/after", "/ms"], &ONE)), "after the wait that /after or /ms or X-Reset tells"),
    ] {
        assert_eq!(wait.to_string(), printed);
    }
}

#[test]
fn waits_compare_by_what_they_say() {
    static SAME: Header = header("X-Reset", Some(Format::UnixSeconds));
    static BY_SAME: Wait = Wait::Header(&[&SAME]);
    assert_eq!(BY_UNIX, BY_SAME);
    assert_ne!(BY_UNIX, BY_AFTER);
    assert_ne!(Wait::NextMonth(&[]), Wait::Header(&[]));
}

#[cfg(not(feature = "time"))]
#[test]
fn a_date_needs_the_feature_time() {
    for date in
        ["Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "2025-01-15T12:00:00Z", "20250115T120000Z"]
    {
        for format in FORMATS {
            assert_eq!(read(format, date, NOW), Err(NoDelay::NeedsTime), "{date}");
        }
        // A moment is then counted from the caller's clock.
        let headers = [("X-Reset", "1790000030"), ("Date", date)];
        assert_eq!(BY_UNIX.read(&headers, at(NOW)), Ok(at(30)));
    }
    for none in ["soon", "-1", "30s", "99999999999999999999999", ""] {
        assert_eq!(read(Some(Format::RetryAfter), none, NOW), Err(NoDelay::Unreadable), "{none}");
    }
    assert_eq!(read(Some(Format::RetryAfter), "299.997", NOW), Ok(at(300)));
}
