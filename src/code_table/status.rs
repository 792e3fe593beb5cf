//! What a document says of statuses, and of the types and severities of errors.

use core::fmt;

use crate::advice::Advice;
use crate::evidence::{Basis, Fact};
use crate::text::{Phrase, Text, TextKind};
use crate::wire::{Origin, Severity};

/// What is said of a status or a class of them.
///
/// ```
/// use codetable::evidence::{Basis, Fact};
/// use codetable::provider::{Origin, Severity, StatusPattern, StatusRule};
///
/// const SERVER: StatusRule = StatusRule {
///     severity: Some(Fact::new(Severity::Fatal, Basis::Declared)),
///     origin: Some(Fact::new(Origin::Internal, Basis::Declared)),
///     ..StatusRule::new(StatusPattern { first: 500, last: 599, except: &[504] }, Basis::Declared)
/// };
/// assert!(SERVER.pattern.contains(503));
/// assert_eq!((SERVER.severity(), SERVER.origin()), (Some(Severity::Fatal), Some(Origin::Internal)));
/// assert!(SERVER.advice.recovery().is_silent());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusRule {
    /// The statuses.
    pub pattern: StatusPattern,
    /// What supports the rule.
    pub basis: Basis,
    /// Its texts, at most one of a kind.
    pub texts: &'static [(TextKind, Text)],
    /// What to do.
    pub advice: Advice,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

/// Statuses from `first` to `last`, both inclusive, without `except`.
///
/// ```
/// use codetable::provider::StatusPattern;
///
/// let client = StatusPattern { first: 400, last: 499, except: &[429] };
/// assert!(client.contains(404) && !client.contains(429));
/// assert_eq!(client.to_string(), "4xx except 429");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusPattern {
    /// First status.
    pub first: u16,
    /// Last status.
    pub last: u16,
    /// Statuses of the range that are not meant, sorted.
    pub except: &'static [u16],
}

/// A type of error that the document names and no response carries.
///
/// ```
/// use codetable::evidence::{Basis, Fact};
/// use codetable::provider::{ErrorType, StatusPattern};
///
/// const UNPROCESSABLE: StatusPattern = StatusPattern { first: 422, last: 422, except: &[] };
/// const CONFIGURATION: ErrorType = ErrorType {
///     statuses: Some(Fact::new(&[UNPROCESSABLE], Basis::Declared)),
///     ..ErrorType::new("ConfigurationError", Basis::Declared)
/// };
/// assert!(CONFIGURATION.may_have(422) && !CONFIGURATION.may_have(400));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorType {
    /// Its name.
    pub name: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// The statuses it may come with.
    pub statuses: Option<Fact<&'static [StatusPattern]>>,
    /// When it occurs.
    pub occurs: Option<Text>,
    /// What it means.
    pub description: Option<Text>,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
    /// What becomes of the request.
    pub advice: Advice,
}

/// What is said of one severity.
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::PROVIDER;
/// use codetable::provider::{Severity, SeverityRule};
///
/// /// What a severity does, by the document.
/// fn says(severity: Severity) -> Option<&'static str> {
///     let mut rules = PROVIDER.severities.iter();
///     rules.find(|rule: &&SeverityRule| rule.severity == severity).map(|rule| rule.says)
/// }
/// assert!(says(Severity::NonFatal).unwrap().contains("the rest of the request goes on"));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeverityRule {
    /// The severity.
    pub severity: Severity,
    /// What supports it.
    pub basis: Basis,
    /// What it does, in our words.
    pub says: &'static str,
    /// The document's own word for it.
    pub quote: Option<Phrase>,
    /// The statuses of a response that carries it.
    pub statuses: Option<Fact<&'static [StatusPattern]>>,
}

impl StatusPattern {
    /// Whether it speaks of a status.
    ///
    /// ```
    /// use codetable::provider::StatusPattern;
    ///
    /// const SERVER: StatusPattern = StatusPattern { first: 500, last: 599, except: &[502, 503] };
    /// assert!(SERVER.contains(500));
    /// assert!(!SERVER.contains(502));
    /// assert_eq!(SERVER.to_string(), "5xx except 502 503");
    /// ```
    #[must_use]
    pub const fn contains(&self, status: u16) -> bool {
        if status < self.first || self.last < status {
            return false;
        }
        let mut except = self.except;
        while let [first, rest @ ..] = except {
            if *first == status {
                return false;
            }
            except = rest;
        }
        true
    }
}

/// Prints what a spec writes: `429`, `4xx`, `5xx except 502 503`; a range that is no class as `500-504`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, first) = (self.first / 100, self.first % 100);
        match self.last.saturating_sub(self.first) {
            0 => write!(f, "{}", self.first)?,
            99 if first == 0 => write!(f, "{class}xx")?,
            _ => write!(f, "{}-{}", self.first, self.last)?,
        }
        for (index, status) in self.except.iter().enumerate() {
            write!(f, "{}{status}", if index == 0 { " except " } else { " " })?;
        }
        Ok(())
    }
}

impl StatusRule {
    /// A rule that says nothing yet: what is said is added by `StatusRule { …, ..StatusRule::new(pattern, basis) }`.
    #[must_use]
    pub const fn new(pattern: StatusPattern, basis: Basis) -> Self {
        Self { pattern, basis, texts: &[], advice: Advice::SILENT, severity: None, origin: None }
    }

    /// The text of a kind, if the document has one.
    ///
    /// ```
    /// use codetable::evidence::Basis;
    /// use codetable::provider::{StatusPattern, StatusRule, TextKind};
    /// use codetable::text::Text;
    ///
    /// const RULE: StatusRule = StatusRule {
    ///     texts: &[(TextKind::Meaning, Text::new("요청 한도 초과", Basis::Declared))],
    ///     ..StatusRule::new(StatusPattern { first: 429, last: 429, except: &[] }, Basis::Declared)
    /// };
    /// assert_eq!(RULE.text(TextKind::Meaning).unwrap().source(), "요청 한도 초과");
    /// assert!(RULE.text(TextKind::Remedy).is_none());
    /// ```
    #[must_use]
    pub const fn text(&self, kind: TextKind) -> Option<Text> {
        let mut texts = self.texts;
        while let [(of, text), rest @ ..] = texts {
            if *of as u8 == kind as u8 {
                return Some(*text);
            }
            texts = rest;
        }
        None
    }

    /// How much of the request it stops.
    #[must_use]
    pub const fn severity(&self) -> Option<Severity> {
        match self.severity {
            Some(fact) => Some(fact.value),
            None => None,
        }
    }

    /// Whose side it comes from.
    #[must_use]
    pub const fn origin(&self) -> Option<Origin> {
        match self.origin {
            Some(fact) => Some(fact.value),
            None => None,
        }
    }
}

impl ErrorType {
    /// A type of which nothing is said yet: what is said is added by `ErrorType { …, ..ErrorType::new(name, basis) }`.
    #[must_use]
    pub const fn new(name: &'static str, basis: Basis) -> Self {
        Self {
            name,
            basis,
            statuses: None,
            occurs: None,
            description: None,
            severity: None,
            origin: None,
            advice: Advice::SILENT,
        }
    }

    /// Whether it may come with a status. A type of which no status is said comes with none.
    #[must_use]
    pub const fn may_have(&self, status: u16) -> bool {
        let Some(fact) = self.statuses else { return false };
        let mut patterns = fact.value;
        while let [pattern, rest @ ..] = patterns {
            if pattern.contains(status) {
                return true;
            }
            patterns = rest;
        }
        false
    }
}
