//! A spec, the lines of its documents as they were and as they are in, the spec out with the numbers of lines that have moved.
//!
//! Only numbers are touched, each where it stands: those of citations, those that a sentence of ours names in brackets, and
//! the digest and the count of lines of a document. What was cited and is not there as it was is left for a reader.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::{Duration, Instant};

use codetable_model::parse;
use codetable_model::source::{Source, Span};
use codetable_model::spec::{Lines, Spec};
use codetable_model::tree::{self, Node, Scalar};
use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::record::{LineDigests, copy_of};
use crate::audit::claim::Claims;
use crate::audit::document_text::DocumentText;
use crate::document::sha256;
use crate::form::Form;

/// Longer than that no two documents are compared; what is not known to be the same by then is left alone.
const PATIENCE: Duration = Duration::from_secs(5);

/// A spec whose numbers of lines are those of the documents as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The spec.
    pub text: String,
    /// How many numbers and ranges were changed.
    pub moved: usize,
    /// Where lines are named that are not there as they were.
    pub lost: Vec<Span>,
}

/// What became of the lines of documents.
struct Moves<'a> {
    /// The new number of every old line that is the same, by document.
    lines: BTreeMap<(String, u32), u32>,
    old: &'a LineDigests,
    new: &'a LineDigests,
    /// The document that is meant where none is named.
    document: Option<&'a str>,
}

pub(super) fn follow(spec: &Spec, source: &Source, [old, new]: [&LineDigests; 2], documents: &[Source]) -> Followed {
    let lines = spec.sources.iter().flat_map(|declared| same(&declared.id.value, old, new)).collect();
    let moves = Moves { lines, old, new, document: spec.only_document() };
    let claims = Claims::of(spec);
    let mut edits: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut edit = |span: Span, lines: Lines, numbers: Range<usize>| match moves.of(&lines) {
        Some(text) if source.text.get(numbers.clone()).is_some_and(|old| old != text) => {
            edits.insert(numbers.start, (numbers.end, text));
        }
        Some(_) => {}
        None => lost.push(span),
    };
    for run in claims.citations.iter().flat_map(|citation| &citation.lines) {
        edit(run.span, run.value.clone(), bytes(run.span));
    }
    for declared in &spec.sources {
        for run in declared.skipped.iter().flat_map(|(_, citation)| &citation.lines) {
            let lines = Lines { document: Some(declared.id.value.clone()), ..run.value.clone() };
            edit(run.span, lines, bytes(run.span));
        }
    }
    let quoted: BTreeSet<Span> = claims.claims.iter().map(|claim| claim.span).collect();
    let root = tree::parse(spec.source, source, &mut Vec::new());
    let mut sentences = Vec::new();
    root.iter().for_each(|node| scalars(node, &mut sentences));
    for scalar in sentences.into_iter().filter(|scalar| !quoted.contains(&scalar.span)) {
        let range = bytes(scalar.span);
        let Some(written) = source.text.get(range.clone()) else { continue };
        for (numbers, lines) in parse::lines_in_text(written) {
            edit(scalar.span, lines, range.start + numbers.start..range.start + numbers.end);
        }
    }
    let moved = edits.len();
    for declared in &spec.sources {
        let Some(document) = copy_of(declared, documents) else { continue };
        let count = DocumentText::new(&document.text, Form::of(document)).len().to_string();
        let facts = [
            declared.sha256.as_ref().map(|of| (of.span, sha256(&document.text))),
            declared.lines.as_ref().map(|of| (of.span, count)),
        ];
        edits.extend(facts.into_iter().flatten().map(|(span, text)| (span.start as usize, (span.end as usize, text))));
    }
    Followed { text: edited(&source.text, &edits), moved, lost }
}

impl Moves<'_> {
    /// The numbers of lines as they are now: `63`, `64-66`. Where the lines of a range are no longer one beside the other, or
    /// there are more of them, somebody has to look.
    fn of(&self, lines: &Lines) -> Option<String> {
        let document = lines.document.as_deref().or(self.document)?;
        let (first, last) = (self.line(document, lines.first)?, self.line(document, lines.last)?);
        let count = |of: &LineDigests, first, last| {
            of.range((document.to_owned(), first)..=(document.to_owned(), last)).count()
        };
        let between = self.lines.range((document.to_owned(), lines.first)..=(document.to_owned(), lines.last));
        let is_whole = first <= last && between.count() == count(self.old, lines.first, lines.last);
        let is_alone = first <= last && count(self.new, first, last) == count(self.old, lines.first, lines.last);
        (is_whole && is_alone).then(|| if first == last { first.to_string() } else { format!("{first}-{last}") })
    }

    /// Where a line is now. A blank one is as far behind the line above it as it was.
    fn line(&self, document: &str, line: u32) -> Option<u32> {
        let ((_, above), _) = self.old.range((document.to_owned(), 0)..=(document.to_owned(), line)).next_back()?;
        let now = self.lines.get(&(document.to_owned(), *above))? + (line - above);
        (line == *above || !self.new.contains_key(&(document.to_owned(), now))).then_some(now)
    }
}

/// The lines of a document that are the same, in one order, with their old and new numbers.
fn same(id: &str, old: &LineDigests, new: &LineDigests) -> Vec<((String, u32), u32)> {
    let of = |lines: &LineDigests| -> Vec<(u32, String)> {
        let all = lines.range((id.to_owned(), 0)..=(id.to_owned(), u32::MAX));
        all.map(|((_, line), digest)| (*line, digest.clone())).collect()
    };
    let (old, new) = (of(old), of(new));
    let [olds, news] = [&old, &new].map(|all| all.iter().map(|(_, digest)| digest.as_str()).collect::<Vec<_>>());
    let until = Instant::now() + PATIENCE;
    let mut same = Vec::new();
    for operation in capture_diff_slices_deadline(Algorithm::Patience, &olds, &news, Some(until)) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            same.extend((0..len).map(|at| ((id.to_owned(), old[old_index + at].0), new[new_index + at].0)));
        }
    }
    same
}

/// Every scalar of a tree; a sentence of ours is a key where its translations are.
fn scalars<'n>(node: &'n Node, all: &mut Vec<&'n Scalar>) {
    match node {
        Node::Scalar(scalar) => all.push(scalar),
        Node::Seq(seq) => seq.items.iter().for_each(|item| scalars(item, all)),
        Node::Map(map) => map.entries.iter().for_each(|(key, node)| {
            all.push(key);
            scalars(node, all);
        }),
    }
}

fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A text in which some ranges of bytes, by their beginnings, are something else.
fn edited(text: &str, edits: &BTreeMap<usize, (usize, String)>) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (start, (end, new)) in edits {
        if let Some(before) = text.get(from..*start) {
            out.push_str(before);
            out.push_str(new);
            from = *end;
        }
    }
    out + text.get(from..).unwrap_or_default()
}
