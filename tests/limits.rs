//! What headers tell of allowances, and labels for metrics.
#![cfg(all(feature = "default", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::time::Duration;

use arbtest::arbtest;
use codetable::advice::Wait;
use codetable::evidence::{Basis, Fact};
use codetable::inspect::{Finding, Limit, Note, OTHER, Reset, inspect};
use codetable::provider::{Allowance, Header, HeaderRole, Period, Provider};
use codetable::response::Response;
use codetable::{PROVIDERS, Row};
use codetable::{kakao, meloming};

/// A limit of which this is told.
fn limit(told: impl FnOnce(&mut Limit)) -> Limit {
    let mut limit = Limit::default();
    told(&mut limit);
    limit
}

fn limits(finding: &Finding<'_>) -> Vec<Limit> {
    finding.limits().collect()
}

#[test]
fn each_allowance_is_told_by_its_own_headers() {
    let headers = [
        ("X-Quota-Used", "9999"),
        ("X-RateLimit-Limit", "60"),
        ("x-ratelimit-remaining", " 59\t"),
        ("X-Quota-Limit", "10000"),
        ("X-RateLimit-Reset", "1790000042"),
        ("X-Quota-Remaining", "1"),
        ("X-Quota-Reset", "2026-10-01T00:00:00+09:00"),
    ];
    let finding = meloming::inspect(Response::new(429).headers(&headers).body("{}"));
    let rate = limit(|limit| {
        limit.of = Some(Allowance::Rate);
        limit.per = Some(Period::Minute);
        limit.limit = Some(60);
        limit.remaining = Some(59);
        limit.reset = Some(Reset::At(Duration::from_secs(1_790_000_042)));
    });
    let quota = limit(|limit| {
        limit.of = Some(Allowance::Quota);
        limit.per = Some(Period::Month);
        limit.limit = Some(10_000);
        limit.remaining = Some(1);
        limit.used = Some(9_999);
        limit.reset = Some(Reset::At(Duration::from_secs(1_790_780_400)));
    });
    assert_eq!(limits(&finding), [rate, quota]);
    assert!(finding.notes().all(|note| !matches!(note, Note::HeaderValue(_))));
    assert_eq!(limits(&finding.clone().into_owned()), [rate, quota]);
}

/// Whichever of its headers a response has, each number is of the allowance and the period that its header names, or of the first
/// of its kind where it names none.
#[test]
fn allowances_of_one_kind_are_told_apart_by_their_periods() {
    const fn header(name: &'static str, role: HeaderRole, of: Allowance, per: Option<Period>) -> Header {
        let per = match per {
            Some(per) => Some(Fact::new(per, Basis::Declared)),
            None => None,
        };
        Header { of: Some(Fact::new(of, Basis::Declared)), per, ..Header::new(name, role, Basis::Declared) }
    }
    const MINUTE: Header = header("X-Minute", HeaderRole::Limit, Allowance::Rate, Some(Period::Minute));
    const MINUTE_LEFT: Header = header("X-Minute-Left", HeaderRole::Remaining, Allowance::Rate, Some(Period::Minute));
    const HOUR: Header = header("X-Hour", HeaderRole::Limit, Allowance::Rate, Some(Period::Hour));
    const HOUR_LEFT: Header = header("X-Hour-Left", HeaderRole::Remaining, Allowance::Rate, Some(Period::Hour));
    const USED: Header = header("X-Used", HeaderRole::Used, Allowance::Rate, None);
    const QUOTA: Header = header("X-Quota", HeaderRole::Used, Allowance::Quota, None);
    const NAMES: [&str; 6] = [MINUTE.name, MINUTE_LEFT.name, HOUR.name, HOUR_LEFT.name, USED.name, QUOTA.name];
    static FIRST: Provider =
        Provider { headers: &[USED, MINUTE, MINUTE_LEFT, HOUR, HOUR_LEFT, QUOTA], ..Provider::new("first") };
    static LAST: Provider =
        Provider { headers: &[MINUTE, MINUTE_LEFT, HOUR, HOUR_LEFT, USED, QUOTA], ..Provider::new("last") };
    for (provider, chosen) in [&FIRST, &LAST].into_iter().flat_map(|it| (0..64_usize).map(move |chosen| (it, chosen))) {
        let sent: Vec<(&str, String)> = (0..6_usize)
            .filter(|place| chosen >> place & 1 == 1)
            .map(|place| (NAMES[place], (10 + place).to_string()))
            .collect();
        let number = |place: u64| Some(10 + place).filter(|_| chosen >> place & 1 == 1);
        let rates = [(Some(Period::Minute), number(0), number(1)), (Some(Period::Hour), number(2), number(3))];
        let rates = rates.into_iter().filter(|(_, limit, remaining)| limit.or(*remaining).is_some());
        let mut wanted: Vec<_> =
            rates.map(|(per, limit, remaining)| (Allowance::Rate, per, limit, remaining, None)).collect();
        match wanted.first_mut() {
            Some(first) => first.4 = number(4),
            None => wanted.extend(number(4).map(|used| (Allowance::Rate, None, None, None, Some(used)))),
        }
        wanted.extend(number(5).map(|used| (Allowance::Quota, None, None, None, Some(used))));
        let finding = inspect(provider, Response::new(429).headers(&sent));
        let told = finding.limits().map(|it| (it.of.unwrap(), it.per, it.limit, it.remaining, it.used));
        assert_eq!(told.collect::<Vec<_>>(), wanted, "{} {sent:?}", provider.name);
    }
}

/// Without a clock no amount can be held against a moment, and the amount counts.
#[test]
fn of_several_resets_the_latest_counts() {
    let values = [
        ("0", Some(Reset::After(Duration::ZERO))),
        ("42", Some(Reset::After(Duration::from_secs(42)))),
        ("600", Some(Reset::After(Duration::from_secs(600)))),
        ("1790000030", Some(Reset::At(Duration::from_secs(1_790_000_030)))),
        ("2026-09-21T23:14:50+09:00", Some(Reset::At(Duration::from_secs(1_790_000_090)))),
        ("soon", None),
    ];
    let rank = |reset: Option<Reset>| match reset {
        Some(Reset::After(amount)) => (2, amount),
        Some(Reset::At(moment)) => (1, moment),
        _ => (0, Duration::ZERO),
    };
    for ((one, first), (other, second)) in values.iter().flat_map(|one| values.iter().map(move |other| (one, other))) {
        let expected = [*first, *second].into_iter().max_by_key(|reset| rank(*reset)).unwrap();
        let joined = format!("{one}, {other}");
        for values in [&[*one, *other][..], &[&joined]] {
            let headers: Vec<(&str, &str)> = values.iter().map(|value| ("X-RateLimit-Reset", *value)).collect();
            let finding = meloming::inspect(Response::new(200).headers(&headers));
            assert_eq!(limits(&finding)[0].reset, expected, "{headers:?}");
        }
    }
}

#[test]
fn garbage_is_none_and_noted() {
    for garbage in ["", "-1", "+1", "1.5.", "0x10", "60;w=60", "99999999999999999999", "many", "١"] {
        let headers = [("X-RateLimit-Limit", garbage), ("X-RateLimit-Reset", garbage), ("X-RateLimit-Remaining", "7")];
        let finding = meloming::inspect(Response::new(200).headers(&headers));
        let rate = limit(|limit| {
            limit.of = Some(Allowance::Rate);
            limit.per = Some(Period::Minute);
            limit.remaining = Some(7);
        });
        assert_eq!(limits(&finding), [rate], "{garbage}");
        assert!(
            finding.notes().eq([Note::HeaderValue("X-RateLimit-Limit"), Note::HeaderValue("X-RateLimit-Reset")]),
            "{garbage}"
        );
    }
}

#[test]
fn without_headers_nothing_is_told() {
    for provider in PROVIDERS {
        assert_eq!(limits(&inspect(provider, Response::new(429))), []);
    }
}

#[test]
fn a_time_without_a_zone_is_no_moment() {
    let finding = meloming::inspect(Response::new(200).headers(&[("X-Quota-Reset", "2026-10-01T00:00:00")]));
    assert_eq!(
        limits(&finding),
        [limit(|limit| {
            limit.of = Some(Allowance::Quota);
        })]
    );
    assert!(finding.notes().eq([Note::HeaderZone("X-Quota-Reset")]));
}

#[test]
fn a_reset_in_another_form_is_read_and_noted() {
    for (value, reset) in [
        ("42", Reset::After(Duration::from_secs(42))),
        ("1.5", Reset::After(Duration::from_secs(2))),
        ("1790000030500", Reset::At(Duration::from_millis(1_790_000_030_500))),
        ("2026-09-21T23:13:50+09:00", Reset::At(Duration::from_secs(1_790_000_030))),
        ("Monday, 21-Sep-26 14:13:50 GMT", Reset::At(Duration::from_secs(1_790_000_030))),
    ] {
        let headers = [("X-RateLimit-Reset", value)];
        let finding = meloming::inspect(Response::new(200).headers(&headers));
        assert_eq!(limits(&finding)[0].reset, Some(reset), "{value}");
        assert!(finding.notes().eq([Note::HeaderForm("X-RateLimit-Reset")]), "{value}");
    }
}

/// By the server's own clock, a moment long past is no reset.
#[test]
fn a_moment_that_the_date_belies_is_none() {
    let headers = [("X-RateLimit-Reset", "1790000030"), ("Date", "Sun, 27 Sep 2026 14:13:20 GMT")];
    let finding = meloming::inspect(Response::new(200).headers(&headers));
    assert_eq!(limits(&finding)[0].reset, None);
    assert!(finding.notes().eq([Note::HeaderValue("X-RateLimit-Reset")]));
}

#[test]
fn how_the_headers_of_a_wait_are_written_is_noted() {
    let notes = |provider: fn(Response<'_>) -> Vec<Note>, status, headers: &[(&str, &str)], body| {
        provider(Response::new(status).headers(&headers).body(body))
    };
    let kakao: fn(Response<'_>) -> Vec<Note> = |response| kakao::inspect(response).notes().collect();
    let maintenance = r#"{"code":-9798,"msg":"m"}"#;
    assert_eq!(notes(kakao, 503, &[("retry-after", "120")], maintenance), []);
    assert_eq!(notes(kakao, 503, &[("retry-after", "0.5")], maintenance), [Note::HeaderForm("Retry-After")]);
    assert_eq!(notes(kakao, 503, &[("retry-after", "soon")], maintenance), [Note::HeaderValue("Retry-After")]);
    let local = [("Retry-After", "2026-09-21T14:13:50")];
    assert_eq!(notes(kakao, 503, &local, maintenance), [Note::HeaderZone("Retry-After")]);
    // One of two is enough to wait by, and the other is not passed over in silence.
    let both = [("Retry-After", "soon"), ("Retry-After", "30")];
    assert_eq!(notes(kakao, 503, &both, maintenance), [Note::HeaderForm("Retry-After")]);
    // It may come with any response (RFC 9110, section 10.2.3), whatever the document says.
    let meloming: fn(Response<'_>) -> Vec<Note> = |response| meloming::inspect(response).notes().collect();
    let limited = r#"{"type":"RATE_LIMIT_EXCEEDED"}"#;
    assert_eq!(notes(meloming, 429, &[("Retry-After", "soon")], limited), [Note::HeaderValue("Retry-After")]);
}

/// A limit and the wait for its header are read by one reader, whoever asks first.
#[test]
fn limits_and_waits_never_disagree() {
    const VALUES: [&str; 12] = [
        "0",
        "42",
        "1.5",
        "1790000030",
        "1789999990",
        "1790000030.5",
        "1790000030000",
        "2026-09-21T23:13:50+09:00",
        "2026-09-21T14:13:50",
        "Mon, 21 Sep 2026 14:13:50 GMT",
        "Monday, 21-Sep-26 14:13:50 GMT",
        "soon",
    ];
    let headers = meloming::PROVIDER.headers.iter();
    let resets: Vec<&Header> = headers.filter(|header| header.role.value() == HeaderRole::Reset).collect();
    arbtest(|u| {
        let header = *u.choose(&resets)?;
        let date = *u.choose(&["", "Mon, 21 Sep 2026 14:13:20 GMT", "Thu, 24 Sep 2026 14:13:20 GMT"])?;
        let now = u.int_in_range(946_771_200..=4_070_908_800_u64)?;
        let now = Duration::from_secs(if u.arbitrary()? { 1_790_000_000 + now % 1000 } else { now });
        let values = [*u.choose(&VALUES)?, *u.choose(&VALUES)?];
        let mut headers = vec![("Date", date), (header.name, values[0])];
        if u.arbitrary()? {
            headers.push((header.name, values[1]));
        }
        let finding = meloming::inspect(Response::new(200).headers(&headers));
        let reset = limits(&finding)[0].reset;
        let asked = Wait::Header(vec![header].leak()).delay(&headers[..], now);
        let time = match date {
            "" => now,
            date => httpdate::parse_http_date(date).unwrap().duration_since(std::time::UNIX_EPOCH).unwrap(),
        };
        let until = reset.and_then(|reset| reset.delay(time));
        if date.is_empty() && headers.len() > 2 {
            // Without a clock no amount can be held against a moment: the wait, which has one, is never the shorter.
            assert!(asked >= until, "{headers:?} at {now:?}: {asked:?}, {reset:?}");
        } else {
            assert_eq!(asked, until, "{headers:?} at {now:?}: {reset:?}");
        }
        Ok(())
    });
}

/// Whatever headers a fixture has, what they tell of allowances is told.
#[test]
fn fixtures_tell_of_every_allowance() {
    for row in codetable::TABLES.iter().flat_map(|table| table.rows()) {
        let provider = row.table().provider;
        let fixture = row.fixture();
        let finding = inspect(provider, &fixture);
        let told = |role, told: fn(&Limit) -> bool| {
            let headers = fixture.headers().iter().filter_map(|(name, _)| provider.header(name));
            let sent = headers.filter(|header| header.role.value() == role).count();
            assert_eq!(finding.limits().filter(told).count(), sent, "{row:?}");
        };
        told(HeaderRole::Limit, |limit| limit.limit == Some(0));
        told(HeaderRole::Remaining, |limit| limit.remaining == Some(0));
        told(HeaderRole::Used, |limit| limit.used == Some(0));
        told(HeaderRole::Reset, |limit| limit.reset.is_some());
    }
}

#[test]
fn labels_are_as_many_as_the_constant_says() {
    for provider in PROVIDERS {
        let rows = provider.tables.iter().flat_map(|table| table.rows());
        let fixtures = rows.map(Row::fixture);
        let mut labels: BTreeSet<&str> = fixtures.map(|fixture| inspect(provider, &fixture).label()).collect();
        for body in ["", r#"{"code":"nobody's","type":"nobody's"}"#, r#"{"code":-424242}"#, r#"{"code":"_OTHER"}"#] {
            assert_eq!(inspect(provider, Response::new(500).body(body)).label(), OTHER);
            labels.insert(OTHER);
        }
        assert_eq!(labels.len(), provider.labels(), "{}", provider.name);
    }
    assert_eq!(meloming::LABELS, meloming::PROVIDER.labels());
}
