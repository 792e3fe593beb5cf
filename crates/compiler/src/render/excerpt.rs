//! The labels of a diagnostic in, the lines to show out: clipped where they are long, and with a sign for
//! every character that cannot be seen.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Origin, Snippet};

use super::Places;
use codetable_model::diagnostic::Label;
use codetable_model::text::character::{printable, visible};

/// Labels further apart than this many lines are shown in excerpts of their own.
const NEAR: usize = 100;
/// A line of more bytes is shown around its label only.
const LONG: usize = 4000;
/// How many bytes of a long line are shown, and how many of them stand before its label.
const WINDOW: usize = 400;
const BEFORE: usize = 100;

/// A run of lines with the marks below them.
pub(super) struct Excerpt {
    path: String,
    line: usize,
    column: usize,
    /// The index of the first line, from 0.
    first: usize,
    /// The lines; `None` if the source is empty.
    text: Option<String>,
    marks: Vec<Mark>,
    /// Whether a line is not shown from its beginning.
    clipped: bool,
}

/// A label on an excerpt.
struct Mark {
    range: Range<usize>,
    text: String,
    primary: bool,
}

/// The excerpts that show all labels; the first label is the primary one.
pub(super) fn of(labels: &[Label], places: &[Places<'_>]) -> Vec<Excerpt> {
    let mut runs: Vec<Vec<(usize, &Label)>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let near = |run: &Vec<(usize, &Label)>| run.iter().all(|(_, other)| is_near(label, other, places));
        match runs.iter_mut().find(|run| near(run)) {
            Some(run) => run.push((index, label)),
            None => runs.push(vec![(index, label)]),
        }
    }
    runs.iter().filter_map(|run| excerpt(run, places)).collect()
}

/// Whether two labels are shown in one excerpt.
fn is_near(a: &Label, b: &Label, places: &[Places<'_>]) -> bool {
    let Some(places) = places.get(a.span.source.0 as usize).filter(|_| a.span.source == b.span.source) else {
        return false;
    };
    let line = |label: &Label| places.lines.line(places.lines.boundary(label.span.start as usize));
    let long = |label: &Label| places.lines.range(line(label)).len() > LONG;
    line(a).abs_diff(line(b)) <= NEAR && !long(a) && !long(b)
}

/// The excerpt of a run of labels that are near each other.
fn excerpt(run: &[(usize, &Label)], places: &[Places<'_>]) -> Option<Excerpt> {
    let (_, leader) = run.first()?;
    let places = places.get(leader.span.source.0 as usize)?;
    let (line, column) = places.lines.line_column(leader.span.start as usize);
    let line_of = |label: &Label| places.lines.line(places.lines.boundary(label.span.start as usize));
    let first = run.iter().map(|(_, label)| line_of(label)).min()?;
    let last = run.iter().map(|(_, label)| line_of(label)).max()?;
    let path = printable(places.path);
    let mut excerpt = Excerpt { path, line, column, first, text: None, marks: Vec::new(), clipped: false };
    if places.lines.text().is_empty() {
        return Some(excerpt);
    }
    for line in first..=last {
        let here: Vec<_> = run.iter().filter(|(_, label)| line_of(label) == line).collect();
        excerpt.line(places, line, &here);
    }
    Some(excerpt)
}

impl Excerpt {
    /// `--> path:line:column`, where the lines below do not show it themselves.
    pub(super) fn origin(&self) -> Option<Origin<'static>> {
        let origin = || Origin::path(self.path.clone()).line(self.line).char_column(self.column);
        (self.text.is_none() || self.clipped).then(origin)
    }

    /// The lines with their marks; `None` where there is nothing to see.
    pub(super) fn snippet<'a>(self) -> Option<Snippet<'a, Annotation<'a>>> {
        let marks = self.marks.into_iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mark_on = kind.span(mark.range);
            if mark.text.is_empty() { mark_on } else { mark_on.label(mark.text) }
        });
        let snippet = Snippet::source(self.text?).line_start(self.first + 1).annotations(marks);
        // The renderer counts columns in the text it is given.
        Some(if self.clipped { snippet } else { snippet.path(self.path) })
    }

    /// Appends a line and the marks on it. A label of several lines is marked to the end of its first.
    fn line(&mut self, places: &Places<'_>, line: usize, labels: &[&(usize, &Label)]) {
        let whole = places.lines.range(line);
        let start = labels.first().map_or(whole.start, |(_, label)| label.span.start as usize);
        let shown = if whole.len() <= LONG {
            whole.clone()
        } else {
            let start = places.lines.boundary(start.saturating_sub(BEFORE).max(whole.start));
            start..places.lines.boundary((start + WINDOW).min(whole.end))
        };
        self.clipped |= shown.start > whole.start;
        let lines = self.text.get_or_insert_default();
        if shown.start > whole.start {
            lines.push('…');
        }
        let base = lines.len();
        let text = places.lines.text();
        // A tab stays: its width is the renderer's affair.
        let print =
            |range: Range<usize>| text[range].chars().map(|found| if found == '\t' { found } else { visible(found) });
        for (index, label) in labels {
            let at = |offset: u32| places.lines.boundary(offset as usize).clamp(shown.start, shown.end);
            let offset = |to: usize| base + print(shown.start..to).map(char::len_utf8).sum::<usize>();
            let range = offset(at(label.span.start))..offset(at(label.span.end.max(label.span.start)));
            self.marks.push(Mark { range, text: printable(&label.text), primary: *index == 0 });
        }
        lines.extend(print(shown.clone()));
        if shown.end < whole.end {
            lines.push('…');
        }
        lines.push('\n');
    }
}
