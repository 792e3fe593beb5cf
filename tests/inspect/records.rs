//! Bodies of several records: streams, server-sent events and batches.

use codetable::adobe_edge::{self, ProblemCode};
use codetable::advice::{Effect, Idempotency, Next};
use codetable::inspect::{Confidence, Finding, Note, Outcome, Problem};
use codetable::kakao::{self, ErrorCode};
use codetable::response::Response;
use codetable::{meloming, naver_commerce};

use super::notes;

/// What a record of Adobe's is, in the laws below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing went wrong.
    Result,
    /// It lists a warning.
    Warning,
    /// It is an error itself.
    Error,
    /// It lists an error.
    Lists,
    /// It is one and lists another.
    Both,
}

use Kind::{Both, Error, Lists, Result, Warning};

impl Kind {
    const ALL: [Self; 5] = [Result, Warning, Error, Lists, Both];

    /// The record at a place, which its titles name.
    fn json(self, place: usize) -> String {
        let code = r#""type":"https://ns.adobe.com/aep/errors/EXEG-0104-422""#;
        let own = if self.is_error() { format!(r#"{code},"title":"own {place}","#) } else { String::new() };
        let listed = format!(r#"[{{{code},"title":"listed {place}"}}]"#);
        let errors = if self.lists() { &listed } else { "[]" };
        let warnings = if self == Warning { format!(r#"[{{"title":"warning {place}"}}]"#) } else { "[]".to_owned() };
        format!(r#"{{{own}"handle":[],"errors":{errors},"warnings":{warnings}}}"#)
    }

    fn is_error(self) -> bool {
        matches!(self, Error | Both)
    }

    fn lists(self) -> bool {
        matches!(self, Lists | Both)
    }
}

/// Every sequence of up to three records.
fn sequences() -> impl Iterator<Item = Vec<Kind>> {
    let of = |code: usize, len: u32| (0..len).map(|place| Kind::ALL[code / 5_usize.pow(place) % 5]).collect();
    (1..=3_u32).flat_map(move |len| (0..5_usize.pow(len)).map(move |code| of(code, len)))
}

fn titles(problems: &[Problem<'_>]) -> Vec<String> {
    problems.iter().map(|problem| problem.title().unwrap_or_default().to_owned()).collect()
}

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

/// The body that was sent is that of the record which tells of the error, and else the first that can be told.
#[test]
fn the_record_that_leads_tells_which_body_was_sent() {
    let problem = r#"{"type":"EXEG-0104-422","title":"t"}"#;
    let (result, other) = (r#"{"handle":[]}"#, r#"{"unheard":1}"#);
    for (records, body) in [
        ([result, problem], Some("problem")),
        ([problem, result], Some("problem")),
        ([result, other], Some("response")),
        ([other, result], Some("response")),
        ([other, problem], Some("problem")),
        ([other, other], None),
    ] {
        let stream = records.join("\n");
        let finding = adobe_edge::inspect(Response::new(400).body(&stream));
        assert_eq!(finding.body().map(|body| body.id), body, "{stream}");
        let is_unknown = finding.notes().any(|note| note == Note::UnknownShape);
        assert_eq!(is_unknown, body.is_none(), "{stream}");
        let batch = format!("[{}]", records.join(","));
        let finding = adobe_edge::inspect(Response::new(400).body(&batch));
        let is_unknown = finding.notes().any(|note| note == Note::UnknownShape);
        assert_eq!(is_unknown, body.is_none(), "{batch}");
    }
}

/// The status of a call of a batch is its own, and that of the response not one that it should have.
#[test]
fn a_call_of_a_batch_has_a_status_of_its_own() {
    let found = |body| meloming::inspect(Response::new(200).body(body));
    let (batch, single) = (found(r#"[{"type":"NEW_ONE","status":429}]"#), found(r#"{"type":"NEW_ONE","status":429}"#));
    assert_eq!(batch.errors()[0].advice().effect(), Some(Effect::NotApplied));
    assert_eq!(single.advice().effect(), Some(Effect::Unknown));
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
    let finding = found(401, "{\"code\":-401} {\"id\":1,\n x");
    assert_eq!(notes(&finding), [Note::Records, Note::Malformed { line: 2, column: 2 }]);
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

/// What records tell together, of every sequence of them: the first error is the whole, and all that follows is listed; what a
/// part did is done, unless the status says that all of it failed.
#[test]
fn records_of_a_stream_tell_of_one_response() {
    for kinds in sequences() {
        let records: Vec<String> = kinds.iter().enumerate().map(|(place, kind)| kind.json(place)).collect();
        let first = kinds.iter().position(|kind| kind.is_error() || kind.lists());
        let own = first.filter(|place| kinds[*place].is_error());
        let listed = (0..kinds.len()).flat_map(|place| {
            let further = Some(format!("own {place}")).filter(|_| kinds[place].is_error() && own != Some(place));
            further.into_iter().chain(Some(format!("listed {place}")).filter(|_| kinds[place].lists()))
        });
        let listed: Vec<String> = listed.collect();
        let warnings: Vec<String> =
            (0..kinds.len()).filter(|of| kinds[*of] == Warning).map(|of| format!("warning {of}")).collect();
        let (has_error, has_problem) = (kinds.iter().any(|kind| kind.is_error()), first.is_some());
        let has_result = kinds.len() > 1 && kinds.iter().any(|kind| matches!(kind, Result | Warning));
        for (body, is_stream) in [
            (records.join("\n"), true),
            (records.iter().map(|record| format!("data: {record}\n\n")).collect::<String>(), false),
        ] {
            for status in [Some(200), None, Some(422)] {
                let finding = adobe_edge::inspect(Response::new(status).body(&body));
                let severity = match status {
                    Some(422) => Outcome::Fatal,
                    _ if has_error => Outcome::Fatal,
                    _ if has_problem => Outcome::Partial,
                    None => Outcome::Unknown,
                    _ if warnings.is_empty() => Outcome::None,
                    _ => Outcome::Warning,
                };
                assert_eq!(finding.severity(), severity, "{status:?} {body}");
                assert_eq!(finding.problem().title(), own.map(|place| format!("own {place}")).as_deref(), "{body}");
                assert_eq!((titles(finding.errors()), titles(finding.warnings())), (listed.clone(), warnings.clone()));
                let has = |note| finding.notes().any(|it| it == note);
                let is_told = status.is_none() || severity >= Outcome::Partial;
                assert_eq!(has(Note::Records), is_told && is_stream && kinds.len() > 1, "{status:?} {body}");
                assert_eq!(has(Note::Events), is_told && !is_stream, "{status:?} {body}");
                assert_eq!(has(Note::ErrorInSuccess(200)), status == Some(200) && has_error, "{status:?} {body}");
                assert_eq!(has(Note::PartialStatus(200)), status == Some(200) && !listed.is_empty(), "{body}");
                let is_partial = kinds.contains(&Lists) || has_result;
                let effect = if status != Some(422) && is_partial { Effect::Partial } else { Effect::NotApplied };
                if has_problem {
                    assert_eq!(finding.advice().effect(), Some(effect), "{status:?} {body}");
                }
            }
        }
    }
}

/// The whole of a batch is nothing but its elements: it failed if all of them did, and what one lists is an error beside it.
#[test]
fn records_of_a_batch_are_calls_of_their_own() {
    for kinds in sequences() {
        let records: Vec<String> = kinds.iter().enumerate().map(|(place, kind)| kind.json(place)).collect();
        let errors: Vec<String> = (0..kinds.len())
            .flat_map(|place| {
                let own = Some(format!("own {place}")).filter(|_| kinds[place].is_error());
                own.into_iter().chain(Some(format!("listed {place}")).filter(|_| kinds[place].lists()))
            })
            .collect();
        for more in ["", ",17", ",\"text\"", ",[{}]"] {
            let body = format!("[{}{more}]", records.join(","));
            let has_result = !more.is_empty() || kinds.iter().any(|kind| matches!(kind, Result | Warning));
            let severity = match (errors.is_empty(), has_result) {
                (false, true) => Outcome::Partial,
                (false, false) => Outcome::Fatal,
                _ if kinds.contains(&Warning) => Outcome::Warning,
                _ => Outcome::None,
            };
            let finding = adobe_edge::inspect(Response::new(200).body(&body));
            assert_eq!((finding.severity(), titles(finding.errors())), (severity, errors.clone()), "{body}");
            assert_eq!(finding.problem().code(), None, "{body}");
            let has = |note| finding.notes().any(|it| it == note);
            assert_eq!(has(Note::Array), !errors.is_empty(), "{body}");
            assert_eq!(has(Note::ErrorInSuccess(200)), !errors.is_empty(), "{body}");
            if !errors.is_empty() {
                let is_partial = kinds.contains(&Lists) || has_result;
                let effect = if is_partial { Effect::Partial } else { Effect::NotApplied };
                assert_eq!(finding.advice().effect(), Some(effect), "{body}");
            }
        }
    }
}
