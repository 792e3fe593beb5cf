//! A table, whatever its enum.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::search::named;
use super::{Class, Columns, List, Provider, Row};
use crate::evidence::{Basis, Citation};
use crate::pattern::strip;
use crate::text::Text;
use crate::unknown::FamilyRule;
#[cfg(feature = "inspect")]
use crate::unknown::{Family, Given};

/// A table of codes. The fields are public because generated code writes them down; nobody else needs to.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::ErrorCode;
/// use codetable::{Table, TableKind};
///
/// let table: &'static Table = ErrorCode::TABLE;
/// assert_eq!((table.name, table.kind, table.provider.name), ("ErrorCode", TableKind::Errors, "kakao"));
/// assert_eq!(table.rows().len(), table.len());
/// assert_eq!(table.find("-401"), table.named("InvalidCredentials"));
/// assert_eq!(table.find("-401 "), None);
/// // The document says nothing of codes that have something in common.
/// assert!(table.classes().is_empty() && table.class("-401").is_none());
/// # }
/// ```
pub struct Table {
    /// Its name in the spec.
    pub id: &'static str,
    /// The enum's name.
    pub name: &'static str,
    /// Whose codes they are.
    pub provider: &'static Provider,
    /// Its title in the document.
    pub title: Option<Text>,
    /// The lines of its heading.
    pub at: Citation,
    /// What its rows are.
    pub kind: TableKind,
    /// Whether codes may be added in a minor version.
    pub open: bool,
    /// Whether its codes are integers: numbers of JSON, where they are written in decimal.
    pub integers: bool,
    /// What all its codes have in common.
    pub family: FamilyRule,
    /// What supports the family. A document may list codes and not say how others are written, so it may be a conclusion.
    pub family_basis: Basis,
    /// What stands before and after a code in the URI that it may travel in.
    pub uri: Option<(&'static str, &'static str)>,
    /// What supports the URI.
    pub uri_basis: Basis,
    /// Finds a code.
    #[doc(hidden)]
    pub find: fn(&str) -> Option<usize>,
    /// The facts.
    #[doc(hidden)]
    pub columns: Columns,
}

/// What the rows of a table are.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::{TABLES, TableKind};
///
/// let errors = TABLES.iter().filter(|table| table.kind == TableKind::Errors);
/// assert!(errors.map(|table| table.len()).sum::<usize>() >= 15);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// Error codes: the enum is a [`core::error::Error`].
    Errors,
    /// Values of any other sort.
    Values,
}

/// A value of a column that a table declares for itself.
///
/// ```
/// use codetable::Value;
///
/// /// As a cell of CSV or of a terminal has it.
/// fn cell(value: Option<Value>) -> String {
///     match value {
///         None => String::new(),
///         Some(Value::Bool(true)) => "yes".to_owned(),
///         Some(value) => value.to_string(),
///     }
/// }
/// assert_eq!((cell(Some(Value::Bool(true))), cell(Some(Value::Int(30)))), ("yes".to_owned(), "30".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A text, or a word.
    Text(&'static str),
    /// A truth value.
    Bool(bool),
    /// An integer of any type.
    Int(i128),
    /// Any number of values.
    List(List),
}

impl Table {
    /// How many rows there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no table is empty")]
    pub const fn len(&self) -> usize {
        self.columns.codes.len()
    }

    /// The rows, in the order of the spec.
    pub fn rows(&'static self) -> impl ExactSizeIterator<Item = Row> {
        (0..self.len()).map(move |index| Row::new(self, index))
    }

    /// The row of a code, an alias, or the URI that one travels in.
    ///
    /// Integers are written canonically: in decimal, and in hexadecimal as the table writes them.
    #[must_use]
    pub fn find(&'static self, code: &str) -> Option<Row> {
        (self.find)(self.bare(code)).map(move |index| Row::new(self, index))
    }

    /// What is said of codes that have something in common: its classes, in the order of the spec.
    #[must_use]
    pub const fn classes(&self) -> &'static [Class] {
        self.columns.classes
    }

    /// The class of a code, listed or not, or of the URI that one travels in: of several, that of the longest
    /// beginning.
    ///
    /// A code that is not of the table's family has none.
    #[must_use]
    pub fn class(&'static self, code: &str) -> Option<&'static Class> {
        let index = (self.columns.class?)(self.bare(code))?;
        self.columns.classes.get(index)
    }

    /// Whether a code is of the table's family, which one of a class is where nothing else tells.
    #[cfg(feature = "inspect")]
    pub(crate) fn family_of(&'static self, code: &str) -> Family {
        match self.family.of(Given::Text(code)) {
            Family::Undeclared if self.class(code).is_some() => Family::Member,
            family => family,
        }
    }

    /// A code without the URI that one travels in, if the table's codes travel in one and this is written like it.
    ///
    /// ```
    /// # #[cfg(feature = "adobe_edge")] {
    /// use codetable::CodeTable;
    /// use codetable::adobe_edge::ProblemCode;
    ///
    /// let uri = "https://ns.adobe.com/aep/errors/EXEG-0999-418";
    /// assert_eq!(ProblemCode::TABLE.bare(uri), "EXEG-0999-418");
    /// assert_eq!(ProblemCode::TABLE.bare("about:blank"), "about:blank");
    /// # }
    /// ```
    #[must_use]
    pub fn bare<'c>(&self, code: &'c str) -> &'c str {
        self.uri.and_then(|(before, after)| strip(code, before, after)).unwrap_or(code)
    }

    /// The row of a variant's name.
    #[must_use]
    pub const fn named(&'static self, name: &str) -> Option<Row> {
        match named(self.columns.names, self.columns.by_name, name) {
            Some(index) => Some(Row::new(self, index)),
            None => None,
        }
    }

    /// The row at a place, which must be one of the table's.
    #[doc(hidden)]
    #[must_use]
    pub const fn at(&'static self, index: usize) -> Row {
        Row::new(self, index)
    }
}

/// Tables are equal if they are the same.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Table {}

impl Hash for Table {
    fn hash<H: Hasher>(&self, state: &mut H) {
        core::ptr::from_ref(self).hash(state);
    }
}

/// Prints the path of the enum: `kakao::ErrorCode`.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.provider.name, self.name)
    }
}

/// Prints the value as it stands.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.pad(text),
            Self::Bool(value) => fmt::Display::fmt(value, f),
            Self::Int(integer) => fmt::Display::fmt(integer, f),
            Self::List(list) => fmt::Display::fmt(list, f),
        }
    }
}
