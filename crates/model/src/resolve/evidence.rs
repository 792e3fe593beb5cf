//! A fact as the spec writes it in, a fact with its basis and its translations out.

use super::phrases::Book;
use crate::catalog::{Basis, Citation, Fact, Has, Lines, Text, Wait, When};
use crate::hash::Map;
use crate::source::{Source, Span};
use crate::spec::{self, Evidence, Header, Spec};
use crate::text::lines::LineIndex;
use std::collections::hash_map::Entry;

/// What the facts of one spec are resolved against.
#[allow(missing_debug_implementations, reason = "nobody outside has one")]
pub struct Context<'a> {
    pub(crate) spec: &'a Spec,
    phrases: Book<'a>,
    prose: Book<'a>,
    headers: Vec<&'a Header>,
    header_of: Map<String, usize>,
    lines: LineIndex<'a>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(spec: &'a Spec, source: &'a Source) -> Self {
        let (mut headers, mut header_of) = (Vec::new(), Map::default());
        for header in &spec.headers {
            if let Entry::Vacant(entry) = header_of.entry(header.name.value.to_ascii_lowercase()) {
                entry.insert(headers.len());
                headers.push(header);
            }
        }
        let phrases = Book::new(spec.language.as_ref(), &spec.translations, &spec.phrases);
        let prose = match &spec.prose {
            Some(of) => Book::new(of.language.as_ref(), &of.translations, &of.phrases),
            None => Book::new(None, &[], &[]),
        };
        Self { spec, phrases, prose, headers, header_of, lines: LineIndex::new(&source.text) }
    }

    /// The headers, each name once.
    pub(crate) fn headers(&self) -> impl Iterator<Item = &'a Header> {
        self.headers.iter().copied()
    }

    /// The index of a header by its name, whose case does not matter.
    pub(crate) fn header(&self, name: &str) -> Option<usize> {
        self.header_of.get(&name.to_ascii_lowercase()).copied()
    }

    /// The line of the spec that a span begins on, from 1.
    pub(crate) fn line(&self, span: Span) -> u32 {
        u32::try_from(self.lines.line(span.start as usize) + 1).unwrap_or(u32::MAX)
    }

    /// The basis of a section that may cite lines, or else a standard, or else rests on what is around it.
    pub(crate) fn section(&self, evidence: &spec::Around, around: &Basis) -> Basis {
        match (&evidence.at, &evidence.registered) {
            (Some(citation), _) => Basis::Stated(self.citation(citation)),
            (None, Some(section)) => Basis::Registered(section.value.clone()),
            (None, None) => around.clone(),
        }
    }

    /// The basis of a fact.
    pub(crate) fn basis(&self, evidence: Option<&Evidence>, around: &Basis) -> Basis {
        match evidence {
            Some(Evidence::Stated(citation)) => Basis::Stated(self.citation(citation)),
            Some(Evidence::Inferred(reason)) => Basis::Inferred(self.prose(&reason.value)),
            Some(Evidence::Registered(section)) => Basis::Registered(section.value.clone()),
            None => around.clone(),
        }
    }

    /// A condition, if it says of what.
    pub(crate) fn when(&self, when: &spec::When) -> Option<When> {
        let spec::When { header, member, value } = when;
        let header = header.as_ref().map(|name| Has::Header(name.value.clone()));
        let has = header.or_else(|| Some(Has::Member(member.as_ref()?.value.clone())))?;
        Some(When { has, value: value.as_ref().map(|value| value.value.clone()) })
    }

    /// Lines, each with its document: the only one, where the spec has one and does not name it.
    pub(crate) fn citation(&self, citation: &spec::Citation) -> Citation {
        let only = self.spec.sources.first().map(|document| document.id.value.as_str());
        let lines = citation.lines.iter().map(|lines| Lines {
            document: lines.document.as_deref().or(only).unwrap_or_default().to_owned(),
            first: lines.first,
            last: lines.last,
        });
        lines.collect()
    }

    /// A quoted text with its translations.
    pub(crate) fn text(&self, source: &str) -> Text {
        self.phrases.text(source)
    }

    /// A sentence of ours with its translations.
    pub(crate) fn prose(&self, source: &str) -> Text {
        self.prose.text(source)
    }

    /// The languages of the quoted texts, and those of our own words.
    pub(crate) fn languages(&self) -> [Vec<String>; 2] {
        [&self.phrases, &self.prose].map(|book| book.languages.iter().map(|tag| (*tag).to_owned()).collect())
    }

    /// A wait with its headers found; one that the spec does not describe is left out.
    pub(crate) fn wait(&self, wait: &spec::Wait) -> Wait {
        let spec::Wait { evidence: (), kind, seconds, members, headers } = wait;
        Wait {
            kind: *kind,
            seconds: seconds.as_ref().map(|seconds| seconds.value),
            members: members.iter().map(|pointer| pointer.value.clone()).collect(),
            headers: headers.iter().filter_map(|name| self.header(&name.value)).collect(),
        }
    }

    /// A fact whose value is read further.
    pub(crate) fn map<T, U>(&self, fact: &spec::Fact<T>, around: &Basis, value: impl FnOnce(&T) -> U) -> Fact<U> {
        Fact {
            value: value(&fact.value.value),
            basis: self.basis(fact.evidence.as_ref(), around),
            quote: fact.quote.as_ref().map(|quote| self.text(&quote.value)),
        }
    }
}
