//! A fact as the spec writes it in, a fact with its basis and its English out.

use crate::catalog::{Basis, Citation, Fact, Lines, Text};
use crate::hash::Map;
use crate::source::{Source, Span, Spanned};
use crate::spec::{self, Evidence, Header, Spec};
use crate::text::lines::LineIndex;
use std::collections::hash_map::Entry;

/// What the facts of one spec are resolved against.
pub(super) struct Context<'a> {
    pub(super) spec: &'a Spec,
    phrases: Map<&'a str, &'a str>,
    headers: Vec<&'a Header>,
    header_of: Map<String, usize>,
    lines: LineIndex<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(spec: &'a Spec, source: &'a Source) -> Self {
        let mut phrases = Map::default();
        for phrase in &spec.phrases {
            phrases.entry(phrase.source.value.as_str()).or_insert(phrase.english.value.as_str());
        }
        let (mut headers, mut header_of) = (Vec::new(), Map::default());
        for header in &spec.headers {
            if let Entry::Vacant(entry) = header_of.entry(header.name.value.to_ascii_lowercase()) {
                entry.insert(headers.len());
                headers.push(header);
            }
        }
        Self { spec, phrases, headers, header_of, lines: LineIndex::new(&source.text) }
    }

    /// The headers, each name once.
    pub(super) fn headers(&self) -> impl Iterator<Item = &'a Header> {
        self.headers.iter().copied()
    }

    /// The index of a header by its name, whose case does not matter.
    pub(super) fn header(&self, name: &str) -> Option<usize> {
        self.header_of.get(&name.to_ascii_lowercase()).copied()
    }

    /// The line of the spec that a span begins on, from 1.
    pub(super) fn line(&self, span: Span) -> u32 {
        u32::try_from(self.lines.line(span.start as usize) + 1).unwrap_or(u32::MAX)
    }

    /// The basis of what nothing supports: the catalogue's own word.
    pub(super) fn unsupported(&self) -> Basis {
        Basis::Declared
    }

    /// The basis of a section that may cite lines, or else a standard, or else rests on what is around it.
    pub(super) fn section(
        &self,
        at: Option<&Spanned<spec::Citation>>,
        registered: Option<&Spanned<String>>,
        around: &Basis,
    ) -> Basis {
        match (at, registered) {
            (Some(citation), _) => Basis::Stated(self.citation(citation)),
            (None, Some(section)) => Basis::Registered(section.value.clone()),
            (None, None) => around.clone(),
        }
    }

    /// The basis of a fact.
    pub(super) fn basis(&self, evidence: Option<&Evidence>, around: &Basis) -> Basis {
        match evidence {
            Some(Evidence::Stated(citation)) => Basis::Stated(self.citation(citation)),
            Some(Evidence::Inferred(reason)) => Basis::Inferred(reason.value.clone()),
            Some(Evidence::Registered(section)) => Basis::Registered(section.value.clone()),
            None => around.clone(),
        }
    }

    /// Lines, each with its document: the only one, where the spec has one and does not name it.
    pub(super) fn citation(&self, citation: &spec::Citation) -> Citation {
        let only = self.spec.sources.first().map(|document| document.id.value.as_str());
        let lines = citation.lines.iter().map(|lines| Lines {
            document: lines.document.as_deref().or(only).unwrap_or_default().to_owned(),
            first: lines.first,
            last: lines.last,
        });
        lines.collect()
    }

    /// The lines of a section that may have none.
    pub(super) fn lines(&self, at: Option<&Spanned<spec::Citation>>) -> Citation {
        at.map(|citation| self.citation(citation)).unwrap_or_default()
    }

    /// A text with its English: itself where it is ASCII, or where a faulty phrase book has a gap.
    pub(super) fn text(&self, source: &str) -> Text {
        let english = if source.is_ascii() { source } else { self.phrases.get(source).copied().unwrap_or(source) };
        Text { source: source.to_owned(), english: english.to_owned() }
    }

    /// A fact whose value is taken over.
    pub(super) fn fact<T: Clone>(&self, fact: &spec::Fact<T>, around: &Basis) -> Fact<T> {
        self.map(fact, around, T::clone)
    }

    /// A fact whose value is a text of the document.
    pub(super) fn text_fact(&self, fact: &spec::Fact<String>, around: &Basis) -> Fact<Text> {
        self.map(fact, around, |source| self.text(source))
    }

    /// A fact whose value is read further.
    pub(super) fn map<T, U>(&self, fact: &spec::Fact<T>, around: &Basis, value: impl FnOnce(&T) -> U) -> Fact<U> {
        Fact {
            value: value(&fact.value.value),
            basis: self.basis(fact.evidence.as_ref(), around),
            quote: fact.quote.as_ref().map(|quote| self.text(&quote.value)),
        }
    }
}
