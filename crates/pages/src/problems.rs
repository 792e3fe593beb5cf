//! Diagnostics in, out lines for whatever program shows them: JSON, or the annotations of GitHub's checks.

mod github;

use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::source::{Source, Span};
use codetable_model::text::json::in_sight;
use codetable_model::text::lines::LineIndex;
pub use github::github;
use serde::Serialize;

/// A diagnostic. The place to mend first stands in it, and again among its labels.
#[derive(Serialize)]
struct Problem<'a> {
    rule: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Label<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// One JSON object a line, with the keys `rule`, `level`, `message`, `path`, `line`, `column`, `end_line`, `end_column`,
/// `labels` (places with a `text` each) and `help`. Nothing in it is out of sight, so it may be printed.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    // Texts and numbers alone: there is nothing that could fail.
    let lines = problems(diagnostics, sources).filter_map(|problem| serde_json::to_string(&problem).ok());
    lines.map(|line| in_sight(&line) + "\n").collect()
}

/// Diagnostics as what they are for a program.
fn problems<'a>(diagnostics: &'a [Diagnostic], sources: &'a [Source]) -> impl Iterator<Item = Problem<'a>> {
    let lines: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(&source.text)).collect();
    let place = move |span: Span| {
        let at = span.source.0 as usize;
        let (path, index) = (sources.get(at).map_or("", |source| source.path.as_str()), lines.get(at));
        let place = |offset: u32| index.map_or((1, 1), |index| index.line_column(offset as usize));
        let ((line, column), (end_line, end_column)) = (place(span.start), place(span.end));
        Place { path, line, column, end_line, end_column }
    };
    diagnostics.iter().map(move |diagnostic| Problem {
        rule: diagnostic.rule.id(),
        level: match diagnostic.level() {
            Level::Error => "error",
            Level::Warning => "warning",
        },
        message: &diagnostic.message,
        place: place(diagnostic.span()),
        labels: diagnostic.labels.iter().map(|label| Label { text: &label.text, place: place(label.span) }).collect(),
        help: diagnostic.help.as_deref(),
    })
}
