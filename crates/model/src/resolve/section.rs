//! What a spec says beside its tables, resolved: documents, statuses, types, headers, bodies, support.

use super::evidence::Context;
use super::facts::facts;
use crate::catalog::{
    Body, BodyField, Conflict, Document, ErrorType, Example, Fact, Header, Note, SeverityRule, StatusRule, Support,
};
use crate::spec;
use crate::vocabulary::{FieldRole, HeaderRole, JsonType};

pub(super) fn document(context: &Context<'_>, document: &spec::Document) -> Document {
    let basis = context.unsupported();
    let text =
        |value: Option<&crate::source::Spanned<String>>| value.map(|text| text.value.clone()).unwrap_or_default();
    Document {
        id: document.id.value.clone(),
        file: text(document.file.as_ref()),
        sha256: text(document.sha256.as_ref()),
        title: document.title.as_ref().map(|title| context.text_fact(title, &basis)),
        url: document.url.as_ref().map(|url| context.fact(url, &basis)),
        date: document.date.as_ref().map(|date| context.fact(date, &basis)),
        metadata: document
            .metadata
            .iter()
            .map(|(name, fact)| (name.value.clone(), context.fact(fact, &basis)))
            .collect(),
    }
}

pub(super) fn status_rule(context: &Context<'_>, rule: &spec::StatusRule) -> StatusRule {
    let basis = context.section(rule.at.as_ref(), rule.registered.as_ref(), &context.unsupported());
    StatusRule {
        pattern: rule.pattern.value.clone(),
        line: context.line(rule.pattern.span),
        facts: facts(context, &rule.facts, &basis),
        basis,
    }
}

pub(super) fn error_type(context: &Context<'_>, ty: &spec::ErrorType) -> ErrorType {
    let basis = context.section(ty.at.as_ref(), ty.registered.as_ref(), &context.unsupported());
    ErrorType {
        name: ty.name.value.clone(),
        line: context.line(ty.name.span),
        statuses: ty.statuses.as_ref().map(|statuses| context.fact(statuses, &basis)),
        occurs: ty.occurs.as_ref().map(|occurs| context.text_fact(occurs, &basis)),
        facts: facts(context, &ty.facts, &basis),
        basis,
    }
}

pub(super) fn severity(context: &Context<'_>, rule: &spec::SeverityRule) -> SeverityRule {
    let basis = context.section(rule.at.as_ref(), rule.registered.as_ref(), &context.unsupported());
    SeverityRule {
        severity: rule.severity.value,
        says: rule.says.as_ref().map(|says| says.value.clone()).unwrap_or_default(),
        statuses: rule.statuses.as_ref().map(|statuses| context.fact(statuses, &basis)),
        quote: rule.quote.as_ref().map(|quote| context.text(&quote.value)),
        basis,
    }
}

pub(super) fn header(context: &Context<'_>, header: &spec::Header) -> Header {
    let basis = context.section(header.at.as_ref(), header.registered.as_ref(), &context.unsupported());
    let unread = || Fact { value: HeaderRole::Other, basis: context.unsupported(), quote: None };
    Header {
        name: header.name.value.clone(),
        role: header.role.as_ref().map_or_else(unread, |role| context.fact(role, &basis)),
        of: header.of.as_ref().map(|of| context.fact(of, &basis)),
        per: header.per.as_ref().map(|per| context.fact(per, &basis)),
        format: header.format.as_ref().map(|format| context.fact(format, &basis)),
        description: header.description.as_ref().map(|text| context.text_fact(text, &basis)),
        presence: header.presence.as_ref().map(|presence| context.fact(presence, &basis)),
        sent: header.sent.as_ref().map(|sent| context.fact(sent, &basis)),
        basis,
    }
}

pub(super) fn body(context: &Context<'_>, body: &spec::Body) -> Body {
    let basis = context.section(body.at.as_ref(), body.registered.as_ref(), &context.unsupported());
    Body {
        id: body.id.value.clone(),
        sent: body.sent.as_ref().map(|sent| context.fact(sent, &basis)),
        media: body.media.as_ref().map(|media| context.fact(media, &basis)),
        severity: body.severity.as_ref().map(|severity| context.fact(severity, &basis)),
        fields: body.fields.iter().map(|field| body_field(context, field, &basis)).collect(),
        examples: body.examples.iter().map(|example| self::example(context, example, &basis)).collect(),
        basis,
    }
}

fn body_field(context: &Context<'_>, field: &spec::BodyField, around: &crate::catalog::Basis) -> BodyField {
    let basis = context.section(field.at.as_ref(), field.registered.as_ref(), around);
    let role = || Fact { value: FieldRole::Other, basis: context.unsupported(), quote: None };
    let ty = || Fact { value: JsonType::Any, basis: context.unsupported(), quote: None };
    BodyField {
        pointer: field.pointer.value.clone(),
        role: field.role.as_ref().map_or_else(role, |role| context.fact(role, &basis)),
        ty: field.ty.as_ref().map_or_else(ty, |ty| context.fact(ty, &basis)),
        of: field.of.as_ref().map(|of| context.fact(of, &basis)),
        presence: field.presence.as_ref().map(|presence| context.fact(presence, &basis)),
        format: field.format.as_ref().map(|format| context.fact(format, &basis)),
        zone: field.zone.as_ref().map(|zone| context.fact(zone, &basis)),
        description: field.description.as_ref().map(|text| context.text_fact(text, &basis)),
        basis,
    }
}

fn example(context: &Context<'_>, example: &spec::Example, around: &crate::catalog::Basis) -> Example {
    let basis = context.section(example.at.as_ref(), example.registered.as_ref(), around);
    Example {
        status: example.status.as_ref().map(|status| context.fact(status, &basis)),
        text: example.text.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
        basis,
    }
}

pub(super) fn support(context: &Context<'_>, support: &spec::Support) -> Support {
    let basis = context.section(support.at.as_ref(), support.registered.as_ref(), &context.unsupported());
    Support {
        attach: support.attach.as_ref().map(|attach| context.fact(attach, &basis)),
        ask: support.ask.as_ref().map(|ask| context.fact(ask, &basis)),
        says: support.says.as_ref().map(|says| says.value.clone()),
        basis,
    }
}

pub(super) fn conflict(context: &Context<'_>, conflict: &spec::Conflict) -> Conflict {
    let text = |text: &Option<crate::source::Spanned<String>>| {
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    };
    Conflict {
        at: context.lines(conflict.at.as_ref()),
        about: text(&conflict.about),
        follow: text(&conflict.follow),
        because: text(&conflict.because),
        concerns: conflict.concerns.iter().map(|concern| concern.value.clone()).collect(),
    }
}

pub(super) fn note(context: &Context<'_>, note: &spec::Note) -> Note {
    Note {
        basis: context.basis(note.evidence.as_ref(), &context.unsupported()),
        says: note.says.as_ref().map(|says| says.value.clone()).unwrap_or_default(),
        concerns: note.concerns.iter().map(|concern| concern.value.clone()).collect(),
    }
}
