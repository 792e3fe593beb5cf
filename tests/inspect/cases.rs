//! Responses as they were met in clients, logs and bug reports, each with what has to come out and why, a JSON object a
//! line: those of `cases.jsonl`, in the words that `examples/triage.rs` prints.

use std::time::Duration;

use codetable::advice::{Idempotency, Next};
use codetable::inspect::{Finding, inspect};
use codetable::provider::Provider;
use codetable::response::Response;
use codetable::{PROVIDERS, Row};
use serde_json::Value;

#[test]
fn every_case_gives_what_it_has_to() {
    let mut wrong = String::new();
    let cases = include_str!("cases.jsonl");
    assert!(cases.lines().count() >= 56);
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        for (expected, found) in answers(&case) {
            if expected != found {
                wrong += &format!("{line}\n  expected {expected}, found {found}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What a case has to give, and what it gives.
fn answers(case: &Value) -> Vec<(String, String)> {
    let headers: Vec<(&str, &str)> = case["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, it)| (name.as_str(), it.as_str().unwrap()))
        .collect();
    let response = Response::new(case["status"].as_u64().map(|status| u16::try_from(status).unwrap()))
        .headers(&headers)
        .body(case["body"].as_str().unwrap());
    let finding = inspect(provider(case), response);
    let next = |call| next(finding.advice().next(call));
    let seconds = || {
        let wait = finding.advice().wait()?.read(&response, Duration::from_secs(case["now"].as_u64().unwrap())).ok()?;
        Some(wait.as_secs())
    };
    let expected = case["expect"].as_object().unwrap();
    let answer = |(name, expected): (&String, &Value)| {
        let found = match name.as_str() {
            "code" => code(&finding, expected.as_str().unwrap()).into(),
            "severity" => finding.severity().as_str().into(),
            "success" => finding.is_success().into(),
            "idempotent" => next(Idempotency::Idempotent).into(),
            "other" => next(Idempotency::Other).into(),
            "seconds" => seconds().map_or(Value::Null, Value::from),
            _ => panic!("{name} is no answer"),
        };
        (format!("{name} {expected}"), format!("{name} {found}"))
    };
    expected.iter().map(answer).collect()
}

fn provider(case: &Value) -> &'static Provider {
    PROVIDERS.iter().find(|provider| case["provider"] == provider.name).unwrap()
}

/// The code that is looked for, if it is that of the whole or of a problem in it; else that of the whole.
fn code<'f>(finding: &'f Finding<'_>, wanted: &str) -> &'f str {
    let problems = finding.errors().iter().chain(finding.warnings());
    let mut rows = finding.row().into_iter().chain(problems.filter_map(|problem| problem.row()));
    let found = rows.clone().find(|row| row.code() == wanted).or_else(|| rows.next());
    found.map_or("unknown", Row::code)
}

fn next(next: Next) -> &'static str {
    match next {
        Next::Send(_) => "send",
        Next::RefreshThenSend => "refresh_then_send",
        Next::Later(_) => "later",
        Next::Stop(_) => "stop",
    }
}
