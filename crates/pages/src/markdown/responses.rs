//! Headers, bodies and support in, their sections out.

use super::LANGUAGE;
use super::facts::{self, HEADS, Line, quote};
use super::inline::{Inline, Target, words};
use super::page::Page;
use super::remarks;
use super::subject::{Subject, body_anchor};
use crate::wording::evidence::role as role_words;
use codetable_model::catalog::{Basis, Body, BodyField, Fact, Header};
use codetable_model::vocabulary::{FieldRole, Presence, Vocabulary};

/// ```text
/// ## Headers
/// | Header | What it tells | Written as | Sent | In the document, and in English | Basis |
/// ```
pub(crate) fn headers(page: &mut Page, subject: &Subject<'_>) {
    let headers = &subject.provider.headers;
    let rows: Vec<[Inline; 6]> = headers.iter().map(|header| header_row(header, subject)).collect();
    page.table(["Header", "What it tells", "Written as", "Sent", texts_head(subject), "Basis"], &rows);
    let names: Vec<&str> = headers.iter().map(|header| header.name.as_str()).collect();
    remarks::concerning(page, &names, subject);
}

fn header_row(header: &Header, subject: &Subject<'_>) -> [Inline; 6] {
    let around = &header.basis;
    let mut tells = told(&header.role, around, subject, |role| role.meaning().into());
    if let Some(of) = &header.of {
        tells.push(&words![": ", told(of, around, subject, |of| of.meaning().into())]);
    }
    if let Some(per) = &header.per {
        tells.push(&words![", counted over ", told(per, around, subject, |per| per.meaning().into())]);
    }
    let presence = told_if(header.presence.as_ref(), around, subject, |presence| header_presence(*presence).into());
    let sent = told_if(header.when.as_ref(), around, subject, |sent| Inline::prose(sent));
    [
        Inline::code(&header.name),
        tells,
        told_if(header.format.as_ref(), around, subject, |format| format.meaning().into()),
        Inline::join([presence, sent], "; "),
        told_if(header.description.as_ref(), around, subject, |text| both(text, subject)),
        subject.basis(around),
    ]
}

/// The head of a column of texts.
fn texts_head(subject: &Subject<'_>) -> &'static str {
    if subject.is_english() { "In the document" } else { "In the document, and in English" }
}

/// A text as the document has it, and below it its English.
fn both(text: &codetable_model::catalog::Text, subject: &Subject<'_>) -> Inline {
    if subject.is_english() || text.source == text.english {
        return Inline::text(&text.source);
    }
    words![Inline::text(&text.source), "<br>", Inline::text(&text.english)]
}

/// A value, and its basis where that is not the row's.
fn told<T>(fact: &Fact<T>, around: &Basis, subject: &Subject<'_>, words: impl Fn(&T) -> Inline) -> Inline {
    words![words(&fact.value), subject.aside(&fact.basis, around)]
}

fn told_if<T>(fact: Option<&Fact<T>>, around: &Basis, subject: &Subject<'_>, words: impl Fn(&T) -> Inline) -> Inline {
    fact.map_or_else(Inline::default, |fact| told(fact, around, subject, words))
}

/// ```text
/// ## Bodies
/// ### `error`
/// | Member | What it is | Type | There | Written as | In the document, and in English | Basis |
/// ```
pub(crate) fn bodies(page: &mut Page, subject: &Subject<'_>) {
    for body in &subject.provider.bodies {
        page.heading(3, Some(&body_anchor(&body.id)), &Inline::code(&body.id));
        about(page, body, subject);
        let rows: Vec<[Inline; 7]> = body.fields.iter().map(|field| field_row(field, subject)).collect();
        page.table(["Member", "What it is", "Type", "There", "Written as", texts_head(subject), "Basis"], &rows);
        examples(page, body, subject);
        let members = body.fields.iter().map(|field| field.pointer.as_str());
        let names: Vec<&str> = std::iter::once(body.id.as_str()).chain(members).collect();
        remarks::concerning(page, &names, subject);
    }
}

fn about(page: &mut Page, body: &Body, subject: &Subject<'_>) {
    let mut lines: Vec<Line> = Vec::new();
    if let Some(sent) = &body.when {
        lines.push(facts::line("Sent", Inline::prose(&sent.value), sent, subject));
    }
    if let Some(media) = &body.media {
        lines.push(facts::line("Media type", Inline::code(&media.value), media, subject));
    }
    if let Some(severity) = &body.severity {
        lines.push(facts::line("Severity", facts::word(severity.value, subject), severity, subject));
    }
    page.table(HEADS, &lines);
}

fn field_row(field: &BodyField, subject: &Subject<'_>) -> [Inline; 7] {
    let around = &field.basis;
    let mut ty = told(&field.ty, around, subject, |ty| Inline::code(ty.word()));
    if let Some(of) = &field.of {
        ty.push(&words![" of ", told(of, around, subject, |of| element(of, subject))]);
    }
    let format = told_if(field.format.as_ref(), around, subject, |format| format.meaning().into());
    let zone = told_if(field.zone.as_ref(), around, subject, |zone| words!["at ", Inline::code(zone), " from UTC"]);
    [
        Inline::code(&field.pointer),
        told(&field.role, around, subject, |role| role.meaning().into()),
        ty,
        told_if(field.presence.as_ref(), around, subject, |presence| presence_words(*presence).into()),
        Inline::join([format, zone], ", "),
        told_if(field.description.as_ref(), around, subject, |text| both(text, subject)),
        subject.basis(around),
    ]
}

fn header_presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Always => "with every response",
        Presence::Optional => "with some responses",
    }
}

fn presence_words(presence: Presence) -> &'static str {
    match presence {
        Presence::Always => "always",
        Presence::Optional => "sometimes",
    }
}

/// The elements of an array: a JSON type, or a body of this page.
fn element(of: &str, subject: &Subject<'_>) -> Inline {
    let code = Inline::code(of);
    if subject.provider.bodies.iter().any(|body| body.id == of) {
        return code.linked(&Target::anchor(&body_anchor(of)));
    }
    code
}

fn examples(page: &mut Page, body: &Body, subject: &Subject<'_>) {
    for example in &body.examples {
        let status = example.status.as_ref().map_or_else(Inline::default, |status| {
            let basis = subject.aside(&status.basis, &example.basis);
            words![", of a response with status ", Inline::code(&status.value.to_string()), basis]
        });
        page.paragraph(&words!["Example (", subject.basis(&example.basis), ")", status, ":"]);
        let json = matches!(example.text.trim_start().chars().next(), Some('{' | '['));
        page.fence(if json { "json" } else { "text" }, &example.text);
    }
}

/// ```text
/// ## Support
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn support(page: &mut Page, subject: &Subject<'_>) {
    let Some(support) = &subject.provider.support else { return };
    let mut lines: Vec<Line> = Vec::new();
    if let Some(says) = &support.says {
        let basis = subject.basis(&support.basis);
        lines.push(["The document says".into(), remarks::sentence(says), Inline::default(), basis]);
    }
    if let Some(ask) = &support.ask {
        lines.push(facts::line("Ask at", Inline::address(&ask.value), ask, subject));
    }
    if let Some(attach) = &support.attach {
        for role in &attach.value {
            let words = words![role_words(*role, LANGUAGE), places(*role, subject)];
            lines.push(["Give".into(), words, quote(attach), subject.basis(&attach.basis)]);
        }
    }
    page.table(HEADS, &lines);
}

/// Where an id is found: `, in the header X-Trace-Id or the member /traceId of error`.
fn places(role: FieldRole, subject: &Subject<'_>) -> Inline {
    let provider = subject.provider;
    let headers = provider.headers.iter().filter(|header| header.role.value.word() == role.word());
    let mut places: Vec<Inline> = headers.map(|header| words!["the header ", Inline::code(&header.name)]).collect();
    for body in &provider.bodies {
        let members = body.fields.iter().filter(|field| field.role.value == role);
        places.extend(members.map(|field| {
            let link = Inline::code(&body.id).linked(&Target::anchor(&body_anchor(&body.id)));
            words![Inline::code(&field.pointer), " of the body ", link]
        }));
    }
    if places.is_empty() { Inline::default() } else { words![", found in ", Inline::join(places, " or ")] }
}
