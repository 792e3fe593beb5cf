//! Diagnostics in, workflow commands of GitHub Actions out: annotations beside the lines of a change.

use super::{Label, Place, Problem, problems};
use codetable_model::diagnostic::Diagnostic;
use codetable_model::source::Source;
use codetable_model::text::character::visible;

/// One command a line, at the place to mend first, titled with the rule; behind the message stand what is seen at that place
/// and at every other one involved, and the remedy. `path` makes of a source's path the one that the repository knows.
///
/// ```text
/// ::error file=specs/shop.yaml,line=7,endLine=7,col=23,endColumn=27,title=unknown-word::`fix_it` is no word for `recovery`
/// ```
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &[Source], path: impl Fn(&str) -> String) -> String {
    problems(diagnostics, sources).map(|problem| command(&problem, &path)).collect()
}

fn command(problem: &Problem<'_>, path_of: &impl Fn(&str) -> String) -> String {
    let Problem { rule, level, message, place, labels, help } = problem;
    let [path, rule] = [property(&path_of(place.path)), property(rule)];
    let Place { line, column, end_line, end_column, .. } = place;
    let mut command = format!("::{level} file={path},line={line},endLine={end_line},col={column}");
    // GitHub knows a last column within a line only.
    if line == end_line {
        command.push_str(&format!(",endColumn={end_column}"));
    }
    command.push_str(&format!(",title={rule}::{}", data(message)));
    for (index, Label { text, place: Place { path, line, column, .. } }) in labels.iter().enumerate() {
        match (index, data(text)) {
            (0, text) if text.is_empty() => {}
            (0, text) => command.push_str(&format!("%0A{text}")),
            (_, text) => command.push_str(&format!("%0A{}:{line}:{column}: {text}", data(&path_of(path)))),
        }
    }
    if let Some(help) = help {
        command.push_str(&format!("%0Ahelp: {}", data(help)));
    }
    command + "\n"
}

/// A text behind the second `::`. A line end of its own is one; what would be out of sight is shown.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '%' => escaped.push_str("%25"),
            '\n' => escaped.push_str("%0A"),
            found => escaped.push(visible(found)),
        }
    }
    escaped
}

/// A text before it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
