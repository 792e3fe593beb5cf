//! JSON that stands in something else: behind other text, as a client logs it, or in a JSON string.

use codetable::advice::{Effect, Idempotency, Next};
use codetable::inspect::{Confidence, Note, Outcome};
use codetable::kakao::{ErrorCode, inspect};
use codetable::response::Response;

use super::notes;

#[test]
fn the_code_is_found_and_repeats_nothing_that_may_do_harm() {
    for (body, expected) in [
        (r#"401 Unauthorized: "{"msg":"m","code":-401}""#, vec![Note::BehindText]),
        (r#"401 Unauthorized on POST request: [{"msg":"m","code":-401}]"#, vec![Note::BehindText]),
        ("Warning: strlen() expects parameter 1\n{\"code\":-401,\"msg\":\"m\"}", vec![Note::BehindText]),
        (r#"[2026-09-21 14:13:20] ERROR {"code":-401,"msg":"m"} (5 ms)"#, vec![Note::BehindText]),
        (r#"[17] {"code":-401,"msg":"m"}"#, vec![Note::BehindText]),
        (r#"401 {"code":-401,"msg":"m"}{"code":-10}"#, vec![Note::BehindText]),
        (r#"body={"code":-401,"msg":"m"}"#, vec![Note::BehindText]),
        (r#""{\"code\":-401,\"msg\":\"m\"}""#, vec![Note::InString]),
        ("\"{\\n  \\\"code\\\": -401,\\n  \\\"msg\\\": \\\"m\\\"\\n}\\n\"", vec![Note::InString]),
        (r#"HTTP 401: "{\"code\":-401,\"msg\":\"m\"}""#, vec![Note::BehindText, Note::InString]),
        // What a log holds of a string is without its quotes, and a log of logs escapes once more.
        (r#"{\"code\":-401,\"msg\":\"m\"}"#, vec![Note::InString]),
        (r#"msg="{\"code\":-401,\"msg\":\"m\"}" ms=5"#, vec![Note::BehindText, Note::InString]),
        (r#""\"{\\\"code\\\":-401,\\\"msg\\\":\\\"m\\\"}\"""#, vec![Note::InString]),
        (r#"log: "{\\\"code\\\":-401,\\\"msg\\\":\\\"m\\\"}""#, vec![Note::BehindText, Note::InString]),
        (r#"{"code":-401,"msg":"m"}"#, vec![]),
    ] {
        let finding = inspect(Response::new(401).body(body));
        assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials), "{body}");
        assert_eq!((finding.message(), finding.errors().len()), (Some("m"), 0), "{body}");
        assert_eq!(finding.advice().next(Idempotency::Idempotent), Next::RefreshThenSend);
        let is_whole = expected.is_empty();
        assert_eq!(notes(&finding), expected, "{body}");
        let advice = finding.advice();
        assert_eq!(advice.next(Idempotency::Other) == Next::RefreshThenSend, is_whole, "{body}");
        assert!(is_whole || (advice.effect() == Some(Effect::Unknown) && advice.effect_basis().is_inferred()));
        assert_eq!(finding.clone().into_owned().advice(), advice);
    }
}

#[test]
fn what_is_cut_or_broken_is_read_as_far_as_it_goes() {
    for (body, expected) in [
        (r#"401: "{"code":-401,"msg":"this acc"#, vec![Note::BehindText, Note::Truncated]),
        (r#""{\"code\":-401,\"msg\":\"this acc"#, vec![Note::InString, Note::Truncated]),
        (r#""{\"code\":-401,\"msg\":\"this acc\"#, vec![Note::InString, Note::Truncated]),
        // The JSON is whole, and a string around it is not.
        (r#""{\"code\":-401}"#, vec![Note::InString, Note::Truncated]),
        (r#""\"{\\\"code\\\":-401}\""#, vec![Note::InString, Note::Truncated]),
        (r#"log: "{\"code\":-401}"#, vec![Note::BehindText, Note::InString, Note::Truncated]),
        ("401: {\"code\":-401,\"msg\":\"a\nb\"}", vec![Note::BehindText, Note::ControlCharacters]),
        (r#"401: {"code":-401,"msg":oops}"#, vec![Note::BehindText, Note::Malformed { line: 1, column: 20 }]),
    ] {
        let finding = inspect(Response::new(401).body(body));
        assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials), "{body}");
        assert_eq!(notes(&finding), expected, "{body}");
    }
}

/// It may show the request, or what others were answered; and a brace alone is none.
#[test]
fn nothing_is_taken_out_of_a_page_or_a_text_in_which_nothing_is_described() {
    for body in [
        r#"<html><script>var request = {"code":-401};</script></html>"#,
        "\u{feff} <pre>{\"code\":-401}</pre>",
        r#"502 Bad Gateway: "<!DOCTYPE html><EOL><script>var request = {"code":-401};</script>""#,
        r#""<HTML><pre>{\"code\":-401}</pre>""#,
        r#"template {name} is missing: {"code":-401}"#,
        r#"see {"other":-401} and {"code":-401}"#,
        r#""{\"other\":-401}""#,
        // It is no string, wherever it is cut.
        r#"log: "{\"code\":-401,\q"#,
    ] {
        let finding = inspect(Response::new(401).body(body));
        assert_eq!((finding.confidence(), finding.code()), (Confidence::Status, None), "{body}");
        assert!(finding.notes().any(|note| matches!(note, Note::NotJson | Note::NotObject)), "{body}");
        // What the status alone says stands.
        assert_eq!(finding.advice().effect(), Some(Effect::NotApplied), "{body}");
    }
}

/// Not all that has the mark of a tag begins a page.
#[test]
fn a_line_of_a_log_may_have_brackets() {
    for body in [r#"May 3 <api> {"code":-401}"#, r#"a < 4 {"code":-401}"#, r#"a <htm {"code":-401}"#] {
        assert_eq!(inspect(Response::new(401).body(body)).known(), Some(ErrorCode::InvalidCredentials), "{body}");
    }
}

#[test]
fn an_error_in_other_text_is_an_error_and_what_is_json_is_read_under_any_media_type() {
    let finding = inspect(Response::new(200).body(r#"Notice: x {"code":-401}"#));
    assert_eq!((finding.severity(), finding.is_success()), (Outcome::Fatal, false));
    let html = [("Content-Type", "text/html")];
    let finding = inspect(Response::new(401).headers(&html).body(r#"{"code":-401}"#));
    assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials));
    assert_eq!(finding.advice().next(Idempotency::Other), Next::RefreshThenSend);
}
