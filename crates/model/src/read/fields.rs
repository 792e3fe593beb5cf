//! A mapping in, its fields out by name: a thin typed view, so that decoding an object is a list of lines,
//! one for each field.

use super::value::{self, text};
use crate::source::Spanned;
use crate::spec::{Citation, Evidence, Fact};
use crate::tree::{Map, Node, Scalar};

/// The fields of a mapping; a node that is no mapping has none.
#[derive(Clone, Copy)]
pub(super) struct Fields<'t> {
    entries: &'t [(Scalar, Node)],
}

impl<'t> Fields<'t> {
    /// The fields of `node`.
    pub(super) fn of(node: &'t Node) -> Self {
        match node {
            Node::Map(Map { entries, .. }) => Self { entries },
            _ => Self { entries: &[] },
        }
    }

    /// A field as it stands.
    pub(super) fn get(self, name: &str) -> Option<&'t Node> {
        self.entries.iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }

    /// A value without evidence.
    pub(super) fn value<T>(self, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Spanned<T>> {
        spanned(self.get(name)?, read)
    }

    /// A value with what supports it.
    pub(super) fn fact<T>(self, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<Fact<T>> {
        fact(self.get(name)?, read)
    }

    /// One value, or a sequence of them.
    pub(super) fn values<T>(self, name: &str, read: impl Fn(&Node) -> Option<T>) -> Vec<Spanned<T>> {
        match self.get(name) {
            Some(Node::Seq(seq)) => seq.items.iter().filter_map(|item| spanned(item, &read)).collect(),
            Some(node) => spanned(node, read).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The objects of a sequence.
    pub(super) fn items<T>(self, name: &str, decode: impl Fn(&Node) -> T) -> Vec<T> {
        match self.get(name) {
            Some(Node::Seq(seq)) => seq.items.iter().map(decode).collect(),
            _ => Vec::new(),
        }
    }

    /// The entries of a mapping from names to objects.
    pub(super) fn entries<T>(self, name: &str, decode: impl Fn(Spanned<String>, &Node) -> T) -> Vec<T> {
        self.some_entries(name, |key, node| Some(decode(key, node)))
    }

    /// The entries of a mapping whose names may not fit.
    pub(super) fn some_entries<T>(self, name: &str, decode: impl Fn(Spanned<String>, &Node) -> Option<T>) -> Vec<T> {
        let entries = self.get(name).map_or(&[][..], |node| Fields::of(node).entries);
        let key = |key: &Scalar| Spanned::new(key.text.clone(), key.span);
        entries.iter().filter_map(|(name, node)| decode(key(name), node)).collect()
    }

    /// The fields in the order written, each with its name.
    pub(super) fn iter(self) -> impl Iterator<Item = (&'t str, &'t Node)> {
        self.entries.iter().map(|(key, node)| (key.text.as_str(), node))
    }

    /// The lines that support what is inside.
    pub(super) fn at(self) -> Option<Spanned<Citation>> {
        self.get("at").map(value::lines)
    }

    /// The standard that supports what is inside.
    pub(super) fn registered(self) -> Option<Spanned<String>> {
        self.value("registered", text)
    }

    /// What supports a fact, written beside its value.
    pub(super) fn evidence(self) -> Option<Evidence> {
        let inferred = || self.value("because", text).map(Evidence::Inferred);
        let registered = || self.registered().map(Evidence::Registered);
        self.at().map(Evidence::Stated).or_else(inferred).or_else(registered)
    }

    /// The document's own words for a value.
    pub(super) fn quote(self) -> Option<Spanned<String>> {
        self.value("quote", text)
    }
}

/// A fact: its bare value, or `{is: value, at: …}`.
pub(super) fn fact<T>(node: &Node, read: impl Fn(&Node) -> Option<T>) -> Option<Fact<T>> {
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
fn spanned<T>(node: &Node, read: impl Fn(&Node) -> Option<T>) -> Option<Spanned<T>> {
    Some(Spanned::new(read(node)?, node.span()))
}
