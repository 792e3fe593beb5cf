//! What all tables have in common: a trait for code that is generic over the enums, and a view of the rows for
//! code that meets them at run time.

mod by_status;
pub(crate) mod class;
mod columns;
mod own_column;
mod parameters;
mod provider;
mod row;
mod sample;
pub(crate) mod search;
mod status;
mod table;

pub use self::class::Class;
pub use self::own_column::List;
pub use self::provider::{Conflict, Document, Note, Provider, Support};
pub use self::row::{Meaning, Retired, Row};
pub use self::status::{ErrorType, SeverityRule, StatusPattern, StatusRule};
pub use self::table::{Table, TableKind, Value};

#[doc(hidden)]
pub use self::columns::{Bases, Cells, Column, Columns, RareColumn};
#[doc(hidden)]
pub use self::own_column::{OwnCell, OwnColumn, cell};
#[doc(hidden)]
pub use self::parameters::filled;
#[doc(hidden)]
pub use self::sample::{Part, Sample, SampleStatus, Samples};

use core::fmt::{Debug, Display};
use core::hash::Hash;

use self::parameters::held;
use crate::fill::{Argument, ArgumentError, Filled};
use crate::text::Catalogue;

/// An enum whose variants are the codes of one table.
///
/// Generated code implements it for each, and nobody else can: a later version may add to it.
///
/// The trait is for code that does not know which enum it has, and gets from a code to its [`row`](Self::row), which
/// tells the rest. With the feature `serde` it can be serialised and deserialised. The facts that every row of a table
/// has, and the lookup of a code, are inherent functions of its enum.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::CodeTable;
///
/// fn without_remedy<T: CodeTable>() -> usize {
///     T::ALL.iter().filter(|code| code.row().own_advice().recovery().is_silent()).count()
/// }
/// assert!(without_remedy::<codetable::kakao::ErrorCode>() < codetable::kakao::ErrorCode::ALL.len());
/// # }
/// ```
///
/// Every code is found by its place, its name and its text:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::CodeTable;
///
/// /// A law over any table: whatever tells a code finds it.
/// fn law<T: CodeTable>() {
///     for (place, code) in T::ALL.iter().copied().enumerate() {
///         assert_eq!((code.index(), T::from_index(place)), (place, Some(code)));
///         let row = code.row();
///         assert_eq!(T::from_name(row.name()), Some(code));
///         assert_eq!(T::from_code_text(row.code()), Some(code));
///         assert_eq!(T::from_code_bytes(row.code().as_bytes()), Some(code));
///         assert!(row.status().is_none_or(|status| T::with_status(status).contains(&code)));
///     }
///     assert_eq!((T::TABLE.name, T::TABLE.len()), (T::NAME, T::ALL.len()));
/// }
/// law::<codetable::kakao::ErrorCode>();
/// # }
/// ```
///
/// An enum has more itself, and most of it is `const`:
///
/// ```
/// # #[cfg(all(feature = "kakao", feature = "naver_commerce"))] {
/// use codetable::http_status::HttpStatus;
/// use codetable::kakao::ErrorCode;
/// use codetable::naver_commerce::GatewayError;
///
/// const TIMEOUT: GatewayError = GatewayError::ProcessingTimedOut;
/// assert_eq!(GatewayError::from_code_bytes(b"GW.TIMEOUT.01"), GatewayError::from_name("ProcessingTimedOut"));
/// assert_eq!(GatewayError::with_status(504), [TIMEOUT, GatewayError::ApiServerTimedOut]);
/// assert!(TIMEOUT.status_basis().is_stated());
///
/// // The texts that its document has of each code.
/// assert_eq!(TIMEOUT.cause().source(), "API 처리 대기 시간 초과");
/// assert_eq!(ErrorCode::Internal.remedy().map(|remedy| remedy.source()), Some("재시도"));
/// assert_eq!(HttpStatus::Reserved418.meaning().english(), "reserved; in use as a joke");
///
/// // With the feature `phf`.
/// # #[cfg(feature = "phf")]
/// assert_eq!(ErrorCode::MAP.get(&-401), Some(&ErrorCode::InvalidCredentials));
/// # }
/// ```
pub trait CodeTable: Sealed + Copy + Eq + Ord + Hash + Debug + Display + Send + Sync + Unpin + 'static {
    /// Every code, in the order of the spec.
    const ALL: &'static [Self];

    /// The table itself.
    const TABLE: &'static Table;

    /// The catalogue that its texts are of.
    type Catalogue: Catalogue;

    /// The enum's name.
    const NAME: &'static str = Self::TABLE.name;

    /// The code's place in [`ALL`](Self::ALL).
    fn index(self) -> usize;

    /// The code that goes over the wire as this text.
    ///
    /// An alias counts, and an integer is written canonically, in decimal or as its table writes it.
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

    /// Its text with these values, as [`Row::fill`] has it, in the languages of its catalogue.
    ///
    /// # Errors
    ///
    /// If a parameter has no value or two, or one of another type, or if a value is given for what is no parameter.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use codetable::CodeTable;
    /// use codetable::kakao::{Catalogue, ErrorCode};
    ///
    /// let code = ErrorCode::from_code(-10).unwrap();
    /// assert_eq!(code.fill([]).unwrap().get(Catalogue::EN).to_string(), "The allowed number of requests was exceeded");
    /// assert_eq!(code.fill([("limit", 3.into())]).unwrap_err().to_string(), "`limit` is no parameter of the code");
    /// # }
    /// ```
    fn fill<'a, const N: usize>(
        self,
        arguments: [(&'a str, Argument<'a>); N],
    ) -> Result<Filled<'a, Self::Catalogue, N>, ArgumentError<'a>> {
        held(self.row().params(), &arguments)?;
        Ok(filled(self, arguments))
    }

    /// The codes that come with a status, in the order of the spec; none if the table says of no code which it has.
    #[must_use]
    fn with_status(status: u16) -> &'static [Self] {
        let _ = status;
        &[]
    }
}

/// What only generated code implements.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
pub trait Sealed {}

/// What only generated code implements.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub trait Sealed: serde_core::Serialize + serde_core::de::DeserializeOwned {}

/// What a walk over all tables does with each: `codetable::for_each_table` calls it.
///
/// ```
/// # #[cfg(feature = "http_status")] {
/// use codetable::{CodeTable, TableVisitor, for_each_table};
///
/// /// The names of the enums, each with how many codes it has.
/// #[derive(Default)]
/// struct Sizes(Vec<(&'static str, usize)>);
///
/// impl TableVisitor for Sizes {
///     fn visit<T: CodeTable>(&mut self) {
///         self.0.push((T::NAME, T::ALL.len()));
///     }
/// }
/// let mut sizes = Sizes::default();
/// for_each_table(&mut sizes);
/// assert!(sizes.0.iter().any(|(name, len)| *name == "HttpStatus" && *len > 60));
///
/// // Or those of one provider.
/// let mut of_http = Sizes::default();
/// codetable::http_status::for_each_table(&mut of_http);
/// assert_eq!(of_http.0.len(), 1);
/// # }
/// ```
pub trait TableVisitor {
    /// Meets a table.
    fn visit<T: CodeTable>(&mut self);
}
