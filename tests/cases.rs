//! Lines of responses with what is expected of their answers in, the answers that differ out.
//!
//! A line is one that the example `triage` takes, with `expect` beside what it needs, and a `why` for whoever reads it. A
//! case of `tests/inspect` is one of a kind, and its `law` is the test that holds the kind.
//! These names are expected:
//!
//! - `code`: a listed code at the top or among errors and warnings; `unknown` where there is no such code
//! - `severity` and `success`: as the answer has them
//! - `idempotent` and `other`: the members of `next`
//! - `seconds`: of `wait`, null where nothing can be read
//! - a JSON pointer, as in `/decision/next`: what stands there, null where nothing does
//!
//! Every file `cases.jsonl` below `tests/` is held. `CASES=FILE cargo test --features inspect --test cases` holds another.
#![cfg(all(feature = "default", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../examples/triage/main.rs"]
mod program;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

const NOW: Duration = Duration::from_secs(1_790_000_000);

#[test]
fn every_case_is_answered_as_expected() {
    let files = match env::var_os("CASES") {
        Some(file) => vec![PathBuf::from(file)],
        None => files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")),
    };
    let (mut count, mut differences) = (0, Vec::new());
    for file in &files {
        let cases = fs::read_to_string(file).unwrap();
        count += cases.lines().count();
        differences.extend(differing(&cases).into_iter().map(|found| format!("{}:{found}", file.display())));
    }
    assert!(count > 60 || env::var_os("CASES").is_some(), "{count} cases in {files:?}");
    assert!(differences.is_empty(), "{} expectations are not met\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn every_case_of_inspect_names_the_law_of_its_kind() {
    for case in include_str!("inspect/cases.jsonl").lines() {
        let law = serde_json::from_str::<Value>(case).unwrap()["law"].as_str().expect(case).to_owned();
        let (file, test) = law.split_once("::").expect(&law);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/{file}.rs"));
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{law}: {error}"));
        assert!(text.contains(&format!("#[test]\nfn {test}() {{")), "no test {law}");
    }
}

/// A case can fail: each expectation of ours, changed, is found.
#[test]
fn what_differs_is_found() {
    let cases = include_str!("triage/cases.jsonl");
    assert_eq!(differing(cases), Vec::<String>::new());
    let mut changed = 0;
    for (place, line) in cases.lines().enumerate() {
        let case: Value = serde_json::from_str(line).unwrap();
        for name in case["expect"].as_object().unwrap().keys() {
            let mut case = case.clone();
            case["expect"][name] = "something else".into();
            let cases: Vec<String> = cases.lines().map(str::to_owned).collect();
            let cases = [&cases[..place], &[case.to_string()], &cases[place + 1..]].concat();
            let found = differing(&cases.join("\n"));
            assert!(found.len() == 1 && found[0].starts_with(&format!("{}: `{name}` is ", place + 1)), "{found:?}");
            changed += 1;
        }
    }
    assert!(changed > 20);
}

#[test]
fn a_case_without_an_expectation_is_none() {
    for (case, complaint) in [
        (r#"{"provider":"kakao"}"#, "1: there is no `expect`"),
        (r#"{"provider":"kakao","expect":{}}"#, "1: there is no `expect`"),
        (r#"{"provider":"kakao","expect":{"sevrity":"fatal"}}"#, "1: `sevrity` is nothing that is expected"),
        ("not JSON", "1: not a JSON object"),
    ] {
        assert_eq!(differing(case), [complaint]);
    }
}

/// All files of cases in a folder and those below.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.file_name().is_some_and(|name| name == "cases.jsonl") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What is not as expected: the number of the line, what is there, what was expected, and why.
fn differing(cases: &str) -> Vec<String> {
    let mut output = Vec::new();
    let defaults = program::Defaults { provider: None, now: Some(NOW) };
    program::triage(cases.as_bytes(), &mut output, &defaults).unwrap();
    let lines = cases.lines().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    let answers = std::str::from_utf8(&output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap());
    let differences = lines.zip(answers).flat_map(|((place, _), answer): (_, Value)| {
        compare(&answer).into_iter().map(move |difference| format!("{}: {difference}", place + 1))
    });
    differences.collect()
}

/// What an answer has that its own `expect` does not.
fn compare(answer: &Value) -> Vec<String> {
    let Some(expected) = answer["expect"].as_object().filter(|expected| !expected.is_empty()) else {
        return vec![answer["error"].as_str().unwrap_or("there is no `expect`").to_owned()];
    };
    let why = answer["why"].as_str().map_or(String::new(), |why| format!(" ({why})"));
    let mut differences = Vec::new();
    for (name, expected) in expected {
        match found(name, answer, expected) {
            Some(found) if found == *expected => {}
            Some(found) => differences.push(format!("`{name}` is {found}, and {expected} is expected{why}")),
            None => differences.push(format!("`{name}` is nothing that is expected")),
        }
    }
    differences
}

/// What stands in an answer by a name of an expectation.
fn found(name: &str, answer: &Value, expected: &Value) -> Option<Value> {
    Some(match name {
        "code" => code(answer, expected),
        "severity" | "success" => answer[name].clone(),
        "idempotent" | "other" => answer["next"][name].clone(),
        "seconds" => answer["wait"]["seconds"].clone(),
        pointer if pointer.starts_with('/') => answer.pointer(pointer).cloned().unwrap_or_default(),
        _ => return None,
    })
}

/// The expected code, if it is among the listed ones, and else the first of them.
fn code(answer: &Value, expected: &Value) -> Value {
    let parts = ["errors", "warnings"].into_iter().filter_map(|list| answer[list].as_array()).flatten();
    let is_listed = |part: &Value| part["variant"].is_string();
    let codes: Vec<&Value> =
        [answer].into_iter().chain(parts).filter(|part| is_listed(part)).map(|part| &part["code"]).collect();
    codes.iter().find(|code| **code == expected).or(codes.first()).map_or("unknown".into(), |code| (**code).clone())
}
