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
use codetable_documents::audit::audit;
use codetable_documents::review::{Review, copy_of};
use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId};

const FORMS: &str = include_str!("audit/forms.yaml");

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn documents() -> Vec<Source> {
    folder(Path::new("tests/audit/documents"), "")
}

/// Everything in a folder whose name ends so, by path.
fn folder(folder: &Path, ending: &str) -> Vec<Source> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file() && path.to_string_lossy().ends_with(ending));
    paths.sort();
    paths.iter().map(|path| Source::new(path.to_string_lossy(), read(path))).collect()
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
fn a_table_is_not_taken_for_the_part_of_the_spec_of_its_name() {
    let spec = "provider: forms\ntables:\n  statuses:\n    enum: Status\n    codes: { '400': { name: Bad, note: x } }\n\
                statuses: { 400: { note: x } }\n";
    let (review, _) = review(spec, "", None);
    let places: Vec<&str> = review.judgements.list.iter().map(|of| of.place.as_str()).collect();
    for place in ["forms/tables/statuses/enum", "forms/tables/statuses/400/note", "forms/statuses/400/note"] {
        assert_eq!(places.iter().filter(|of| **of == place).count(), 1, "{places:?}");
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

/// A copy of a page in which something new stands before some of its headings, and before most of the lines that part a
/// page without any.
fn shifted(page: &Source, seed: usize) -> Source {
    let has_headings = page.text.lines().skip(1).any(|line| line.starts_with('#'));
    let (mut text, mut in_code, mut added) = (String::new(), false, 0);
    for (index, line) in page.text.split_inclusive('\n').enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        let is_place = if has_headings { line.starts_with('#') } else { line.starts_with("<h") };
        if is_place && index > 0 && !in_code && (added + seed) % 4 != 3 {
            text += &format!("A line that is new, number {index} of {seed}.\n\n");
        }
        added += usize::from(is_place);
        text += line;
    }
    Source::new(page.path.clone(), text)
}

/// The numbers of lines follow a page whose lines have moved, and nothing else of the spec changes.
#[test]
fn lines_that_have_moved_are_followed() {
    let own = std::env::var_os("CODETABLE_SOURCES").unwrap_or_else(|| "../shared/sources".into());
    let own = folder(&Path::new("../..").join(own), "");
    let mut specs = vec![(Source::new("specs/forms.yaml", FORMS), documents())];
    specs.extend(folder(Path::new("../../specs"), ".yaml").into_iter().map(|spec| (spec, own.clone())));
    let mut moved = 0;
    for (source, documents) in specs {
        let compilation = compile(std::slice::from_ref(&source));
        let spec = &compilation.specs[0];
        let cites =
            |of: &Source| spec.sources.iter().any(|declared| copy_of(declared, std::slice::from_ref(of)).is_some());
        let documents: Vec<Source> = documents.into_iter().filter(cites).collect();
        if documents.is_empty() {
            println!("{}: not followed, its documents are not at hand", source.path);
            continue;
        }
        let record = Review::of(spec, &source, "", Some(&documents)).accept(&|_| true);
        let follow = |now: &[Source]| Review::of(spec, &source, &record, Some(now)).follow(spec, &source, now);
        assert_eq!(follow(&documents).text, source.text, "{}", source.path);
        for seed in 0..3 {
            let now: Vec<Source> = documents.iter().map(|page| shifted(page, seed)).collect();
            let followed = follow(&now);
            let told = followed.lost.iter().map(|span| &source.text[span.start as usize..span.end as usize]);
            assert_eq!(told.collect::<Vec<_>>(), [""; 0], "{}", source.path);
            moved += followed.moved;
            let is_number = |char: &char| !char.is_ascii_digit();
            let hex = |text: &str| text.lines().filter(|line| !line.contains("sha256:")).collect::<String>();
            let bare = |text: &str| hex(text).chars().filter(is_number).collect::<String>();
            assert_eq!(bare(&followed.text), bare(&source.text), "more than numbers changed");
            let source = Source::new(source.path.clone(), followed.text);
            let compilation = compile(std::slice::from_ref(&source));
            let held = audit(&compilation.specs, std::slice::from_ref(&source), &now);
            let wrong: Vec<_> = held.diagnostics.iter().filter(|found| found.rule != Rule::LineUncovered).collect();
            assert_eq!(wrong, Vec::<&Diagnostic>::new(), "{}", source.path);
            let again = Review::of(&compilation.specs[0], &source, &record, Some(&now));
            let open = again.judgements.list.iter().find(|of| !again.record.has(of, &again.lines));
            assert_eq!(open, None, "{}: what was reviewed is so still", source.path);
        }
    }
    assert!(moved > 50, "only {moved} numbers have moved");
}

/// A line that comes anywhere is told where it comes among the lines of one citation, and moves all others.
#[test]
fn a_range_that_takes_in_another_line_is_told() {
    let (record, documents) = (record(FORMS), documents());
    let spec = |text: &str| compile(&[Source::new("specs/forms.yaml", text)]).specs.remove(0);
    let (mut told, mut moved) = (0, 0);
    let page = documents.iter().find(|page| page.file_name() == "forms.md").unwrap();
    for at in 0..=page.text.lines().count() {
        let mut lines: Vec<&str> = page.text.lines().collect();
        lines.insert(at, "Something that nobody has seen.");
        let now = [Source::new(page.path.clone(), lines.join("\n") + "\n")];
        let (review, source) = review(FORMS, &record, Some(&now));
        let followed = review.follow(&spec(FORMS), &source, &now);
        let (again, _) = self::review(&followed.text, &record, Some(&now));
        let open = again.judgements.list.iter().find(|of| !again.record.has(of, &again.lines));
        assert_eq!(open.is_some(), !followed.lost.is_empty(), "a line more before {}: {open:?}", at + 1);
        told += usize::from(open.is_some());
        moved += followed.moved;
    }
    assert!(told > 3 && moved > 100, "{told} {moved}");
}

/// What is not there as it was is left as it stands, and told.
#[test]
fn lines_that_have_changed_are_left_alone() {
    let changed: Vec<Source> = documents()
        .into_iter()
        .map(|page| {
            Source::new(page.path.clone(), page.text.lines().map(|line| format!("{line} x\n")).collect::<String>())
        })
        .collect();
    let (review, source) = review(FORMS, &record(FORMS), Some(&changed));
    let compilation = compile(std::slice::from_ref(&source));
    let followed = review.follow(&compilation.specs[0], &source, &changed);
    assert!(followed.moved == 0 && followed.lost.len() > 5, "{followed:?}");
}
