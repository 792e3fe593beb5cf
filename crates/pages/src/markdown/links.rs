//! A provider in, out where its page speaks of each of its things, and lines with links to them.

use super::inline::{Anchor, Inline, Label, Target, words};
use super::page::Page;
use super::{LANGUAGE, page_name};
use crate::page::link;
use crate::page::{Block, Section};
use codetable_model::catalog::{Provider, Row, Text};
use codetable_model::text::language::is_english;
use codetable_model::words::{LinkTarget, Piece, RichText};
use std::collections::BTreeSet;

/// Where everything on the page of a provider stands.
pub(super) struct Links<'a> {
    provider: &'a Provider,
    /// For every table, the anchors of its rows.
    codes: Vec<Vec<Anchor>>,
    /// The label of every document, and its address.
    documents: Vec<(Label, Option<String>)>,
    /// For every table, the parts that its rows are in; empty where the page has all of them.
    parts: Vec<Vec<usize>>,
    /// The page that is being written: the provider's, or one of its parts.
    here: Option<usize>,
}

impl<'a> Links<'a> {
    /// No code takes the anchor of another thing.
    pub(super) fn new(provider: &'a Provider, sections: &[Section], others: &[Anchor]) -> Self {
        let mut taken: BTreeSet<Anchor> = others.iter().cloned().collect();
        for section in sections {
            taken.extend(anchor(&section.place));
            taken.extend(section.blocks.iter().filter_map(|block| match block {
                Block::Entry(entry) => anchor(&entry.place),
                Block::Heading(place, _) => place.as_ref().and_then(anchor),
                _ => None,
            }));
        }
        let mut codes = Vec::new();
        for table in &provider.tables {
            let anchor = |row: &Row| {
                let code = row.code.to_string();
                let short = Anchor::new(&code);
                if taken.insert(short.clone()) { short } else { Anchor::new(&format!("{}/{code}", table.id)) }
            };
            codes.push(table.rows.iter().map(anchor).collect());
        }
        let documents = provider.documents.iter().enumerate();
        let documents =
            documents.map(|(index, of)| (Label::new(&of.id, index), link::document(provider, &of.id))).collect();
        Self { provider, codes, documents, parts: Vec::new(), here: None }
    }

    /// The same, of a provider whose codes are on pages of their own.
    pub(super) fn in_parts(self, parts: Vec<Vec<usize>>) -> Self {
        Self { parts, ..self }
    }

    /// Goes on with a part of the provider's page.
    pub(super) fn go_to(&mut self, part: usize) {
        self.here = Some(part);
    }

    /// The anchor of a thing of the page.
    pub(super) fn anchor(&self, target: &LinkTarget) -> Option<Anchor> {
        match target {
            LinkTarget::Code(table, row) => self.codes.get(*table)?.get(*row).cloned(),
            target => anchor(target),
        }
    }

    /// Whether the texts are in English already, so that one column shows both.
    pub(super) fn is_english(&self) -> bool {
        self.provider.languages.iter().all(|tag| is_english(tag))
    }

    /// A line with its links; of a text of the document its English.
    pub(super) fn english(&self, text: &RichText) -> Inline {
        self.inline(text, |text| Inline::text(text.english()))
    }

    /// The same; of a text of the document also what it has itself.
    pub(super) fn both(&self, text: &RichText) -> Inline {
        self.inline(text, |text| {
            let english = if text.source == text.english() { "" } else { text.english() };
            Inline::join([Inline::text(&text.source), Inline::text(english), others(text)], "<br>")
        })
    }

    /// A text as the document has it, and in the languages that pages do not speak.
    pub(super) fn source(text: &Text) -> Inline {
        Inline::join([Inline::text(&text.source), others(text)], "<br>")
    }

    fn inline(&self, text: &RichText, document: impl Fn(&Text) -> Inline) -> Inline {
        // Neighbours that lead to the same place are one link.
        let mut pieces: Vec<(Option<LinkTarget>, Inline)> = Vec::new();
        text.pieces(LANGUAGE, &mut |piece, target| {
            let inline = match piece {
                Piece::Ours(words) => Inline::ours(words),
                Piece::Basis(kind) => Inline::ours(kind.name().of(LANGUAGE)),
                Piece::Text(text) => Inline::text(text),
                Piece::Prose(text, _) => Inline::prose(&text),
                Piece::Code(text) => Inline::code(text),
                Piece::Document(text) => document(text),
            };
            match pieces.last_mut() {
                Some((of, before)) if of.as_ref() == target && target.is_some() => before.push(&inline),
                _ => pieces.push((target.cloned(), inline)),
            }
        });
        let linked = |(target, inline)| match target {
            Some(target) => self.linked(inline, &target),
            None => inline,
        };
        Inline::join(pieces.into_iter().map(linked), "")
    }

    fn linked(&self, inline: Inline, target: &LinkTarget) -> Inline {
        match target {
            LinkTarget::Web(address) => inline.linked(&Target::web(address)),
            LinkTarget::Document(id) => {
                let index = self.provider.documents.iter().position(|document| document.id == *id);
                match index.and_then(|index| self.documents.get(index)) {
                    Some((label, Some(_))) => inline.referring(label),
                    _ => inline,
                }
            }
            target => match self.anchor(target) {
                Some(anchor) => inline.linked(&self.target(target, &anchor)),
                None => inline,
            },
        }
    }

    /// An anchor, on this page or on another of the provider's.
    fn target(&self, target: &LinkTarget, anchor: &Anchor) -> Target {
        let there = match target {
            LinkTarget::Code(table, row) => self.parts.get(*table).and_then(|rows| rows.get(*row)).copied(),
            _ => None,
        };
        if there == self.here { Target::anchor(anchor) } else { Target::page(&page_name(self.provider, there), anchor) }
    }

    /// The definitions that the links to documents go through.
    pub(super) fn definitions(&self, page: &mut Page) {
        page.definitions(self.documents.iter().filter_map(|(label, target)| Some((label, target.clone()?))));
    }
}

/// `ja: 在庫がありません`
fn others(text: &Text) -> Inline {
    Inline::join(text.others().map(|(language, text)| words![Inline::text(language), ": ", Inline::text(text)]), "<br>")
}

fn anchor(target: &LinkTarget) -> Option<Anchor> {
    link::anchor(target).map(Anchor::of)
}
