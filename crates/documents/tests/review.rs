//! Reviews: what asks for another look, and what does not.
//!
//! `tests/review/reject/RULE.yaml` is held against the record of that name beside it, `RULE.reviewed`, and against
//! `tests/audit/documents`. That every scalar is held or judged is proved in `src/review/laws.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codetable_compiler::render;
use codetable_documents::review::Review;
use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId};

const FORMS: &str = include_str!("audit/forms.yaml");

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn documents() -> Vec<Source> {
    let mut names: Vec<_> = fs::read_dir("tests/audit/documents").unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names.iter().map(|path| Source::new(path.to_string_lossy(), read(path))).collect()
}

/// The reviews of a spec; without `documents`, by the lines in the record.
fn review(spec: &str, record: &str, documents: Option<&[Source]>) -> (Review, Source) {
    let source = Source::new("specs/forms.yaml", spec);
    let compilation = compile(std::slice::from_ref(&source));
    let [spec] = &compilation.specs[..] else { panic!("a spec") };
    (Review::of(spec, &source, record, documents), source)
}

fn held(spec: &str, record: &str, documents: Option<&[Source]>) -> Vec<Diagnostic> {
    review(spec, record, documents).0.hold(SourceId(1))
}

fn rules(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect()
}

/// The record of a spec of which everything was looked at.
fn record(spec: &str) -> String {
    review(spec, "", Some(&documents())).0.accept(&|_| true)
}

#[test]
fn every_case_breaks_its_rule_and_says_so() {
    for rule in [Rule::Unreviewed, Rule::StaleReview] {
        let case = Path::new("tests/review/reject").join(rule.id());
        let (spec, record) = (read(case.with_extension("yaml")), read(case.with_extension("reviewed")));
        let (review, source) = review(&spec, &record, Some(&documents()));
        let diagnostics = review.hold(SourceId(1));
        assert_eq!(BTreeSet::from_iter(rules(&diagnostics)), BTreeSet::from([rule.id()]));
        let sources = [source, Source::new("specs/forms.reviewed", record)];
        hold::hold(case.with_extension("txt"), &render::human(&diagnostics, &sources, false));
    }
}

#[test]
fn what_was_accepted_is_not_asked_for_again() {
    let record = record(FORMS);
    assert_eq!(rules(&held(FORMS, &record, Some(&documents()))), [""; 0]);
    assert_eq!(rules(&held(FORMS, &record, None)), [""; 0], "the record has the lines");
    assert_eq!(review(FORMS, &record, None).0.accept(&|_| false), record);
    // As git leaves it that merges two branches by taking the lines of both, in any order and twice.
    let lines: Vec<&str> = record.lines().rev().chain(record.lines()).collect();
    assert_eq!(rules(&held(FORMS, &lines.join("\r\n"), None)), [""; 0]);
}

#[test]
fn how_a_judgement_is_written_is_not_what_it_says() {
    let record = record(FORMS);
    for (from, to) in [
        (
            "{ is: [[fix_request, retry]], quote: Send less }",
            "\n          quote: Send less\n          is: [ [ fix_request , retry ] ]",
        ),
        ("because: it was refused", "because: \"it was refused\""),
        ("title: { is: Parcels API, at: 2, quote:", "title: { at: 2, is: Parcels API, quote:"),
    ] {
        let changed = FORMS.replacen(from, to, 1);
        assert_ne!(changed, FORMS);
        assert_eq!(rules(&held(&changed, &record, None)), [""; 0], "{to}");
    }
}

#[test]
fn what_changes_is_asked_for_at_its_place() {
    let record = record(FORMS);
    for (from, to, place) in [
        ("because: it was refused", "because: it was not refused", "forms/types/ParcelError/effect"),
        ("name: TooLarge", "name: TooSmall", "forms/errors/PARCEL_TOO_LARGE/name"),
        ("at: 17\n", "at: [17, 18]\n", "forms/errors/PARCEL_TOO_LARGE/name"),
        ("[[wait, retry]]", "[[retry]]", "forms/errors/RATE_LIMIT/recovery"),
        ("connective: [13, 32]", "connective: [13, 33]", "forms/sources/guide/skipped/connective"),
    ] {
        let changed = FORMS.replacen(from, to, 1);
        assert_ne!(changed, FORMS);
        let found = held(&changed, &record, None);
        let is_told = |of: &Diagnostic| of.rule == Rule::Unreviewed && of.message.contains(&format!("`{place}`"));
        assert!(found.iter().any(is_told), "{to}: {found:?}");
    }
}

#[test]
fn what_is_gone_is_told_until_it_is_named() {
    let record = record(FORMS);
    let changed = FORMS.replacen(", effect: { is: not_applied, because: it was refused }", "", 1);
    assert_eq!(rules(&held(&changed, &record, None)), ["stale-review"]);
    let other = review(&changed, &record, None).0.accept(&|place| place.starts_with("forms/errors/"));
    assert_eq!(rules(&held(&changed, &other, None)), ["stale-review"], "it was not named");
    let named = review(&changed, &record, None).0.accept(&|place| place == "forms/types/ParcelError/effect");
    assert_eq!(rules(&held(&changed, &named, None)), [""; 0]);
}

#[test]
fn a_changed_line_of_the_document_asks_for_what_rests_on_it() {
    let record = record(FORMS);
    let mut documents = documents();
    let forms = documents.iter_mut().find(|document| document.path.ends_with("forms.md")).unwrap();
    let line = forms.text.lines().nth(16).unwrap().to_owned();
    forms.text = forms.text.replacen(&line, &line.replace("larger", "smaller"), 1);
    let found = held(FORMS, &record, Some(&documents));
    let messages: Vec<&str> = found.iter().map(|of| of.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.contains("forms/errors/PARCEL_TOO_LARGE/recovery")), "{messages:?}");
    assert!(!messages.iter().any(|message| message.contains("RATE_LIMIT")), "{messages:?}");
}

#[test]
fn no_record_is_too_odd_to_be_read() {
    for odd in [
        "<<<<<<< HEAD",
        "line",
        "line guide:x 12345678",
        "a 1234567890abcdef extra",
        "\0",
        "line guide:99999999999 12345678",
    ] {
        assert!(rules(&held(FORMS, odd, None)).contains(&"stale-review"), "{odd}");
    }
    assert!(rules(&held(FORMS, "a b c 1234567890abcdef\n#\n\n", None)).contains(&"stale-review"));
}
