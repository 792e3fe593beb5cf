//! What one YAML file says, typed but not yet checked: rows still stand in their groups, evidence may
//! still be left to the row, texts are still apart from their English. Every value knows its place, and
//! two specs are equal when their values are.
//!
//! Decoding is lenient. What could not be read is absent here, and a diagnostic has said so; so a file
//! with one wrong fact still yields all of its other facts.

use crate::source::{SourceId, Spanned};
use crate::vocabulary::{
    Allowance, ColumnType, Effect, FactName, FieldRole, Format, HeaderRole, JsonType, KeyType, LookupKind, Origin,
    Period, Presence, Severity, SkipReason, Step, TableKind, TextKind, WaitKind,
};
use std::fmt;

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

/// A value with what supports it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    /// The value and its place.
    pub value: Spanned<T>,
    /// What supports it; `None` leaves it to the row, the group or the section around it.
    pub evidence: Option<Evidence>,
    /// The document's own words, where the value is a word of ours.
    pub quote: Option<Spanned<String>>,
}

/// What supports a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The document says it, on these lines (`at`).
    Stated(Spanned<Citation>),
    /// We conclude it, for this reason (`because`).
    Inferred(Spanned<String>),
    /// A registry or standard says it, in this section (`registered`).
    Registered(Spanned<String>),
}

/// Lines of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// The lines, in the order given.
    pub lines: Vec<Spanned<Lines>>,
}

/// A range of lines of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The document's id; `None` where the spec has a single document.
    pub document: Option<String>,
    /// First line, from 1.
    pub first: u32,
    /// Last line, inclusive.
    pub last: u32,
}

/// The facts that a row, a group, a status rule or an error type may carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The HTTP status.
    pub status: Option<Fact<u16>>,
    /// Texts, at most one of a kind, in the order of [`TextKind`].
    pub texts: Vec<(TextKind, Fact<String>)>,
    /// Ways out: alternatives, each a sequence of steps.
    pub ways: Option<Fact<Vec<Vec<Step>>>>,
    /// How long to wait before a retry.
    pub wait: Option<Fact<Wait>>,
    /// What became of the request.
    pub effect: Option<Fact<Effect>>,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

/// How long to wait.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// The kind of wait.
    pub kind: WaitKind,
    /// Names of the headers to read, best first.
    pub headers: Vec<Spanned<String>>,
}

/// A table of codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its name in the spec: `errors`.
    pub id: Spanned<String>,
    /// The enum's name.
    pub enum_name: Option<Spanned<String>>,
    /// Its title in the document.
    pub title: Option<Fact<String>>,
    /// The lines of its heading and head.
    pub at: Option<Spanned<Citation>>,
    /// Errors (the default) or other values.
    pub kind: Option<Spanned<TableKind>>,
    /// Whether the enum is `#[non_exhaustive]`.
    pub open: Option<Spanned<bool>>,
    /// How codes are looked up.
    pub lookup: Option<Spanned<LookupKind>>,
    /// What its keys look like.
    pub key: Key,
    /// Facts that every row must have.
    pub require: Vec<Spanned<FactName>>,
    /// Columns of its own.
    pub columns: Vec<(Spanned<String>, Spanned<ColumnType>)>,
    /// The rows; those given without a group stand in a group of their own.
    pub groups: Vec<Group>,
}

/// What the keys of a table look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// The type; text if absent.
    pub ty: Option<Spanned<KeyType>>,
    /// What every text key begins with.
    pub prefix: Option<Fact<String>>,
    /// The least and greatest integer of the family: `-9999..-1`.
    pub range: Option<Fact<(i128, i128)>>,
    /// The structure of every text key: `EXEG-{series:4}-{status:3}`.
    pub pattern: Option<Fact<String>>,
    /// The URI that a key also travels in: `https://ns.example/errors/{code}`.
    pub uri: Option<Fact<String>>,
}

/// Rows under one heading, and what the heading says of all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The lines of the heading: the evidence of the group's own facts, and of a row that has none.
    pub at: Option<Spanned<Citation>>,
    /// The standard that the group is taken from, likewise.
    pub registered: Option<Spanned<String>>,
    /// Facts that every row has unless it says otherwise.
    pub facts: Facts,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The code as it goes over the wire.
    pub code: Spanned<String>,
    /// The variant's name.
    pub name: Option<Spanned<String>>,
    /// Its lines: the default evidence of its facts.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from: likewise a default.
    pub registered: Option<Spanned<String>>,
    /// Other spellings that mean the same code.
    pub aliases: Vec<Spanned<String>>,
    /// Set on a code that is no longer in use.
    pub retired: Option<Spanned<Retired>>,
    /// The version that brought it.
    pub since: Option<Spanned<String>>,
    /// Where to read more.
    pub links: Vec<Spanned<String>>,
    /// Further meanings, where the document lists the code more than once.
    pub also: Vec<Meaning>,
    /// Values of the table's own columns.
    pub columns: Vec<(Spanned<String>, ColumnValue)>,
    /// What is known of it.
    pub facts: Facts,
}

/// A tombstone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retired {
    /// The version that retired it.
    pub since: Option<Spanned<String>>,
    /// The code to use instead.
    pub replacement: Option<Spanned<String>>,
    /// Why there is none.
    pub because: Option<Spanned<String>>,
}

/// A further meaning of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What is different about it.
    pub facts: Facts,
}

/// A value of a column that the table declares.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnValue {
    /// The scalar as written.
    pub text: Spanned<String>,
    /// Whether it stood in quotes.
    pub quoted: bool,
}

/// Which HTTP statuses a rule speaks of: `429`, `4xx`, `5xx except 502 503`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusPattern {
    /// First status, inclusive.
    pub first: u16,
    /// Last status, inclusive.
    pub last: u16,
    /// Statuses of the range that it does not speak of, sorted.
    pub except: Vec<u16>,
}

impl StatusPattern {
    /// Whether it speaks of a status.
    #[must_use]
    pub fn covers(&self, status: u16) -> bool {
        (self.first..=self.last).contains(&status) && !self.except.contains(&status)
    }

    /// The statuses it speaks of, ascending.
    pub fn statuses(&self) -> impl Iterator<Item = u16> + '_ {
        (self.first..=self.last).filter(|status| !self.except.contains(status))
    }
}

/// As a spec writes it: `5xx except 502 503`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last.checked_sub(self.first) {
            Some(0) => write!(f, "{}", self.first)?,
            _ => write!(f, "{}xx", self.first / 100)?,
        }
        for (index, status) in self.except.iter().enumerate() {
            write!(f, "{} {status}", if index == 0 { " except" } else { "" })?;
        }
        Ok(())
    }
}

/// What the document says of a status or a class of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusRule {
    /// The statuses.
    pub pattern: Spanned<StatusPattern>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What is known; `status` is never set.
    pub facts: Facts,
}

/// A type of error that the document names and no response carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorType {
    /// Its name in the document.
    pub name: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// The statuses it may come with.
    pub statuses: Option<Fact<Vec<StatusPattern>>>,
    /// When it occurs.
    pub occurs: Option<Fact<String>>,
    /// What is known; `status` is never set.
    pub facts: Facts,
}

/// What the document says of one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityRule {
    /// The severity.
    pub severity: Spanned<Severity>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it does, in our words.
    pub says: Option<Spanned<String>>,
    /// The statuses of a response that carries it.
    pub statuses: Option<Fact<Vec<StatusPattern>>>,
    /// The document's own word for it.
    pub quote: Option<Spanned<String>>,
}

/// A response header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// Its name, as the document writes it.
    pub name: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it tells.
    pub role: Option<Fact<HeaderRole>>,
    /// Which allowance it speaks of.
    pub of: Option<Fact<Allowance>>,
    /// The period the allowance is counted over.
    pub per: Option<Fact<Period>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The document's text about it.
    pub description: Option<Fact<String>>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
}

/// The shape of a response body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Its name in the spec.
    pub id: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
    /// Its media type.
    pub media: Option<Fact<String>>,
    /// The severity that the shape itself tells.
    pub severity: Option<Fact<Severity>>,
    /// Its members, by JSON pointer; `*` stands for every element of an array.
    pub fields: Vec<BodyField>,
    /// The document's examples.
    pub examples: Vec<Example>,
}

/// A member of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyField {
    /// Where it stands: `/meta/requestId`, `/errors/*/field`.
    pub pointer: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it is.
    pub role: Option<Fact<FieldRole>>,
    /// Its JSON type.
    pub ty: Option<Fact<JsonType>>,
    /// For an array, the type or the body of its elements.
    pub of: Option<Fact<String>>,
    /// Whether it is always there.
    pub presence: Option<Fact<Presence>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The offset from UTC that times are written in: `+09:00`.
    pub zone: Option<Fact<String>>,
    /// The document's text about it.
    pub description: Option<Fact<String>>,
}

/// An example of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// The HTTP status it came with, if known.
    pub status: Option<Fact<u16>>,
    /// The text, as the document has it.
    pub text: Option<Spanned<String>>,
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

/// A statement of the document, in our words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
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
