//! A code in, the response that carries it out: the document's own example where it shows this code, else the members
//! that the document describes, with a visible placeholder for whatever it does not give.
//!
//! It is the response that the library makes for tests, and a test there holds the two against each other.

mod body;
mod shape;

use super::markup::Markup;
use super::subject::Subject;
use crate::catalog::{Header, Row, Table};
use crate::emit::wording::evidence::basis;
use crate::vocabulary::{FieldRole, Format, HeaderRole, Severity, TableKind, Vocabulary};
use serde::Serialize;
use shape::Shape;

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
    let shape = Shape::of(row, provider);
    let example = shape.as_ref().and_then(|shape| shape.example(table, row));
    let own = row.facts.status.as_ref().map(|status| status.value);
    let status = match (&shape, example.and_then(|example| example.status.as_ref())) {
        (_, Some(status)) => Some(status.value),
        (Some(Shape { list: Some(_), .. }), None) => whole_status(row, subject),
        _ => own,
    };
    // Nothing says what status it comes with.
    let fallback = match (shape.as_ref().and_then(|shape| shape.list), severity(row)) {
        (Some(_), Severity::NonFatal) => 207,
        (Some(_), Severity::Warning) => 200,
        _ => 400,
    };
    let json = match (&shape, example) {
        (Some(_), Some(example)) => example.text.clone(),
        (Some(shape), None) => body::pretty(&body::body(table, row, shape, status.unwrap_or(fallback))),
        (None, _) => String::new(),
    };
    let media = shape.as_ref().and_then(|shape| shape.body.media.as_ref());
    let media = media.map(|media| Field { name: "Content-Type".to_owned(), value: Markup::text(&media.value) });
    let trace = shape.as_ref().zip(example).and_then(|(shape, example)| shape.trace_id(example));
    let waits = row.facts.wait.iter().flat_map(|wait| &wait.value.headers);
    let waits: Vec<usize> = waits.copied().collect();
    let is_sent = |(index, header): (usize, &Header)| match header.role.value {
        HeaderRole::TraceId | HeaderRole::Limit | HeaderRole::Remaining | HeaderRole::Used | HeaderRole::Reset => true,
        _ => waits.contains(&index),
    };
    let headers = provider.headers.iter().enumerate().filter(|(index, header)| is_sent((*index, header)));
    let headers = headers.map(|(_, header)| {
        let known = trace.as_deref().filter(|_| header.role.value == HeaderRole::TraceId);
        let value = known.map_or_else(|| mark(&text(header)), Markup::text);
        Field { name: header.name.clone(), value }
    });
    let headers: Vec<Field> = media.into_iter().chain(headers).collect();
    let body = body::marked(&json);
    let has_placeholders = status.is_none()
        || json.contains(body::OPEN)
        || headers.iter().any(|field| field.value.clone().into_string().starts_with("<mark>"));
    Some(Response {
        status: status.map_or_else(|| mark(&fallback.to_string()), |status| Markup::text(&status.to_string())),
        headers,
        body,
        basis: example.map_or_else(Markup::default, |example| subject.both(|language| basis(&example.basis, language))),
        has_placeholders,
    })
}

/// The status of a response that lists the problem beside its result.
fn whole_status(row: &Row, subject: Subject<'_>) -> Option<u16> {
    let severity = severity(row);
    let mut rules = subject.provider.severities.iter().filter(|rule| rule.severity == severity);
    let patterns = rules.find_map(|rule| rule.statuses.as_ref())?;
    Some(patterns.value.first()?.first)
}

/// The severity of a problem that stands in a list.
fn severity(row: &Row) -> Severity {
    row.facts.severity.as_ref().map_or(Severity::NonFatal, |fact| fact.value)
}

/// A placeholder, marked as one.
fn mark(text: &str) -> Markup {
    Markup::within("mark", Markup::text(text))
}

/// A placeholder for a header.
fn text(header: &Header) -> String {
    placeholder(header.format.as_ref().map(|format| format.value), None, header.role.value.word())
}

/// A value that is valid and that nobody takes for real.
fn placeholder(format: Option<Format>, zone: Option<&str>, word: &str) -> String {
    match format {
        Some(Format::Integer | Format::UnixSeconds | Format::RetryAfter) => "0".to_owned(),
        Some(Format::Iso8601) => format!("1970-01-01T00:00:00{}", zone.unwrap_or("Z")),
        Some(Format::Uri) => "about:blank".to_owned(),
        Some(Format::Text) | None => format!("<{word}>"),
    }
}

/// Whether a member has the role of a trace id.
fn is_trace(role: FieldRole) -> bool {
    role == FieldRole::TraceId
}
