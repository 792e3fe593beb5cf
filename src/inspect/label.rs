//! From a finding to a label for metrics, of which there are only so many.

use super::{Finding, Problem};
use crate::provider::Provider;
use crate::{Table, TableKind};

/// The label of every finding without a code that a table lists.
///
/// ```
/// use codetable::inspect::{OTHER, inspect};
/// use codetable::provider::Provider;
/// use codetable::response::Response;
///
/// static SAMPLE: Provider = Provider::new("sample");
/// assert_eq!(inspect(&SAMPLE, Response::new(500).body(r#"{"code":"whatever"}"#)).label(), OTHER);
/// ```
pub const OTHER: &str = "_OTHER";

impl Finding<'_> {
    /// A label for metrics: the code if a table lists it, else [`OTHER`].
    ///
    /// Nothing that a response says gets into it, so a provider has no more labels than [`Provider::labels`], which
    /// each module has as `LABELS`.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use codetable::inspect::OTHER;
    /// use codetable::{kakao, response::Response};
    ///
    /// assert_eq!(kakao::inspect(Response::new(400).body(r#"{"code":-10}"#)).label(), "-10");
    /// assert_eq!(kakao::inspect(Response::new(400).body(r#"{"code":-123456}"#)).label(), OTHER);
    /// assert_eq!(kakao::LABELS, kakao::ErrorCode::ALL.len() + 1);
    /// # }
    /// ```
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.leading().label()
    }
}

impl Problem<'_> {
    /// A label for metrics, as [`Finding::label`].
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.row().map_or(OTHER, |row| row.code())
    }
}

impl Provider {
    /// How many labels its findings can have: one for each code, and [`OTHER`].
    ///
    /// ```
    /// # #[cfg(feature = "http_status")] {
    /// let all: usize = codetable::PROVIDERS.iter().map(|provider| provider.labels()).sum();
    /// assert!(all < 1_000, "{all} time series for each thing that is counted");
    /// # }
    /// ```
    #[must_use]
    pub const fn labels(&'static self) -> usize {
        let mut labels = 1;
        let mut tables = self.tables;
        while let [table, rest @ ..] = tables {
            labels += table.labels() - 1;
            tables = rest;
        }
        labels
    }
}

impl Table {
    /// How many labels findings of its codes can have, [`OTHER`] included.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use codetable::kakao::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::TABLE.labels(), ErrorCode::ALL.len() + 1);
    /// # }
    /// ```
    #[must_use]
    pub const fn labels(&self) -> usize {
        match self.kind {
            TableKind::Errors => self.len() + 1,
            TableKind::Values => 1,
        }
    }
}
