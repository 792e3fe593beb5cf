//! Contradictions, remarks and notes in, out beside what they concern, and all together at the end of the page.

use super::inline::{Inline, words};
use super::page::Page;
use super::subject::Subject;
use crate::wording::evidence::cited;
use codetable_model::catalog::{Basis, Conflict, Note};

/// Those that concern one of `names`, each once, as a list; nothing if there are none.
pub(crate) fn concerning(page: &mut Page, names: &[&str], subject: &Subject<'_>) {
    let concerns = |concerns: &[String]| concerns.iter().any(|concern| names.contains(&concern.as_str()));
    let conflicts = subject.provider.conflicts.iter().filter(|conflict| concerns(&conflict.concerns));
    let [remarks, notes] = [&subject.provider.remarks, &subject.provider.notes]
        .map(|notes| notes.iter().filter(|note| concerns(&note.concerns)));
    let mut items: Vec<Inline> = conflicts.map(|conflict| contradiction(conflict, subject)).collect();
    items.extend(remarks.map(|note| words!["**Remark:** ", remark(note, subject)]));
    items.extend(notes.map(|note| words!["**Note:** ", remark(note, subject)]));
    page.list(items);
}

/// `**Contradiction:** what disagrees (places). We follow …, because …`
fn contradiction(conflict: &Conflict, subject: &Subject<'_>) -> Inline {
    words!["**Contradiction:** ", disagreement(conflict, subject)]
}

fn disagreement(conflict: &Conflict, subject: &Subject<'_>) -> Inline {
    words![
        sentence(&conflict.about),
        places(&conflict.at, subject),
        " **Followed:** ",
        sentence(&conflict.follow),
        " **Because:** ",
        sentence(&conflict.because),
    ]
}

fn remark(note: &Note, subject: &Subject<'_>) -> Inline {
    words![sentence(&note.says), support(&note.basis, subject)]
}

/// ` (001:28, 63)`, ` (inferred: the reason)`; nothing where nothing supports it.
fn support(of: &Basis, subject: &Subject<'_>) -> Inline {
    match of {
        Basis::Stated(at) => places(at, subject),
        Basis::Inferred(_) | Basis::Registered(_) => words![" (", subject.basis(of), ")"],
        Basis::Declared => Inline::default(),
    }
}

/// ` (001:28, 63)`; nothing where no line is cited.
fn places(at: &[codetable_model::catalog::Lines], subject: &Subject<'_>) -> Inline {
    if at.is_empty() { Inline::default() } else { words![" (", subject.say(&cited(at)), ")"] }
}

/// A sentence of ours with a full stop at its end.
pub(crate) fn sentence(text: &str) -> Inline {
    let stop = if text.trim_end().ends_with(['.', '!', '?', ':']) { "" } else { "." };
    words![Inline::prose(text).capitalized(), stop]
}

/// ```text
/// ## Contradictions
/// 1. What disagrees (places). **Followed:** … **Because:** … Concerns `-10` and `429`.
/// ```
pub(crate) fn conflicts(page: &mut Page, subject: &Subject<'_>) {
    page.paragraph(&"Where the document contradicts itself, or cannot mean what it says: the places, what these tables follow, and why.".into());
    let conflicts = subject.provider.conflicts.iter();
    page.numbered(
        conflicts.map(|conflict| words![disagreement(conflict, subject), concerns(&conflict.concerns, subject)]),
    );
}

/// ```text
/// ## Remarks
/// - What is odd in the document (places). Concerns `-10`.
/// ```
pub(crate) fn remarks(page: &mut Page, subject: &Subject<'_>) {
    page.paragraph(&"What is odd in the document without contradicting it.".into());
    list(&subject.provider.remarks, page, subject);
}

/// ```text
/// ## Notes
/// - What else the document says (places). Concerns `-10`.
/// ```
pub(crate) fn notes(page: &mut Page, subject: &Subject<'_>) {
    list(&subject.provider.notes, page, subject);
}

fn list(notes: &[Note], page: &mut Page, subject: &Subject<'_>) {
    page.list(notes.iter().map(|note| words![remark(note, subject), concerns(&note.concerns, subject)]));
}

/// ` Concerns -10 and 429.` with links.
fn concerns(names: &[String], subject: &Subject<'_>) -> Inline {
    if names.is_empty() {
        return Inline::default();
    }
    words![" Concerns ", Inline::join(names.iter().map(|name| subject.concern(name)), ", "), "."]
}
