//! An object that holds facts, whatever its type: what it is called, its facts, and what they may rest on.

use crate::diagnostic::excerpt;
use crate::source::{Span, Spanned};
use crate::spec::{Alternative, Citation, Evidence, Fact, Facts, StatusPattern};
use crate::vocabulary::Vocabulary;

/// An object that holds facts.
pub(super) struct FactOwner<'s> {
    /// What it is: a code, a header.
    noun: &'static str,
    /// Its name.
    name: Name<'s>,
    /// Where it stands: its name, or else its first fact.
    pub(super) span: Option<Span>,
    /// Its lines.
    pub(super) at: Option<&'s Spanned<Citation>>,
    /// The standard it is taken from.
    pub(super) registered: Option<&'s Spanned<String>>,
    /// What kind of evidence its facts may leave to it.
    pub(super) lends: EvidenceScope,
    /// Whether the object around it supports it.
    inherits: bool,
    /// Whether it needs support even where each of its facts has evidence of its own: the document names it.
    pub(super) needs_evidence: bool,
    /// Its facts, in the order of the language.
    pub(super) facts: Vec<FactRef<'s>>,
    /// The document's own word for the object itself.
    pub(super) quote: Option<&'s Spanned<String>>,
}

/// What an object is called.
pub(super) enum Name<'s> {
    Nothing,
    Text(&'s str),
    Status(&'s StatusPattern),
}

/// The evidence that an object can have for all of its facts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EvidenceScope {
    /// None: each fact stands for itself.
    Nothing,
    /// `at` only.
    Lines,
    /// `at` or `registered`.
    Any,
    /// It has no facts: it is a statement with evidence of any kind.
    Statement,
}

/// A fact of an object.
pub(super) struct FactRef<'s> {
    /// The field's name.
    pub(super) field: &'s str,
    /// Its value's place.
    pub(super) span: Span,
    /// Its own evidence.
    pub(super) evidence: Option<&'s Evidence>,
    /// The value, where that is a quoted text.
    pub(super) text: Option<&'s Spanned<String>>,
    /// The document's own words for it.
    pub(super) quote: Option<&'s Spanned<String>>,
}

impl<'s> FactOwner<'s> {
    /// An object without a name of its own, at a place if it has one.
    pub(super) fn new(noun: &'static str, name: Name<'s>, span: Option<Span>) -> Self {
        Self {
            noun,
            name,
            span,
            at: None,
            registered: None,
            lends: EvidenceScope::Nothing,
            inherits: false,
            needs_evidence: false,
            facts: Vec::new(),
            quote: None,
        }
    }

    /// An object with a name.
    pub(super) fn named(noun: &'static str, name: &'s Spanned<String>) -> Self {
        Self::new(noun, Name::Text(&name.value), Some(name.span))
    }

    /// With lines and a standard that its facts rest on.
    pub(super) fn on(self, at: &'s Option<Spanned<Citation>>, registered: &'s Option<Spanned<String>>) -> Self {
        Self { at: at.as_ref(), registered: registered.as_ref(), lends: EvidenceScope::Any, ..self }
    }

    /// With lines that its facts rest on.
    pub(super) fn on_lines(self, at: &'s Option<Spanned<Citation>>) -> Self {
        Self { at: at.as_ref(), lends: EvidenceScope::Lines, ..self }
    }

    /// With what supports the one statement that it is.
    pub(super) fn states(self, evidence: Option<&'s Evidence>) -> Self {
        let at = match evidence {
            Some(Evidence::Stated(at)) => Some(at),
            _ => None,
        };
        Self { at, lends: EvidenceScope::Statement, inherits: evidence.is_some(), ..self }
    }

    /// In need of support for itself.
    pub(super) fn needs_evidence(self) -> Self {
        Self { needs_evidence: true, ..self }
    }

    /// Supported by what is around it, or not.
    pub(super) fn inherits(self, inherits: bool) -> Self {
        Self { inherits, ..self }
    }

    /// With one more fact.
    pub(super) fn fact<T>(mut self, field: &'s str, fact: &'s Option<Fact<T>>) -> Self {
        self.facts.extend(fact.as_ref().map(|fact| FactRef::new(field, fact)));
        self
    }

    /// With one more fact, whose value is a quoted text.
    pub(super) fn text(mut self, field: &'s str, fact: &'s Option<Fact<String>>) -> Self {
        self.facts.extend(fact.as_ref().map(|fact| FactRef::text(field, fact)));
        self
    }

    /// With the facts that rows, groups, statuses and types have in common.
    pub(super) fn facts(mut self, facts: &'s Facts) -> Self {
        self = self.fact("status", &facts.status).fact("severity", &facts.severity).fact("origin", &facts.origin);
        self.facts.extend(facts.texts.iter().map(|(kind, fact)| FactRef::text(kind.word(), fact)));
        self.recovery(&facts.recovery).fact("wait", &facts.wait).fact("effect", &facts.effect)
    }

    /// With a recovery: the fact itself, and those of its alternatives that have evidence of their own. Where all have,
    /// it needs no other.
    fn recovery(mut self, fact: &'s Option<Fact<Vec<Alternative>>>) -> Self {
        let Some(recovery) = fact else { return self };
        let steps = recovery.value.iter().map(|alternative| &alternative.steps);
        let (own, others): (Vec<_>, Vec<_>) = steps.partition(|steps| steps.evidence.is_some());
        let is_needed = !others.is_empty() || own.is_empty();
        if is_needed || recovery.evidence.is_some() || recovery.quote.is_some() {
            self.facts.push(FactRef::new("recovery", recovery));
        }
        self.facts.extend(own.into_iter().map(|steps| FactRef::new("recovery", steps)));
        self
    }

    /// With the document's own word for it.
    pub(super) fn quote(self, quote: &'s Option<Spanned<String>>) -> Self {
        Self { quote: quote.as_ref(), ..self }
    }

    /// At its first fact, if it stands nowhere yet.
    pub(super) fn placed(self) -> Self {
        let first = self.facts.iter().map(|fact| fact.span).min();
        Self { span: self.span.or(first), ..self }
    }

    /// Whether it has evidence that its facts can rest on.
    pub(super) fn supported(&self) -> bool {
        self.at.is_some() || self.registered.is_some() || self.inherits
    }

    /// What messages call it: ``code `GW.TIMEOUT.01` ``.
    pub(super) fn title(&self) -> String {
        match self.name {
            Name::Nothing => self.noun.to_owned(),
            Name::Text(name) => format!("{} `{}`", self.noun, excerpt(name)),
            Name::Status(pattern) => format!("{} `{pattern}`", self.noun),
        }
    }
}

impl<'s> FactRef<'s> {
    fn new<T>(field: &'s str, fact: &'s Fact<T>) -> Self {
        let (evidence, quote) = (fact.evidence.as_ref(), fact.quote.as_ref());
        Self { field, span: fact.value.span, evidence, text: None, quote }
    }

    /// A fact whose value is a quoted text.
    pub(super) fn text(field: &'s str, fact: &'s Fact<String>) -> Self {
        Self { text: Some(&fact.value), ..Self::new(field, fact) }
    }
}
