//! The values of a row that are of the table's own types: its code, and its columns.

/// A key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum Code {
    /// Of a text table.
    Text(String),
    /// Of an integer table.
    Int(i128),
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
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
            Code::Text(text) => text == code,
            Code::Int(of) => integer == Some(*of),
        })
    }
}

/// A value of a column that the table declares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum ColumnValue {
    /// Of a text column.
    Text(String),
    /// Of a Boolean column.
    Bool(bool),
    /// Of an integer column.
    Int(i128),
}
