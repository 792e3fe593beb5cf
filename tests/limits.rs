//! What headers tell of allowances, and labels for metrics.
#![cfg(all(feature = "default", feature = "json"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

use codetable::inspect::{Finding, Limit, Note, OTHER, Reset, inspect};
use codetable::meloming;
use codetable::provider::{Allowance, HeaderRole, Period};
use codetable::response::Response;
use codetable::{PROVIDERS, Row};

const NONE: Limit = Limit { of: None, per: None, limit: None, remaining: None, used: None, reset: None };

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
    let rate = Limit {
        of: Some(Allowance::Rate),
        per: Some(Period::Minute),
        limit: Some(60),
        remaining: Some(59),
        reset: Some(Reset::At(1_790_000_042)),
        ..NONE
    };
    let quota = Limit {
        of: Some(Allowance::Quota),
        per: Some(Period::Month),
        limit: Some(10_000),
        remaining: Some(1),
        used: Some(9_999),
        reset: Some(Reset::At(1_790_780_400)),
    };
    assert_eq!(limits(&finding), [rate, quota]);
    assert!(finding.notes().all(|note| !matches!(note, Note::HeaderValue(_))));
    assert_eq!(limits(&finding.clone().into_owned()), [rate, quota]);
}

#[test]
fn garbage_is_none_and_noted() {
    for garbage in ["", "-1", "+1", "1.5", "0x10", "60;w=60", "99999999999999999999", "many", "١"] {
        let headers = [("X-RateLimit-Limit", garbage), ("X-RateLimit-Reset", garbage), ("X-RateLimit-Remaining", "7")];
        let finding = meloming::inspect(Response::new(200).headers(&headers));
        let rate = Limit { of: Some(Allowance::Rate), per: Some(Period::Minute), remaining: Some(7), ..NONE };
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
    assert_eq!(limits(&finding), [Limit { of: Some(Allowance::Quota), ..NONE }]);
    assert!(finding.notes().eq([Note::HeaderZone("X-Quota-Reset")]));
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
        told(HeaderRole::Reset, |limit| limit.reset == Some(Reset::At(0)));
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
