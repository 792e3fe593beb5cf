//! What one YAML file says, typed but not yet checked: rows still stand in their groups, evidence may
//! still be left to the row, texts are still apart from their translations. Every value knows its place, and
//! two specs are equal when their values are.
//!
//! Reading is lenient. What could not be read is absent here, and a diagnostic has said so; so a file
//! with one wrong fact still yields all of its other facts. The objects come from the declaration of the language.

mod evidence;
mod objects;
mod status_pattern;

use crate::source::Spanned;
use crate::text::variant;
use crate::vocabulary::{NameSource, ParameterType, Step, TextKind};

pub use evidence::{Around, Citation, Evidence, Fact, Lines};
pub use objects::*;
pub use status_pattern::StatusPattern;

impl Spec {
    /// The document that is meant where lines are cited and none is named: the only one.
    #[must_use]
    pub fn only_document(&self) -> Option<&str> {
        match self.sources.as_slice() {
            [document] => Some(&document.id.value),
            _ => None,
        }
    }
}

impl Table {
    /// Whether rows without a name are named from their codes.
    #[must_use]
    pub fn names_codes(&self) -> bool {
        self.names.as_ref().is_some_and(|names| names.value == NameSource::FromCodes)
    }

    /// Names the rows that say no name, where the table takes names from codes: such a name stands where its code does.
    pub fn name_rows(&mut self) {
        if !self.names_codes() {
            return;
        }
        let rows = self.groups.iter_mut().flat_map(|group| &mut group.rows);
        for row in rows.filter(|row| row.name.is_none()) {
            row.name = variant::name(&row.code.value).map(|name| Spanned::new(name, row.code.span));
        }
    }
}

impl Row {
    /// Its texts in all of its meanings, its group's where it has none of a kind.
    pub fn texts<'s>(&'s self, group: &'s Group) -> impl Iterator<Item = &'s Spanned<String>> {
        let has = |kind: &TextKind| self.facts.texts.iter().any(|(of, _)| of == kind);
        let shared = group.facts.texts.iter().filter(move |(kind, _)| !has(kind));
        let also = self.also.iter().flat_map(|meaning| &meaning.facts.texts);
        self.facts.texts.iter().chain(shared).chain(also).map(|(_, text)| &text.value)
    }

    /// Its status, or that of its group.
    #[cfg(feature = "lints")]
    pub(crate) fn status<'s>(&'s self, group: &'s Group) -> Option<&'s Fact<u16>> {
        self.facts.status.as_ref().or(group.facts.status.as_ref())
    }

    /// Whether its texts stand as they are.
    #[must_use]
    pub fn is_verbatim(&self, table: &Table) -> bool {
        self.verbatim.as_ref().or(table.verbatim.as_ref()).is_some_and(|verbatim| verbatim.value)
    }

    /// Whether its name is only that of its code.
    #[must_use]
    pub fn is_named_from_code(&self) -> bool {
        self.name.as_ref().is_some_and(|name| name.span == self.code.span)
    }
}

/// One of the things that may bring a failed call back.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The steps, with what supports them where that is not what supports the recovery.
    pub steps: Fact<Vec<Step>>,
    /// What has to hold of the response.
    pub when: Option<Spanned<When>>,
}

/// A text and its translations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// The text as it stands.
    pub source: Spanned<String>,
    /// What it is in other languages, by us.
    pub translations: Vec<Translation>,
}

/// What a text is in another language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translation {
    /// The language; it is not named where there is one only.
    pub language: Option<Spanned<String>>,
    /// The text.
    pub text: Spanned<String>,
}

/// What a program fills into texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name, which stands in braces in a text.
    pub name: Spanned<String>,
    /// The type of its values.
    pub ty: ParameterType,
}

/// What a row has in a column that the table declares.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnValue {
    /// The value, or those of a list; none where nothing is written.
    pub items: Spanned<Vec<ColumnItem>>,
    /// Whether it is written as a list.
    pub is_list: bool,
}

/// A single value of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnItem {
    /// The scalar as written.
    pub text: Spanned<String>,
    /// Whether it stood in quotes.
    pub quoted: bool,
}
