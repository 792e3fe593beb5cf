//! A provider and a name in, out what of the provider it names: where a link leads, whatever the pages look like.

use codetable_model::catalog::{Body, Provider};
use codetable_model::vocabulary::Vocabulary;

/// A thing that pages speak of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// A row, by the index of its table and its own.
    Code(usize, usize),
    /// The tables of codes.
    Codes,
    /// A rule for statuses, as its pattern is written.
    Status(String),
    /// A type of error, by name.
    Type(String),
    /// What is said of severities.
    Severities,
    /// The response headers.
    Headers,
    /// The shape of a body, by id.
    Body(String),
    /// How to ask for help.
    Support,
    /// A document, by id, and the first of the lines spoken of.
    Document(String, u32),
}

/// What `name` names: a code, status, type, header, body, member, severity or table.
pub(crate) fn named(provider: &Provider, name: &str) -> Option<Place> {
    for (index, table) in provider.tables.iter().enumerate() {
        if let Some(row) = table.rows.iter().position(|row| row.code.to_string() == name) {
            return Some(Place::Code(index, row));
        }
    }
    if provider.statuses.iter().any(|rule| rule.pattern.to_string() == name) {
        Some(Place::Status(name.to_owned()))
    } else if provider.types.iter().any(|of| of.name == name) {
        Some(Place::Type(name.to_owned()))
    } else if provider.headers.iter().any(|header| header.name == name) {
        Some(Place::Headers)
    } else if let Some(body) = provider.bodies.iter().find(|body| body.id == name || has_member(body, name)) {
        Some(Place::Body(body.id.clone()))
    } else if provider.severities.iter().any(|rule| rule.severity.word() == name) {
        Some(Place::Severities)
    } else if provider.tables.iter().any(|table| table.id == name) {
        Some(Place::Codes)
    } else {
        None
    }
}

fn has_member(body: &Body, pointer: &str) -> bool {
    body.fields.iter().any(|field| field.pointer == pointer)
}
