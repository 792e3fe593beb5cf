//! The comments of a spec in, the marks out that its draft left: what was guessed, and what nobody has looked at yet.

use crate::diagnostic::Diagnostic;
use crate::order;
use crate::rule::Rule;
use crate::source::{Source, Span};
use crate::tree::Node;
use std::cell::LazyCell;

/// How a draft marks what is to be looked at.
const MARK: &str = "# review:";

/// How many marks are shown; the first stands for the others.
const SHOWN: usize = 5;

/// Reports the marks that are left, once a file: each is gone with its comment.
pub(super) fn left(root: &Node, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    // Most specs are no drafts.
    let texts = LazyCell::new(|| {
        let mut texts = Vec::new();
        scalars(root, &mut texts);
        order::sort(&mut texts, Ord::cmp);
        texts
    });
    let mut marks = source.text.match_indices(MARK).filter_map(|(at, mark)| {
        let span = Span::new(root.span().source, at..at + mark.len());
        let begins = at == 0 || source.text.as_bytes().get(at - 1).is_some_and(u8::is_ascii_whitespace);
        let before = texts.partition_point(|text| text.start <= span.start).checked_sub(1);
        let is_text = before.and_then(|at| texts.get(at)).is_some_and(|text| span.start < text.end);
        (begins && !is_text).then_some(span)
    });
    let Some(first) = marks.next() else { return };
    let (shown, rest): (Vec<Span>, usize) = (marks.by_ref().take(SHOWN - 1).collect(), marks.count());
    let message = match 1 + shown.len() + rest {
        1 => "a mark of the draft is left".to_owned(),
        count => format!("{count} marks of the draft are left"),
    };
    let diagnostic = Diagnostic::new(Rule::ReviewLeft, first, message)
        .help("hold each against the document or against what you mean, and take the comment away");
    diagnostics.push(shown.into_iter().fold(diagnostic, |of, span| of.also(span, "")));
}

/// The places of all texts: what stands in one is no comment.
fn scalars(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Scalar(scalar) => out.push(scalar.span),
        Node::Seq(seq) => seq.items.iter().for_each(|item| scalars(item, out)),
        Node::Map(map) => map.entries.iter().for_each(|(key, value)| {
            out.push(key.span);
            scalars(value, out);
        }),
    }
}
