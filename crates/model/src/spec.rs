//! What one YAML file says, typed but not yet checked: rows still stand in their groups, evidence may
//! still be left to the row, texts are still apart from their English. Every value knows its place, and
//! two specs are equal when their values are.
//!
//! Decoding is lenient. What could not be read is absent here, and a diagnostic has said so; so a file
//! with one wrong fact still yields all of its other facts.

mod evidence;
mod response;
mod status;
mod table;

use crate::source::{SourceId, Spanned};
use crate::vocabulary::{Effect, FieldRole, Origin, Severity, SkipReason, Step, TextKind, WaitKind};

pub use evidence::{Citation, Evidence, Fact, Lines};
pub use response::{Body, BodyField, Example, Header};
pub use status::{ErrorType, SeverityRule, StatusPattern, StatusRule};
pub use table::{ColumnValue, Group, Key, Meaning, Retired, Row, Table};

/// One spec file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The file it was read from.
    pub source: SourceId,
    /// The module's name, equal to the file's: `naver_commerce`.
    pub provider: Option<Spanned<String>>,
    /// What to call it.
    pub title: Option<Fact<String>>,
    /// The language of the texts, as a BCP 47 tag: `ko`.
    pub language: Option<Spanned<String>>,
    /// Base address of problem types, if the catalogue publishes one.
    pub docs: Option<Spanned<String>>,
    /// The documents it was transcribed from.
    pub sources: Vec<Document>,
    /// The tables of codes.
    pub tables: Vec<Spanned<Table>>,
    /// What the document says of HTTP statuses and their classes.
    pub statuses: Vec<StatusRule>,
    /// Types of error that the document names but no response carries.
    pub types: Vec<ErrorType>,
    /// What the document says of each severity.
    pub severities: Vec<SeverityRule>,
    /// The response headers it documents.
    pub headers: Vec<Header>,
    /// The shapes of response bodies it documents.
    pub bodies: Vec<Body>,
    /// How to ask the provider for help.
    pub support: Option<Support>,
    /// Where the document contradicts itself.
    pub conflicts: Vec<Spanned<Conflict>>,
    /// What is odd in it without contradicting it.
    pub remarks: Vec<Spanned<Note>>,
    /// Anything else it states, in our words.
    pub notes: Vec<Spanned<Note>>,
    /// The English of every text.
    pub phrases: Vec<Phrase>,
}

/// A document that facts are cited from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its short name in citations: `001` in `001:66`.
    pub id: Spanned<String>,
    /// The file's name in the folder of sources.
    pub file: Option<Spanned<String>>,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: Option<Spanned<String>>,
    /// How many lines it has.
    pub lines: Option<Spanned<u32>>,
    /// Its title.
    pub title: Option<Fact<String>>,
    /// Where it is published.
    pub url: Option<Fact<String>>,
    /// The date of the copy, or of the document.
    pub date: Option<Fact<String>>,
    /// Other facts that it states about itself.
    pub metadata: Vec<(Spanned<String>, Fact<String>)>,
    /// Lines that hold no fact, by reason.
    pub skipped: Vec<(SkipReason, Spanned<Citation>)>,
}

/// The facts that a row, a group, a status rule or an error type may carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The HTTP status.
    pub status: Option<Fact<u16>>,
    /// Texts, at most one of a kind, in the order of [`TextKind`].
    pub texts: Vec<(TextKind, Fact<String>)>,
    /// What brings a failed call back: alternatives, each a sequence of steps.
    pub recovery: Option<Fact<Vec<Alternative>>>,
    /// How long to wait before a retry.
    pub wait: Option<Fact<Wait>>,
    /// What became of the request.
    pub effect: Option<Fact<Effect>>,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

/// One of the things that may bring a failed call back.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The steps, with what supports them where that is not what supports the recovery.
    pub steps: Fact<Vec<Step>>,
    /// What has to hold of the response.
    pub when: Option<Spanned<When>>,
}

/// What has to hold of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// It has the header of this name.
    pub header: Option<Spanned<String>>,
}

/// How long to wait.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// The kind of wait.
    pub kind: WaitKind,
    /// Names of the headers to read; the latest moment counts.
    pub headers: Vec<Spanned<String>>,
}

/// How to ask the provider for help.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Support {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// The ids to attach.
    pub attach: Option<Fact<Vec<FieldRole>>>,
    /// Where to ask.
    pub ask: Option<Fact<String>>,
    /// What the document says of it, in our words.
    pub says: Option<Spanned<String>>,
}

/// A contradiction, or a text that cannot mean what it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conflict {
    /// All the places.
    pub at: Option<Spanned<Citation>>,
    /// What disagrees.
    pub about: Option<Spanned<String>>,
    /// What we follow.
    pub follow: Option<Spanned<String>>,
    /// Why.
    pub because: Option<Spanned<String>>,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: Vec<Spanned<String>>,
}

/// A statement of the document in our words, or one of ours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// What supports it.
    pub evidence: Option<Evidence>,
    /// What it says.
    pub says: Option<Spanned<String>>,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: Vec<Spanned<String>>,
}

/// A text and its English.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// The text as specs quote it.
    pub source: Spanned<String>,
    /// The English, by us.
    pub english: Spanned<String>,
}
