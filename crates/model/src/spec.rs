//! What one YAML file says, typed but not yet checked: rows still stand in their groups, evidence may
//! still be left to the row, texts are still apart from their English. Every value knows its place, and
//! two specs are equal when their values are.
//!
//! Reading is lenient. What could not be read is absent here, and a diagnostic has said so; so a file
//! with one wrong fact still yields all of its other facts. The objects come from the declaration of the language.

mod evidence;
mod objects;
mod status_pattern;

use crate::source::Spanned;
use crate::vocabulary::Step;

pub use evidence::{Around, Citation, Evidence, Fact, Lines};
pub use objects::*;
pub use status_pattern::StatusPattern;

/// One of the things that may bring a failed call back.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The steps, with what supports them where that is not what supports the recovery.
    pub steps: Fact<Vec<Step>>,
    /// What has to hold of the response.
    pub when: Option<Spanned<When>>,
}

/// A text and its English.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// The text as specs quote it.
    pub source: Spanned<String>,
    /// The English, by us.
    pub english: Spanned<String>,
}

/// A value of a column that the table declares.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnValue {
    /// The scalar as written.
    pub text: Spanned<String>,
    /// Whether it stood in quotes.
    pub quoted: bool,
}
