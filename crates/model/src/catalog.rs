//! The one model that emitters see: every row with all its facts, each fact with its basis and its
//! translations, and the lookup table found. Nothing in it can be wrong any more.

pub mod advice;
mod char_set;
mod code;
mod evidence;
mod facts;
#[cfg(feature = "serde")]
pub(crate) mod form;
mod objects;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::lookup::Lookup;
use crate::order;
use crate::resolve::phrases::DEFAULT;
use crate::text::uri::percent_encoded;
use crate::vocabulary::{Base, FactName, KeyType, Step, TableKind, WaitKind};

pub use char_set::CharSet;
pub use code::{Code, Column, ColumnValue, ColumnWord, ColumnWords, Parameter};
pub use evidence::{Basis, Citation, Fact, Lines, Text};
pub use facts::{AnyWord, Known, Said};
pub use objects::*;

/// All specs of one compilation, by provider.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Catalog {
    /// The providers, sorted by name.
    pub providers: Vec<Provider>,
}

/// One spec file, resolved.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Provider {
    /// The module's name.
    pub name: String,
    /// The spec's path, for headers of generated files.
    pub path: String,
    /// FNV-1a (64 bit) of the spec's bytes.
    #[cfg_attr(feature = "serde", serde(with = "crate::catalog::form::digest"))]
    pub digest: u64,
    /// What to call it.
    pub title: Option<Fact<Text>>,
    /// What else it is called.
    pub names: Option<Fact<Vec<String>>>,
    /// The languages that every quoted text is in: its own, and those that it is translated into.
    pub languages: Vec<String>,
    /// The same of our own words.
    pub prose_languages: Vec<String>,
    /// Base address of problem types.
    pub docs: Option<String>,
    /// The documents it was transcribed from.
    pub documents: Vec<Document>,
    /// The tables of codes, in the spec's order.
    pub tables: Vec<Table>,
    /// Rules for statuses, most specific first.
    pub statuses: Vec<StatusRule>,
    /// Types of error that no response carries.
    pub types: Vec<ErrorType>,
    /// What is said of each severity.
    pub severities: Vec<SeverityRule>,
    /// The response headers.
    pub headers: Vec<Header>,
    /// The shapes of bodies.
    pub bodies: Vec<Body>,
    /// How to ask for help.
    pub support: Option<Support>,
    /// Contradictions.
    pub conflicts: Vec<Conflict>,
    /// What is odd in the document without contradicting it.
    pub remarks: Vec<Note>,
    /// Other statements.
    pub notes: Vec<Note>,
}

impl Wait {
    /// What tells how long, by name: `30`, `/retry_after`, `Retry-After`.
    pub fn names<'a>(&'a self, provider: &'a Provider) -> impl Iterator<Item = Cow<'a, str>> {
        let seconds = self.seconds.map(|seconds| Cow::Owned(seconds.to_string()));
        let members = self.members.iter().map(|pointer| Cow::Borrowed(pointer.as_str()));
        let headers = self.headers.iter().filter_map(|index| provider.headers.get(*index));
        seconds.into_iter().chain(members).chain(headers.map(|header| Cow::Borrowed(header.name.as_str())))
    }
}

impl Provider {
    /// The page that the provider has for a code: the spec's `docs`, and the code behind it.
    #[must_use]
    pub fn docs_url(&self, code: &Code) -> Option<String> {
        Some(self.docs.clone()? + &percent_encoded(&code.to_string()))
    }

    /// The rules for a status, the most specific first.
    pub fn rules(&self, status: u16) -> impl Iterator<Item = &StatusRule> {
        self.statuses.iter().filter(move |rule| rule.pattern.covers(status))
    }

    /// What is said of codes, in each of their meanings, of statuses, and of classes.
    fn facts(&self) -> impl Iterator<Item = &Facts> {
        let rows = || self.tables.iter().flat_map(|table| &table.rows);
        let also = rows().flat_map(|row| &row.also).map(|meaning| &meaning.facts);
        let rules = self.statuses.iter().map(|rule| &rule.facts);
        let classes = self.tables.iter().flat_map(|table| &table.classes).map(|class| &class.facts);
        rows().map(|row| &row.facts).chain(also).chain(rules).chain(classes)
    }

    /// The members of bodies that waits read.
    #[must_use]
    pub fn awaited(&self) -> Vec<&str> {
        let waits = self.facts().filter_map(|facts| facts.wait.as_ref());
        let mut members: Vec<&str> = waits.flat_map(|wait| &wait.value.members).map(String::as_str).collect();
        order::sort(&mut members, Ord::cmp);
        members.dedup();
        members
    }

    /// The conditions that are looked for while a response is read: those of meanings, and those of alternatives that ask
    /// for a member; whether a member is there at all wherever its value is asked for. Each once, in the order of the spec.
    #[must_use]
    pub fn conditions(&self) -> Vec<When> {
        let also = self.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.also);
        let wanted = self.facts().flat_map(|facts| &facts.recovery).filter_map(|alternative| alternative.when.as_ref());
        let of_members = wanted.filter(|when| matches!(when.has, Has::Member(_)));
        let asked = also.filter_map(|meaning| meaning.when.as_ref()).chain(of_members);
        let any = |when: &When| matches!(when.has, Has::Member(_)).then(|| When { value: None, ..when.clone() });
        let mut seen = BTreeSet::new();
        asked
            .flat_map(|when| [Some(when.clone()), any(when)])
            .flatten()
            .filter(|when| seen.insert(when.clone()))
            .collect()
    }

    /// Whether a body is never sent on its own: a list names it as what it holds, and nothing is said of a response that it
    /// would be.
    #[must_use]
    pub fn is_element(&self, body: &Body) -> bool {
        let mut lists = self.bodies.iter().flat_map(|body| &body.fields).filter_map(|field| field.of.as_ref());
        let is_sent = body.when.is_some() || body.media.is_some() || body.severity.is_some();
        !is_sent && body.examples.is_empty() && lists.any(|of| of.value == body.id)
    }

    /// The language that the quoted texts are in.
    #[must_use]
    pub fn language(&self) -> &str {
        self.languages.first().map_or(DEFAULT, String::as_str)
    }

    /// The language that our own words are written in.
    #[must_use]
    pub fn prose_language(&self) -> &str {
        self.prose_languages.first().map_or(DEFAULT, String::as_str)
    }
}

/// A document that facts are cited from.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Document {
    /// Its short name in citations.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Its title.
    pub title: Option<Fact<Text>>,
    /// Where it is published.
    pub url: Option<Fact<String>>,
    /// Its date.
    pub date: Option<Fact<String>>,
    /// Other facts about itself.
    #[cfg_attr(feature = "serde", serde(with = "crate::catalog::form::named"))]
    pub metadata: Vec<(String, Fact<String>)>,
}

/// One of the things that may bring a failed call back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Alternative {
    /// The steps.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub steps: Fact<Vec<Step>>,
    /// What has to hold of the response.
    pub when: Option<When>,
}

/// What has to hold of a response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct When {
    /// What it has.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub has: Has,
    /// The value of that, if not any will do.
    #[cfg_attr(feature = "serde", serde(rename = "is", default, skip_serializing_if = "Option::is_none"))]
    pub value: Option<String>,
}

/// What a response may have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Has {
    /// The header of this name.
    Header(String),
    /// A member of its body, by JSON pointer.
    Member(String),
}

/// A further meaning of a code.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Meaning {
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// What has to hold of the response.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<When>,
    /// What is different about it.
    pub facts: Facts,
}

/// How long to wait.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Wait {
    /// The kind.
    pub kind: WaitKind,
    /// How many seconds, where the document names so many.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub seconds: Option<u32>,
    /// Members of bodies to read, by JSON pointer.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub members: Vec<String>,
    /// Headers to read, of which the latest moment counts: indices into [`Provider::headers`].
    pub headers: Vec<usize>,
}

/// A table of codes.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Table {
    /// Its name in the spec.
    pub id: String,
    /// The enum's name.
    #[cfg_attr(feature = "serde", serde(rename = "enum"))]
    pub enum_name: String,
    /// The line of the spec that begins it.
    pub line: u32,
    /// Its title in the document.
    pub title: Option<Fact<Text>>,
    /// The lines of its heading and head.
    pub at: Citation,
    /// Errors or values.
    pub kind: TableKind,
    /// Whether the enum is `#[non_exhaustive]`.
    pub open: bool,
    /// What its keys look like.
    pub key: Key,
    /// Facts that every row has.
    pub require: Vec<FactName>,
    /// Columns of its own.
    pub columns: Vec<Column>,
    /// What is said of codes that are not listed, by what they have in common.
    pub classes: Vec<Class>,
    /// The rows, in the spec's order, which is that of the variants.
    pub rows: Vec<Row>,
    /// How to find a row by its code.
    #[cfg_attr(feature = "serde", serde(with = "crate::catalog::form::lookup"))]
    pub lookup: Lookup,
}

/// What the keys of a table look like.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Key {
    /// The type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: KeyType,
    /// How integers are written.
    pub base: Base,
    /// What every key begins with.
    pub prefix: Option<Fact<String>>,
    /// The range of the family.
    pub range: Option<Fact<(i128, i128)>>,
    /// The structure of every key.
    pub pattern: Option<Fact<Vec<PatternPart>>>,
    /// What stands before and after the code in a URI.
    pub uri: Option<Fact<(String, String)>>,
}

/// A part of a key pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum PatternPart {
    /// This very text.
    Literal(String),
    /// So many characters of a set.
    Run {
        /// What they are called.
        name: String,
        /// How many there are.
        len: usize,
        /// Which they may be: digits keep their zeros.
        of: CharSet,
    },
}

/// One code.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Row {
    /// The code in canonical form.
    pub code: Code,
    /// The variant's name.
    pub name: String,
    /// The line of the spec it stands on.
    pub line: u32,
    /// What supports the row as a whole.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// Other spellings.
    pub aliases: Vec<Code>,
    /// Set on a code that is no longer in use.
    pub retired: Option<Retired>,
    /// The version that brought it.
    pub since: Option<String>,
    /// Where to read more.
    pub links: Vec<String>,
    /// Further meanings.
    pub also: Vec<Meaning>,
    /// Values of the table's own columns, one for each.
    pub columns: Vec<ColumnValue>,
    /// What a program fills into its texts, in each of their languages; by name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty", with = "form::parameters"))]
    pub params: Vec<Parameter>,
    /// What is known of it, with what its group says.
    pub facts: Facts,
}

/// A tombstone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Retired {
    /// The version that retired it.
    pub since: String,
    /// The row to use instead, by index.
    pub replacement: Option<usize>,
    /// Why there is none.
    pub because: Option<Text>,
}

/// A contradiction.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Conflict {
    /// All the places.
    pub at: Citation,
    /// What disagrees.
    pub about: Text,
    /// What we follow.
    pub follow: Text,
    /// Why.
    pub because: Text,
    /// What it bears on.
    pub concerns: Vec<String>,
}
