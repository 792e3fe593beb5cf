//! Diagnostics in, a report out: for people, one line a problem, or JSON lines.
use crate::diagnostic::Diagnostic;
use crate::source::Source;
/// For people: the excerpt with carets, every place involved, the remedy.
pub fn human(diagnostics: &[Diagnostic], sources: &[Source], color: bool) -> String {
    let _ = (diagnostics, sources, color);
    String::new()
}
/// One line a problem: `path:line:col: level[rule-id]: message`.
pub fn short(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let _ = (diagnostics, sources);
    String::new()
}
/// One JSON object a line.
pub fn json(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let _ = (diagnostics, sources);
    String::new()
}
