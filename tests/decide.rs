//! The decisions of `catalog.json` against those of the library: of every code and of none, under every status, for both
//! kinds of call, with headers and without. And the programs in other languages that read them.
//!
//! `cargo test --all-features --test decide -- --ignored` runs the programs; it needs `node` and `python3`.
#![cfg(all(feature = "default", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "decide/cases.rs"]
mod cases;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use cases::{Catalog, decisions, each_case, read};
use codetable::TABLES;
use codetable::provider::Provider;
use codetable_model::{compile, load};

#[test]
fn what_the_file_says_is_what_the_library_decides() {
    let (mut count, mut found) = (0_usize, BTreeSet::new());
    let differences = differences(&decisions(&catalog()), &providers(), |answer| {
        found.insert(answer.to_owned());
        count += 1;
    });
    assert_eq!(differences, Vec::<String>::new());
    assert!(count > 100_000, "{count}");
    assert!(found.len() > 30, "{found:#?}");
}

/// What is compared with itself never differs: so the comparison is given one wrong answer, and has to refuse it alone.
#[test]
fn a_wrong_decision_in_the_file_is_refused() {
    let provider = providers().into_iter().find(|provider| provider.name == "kakao").unwrap();
    let mut catalog = decisions(&catalog());
    let of_statuses = catalog.get_mut(&(provider.name.to_owned(), None)).unwrap();
    let decision = of_statuses.iter_mut().find(|of| of["next"]["idempotent"] == "send").unwrap();
    let runs: Vec<[u64; 2]> = serde_json::from_value(decision["statuses"].clone()).unwrap();
    decision["next"]["idempotent"] = "stop".into();
    let found = differences(&catalog, &[provider], |_| ());
    assert!(!found.is_empty(), "nothing was refused");
    for difference in &found {
        let question = difference.lines().next().unwrap();
        let of_the_decision = |status: u64| runs.iter().any(|[first, last]| (*first..=*last).contains(&status));
        let question: serde_json::Value = serde_json::from_str(question).unwrap();
        assert!(question["code"].is_null() && question["idempotent"] == true, "{difference}");
        assert!(of_the_decision(question["status"].as_u64().unwrap()), "{difference}");
    }
}

/// Where the file and the library part, with every answer of the file told.
fn differences(catalog: &Catalog, providers: &[&'static Provider], mut told: impl FnMut(&str)) -> Vec<String> {
    let mut found = Vec::new();
    each_case(providers, |case| {
        let (says, decides) = (read(catalog, case), case.answer());
        if says != decides {
            found.push(format!("{}\n  the file    {says}\n  the library {decides}", case.question()));
        }
        told(&says);
    });
    found
}

#[test]
#[ignore = "it needs node and python3; .ci/run has both"]
fn other_languages_decide_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (mut questions, mut answers) = (String::new(), Vec::new());
    each_case(&providers(), |case| {
        questions.push_str(&case.question());
        questions.push('\n');
        answers.push(case.answer());
    });
    std::fs::write(target.join("questions.jsonl"), &questions).unwrap();
    std::fs::write(target.join("catalog.json"), catalog()).unwrap();
    let script = std::env::var("DECIDE_JS").unwrap_or_else(|_| "examples/decide.ts".to_owned());
    for (program, script) in [("python3", "examples/decide.py"), ("node", &script)] {
        let mut command = Command::new(program);
        let command = command.arg(folder.join(script)).arg(target.join("catalog.json"));
        let input = std::fs::File::open(target.join("questions.jsonl")).unwrap();
        let output = command.stdin(input).stderr(Stdio::inherit()).output();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
        assert!(output.status.success(), "{program} {script}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().count(), answers.len(), "{program}");
        for ((given, expected), question) in text.lines().zip(&answers).zip(questions.lines()) {
            assert_eq!(given, expected, "{program}: {question}");
        }
    }
}

/// The file, from the specs as they are.
fn catalog() -> String {
    let (sources, problems) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("specs"));
    assert!(problems.is_empty());
    codetable_pages::json::write(&compile(&sources).catalog)
}

fn providers() -> Vec<&'static Provider> {
    let mut providers: Vec<&'static Provider> = TABLES.iter().map(|table| table.provider).collect();
    providers.dedup_by_key(|provider| provider.name);
    providers
}
