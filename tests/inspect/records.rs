//! Bodies of several records: streams, server-sent events and batches.

use codetable::adobe_edge::{self, ProblemCode};
use codetable::advice::{Effect, Idempotency, Next};
use codetable::inspect::{Confidence, Finding, Note, Outcome};
use codetable::kakao::{self, ErrorCode};
use codetable::response::Response;
use codetable::{meloming, naver_commerce};

use super::notes;

const RESULT: &str = r#"{"requestId":"r","handle":[{"type":"personalization:decisions","payload":[]}]}"#;
const ERROR: &str = r#"{"handle":[],"errors":[{"type":"https://ns.adobe.com/aep/errors/EXEG-0201-503","title":"t"}]}"#;

/// What is found in a body of Kakao's.
fn found(status: u16, body: &str) -> Finding<'_> {
    kakao::inspect(Response::new(status).body(body))
}

#[test]
fn a_late_error_is_found_whatever_stands_between_the_records() {
    for between in ["", "\n", "\r\n\r\n", "\0", "\n\0", "\n\u{1e}", " \t", "\n\u{feff}"] {
        for (first, second) in [(RESULT, ERROR), (ERROR, RESULT)] {
            for (before, after) in [("", ""), ("\0", "\n"), ("\u{1e}", "\n")] {
                let body = format!("{before}{first}{between}{second}{after}");
                let finding = adobe_edge::inspect(Response::new(200).body(&body));
                let known = (finding.severity(), finding.known(), finding.confidence());
                assert_eq!(known, (Outcome::Partial, Some(ProblemCode::UpstreamServiceUnavailable), Confidence::Code));
                assert_eq!((finding.errors().len(), finding.request_id()), (1, Some("r")), "{body:?}");
                assert!(finding.notes().any(|note| note == Note::Records), "{finding:?}");
                assert_eq!(finding.advice().effect(), Some(Effect::Partial));
            }
        }
    }
}

#[test]
fn the_first_record_with_an_error_leads_and_further_ones_are_errors_of_the_whole() {
    let body = r#"{"msg":"well","id":1}{"msg":"bad","code":-401}{"code":404}{"code":-10,"msg":"worse"}"#;
    let finding = found(401, body);
    assert_eq!((finding.known(), finding.message()), (Some(ErrorCode::InvalidCredentials), Some("bad")));
    let [further] = finding.errors() else { panic!("{finding:?}") };
    assert_eq!((further.known(), further.message()), (Some(ErrorCode::QuotaExceeded), Some("worse")));
    assert_eq!(notes(&finding), [Note::Records]);
    // Nobody tells of any error.
    let finding = found(401, r#"{"msg":"first"}{"msg":"second"}"#);
    assert_eq!((finding.message(), finding.errors().len()), (Some("first"), 0));
}

#[test]
fn a_success_may_be_a_stream_or_a_list_and_nothing_is_noted() {
    for body in
        ["[]", "[1,2]", r#"[{"id":1},{"id":2}]"#, "{\"id\":1}\n{\"id\":2}", "data: {\"id\":1}\n\ndata: [DONE]\n\n"]
    {
        let finding = found(200, body);
        assert!(finding.is_success(), "{finding:?}");
        assert_eq!(notes(&finding), [], "{body}");
    }
}

#[test]
fn a_batch_lists_what_its_calls_failed_of() {
    let partial = r#"[{"id":1,"result":true},{"id":2,"code":-401,"msg":"m"},null]"#;
    let finding = found(200, partial);
    assert_eq!((finding.severity(), finding.known()), (Outcome::Partial, Some(ErrorCode::InvalidCredentials)));
    assert_eq!((finding.errors().len(), finding.problem().code()), (1, None));
    assert_eq!(notes(&finding), [Note::Array, Note::ErrorInSuccess(200)]);
    // What the other calls did is done.
    assert_eq!(finding.advice().effect(), Some(Effect::Partial));
    assert!(matches!(finding.advice().next(Idempotency::Other), Next::Stop(_)));

    let fatal = found(200, r#"[{"code":-401},{"code":-10}]"#);
    assert_eq!((fatal.severity(), fatal.errors().len()), (Outcome::Fatal, 2));
    // The second cannot be got over by a program.
    assert!(matches!(fatal.advice().next(Idempotency::Idempotent), Next::Stop(Some(_))));
    // Each has advice of its own, and an element that is cut is one that did not fail.
    let cut = found(200, r#"[{"code":-401},{"id":2"#);
    assert_eq!((cut.severity(), cut.known()), (Outcome::Partial, Some(ErrorCode::InvalidCredentials)));
    assert_eq!(cut.errors()[0].advice().next(Idempotency::Idempotent), Next::RefreshThenSend);
    assert!(cut.notes().any(|note| note == Note::Truncated));
}

/// What a batch is sent again for is all of it: nothing was carried out if each of its calls says so, whatever its status.
#[test]
fn a_batch_is_sent_again_where_each_of_its_calls_may_be() {
    let effect = |status, body| naver_commerce::inspect(Response::new(status).body(body)).advice().effect();
    for status in [200, 400, 429, 503] {
        for (body, expected) in [
            (r#"[{"code":"GW.RATE_LIMIT"},{"code":"GW.RATE_LIMIT"}]"#, Effect::NotApplied),
            (r#"[{"code":"GW.RATE_LIMIT"},{"code":"GW.TIMEOUT.01"}]"#, Effect::Unknown),
            (r#"[{"code":"GW.RATE_LIMIT"},{"id":1}]"#, Effect::Partial),
            (r#"[{"id":1},{"code":"GW.RATE_LIMIT"}]"#, Effect::Partial),
            (r#"[{"code":"GW.RATE_LIMIT"},1]"#, Effect::Partial),
        ] {
            assert_eq!(effect(status, body), Some(expected), "{status} {body}");
        }
    }
    assert_eq!(effect(207, r#"[{"code":"GW.RATE_LIMIT"}]"#), Some(Effect::Partial));
    let listed = format!("[{ERROR}]");
    assert_eq!(adobe_edge::inspect(Response::new(200).body(&listed)).advice().effect(), Some(Effect::Partial));
}

#[test]
fn events_are_read_by_their_data() {
    let first = "event: message\ndata: {\"id\":1}\n\n: a comment\n\n";
    for (error, whole) in [
        ("event: error\ndata: {\"code\":-401,\"msg\":\"m\"}\n\n", true),
        ("data:{\"code\":-401,\ndata:\"msg\":\"m\"}\n", true),
        ("data: {\"code\":-401,\r\ndata: \"msg\":\"m\"}\r\n\r\ndata: [DONE]\r\n\r\n", true),
        ("data: {\"code\":-401,\"msg\":\"m", false),
    ] {
        let body = format!("{first}{error}");
        let finding = found(200, &body);
        assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials), "{body}");
        assert_eq!(finding.message(), whole.then_some("m"));
        assert_eq!(finding.severity(), Outcome::Fatal);
        // Something was sent before the error was known.
        assert_eq!(finding.advice().effect(), Some(Effect::Partial));
        assert_eq!(finding.clone().into_owned().to_string(), finding.to_string());
        assert!(finding.notes().any(|note| note == Note::Events));
    }
    let declared = [("Content-Type", "text/event-stream;charset=utf-8")];
    let response = Response::new(401).headers(&declared).body("channel: x\ndata: {\"code\":-401}\n\n");
    assert_eq!(kakao::inspect(response).known(), Some(ErrorCode::InvalidCredentials));
    // The data may be no more than text around JSON, as a body may.
    for data in [r#"failed: {"code":-401}"#, r#""{\"code\":-401}""#] {
        let body = format!("{first}data: {data}\n\n");
        let finding = found(200, &body);
        assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials), "{body}");
        assert_eq!(finding.advice().effect(), Some(Effect::Unknown), "{body}");
    }
    assert!(found(200, &format!("{first}data: <pre>{{\"code\":-401}}</pre>\n\n")).is_success());
    // A text that begins like a field, and is none.
    assert_eq!(notes(&found(401, "id: 5 is gone")), [Note::NotJson]);
}

#[test]
fn a_fault_in_one_record_costs_none_before_it() {
    let finding = found(401, "{\"code\":-401} {\"id\":1, x");
    assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials));
    assert_eq!(notes(&finding), [Note::Records, Note::Malformed { line: 1, column: 24 }]);
    let finding = found(401, "{\"code\":-401} {\"id\":x");
    assert_eq!(notes(&finding), [Note::Records, Note::Malformed { line: 1, column: 21 }]);
    // A raw line feed in the text of a further one is mended.
    let finding = found(401, "{\"id\":1}\n{\"msg\":\"a\nb\",\"code\":-401}\n{\"code\":-10}");
    assert_eq!((finding.known(), finding.message()), (Some(ErrorCode::InvalidCredentials), Some("a b")));
    assert_eq!(notes(&finding)[..2], [Note::Records, Note::ControlCharacters]);
}

#[test]
fn a_record_that_breaks_off_costs_none_behind_a_mark() {
    for broken in ["{\"id\":", "{\"id\":\"x", "{\"id\":tru}", "{\"id\":1,}\n"] {
        for mark in ["\0", "\u{1e}"] {
            let body = format!("{mark}{broken}{mark}{{\"code\":-1}}\n{mark}{broken}{mark}{{\"code\":-2}}\n");
            let finding = found(200, &body);
            assert_eq!((finding.known(), finding.errors().len()), (Some(ErrorCode::Internal), 1), "{body:?}");
            assert!(finding.notes().any(|note| matches!(note, Note::Malformed { .. })), "{finding:?}");
            assert_eq!(finding.advice().next(Idempotency::Other), Next::Stop(None), "{body:?}");
        }
    }
    // The code of the one that breaks off counts all the same; and a line feed is no mark, as it may stand in JSON.
    let finding = found(200, "\u{1e}{\"code\":-401,\n\u{1e}{\"id\":1}\n");
    assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials));
    assert!(found(200, "{\"id\":tru}\n{\"code\":-1}").is_success());
}

#[test]
fn of_all_records_ten_thousand_problems_are_kept() {
    let many = r#"{"code":-401}"#.repeat(12_000);
    let list = format!("[{}]", vec![r#"{"code":-401}"#; 12_000].join(","));
    for body in [&many, &list] {
        let finding = found(200, body);
        assert_eq!(finding.errors().len(), 10_000);
        assert!(finding.notes().any(|note| note == Note::TooMany("")));
    }
    let lists = vec![format!(r#"{{"errors":[{}]}}"#, vec![r#"{"status":503}"#; 800].join(",")); 20].join("\n");
    assert_eq!(adobe_edge::inspect(Response::new(200).body(&lists)).errors().len(), 10_000);
}

/// A body that is kept raw, a plain one and one of a stream.
#[test]
fn what_is_cut_anywhere_has_no_code_that_does_not_stand_there() {
    for body in [
        "{\"id\":1}\n{\"type\":\"TOKEN_EXPIRED\"}\0{\"type\":\"INTERNAL_ERROR\"}",
        "[{\"id\":1},{\"type\":\"TOKEN_EXPIRED\"},{\"type\":\"INTERNAL_ERROR\"}]",
        "data: {\"id\":1}\n\ndata: {\"type\":\ndata: \"TOKEN_EXPIRED\"}\n\ndata: {\"type\":\"INTERNAL_ERROR\"}\n",
        "401: \"{\"type\":\"TOKEN_EXPIRED\"}\"",
        "\"{\\\"type\\\":\\\"TOKEN_EXPIRED\\\",\\\"x\\\":\\\"\\u00e9\\\"}\"",
    ] {
        let mut longest = 0;
        for end in 0..=body.len() {
            let finding = meloming::inspect(Response::new(200).body(&body[..end]));
            let problems = finding.errors().iter().chain([finding.problem()]);
            let codes: Vec<&str> = problems.filter_map(|problem| problem.code_text()).collect();
            assert!(codes.iter().all(|code| body[..end].contains(code)), "{:?}", &body[..end]);
            assert!(codes.len() >= longest, "what was read is kept: {:?}", &body[..end]);
            longest = codes.len();
        }
        assert!(longest > 0, "{body}");
    }
}
