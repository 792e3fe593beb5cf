//! Integer codes, which may come as texts, and which decide before the status.

use codetable::advice::{Effect, Idempotency, Next, Step};
use codetable::inspect::{Confidence, Note, Outcome};
use codetable::kakao::{ErrorCode, inspect};
use codetable::response::Response;
use codetable::unknown::Family;

use super::notes;

#[test]
fn a_code_may_come_as_a_number_or_as_a_text() {
    for body in [r#"{"code":-401,"msg":"m"}"#, r#"{"code":"-401","msg":"m"}"#, r#"{"msg":"m","code":-401.0}"#] {
        let finding = inspect(Response::new(401).body(body));
        assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials), "{body}");
        assert_eq!((finding.confidence(), finding.severity()), (Confidence::Code, Outcome::Fatal));
        assert_eq!((finding.message(), finding.code_text()), (Some("m"), Some("-401")));
        assert_eq!(finding.advice().next(Idempotency::of("POST")), Next::RefreshThenSend);
        assert_eq!(notes(&finding), []);
    }
}

#[test]
fn the_code_decides_before_the_status() {
    let finding = inspect(Response::new(400).body(r#"{"code":-10,"msg":"API limit has been exceeded."}"#));
    assert_eq!(finding.known(), Some(ErrorCode::QuotaExceeded));
    assert_eq!(finding.advice().next(Idempotency::of("GET")), Next::Stop(Some(Step::ReduceRate)));
    assert_eq!(finding.advice().effect(), Some(Effect::NotApplied));
}

#[test]
fn a_negative_integer_that_is_not_listed_is_of_the_family() {
    let finding = inspect(Response::new(400).body(r#"{"code":-777}"#));
    assert_eq!((finding.confidence(), finding.code_text()), (Confidence::Family, Some("-777")));
    assert!(finding.known::<ErrorCode>().is_none());
}

#[test]
fn a_code_of_another_shape_is_foreign() {
    for (code, text) in [("\"KOE101\"", "KOE101"), ("401", "401"), ("\"-0401\"", "-0401"), ("-401.5", "-401.5")] {
        let body = format!(r#"{{"code":{code},"msg":"m"}}"#);
        let finding = inspect(Response::new(401).body(&body));
        assert_eq!((finding.confidence(), finding.code_text()), (Confidence::Status, Some(text)));
        assert_eq!(finding.code().unwrap().family(), Family::Foreign);
    }
    let huge = format!("-{}", "9".repeat(5000));
    let body = format!(r#"{{"code":{huge},"msg":"m"}}"#);
    let finding = inspect(Response::new(400).body(&body));
    assert_eq!((finding.code_text(), finding.message()), (Some(huge.as_str()), Some("m")));
    assert_eq!(finding.code().unwrap().family(), Family::Foreign);
}

#[test]
fn a_member_of_the_wrong_type_costs_itself_only() {
    for wrong in ["null", "true", "[]", "{}", "[[[[]]]]", r#"{"a":{"b":{"c":1}}}"#] {
        let body = format!(r#"{{"code":{wrong},"msg":"m"}}"#);
        let finding = inspect(Response::new(400).body(&body));
        assert_eq!((finding.code_text(), finding.message()), (None, Some("m")), "{wrong}");
        assert_eq!(notes(&finding), [Note::WrongType("/code")]);
    }
}

#[test]
fn an_error_in_a_success_is_reported() {
    let finding = inspect(Response::new(200).body(r#"{"code":-401,"msg":"m"}"#));
    assert_eq!(finding.severity(), Outcome::Fatal);
    assert_eq!(notes(&finding), [Note::CodeStatus { listed: 401, found: 200 }, Note::ErrorInSuccess(200)]);
    let success = inspect(Response::new(200).body(r#"{"id":5,"connected_at":"2022-04-11T01:45:28Z"}"#));
    assert_eq!((success.severity(), success.confidence()), (Outcome::None, Confidence::Status));
    assert_eq!(notes(&success), []);
}

#[test]
fn the_body_may_come_without_a_status() {
    let finding = inspect(Response::new(None).body(r#"{"code":-1,"msg":"m"}"#));
    assert_eq!((finding.confidence(), finding.severity()), (Confidence::Code, Outcome::Fatal));
    assert_eq!(finding.status(), None);
    assert_eq!(finding.advice().effect(), Some(Effect::Unknown));
}
