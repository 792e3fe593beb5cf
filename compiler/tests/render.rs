//! Reports to the letter, in all three forms, over sources that try to break out of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_compiler::diagnostic::{Diagnostic, Label};
use codetable_compiler::render;
use codetable_compiler::rule::Rule;
use codetable_compiler::source::{Source, SourceId, Span};
use expect_test::{Expect, expect};

/// The place of the `nth` occurrence of `text` in a source.
fn find(sources: &[Source], source: u32, text: &str, nth: usize) -> Span {
    let (start, _) = sources[source as usize].text.match_indices(text).nth(nth).unwrap();
    Span::new(SourceId(source), start..start + text.len())
}

fn human(diagnostics: &[Diagnostic], sources: &[Source], expected: &Expect) {
    expected.assert_eq(&render::human(diagnostics, sources, false));
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
    human(
        &diagnostics,
        &sources,
        &expect![[r#"
        error[duplicate-name]: two enums are called `SameName`
         --> specs/two.yaml:4:18
          |
        4 |   errors: {enum: SameName}
          |                  ^^^^^^^^ again
          |
         ::: specs/one.yaml:1:11
          |
        1 | provider: one
          |           --- in this provider
        2 | tables:
        3 |   errors: {enum: SameName}
          |                  -------- first here
          |
          = help: rename one of them

        warning[large-enum]: 20001 variants
         --> specs/one.yaml:3:18
          |
        3 |   errors: {enum: SameName}
          |                  ^^^^^^^^

        error: 1 problem in 1 file, and 1 warning in 1 file
    "#]],
    );
    expect![[r#"
        specs/two.yaml:4:18: error[duplicate-name]: two enums are called `SameName`
        specs/one.yaml:3:18: warning[large-enum]: 20001 variants
    "#]]
    .assert_eq(&render::short(&diagnostics, &sources));
    expect![[r#"
        {"rule":"duplicate-name","level":"error","message":"two enums are called `SameName`","path":"specs/two.yaml","line":4,"column":18,"end_line":4,"end_column":26,"labels":[{"text":"again","path":"specs/two.yaml","line":4,"column":18,"end_line":4,"end_column":26},{"text":"first here","path":"specs/one.yaml","line":3,"column":18,"end_line":3,"end_column":26},{"text":"in this provider","path":"specs/one.yaml","line":1,"column":11,"end_line":1,"end_column":14}],"help":"rename one of them"}
        {"rule":"large-enum","level":"warning","message":"20001 variants","path":"specs/one.yaml","line":3,"column":18,"end_line":3,"end_column":26,"labels":[{"text":"","path":"specs/one.yaml","line":3,"column":18,"end_line":3,"end_column":26}],"help":null}
    "#]].assert_eq(&render::json(&diagnostics, &sources));
}

#[test]
fn wide_letters_tabs_and_line_ends_leave_the_carets_in_place() {
    let sources = [Source::new("specs/한글.yaml", "a: 한글 텍스트 x\r\n\tb: 값\ty\r\nc: e\u{301}🇰🇷 z")];
    let diagnostics = ["x", "y", "z"]
        .map(|letter| Diagnostic::new(Rule::StraySpace, find(&sources, 0, letter, 0), format!("here is `{letter}`")));
    human(
        &diagnostics,
        &sources,
        &expect![[r#"
        error[stray-space]: here is `x`
         --> specs/한글.yaml:1:11
          |
        1 | a: 한글 텍스트 x
          |                ^

        error[stray-space]: here is `y`
         --> specs/한글.yaml:2:7
          |
        2 |     b: 값    y
          |              ^

        error[stray-space]: here is `z`
         --> specs/한글.yaml:3:9
          |
        3 | c: é🇰🇷 z
          |        ^

        error: 3 problems in 1 file
    "#]],
    );
    expect![[r#"
        specs/한글.yaml:1:11: error[stray-space]: here is `x`
        specs/한글.yaml:2:7: error[stray-space]: here is `y`
        specs/한글.yaml:3:9: error[stray-space]: here is `z`
    "#]]
    .assert_eq(&render::short(&diagnostics, &sources));
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J \u{202e}\u{2066}\u{9b}31m\u{85}\u{2028}\u{200d}\u{e0041}\r";
    let sources = [Source::new(format!("specs/{evil}.yaml"), format!("a: {evil}x\n"))];
    let diagnostics = [Diagnostic::new(Rule::InvisibleCharacter, find(&sources, 0, "x", 0), evil)
        .here(evil)
        .also(find(&sources, 0, "a", 0), evil)
        .help(evil)];
    human(
        &diagnostics,
        &sources,
        &expect![[r#"
        error[invisible-character]: ␛]0;owned␇␛[2J ���31m����␍
         --> specs/␛]0;owned␇␛[2J ���31m����␍.yaml:1:30
          |
        1 | a: ␛]0;owned␇␛[2J ���31m����␍x
          | -                            ^ ␛]0;owned␇␛[2J ���31m����␍
          | |
          | ␛]0;owned␇␛[2J ���31m����␍
          |
          = help: ␛]0;owned␇␛[2J ���31m����␍

        error: 1 problem in 1 file
    "#]],
    );
    for report in [render::short(&diagnostics, &sources), render::json(&diagnostics, &sources)] {
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
    human(
        &diagnostics,
        &sources,
        &expect![[r#"
        error[syntax]: 0..12
         --> specs/a.yaml:1:1
          |
        1 | 한: 글
          | ^^^^^^

        error[syntax]: 1..2
         --> specs/a.yaml:1:1
          |
        1 | 한: 글
          | ^

        error[syntax]: 8..10
         --> specs/a.yaml:1:5
          |
        1 | 한: 글
          |       ^

        error[syntax]: 14..14
         --> specs/a.yaml:3:5
          |
        3 | last
          |     ^

        error[syntax]: 99..4294967295
         --> specs/a.yaml:3:5
          |
        3 | last
          |     ^

        error[syntax]: 7..2
         --> specs/a.yaml:1:4
          |
        1 | 한: 글
          |     ^

        error[syntax]: 0..0
         --> specs/gone.yaml:1:1

        error[syntax]: 3..4

        error: 8 problems in 3 files
    "#]],
    );
    expect![[r#"
        specs/a.yaml:1:1: error[syntax]: 0..12
        specs/a.yaml:1:1: error[syntax]: 1..2
        specs/a.yaml:1:5: error[syntax]: 8..10
        specs/a.yaml:3:5: error[syntax]: 14..14
        specs/a.yaml:3:5: error[syntax]: 99..4294967295
        specs/a.yaml:1:4: error[syntax]: 7..2
        specs/gone.yaml:1:1: error[syntax]: 0..0
        :1:1: error[syntax]: 3..4
    "#]]
    .assert_eq(&render::short(&diagnostics, &sources));
    let mut bare = Diagnostic::new(Rule::Syntax, whole, "without a place");
    bare.labels = Vec::<Label>::new();
    human(
        &[bare],
        &sources,
        &expect![[r#"
        error[syntax]: without a place

        error: 1 problem in 1 file
    "#]],
    );
}

#[test]
fn a_long_line_is_shown_around_its_label() {
    let line = format!("{}x{}", "가 ".repeat(2000), "나".repeat(2000));
    let sources = [Source::new("specs/long.yaml", format!("first\n{line}\n"))];
    let diagnostics = [Diagnostic::new(Rule::Syntax, find(&sources, 0, "x", 0), "in the middle")];
    human(
        &diagnostics,
        &sources,
        &expect![[r#"
        error[syntax]: in the middle
         --> specs/long.yaml:2:4001
          |
         ::: 
        2 | …가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 가 x나나나나나나나나나나나나나나나나나나나나나나나나나나나...
          |                                                                             ^

        error: 1 problem in 1 file
    "#]],
    );
}

#[test]
fn no_problem_no_report() {
    assert_eq!(render::human(&[], &[], true), "");
    assert_eq!(render::short(&[], &[]), "");
    assert_eq!(render::json(&[], &[]), "");
}

#[test]
fn json_is_what_a_parser_reads_back() {
    let every: String = (0..=0x2fff).filter_map(char::from_u32).chain("\u{feff}\u{fffd}\u{10ffff}".chars()).collect();
    let sources = [Source::new("specs/a.yaml", "한: 글\n")];
    let diagnostic =
        Diagnostic::new(Rule::Tag, find(&sources, 0, "글", 0), every.clone()).here(every.clone()).help(every.clone());
    let object: serde_json::Value = serde_json::from_str(&render::json(&[diagnostic], &sources)).unwrap();
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
