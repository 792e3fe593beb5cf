//! A table of codes, as its spec groups them.

use super::{Citation, Fact, Facts};
use crate::source::Spanned;
use crate::vocabulary::{ColumnType, FactName, KeyType, LookupKind, TableKind};

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
