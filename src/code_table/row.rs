//! A code of any table, met at run time, and all that is known of it.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::columns::rare;
use super::{Cells, Table, TableKind, Value};
use crate::advice::{Advice, Recovery, When};
use crate::evidence::{Basis, Fact};
use crate::text::{Text, TextKind};
use crate::wire::{Origin, Severity};

/// A code of a table: what every enum's accessors read.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::GatewayError;
///
/// let row = GatewayError::TABLE.find("GW.TIMEOUT.01").unwrap();
/// assert_eq!(row.name(), GatewayError::from_code("GW.TIMEOUT.01").unwrap().name());
/// assert_eq!(row.status(), Some(504));
/// # }
/// ```
///
/// Each fact has what supports it:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::advice::Effect;
/// use codetable::kakao::ErrorCode;
/// use codetable::provider::TextKind;
///
/// let row = ErrorCode::TABLE.find("-401").unwrap();
/// assert_eq!((row.table(), row.index()), (ErrorCode::TABLE, ErrorCode::InvalidCredentials.index()));
/// assert_eq!((row.code(), row.name()), ("-401", "InvalidCredentials"));
/// assert_eq!(row.basis().to_string(), "stated, 001:66");
/// assert!(row.status_basis().is_stated());
/// assert_eq!(row.text(TextKind::Description), Some(ErrorCode::InvalidCredentials.description().any()));
/// assert!(row.texts().any(|(kind, text)| kind == TextKind::Remedy && text.source().contains("토큰 갱신")));
///
/// // What the row says, and what its status adds: HTTP says of a 401 that nothing was carried out.
/// assert_eq!((row.own_advice().effect(), row.advice().effect()), (None, Some(Effect::NotApplied)));
/// # }
/// ```
///
/// What few tables say is `None` or empty elsewhere:
///
/// ```
/// use codetable::Row;
/// use codetable::provider::{Origin, Severity};
///
/// /// What a list of codes says behind each.
/// fn remarks(row: Row) -> Vec<String> {
///     let mut remarks: Vec<String> = row.aliases().iter().map(|alias| format!("also {alias}")).collect();
///     remarks.extend(row.since().map(|version| format!("since {version}")));
///     remarks.extend(row.retired().map(|retired| format!("retired since {}", retired.since)));
///     remarks.extend(row.deprecated_by().map(|fact| format!("use {} instead", fact.value.name())));
///     remarks.extend(row.links().iter().map(|link| format!("see {link}")));
///     remarks.extend(row.values().map(|(column, value)| format!("{column}: {value}")));
///     remarks.extend(row.severity().filter(|fact| fact.value == Severity::Warning).map(|_| "a warning".to_owned()));
///     remarks.extend(row.origin().filter(|fact| fact.value == Origin::External).map(|_| "not their fault".to_owned()));
///     remarks
/// }
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::ProblemCode;
///
/// assert_eq!(remarks(ProblemCode::InvalidRequest.row()), ["not their fault"]);
/// assert_eq!(ProblemCode::InvalidRequest.row().value("channel"), None, "the table declares no such column");
/// assert!(ProblemCode::InvalidRequest.row().other_meanings().is_empty());
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Row {
    table: &'static Table,
    index: usize,
}

/// A code that is no longer in use. A published code is never removed.
///
/// ```
/// use codetable::Retired;
///
/// /// What to tell whoever still handles it.
/// fn note(retired: Retired<&str>) -> String {
///     let Retired { since, replacement, because } = retired;
///     let rest = replacement.map(|name| format!("use {name}")).or(because.map(str::to_owned));
///     format!("gone since {since}: {}", rest.unwrap_or_default())
/// }
/// let retired = Retired { since: "2.0", replacement: Some("TokenExpired"), because: None };
/// assert_eq!(note(retired), "gone since 2.0: use TokenExpired");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Retired<T> {
    /// The version that retired it.
    pub since: &'static str,
    /// The code to use instead.
    pub replacement: Option<T>,
    /// Why there is none.
    pub because: Option<&'static str>,
}

/// A further meaning of a code that a document lists more than once.
///
/// ```
/// use codetable::{Meaning, Row};
///
/// /// All statuses that a document lists a code with.
/// fn statuses(row: Row) -> Vec<u16> {
///     let others = row.other_meanings().iter().filter_map(|meaning: &Meaning| meaning.status);
///     row.status().into_iter().chain(others.map(|status| status.value)).collect()
/// }
/// # #[cfg(feature = "kakao")]
/// assert_eq!(statuses(codetable::kakao::ErrorCode::QuotaExceeded.row()), [400]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Meaning {
    /// What supports it.
    pub basis: Basis,
    /// What has to hold of a response for the code to mean this.
    pub when: Option<When>,
    /// The HTTP status.
    pub status: Option<Fact<u16>>,
    /// Its texts, at most one of a kind.
    pub texts: &'static [(TextKind, Text)],
    /// What to do.
    pub advice: Advice,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

impl Row {
    /// The row at a place of a table, which must have one there.
    pub(crate) const fn new(table: &'static Table, index: usize) -> Self {
        Self { table, index }
    }

    /// The table it stands in.
    #[must_use]
    pub const fn table(self) -> &'static Table {
        self.table
    }

    /// Its place in the table.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index
    }

    /// The code as it goes over the wire; integers as the table writes them: in decimal, or in hexadecimal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.table.columns.codes.get(self.index)
    }

    /// Whether the code or one of its aliases is written so.
    #[doc(hidden)]
    #[must_use]
    pub fn is_written(self, code: &str) -> bool {
        self.code() == code || self.aliases().contains(&code)
    }

    /// The variant's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.table.columns.names.get(self.index)
    }

    /// What supports the row.
    #[must_use]
    pub const fn basis(self) -> Basis {
        self.table.columns.bases.get(self.table.columns.basis[self.index])
    }

    /// The HTTP status, if one is said.
    #[must_use]
    pub const fn status(self) -> Option<u16> {
        match self.table.columns.status.of(self.index) {
            Some((status, _)) => Some(status as u16),
            None => None,
        }
    }

    /// What supports the status.
    #[must_use]
    pub const fn status_basis(self) -> Basis {
        match self.table.columns.status.of(self.index) {
            Some((_, basis)) => self.table.columns.bases.get(basis),
            None => Basis::Silent,
        }
    }

    /// The text of a kind, if there is one.
    #[must_use]
    pub const fn text(self, kind: TextKind) -> Option<Text> {
        self.text_in(self.table.columns.text(kind))
    }

    /// The texts, each with its kind.
    pub fn texts(self) -> impl Iterator<Item = (TextKind, Text)> {
        self.table.columns.texts.iter().filter_map(move |(kind, cells)| Some((*kind, self.text_in(cells)?)))
    }

    /// What the code means, in few words: the first that there is of its title, message, meaning, description, cause and
    /// label.
    ///
    /// ```
    /// # #[cfg(feature = "naver_commerce")] {
    /// use codetable::naver_commerce::GatewayError;
    ///
    /// assert_eq!(GatewayError::ProcessingTimedOut.row().summary().unwrap().in_english(), Some("The request timed out."));
    /// # }
    /// ```
    #[must_use]
    pub fn summary(self) -> Option<Text> {
        use TextKind::{Cause, Description, Label, Meaning, Message, Title};
        [Title, Message, Meaning, Description, Cause, Label].into_iter().find_map(|kind| self.text(kind))
    }

    const fn text_in(self, cells: &'static Cells) -> Option<Text> {
        let columns = &self.table.columns;
        match cells.of(self.index) {
            Some((phrase, basis)) => Some(Text::of(columns.phrases.get(phrase as usize), columns.bases.get(basis))),
            None => None,
        }
    }

    /// The text of a kind that every row of the table has.
    #[doc(hidden)]
    #[must_use]
    pub const fn required_text(self, kind: TextKind) -> Text {
        match self.text(kind) {
            Some(text) => text,
            None => Text::new("", Basis::Silent),
        }
    }

    /// What to do, as the row itself says.
    #[must_use]
    pub const fn own_advice(self) -> Advice {
        let columns = &self.table.columns;
        let recovery = match columns.recovery.fact(&columns.bases, self.index) {
            Some(Fact { value, basis }) => Recovery::new(value, basis),
            None => Recovery::SILENT,
        };
        Advice::new(
            recovery,
            columns.wait.fact(&columns.bases, self.index),
            columns.effect.fact(&columns.bases, self.index),
        )
    }

    /// What to do, as the row says, or else its status.
    ///
    /// Each part that the row is silent on is filled by the provider's rules for its status, the most specific first, and
    /// then, with the feature `http_status`, by what is registered of the status. Each part keeps the basis of whoever
    /// says it.
    #[must_use]
    pub const fn advice(self) -> Advice {
        match self.status() {
            Some(status) => self.own_advice().or_of_status(self.table.provider, status),
            None => self.own_advice(),
        }
    }

    /// Other spellings of the code.
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match rare(self.table.columns.aliases, self.index) {
            Some(aliases) => aliases,
            None => &[],
        }
    }

    /// The tombstone of a code that is no longer in use.
    #[must_use]
    pub const fn retired(self) -> Option<Retired<Self>> {
        let Some(retired) = rare(self.table.columns.retired, self.index) else { return None };
        let replacement = match retired.replacement {
            Some(index) => Some(Self::new(self.table, index as usize)),
            None => None,
        };
        Some(Retired { since: retired.since, replacement, because: retired.because })
    }

    /// The version that brought it, if one is named.
    #[must_use]
    pub const fn since(self) -> Option<&'static str> {
        rare(self.table.columns.since, self.index)
    }

    /// Where to read more.
    #[must_use]
    pub const fn links(self) -> &'static [&'static str] {
        match rare(self.table.columns.links, self.index) {
            Some(links) => links,
            None => &[],
        }
    }

    /// The page about the code: `docs` of its spec, and the code behind it. `None` where the spec names none.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// // What Kakao has of its codes is one page, without an address for each.
    /// assert_eq!(codetable::kakao::ErrorCode::QuotaExceeded.docs_url(), None);
    /// # }
    /// ```
    #[must_use]
    pub const fn docs_url(self) -> Option<&'static str> {
        rare(self.table.columns.docs_url, self.index)
    }

    /// Further meanings of a code that the document lists more than once.
    #[must_use]
    pub const fn other_meanings(self) -> &'static [Meaning] {
        match rare(self.table.columns.other_meanings, self.index) {
            Some(meanings) => meanings,
            None => &[],
        }
    }

    /// The value of a column that the table declares; `None` where the row has none.
    #[must_use]
    pub fn value(self, column: &str) -> Option<Value> {
        self.values().find(|(name, _)| *name == column).map(|(_, value)| value)
    }

    /// The values of the columns that the table declares, by name.
    pub fn values(self) -> impl Iterator<Item = (&'static str, Value)> {
        self.table.columns.own.iter().filter_map(move |column| Some((column.name, column.value(self.index)?)))
    }
}

/// A fact as it stands in a column, or with the code whose place stands there.
macro_rules! fact {
    ($row:ident, $fact:expr, Row) => {
        match $fact {
            Some(Fact { value, basis }) => Some(Fact::new(Self::new($row.table, value as usize), basis)),
            None => None,
        }
    };
    ($row:ident, $fact:expr, $Of:ident) => {
        $fact
    };
}

macro_rules! accessors {
    ($($(#[$doc:meta])* $fact:ident: $Of:ident;)*) => {
        impl Row {
            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $fact(self) -> Option<Fact<$Of>> {
                    fact!(self, self.table.columns.$fact.fact(&self.table.columns.bases, self.index), $Of)
                }
            )*
        }
    };
}

crate::__facts! { accessors }

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.table == other.table
    }
}

impl Eq for Row {}

impl Hash for Row {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.table.hash(state);
        self.index.hash(state);
    }
}

/// Prints the path of the variant: `kakao::ErrorCode::InvalidCredentials`.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}::{}", self.table, self.name())
    }
}

/// Prints the code as it goes over the wire; behind that of an error what it means, in English if there is any, all in
/// one line:
/// `-10: API limit has been exceeded.`
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = match self.table.kind {
            TableKind::Errors => self.summary().and_then(|text| text.english_or_source().lines().next()),
            TableKind::Values => None,
        };
        match summary {
            Some(summary) => write!(f, "{}: {summary}", self.code()),
            None => f.pad(self.code()),
        }
    }
}
