//! A tree in, the texts out that stand as they are because `verbatim: true` stands beside or around them: whether a phrase
//! translates one of them, the phrase itself does not say.

use crate::hash::Set;
use crate::parse;
use crate::source::Source;
use crate::tree::{Map, Node};

/// The texts of objects that say so.
pub(super) struct Verbatim<'t> {
    texts: Set<&'t str>,
}

impl<'t> Verbatim<'t> {
    pub(super) fn of(root: &'t Node, source: &Source) -> Self {
        let mut texts = Set::default();
        if source.text.contains("verbatim") {
            collect(root, false, &mut texts);
        }
        Self { texts }
    }

    /// Whether a text is one of them.
    pub(super) fn has(&self, text: &str) -> bool {
        self.texts.contains(text)
    }
}

/// What an object says of its own texts.
pub(super) fn said(map: &Map) -> Option<bool> {
    match map.get("verbatim") {
        Some((_, Node::Scalar(scalar))) if scalar.plain => parse::boolean(&scalar.text),
        _ => None,
    }
}

fn collect<'t>(node: &'t Node, around: bool, texts: &mut Set<&'t str>) {
    match node {
        Node::Scalar(scalar) if around => drop(texts.insert(&scalar.text)),
        Node::Scalar(_) => {}
        Node::Seq(seq) => seq.items.iter().for_each(|item| collect(item, around, texts)),
        Node::Map(map) => {
            let is_verbatim = said(map).unwrap_or(around);
            map.entries.iter().for_each(|(_, node)| collect(node, is_verbatim, texts));
        }
    }
}
