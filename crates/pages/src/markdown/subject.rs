//! A provider in, what every section of its page needs out: where each thing stands, and links to it.

use super::LANGUAGE;
use super::evidence::Evidence;
use super::inline::{Anchor, Inline, Target, words};
use crate::wording::evidence;
use crate::wording::place::{self, Place};
use crate::wording::span::Words;
use codetable_model::catalog::{Basis, Provider, Row, StatusRule, Table};
use std::collections::BTreeSet;

/// A provider, and where its page speaks of each of its things.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) evidence: Evidence<'a>,
    /// For every table, the anchors of its rows.
    codes: Vec<Vec<Anchor>>,
}

impl<'a> Subject<'a> {
    /// A provider whose page has sections of these titles: no code takes the anchor of another thing.
    pub(crate) fn new(provider: &'a Provider, sections: impl Iterator<Item = &'static str>) -> Self {
        let mut taken: BTreeSet<Anchor> = sections.map(section_anchor).collect();
        taken.extend(provider.statuses.iter().map(|rule| status_anchor(&rule.pattern.to_string())));
        taken.extend(provider.types.iter().map(|of| type_anchor(&of.name)));
        taken.extend(provider.bodies.iter().map(|body| body_anchor(&body.id)));
        let mut codes = Vec::new();
        for table in &provider.tables {
            let anchor = |row: &Row| {
                let code = row.code.to_string();
                let short = Anchor::new(&code);
                if taken.insert(short.clone()) { short } else { Anchor::new(&format!("{}/{code}", table.id)) }
            };
            codes.push(table.rows.iter().map(anchor).collect());
        }
        Self { provider, evidence: Evidence::new(&provider.documents), codes }
    }

    /// Whether the texts are in English already, so that one column shows both.
    pub(crate) fn is_english(&self) -> bool {
        self.provider.language.as_deref().is_none_or(|tag| tag == "en" || tag.starts_with("en-"))
    }

    /// The anchor of a row.
    pub(crate) fn code_anchor(&self, table: usize, row: usize) -> Anchor {
        self.codes.get(table).and_then(|rows| rows.get(row)).cloned().unwrap_or_else(|| Anchor::new(""))
    }

    /// The code of a row, linked to its section.
    pub(crate) fn code_link(&self, table: usize, row: usize, code: &str) -> Inline {
        Inline::code(code).linked(&Target::anchor(&self.code_anchor(table, row)))
    }

    /// What a conflict or note concerns, linked to where the page speaks of it.
    pub(crate) fn concern(&self, name: &str) -> Inline {
        let code = Inline::code(name);
        match place::named(self.provider, name) {
            Some(place) => self.link(code, &place),
            None => code,
        }
    }

    /// Words with links to where the page speaks of their places.
    pub(crate) fn say(&self, words: &Words) -> Inline {
        Inline::words(words, |inline, place| self.link(inline, place))
    }

    /// What supports a fact.
    pub(crate) fn basis(&self, basis: &Basis) -> Inline {
        self.say(&evidence::basis(basis, LANGUAGE))
    }

    /// The basis of a part in brackets, with a space before it; nothing where it is that of the whole.
    pub(crate) fn aside(&self, part: &Basis, whole: &Basis) -> Inline {
        if part == whole { Inline::default() } else { words![" (", self.basis(part), ")"] }
    }

    fn link(&self, inline: Inline, place: &Place) -> Inline {
        let anchor = match place {
            Place::Code(table, row) => self.code_anchor(*table, *row),
            Place::Codes => section_anchor("Codes"),
            Place::Status(pattern) => status_anchor(pattern),
            Place::Type(name) => type_anchor(name),
            Place::Severities => section_anchor("Severities"),
            Place::Headers => section_anchor("Headers"),
            Place::Body(id) => body_anchor(id),
            Place::Support => section_anchor("Support"),
            Place::Document(id, _) => return self.evidence.link(inline, id),
        };
        inline.linked(&Target::anchor(&anchor))
    }

    /// The rows of a table in the order of the document, for a reader who has it beside the page.
    pub(crate) fn rows_in_order<'t>(&self, table: &'t Table) -> Vec<(usize, &'t Row)> {
        let mut rows: Vec<(usize, &Row)> = table.rows.iter().enumerate().collect();
        rows.sort_by_key(|(_, row)| self.place(row));
        rows
    }

    /// Document and line of a row; rows that no document states come last.
    fn place(&self, row: &Row) -> (usize, u32) {
        let codetable_model::catalog::Basis::Stated(citation) = &row.basis else { return (usize::MAX, 0) };
        let Some(lines) = citation.first() else { return (usize::MAX, 0) };
        let document = self.provider.documents.iter().position(|document| document.id == lines.document);
        (document.unwrap_or(usize::MAX), lines.first)
    }
}

/// The rules in the order of their statuses, a status before the class it belongs to.
pub(crate) fn statuses_in_order(provider: &Provider) -> Vec<&StatusRule> {
    let mut rules: Vec<&StatusRule> = provider.statuses.iter().collect();
    rules.sort_by_key(|rule| (rule.pattern.first / 100, rule.pattern.last - rule.pattern.first, rule.pattern.first));
    rules
}

/// The anchor of a section.
pub(crate) fn section_anchor(title: &str) -> Anchor {
    Anchor::new(&title.to_lowercase())
}

/// The anchor of a status rule.
pub(crate) fn status_anchor(words: &str) -> Anchor {
    Anchor::new(&format!("status {words}"))
}

/// The anchor of a type of error.
pub(crate) fn type_anchor(name: &str) -> Anchor {
    Anchor::new(&format!("type {name}"))
}

/// The anchor of a body.
pub(crate) fn body_anchor(id: &str) -> Anchor {
    Anchor::new(&format!("body {id}"))
}
