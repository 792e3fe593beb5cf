//! Responses as no other case has them: what is taken of the document, what is marked, and where a code stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::fixture::{Fixture, Malformation};
use codetable::inspect::inspect;
use compiled::samples::SampleError;

/// A text that is no JSON would be marked and laid out all the same.
#[test]
fn every_body_is_json() {
    for fixture in compiled::TABLES.iter().flat_map(|table| table.rows()).map(|row| row.fixture()) {
        for (malformation, wrong) in fixture.malformed() {
            if matches!(malformation, Malformation::WrongType | Malformation::NoCode) {
                let body: serde_json::Value = serde_json::from_str(wrong.body()).unwrap();
                assert!(body.is_object(), "{body}");
            }
        }
    }
}

fn headers(fixture: &Fixture) -> Vec<(&str, &str)> {
    fixture.headers().iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// A page tells of the header, whoever names it; so the response beside it has it.
#[test]
fn a_wait_that_a_rule_for_the_status_tells_is_in_the_response() {
    let all =
        [("Content-Type", "application/json"), ("X-Request", "<trace_id>"), ("X-Open-At", "1970-01-01T00:00:00Z")];
    assert_eq!(headers(&SampleError::Closed.fixture()), all);
    assert_eq!(headers(&SampleError::Busy.fixture()), all);
    // Whose own recovery does not end in a retry has no use for what the rule says of waiting.
    assert_eq!(headers(&SampleError::Resting.fixture()), all[..2]);
}

#[test]
fn what_the_document_gives_is_taken_and_the_rest_is_marked() {
    let busy = SampleError::Busy.fixture();
    let rest = r#""title":null,"at":"1970-01-01T00:00:00.000000+09:00","meta":{},"more":{"in/out":[],"~":null}}"#;
    let texts = r#""text":"Say \"please\".\nThen wait\\sleep.","status":"503","#;
    assert_eq!(busy.body(), [r#"{"code":4002,"type":"https://errors.example/4002","#, texts, rest].concat());
    let members = ["/title", "/at", "/meta", "/more/in~1out", "/more/~0"];
    assert!(busy.placeholders().eq(members.into_iter().chain(["X-Request", "X-Open-At"])), "{busy:?}");

    let unnamed = SampleError::Unnamed.fixture();
    assert_eq!(unnamed.status(), 400);
    assert!(unnamed.body().contains(r#""text":"<message>","status":"400""#), "{}", unnamed.body());
    assert!(unnamed.placeholders().take(2).eq([":status", "/text"]));
    let without = unnamed.malformed().find(|(malformation, _)| *malformation == Malformation::NoCode).unwrap().1;
    assert!(without.body().starts_with(r#"{"text":"<message>","#), "{}", without.body());
}

/// An example may write a code as an alias and as a URI, with signs escaped that need not be.
#[test]
fn an_example_is_taken_as_it_stands_and_its_neighbours_are_made_of_members() {
    let moved = SampleError::Moved.fixture();
    assert!(moved.body().starts_with(r#"{"code": 4904, "type": "https:\/\/errors"#), "{}", moved.body());
    assert_eq!((moved.status(), moved.placeholders().len()), (404, 1));
    for (malformation, wrong) in moved.malformed() {
        let row = inspect(&compiled::samples::PROVIDER, &wrong).row();
        assert!(row.is_none() || malformation == Malformation::Truncated, "{malformation}: {}", wrong.body());
    }
}

#[test]
fn a_problem_of_a_list_stands_in_it() {
    let halved = SampleError::Halved.fixture();
    let body = r#"{"id":"<request_id>","failed":[{"code":"4005","status":409,"text":"Only half of it."}]}"#;
    assert_eq!((halved.status(), halved.body()), (207, body));
    assert!(halved.placeholders().eq([":status", "/id", "X-Request"]));
    let shown = SampleError::Shown.fixture();
    assert_eq!(shown.body(), r#"{"id":"<request_id>","failed":[{ "code": "4006", "text": "Shown." }]}"#);
    let odd = SampleError::Odd.fixture();
    assert_eq!(
        odd.body(),
        r#"{"id":"<request_id>","odd":[{"code":"4007","status":0,"text":"Nobody says which status."}]}"#
    );
    assert!(odd.placeholders().eq([":status", "/id", "/odd/0/status", "X-Request"]));
}
