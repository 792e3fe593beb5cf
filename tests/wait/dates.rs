//! Dates of HTTP and of ISO 8601, held against other readers.
#![cfg(feature = "time")]

use std::time::UNIX_EPOCH;

use super::*;

/// 1994-11-06T08:49:37Z, the example of RFC 9110, section 5.6.7.
const EXAMPLE: u64 = 784_111_777;

/// The end of the year 9998: the readers of dates end within the next.
const LAST: u64 = 253_370_764_799;

#[test]
fn an_http_date_has_three_forms() {
    let forms = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
    for form in forms {
        for format in FORMATS {
            assert_eq!(read(format, form, EXAMPLE - 60), Ok(at(60)), "{form}");
            assert_eq!(read(format, form, EXAMPLE + 60), Ok(Duration::ZERO), "{form}");
        }
    }
}

#[test]
fn every_http_date_is_the_instant_that_another_reader_sees() {
    arbtest(|u| {
        let now = u.int_in_range(86_400..=LAST - YEAR)?;
        let moment = u.int_in_range(now - 86_400..=now + YEAR)?;
        let date = httpdate::fmt_http_date(UNIX_EPOCH + at(moment));
        assert_eq!(read(Some(Format::RetryAfter), &date, now), Ok(at(moment.saturating_sub(now))), "{date}");
        Ok(())
    });
}

#[test]
fn what_another_reader_takes_for_an_http_date_is_read_alike() {
    const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    // In 2019 both take the years of two digits for 1970 to 2069.
    const NOW: u64 = 1_546_300_800;
    let (mut read_alike, mut plausible) = (0, 0);
    arbtest(|u| {
        let moment = u.int_in_range(NOW - 200_000..=NOW + YEAR + 200_000)?;
        let fixed = httpdate::fmt_http_date(UNIX_EPOCH + at(moment));
        let (month, year) = (&fixed[8..11], &fixed[12..16]);
        // Now and then a part is another, which makes most dates none.
        let is_wrong = u.ratio(1, 2)?;
        let day =
            if is_wrong { u.choose(&DAYS)? } else { DAYS.iter().find(|day| day.starts_with(&fixed[..3])).unwrap() };
        let date = if is_wrong { u.int_in_range(0..=32)? } else { fixed[5..7].parse().unwrap() };
        let minute = if is_wrong { u.int_in_range(0..=60)? } else { fixed[20..22].parse::<u32>().unwrap() };
        let time = format!("{}:{minute:02}:{}", &fixed[17..19], &fixed[23..25]);
        let value = match u.int_in_range(0..=2)? {
            0 => format!("{}, {date:02} {month} {year} {time} GMT", &day[..3]),
            1 => format!("{day}, {date:02}-{month}-{} {time} GMT", &year[2..]),
            _ => format!("{} {month} {date:2} {time} {year}", &day[..3]),
        };
        if let Ok(instant) = httpdate::parse_http_date(&value) {
            let moment = instant.duration_since(UNIX_EPOCH).unwrap().as_secs();
            let is_plausible = (NOW - 86_400..=NOW + YEAR).contains(&moment);
            let expected = is_plausible.then_some(at(moment.saturating_sub(NOW))).ok_or(NoDelay::Unreadable);
            assert_eq!(read(Some(Format::RetryAfter), &value, NOW), expected, "{value}");
            read_alike += 1;
            plausible += u32::from(is_plausible);
        }
        Ok(())
    })
    .budget_ms(300);
    assert!(read_alike > 10 && plausible > 1, "the law must speak of something: {read_alike}, {plausible}");
}

/// The century is told by the server's clock, where it tells one.
#[test]
fn a_year_of_two_digits_is_at_most_fifty_years_ahead() {
    // 2026-01-01T00:00:00Z, 2060-01-01T00:00:00Z and 2099-12-31T00:00:00Z
    let (now, later, last) = (1_767_225_600, 2_840_140_800, 4_102_358_400);
    let until = |date, now| read(Some(Format::RetryAfter), date, now);
    let unreadable = Err(NoDelay::Unreadable);
    assert_eq!(until("Friday, 02-Jan-26 00:00:00 GMT", now), Ok(at(86_400)));
    assert_eq!(until("Friday, 01-Jan-76 00:00:00 GMT", now), unreadable, "2076 is far ahead");
    assert_eq!(until("Saturday, 01-Jan-77 00:00:00 GMT", now), unreadable, "1977: 2077 is 51 years ahead");
    assert_eq!(until("Friday, 02-Jan-60 00:00:00 GMT", later), Ok(at(86_400)));
    assert_eq!(until("Friday, 01-Jan-00 00:00:00 GMT", last), Ok(at(86_400)), "2100");
    let headers = [("Retry-After", "Friday, 02-Jan-26 00:00:00 GMT"), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")];
    assert_eq!(BY_AFTER.read(&headers, at(later)), Ok(at(86_400)));
}

/// Whatever offset a moment is written with, and however fine.
#[test]
fn every_time_of_iso_8601_is_the_instant_that_was_written() {
    arbtest(|u| {
        let now = u.int_in_range(86_400..=LAST - YEAR)?;
        let moment = u.int_in_range(now - 86_400..=now + YEAR - 1)?;
        let offset = u.int_in_range(-1439..=1439_i64)?;
        let local = moment.saturating_add_signed(offset * 60);
        // From `Mon, 21 Sep 2026 14:13:20 GMT` to `2026-09-21T14:13:20`, without the reader that is tested.
        let date = httpdate::fmt_http_date(UNIX_EPOCH + at(local));
        let month = "JanFebMarAprMayJunJulAugSepOctNovDec".find(&date[8..11]).unwrap() / 3 + 1;
        let sign = if offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
        let fraction = *u.choose(&["", ".0", ".000001", ".5", ".999999999"])?;
        let value = format!(
            "{}-{month:02}-{}T{}{fraction}{sign}{hours:02}:{minutes:02}",
            &date[12..16],
            &date[5..7],
            &date[17..25]
        );
        let begun = u64::from(fraction.ends_with(['1', '5', '9']) && moment >= now);
        let format = *u.choose(&FORMATS)?;
        assert_eq!(read(format, &value, now), Ok(at(moment.saturating_sub(now) + begun)), "{value} at {now}");
        Ok(())
    });
}

#[test]
fn only_a_time_without_a_zone_is_refused_for_that() {
    for value in ["2025-01-15T12:00:00", "2025-01-15 12:00", "2025-01-15", "20250115T120000.5"] {
        for format in FORMATS {
            assert_eq!(read(format, value, NOW), Err(NoDelay::NoZone), "{value}");
        }
    }
    let none = ["12:00:00Z", "2025-02-30T00:00:00Z", "2025-01-15T25:00:00Z", "tomorrow"];
    // A date that is too great for the reader has its zone all the same.
    for value in none.into_iter().chain(["9999-12-31T23:59:59+00:00", "-009999-01-01T00:00:00+12:00"]) {
        assert_eq!(read(Some(Format::Iso8601), value, NOW), Err(NoDelay::Unreadable), "{value}");
    }
}

#[test]
fn no_clock_is_too_late() {
    for now in [u64::MAX, 253_402_300_800, i64::MAX as u64] {
        for value in ["9999-12-30T00:00:00Z", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(read(None, value, now), Err(NoDelay::Unreadable), "{value} at {now}");
        }
    }
}
