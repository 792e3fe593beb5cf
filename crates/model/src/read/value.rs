//! A node in, a value out: one reader for each type of value of the language. What does not fit is `None`.

use crate::parse;
use crate::source::Spanned;
use crate::spec::{Citation, ColumnItem, ColumnValue, StatusPattern};
use crate::tree::{Node, Scalar};
use crate::vocabulary::Vocabulary;

/// Any text, a word without spaces, a sentence, a code: never empty.
pub(crate) fn text(node: &Node) -> Option<String> {
    let scalar = scalar(node)?;
    (!scalar.text.is_empty() && !scalar.is_null()).then(|| scalar.text.clone())
}

/// A lower-case identifier.
pub(crate) fn snake(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_snake(text))
}

/// The name of a type or variant.
pub(crate) fn pascal(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_pascal(text))
}

/// A SHA-256.
pub(crate) fn sha256(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_sha256(text))
}

/// A JSON pointer.
pub(crate) fn pointer(node: &Node) -> Option<String> {
    text(node).filter(|text| parse::is_pointer(text))
}

/// A positive whole number.
pub(crate) fn count(node: &Node) -> Option<u32> {
    parse::count(plain(node)?)
}

/// `true` or `false`.
pub(crate) fn boolean(node: &Node) -> Option<bool> {
    parse::boolean(plain(node)?)
}

/// An HTTP status.
pub(crate) fn status(node: &Node) -> Option<u16> {
    parse::status(plain(node)?)
}

/// A status, or a class of them.
pub(crate) fn status_pattern(node: &Node) -> Option<StatusPattern> {
    parse::status_pattern(plain(node)?).ok()
}

/// A range of integers.
pub(crate) fn range(node: &Node) -> Option<(i128, i128)> {
    parse::range(plain(node)?).ok()
}

/// A word of a closed set.
pub(crate) fn word<V: Vocabulary>(node: &Node) -> Option<V> {
    V::from_word(&scalar(node)?.text)
}

/// Lines of documents: those that can be read.
pub(crate) fn lines(node: &Node) -> Spanned<Citation> {
    parse::lines(node).0
}

/// A sequence. A part that does not fit spoils the whole: half a list would say something else.
pub(crate) fn list<T>(node: &Node, read: fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    match node {
        Node::Seq(seq) => seq.items.iter().map(read).collect(),
        _ => None,
    }
}

/// What a row has in a column, which the column judges.
pub(crate) fn column(node: &Node) -> Option<ColumnValue> {
    let items = match node {
        Node::Seq(seq) => seq.items.iter().map(item).collect::<Option<_>>()?,
        Node::Scalar(scalar) if scalar.is_null() => Vec::new(),
        node => vec![item(node)?],
    };
    Some(ColumnValue { items: Spanned::new(items, node.span()), is_list: matches!(node, Node::Seq(_)) })
}

fn item(node: &Node) -> Option<ColumnItem> {
    let scalar = scalar(node).filter(|scalar| !scalar.is_null())?;
    Some(ColumnItem { text: Spanned::new(scalar.text.clone(), scalar.span), quoted: !scalar.plain })
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
