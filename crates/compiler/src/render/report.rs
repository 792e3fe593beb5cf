//! Diagnostics in, a report for people out: each with the lines it is about, as rustc shows its own.

use std::fmt::Write;

use annotate_snippets::{Group, Level as Heading, Renderer};

use super::{Places, excerpt, places};
use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::source::{Source, SourceId};
use codetable_model::text::character::printable;

/// A report for people ends after this many problems: nobody reads on, and a build has to end. The other
/// forms have them all.
const SHOWN: usize = 1000;

/// For people: the excerpt with carets, every place involved, the remedy.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &[Source], color: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let places = places(diagnostics, sources);
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut report = String::new();
    for diagnostic in diagnostics.iter().take(SHOWN) {
        report.push_str(&renderer.render(&[group(diagnostic, &places)]));
        report.push_str("\n\n");
    }
    let title = heading(summary_level(diagnostics)).primary_title(summary(diagnostics));
    report.push_str(&renderer.render(&[Group::with_title(title)]));
    report.push('\n');
    report
}

/// One diagnostic as annotate-snippets draws it.
fn group<'a>(diagnostic: &Diagnostic, places: &[Places<'a>]) -> Group<'a> {
    let title = heading(diagnostic.level()).primary_title(printable(&diagnostic.message)).id(diagnostic.rule.id());
    let mut group = Group::with_title(title);
    for excerpt in excerpt::of(&diagnostic.labels, places) {
        if let Some(origin) = excerpt.origin() {
            group = group.element(origin);
        }
        if let Some(snippet) = excerpt.snippet() {
            group = group.element(snippet);
        }
    }
    match &diagnostic.help {
        Some(help) => group.element(Heading::HELP.message(printable(help))),
        None => group,
    }
}

/// The last line of a report: how much is wrong, and in how many files.
fn summary(diagnostics: &[Diagnostic]) -> String {
    let counted = |level: Level, word: &str| {
        let found: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.level() == level).collect();
        let mut files: Vec<SourceId> = found.iter().map(|diagnostic| diagnostic.span().source).collect();
        files.sort_unstable();
        files.dedup();
        let of = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        (!found.is_empty()).then(|| format!("{} in {}", of(found.len(), word), of(files.len(), "file")))
    };
    let parts = [counted(Level::Error, "problem"), counted(Level::Warning, "warning")];
    let mut summary = parts.into_iter().flatten().collect::<Vec<_>>().join(", and ");
    if diagnostics.len() > SHOWN {
        let _ = write!(summary, "; the first {SHOWN} are shown");
    }
    summary
}

fn summary_level(diagnostics: &[Diagnostic]) -> Level {
    diagnostics.iter().map(Diagnostic::level).min().unwrap_or(Level::Warning)
}

fn heading(level: Level) -> Heading<'static> {
    match level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
    }
}
