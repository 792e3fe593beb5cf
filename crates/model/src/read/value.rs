//! A node in, a value out: one reader for each shape of the language. What does not fit is `None`.

use super::fields::{self, Fields};
use crate::parse;
use crate::source::Spanned;
use crate::spec::{Alternative, Citation, ColumnValue, Fact, StatusPattern, Wait, When};
use crate::tree::{Node, Scalar};
use crate::vocabulary::{Step, Vocabulary, WaitKind};

/// Any text, a word without spaces, a sentence, a code: never empty.
pub(super) fn text(node: &Node) -> Option<String> {
    let scalar = scalar(node)?;
    (!scalar.text.is_empty() && !scalar.is_null()).then(|| scalar.text.clone())
}

/// A lower-case identifier.
pub(super) fn snake(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_snake(text))
}

/// The name of a type or variant.
pub(super) fn pascal(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_pascal(text))
}

/// A SHA-256.
pub(super) fn sha256(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_sha256(text))
}

/// A positive whole number.
pub(super) fn count(node: &Node) -> Option<u32> {
    parse::count(plain(node)?)
}

/// `true` or `false`.
pub(super) fn boolean(node: &Node) -> Option<bool> {
    parse::boolean(plain(node)?)
}

/// An HTTP status.
pub(super) fn status(node: &Node) -> Option<u16> {
    parse::status(plain(node)?)
}

/// A status, or a class of them.
pub(super) fn status_pattern(node: &Node) -> Option<StatusPattern> {
    parse::status_pattern(plain(node)?).ok()
}

/// A range of integers.
pub(super) fn range(node: &Node) -> Option<(i128, i128)> {
    parse::range(plain(node)?).ok()
}

/// A word of a closed set.
pub(super) fn word<V: Vocabulary>(node: &Node) -> Option<V> {
    V::from_word(&scalar(node)?.text)
}

/// Lines of documents: those that can be read.
pub(super) fn lines(node: &Node) -> Spanned<Citation> {
    parse::lines(node).0
}

/// A sequence. A part that does not fit spoils the whole: half a list would say something else.
pub(super) fn list<T>(read: impl Fn(&Node) -> Option<T>) -> impl Fn(&Node) -> Option<Vec<T>> {
    move |node| match node {
        Node::Seq(seq) => seq.items.iter().map(&read).collect(),
        _ => None,
    }
}

/// One value, or a sequence of them.
pub(super) fn one_or_more<T>(read: impl Fn(&Node) -> Option<T>) -> impl Fn(&Node) -> Option<Vec<T>> {
    move |node| match node {
        Node::Seq(seq) => seq.items.iter().map(&read).collect(),
        node => Some(vec![read(node)?]),
    }
}

/// What brings a failed call back: alternatives, each a sequence of steps that may have evidence and a condition.
pub(super) fn recovery(node: &Node) -> Option<Vec<Alternative>> {
    list(alternative)(node)
}

fn alternative(node: &Node) -> Option<Alternative> {
    let steps = fields::fact(node, list::<Step>(word))?;
    let when = Fields::of(node).value("when", |node| Some(When { header: Fields::of(node).value("header", text) }));
    Some(Alternative { steps, when })
}

/// How long to wait. The mapping is itself the fact, so the evidence stands beside the kind.
pub(super) fn wait(node: &Node) -> Option<Fact<Wait>> {
    let Node::Map(_) = node else { return None };
    let fields = Fields::of(node);
    let kind = match fields.get("is") {
        Some(kind) => word(kind)?,
        None => WaitKind::Header,
    };
    let wait = Wait { kind, headers: fields.values("header", text) };
    Some(Fact { value: Spanned::new(wait, node.span()), evidence: fields.evidence(), quote: fields.quote() })
}

/// A value of a column, which the column's type judges.
pub(super) fn column(node: &Node) -> Option<ColumnValue> {
    let scalar = scalar(node).filter(|scalar| !scalar.is_null())?;
    Some(ColumnValue { text: Spanned::new(scalar.text.clone(), scalar.span), quoted: !scalar.plain })
}

fn scalar(node: &Node) -> Option<&Scalar> {
    match node {
        Node::Scalar(scalar) => Some(scalar),
        _ => None,
    }
}

/// The text of a plain scalar: numbers and Booleans stand without quotes.
fn plain(node: &Node) -> Option<&str> {
    scalar(node).filter(|scalar| scalar.plain).map(|scalar| scalar.text.as_str())
}
