//! What a value comes to, by the form that the document says, the clock and the server's: a line each.
#![cfg(feature = "time")]

use super::*;

/// What is noted of the header.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Noted {
    Nothing,
    Form,
    Value,
    Zone,
}

type Says = Result<u64, NoDelay>;

const AFTER: Option<Format> = Some(Format::RetryAfter);
const UNIX: Option<Format> = Some(Format::UnixSeconds);
const ISO: Option<Format> = Some(Format::Iso8601);
const INTEGER: Option<Format> = Some(Format::Integer);
const TEXT: Option<Format> = Some(Format::Text);
const URI: Option<Format> = Some(Format::Uri);
const MILLIS: Option<Format> = Some(Format::Milliseconds);

const UNREADABLE: Says = Err(NoDelay::Unreadable);
const NO_ZONE: Says = Err(NoDelay::NoZone);

use Noted::{Form, Nothing, Value, Zone};

/// At 2026-09-21T14:13:20Z, without another header.
const VALUES: &[(Option<Format>, &str, Says, Noted)] = &[
    // Amounts, wherever they stand.
    (AFTER, "0", Ok(0), Nothing),
    (AFTER, "42", Ok(42), Nothing),
    (AFTER, "00120", Ok(120), Nothing),
    (AFTER, "86400", Ok(86_400), Nothing),
    (AFTER, "30000", Ok(30_000), Nothing), // milliseconds, or a shift: nobody knows, so never earlier
    (AFTER, "31622400", Ok(31_622_400), Nothing),
    (AFTER, "31622401", UNREADABLE, Value),
    (AFTER, "946684799", UNREADABLE, Value),
    (UNIX, "0", Ok(0), Nothing),
    (UNIX, "42", Ok(42), Form),
    (UNIX, "812800", Ok(812_800), Form),
    (ISO, "42", Ok(42), Form),
    (INTEGER, "42", Ok(42), Nothing),
    (URI, "42", Ok(42), Form),
    (None, "42", Ok(42), Nothing),
    // Fractions are rounded up.
    (AFTER, "2.0", Ok(2), Form),
    (AFTER, "0.001", Ok(1), Form),
    (AFTER, "299.997", Ok(300), Form),
    (AFTER, "2.0000000000000000000000001", Ok(3), Form),
    (AFTER, "31622399.5", Ok(31_622_400), Form),
    (UNIX, "1790000029.000001", Ok(30), Form),
    (TEXT, "1.5", Ok(2), Nothing),
    // Moments, wherever they stand: from a day past to 366 days ahead.
    (UNIX, "1790000030", Ok(30), Nothing),
    (UNIX, "1789999990", Ok(0), Nothing),
    (UNIX, "1789913600", Ok(0), Nothing),
    (UNIX, "1789913599", UNREADABLE, Nothing), // as a moment it is well written
    (UNIX, "1821622400", Ok(31_622_400), Nothing),
    (UNIX, "1821622401", UNREADABLE, Nothing),
    (UNIX, "4102444800", UNREADABLE, Value),
    (AFTER, "1790000120", Ok(120), Form),
    (ISO, "1790000120", Ok(120), Form),
    (INTEGER, "1790000120", Ok(120), Nothing),
    // Milliseconds are moments only.
    (UNIX, "1790000030000", Ok(30), Form),
    (UNIX, "1790000029001", Ok(30), Form),
    (UNIX, "1789999990000", Ok(0), Form),
    (AFTER, "1790000030000.25", Ok(31), Form),
    (AFTER, "946684799999", UNREADABLE, Value),
    (UNIX, "1790000030000000", UNREADABLE, Value),
    // An amount of milliseconds is one where the document says so, and rounded up.
    (MILLIS, "0", Ok(0), Nothing),
    (MILLIS, "1", Ok(1), Nothing),
    (MILLIS, "30000", Ok(30), Nothing),
    (MILLIS, "30001", Ok(31), Nothing),
    (MILLIS, "946684799", Ok(946_685), Nothing),
    (MILLIS, "1500.5", Ok(2), Form),
    (MILLIS, "1790000030", Ok(30), Form),
    (MILLIS, "1790000030000", Ok(30), Form),
    (MILLIS, "2026-09-21T14:15:20Z", Ok(120), Form),
    (INTEGER, "30000", Ok(30_000), Nothing),
    // Dates of HTTP.
    (AFTER, "Mon, 21 Sep 2026 14:15:20 GMT", Ok(120), Nothing),
    (AFTER, "mon, 21 sep 2026 14:15:20 gmt", Ok(120), Nothing),
    (AFTER, "Monday, 21-Sep-26 14:15:20 GMT", Ok(120), Nothing),
    (AFTER, "Mon Sep 21 14:15:20 2026", Ok(120), Nothing),
    (AFTER, "Mon, 21 Sep 2026 23:15:20 +0900", Ok(120), Nothing),
    (AFTER, "Tue, 21 Sep 2026 14:15:20 GMT", UNREADABLE, Value),
    (AFTER, "Sun, 06 Nov 1994 08:49:37 GMT", UNREADABLE, Nothing),
    (UNIX, "Mon, 21 Sep 2026 14:15:20 GMT", Ok(120), Form),
    (ISO, "Monday, 21-Sep-26 14:15:20 GMT", Ok(120), Form),
    // Dates of ISO 8601.
    (ISO, "2026-09-21T14:15:20Z", Ok(120), Nothing),
    (ISO, "2026-09-21T23:15:20+09:00", Ok(120), Nothing),
    (ISO, "2026-09-21T14:15:19.25Z", Ok(120), Nothing),
    (ISO, "20260921T141520Z", Ok(120), Nothing),
    (ISO, "2026-09-21 14:15:20z", Ok(120), Nothing),
    (UNIX, "2026-09-21T14:15:20Z", Ok(120), Form),
    (AFTER, "2026-09-21T14:15:20Z", Ok(120), Form),
    (ISO, "2026-09-21T14:15:20", NO_ZONE, Zone),
    (UNIX, "2026-09-21T14:15:20", NO_ZONE, Zone),
    (ISO, "20260921", NO_ZONE, Zone),
    (AFTER, "20260921", Ok(20_260_921), Nothing),
    (ISO, "20260999", Ok(20_260_999), Form), // no date, so an amount
    (ISO, "27420122", Ok(27_420_122), Form), // a date that nobody means
    (ISO, "2026-02-30T14:15:20Z", UNREADABLE, Value),
    // White space around, and nothing in it.
    (AFTER, "\t30 ", Ok(30), Nothing),
    (AFTER, "", UNREADABLE, Value),
    (AFTER, " \t", UNREADABLE, Value),
    // Joined by commas: the latest part that can be read.
    (AFTER, "120, 30", Ok(120), Nothing),
    (AFTER, "30,120", Ok(120), Nothing),
    (AFTER, "30, Mon, 21 Sep 2026 14:15:20 GMT, 60", Ok(120), Nothing),
    (AFTER, "Monday, 21-Sep-26 14:14:20 GMT,Mon, 21 Sep 2026 14:15:20 GMT", Ok(120), Nothing),
    (AFTER, "soon, 120", Ok(120), Form),
    (AFTER, "120,", Ok(120), Form),
    (AFTER, "2026-09-21T14:15:20, later", NO_ZONE, Zone),
    (UNIX, "1790000030, 120", Ok(120), Form),
    // What says nothing.
    (AFTER, "-1", UNREADABLE, Value),
    (AFTER, "+30", UNREADABLE, Value),
    (AFTER, "1e3", UNREADABLE, Value),
    (AFTER, "0x10", UNREADABLE, Value),
    (AFTER, ".5", UNREADABLE, Value),
    (AFTER, "5.", UNREADABLE, Value),
    (AFTER, "1.2.3", UNREADABLE, Value),
    (AFTER, "1_000", UNREADABLE, Value),
    (AFTER, "1 2", UNREADABLE, Value),
    (AFTER, "30s", UNREADABLE, Value),
    (AFTER, "٣", UNREADABLE, Value),
    (AFTER, "soon", UNREADABLE, Value),
    (AFTER, "18446744073709551615", UNREADABLE, Value),
    (AFTER, "99999999999999999999999", UNREADABLE, Value),
    (AFTER, "Mon, ", UNREADABLE, Value),
    (AFTER, "9999-12-31T23:59:59Z", UNREADABLE, Value),
];

#[test]
fn a_value_is_read_by_what_it_is() {
    for (format, value, says, noted) in VALUES {
        hold(*format, &[("X-Reset", value)], NOW, *says, Some(*noted));
    }
}

/// Headers, the caller's clock, what comes out. The header is documented as Unix seconds.
type Clocked = (&'static [(&'static str, &'static str)], u64, Says);

const CLOCKS: &[Clocked] = &[
    // The caller's clock is 90 s ahead, or years behind.
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT")], NOW + 90, Ok(30)),
    (&[("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("x-reset", "1790000030000")], 0, Ok(30)),
    (&[("X-Reset", "Monday, 21-Sep-26 14:13:50 GMT"), ("Date", "Mon Sep 21 14:13:20 2026")], u64::MAX, Ok(30)),
    (&[("X-Reset", "1790000030")], 0, UNREADABLE),
    // An amount is counted from the response on.
    (&[("X-Reset", "30"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Age", "20")], NOW + 90, Ok(30)),
    // The response has become older on its way.
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Age", "20")], NOW + 90, Ok(10)),
    (&[("X-Reset", "1790000030"), ("Age", "20")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Age", "soon")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Age", "-5")], NOW, Ok(30)),
    // By the server's clock it is long past, or far ahead.
    (&[("X-Reset", "1790000030"), ("Date", "Thu, 24 Sep 2026 14:13:20 GMT")], NOW, UNREADABLE),
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2020 14:13:20 GMT")], NOW, UNREADABLE),
    // A date that cannot be read, or cannot be meant, is none.
    (&[("X-Reset", "1790000030"), ("Date", "today")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "1790000020")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Thu, 01 Jan 1970 00:00:00 GMT")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Fri, 31 Dec 1999 23:59:59 GMT")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Fri, 01 Jan 2100 00:00:00 GMT")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Age", "9999999999")], NOW, Ok(30)),
    // Of two the earlier: no wait is too short.
    (
        &[
            ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"),
            ("Date", "Mon, 21 Sep 2026 14:13:10 GMT"),
            ("Age", "7"),
            ("Age", "5"),
            ("X-Reset", "1790000030"),
        ],
        NOW,
        Ok(35),
    ),
    // Of several values the latest, however they are written.
    (&[("X-Reset", "1790000030"), ("X-RESET", "120"), ("x-reset", "junk")], NOW, Ok(120)),
    (&[("X-Reset", "1790000030"), ("Retry-After", "7")], NOW, Ok(30)),
    (&[("X-Reset", "1790000030"), ("Retry-After", "120")], NOW, Ok(120)),
    (&[("X-Reset", "junk"), ("Retry-After", "7")], NOW, Ok(7)),
    (&[("X-Reset", "2026-09-21T14:15:20"), ("Retry-After", "junk")], NOW, NO_ZONE),
    (&[("Retry-After", "7"), ("X-Other-Reset", "300")], NOW, Ok(7)),
    (&[("X-Other-Reset", "300")], NOW, Err(NoDelay::Absent)),
];

#[test]
fn moments_are_counted_from_the_servers_clock_and_the_latest_counts() {
    for (headers, now, says) in CLOCKS {
        hold(UNIX, headers, *now, *says, None);
    }
}

fn hold(format: Option<Format>, headers: &[(&str, &str)], now: u64, says: Says, noted: Option<Noted>) {
    let header: &'static [Header] = vec![header("X-Reset", format)].leak();
    let wait = Wait::Header(vec![&header[0]].leak());
    let read = wait.read(headers, Duration::from_secs(now));
    assert_eq!(read, says.map(Duration::from_secs), "{format:?} {headers:?} {now}");
    hold_note(header, headers, noted);
}

#[cfg(not(feature = "inspect"))]
fn hold_note(_: &'static [Header], _: &[(&str, &str)], _: Option<Noted>) {}

/// The finding of a provider that describes the header notes how it is written.
#[cfg(feature = "inspect")]
fn hold_note(described: &'static [Header], headers: &[(&str, &str)], noted: Option<Noted>) {
    use codetable::inspect::{Note, inspect};
    use codetable::provider::Provider;
    use codetable::response::Response;

    let Some(noted) = noted else { return };
    let provider = Box::leak(Box::new(Provider { headers: described, ..Provider::new("sample") }));
    let finding = inspect(provider, Response::new(200).headers(&headers));
    let expected = match noted {
        Nothing => None,
        Form => Some(Note::HeaderForm("X-Reset")),
        Value => Some(Note::HeaderValue("X-Reset")),
        Zone => Some(Note::HeaderZone("X-Reset")),
    };
    assert_eq!(finding.notes().collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>(), "{headers:?}");
}
