//! The sections beside the tables: statuses, types, severities, headers and bodies, each node in, each
//! object out.

use super::fields::Fields;
use super::table::facts;
use super::value::{one_or_more, status, status_pattern, text, word};
use crate::parse;
use crate::source::Spanned;
use crate::spec::{Body, BodyField, ErrorType, Example, Facts, Header, SeverityRule, StatusRule};
use crate::tree::Node;
use crate::vocabulary::{Severity, Vocabulary};

pub(super) fn status_rule(pattern: Spanned<String>, node: &Node) -> Option<StatusRule> {
    let fields = Fields::of(node);
    Some(StatusRule {
        pattern: Spanned::new(parse::status_pattern(&pattern).ok()?, pattern.span),
        at: fields.at(),
        registered: fields.registered(),
        facts: Facts { status: None, ..facts(fields) },
    })
}

pub(super) fn error_type(name: Spanned<String>, node: &Node) -> ErrorType {
    let fields = Fields::of(node);
    ErrorType {
        name,
        at: fields.at(),
        registered: fields.registered(),
        statuses: fields.fact("statuses", one_or_more(status_pattern)),
        occurs: fields.fact("occurs", text),
        facts: Facts { status: None, ..facts(fields) },
    }
}

pub(super) fn severity_rule(severity: Spanned<String>, node: &Node) -> Option<SeverityRule> {
    let fields = Fields::of(node);
    Some(SeverityRule {
        severity: Spanned::new(Severity::from_word(&severity)?, severity.span),
        at: fields.at(),
        registered: fields.registered(),
        says: fields.value("says", text),
        statuses: fields.fact("statuses", one_or_more(status_pattern)),
        quote: fields.quote(),
    })
}

pub(super) fn header(name: Spanned<String>, node: &Node) -> Header {
    let fields = Fields::of(node);
    Header {
        name,
        at: fields.at(),
        registered: fields.registered(),
        role: fields.fact("role", word),
        of: fields.fact("of", word),
        per: fields.fact("per", word),
        format: fields.fact("format", word),
        description: fields.fact("description", text),
        presence: fields.fact("presence", word),
        sent: fields.fact("sent", text),
    }
}

pub(super) fn body(id: Spanned<String>, node: &Node) -> Body {
    let fields = Fields::of(node);
    Body {
        id,
        at: fields.at(),
        registered: fields.registered(),
        sent: fields.fact("sent", text),
        media: fields.fact("media", text),
        severity: fields.fact("severity", word),
        fields: fields.some_entries("fields", member),
        examples: fields.items("examples", example),
    }
}

fn member(pointer: Spanned<String>, node: &Node) -> Option<BodyField> {
    let fields = Fields::of(node);
    parse::is_pointer(&pointer).then(|| BodyField {
        pointer,
        at: fields.at(),
        registered: fields.registered(),
        role: fields.fact("role", word),
        ty: fields.fact("type", word),
        of: fields.fact("of", text),
        presence: fields.fact("presence", word),
        format: fields.fact("format", word),
        zone: fields.fact("zone", text),
        description: fields.fact("description", text),
    })
}

fn example(node: &Node) -> Example {
    let fields = Fields::of(node);
    Example {
        at: fields.at(),
        registered: fields.registered(),
        status: fields.fact("status", status),
        text: fields.value("text", text),
    }
}
