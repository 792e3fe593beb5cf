//! From the text of a code to what the provider's tables make of it.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;

use crate::advice::When;
use crate::pattern::{CodeParts, strip};
use crate::provider::{BodyField, FieldRole, Provider, Severity};
use crate::unknown::{Family, FamilyRule, Given};
use crate::{Class, CodeTable, Meaning, Row, Table, TableKind};

/// The code of a problem.
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::{self, ProblemCode};
/// use codetable::inspect::Code;
/// use codetable::response::Response;
/// use codetable::unknown::Family;
///
/// let body = r#"{"type":"https://ns.adobe.com/aep/errors/EXEG-0999-418","status":418}"#;
/// let finding = adobe_edge::inspect(Response::new(418).body(body));
/// let code: &Code<'_> = finding.code().unwrap();
/// assert_eq!((code.as_str(), code.row()), ("EXEG-0999-418", None));
///
/// // It is newer than the document, which tells all the same whose it is and what it is made of.
/// assert_eq!((code.family(), code.table()), (Family::Member, Some(ProblemCode::TABLE)));
/// assert_eq!(code.parts().unwrap().part("series"), Some("0999"));
/// assert_eq!(code.suffix(), Some(418));
/// assert!(code.class().is_none(), "nothing is said of codes that begin alike");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code<'a> {
    /// A table lists it.
    Known(Row),
    /// No table lists it.
    Unlisted {
        /// The code as it was sent; without the URI around it if it is of a family.
        text: Cow<'a, str>,
        /// Whether it is written like the codes of a table.
        ///
        /// [`Family::Foreign`] if it is written like none of any table, [`Family::Undeclared`] if nothing says how codes
        /// are written.
        family: Family,
        /// The table whose family it is of.
        table: Option<&'static Table>,
    },
}

impl<'a> Code<'a> {
    /// What a provider's tables make of a code: the one that is named, or else all of them.
    pub(super) fn of(provider: &'static Provider, named: Option<&str>, sent: Cow<'a, str>) -> Self {
        let is_meant = |table: &Table| table.kind == TableKind::Errors && named.is_none_or(|name| table.id == name);
        let tables = || provider.tables.iter().filter(|table| is_meant(table));
        if let Some(row) = tables().find_map(|table| find(&sent, table, provider)) {
            return Self::Known(row);
        }
        let member = tables().find(|table| table.family_of(bare(&sent, table, provider)) == Family::Member);
        if let Some(table) = member {
            let text = match &sent {
                Cow::Borrowed(text) => Cow::Borrowed(bare(text, table, provider)),
                Cow::Owned(text) => Cow::Owned(bare(text, table, provider).to_owned()),
            };
            return Self::Unlisted { text, family: Family::Member, table: Some(table) };
        }
        let declared = tables().next().is_some() && tables().all(|table| table.family != FamilyRule::Undeclared);
        let family = if declared { Family::Foreign } else { Family::Undeclared };
        Self::Unlisted { text: sent, family, table: None }
    }

    /// The code as text: as the table lists it, or as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(row) => row.code(),
            Self::Unlisted { text, .. } => text,
        }
    }

    /// All that is known of it, if a table lists it.
    #[must_use]
    pub const fn row(&self) -> Option<Row> {
        match self {
            Self::Known(row) => Some(*row),
            Self::Unlisted { .. } => None,
        }
    }

    /// The class of codes that it is of, whether its table lists it or not.
    #[must_use]
    pub fn class(&self) -> Option<&'static Class> {
        self.table()?.class(self.as_str())
    }

    /// The variant, if this table lists it.
    #[must_use]
    pub fn known<T: CodeTable>(&self) -> Option<T> {
        let row = self.row()?;
        if row.table() == T::TABLE { T::from_index(row.index()) } else { None }
    }

    /// The table that lists it, or whose family it is of.
    #[must_use]
    pub const fn table(&self) -> Option<&'static Table> {
        match self {
            Self::Known(row) => Some(row.table()),
            Self::Unlisted { table, .. } => *table,
        }
    }

    /// Whether it is of the family of a table's codes; a code that a table lists is.
    #[must_use]
    pub const fn family(&self) -> Family {
        match self {
            Self::Known(_) => Family::Member,
            Self::Unlisted { family, .. } => *family,
        }
    }

    /// Its parts, if the codes of its table have a structure.
    #[must_use]
    pub fn parts(&self) -> Option<CodeParts<'_>> {
        match self.table()?.family {
            FamilyRule::Pattern(pattern) => pattern.matches(self.as_str()),
            _ => None,
        }
    }

    /// The HTTP status that the code itself contains: the part of its structure that is called `status`.
    #[must_use]
    pub fn suffix(&self) -> Option<u16> {
        self.parts()?.part(FieldRole::Status.as_str())?.parse().ok()
    }

    /// What the tables make of the code that a member holds. Where bodies call members of one place by different tables,
    /// the one that lists the code is meant.
    pub(super) fn in_member(provider: &'static Provider, field: &BodyField, sent: Cow<'a, str>) -> Self {
        let Some(table) = field.table else { return Self::of(provider, None, sent) };
        let code = Self::of(provider, Some(table.value), sent);
        let Self::Unlisted { text, .. } = &code else { return code };
        let fields = provider.bodies.iter().flat_map(|body| body.fields);
        let others = fields.filter(|other| other.pointer == field.pointer && other.role.value == FieldRole::Code);
        let tables = others.filter_map(|other| provider.tables.iter().find(|table| Some(table.id) == other.table()));
        tables.filter_map(|table| find(text, table, provider)).next().map_or(code, Self::Known)
    }

    /// Whether a table lists it.
    pub(super) const fn is_listed(&self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// Whether it says that something failed: a table of errors lists it, and not as a warning, or it is of the family
    /// of one. A foreign code may mean anything.
    pub(super) fn is_error(&self) -> bool {
        match self {
            Self::Known(row) => row.severity().is_none_or(|severity| severity.value != Severity::Warning),
            Self::Unlisted { family: Family::Member, .. } => {
                self.class().and_then(|class| class.severity).is_none_or(|severity| severity.value != Severity::Warning)
            }
            Self::Unlisted { .. } => false,
        }
    }

    /// The further meaning that a response tells by its status, which is not that of the row itself, or by a condition
    /// that it meets. What tells more of the response counts before what tells less, and of equals the first.
    pub(super) fn meaning(&self, status: Option<u16>, met: &[When]) -> Option<&'static Meaning> {
        let row = self.row()?;
        let fits = |meaning: &&Meaning| {
            let own = meaning.status.map(|fact| fact.value);
            match meaning.when {
                Some(when) => own.is_none_or(|own| status == Some(own)) && met.contains(&when),
                None => own.is_some() && own == status && row.status() != status,
            }
        };
        let rank = |of: &Meaning| (of.when.is_some(), of.status.is_some(), of.when.is_some_and(When::is_of_value));
        let also = row.other_meanings().iter().filter(fits);
        also.reduce(|first, other| if rank(other) > rank(first) { other } else { first })
    }

    /// How much of the request it stops, under a status and these conditions.
    pub(super) fn severity(&self, status: Option<u16>, met: &[When]) -> Option<Severity> {
        let severity = match self.meaning(status, met) {
            Some(meaning) => meaning.severity,
            None => match self.row() {
                Some(row) => row.severity(),
                None => self.class()?.severity,
            },
        };
        severity.map(|fact| fact.value)
    }

    pub(super) fn into_owned(self) -> Code<'static> {
        match self {
            Self::Known(row) => Code::Known(row),
            Self::Unlisted { text, family, table } => {
                Code::Unlisted { text: Cow::Owned(text.into_owned()), family, table }
            }
        }
    }
}

/// The row of a code, bare or in a URI.
fn find(sent: &str, table: &'static Table, provider: &Provider) -> Option<Row> {
    table.find(sent).or_else(|| table.find(strip(sent, provider.docs?, "")?))
}

/// A code without the URI it may travel in: the table's, or the one under which the catalogue publishes its problems.
fn bare<'t>(sent: &'t str, table: &Table, provider: &Provider) -> &'t str {
    let in_table = table.uri.and_then(|(before, after)| strip(sent, before, after));
    in_table.or_else(|| strip(sent, provider.docs?, "")).unwrap_or(sent)
}

/// Prints a known code as it goes over the wire, another as an excerpt: escaped and cut short.
impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(row) => write!(f, "`{}`", row.code()),
            Self::Unlisted { text, .. } => Given::Text(text).fmt(f),
        }
    }
}
