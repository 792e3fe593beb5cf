//! What all tables have in common: a trait for code that is generic over the enums, and a view of the rows for
//! code that meets them at run time.

mod columns;
mod row;
mod sample;
mod table;
mod texts;

pub use self::row::{Meaning, Retired, Row};
pub use self::table::{Table, TableKind, Value};

#[doc(hidden)]
pub use self::columns::{Bases, Cells, Column, Columns, Sparse, Values};
#[doc(hidden)]
pub use self::sample::{Part, Sample, SampleStatus, Samples};
#[doc(hidden)]
pub use self::texts::{Phrases, Texts};

use core::fmt::{Debug, Display};
use core::hash::Hash;

use crate::advice::Advice;
use crate::evidence::Basis;
use crate::provider::{Provider, TextKind};
use crate::text::Text;

/// An enum whose variants are the codes of one table. Generated code implements it for each.
///
/// The same facts are inherent `const fn`s of every enum; the trait is for code that does not know which enum it has.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::CodeTable;
///
/// fn without_remedy<T: CodeTable>() -> usize {
///     T::ALL.iter().filter(|code| code.own_advice().recovery().is_silent()).count()
/// }
/// assert!(without_remedy::<codetable::kakao::ErrorCode>() < codetable::kakao::ErrorCode::ALL.len());
/// # }
/// ```
pub trait CodeTable: Copy + Eq + Ord + Hash + Debug + Display + Send + Sync + Unpin + 'static {
    /// Every code, in the order of the spec.
    const ALL: &'static [Self];

    /// The table itself.
    const TABLE: &'static Table;

    /// The enum's name.
    const NAME: &'static str = Self::TABLE.name;

    /// The code's place in [`ALL`](Self::ALL).
    fn index(self) -> usize;

    /// The code that goes over the wire as this text: an alias counts, and an integer is written canonically.
    fn from_code_text(code: &str) -> Option<Self>;

    /// The code that goes over the wire as these bytes, which need not be UTF-8.
    #[must_use]
    fn from_code_bytes(code: &[u8]) -> Option<Self> {
        Self::from_code_text(core::str::from_utf8(code).ok()?)
    }

    /// The code at a place of [`ALL`](Self::ALL).
    #[must_use]
    fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// The code of a variant's name.
    #[must_use]
    fn from_name(name: &str) -> Option<Self> {
        Self::from_index(Self::TABLE.named(name)?.index())
    }

    /// All that is known of the code.
    #[must_use]
    fn row(self) -> Row {
        Self::TABLE.at(self.index())
    }

    /// The code as it goes over the wire; integers in decimal.
    #[must_use]
    fn code_text(self) -> &'static str {
        self.row().code()
    }

    /// The variant's name.
    #[must_use]
    fn name(self) -> &'static str {
        self.row().name()
    }

    /// What supports the row.
    #[must_use]
    fn basis(self) -> Basis {
        self.row().basis()
    }

    /// The HTTP status, if one is said.
    #[must_use]
    fn status(self) -> Option<u16> {
        self.row().status()
    }

    /// The codes that come with a status, in the order of the spec; none if the table says of no code which it has.
    #[must_use]
    fn with_status(status: u16) -> &'static [Self] {
        let _ = status;
        &[]
    }

    /// The text of a kind, if there is one.
    #[must_use]
    fn text(self, kind: TextKind) -> Option<Text> {
        self.row().text(kind)
    }

    /// The texts, each with its kind.
    fn texts(self) -> impl Iterator<Item = (TextKind, Text)> {
        self.row().texts()
    }

    /// What to do, as the code's own row says.
    #[must_use]
    fn own_advice(self) -> Advice {
        self.row().own_advice()
    }

    /// What to do: where the row is silent, by the rules for its status.
    #[must_use]
    fn advice(self) -> Advice {
        self.row().advice()
    }

    /// A response that carries the code, for tests: see [`fixture`](crate::fixture).
    #[cfg(feature = "json")]
    #[must_use]
    fn fixture(self) -> crate::fixture::Fixture {
        self.row().fixture()
    }

    /// Whose codes they are.
    #[must_use]
    fn provider() -> &'static Provider {
        Self::TABLE.provider
    }
}

/// What a walk over all tables does with each: `codetable::for_each_table` calls it.
pub trait TableVisitor {
    /// Meets a table.
    fn visit<T: CodeTable>(&mut self);
}
