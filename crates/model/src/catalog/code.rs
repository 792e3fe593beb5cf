//! The values of a row that are of the table's own types: its code, and its columns.

use super::Text;
use crate::vocabulary::{ColumnType, ParameterType, Vocabulary};

/// A key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Of a text table.
    Text(String),
    /// Of an integer table.
    Int(i128),
    /// Of a table of integers in hexadecimal: its value, and how the document writes it.
    Hex(i128, String),
}

impl Code {
    /// The integer that it is, if it is none of a text table.
    #[must_use]
    pub fn integer(&self) -> Option<i128> {
        match self {
            Self::Text(_) => None,
            Self::Int(integer) | Self::Hex(integer, _) => Some(*integer),
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) | Self::Hex(_, text) => f.write_str(text),
            Self::Int(integer) => write!(f, "{integer}"),
        }
    }
}

impl super::Table {
    /// The place of the row of a code, as its canonical form is written.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<usize> {
        let integer = crate::parse::integer(code);
        self.rows.iter().position(|row| match &row.code {
            Code::Text(text) | Code::Hex(_, text) => text == code,
            Code::Int(of) => integer == Some(*of),
        })
    }
}

/// A column that a table declares for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The type of its values.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: ColumnType,
    /// Whether a row may leave it out.
    pub optional: bool,
    /// Whether a row has any number of values.
    pub list: bool,
    /// The words that are its only values.
    pub words: Option<ColumnWords>,
}

/// A closed set of words, and the enum that they become.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ColumnWords {
    /// The enum's name.
    #[cfg_attr(feature = "serde", serde(rename = "enum"))]
    pub enum_name: String,
    /// The words, in the order of the spec.
    pub set: Vec<ColumnWord>,
}

/// A value of a column of words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ColumnWord {
    /// As it is written.
    pub word: String,
    /// The variant's name.
    pub name: String,
    /// What it means, in our words.
    pub meaning: Text,
}

impl Column {
    /// The word that a value is.
    #[must_use]
    pub fn word(&self, value: &ColumnValue) -> Option<&ColumnWord> {
        let ColumnValue::Text(text) = value else { return None };
        self.words.as_ref()?.set.iter().find(|of| of.word == *text)
    }
}

/// What its values are: `u8`, `optional u8`, `list of text`, `low | high`.
impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.optional { "optional " } else { "" })?;
        f.write_str(if self.list { "list of " } else { "" })?;
        let Some(words) = &self.words else { return f.write_str(self.ty.word()) };
        words.set.iter().enumerate().try_for_each(|(place, of)| {
            f.write_str(if place == 0 { "" } else { " | " })?;
            f.write_str(&of.word)
        })
    }
}

/// What a program fills into the texts of a row, wherever its name stands in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// The type of its values.
    pub ty: ParameterType,
}

/// The name and the type: `limit: integer`.
impl std::fmt::Display for Parameter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name, self.ty.word())
    }
}

/// What a row has in a column that the table declares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum ColumnValue {
    /// Of a column of texts or words.
    Text(String),
    /// Of a Boolean column.
    Bool(bool),
    /// Of an integer column.
    Int(i128),
    /// Of a column of lists.
    List(Vec<ColumnValue>),
    /// Nothing, in an optional column.
    Absent,
}

impl ColumnValue {
    /// Each value of a list; of any other the value itself; of what is absent nothing.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Absent => &[],
            one => std::slice::from_ref(one),
        }
    }
}

/// The value as it is written, those of a list behind each other.
impl std::fmt::Display for ColumnValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(integer) => write!(f, "{integer}"),
            list => list.items().iter().enumerate().try_for_each(|(place, item)| {
                f.write_str(if place == 0 { "" } else { ", " })?;
                write!(f, "{item}")
            }),
        }
    }
}
