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

use cases::{decisions, each_case, read};
use codetable::TABLES;
use codetable::provider::Provider;
use codetable_model::{compile, load};

#[test]
fn what_the_file_says_is_what_the_library_decides() {
    let catalog = decisions(&catalog());
    let (mut count, mut found) = (0_usize, BTreeSet::new());
    each_case(&providers(), |case| {
        let answer = read(&catalog, case);
        assert_eq!(answer, case.answer(), "{}", case.question());
        found.insert(answer);
        count += 1;
    });
    assert!(count > 100_000, "{count}");
    assert!(found.len() > 30, "{found:#?}");
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
