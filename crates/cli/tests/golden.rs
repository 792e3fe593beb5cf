//! The whole output of every verb, as people and programs read it.
//!
//! `golden/NAME.txt` holds what a call prints and its exit code. `UPDATE=1 cargo test -p cargo-codetable --test golden` writes
//! them anew, and fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OLD: &str = "crates/cli/tests/golden/old";
const NEW: &str = "crates/cli/tests/golden/new";
const WRONG: &str = "crates/cli/tests/golden/wrong";
const SHOP: &str = "crates/documents/tests/drift";
const THREE: &str = "crates/documents/tests/drift/three.md";

const CALLS: &[(&str, &[&str])] = &[
    ("help", &["--help"]),
    ("help-of-a-verb", &["help", "drift"]),
    ("version", &["--version"]),
    ("no-verb", &[]),
    ("wrong-word", &["explain", "-401", "--lang", "enn"]),
    ("no-specs", &["check", "--specs", "crates/cli/src"]),
    ("wrong-verb", &["exlpain", "401"]),
    ("wrong-option", &["drift", "shop", THREE, "--fromat", "json"]),
    ("check", &["check", "--specs", NEW]),
    ("check-human", &["check", "--specs", WRONG]),
    ("check-short", &["check", "--specs", WRONG, "--format", "short"]),
    ("check-json", &["check", "--specs", WRONG, "--format", "json"]),
    ("check-github", &["check", "--specs", WRONG, "--format", "github"]),
    (
        "audit",
        &["audit", "--specs", "crates/documents/tests/audit", "--sources", "crates/documents/tests/audit/documents"],
    ),
    (
        "audit-skipped",
        &[
            "audit",
            "--specs",
            "crates/documents/tests/audit",
            "--sources",
            "crates/documents/tests/audit/documents",
            "--skipped",
        ],
    ),
    ("drift", &["drift", "shop", "crates/documents/tests/drift/shop.md", "--specs", SHOP]),
    ("drift-human", &["drift", "shop", THREE, "--specs", SHOP]),
    ("drift-short", &["drift", "shop", THREE, "--specs", SHOP, "--format", "short"]),
    ("drift-json", &["drift", "shop", THREE, "--specs", SHOP, "--format", "json"]),
    ("drift-unknown-provider", &["drift", "shpo", THREE, "--specs", SHOP]),
    ("new", &["new", "my_shop"]),
    ("new-from-markdown", &["new", "my_shop", "--from", "crates/documents/tests/drift/shop.md"]),
    ("new-from-html", &["new", "my_tolls", "--from", "crates/documents/tests/audit/documents/tolls.html"]),
    ("explain", &["explain", "SHUT", "--specs", NEW]),
    ("explain-korean", &["explain", "stuck", "--specs", NEW, "--lang", "ko"]),
    ("explain-json", &["explain", "LOST", "--specs", NEW, "--json"]),
    ("accept", &["accept", "*"]),
    ("explain-status", &["explain", "500", "--specs", NEW]),
    ("explain-unknown", &["explain", "SHOT", "--specs", NEW]),
    ("diff-human", &["diff", OLD, "--specs", NEW]),
    ("diff-md", &["diff", OLD, "--specs", NEW, "--format", "md"]),
    ("diff-json", &["diff", OLD, "--specs", NEW, "--format", "json"]),
    ("export-json", &["export", "--specs", NEW]),
    ("export-csv", &["export", "--specs", NEW, "--format", "csv"]),
];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// What a call prints, called in the project's folder by a terminal of 80 columns.
fn said(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    command.current_dir(project).arg("codetable").args(words).env("COLUMNS", "80").env_remove("CODETABLE_SOURCES");
    command.env_remove("GITHUB_WORKSPACE");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(out.is_empty() || err.is_empty(), "both findings and an error: {err}");
    format!("$ cargo codetable {}\n{out}{err}exit code {}\n", words.join(" "), output.status.code().unwrap())
}

#[test]
fn every_verb_prints_what_stands_beside_its_name() {
    hold::hold_all(CALLS.iter().map(|(name, words)| (golden().join(format!("{name}.txt")), said(words))));
}

#[test]
fn every_golden_is_of_a_call_and_every_verb_has_one() {
    let overview = said(&["--help"]);
    let list = overview.split("Verbs:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let verbs = list.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    // What `init` and `regen` write is another test's, the schema stands in the project, and completions are clap's.
    for verb in verbs.filter(|verb| !["", "init", "regen", "schema", "completions", "help"].contains(verb)) {
        assert!(CALLS.iter().any(|(_, words)| words.first() == Some(&verb)), "no golden of `{verb}`");
    }
    for entry in fs::read_dir(golden()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(path.is_dir() || CALLS.iter().any(|(call, _)| *call == name), "{name} is of no call");
    }
}

#[test]
fn the_schema_is_the_one_of_the_project() {
    let schema = fs::read_to_string(golden().join("../../../../specs/schema.json")).unwrap();
    assert_eq!(said(&["schema"]), format!("$ cargo codetable schema\n{schema}exit code 0\n"));
}
