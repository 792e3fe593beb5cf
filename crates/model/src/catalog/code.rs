//! The values of a row that are of the table's own types: its code, and its columns.

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
