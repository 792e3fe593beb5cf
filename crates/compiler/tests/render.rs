//! Reports to the letter, in all three forms, over sources that try to break out of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use codetable_compiler::render;
use codetable_model::diagnostic::{Diagnostic, Label};
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId, Span};
use codetable_pages::problems;

/// The place of the `nth` occurrence of `text` in a source.
fn find(sources: &[Source], source: u32, text: &str, nth: usize) -> Span {
    let (start, _) = sources[source as usize].text.match_indices(text).nth(nth).unwrap();
    Span::new(SourceId(source), start..start + text.len())
}

fn human(golden: &str, diagnostics: &[Diagnostic], sources: &[Source]) {
    hold::hold(format!("tests/render/{golden}"), &render::human(diagnostics, sources, false));
}

#[test]
fn every_place_of_every_source_is_shown() {
    let sources = [
        Source::new("specs/one.yaml", "provider: one\ntables:\n  errors: {enum: SameName}\n"),
        Source::new("specs\\two.yaml", "provider: two\n\ntables:\n  errors: {enum: SameName}\n"),
    ];
    let diagnostics = [
        Diagnostic::new(Rule::DuplicateName, find(&sources, 1, "SameName", 0), "two enums are called `SameName`")
            .here("again")
            .also(find(&sources, 0, "SameName", 0), "first here")
            .also(find(&sources, 0, "one", 0), "in this provider")
            .help("rename one of them"),
        Diagnostic::new(Rule::LargeEnum, find(&sources, 0, "SameName", 0), "20001 variants"),
    ];
    human("places.human.txt", &diagnostics, &sources);
    hold::hold("tests/render/places.short.txt", &render::short(&diagnostics, &sources));
    hold::hold("tests/render/places.json", &problems::json(&diagnostics, &sources));
}

#[test]
fn wide_letters_tabs_and_line_ends_leave_the_carets_in_place() {
    let sources = [Source::new("specs/한글.yaml", "a: 한글 텍스트 x\r\n\tb: 값\ty\r\nc: e\u{301}🇰🇷 z")];
    let diagnostics = ["x", "y", "z"]
        .map(|letter| Diagnostic::new(Rule::StraySpace, find(&sources, 0, letter, 0), format!("here is `{letter}`")));
    human("wide.human.txt", &diagnostics, &sources);
    hold::hold("tests/render/wide.short.txt", &render::short(&diagnostics, &sources));
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J \u{202e}\u{2066}\u{9b}31m\u{85}\u{2028}\u{200d}\u{e0041}\r";
    let sources = [Source::new(format!("specs/{evil}.yaml"), format!("a: {evil}x\n"))];
    let diagnostics = [Diagnostic::new(Rule::InvisibleCharacter, find(&sources, 0, "x", 0), evil)
        .here(evil)
        .also(find(&sources, 0, "a", 0), evil)
        .help(evil)];
    human("hostile.human.txt", &diagnostics, &sources);
    for report in [render::short(&diagnostics, &sources), problems::json(&diagnostics, &sources)] {
        assert_eq!(report.lines().count(), 1, "{report}");
        assert!(
            report.trim_end_matches('\n').chars().all(|found| !found.is_control() && found != '\u{202e}'),
            "{report}"
        );
    }
    let color = render::human(&diagnostics, &sources, true);
    assert!(color.contains("\u{1b}[") && !color.contains("\u{1b}]") && !color.contains("\u{1b}[2J"), "{color}");
}

#[test]
fn places_that_lie_elsewhere_do_no_harm() {
    let sources = [Source::new("specs/a.yaml", "한: 글\n\nlast"), Source::unread("specs/gone.yaml", "")];
    let whole = Span::new(SourceId(0), 0..12);
    let inside = Span::new(SourceId(0), 1..2);
    let newline = Span::new(SourceId(0), 8..10);
    let end = Span::new(SourceId(0), 14..14);
    let beyond = Span::new(SourceId(0), 99..usize::MAX);
    let backwards = Span { start: 7, end: 2, ..Span::default() };
    let unread = Span::new(SourceId(1), 0..0);
    let nowhere = Span::new(SourceId(7), 3..4);
    let diagnostics = [whole, inside, newline, end, beyond, backwards, unread, nowhere]
        .map(|span| Diagnostic::new(Rule::Syntax, span, format!("{:?}", span.range())));
    human("elsewhere.human.txt", &diagnostics, &sources);
    hold::hold("tests/render/elsewhere.short.txt", &render::short(&diagnostics, &sources));
    let mut bare = Diagnostic::new(Rule::Syntax, whole, "without a place");
    bare.labels = Vec::<Label>::new();
    human("no-place.human.txt", &[bare], &sources);
}

#[test]
fn a_long_line_is_shown_around_its_label() {
    let line = format!("{}x{}", "가 ".repeat(2000), "나".repeat(2000));
    let sources = [Source::new("specs/long.yaml", format!("first\n{line}\n"))];
    let diagnostics = [Diagnostic::new(Rule::Syntax, find(&sources, 0, "x", 0), "in the middle")];
    human("long.human.txt", &diagnostics, &sources);
}

/// Places of one source are shown together up to a hundred lines apart, and unless a line is very long.
#[test]
fn places_near_each_other_share_an_excerpt() {
    let excerpts = |text: String| {
        let sources = [Source::new("specs/a.yaml", text)];
        let diagnostic = Diagnostic::new(Rule::Syntax, find(&sources, 0, "x", 0), "here")
            .also(find(&sources, 0, "y", 0), "and here");
        // Each excerpt begins with its place.
        render::human(&[diagnostic], &sources, false).matches("specs/a.yaml:").count()
    };
    for (apart, length, together) in [(1, 0, true), (100, 0, true), (101, 0, false), (1, 4000, true), (1, 4001, false)]
    {
        let padding = "a".repeat(length.max(1) - 1);
        assert_eq!(excerpts(format!("x{padding}{}y", "\n".repeat(apart))) == 1, together, "{apart} {length}");
    }
}

#[test]
fn no_problem_no_report() {
    assert_eq!(render::human(&[], &[], true), "");
    assert_eq!(render::short(&[], &[]), "");
    assert_eq!(problems::json(&[], &[]), "");
}

#[test]
fn json_is_what_a_parser_reads_back() {
    let every: String = (0..=0x2fff).filter_map(char::from_u32).chain("\u{feff}\u{fffd}\u{10ffff}".chars()).collect();
    let sources = [Source::new("specs/a.yaml", "한: 글\n")];
    let diagnostic =
        Diagnostic::new(Rule::Tag, find(&sources, 0, "글", 0), every.clone()).here(every.clone()).help(every.clone());
    let object: serde_json::Value = serde_json::from_str(&problems::json(&[diagnostic], &sources)).unwrap();
    assert_eq!(
        object,
        serde_json::json!({
            "rule": "tag", "level": "error", "message": every, "path": "specs/a.yaml",
            "line": 1, "column": 4, "end_line": 1, "end_column": 5,
            "labels": [{ "text": every, "path": "specs/a.yaml", "line": 1, "column": 4, "end_line": 1, "end_column": 5 }],
            "help": every,
        })
    );
}
