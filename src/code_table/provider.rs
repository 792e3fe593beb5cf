//! What a document says beside its codes, as a whole.

use super::{ErrorType, SeverityRule, StatusRule, Table};
use crate::advice::When;
use crate::evidence::{Basis, Citation, Fact};
use crate::text::Text;
use crate::wire::{Body, FieldRole, Header};

/// Everything a spec says that is not a row of a table.
///
/// ```
/// # #[cfg(feature = "inspect")] {
/// use codetable::inspect::inspect;
/// use codetable::provider::{Body, BodyField, FieldRole, JsonType, Provider};
/// use codetable::evidence::Basis;
/// use codetable::response::Response;
///
/// // One's own, for a test. Generated code has one for each spec.
/// const WHY: BodyField = BodyField::new("/why", FieldRole::Message, JsonType::String, Basis::Declared);
/// static SHOP: Provider = Provider { bodies: &[Body::new("error", Basis::Declared, &[WHY])], ..Provider::new("shop") };
/// assert_eq!(SHOP.body("error").unwrap().fields, [WHY]);
///
/// let finding = inspect(&SHOP, Response::new(409).body(r#"{"why":"sold out"}"#));
/// assert_eq!(finding.message(), Some("sold out"));
/// # }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Provider {
    /// The module's name.
    pub name: &'static str,
    /// What to call it.
    pub title: Option<Fact<&'static str>>,
    /// The languages of the texts, as BCP 47 tags: the documents' own, and those that they are translated into.
    pub languages: &'static [&'static str],
    /// Base address of problem types, if the catalogue publishes one.
    pub docs: Option<&'static str>,
    /// FNV-1a (64 bit) of the spec's bytes: equal digests, equal facts.
    pub digest: u64,
    /// The documents that facts are cited from.
    pub documents: &'static [Document],
    /// Rules for statuses, most specific first.
    pub statuses: &'static [StatusRule],
    /// Types of error that the document names and no response carries.
    pub types: &'static [ErrorType],
    /// What is said of each severity.
    pub severities: &'static [SeverityRule],
    /// The response headers.
    pub headers: &'static [Header],
    /// The shapes of bodies.
    pub bodies: &'static [Body],
    /// The members of bodies that waits read, by JSON pointer.
    pub awaited: &'static [&'static str],
    /// The conditions of meanings, and those of alternatives that ask for a member of the body.
    pub conditions: &'static [When],
    /// How to ask the provider for help.
    pub support: Option<Support>,
    /// Where the document contradicts itself, and what is followed.
    pub conflicts: &'static [Conflict],
    /// What is odd in the document without contradicting it: a spelling, an ambiguity, a text that two rows share.
    pub remarks: &'static [Note],
    /// Other statements of the document, in our words.
    pub notes: &'static [Note],
    /// The tables of codes, in the order of the spec.
    pub tables: &'static [Table],
}

/// A document that facts are cited from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    /// Its short name in citations.
    pub id: &'static str,
    /// The file's name.
    pub file: &'static str,
    /// SHA-256 of the file that was transcribed.
    pub sha256: &'static str,
    /// Its title.
    pub title: Option<Text>,
    /// Where it is published.
    pub url: Option<Fact<&'static str>>,
    /// Its date, or the date of the copy.
    pub date: Option<Fact<&'static str>>,
    /// Other facts that it states about itself.
    pub metadata: &'static [(&'static str, Fact<&'static str>)],
}

/// How to ask the provider for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Support {
    /// What supports it.
    pub basis: Basis,
    /// The ids to attach.
    pub attach: Option<Fact<&'static [FieldRole]>>,
    /// Where to ask.
    pub ask: Option<Fact<&'static str>>,
    /// What is said of it, in our words.
    pub says: Option<&'static str>,
}

/// A place where a document contradicts itself, or cannot mean what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// All the places.
    pub at: Citation,
    /// What disagrees.
    pub about: &'static str,
    /// What is followed.
    pub follow: &'static str,
    /// Why.
    pub because: &'static str,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: &'static [&'static str],
}

/// A statement of a document in our words, or one of ours that its readers need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    /// What supports it.
    pub basis: Basis,
    /// What it says.
    pub says: &'static str,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: &'static [&'static str],
}

impl Provider {
    /// A provider of which nothing is said: what a spec says is added by `Provider { …, ..Provider::new(name) }`.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            title: None,
            languages: &[],
            docs: None,
            digest: 0,
            documents: &[],
            statuses: &[],
            types: &[],
            severities: &[],
            headers: &[],
            bodies: &[],
            awaited: &[],
            conditions: &[],
            support: None,
            conflicts: &[],
            remarks: &[],
            notes: &[],
            tables: &[],
        }
    }

    /// What is said of a status: the most specific rule that fits, or `None` if none does.
    ///
    /// ```
    /// use codetable::evidence::Basis;
    /// use codetable::provider::{Provider, StatusPattern, StatusRule};
    ///
    /// static SAMPLE: Provider = Provider {
    ///     statuses: &[
    ///         StatusRule::new(StatusPattern { first: 429, last: 429, except: &[] }, Basis::Declared),
    ///         StatusRule::new(StatusPattern { first: 400, last: 499, except: &[] }, Basis::Declared),
    ///     ],
    ///     ..Provider::new("sample")
    /// };
    /// assert_eq!(SAMPLE.status(429).unwrap().pattern.to_string(), "429");
    /// assert_eq!(SAMPLE.status(404).unwrap().pattern.to_string(), "4xx");
    /// assert!(SAMPLE.status(500).is_none());
    /// ```
    #[must_use]
    pub const fn status(&'static self, status: u16) -> Option<&'static StatusRule> {
        let mut rules = self.statuses;
        while let [rule, rest @ ..] = rules {
            if rule.pattern.contains(status) {
                return Some(rule);
            }
            rules = rest;
        }
        None
    }

    /// The types of error that may come with a status, in the order of the document.
    ///
    /// No response carries its type, and several may fit, so these are candidates.
    ///
    /// ```
    /// use codetable::evidence::{Basis, Fact};
    /// use codetable::provider::{ErrorType, Provider, StatusPattern};
    ///
    /// const fn of(name: &'static str, statuses: &'static [StatusPattern]) -> ErrorType {
    ///     ErrorType { statuses: Some(Fact::new(statuses, Basis::Declared)), ..ErrorType::new(name, Basis::Declared) }
    /// }
    /// static SAMPLE: Provider = Provider {
    ///     types: &[
    ///         of("InputError", &[StatusPattern { first: 400, last: 499, except: &[] }]),
    ///         of("ConfigurationError", &[StatusPattern { first: 422, last: 422, except: &[] }]),
    ///     ],
    ///     ..Provider::new("sample")
    /// };
    /// assert!(SAMPLE.error_types(422).map(|ty| ty.name).eq(["InputError", "ConfigurationError"]));
    /// assert!(SAMPLE.error_types(400).map(|ty| ty.name).eq(["InputError"]));
    /// ```
    pub fn error_types(&'static self, status: u16) -> impl Iterator<Item = &'static ErrorType> {
        self.types.iter().filter(move |ty| ty.may_have(status))
    }

    /// The header of a name, compared without regard to ASCII case.
    ///
    /// ```
    /// use codetable::evidence::Basis;
    /// use codetable::provider::{Header, HeaderRole, Provider};
    ///
    /// static SAMPLE: Provider = Provider {
    ///     headers: &[Header::new("Retry-After", HeaderRole::RetryAfter, Basis::Declared)],
    ///     ..Provider::new("sample")
    /// };
    /// assert_eq!(SAMPLE.header("retry-after").unwrap().role.value(), HeaderRole::RetryAfter);
    /// assert!(SAMPLE.header("X-Unheard-Of").is_none());
    /// ```
    #[must_use]
    pub fn header(&'static self, name: &str) -> Option<&'static Header> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))
    }

    /// The shape of body that the spec calls `id`.
    #[must_use]
    pub fn body(&'static self, id: &str) -> Option<&'static Body> {
        self.bodies.iter().find(|body| body.id == id)
    }
}
