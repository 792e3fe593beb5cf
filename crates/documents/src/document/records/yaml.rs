//! YAML in, its values out, each with its place: by the reader of specs, which keeps them.

use super::Value;
use crate::document::tables::Cell;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId, Span};
use codetable_model::text::lines::LineIndex;
use codetable_model::tree::{self, Node};

/// Reads a document. What is wrong with it is told by line.
pub(crate) fn read(document: &str) -> Result<Value, (usize, String)> {
    let source = Source::new("document.yaml", document);
    let mut problems = Vec::new();
    let root = tree::parse_any(SourceId(0), &source, &mut problems);
    // What is odd in a spec may be right in a document; what hides or loses a value is not.
    let fatal = [Rule::Syntax, Rule::DuplicateKey, Rule::Anchor, Rule::Tag, Rule::SeveralDocuments];
    let lines = LineIndex::new(document);
    if let Some(problem) = problems.iter().find(|problem| fatal.contains(&problem.rule)) {
        let at = problem.labels.first().map_or(0, |label| label.span.start as usize);
        return Err((lines.line(at) + 1, problem.message.clone()));
    }
    match root {
        Some(root) => Ok(value(document, &root)),
        None => Err((1, "there is no value".to_owned())),
    }
}

fn value(document: &str, node: &Node) -> Value {
    match node {
        Node::Scalar(scalar) if scalar.is_null() => Value::Scalar(Cell::default()),
        Node::Scalar(scalar) => Value::Scalar(cell(document, &scalar.text, scalar.span)),
        Node::Seq(seq) => Value::List(seq.items.iter().map(|item| value(document, item)).collect()),
        Node::Map(map) => {
            let entry =
                |(key, node): &(tree::Scalar, Node)| (cell(document, &key.text, key.span), value(document, node));
            Value::Map(map.entries.iter().map(entry).collect())
        }
    }
}

/// A scalar without its quotes. A block stands below its head.
fn cell(document: &str, text: &str, span: Span) -> Cell {
    let range = span.range();
    let source = &document[range.clone()];
    let place = match (source.as_bytes().first(), source.find('\n')) {
        (Some(b'"' | b'\''), _) => range.start + 1..range.end - 1,
        (Some(b'|' | b'>'), Some(end)) => range.start + end + 1..range.end,
        _ => range,
    };
    Cell::new(document, text.trim_end(), place)
}
