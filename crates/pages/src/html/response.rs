//! A code in, the response that carries it out: the document's own example where it shows this code, else the members
//! that the document describes, with a visible placeholder for whatever it does not give.
//!
//! It is the response that the library makes for tests, and a test there holds the two against each other.

mod body;
mod shape;

use super::markup::Markup;
use super::subject::Subject;
use codetable_model::catalog::{Body, BodyField, Header, Row, Table};
use codetable_model::vocabulary::{FieldRole, Format, Presence, Severity, TableKind, Vocabulary};
use codetable_model::words::Evidence;
use serde::Serialize;
use serde_json::Value;
use shape::{List, Shape};

/// A response, ready to be shown.
#[derive(Debug, Serialize)]
pub(super) struct Response {
    status: Markup,
    headers: Vec<Field>,
    body: Markup,
    /// What supports the example, if it is the document's.
    basis: Markup,
    has_placeholders: bool,
}

#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: Markup,
}

/// The response of a code; none for a code that is no error.
pub(super) fn response(table: &Table, row: &Row, subject: Subject<'_>) -> Option<Response> {
    if table.kind != TableKind::Errors {
        return None;
    }
    let provider = subject.provider;
    let shape = Shape::of(table, row, provider);
    let example = shape.as_ref().and_then(|shape| shape.example(table, row));
    let own = row.facts.status.as_ref().map(|status| status.value);
    let status = match (&shape, example.and_then(|example| example.status.as_ref())) {
        (_, Some(status)) => Some(status.value),
        (Some(Shape { list: Some(list), .. }), None) => whole_status(*list, subject),
        _ => own,
    };
    // Nothing says what status it comes with.
    let fallback = match shape.as_ref().and_then(|shape| shape.list).map(severity) {
        Some(Severity::Warning) => 200,
        Some(_) => 207,
        None => 400,
    };
    let json = match (&shape, example) {
        (Some(_), Some(example)) => example.text.clone(),
        (Some(shape), None) => body::pretty(&body::body(table, row, shape, status.unwrap_or(fallback))),
        (None, _) => String::new(),
    };
    let media = shape.as_ref().and_then(|shape| shape.body.media.as_ref());
    let media = media.map(|media| Field { name: "Content-Type".to_owned(), value: Markup::text(&media.value) });
    let waits = |index| row.facts.wait.as_ref().is_some_and(|wait| wait.value.headers.contains(&index));
    let is_always = |header: &Header| header.presence.as_ref().is_some_and(|fact| fact.value == Presence::Always);
    let headers = provider.headers.iter().enumerate().filter(|(index, header)| is_always(header) || waits(*index));
    let headers = headers.map(|(_, header)| Field { name: header.name.clone(), value: mark(&text(header)) });
    let headers: Vec<Field> = media.into_iter().chain(headers).collect();
    let body = body::marked(&json);
    let has_placeholders = status.is_none()
        || json.contains(body::OPEN)
        || headers.iter().any(|field| field.value.clone().into_string().starts_with("<mark>"));
    Some(Response {
        status: status.map_or_else(|| mark(&fallback.to_string()), |status| Markup::text(&status.to_string())),
        headers,
        body,
        basis: example.map_or_else(Markup::default, |example| subject.rich(Evidence::of(&example.basis).words())),
        has_placeholders,
    })
}

/// The status of a response that lists the problem beside its result.
fn whole_status(list: List<'_>, subject: Subject<'_>) -> Option<u16> {
    let severity = severity(list);
    let mut rules = subject.provider.severities.iter().filter(|rule| rule.severity == severity);
    let patterns = rules.find_map(|rule| rule.statuses.as_ref())?;
    Some(patterns.value.first()?.first)
}

/// The severity of the problems of a list.
fn severity(list: List<'_>) -> Severity {
    if list.field.role.value == FieldRole::Warnings { Severity::Warning } else { Severity::NonFatal }
}

/// A placeholder, marked as one.
fn mark(text: &str) -> Markup {
    Markup::within("mark", Markup::text(text))
}

/// A placeholder for a header.
fn text(header: &Header) -> String {
    placeholder(header.format.as_ref().map(|format| format.value), "Z", header.role.value.word())
}

/// As many decimals of a second as the document's examples give a time: `.000`.
fn fraction(body: &Body, field: &BodyField) -> String {
    let shown = body.examples.iter().find_map(|example| {
        let json: Value = serde_json::from_str(&example.text).ok()?;
        json.pointer(&field.pointer)?.as_str().map(ToOwned::to_owned)
    });
    let shown = shown.unwrap_or_default();
    let digits = shown.split_once('.').map_or("", |(_, decimals)| decimals).bytes().take_while(u8::is_ascii_digit);
    match digits.count() {
        0 => String::new(),
        count => format!(".{}", "0".repeat(count)),
    }
}

/// A value that is valid and that nobody takes for real.
fn placeholder(format: Option<Format>, after_seconds: &str, word: &str) -> String {
    match format {
        Some(Format::Integer | Format::UnixSeconds | Format::RetryAfter) => "0".to_owned(),
        Some(Format::Iso8601) => format!("1970-01-01T00:00:00{after_seconds}"),
        Some(Format::Uri) => "about:blank".to_owned(),
        Some(Format::Text) | None => format!("<{word}>"),
    }
}
