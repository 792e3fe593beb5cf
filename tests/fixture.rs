//! A response for every code of every table, read back.
#![cfg(all(feature = "http_status", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::fixture::{Fixture, Malformation};
use codetable::inspect::{Confidence, inspect};
use codetable::provider::{FieldRole, Presence};
use codetable::{CodeTable, Row, TABLES, TableKind, TableVisitor, for_each_table};

/// Whether the document describes a body that carries the codes of a row's table.
fn has_body(row: Row) -> bool {
    let bodies = row.table().provider.bodies.iter();
    let mut fields = bodies.flat_map(|body| body.fields);
    row.table().kind == TableKind::Errors && fields.any(|field| field.role.value() == FieldRole::Code)
}

fn rows() -> impl Iterator<Item = Row> {
    TABLES.iter().flat_map(|table| table.rows())
}

#[test]
fn every_fixture_is_read_as_its_code() {
    struct Law(usize);
    impl TableVisitor for Law {
        fn visit<T: CodeTable>(&mut self) {
            for code in T::ALL.iter().copied().filter(|code| has_body(code.row())) {
                let fixture = code.row().fixture();
                let finding = inspect(T::TABLE.provider, &fixture);
                assert_eq!(
                    (finding.known(), finding.confidence()),
                    (Some(code), Confidence::Code),
                    "{}",
                    fixture.body()
                );
                assert_eq!(finding.http_status(), Some(fixture.status()));
                assert_eq!(finding.notes().collect::<Vec<_>>(), [], "{}", fixture.body());
                self.0 += 1;
            }
        }
    }
    let mut law = Law(0);
    for_each_table(&mut law);
    assert_eq!(law.0, rows().filter(|row| has_body(*row)).count());
    assert!(law.0 > 0 || !cfg!(feature = "default"));
}

#[test]
fn a_code_without_a_body_has_its_status() {
    for row in rows().filter(|row| !has_body(*row)) {
        let fixture = row.fixture();
        assert_eq!((Some(fixture.status()), fixture.body()), (row.status(), ""));
        assert_eq!(fixture.malformed().count(), 0);
    }
}

/// What is listed is there, and what looks like a placeholder is listed.
#[test]
fn every_placeholder_is_listed() {
    for fixture in rows().map(Row::fixture) {
        let body: serde_json::Value = serde_json::from_str(fixture.body()).unwrap_or_default();
        for place in fixture.placeholders() {
            let is_header = fixture.headers().iter().any(|(name, _)| *name == place);
            assert!(is_header || body.pointer(place).is_some(), "{place}: {fixture:?}");
        }
        let marks = fixture.body().matches("\"<").count();
        let texts = fixture.placeholders().filter_map(|place| body.pointer(place)?.as_str());
        assert_eq!(marks, texts.filter(|text| text.starts_with('<')).count(), "{fixture:?}");
    }
}

#[test]
fn examples_of_the_document_are_taken_whole() {
    for provider in codetable::PROVIDERS {
        for example in provider.bodies.iter().flat_map(|body| body.examples) {
            let used = provider.tables.iter().flat_map(|table| table.rows());
            assert_eq!(used.filter(|row| row.fixture().body() == example.text).count(), 1, "{}", example.text);
        }
    }
}

/// Whatever is wrong with the body: what is listed is there, and what stands outside the body is still listed.
#[test]
fn placeholders_follow_what_is_wrong() {
    for fixture in rows().map(Row::fixture) {
        for (malformation, wrong) in fixture.malformed() {
            let body: serde_json::Value = serde_json::from_str(wrong.body()).unwrap_or_default();
            let is_outside = |place: &str| place == ":status" || wrong.headers().iter().any(|(name, _)| *name == place);
            for place in wrong.placeholders().filter(|_| malformation != Malformation::Truncated) {
                assert!(is_outside(place) || body.pointer(place).is_some(), "{malformation}: {place}");
            }
            for place in fixture.placeholders().filter(|place| is_outside(place)) {
                assert!(wrong.placeholders().any(|of| of == place), "{malformation}: {place}");
            }
        }
    }
}

#[test]
fn malformed_neighbours_never_pass_for_the_code() {
    for row in rows().filter(|row| has_body(*row)) {
        let fixture = row.fixture();
        let wrong: Vec<_> = fixture.malformed().collect();
        assert!(wrong.iter().map(|(malformation, _)| malformation).eq(Malformation::ALL));
        for (malformation, wrong) in wrong {
            let finding = inspect(row.table().provider, &wrong);
            assert_eq!(finding.http_status(), Some(fixture.status()));
            assert_ne!(wrong.body(), fixture.body());
            let media = |of: &Fixture| -> Vec<String> {
                of.headers()
                    .iter()
                    .filter(|(name, _)| *name == "Content-Type")
                    .map(|(_, value)| value.clone())
                    .collect()
            };
            let is_page = malformation == Malformation::Html;
            assert_eq!(
                media(&wrong),
                if is_page { vec!["text/html".into()] } else { media(&fixture) },
                "{malformation}"
            );
            if malformation != Malformation::Truncated {
                assert_eq!(
                    (finding.row(), finding.confidence()),
                    (None, Confidence::Status),
                    "{malformation}: {}",
                    wrong.body()
                );
            }
            if matches!(malformation, Malformation::Truncated | Malformation::WrongType | Malformation::Html) {
                assert!(finding.notes().next().is_some(), "{malformation}: {}", wrong.body());
            }
        }
    }
}

#[cfg(feature = "adobe_edge")]
#[test]
fn nested_problems_stand_where_the_document_puts_them() {
    use codetable::adobe_edge::{ProblemCode, inspect};
    use codetable::inspect::Outcome;

    let error = ProblemCode::UpstreamServiceUnavailable.fixture();
    assert_eq!(error.status(), 207);
    assert_eq!(inspect(&error).errors().len(), 1);

    let warning = ProblemCode::UpstreamWarning.fixture();
    assert_eq!((warning.status(), warning.headers()[0].1.as_str()), (200, "application/json"));
    let finding = inspect(&warning);
    assert_eq!((finding.severity(), finding.warnings().len(), finding.errors().len()), (Outcome::Warning, 1, 0));
    assert!(finding.warnings()[0].report().unwrap().contains("Cannot read related customer"));
    assert!(warning.placeholders().eq(["/requestId", "/handle"]));
}

#[cfg(feature = "meloming")]
#[test]
fn allowances_are_told_by_headers() {
    use codetable::meloming::ErrorCode;

    let fixture = ErrorCode::RateLimitExceeded.fixture();
    let headers: Vec<_> = fixture.headers().iter().map(|(name, value)| (*name, value.as_str())).collect();
    let every = [("X-RateLimit-Limit", "0"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "0")];
    assert_eq!(headers[1..], every);
    assert_eq!(
        fixture.body(),
        r#"{"meta":{"version":"<version>","requestId":"<request_id>","timestamp":"1970-01-01T00:00:00Z"},"status":429,"type":"RATE_LIMIT_EXCEEDED","message":"<message>"}"#
    );
    let fixture = ErrorCode::MonthlyQuotaExceeded.fixture();
    let headers: Vec<_> = fixture.headers().iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(headers[4..], [("X-Quota-Reset", "1970-01-01T00:00:00Z")], "the code's own wait is told by it");
}

/// No header is made up: it is one that the document sends with every response, or tells by it how long to wait.
#[test]
fn no_response_has_a_header_that_its_document_does_not_give_it() {
    for row in rows() {
        let waits = row.advice().wait().map_or(&[][..], |wait| wait.headers());
        for (name, _) in row.fixture().headers() {
            let header = row.table().provider.header(name);
            let presence = header.and_then(|header| header.presence).map(|fact| fact.value());
            let is_stated = presence == Some(Presence::Always) || waits.iter().any(|wait| wait.name == *name);
            assert!(is_stated || *name == "Content-Type", "{row}: {name}");
        }
    }
}

#[cfg(feature = "naver_commerce")]
#[test]
fn a_time_is_written_as_the_document_writes_it() {
    use codetable::naver_commerce::GatewayError;

    let fixture = GatewayError::AuthenticationFailed.fixture();
    assert!(fixture.body().contains(r#""timestamp":"1970-01-01T00:00:00.000+09:00""#), "{}", fixture.body());
}
