//! A gateway in front of API servers: its codes have a prefix, theirs are foreign.

use codetable::advice::{Idempotency, Next, Wait};
use codetable::inspect::{Confidence, Note, Outcome};
use codetable::naver_commerce::{GatewayError, PROVIDER, inspect};
use codetable::response::{HeaderFn, Response};
use codetable::unknown::Family;

use super::{example, notes};

#[test]
fn the_example_is_read_without_loss() {
    let finding = inspect(Response::new(504).body(example(&PROVIDER, "gateway_error")));
    assert_eq!(finding.known(), Some(GatewayError::ProcessingTimedOut));
    assert_eq!(finding.confidence(), Confidence::Code);
    assert_eq!(finding.severity(), Outcome::Fatal);
    assert_eq!(finding.message(), Some("요청 대기 시간이 초과되었습니다."));
    assert_eq!(finding.time(), Some("2022-02-07T07:57:11.369+09:00"));
    assert_eq!(finding.problem().zone(), Some("+09:00"));
    assert_eq!(finding.trace_id(), Some("ar2-55f4fd5f54-mwk8w^1643182339983^366577"));
    assert_eq!(finding.body().unwrap().id, "gateway_error");
    assert_eq!(finding.advice().next(Idempotency::of("GET")), Next::Send(Wait::Soon));
    assert!(matches!(finding.advice().next(Idempotency::of("POST")), Next::Stop(_)));
    assert_eq!(notes(&finding), []);
}

#[test]
fn the_trace_id_is_in_the_header_of_every_response() {
    for name in ["GNCP-GW-Trace-ID", "gncp-gw-trace-id", "Gncp-Gw-Trace-Id"] {
        let headers = [(name, "from the header")];
        assert_eq!(inspect(Response::new(200).headers(&headers)).trace_id(), Some("from the header"));
        let finding = inspect(Response::new(504).headers(&headers).body(r#"{"code":"GW.TIMEOUT.01","traceId":"x"}"#));
        assert_eq!(finding.trace_id(), Some("x"));
        assert_eq!(notes(&finding), [Note::TraceIds]);
    }
    let closure = HeaderFn::new(|name: &str| (name == "GNCP-GW-Trace-ID").then_some("by a closure"));
    assert_eq!(inspect(Response::new(200).headers(&closure)).trace_id(), Some("by a closure"));
}

#[test]
fn the_prefix_tells_codes_of_the_gateway_from_others() {
    let newer = inspect(Response::new(500).body(r#"{"code":"GW.NEW","message":"m"}"#));
    assert_eq!((newer.confidence(), newer.code_text()), (Confidence::Family, Some("GW.NEW")));
    let foreign = inspect(Response::new(404).body(r#"{"code":"404.01","message":"m"}"#));
    assert_eq!((foreign.confidence(), foreign.code_text()), (Confidence::Status, Some("404.01")));
    assert_eq!(foreign.code().unwrap().family(), Family::Foreign);
    let number = inspect(Response::new(404).body(r#"{"code":404,"message":"m"}"#));
    assert_eq!((number.confidence(), number.code_text()), (Confidence::Status, Some("404")));
    assert_eq!(notes(&number), [Note::WrongType("/code")]);
    let without_status = inspect(Response::new(None).body(r#"{"code":"404.01"}"#));
    assert_eq!((without_status.confidence(), without_status.severity()), (Confidence::None, Outcome::Unknown));
}

#[test]
fn a_code_is_the_same_however_it_is_escaped() {
    let finding = inspect(Response::new(401).body(r#"{"\u0063ode":"GW\u002eAUTHN"}"#));
    assert_eq!(finding.known(), Some(GatewayError::AuthenticationFailed));
    assert_eq!(finding.advice().next(Idempotency::of("POST")), Next::RefreshThenSend);
}

#[test]
fn another_status_than_the_listed_one_is_noted() {
    let finding = inspect(Response::new(500).body(r#"{"code":"GW.TIMEOUT.01"}"#));
    assert_eq!(finding.known(), Some(GatewayError::ProcessingTimedOut));
    assert_eq!(notes(&finding), [Note::CodeStatus { listed: 504, found: 500 }]);
    assert_eq!(notes(&finding)[0].to_string(), "the document lists the code with status 504, and it came with 500");
}

#[cfg(feature = "http")]
#[test]
fn a_response_of_the_crate_http_goes_in_as_it_is() {
    let response = http::Response::builder()
        .status(401)
        .header("GNCP-GW-Trace-ID", "t")
        .body(br#"{"code":"GW.AUTHN"}"#.to_vec())
        .unwrap();
    let finding = inspect(&response);
    assert_eq!((finding.known(), finding.trace_id()), (Some(GatewayError::AuthenticationFailed), Some("t")));
}
