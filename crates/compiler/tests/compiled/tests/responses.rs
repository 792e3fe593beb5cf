//! Responses of a catalogue of one's own are read by what its spec says of their lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::advice::{Effect, Idempotency, Next, Step, Wait};
use codetable::inspect::{Confidence, Note, Outcome, inspect};
use codetable::response::Response;
use codetable::unknown::Family;
use codetable::{CodeTable, TableKind, TableVisitor};
use compiled::classes;
use compiled::for_each_table;
use compiled::hostile::Hostile;
use compiled::lists::{self, Listed};
use compiled::orders::{self, OrderError};

#[test]
fn the_code_of_a_problem_stands_in_the_list_itself() {
    let body = r#"{"requestId":"r","errors":[
        {"code":"ORD-1","message":"none left"},
        {"code":"ORD-2","message":"too far","fields":[{"name":"street"},{"name":"town"}]},
        {"code":"ORD-9"},{"code":"E-1"},{"message":"no code"}]}"#;
    let finding = lists::inspect(Response::new(207).body(body));
    assert_eq!((finding.severity(), finding.request_id()), (Outcome::Partial, Some("r")));
    assert!(finding.notes().eq([]));
    let [sold_out, far, newer, foreign, none] = finding.errors() else { panic!("{finding:?}") };
    assert_eq!((sold_out.known(), sold_out.message()), (Some(Listed::OutOfStock), Some("none left")));
    assert_eq!(far.known(), Some(Listed::NotDelivered));
    assert!(far.fields().iter().map(|error| error.field()).eq([Some("street"), Some("town")]));
    assert_eq!((newer.confidence(), newer.code_text()), (Confidence::Family, Some("ORD-9")));
    assert_eq!(foreign.code().unwrap().family(), Family::Foreign);
    assert_eq!((none.code(), none.message()), (None, Some("no code")));

    // Each has its own advice; the whole has that of the first which cannot simply be sent again.
    assert_eq!(sold_out.advice().next(Idempotency::Idempotent), Next::Send(Wait::Soon));
    assert_eq!(far.advice().next(Idempotency::Idempotent), Next::Stop(Some(Step::FixRequest)));
    assert_eq!(finding.advice().next(Idempotency::Idempotent), Next::Stop(Some(Step::FixRequest)));
    assert_eq!((finding.known(), finding.label()), (Some(Listed::OutOfStock), "ORD-1"));
}

#[test]
fn the_code_of_a_warning_stands_in_an_object_of_the_list() {
    let body = r#"{"result":{"warnings":[{"problem":{"id":"ORD-3","text":"green for blue"}},{"problem":{}}]}}"#;
    let finding = lists::inspect(Response::new(200).body(body));
    assert_eq!((finding.severity(), finding.known()), (Outcome::Warning, Some(Listed::Substituted)));
    let [substituted, nothing] = finding.warnings() else { panic!("{finding:?}") };
    assert_eq!((substituted.message(), nothing.code()), (Some("green for blue"), None));
    // Where the list ends too early, what stands before is kept.
    let cut = lists::inspect(Response::new(200).body(&body[..body.len() - 20]));
    assert_eq!(cut.known(), Some(Listed::Substituted));
    assert!(cut.notes().eq([Note::Truncated]));
}

#[test]
fn a_code_outside_of_a_list_is_that_of_the_whole() {
    let finding = lists::inspect(Response::new(403).body(r#"{"error":{"code":"ORD-4"},"errors":[{"code":"ORD-1"}]}"#));
    assert_eq!((finding.severity(), finding.known()), (Outcome::Fatal, Some(Listed::NotAllowed)));
    assert_eq!(finding.errors()[0].known(), Some(Listed::OutOfStock));
    assert_eq!(finding.advice().next(Idempotency::Idempotent), Next::Stop(Some(Step::ContactProvider)));
}

/// The status decides which meaning of a code is meant.
#[test]
fn a_code_has_the_meaning_that_the_document_lists_with_the_status() {
    let body = r#"{"error":{"code":"O-01-409"}}"#;
    let found = |status: u16| orders::inspect(Response::new(status).body(body));
    for (status, next) in [(409, Next::Stop(Some(Step::FixRequest))), (503, Next::Send(Wait::Soon))] {
        let finding = found(status);
        assert_eq!(finding.known(), Some(OrderError::OutOfStock));
        assert_eq!(finding.advice().next(Idempotency::Idempotent), next, "{status}");
        assert!(!finding.notes().any(|note| matches!(note, Note::CodeStatus { .. })), "{status}");
    }
    // The rule for 503 tells what became of the request, which the meaning does not.
    assert_eq!(found(503).advice().next(Idempotency::Other), Next::Send(Wait::Soon));
    // Under a status that is not listed the row's own meaning counts, which tells the effect.
    assert_eq!(found(500).advice().effect(), Some(Effect::NotApplied));
    assert!(found(500).notes().any(|note| note == Note::CodeStatus { listed: 409, found: 500 }));
    // This row does not, and a rule for a status that is not its own does not either.
    let closed = |status: u16| orders::inspect(Response::new(status).body(r#"{"error":{"code":"O-02-503"}}"#)).advice();
    assert_eq!((closed(503).effect(), closed(429).effect()), (Some(Effect::NotApplied), Some(Effect::Unknown)));
    assert!(closed(429).effect_basis().is_inferred());
}

/// Of two members that may hold a code the one counts whose code a table lists, and else the one that the spec names
/// first.
#[test]
fn the_code_that_a_table_lists_counts_whichever_member_it_stands_in() {
    for (members, code) in [
        ([r#""error":{"code":"x"}"#, r#""reason":"O-02-503""#], "O-02-503"),
        ([r#""error":{"code":"O-01-409"}"#, r#""reason":"O-02-503""#], "O-01-409"),
        ([r#""error":{"code":"O-77-409"}"#, r#""reason":"y""#], "O-77-409"),
        ([r#""error":{"code":"x"}"#, r#""reason":"y""#], "x"),
    ] {
        for body in [format!("{{{},{}}}", members[0], members[1]), format!("{{{},{}}}", members[1], members[0])] {
            assert_eq!(orders::inspect(Response::new(400).body(&body)).code_text(), Some(code), "{body}");
        }
    }
    // An error that was not taken is one all the same.
    let finding = orders::inspect(Response::new(200).body(r#"{"error":{"code":"x"},"reason":"O-77-409"}"#));
    assert_eq!((finding.code_text(), finding.severity()), (Some("x"), Outcome::Fatal));
}

/// A rule tells how bad a failure is, and makes none of what is no failure.
#[test]
fn no_rule_makes_a_redirect_a_failure_or_a_failure_a_success() {
    let of = |status: u16| orders::inspect(Response::new(status));
    for (status, severity) in [
        (200, Outcome::None),
        (202, Outcome::None),
        (204, Outcome::None),
        (302, Outcome::Unknown),
        (409, Outcome::Partial),
        (422, Outcome::Partial),
        (503, Outcome::Fatal),
    ] {
        assert_eq!(of(status).severity(), severity, "{status}");
    }
    assert_eq!(of(204).advice().next(Idempotency::Other), Next::Stop(None));
}

#[test]
fn a_fixture_puts_the_code_where_its_severity_belongs() {
    let fixture = Listed::OutOfStock.fixture();
    assert_eq!(
        fixture.body(),
        r#"{"requestId":"<request_id>","errors":[{"code":"ORD-1","message":"The article is sold out."}]}"#
    );
    let fixture = Listed::Substituted.fixture();
    assert!(fixture.body().contains(r#"{"problem":{"id":"ORD-3","text":"Another article was sent."}}"#), "{fixture:?}");
    let fixture = Listed::NotAllowed.fixture();
    assert_eq!(fixture.body(), r#"{"error":{"code":"ORD-4","message":"The account is closed."}}"#);
}

#[test]
fn a_code_is_a_problem_document_under_the_address_of_its_catalogue() {
    let problem = Listed::OutOfStock.row().problem();
    let printed =
        |ty: &str| format!(r#"{{"type":"{ty}ORD-1","title":"The article is sold out.","status":409,"code":"ORD-1"}}"#);
    assert_eq!(problem.to_string(), printed("https://orders.example/errors/"));
    assert_eq!(problem.base("https://other.example/").to_string(), printed("https://other.example/"));
    // A catalogue that is published nowhere: a relative reference, with what is not of a URI encoded.
    let odd = Hostile::Quotes.row().problem().to_string();
    assert!(odd.starts_with(r#"{"type":"%22%23%3B%7Dfn%2F%2A%2A%2Ff%28%29%7B","title":"#), "{odd}");

    let headers = [("Content-Type", "application/problem+json")];
    for ty in ["https://orders.example/errors/ORD-1", "http://orders.example/errors/ORD-1", "ORD-1"] {
        let body = format!(r#"{{"type":"{ty}","title":"Sold out","status":409}}"#);
        let finding = lists::inspect(Response::new(409).headers(&headers).body(&body));
        assert_eq!((finding.known(), finding.title()), (Some(Listed::OutOfStock), Some("Sold out")), "{ty}");
    }
}

/// The law of the library's own tables: what a fixture is made for is what is found in it.
#[test]
fn every_fixture_with_a_body_is_found() {
    struct Law(usize);
    impl TableVisitor for Law {
        fn visit<T: CodeTable>(&mut self) {
            for code in T::ALL.iter().filter(|_| T::TABLE.kind == TableKind::Errors) {
                let fixture = code.row().fixture();
                let finding = inspect(T::TABLE.provider, &fixture);
                if !fixture.body().is_empty() {
                    assert_eq!(finding.known(), Some(*code), "{fixture:?}");
                    self.0 += 1;
                }
                let code = code.row().code();
                assert!(fixture.malformed().all(|(_, wrong)| inspect(T::TABLE.provider, &wrong).row().is_none()
                    || wrong.body().contains(code)
                    || wrong.headers().iter().any(|(_, value)| value == code)));
            }
        }
    }
    let mut law = Law(0);
    for_each_table(&mut law);
    assert!(law.0 > 50);
}

/// A code that is not listed has the advice of its class, and what that is silent on from its status.
#[test]
fn a_code_of_a_class_has_what_is_said_of_the_class() {
    let inspect = |body: &'static str| classes::inspect(Response::new(409).body(body));
    let finding = inspect(r#"{"code": "40XYZ"}"#);
    let code = finding.code().unwrap();
    assert_eq!(code.class().map(|class| class.name), Some("TransactionRollback"));
    assert_eq!((code.row(), code.family()), (None, Family::Member));
    assert_eq!(finding.advice().effect(), Some(Effect::NotApplied));
    assert_eq!(finding.advice().next(Idempotency::Other), Next::Send(Wait::None));
    // No family is declared for these, and a class says of its codes whose they are.
    let of = |body| inspect(body).code().unwrap().class().map(|class| class.name);
    assert_eq!(of(r#"{"code": "5.1.7"}"#), Some("Address"));
    assert_eq!(of(r#"{"code": -32050}"#), Some("ServerError"));
    assert_eq!(of(r#"{"code": "0x80071234"}"#), Some("Win32"));
    assert_eq!(of(r#"{"code": -31500}"#), Some("Reserved"));
    assert_eq!(of(r#"{"code": "5.2.7"}"#), None);
    // A warning is no error.
    let under = |body| classes::inspect(Response::new(200).body(body)).is_success();
    assert_eq!((under(r#"{"code": -31500}"#), under(r#"{"code": -32050}"#)), (true, false));
}
