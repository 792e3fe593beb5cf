//! The example that decides on lines of responses: its answers, held to what it printed, and what holds for any line.
//!
//! `UPDATE=1 cargo test --all-features --test triage` writes anew what is committed, and fails where it differed.
#![cfg(all(feature = "default", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "golden/hold.rs"]
mod hold;
#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../examples/triage/main.rs"]
mod program;

mod triage {
    mod arguments;
    mod base64;
    mod laws;
    mod lines;
    mod members;
    mod pages;
    mod process;
}

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use codetable::advice::Idempotency;
use codetable::inspect::inspect;
use codetable::response::Response;
use codetable::{PROVIDERS, Row, TABLES};
use program::{Defaults, Tally};
use serde_json::Value;
use serde_json::value::RawValue;

const NOW: u64 = 1_790_000_000;

/// What the program prints, and how many lines it took.
fn run(input: &[u8]) -> (String, Tally) {
    let defaults = Defaults { provider: None, now: Some(Duration::from_secs(NOW)) };
    let mut output = Vec::new();
    let tally = program::triage(input, &mut output, &defaults).unwrap();
    (String::from_utf8(output).unwrap(), tally)
}

/// The answers to lines, each as it is read.
fn answers(input: &[u8]) -> Vec<Value> {
    run(input).0.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The answer to one line.
fn answer(line: impl AsRef<[u8]>) -> Value {
    let [answer] = answers(line.as_ref()).try_into().unwrap();
    answer
}

/// The members of a line, each as it is written.
fn members(line: &str) -> BTreeMap<String, String> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(line).unwrap();
    members.into_iter().map(|(name, value)| (name, value.get().to_owned())).collect()
}

#[test]
fn the_responses_are_decided_as_they_were() {
    let (output, _) = run(include_bytes!("../examples/responses.jsonl"));
    hold::hold("examples/responses.out.jsonl", &output);
}

#[test]
fn an_answer_has_every_member_in_order() {
    const ANSWER: &str = "provider sure success code table variant severity status trace_id message fields errors \
                          warnings recovery actions next may_retry decided_by decision wait effect basis notes";
    let (output, tally) = run(include_bytes!("../examples/responses.jsonl"));
    assert!(tally.lines > 60 && tally.refused > 5, "{tally:?}");
    let mut names: Vec<&str> = ANSWER.split_whitespace().collect();
    for line in output.lines().filter(|line| !line.starts_with("{\"line\":")) {
        let mut rest = line;
        for name in &names {
            let (_, behind) = rest.split_once(&format!("\"{name}\":")).unwrap_or_else(|| panic!("{name}: {line}"));
            rest = behind;
        }
    }
    names.extend(["line", "error", "input"]);
    assert_eq!(program::answer::NAMES.as_slice(), names, "these a line's own members do not take");
}

#[test]
fn what_a_response_says_stays_on_its_line() {
    let body = "{\"type\":\"VALIDATION_ERROR\",\"message\":\"a\\nb\\u0000\\\"\\\\\",\
                \"errors\":[{\"field\":null,\"value\":{\n\"a\":\r\n1}}]}";
    let line = answer(serde_json::json!({ "provider": "meloming", "status": 400, "body": body }).to_string());
    assert_eq!(line["message"], "a\nb\0\"\\");
    assert_eq!(line["fields"], serde_json::json!([{ "field": null, "message": null, "value": { "a": 1 } }]));
}

#[test]
fn the_clock_is_the_lines_own_or_the_default() {
    let seconds = |now: &str| {
        let headers = r#"{"X-RateLimit-Reset":"1790000010"}"#;
        let line = format!(r#"{{"provider":"meloming","status":429,"headers":{headers},"now":{now}}}"#);
        answer(line)["wait"]["seconds"].clone()
    };
    assert_eq!(seconds("null"), 10);
    assert_eq!(seconds("1790000007"), 3);
    assert_eq!(seconds("\"1790000007\""), 3);
    assert_eq!(seconds("1790000020"), 0);
}

#[test]
fn a_decision_is_about_the_call_by_that_method() {
    let decision = |method: &str| {
        let line = r#""provider":"naver_commerce","status":504,"body":"{\"code\":\"GW.TIMEOUT.01\"}""#;
        let answer = answer(format!(r#"{{"method":{method},{line}}}"#));
        let kind = if answer["decision"]["next"] == answer["next"]["other"] { "other" } else { "idempotent" };
        assert!(method == "null" || answer["decision"]["decided_by"] == answer["decided_by"][kind], "{answer}");
        answer["decision"].clone()
    };
    assert_eq!(decision("null"), Value::Null);
    assert_eq!((&decision("\"PUT\"")["next"], &decision("\"PUT\"")["method"]), (&"send".into(), &"PUT".into()));
    assert_eq!(
        (&decision("\"POST\"")["next"], &decision("\"POST\"")["step"]),
        (&"stop".into(), &"contact_provider".into())
    );
    assert_eq!(decision("\"get\"")["next"], "stop", "methods are case-sensitive");
}

/// The lines, the reason or the standard of the very fact, whether the code's row, a status or HTTP tells it.
#[test]
fn what_decided_is_cited() {
    let rows = TABLES.iter().flat_map(|table| table.rows()).map(Row::fixture);
    let coded = rows.map(|it| (it.row().table().provider, it.status(), it.body().to_owned()));
    let statuses = PROVIDERS.iter().flat_map(|it| (100..600).map(move |status| (*it, status, String::new())));
    let mut facts = BTreeSet::new();
    for (provider, status, body) in coded.chain(statuses) {
        let line = serde_json::json!({ "provider": provider.name, "status": status, "body": body });
        let answer = answer(line.to_string());
        let advice = inspect(provider, Response::new(status).body(&body)).advice();
        for (name, kind) in [("idempotent", Idempotency::Idempotent), ("other", Idempotency::Other)] {
            let decided_by = &answer["decided_by"][name];
            let text = |member: &str| decided_by[member].as_str();
            let basis = match (text("lines"), text("reason").or(text("standard"))) {
                (Some(lines), None) => format!("stated, {lines}"),
                (None, Some(said)) => format!("{}: {said}", text("kind").unwrap()),
                _ => text("kind").unwrap().to_owned(),
            };
            let told = format!("{} ({basis})", text("fact").unwrap());
            assert_eq!(told, advice.decide(kind).decided_by.to_string(), "{line}");
            facts.insert((text("fact").unwrap().to_owned(), text("kind").unwrap().to_owned()));
        }
    }
    assert!(facts.len() >= 5, "{facts:?}");
}

#[test]
fn a_success_is_a_2xx_without_an_error() {
    let success = |line: &str| answer(line)["success"].clone();
    assert_eq!(success(r#"{"provider":"meloming","status":204}"#), true);
    assert_eq!(success(r#"{"provider":"meloming","status":302}"#), false);
    assert_eq!(success(r#"{"provider":"meloming"}"#), false);
    assert_eq!(success(r#"{"provider":"adobe_edge","status":207,"body":"{}"}"#), false);
    assert_eq!(success(r#"{"provider":"kakao","status":200,"body":{"code":-401}}"#), false);
}
