//! What changed between two specs: a case for every kind of change, with the report that people, changelogs and
//! programs read of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use codetable_compiler::render;
use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::diff::{Kind, Level, declared, diff};
use codetable_pages::json;
use std::collections::BTreeSet;
use std::path::Path;

const OLD: &str = include_str!("diff/old.yaml");

fn compiled(text: &str) -> Catalog {
    let source = [Source::new("specs/doors.yaml", text)];
    let compilation = compile(&source);
    assert!(compilation.is_clean(), "{}", render::human(&compilation.diagnostics, &source, false));
    compilation.catalog
}

/// The old spec after some edits, each of which takes place.
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` is not there");
        text.replacen(from, to, 1)
    })
}

/// A kind of change, and an edit that is one.
const CASES: &[(&str, &[(&str, &str)])] = &[
    (
        "table added",
        &[("  rooms:", "  floors:\n    enum: Floor\n    codes: { B: { name: Basement, at: 8 } }\n  rooms:")],
    ),
    (
        "parameter added",
        &[
            ("room: text }", "room: text, wing: text }"),
            ("{floor}층 {room}\"\n", "{floor}층 {room} {wing}\"\n"),
            ("{floor}층 {room}\":", "{floor}층 {room} {wing}\":"),
            ("{room}, floor {floor}", "{room}, floor {floor}, {wing}"),
        ],
    ),
    (
        "parameter removed",
        &[
            (", room: text }", " }"),
            ("{floor}층 {room}\"\n", "{floor}층\"\n"),
            ("{floor}층 {room}\":", "{floor}층\":"),
            ("{room}, floor {floor}", "Floor {floor}"),
        ],
    ),
    ("type of a parameter changed", &[("floor: integer", "floor: text")]),
    ("table removed", &[("  rooms:", "  halls:"), ("enum: Room", "enum: Hall")]),
    ("enum renamed", &[("enum: Room", "enum: Hall")]),
    ("kind of table changed", &[("    kind: values\n", "")]),
    ("enum is non_exhaustive now", &[("    enum: DoorError", "    enum: DoorError\n    open: true")]),
    ("enum is exhaustive now", &[("    open: true\n", "")]),
    ("type of the codes changed", &[("type: i16", "type: i32")]),
    ("family of the codes changed", &[("-99..-1", "-999..-1")]),
    (
        "facts that every code has changed",
        &[
            ("    kind: values\n", "    kind: values\n    require: []\n"),
            ("    columns: { floor: u8 }", "    columns: { floor: u8 }\n    require: [status]"),
            ("{ name: Locked, at: 6,", "{ name: Locked, at: 6, status: 409,"),
            ("{ name: Ajar, at: 7,", "{ name: Ajar, at: 7, status: 409,"),
        ],
    ),
    (
        "column added",
        &[
            ("{ floor: u8 }", "{ floor: u8, wide: bool }"),
            ("{ floor: 1 }", "{ floor: 1, wide: true }"),
            ("{ floor: 2 }", "{ floor: 2, wide: true }"),
            ("{ floor: 3 }", "{ floor: 3, wide: true }"),
        ],
    ),
    (
        "column removed",
        &[
            ("    columns: { floor: u8 }\n", ""),
            ("        columns: { floor: 1 }\n", ""),
            (", columns: { floor: 2 }", ""),
            (", columns: { floor: 3 }", ""),
        ],
    ),
    ("type of a column changed", &[("floor: u8", "floor: i64")]),
    (
        "order of the codes changed",
        &[
            ("      -2: { name: Locked, at: 6, columns: { floor: 2 } }\n", ""),
            ("  rooms:", "      -2: { name: Locked, at: 6, columns: { floor: 2 } }\n  rooms:"),
        ],
    ),
    (
        "code added",
        &[("  rooms:", "      -4: { name: Stuck, at: 7, description: 닫혀 있음, columns: { floor: 4 } }\n  rooms:")],
    ),
    (
        "code added to an open table",
        &[("{ name: Attic, at: 8 }", "{ name: Attic, at: 8 }\n      C: { name: Cellar, at: 8 }")],
    ),
    (
        "code removed",
        &[
            (
                "{ name: Ajar, at: 7, columns: { floor: 3 }, retired: { since: \"1.1\", replacement: -2 } }",
                "{ name: Open, at: 7, columns: { floor: 3 } }",
            ),
            ("      -3:", "      -33:"),
        ],
    ),
    (
        "code retired",
        &[
            ("name: Locked, at: 6,", "name: Locked, at: 6, retired: { since: \"1.2\", replacement: -1 },"),
            ("replacement: -2", "replacement: -1"),
        ],
    ),
    (
        "language added",
        &[
            ("translations: [en]", "translations: [en, ja]"),
            ("\"{room}, floor {floor}\"", "{ en: \"{room}, floor {floor}\", ja: \"{floor}階 {room}\" }"),
            ("닫혀 있음: It is shut", "닫혀 있음: { en: It is shut, ja: 閉まっています }"),
            (
                "기다린 후 재시도: Wait, then try again",
                "기다린 후 재시도: { en: \"Wait, then try again\", ja: お待ちください }",
            ),
        ],
    ),
    ("language removed", &[("translations: [en]", "translations: [fr]")]),
    ("language of the texts changed", &[("language: ko", "language: ja")]),
    ("code in use again", &[(", retired: { since: \"1.1\", replacement: -2 }", "")]),
    (
        "retired code used for something else",
        &[("name: Ajar", "name: Open"), (", retired: { since: \"1.1\", replacement: -2 }", "")],
    ),
    ("variant renamed", &[("name: Locked", "name: Bolted")]),
    ("wire code changed", &[("      -2:", "      -22:"), ("replacement: -2", "replacement: -22")]),
    (
        "wire code changed, the old one is an alias",
        &[("      -2: { ", "      -22: { aliases: [-2], "), ("replacement: -2", "replacement: -22")],
    ),
    ("alias added", &[("[-11]", "[-11, -12]")]),
    ("alias removed", &[("        aliases: [-11]\n", "")]),
    ("status changed", &[("status: 409", "status: 423")]),
    (
        "text changed",
        &[
            ("        remedy: 기다린 후 재시도", "        remedy: 잠시 기다린 후 재시도"),
            ("  기다린 후 재시도: Wait, then", "  잠시 기다린 후 재시도: Wait a while, then"),
            ("닫혀 있음: It is shut", "닫혀 있음: It is closed"),
        ],
    ),
    ("what to do changed", &[("[[wait, retry]]", "[[wait, retry], [fix_request]]")]),
    ("wait changed", &[("wait: { header: X-Open-At, at: 4 }", "wait: { is: soon, at: 4 }")]),
    ("effect changed", &[("is: not_applied", "is: unknown")]),
    ("severity changed", &[("is: fatal", "is: warning")]),
    ("origin changed", &[("is: internal", "is: external")]),
    ("code that it refers to changed", &[("name: Locked, at: 6,", "name: Locked, at: 6, deprecated_by: -1,")]),
    ("value of a column changed", &[("floor: 2", "floor: 7")]),
    (
        "further meanings changed",
        &[(
            "        also: [{ at: 5, description: 닫혀 있음 }]",
            "        also: [{ at: 5, status: 500, description: 닫혀 있음 }]",
        )],
    ),
    ("evidence changed", &[("name: Locked, at: 6", "name: Locked, at: 16"), ("        at: 3\n", "        at: 23\n")]),
    ("version, links or replacement changed", &[("since: \"1.0\"", "since: \"0.9\"")]),
    (
        "decision changed",
        &[(
            "  4xx: { at: 10, origin: { is: external, at: 10 } }",
            "  4xx: { at: 10, origin: { is: external, at: 10 }, recovery: { is: [[retry]], at: 10 } }",
        )],
    ),
    ("description added", &[("  4xx:", "  410: { at: 14, origin: { is: external, at: 14 } }\n  4xx:")]),
    ("description changed", &[("is: rate", "is: quota")]),
    ("description removed", &[("  4xx: { at: 10, origin: { is: external, at: 10 } }\n", "")]),
    (
        "title, documents, contradictions or notes changed",
        &[("lines: 40", "lines: 40, title: { is: Doors, at: 1 }"), ("phrases:\n", "phrases:\n  Doors: Doors\n")],
    ),
];

/// Kinds of change between whole catalogues, which no edit of one file makes; and between builds of the compiler.
const ELSEWHERE: [Kind; 4] = [Kind::ProviderAdded, Kind::ProviderRemoved, Kind::LookupSlower, Kind::LookupConst];

#[test]
fn every_kind_of_change_has_a_report() {
    let old = compiled(OLD);
    let mut seen: BTreeSet<Kind> = ELSEWHERE.into();
    let mut reports = Vec::new();
    for (case, edits) in CASES {
        let found = diff(&old, &compiled(&edited(edits)), &BTreeSet::new());
        let kind = found.changes.iter().find(|change| change.kind.word() == *case);
        seen.insert(kind.unwrap_or_else(|| panic!("{case}: {}", found.human(false))).kind);
        let name = case.replace(',', "").replace(' ', "-");
        reports.push((format!("tests/diff/{name}.txt"), format!("{}\n{}", found.human(false), found.markdown())));
    }
    hold::hold_all(reports);
    let missing: Vec<&str> = Kind::ALL.iter().filter(|kind| !seen.contains(kind)).map(|kind| kind.word()).collect();
    assert_eq!(missing, [""; 0]);
}

/// What does not compile any more, or does not find a code: whoever matched, named or looked it up has something to change.
const MAJOR: &str = "provider removed; language removed; language of the texts changed; table removed; enum renamed; \
    kind of table changed; enum is non_exhaustive now; type of the codes changed; facts that every code has changed; \
    column removed; type of a column changed; from_code is no const fn any more; code added; code removed; \
    retired code used for something else; variant renamed; wire code changed; alias removed; parameter added; \
    parameter removed; type of a parameter changed";

/// Of these, what is promised never to happen.
const PROMISED: &str = "provider removed; table removed; enum renamed; type of the codes changed; code removed; \
    retired code used for something else; variant renamed; wire code changed; alias removed";

/// What no code could depend on.
const PATCH: &str = "text changed; evidence changed; version, links or replacement changed; \
    title, documents, contradictions or notes changed";

fn is_one_of(list: &str, kind: Kind) -> bool {
    list.split("; ").any(|word| word.trim() == kind.word())
}

/// A report that makes less of a change than it is lets it out in the wrong version, whatever its words are.
#[test]
fn a_change_asks_for_the_version_that_its_users_need() {
    for list in [MAJOR, PROMISED, PATCH] {
        let known = |word: &str| Kind::ALL.iter().any(|kind| kind.word() == word.trim());
        assert_eq!(list.split("; ").find(|word| !known(word)), None);
    }
    let level = |kind: Kind| match kind {
        kind if is_one_of(MAJOR, kind) => Level::Major,
        kind if is_one_of(PATCH, kind) => Level::Patch,
        Kind::Decision => Level::Advice,
        _ => Level::Minor,
    };
    for kind in Kind::ALL.iter().copied() {
        assert_eq!((kind.level(), kind.remedy().is_some()), (level(kind), is_one_of(PROMISED, kind)), "{kind:?}");
        let section = match kind.word() {
            "code retired" => "Deprecated",
            word if word.contains(" added") => "Added",
            word if word.ends_with(" removed") => "Removed",
            _ => "Changed",
        };
        assert_eq!(kind.section(), section, "{kind:?}");
    }
    let old = compiled(OLD);
    for (case, edits) in CASES {
        let found = diff(&old, &compiled(&edited(edits)), &BTreeSet::new());
        let json: serde_json::Value = serde_json::from_str(&found.json()).unwrap();
        let (human, markdown) = (found.human(false), found.markdown());
        let version = |level| match level {
            Level::Patch => "patch",
            Level::Minor | Level::Advice => "minor",
            Level::Major => "major",
        };
        let whole = found.changes.iter().map(|change| level(change.kind)).max().unwrap();
        assert_eq!(json["verdict"], version(whole), "{case}");
        assert!(human.contains(&format!("\n\n{}: {} change", version(whole), found.changes.len())), "{human}");
        let broken = found.changes.iter().filter(|change| is_one_of(PROMISED, change.kind)).count();
        assert_eq!(json["errors"], broken, "{case}");
        assert_eq!(human.matches("\n  error ").count(), broken, "{human}");
        let of = |wanted| found.changes.iter().filter(|change| level(change.kind) == wanted).count();
        assert_eq!(markdown.matches("**Breaking:** ").count(), of(Level::Major), "{markdown}");
        assert_eq!(markdown.matches("**Advice:** ").count(), of(Level::Advice), "{markdown}");
        for (change, told) in found.changes.iter().zip(json["changes"].as_array().unwrap()) {
            let wanted = (version(level(change.kind)), is_one_of(PROMISED, change.kind));
            assert_eq!((told["version"].as_str().unwrap(), told["is_error"].as_bool().unwrap()), wanted, "{case}");
        }
    }
}

#[test]
fn the_other_kinds_have_reports_too() {
    let (old, none) = (compiled(OLD), Catalog::default());
    hold::hold("tests/diff/provider-added.txt", &diff(&none, &old, &BTreeSet::new()).human(false));
    hold::hold("tests/diff/provider-removed.txt", &diff(&old, &none, &BTreeSet::new()).human(false));
}

#[test]
fn a_lookup_that_is_no_const_fn_any_more_is_a_break() {
    let phf = compiled(&edited(&[("    enum: DoorError", "    enum: DoorError\n    lookup: phf")]));
    let changes = |old: &Catalog, new: &Catalog| {
        diff(old, new, &BTreeSet::new()).changes.iter().map(|change| change.kind).collect::<Vec<_>>()
    };
    assert_eq!(changes(&compiled(OLD), &phf), [Kind::LookupSlower]);
    assert_eq!(changes(&phf, &compiled(OLD)), [Kind::LookupConst]);
}

#[test]
fn json_is_stable() {
    let new = compiled(&edited(&[("name: Locked", "name: Bolted"), ("is: fatal", "is: warning")]));
    hold::hold("tests/diff/changes.json", &diff(&compiled(OLD), &new, &BTreeSet::new()).json());
}

#[test]
fn a_break_that_the_changelog_names_is_no_error() {
    let new = compiled(&edited(&[("name: Locked", "name: Bolted"), ("name: Shut", "name: Closed")]));
    let changelog = "# Changelog\n\n## Unreleased\n\n- **Breaking:** `doors::DoorError::Locked` is `Bolted`.\n\n\
                     ## 0.1.0\n\n- `doors::DoorError::Shut`\n";
    let found = diff(&compiled(OLD), &new, &declared(changelog));
    let errors: Vec<&str> = found.errors().map(|change| change.path.as_str()).collect();
    assert_eq!(errors, ["doors::DoorError::Shut"], "what an older section says is over");
    assert_eq!(found.verdict(), Some(Level::Major));
    assert!(found.human(false).contains("declared in the changelog"), "{}", found.human(false));
    // What the report of a changelog says is what declares it.
    let found = diff(&compiled(OLD), &new, &declared(&format!("## Unreleased\n\n{}", found.markdown())));
    assert_eq!(found.errors().count(), 0);
    assert_eq!(declared("no section: `a`"), BTreeSet::new());
}

/// Another decision is told apart from a broken promise, and declared as one.
#[test]
fn another_decision_is_declared_as_a_break_is() {
    let edits = [(
        "  4xx: { at: 10, origin: { is: external, at: 10 } }",
        "  4xx: { at: 10, origin: { is: external, at: 10 }, recovery: { is: [[retry]], at: 10 } }",
    )];
    let new = compiled(&edited(&edits));
    let found = diff(&compiled(OLD), &new, &BTreeSet::new());
    assert_eq!((found.verdict(), found.errors().count()), (Some(Level::Advice), 0));
    assert!(found.decisions().count() > 0);
    assert!(found.markdown().contains("- **Advice:** "), "{}", found.markdown());
    assert!(found.json().contains("\"level\": \"advice\""), "{}", found.json());
    let found = diff(&compiled(OLD), &new, &declared(&format!("## Unreleased\n\n{}", found.markdown())));
    assert_eq!((found.verdict(), found.decisions().count()), (Some(Level::Advice), 0));
    let words = ["patch", "minor", "advice", "major"];
    let levels = [Level::Patch, Level::Minor, Level::Advice, Level::Major];
    assert!(levels.is_sorted() && levels.map(Level::word) == words && Level::Advice.version() == "minor");
}

/// Every catalogue there is.
fn catalogs() -> Vec<Catalog> {
    let folders = ["../../specs", "../compiler/tests/accept"].map(|folder| {
        let (sources, problems) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(problems.is_empty());
        compile(&sources).catalog
    });
    folders.into_iter().chain([compiled(OLD)]).collect()
}

#[test]
fn what_is_the_same_has_not_changed() {
    for catalog in catalogs() {
        let written = json::read(&json::write(&catalog)).unwrap();
        for other in [&catalog, &written] {
            let found = diff(&catalog, other, &BTreeSet::new());
            assert_eq!((found.changes.len(), found.verdict()), (0, None));
            assert_eq!(found.human(false), "nothing changed\n");
            assert_eq!(found.markdown(), "");
        }
    }
}

/// Lines of the spec, and places in its lists, are no facts.
#[test]
fn a_spec_that_was_only_moved_about_has_not_changed() {
    let header = "headers:\n  X-Open-At: { at: 12, role: reset, of: { is: rate, at: 12 }, format: { is: unix_seconds, at: 12 } }\n";
    let another = header.replace("headers:\n", "headers:\n  A-First: { at: 12, role: other }\n");
    let moved = edited(&[(header, &another), ("tables:", "\n\n# a comment\ntables:")]);
    let found = diff(&compiled(OLD), &compiled(&moved), &BTreeSet::new());
    let paths: Vec<&str> = found.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["doors: header A-First"], "the wait still names its header");
}

/// To take back a change is a change, and a break of the same or of another promise where it is one.
#[test]
fn a_change_can_be_taken_back() {
    let old = compiled(OLD);
    for (case, edits) in CASES {
        let new = compiled(&edited(edits));
        let back = diff(&new, &old, &BTreeSet::new());
        assert!(!back.changes.is_empty(), "{case}");
        assert_eq!(back.changes.iter().filter(|change| change.is_error()).count(), back.errors().count());
    }
}

#[test]
fn no_text_of_a_spec_is_obeyed() {
    let mut new = compiled(OLD);
    let row = &mut new.providers[0].tables[0].rows[0];
    row.facts.texts[0].1.value.source = "\u{1b}[2J<script>|`a`\u{202e}\r\n# b".to_owned();
    row.facts.texts[0].1.value.translations = vec![("en".to_owned(), "\u{9b}2J".to_owned())];
    let found = diff(&compiled(OLD), &new, &BTreeSet::new());
    assert_eq!(found.changes.len(), 1);
    for text in [found.human(false), found.markdown(), found.json()] {
        assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'), "{text:?}");
        assert!(!text.contains("\n# b") && !text.contains('\u{202e}') || text.starts_with('{'), "{text}");
    }
    assert!(!found.markdown().contains("<script>"));
    assert!(found.human(true).starts_with("\u{1b}[1mdoors"));
}
