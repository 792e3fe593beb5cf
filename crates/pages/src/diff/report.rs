//! Changes in, out what people, changelogs and programs read of them.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde_json::json;

use super::{Change, Diff, Kind, Level};
use crate::markdown::inline::{Inline, words};
use crate::page::text::visible;

/// The most letters of a text that a line has room for.
const LONGEST: usize = 160;

/// The most letters of two values that stand on one line.
const BRIEF: usize = 60;

/// How far the lines of a change stand from the edge: below the word that says how much it matters.
const INDENT: &str = "         ";

/// ```text
/// doors::DoorError::Shut, `SHUT`
///   error  code removed
///          help: leave its row and say `retired` …
///   minor  what to do changed: from `wait, retry` to `fix_request`
///
/// major: 2 changes, 1 of them breaks a promise
/// ```
pub(super) fn human(diff: &Diff, is_colored: bool) -> String {
    let mut out = String::new();
    let painted = |style: Style, text: &str| {
        if is_colored { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    // Writing to a String cannot fail.
    for changes in diff.changes.chunk_by(|a, b| a.path == b.path && a.code == b.code) {
        if let Some(first) = changes.first() {
            let code = first.code.as_ref().map(|code| format!(", `{}`", shown(code))).unwrap_or_default();
            let _ = writeln!(out, "{}{code}", painted(Style::new().bold(), &shown(&first.path)));
        }
        for change in changes {
            let style = match change.level() {
                Level::Major => AnsiColor::Red.on_default().bold(),
                Level::Advice => AnsiColor::Magenta.on_default().bold(),
                Level::Minor => AnsiColor::Yellow.on_default(),
                Level::Patch => Style::new().dimmed(),
            };
            let word = if change.is_error() { "error" } else { change.level().word() };
            let gap = " ".repeat(INDENT.len() - 2 - word.len());
            let _ = writeln!(out, "  {}{gap}{}", painted(style, word), what(change));
            let _ = match change.kind.remedy() {
                _ if change.level() < Level::Advice => Ok(()),
                None if change.level() == Level::Major => Ok(()),
                _ if change.is_declared => writeln!(out, "{INDENT}declared in the changelog"),
                remedy => {
                    let instead = remedy.map(|remedy| format!("{remedy}; or ")).unwrap_or_default();
                    let path = shown(&change.path);
                    writeln!(out, "{INDENT}help: {instead}declare it: name `{path}` in the changelog")
                }
            };
        }
    }
    let Some(verdict) = diff.verdict() else { return "nothing changed\n".to_owned() };
    let count = diff.changes.len();
    let _ = write!(out, "\n{}: {count} change{}", verdict.version(), if count == 1 { "" } else { "s" });
    let parts = [
        (diff.errors().count(), ["breaks", "break"], "a promise"),
        (diff.decisions().count(), ["changes", "change"], "a decision"),
    ];
    for (number, [one, more], what) in parts {
        if number > 0 {
            let _ = write!(out, ", {number} of them {} {what}", if number == 1 { one } else { more });
        }
    }
    out.push('\n');
    out
}

/// What changed: from what to what on the same line, or below it where that is long.
fn what(change: &Change) -> String {
    let mut words = change.kind.word().to_owned();
    if let Some(detail) = &change.detail {
        let _ = write!(words, ": {}", shown(detail));
    }
    let [before, after] = excerpts(change).map(|text| text.map(|text| shown(&text)));
    let length: usize = [&before, &after].into_iter().flatten().map(|text| text.chars().count()).sum();
    match (before, after) {
        (Some(before), Some(after)) if length <= BRIEF => format!("{words}, from `{before}` to `{after}`"),
        (Some(before), None) if length <= BRIEF => format!("{words}, it was `{before}`"),
        (None, Some(after)) if length <= BRIEF => format!("{words}, `{after}`"),
        (before, after) => {
            for (sign, text) in [("-", before), ("+", after)] {
                if let Some(text) = text {
                    let _ = write!(words, "\n{INDENT}{sign} {text}");
                }
            }
            words
        }
    }
}

/// What it was and what it is, each on one line and not a long one, cut so that the first difference is in sight.
fn excerpts(change: &Change) -> [Option<String>; 2] {
    let texts = [&change.before, &change.after];
    let same = match texts {
        [Some(before), Some(after)] => before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count(),
        _ => 0,
    };
    let skipped = if same > LONGEST / 2 { same - LONGEST / 4 } else { 0 };
    texts.map(|text| {
        let text = text.as_ref()?;
        let cut: String = text.chars().skip(skipped).take(LONGEST).collect::<String>().replace('\n', " ");
        let is_more = text.chars().nth(skipped + LONGEST).is_some();
        Some(format!("{}{cut}{}", if skipped > 0 { "…" } else { "" }, if is_more { "…" } else { "" }))
    })
}

/// A text of which nothing is obeyed, on one line.
fn shown(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

/// The sections of a changelog, in their order.
const SECTIONS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];

/// ```text
/// ### Added
///
/// - **Breaking:** `doors::DoorError::Shut`: code added, `SHUT`
/// ```
pub(super) fn markdown(diff: &Diff) -> String {
    let mut out = String::new();
    for section in SECTIONS {
        let changes: Vec<&Change> = diff.changes.iter().filter(|change| change.kind.section() == section).collect();
        if changes.is_empty() {
            continue;
        }
        let _ = write!(out, "{}### {section}\n\n", if out.is_empty() { "" } else { "\n" });
        for change in changes.iter().filter(|change| change.kind != Kind::Evidence) {
            let mark = match change.level() {
                Level::Major => "**Breaking:** ".into(),
                Level::Advice => "**Advice:** ".into(),
                _ => Inline::default(),
            };
            let _ = writeln!(out, "- {}", words![mark, Inline::code(&change.path), ": ", item(change)].as_str());
        }
        // Whoever reads a changelog is told that lines moved, not which.
        let evidence: Vec<&&Change> = changes.iter().filter(|change| change.kind == Kind::Evidence).collect();
        for moved in evidence.chunk_by(|a, b| provider(a) == provider(b)) {
            let of = moved.first().map_or("", |change| provider(change));
            let count = if moved.len() == 1 { "1 entry".into() } else { words![moved.len(), " entries"] };
            let _ = writeln!(out, "- {}", words![Inline::code(of), ": evidence of ", count, " changed"].as_str());
        }
    }
    out
}

/// The provider that a path begins with.
fn provider(change: &Change) -> &str {
    change.path.split(':').next().unwrap_or_default()
}

/// What changed, in Markdown.
fn item(change: &Change) -> Inline {
    let mut words = Inline::from(change.kind.word());
    if let Some(detail) = &change.detail {
        words.push(&words![": ", Inline::text(detail)]);
    }
    if let Some(code) = &change.code {
        words.push(&words![", ", Inline::code(code)]);
    }
    let [before, after] = excerpts(change).map(|text| text.map(|text| Inline::text(&text)));
    match (before, after) {
        (Some(before), Some(after)) => words![words, ", from “", before, "” to “", after, "”"],
        (Some(before), None) => words![words, ", it was “", before, "”"],
        (None, Some(after)) => words![words, ", “", after, "”"],
        (None, None) => words,
    }
}

/// An object with the verdict and every change.
pub(super) fn json(diff: &Diff) -> String {
    let change = |change: &Change| {
        json!({
            "path": change.path,
            "kind": change.kind.word(),
            "level": change.level().word(),
            "version": change.level().version(),
            "is_error": change.is_error(),
            "is_declared": change.is_declared,
            "code": change.code,
            "detail": change.detail,
            "before": change.before,
            "after": change.after,
        })
    };
    crate::json::print(json!({
        "format": "codetable diff",
        "version": 2,
        "verdict": diff.verdict().map(Level::version),
        "level": diff.verdict().map(Level::word),
        "errors": diff.errors().count(),
        "decisions": diff.decisions().count(),
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
    }))
}
