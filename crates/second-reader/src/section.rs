//! The sections beside the tables as serde reads them in, those of the spec out.

use codetable_model::spec;
use codetable_model::vocabulary::{
    Allowance, Effect, FieldRole, Format, HeaderRole, JsonType, Origin, Period, Presence, Severity, TextKind,
};
use serde::Deserialize;

use crate::evidence::{Alternative, Fact, Facts, Lines, Wait, around, text};
use crate::word::{Of, OneOrMore, Pairs, Status, Statuses, Word, here};

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeverityRule {
    at: Option<Lines>,
    registered: Option<String>,
    says: String,
    quote: Option<String>,
    statuses: Option<Fact<OneOrMore<Statuses>>>,
}

pub(crate) fn severity_rule(severity: Of<Severity>, rule: SeverityRule) -> spec::SeverityRule {
    spec::SeverityRule {
        severity: here(severity.0),
        evidence: around(rule.at, rule.registered),
        says: Some(here(rule.says)),
        statuses: rule.statuses.map(patterns),
        quote: rule.quote.map(here),
    }
}

fn patterns(fact: Fact<OneOrMore<Statuses>>) -> spec::Fact<Vec<spec::StatusPattern>> {
    fact.read(|statuses| statuses.into_vec().into_iter().map(|pattern| pattern.0).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    at: Option<Lines>,
    registered: Option<String>,
    role: Fact<Of<HeaderRole>>,
    of: Option<Fact<Of<Allowance>>>,
    per: Option<Fact<Of<Period>>>,
    format: Option<Fact<Of<Format>>>,
    description: Option<Fact<Word>>,
    presence: Option<Fact<Of<Presence>>>,
    sent: Option<Fact<Word>>,
}

pub(crate) fn header(name: String, header: Header) -> spec::Header {
    spec::Header {
        name: here(name),
        evidence: around(header.at, header.registered),
        role: Some(header.role.read(|role| role.0)),
        of: header.of.map(|fact| fact.read(|of| of.0)),
        per: header.per.map(|fact| fact.read(|per| per.0)),
        format: header.format.map(|fact| fact.read(|format| format.0)),
        description: header.description.map(text),
        presence: header.presence.map(|fact| fact.read(|presence| presence.0)),
        sent: header.sent.map(text),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    at: Option<Lines>,
    registered: Option<String>,
    sent: Option<Fact<Word>>,
    media: Option<Fact<Word>>,
    severity: Option<Fact<Of<Severity>>>,
    fields: Pairs<String, Member>,
    #[serde(default)]
    examples: Vec<Example>,
}

pub(crate) fn body(id: String, body: Body) -> spec::Body {
    spec::Body {
        id: here(id),
        evidence: around(body.at, body.registered),
        sent: body.sent.map(text),
        media: body.media.map(text),
        severity: body.severity.map(|fact| fact.read(|severity| severity.0)),
        fields: body.fields.read(member),
        examples: body.examples.into_iter().map(Example::read).collect(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    at: Option<Lines>,
    registered: Option<String>,
    role: Fact<Of<FieldRole>>,
    #[serde(rename = "type")]
    ty: Fact<Of<JsonType>>,
    of: Option<Fact<Word>>,
    presence: Option<Fact<Of<Presence>>>,
    format: Option<Fact<Of<Format>>>,
    zone: Option<Fact<Word>>,
    description: Option<Fact<Word>>,
}

fn member(pointer: String, member: Member) -> spec::BodyField {
    spec::BodyField {
        pointer: here(pointer),
        evidence: around(member.at, member.registered),
        role: Some(member.role.read(|role| role.0)),
        ty: Some(member.ty.read(|ty| ty.0)),
        of: member.of.map(text),
        presence: member.presence.map(|fact| fact.read(|presence| presence.0)),
        format: member.format.map(|fact| fact.read(|format| format.0)),
        zone: member.zone.map(text),
        description: member.description.map(text),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    at: Option<Lines>,
    registered: Option<String>,
    status: Option<Fact<Status>>,
    text: String,
}

impl Example {
    fn read(self) -> spec::Example {
        spec::Example {
            evidence: around(self.at, self.registered),
            status: self.status.map(|fact| fact.read(|status| status.0)),
            text: Some(here(self.text)),
        }
    }
}
