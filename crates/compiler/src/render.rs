//! Diagnostics in, a report out: for people, or one line a problem. A text of a spec is not trusted: nothing that a
//! terminal would obey is printed.

#[cfg(feature = "report")]
mod excerpt;
#[cfg(feature = "report")]
mod report;

use std::fmt::Write;

use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::source::Source;
use codetable_model::text::character::printable;
use codetable_model::text::lines::LineIndex;
#[cfg(feature = "report")]
pub use report::human;

/// One line a problem: `path:line:col: level[rule-id]: message`.
#[must_use]
pub fn short(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let places = places(diagnostics, sources);
    let mut report = String::new();
    for diagnostic in diagnostics {
        let (path, line, column) = place(diagnostic, &places);
        let (level, rule) = (word(diagnostic.level()), diagnostic.rule.id());
        let message = printable(&diagnostic.message);
        // Writing to a String cannot fail.
        let _ = writeln!(report, "{}:{line}:{column}: {level}[{rule}]: {message}", printable(path));
    }
    report
}

/// A source with its lines found.
struct Places<'a> {
    path: &'a str,
    lines: LineIndex<'a>,
}

/// The sources with their lines found, if anything is said of them: a build script tells of every good spec that it is
/// good, and most of that would be counting.
fn places<'a>(diagnostics: &[Diagnostic], sources: &'a [Source]) -> Vec<Places<'a>> {
    let indexed = |source: &'a Source| Places { path: &source.path, lines: LineIndex::new(&source.text) };
    if diagnostics.is_empty() { Vec::new() } else { sources.iter().map(indexed).collect() }
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

/// The path, line and column to mend first.
fn place<'a>(diagnostic: &Diagnostic, places: &[Places<'a>]) -> (&'a str, usize, usize) {
    let span = diagnostic.span();
    match places.get(span.source.0 as usize) {
        Some(places) => {
            let (line, column) = places.lines.line_column(span.start as usize);
            (places.path, line, column)
        }
        None => ("", 1, 1),
    }
}
