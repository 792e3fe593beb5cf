//! The sections beside the tables as serde reads them in, those of the spec out.

use codetable_model::spec;
use codetable_model::vocabulary::{Effect, Origin, Severity, TextKind};
use serde::Deserialize;

use crate::declared::{BodyField, Example};
use crate::evidence::{Alternative, Fact, Facts, Lines, Wait, around, text};
use crate::word::{Of, OneOrMore, Pairs, Statuses, Word, here};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusRule {
    at: Option<Lines>,
    registered: Option<String>,
    label: Option<Fact<Word>>,
    outcome: Option<Fact<Word>>,
    meaning: Option<Fact<Word>>,
    description: Option<Fact<Word>>,
    detail: Option<Fact<Word>>,
    remedy: Option<Fact<Word>>,
    note: Option<Fact<Word>>,
    recovery: Option<Fact<Vec<Alternative>>>,
    wait: Option<Wait>,
    effect: Option<Fact<Of<Effect>>>,
    severity: Option<Fact<Of<Severity>>>,
    origin: Option<Fact<Of<Origin>>>,
}

pub(crate) fn status_rule(pattern: Statuses, rule: StatusRule) -> spec::StatusRule {
    let facts = Facts {
        texts: vec![
            (TextKind::Label, rule.label),
            (TextKind::Outcome, rule.outcome),
            (TextKind::Meaning, rule.meaning),
            (TextKind::Description, rule.description),
            (TextKind::Detail, rule.detail),
            (TextKind::Remedy, rule.remedy),
            (TextKind::Note, rule.note),
        ],
        recovery: rule.recovery,
        wait: rule.wait,
        effect: rule.effect,
        severity: rule.severity,
        origin: rule.origin,
        ..Facts::default()
    };
    spec::StatusRule { pattern: here(pattern.0), evidence: around(rule.at, rule.registered), facts: facts.read() }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorType {
    at: Option<Lines>,
    registered: Option<String>,
    statuses: Option<Fact<OneOrMore<Statuses>>>,
    origin: Option<Fact<Of<Origin>>>,
    severity: Option<Fact<Of<Severity>>>,
    description: Option<Fact<Word>>,
    occurs: Option<Fact<Word>>,
    effect: Option<Fact<Of<Effect>>>,
}

pub(crate) fn error_type(name: String, ty: ErrorType) -> spec::ErrorType {
    let facts = Facts {
        texts: vec![(TextKind::Description, ty.description)],
        effect: ty.effect,
        severity: ty.severity,
        origin: ty.origin,
        ..Facts::default()
    };
    spec::ErrorType {
        name: here(name),
        evidence: around(ty.at, ty.registered),
        statuses: ty.statuses.map(patterns),
        occurs: ty.occurs.map(text),
        facts: facts.read(),
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
