//! The sections beside the tables as serde reads them in, those of the spec out.

use codetable_model::spec;
use codetable_model::vocabulary::Severity;
use serde::Deserialize;

use crate::declared::{BodyField, Example, Facts};
use crate::evidence::{Fact, Lines, around, text};
use crate::word::{Of, OneOrMore, Pairs, Statuses, Word, here};

#[derive(Deserialize)]
pub(crate) struct StatusRule {
    at: Option<Lines>,
    registered: Option<String>,
    #[serde(flatten)]
    facts: Facts,
}

pub(crate) fn status_rule(pattern: Statuses, rule: StatusRule) -> spec::StatusRule {
    spec::StatusRule { pattern: here(pattern.0), evidence: around(rule.at, rule.registered), facts: rule.facts.0 }
}

#[derive(Deserialize)]
pub(crate) struct ErrorType {
    at: Option<Lines>,
    registered: Option<String>,
    statuses: Option<Fact<OneOrMore<Statuses>>>,
    occurs: Option<Fact<Word>>,
    #[serde(flatten)]
    facts: Facts,
}

pub(crate) fn error_type(name: String, ty: ErrorType) -> spec::ErrorType {
    spec::ErrorType {
        name: here(name),
        evidence: around(ty.at, ty.registered),
        statuses: ty.statuses.map(patterns),
        occurs: ty.occurs.map(text),
        facts: ty.facts.0,
    }
}

fn patterns(fact: Fact<OneOrMore<Statuses>>) -> spec::Fact<Vec<spec::StatusPattern>> {
    fact.read(|statuses| statuses.into_vec().into_iter().map(|pattern| pattern.0).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    at: Option<Lines>,
    registered: Option<String>,
    sent: Option<Fact<Word>>,
    media: Option<Fact<Word>>,
    severity: Option<Fact<Of<Severity>>>,
    fields: Pairs<Word, BodyField>,
    #[serde(default)]
    examples: Vec<Example>,
}

pub(crate) fn body(id: String, body: Body) -> spec::Body {
    spec::Body {
        id: here(id),
        evidence: around(body.at, body.registered),
        when: body.sent.map(text),
        media: body.media.map(text),
        severity: body.severity.map(|fact| fact.read(|severity| severity.0)),
        fields: body.fields.read(|pointer, member| member.read(pointer)),
        examples: body.examples.into_iter().map(Example::read).collect(),
    }
}
