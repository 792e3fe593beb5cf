//! A tree in, a typed spec out. Lenient: what does not fit is left out, and `validate.rs` has reported it.

mod fields;
mod section;
mod table;
mod value;

#[cfg(test)]
mod complete;
#[cfg(test)]
pub(crate) mod sample;

use crate::source::{SourceId, Spanned};
use crate::spec::{Conflict, Document, Note, Phrase, Spec, Support};
use crate::tree::Node;
use crate::vocabulary::{SkipReason, Vocabulary};
use fields::Fields;
use value::{count, list, sha256, snake, text, word};

/// Reads one spec file.
pub(crate) fn read(id: SourceId, root: &Node) -> Spec {
    let fields = Fields::of(root);
    Spec {
        source: id,
        provider: fields.value("provider", snake),
        title: fields.fact("title", text),
        language: fields.value("language", text),
        docs: fields.value("docs", text),
        sources: fields.entries("sources", document),
        tables: fields.entries("tables", table::table),
        statuses: fields.some_entries("statuses", section::status_rule),
        types: fields.entries("types", section::error_type),
        severities: fields.some_entries("severities", section::severity_rule),
        headers: fields.entries("headers", section::header),
        bodies: fields.entries("bodies", section::body),
        support: fields.get("support").map(support),
        conflicts: fields.items("conflicts", conflict),
        remarks: fields.items("remarks", note),
        notes: fields.items("notes", note),
        phrases: fields.some_entries("phrases", phrase),
    }
}

fn document(id: Spanned<String>, node: &Node) -> Document {
    let fields = Fields::of(node);
    Document {
        id,
        file: fields.value("file", text),
        sha256: fields.value("sha256", sha256),
        lines: fields.value("lines", count),
        title: fields.fact("title", text),
        url: fields.fact("url", text),
        date: fields.fact("date", text),
        metadata: fields.some_entries("metadata", |name, node| Some((name, fields::fact(node, text)?))),
        skipped: fields
            .some_entries("skipped", |reason, node| Some((SkipReason::from_word(&reason)?, value::lines(node)))),
    }
}

fn support(node: &Node) -> Support {
    let fields = Fields::of(node);
    Support {
        at: fields.at(),
        registered: fields.registered(),
        attach: fields.fact("attach", list(word)),
        ask: fields.fact("ask", text),
        says: fields.value("says", text),
    }
}

fn conflict(node: &Node) -> Spanned<Conflict> {
    let fields = Fields::of(node);
    let conflict = Conflict {
        at: fields.at(),
        about: fields.value("about", text),
        follow: fields.value("follow", text),
        because: fields.value("because", text),
        concerns: fields.values("concerns", text),
    };
    Spanned::new(conflict, node.span())
}

fn note(node: &Node) -> Spanned<Note> {
    let fields = Fields::of(node);
    let (evidence, says) = (fields.evidence(), fields.value("says", text));
    let note = Note { evidence, says, concerns: fields.values("concerns", text) };
    Spanned::new(note, node.span())
}

fn phrase(source: Spanned<String>, node: &Node) -> Option<Phrase> {
    Some(Phrase { source, english: Spanned::new(text(node)?, node.span()) })
}
