//! What a page speaks of in, out where on the page of its provider it stands; a name in, out what it names.

use super::text::web_address;
use codetable_model::catalog::{Body, Provider};
use codetable_model::rich;
use codetable_model::vocabulary::Vocabulary;
use codetable_model::words::advice::statuses;
use codetable_model::words::{LinkTarget, RichText};
use std::fmt::Write as _;

/// Where a thing stands on the page of its provider: `status-429`. A code and a document have places of their own.
pub(crate) fn anchor(target: &LinkTarget) -> Option<String> {
    match target {
        LinkTarget::Section(name) => Some((*name).to_owned()),
        LinkTarget::Thing(kind, name) => Some(format!("{kind}-{}", plain(name).replace("~20", "-"))),
        LinkTarget::Code(..) | LinkTarget::Document(_) | LinkTarget::Web(_) => None,
    }
}

/// The address of a document, if it has one on the web.
pub(crate) fn document(provider: &Provider, id: &str) -> Option<String> {
    let document = provider.documents.iter().find(|document| document.id == id)?;
    web_address(&document.url.as_ref()?.value)
}

/// Plain characters stay, any other is `~` and its bytes in hexadecimal.
pub(crate) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            plain.push(char::from(byte));
        } else {
            let _ = write!(plain, "~{byte:02x}");
        }
    }
    plain
}

/// An address of a spec: a link if it is one of the web, a word as it stands if not.
pub(crate) fn address(address: &str) -> RichText {
    match web_address(address) {
        Some(target) => RichText::text(address).linked(LinkTarget::Web(target)),
        None => RichText::code(address),
    }
}

/// A code of a table, leading to it, and its name.
pub(super) fn code(provider: &Provider, table: Option<usize>, code: &str) -> RichText {
    let place = |table: usize| {
        let of = provider.tables.get(table)?;
        let index = of.place(code)?;
        let link = RichText::code(code).linked(LinkTarget::Code(table, index));
        Some(rich![link, " (", RichText::text(&of.rows[index].name), ")"])
    };
    table.and_then(place).unwrap_or_else(|| RichText::code(code))
}

/// A name, leading to what it names: a code, status, type, header, body, member, severity or table.
pub(crate) fn named(provider: &Provider, name: &str) -> RichText {
    match target(provider, name) {
        Some(LinkTarget::Thing("status", pattern)) => statuses(&pattern).linked(LinkTarget::Thing("status", pattern)),
        Some(target) => RichText::code(name).linked(target),
        None => RichText::code(name),
    }
}

fn target(provider: &Provider, name: &str) -> Option<LinkTarget> {
    for (index, table) in provider.tables.iter().enumerate() {
        if let Some(row) = table.place(name) {
            return Some(LinkTarget::Code(index, row));
        }
    }
    if provider.statuses.iter().any(|rule| rule.pattern.to_string() == name) {
        Some(LinkTarget::Thing("status", name.to_owned()))
    } else if provider.types.iter().any(|of| of.name == name) {
        Some(LinkTarget::Thing("type", name.to_owned()))
    } else if provider.headers.iter().any(|header| header.name == name) {
        Some(LinkTarget::Section("headers"))
    } else if let Some(body) = provider.bodies.iter().find(|body| body.id == name || has_member(body, name)) {
        Some(LinkTarget::Thing("body", body.id.clone()))
    } else if provider.severities.iter().any(|rule| rule.severity.word() == name) {
        Some(LinkTarget::Section("severities"))
    } else if provider.tables.iter().any(|table| table.id == name) {
        Some(LinkTarget::Section("codes"))
    } else {
        None
    }
}

fn has_member(body: &Body, pointer: &str) -> bool {
    body.fields.iter().any(|field| field.pointer == pointer)
}
