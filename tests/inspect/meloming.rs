//! A body with ids, field errors and the status repeated.

use core::time::Duration;

use codetable::advice::{Idempotency, Next, Wait};
use codetable::inspect::{Confidence, Note, Outcome};
use codetable::meloming::{ErrorCode, PROVIDER, inspect};
use codetable::response::Response;
use codetable::unknown::Family;

use super::{example, notes};

#[test]
fn the_example_is_read_without_loss() {
    let finding = inspect(Response::new(400).body(example(&PROVIDER, "error")));
    assert_eq!(finding.known(), Some(ErrorCode::ValidationFailed));
    assert_eq!((finding.severity(), finding.body_status()), (Outcome::Fatal, Some(400)));
    assert_eq!((finding.version(), finding.request_id()), (Some("2026-01-11"), Some("abc123-def456")));
    assert_eq!(finding.time(), Some("2025-01-15T12:00:00Z"));
    let fields: Vec<_> = finding.fields().iter().map(|it| (it.field(), it.message(), it.value())).collect();
    assert_eq!(
        fields,
        [
            (Some("title"), Some("제목은 필수 항목입니다."), Some("null")),
            (Some("difficulty"), Some("난이도는 1~5 사이의 값이어야 합니다."), Some("10")),
        ]
    );
    assert_eq!(notes(&finding), []);
}

#[test]
fn values_of_any_type_are_kept_raw() {
    let body = r#"{"type":"VALIDATION_ERROR","errors":[{"field":"a","value":"t\u00e9"},{"field":"b","value":{"x":[1,2]}},
        {"value":1e999},7,1e999,null,[],"s",{"field":5,"message":{}},{}]}"#;
    let finding = inspect(Response::new(400).body(body));
    let fields: Vec<_> = finding.fields().iter().map(|it| (it.field(), it.value())).collect();
    assert_eq!(
        fields,
        [
            (Some("a"), Some(r#""t\u00e9""#)),
            (Some("b"), Some(r#"{"x":[1,2]}"#)),
            (None, Some("1e999")),
            (Some("5"), None),
            (None, None),
        ]
    );
    assert_eq!(notes(&finding), [Note::WrongType("/errors"), Note::WrongType("/errors/*/message")]);
}

#[test]
fn the_status_of_the_body_is_held_against_that_of_the_response() {
    let finding = inspect(Response::new(400).body(r#"{"status":404,"type":"SONG_NOT_FOUND"}"#));
    assert_eq!((finding.http_status(), finding.body_status()), (Some(400), Some(404)));
    let expected = [Note::BodyStatus { http: 400, body: 404 }, Note::CodeStatus { listed: 404, found: 400 }];
    assert_eq!(notes(&finding), expected);
    let without = inspect(Response::new(None).body(r#"{"status":500,"type":"NEWER"}"#));
    assert_eq!(
        (without.confidence(), without.status(), without.severity()),
        (Confidence::Status, Some(500), Outcome::Fatal)
    );
    assert_eq!(without.code().unwrap().family(), Family::Undeclared);
}

#[test]
fn a_monthly_quota_never_waits_for_the_reset_of_the_minute() {
    let headers = [("X-RateLimit-Reset", "1700000001"), ("X-Quota-Reset", "2023-12-01T00:00:00+09:00")];
    let quota = inspect(Response::new(429).headers(&headers).body(r#"{"type":"QUOTA_EXCEEDED"}"#));
    let Next::Later(wait @ Wait::NextMonth(_)) = quota.advice().next(Idempotency::of("POST")) else { panic!() };
    assert_eq!(wait.headers()[0].name, "X-Quota-Reset");
    let rate = inspect(Response::new(429).headers(&headers).body(r#"{"type":"RATE_LIMIT_EXCEEDED"}"#));
    let Next::Send(wait) = rate.advice().next(Idempotency::of("POST")) else { panic!() };
    assert_eq!(wait.delay(&headers, Duration::from_secs(1_700_000_000)).unwrap().as_secs(), 1);
}

#[test]
fn of_members_with_one_name_the_first_that_a_table_lists_or_that_fits_is_taken() {
    let body = r#"{"type":[],"type":"TOKEN_EXPIRED","type":"INTERNAL_ERROR","meta":{"requestId":"a"},"meta":{"requestId":"b"}}"#;
    let finding = inspect(Response::new(401).body(body));
    assert_eq!((finding.known(), finding.request_id()), (Some(ErrorCode::TokenExpired), Some("a")));
    assert_eq!(notes(&finding), [Note::Duplicate("/meta"), Note::Duplicate("/type"), Note::WrongType("/type")]);
    let finding =
        inspect(Response::new(401).body(r#"{"type":"OTHER","type":"TOKEN_EXPIRED","message":"a","message":"b"}"#));
    assert_eq!((finding.known(), finding.message()), (Some(ErrorCode::TokenExpired), Some("a")));
}
