//! One mistake a case, named after the rule it breaks, beside the whole text of its complaint.
//!
//! `tests/reject/RULE.yaml` or `RULE.VARIANT.yaml` is compiled under the path `specs/case.yaml`, so every case
//! says `provider: case`; a folder of such a name is loaded from disk. `UPDATE=1 cargo test -p codetable-model --test reject`
//! writes the texts anew, and fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codetable_compiler::render;
use codetable_model::diagnostic::{self, Diagnostic};
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::{compile, load};

/// Where the cases are, from the folder that tests run in.
const CASES: &str = "tests/reject";

/// The cases: the files and folders that are not a complaint, sorted.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "txt"))
        .collect();
    cases.sort();
    cases
}

/// The id of the rule that a case breaks: its name up to the first dot.
fn rule_id(case: &Path) -> &str {
    case.file_name().unwrap().to_str().unwrap().split('.').next().unwrap()
}

/// Everything wrong with a case, and the sources to show it in.
fn complaints(case: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let (sources, mut diagnostics) = if case.is_dir() {
        load::load(case)
    } else {
        (vec![Source::new("specs/case.yaml", fs::read_to_string(case).unwrap())], Vec::new())
    };
    diagnostics.extend(compile(&sources).diagnostics);
    diagnostic::sort(&mut diagnostics);
    (sources, diagnostics)
}

/// Where the complaint of a case stands: beside it.
fn beside(case: &Path) -> PathBuf {
    if case.is_dir() { PathBuf::from(format!("{}.txt", case.display())) } else { case.with_extension("txt") }
}

#[test]
fn every_case_breaks_its_rule_and_no_other() {
    let mut failures = Vec::new();
    for case in cases() {
        let (sources, diagnostics) = complaints(&case);
        let found: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect();
        let report = render::human(&diagnostics, &sources, false);
        if found == BTreeSet::from([rule_id(&case)]) {
            failures.extend(hold::compare(beside(&case), &report).err());
        } else {
            failures.push(format!("{} breaks {found:?}\n{report}", case.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let mut covered: BTreeSet<&str> = cases.iter().map(|case| rule_id(case)).collect();
    covered.insert(LARGE);
    let audit = Rule::ALL.iter().position(|rule| *rule == Rule::DocumentMissing).unwrap();
    let missing: Vec<&str> =
        Rule::ALL[..audit].iter().map(|rule| rule.id()).filter(|id| !covered.contains(id)).collect();
    assert!(missing.is_empty(), "no case breaks {missing:?}");
}

/// The rule whose case is too large to be a file.
const LARGE: &str = "large-enum";

#[test]
fn an_enum_that_rustc_takes_long_over_is_pointed_at() {
    let rows: String = (0..=20_000).map(|row| format!("      E{row}: {{ name: V{row} }}\n")).collect();
    let text = format!("provider: case\ntables:\n  errors:\n    enum: CaseError\n    codes:\n{rows}");
    let sources = [Source::new("specs/case.yaml", text)];
    let wanted = "\
warning[large-enum]: table `errors` has 20001 codes: rustc takes long over an enum that large
 --> specs/case.yaml:3:3
  |
3 |   errors:
  |   ^^^^^^
  |
  = help: split it into tables of up to 20000 codes, or accept the wait

warning: 1 warning in 1 file
";
    assert_eq!(render::human(&compile(&sources).diagnostics, &sources, false), wanted);
}

#[test]
fn every_case_names_a_rule_and_every_complaint_a_case() {
    let ids: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let cases = cases();
    let strangers: Vec<_> = cases.iter().filter(|case| !ids.contains(rule_id(case))).collect();
    assert!(strangers.is_empty(), "no rule is called as these cases are: {strangers:?}");
    let orphans: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| !path.with_extension("yaml").exists() && !path.with_extension("").is_dir())
        .collect();
    assert!(orphans.is_empty(), "these complaints have no case: {orphans:?}");
}

#[test]
fn ids_are_unique_and_written_alike() {
    let mut seen = BTreeSet::new();
    for rule in Rule::ALL {
        let id = rule.id();
        assert!(seen.insert(id), "two rules are called {id}");
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{id}");
        let why = rule.why();
        assert!(!why.is_empty() && !why.ends_with('.') && !why.contains('\n'), "{id}: {why}");
    }
}
