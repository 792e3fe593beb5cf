//! A mapping in, its fields out by name: a thin typed view, so that decoding an object is a list of lines,
//! one for each field.

use super::value::{self, text};
use crate::language::Field;
use crate::source::{Span, Spanned};
use crate::spec::{Citation, Evidence, Fact};
use crate::tree::{Map, Node, Scalar};

/// The fields of a mapping; a node that is no mapping has none.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "nobody outside has one")]
pub struct Fields<'t> {
    entries: &'t [(Scalar, Node)],
    among: Option<&'static [Field]>,
    span: Span,
}

impl<'t> Fields<'t> {
    /// The fields of `node`.
    pub(crate) fn of(node: &'t Node) -> Self {
        let entries = match node {
            Node::Map(Map { entries, .. }) => entries.as_slice(),
            _ => &[],
        };
        Self { entries, among: None, span: node.span() }
    }

    /// The same, of which only those are read that are in a list.
    pub(crate) fn among(self, fields: &'static [Field]) -> Self {
        Self { among: Some(fields), ..self }
    }

    /// Where the mapping stands.
    pub(crate) fn span(self) -> Span {
        self.span
    }

    /// A field as it stands.
    pub(crate) fn get(self, name: &str) -> Option<&'t Node> {
        if self.among.is_some_and(|fields| fields.iter().all(|field| field.name != name)) {
            return None;
        }
        self.entries.iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }

    /// A value without evidence.
    pub(crate) fn value<T>(self, name: &str, read: fn(&Node) -> Option<T>) -> Option<Spanned<T>> {
        spanned(self.get(name)?, read)
    }

    /// A value with what supports it.
    pub(crate) fn fact<T>(self, name: &str, read: fn(&Node) -> Option<T>) -> Option<Fact<T>> {
        fact(self.get(name)?, read)
    }

    /// One value, or a sequence of them.
    pub(crate) fn values<T>(self, name: &str, read: fn(&Node) -> Option<T>) -> Vec<Spanned<T>> {
        match self.get(name) {
            Some(Node::Seq(seq)) => seq.items.iter().filter_map(|item| spanned(item, read)).collect(),
            Some(node) => spanned(node, read).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The items of a sequence.
    pub(crate) fn items(self, name: &str) -> &'t [Node] {
        match self.get(name) {
            Some(Node::Seq(seq)) => &seq.items,
            _ => &[],
        }
    }

    /// The entries of a mapping.
    pub(crate) fn entries(self, name: &str) -> &'t [(Scalar, Node)] {
        self.get(name).map_or(&[], |node| Fields::of(node).entries)
    }

    /// The entries of a mapping, as far as they can be read.
    pub(crate) fn pairs<T>(self, name: &str, read: fn(Spanned<String>, &Node) -> Option<T>) -> Vec<T> {
        let key = |key: &Scalar| Spanned::new(key.text.clone(), key.span);
        self.entries(name).iter().filter_map(|(name, node)| read(key(name), node)).collect()
    }

    /// The names of the fields, in the order written.
    pub(crate) fn names(self) -> impl Iterator<Item = &'t str> {
        self.entries.iter().map(|(key, _)| key.text.as_str())
    }

    /// The lines that support what is inside.
    pub(crate) fn at(self) -> Option<Spanned<Citation>> {
        self.get("at").map(value::lines)
    }

    /// The standard that supports what is inside.
    pub(crate) fn registered(self) -> Option<Spanned<String>> {
        self.value("registered", text)
    }

    /// What supports a fact, written beside its value.
    pub(crate) fn evidence(self) -> Option<Evidence> {
        let inferred = || self.value("because", text).map(Evidence::Inferred);
        let registered = || self.registered().map(Evidence::Registered);
        self.at().map(Evidence::Stated).or_else(inferred).or_else(registered)
    }

    /// The document's own words for a value.
    pub(crate) fn quote(self) -> Option<Spanned<String>> {
        self.value("quote", text)
    }
}

/// A fact: its bare value, or `{is: value, at: …}`.
pub(crate) fn fact<T>(node: &Node, read: fn(&Node) -> Option<T>) -> Option<Fact<T>> {
    let (value, evidence, quote) = parts(node);
    Some(Fact { value: spanned(value?, read)?, evidence, quote })
}

/// A fact's value, what supports it, and the document's words for it: the same for values of every type.
fn parts(node: &Node) -> (Option<&Node>, Option<Evidence>, Option<Spanned<String>>) {
    match node {
        Node::Map(_) => {
            let fields = Fields::of(node);
            (fields.get("is"), fields.evidence(), fields.quote())
        }
        _ => (Some(node), None, None),
    }
}

/// A value and its place.
pub(crate) fn spanned<T>(node: &Node, read: fn(&Node) -> Option<T>) -> Option<Spanned<T>> {
    Some(Spanned::new(read(node)?, node.span()))
}
