//! Headers, bodies and support in, what their sections show out.

use crate::html::address::anchor;
use crate::html::code::address;
use crate::html::fact::{Entry, meaning, quote, word};
use crate::html::markup::Markup;
use crate::html::subject::Subject;
use crate::wording::evidence::role;
use crate::wording::place::Place;
use codetable_model::catalog::{self, Basis, BodyField, Fact};
use codetable_model::vocabulary::{FieldRole, Presence, Vocabulary};
use serde::Serialize;

/// A response header.
#[derive(Debug, Serialize)]
pub(super) struct Header {
    name: String,
    tells: Markup,
    format: Markup,
    sent: Markup,
    text: Markup,
    basis: Markup,
}

/// The shape of a body.
#[derive(Debug, Serialize)]
pub(super) struct Body {
    id: String,
    name: String,
    entries: Vec<Entry>,
    members: Vec<Member>,
    examples: Vec<Example>,
    remarks: Markup,
}

/// A member of a body.
#[derive(Debug, Serialize)]
struct Member {
    pointer: String,
    tells: Markup,
    ty: Markup,
    presence: Markup,
    format: Markup,
    text: Markup,
    basis: Markup,
}

/// An example of the document.
#[derive(Debug, Serialize)]
struct Example {
    text: String,
    status: Markup,
    basis: Markup,
}

/// The headers in the order of the spec.
pub(super) fn headers(subject: Subject<'_>) -> Vec<Header> {
    let header = |header: &catalog::Header| {
        let around = &header.basis;
        let mut tells = told(&header.role, around, subject, |role| meaning(*role));
        if let Some(of) = &header.of {
            tells.push(Markup::all([": ".into(), told(of, around, subject, |of| meaning(*of))]));
        }
        if let Some(per) = &header.per {
            let before = Markup::either(", counted over ".into(), ", 세는 기간 ".into());
            tells.push(Markup::all([before, told(per, around, subject, |per| meaning(*per))]));
        }
        let presence = told_if(header.presence.as_ref(), around, subject, |presence| match presence {
            Presence::Always => Markup::either("with every response".into(), "모든 응답에".into()),
            Presence::Optional => Markup::either("with some responses".into(), "일부 응답에".into()),
        });
        let sent = told_if(header.when.as_ref(), around, subject, |sent| english(sent));
        Header {
            name: header.name.clone(),
            tells,
            format: told_if(header.format.as_ref(), around, subject, |format| meaning(*format)),
            sent: Markup::join([presence, sent], "; "),
            text: told_if(header.description.as_ref(), around, subject, |text| subject.text(text)),
            basis: subject.basis(around),
        }
    };
    subject.provider.headers.iter().map(header).collect()
}

/// The bodies in the order of the spec.
pub(super) fn bodies(subject: Subject<'_>) -> Vec<Body> {
    let body = |body: &catalog::Body| {
        let mut entries = Vec::new();
        if let Some(sent) = &body.when {
            entries.push(Entry::plain("Sent", "보내는 때", english(&sent.value)).quoted(sent, subject));
        }
        if let Some(media) = &body.media {
            entries.push(Entry::plain("Media type", "미디어 타입", Markup::code(&media.value)).quoted(media, subject));
        }
        if let Some(severity) = &body.severity {
            entries.push(Entry::plain("Severity", "심각도", word(severity.value)).quoted(severity, subject));
        }
        let members = body.fields.iter().map(|field| field.pointer.as_str());
        let names: Vec<&str> = std::iter::once(body.id.as_str()).chain(members).collect();
        Body {
            id: anchor("body", &body.id),
            name: body.id.clone(),
            entries,
            members: body.fields.iter().map(|field| member(field, subject)).collect(),
            examples: body.examples.iter().map(|of| example(of, subject)).collect(),
            remarks: subject.references(&names),
        }
    };
    subject.provider.bodies.iter().map(body).collect()
}

fn member(field: &BodyField, subject: Subject<'_>) -> Member {
    let around = &field.basis;
    let mut ty = told(&field.ty, around, subject, |ty| Markup::code(ty.word()));
    if let Some(of) = &field.of {
        let element = told(of, around, subject, |of| element(of, subject));
        let of = Markup::all([" of ".into(), element.clone()]);
        let korean = Markup::all([", 원소 ".into(), element]);
        ty.push(Markup::either(of, korean));
    }
    let format = told_if(field.format.as_ref(), around, subject, |format| meaning(*format));
    let zone = told_if(field.zone.as_ref(), around, subject, |zone| {
        let zone = Markup::code(zone);
        Markup::either(
            Markup::all(["at ".into(), zone.clone(), " from UTC".into()]),
            Markup::all(["UTC ".into(), zone]),
        )
    });
    Member {
        pointer: field.pointer.clone(),
        tells: told(&field.role, around, subject, |role| meaning(*role)),
        ty,
        presence: told_if(field.presence.as_ref(), around, subject, |presence| meaning(*presence)),
        format: Markup::join([format, zone], ", "),
        text: told_if(field.description.as_ref(), around, subject, |text| subject.text(text)),
        basis: subject.basis(around),
    }
}

/// The elements of an array: a JSON type, or a body of the page.
fn element(of: &str, subject: Subject<'_>) -> Markup {
    let code = Markup::code(of);
    let is_body = subject.provider.bodies.iter().any(|body| body.id == of);
    match subject.link(&Place::Body(of.to_owned())).filter(|_| is_body) {
        Some(target) => code.linked(&target),
        None => code,
    }
}

fn example(of: &catalog::Example, subject: Subject<'_>) -> Example {
    let status = of.status.as_ref().map_or_else(Markup::default, |status| {
        Markup::all([Markup::code(&status.value.to_string()), subject.aside(&status.basis, &of.basis)])
    });
    Example { text: of.text.clone(), status, basis: subject.basis(&of.basis) }
}

/// How to ask for help.
pub(super) fn support(subject: Subject<'_>) -> Vec<Entry> {
    let Some(support) = &subject.provider.support else { return Vec::new() };
    let mut entries = Vec::new();
    if let Some(says) = &support.says {
        let says = Markup::sentence(says);
        entries.push(Entry::plain("The document says", "문서의 말", says).resting(&support.basis, subject));
    }
    if let Some(ask) = &support.ask {
        entries.push(Entry::plain("Ask at", "문의할 곳", address(&ask.value)).quoted(ask, subject));
    }
    for of in support.attach.iter().flat_map(|attach| &attach.value) {
        let words = Markup::ours(|language| role(*of, language));
        let says = Markup::join([words, places(*of, subject)], " ");
        let quoted = support.attach.as_ref().and_then(|attach| attach.quote.as_ref());
        let basis = support.attach.as_ref().map_or(&support.basis, |attach| &attach.basis);
        let says = Markup::all([says, quote(quoted, subject)]);
        entries.push(Entry::plain("Give", "알릴 것", says).resting(basis, subject));
    }
    entries
}

/// Where an id is found.
fn places(role: FieldRole, subject: Subject<'_>) -> Markup {
    let provider = subject.provider;
    let headers = provider.headers.iter().filter(|header| header.role.value.word() == role.word());
    let mut places: Vec<Markup> = headers.map(|header| Markup::code(&header.name)).collect();
    for body in &provider.bodies {
        let members = body.fields.iter().filter(|field| field.role.value == role);
        places.extend(members.map(|field| {
            Markup::join([Markup::code(&field.pointer), "<small>in</small>".into(), element(&body.id, subject)], " ")
        }));
    }
    let places = Markup::join(places, ", ");
    if places.is_empty() { places } else { Markup::all(["(".into(), places, ")".into()]) }
}

/// A sentence of a spec: specs speak English.
fn english(text: &str) -> Markup {
    Markup::within("span lang=en", Markup::prose(text))
}

/// A value, and its basis where that is not the row's.
fn told<T>(fact: &Fact<T>, around: &Basis, subject: Subject<'_>, says: impl Fn(&T) -> Markup) -> Markup {
    Markup::all([says(&fact.value), subject.aside(&fact.basis, around)])
}

fn told_if<T>(fact: Option<&Fact<T>>, around: &Basis, subject: Subject<'_>, says: impl Fn(&T) -> Markup) -> Markup {
    fact.map_or_else(Markup::default, |fact| told(fact, around, subject, says))
}
