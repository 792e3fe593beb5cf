//! What a spec says beside its tables, where the catalogue has it otherwise than the spec: documents and contradictions.

use super::evidence::Context;
use crate::catalog::{Basis, Conflict, Document};
use crate::source::Spanned;
use crate::spec;

pub(super) fn document(context: &Context<'_>, document: &spec::Document) -> Document {
    // How many lines it has and which of them hold no fact are matters of `check` and of the audit.
    let spec::Document { id, file, sha256, lines: _, title, url, date, metadata, skipped: _ } = document;
    let basis = &Basis::Declared;
    Document {
        id: id.value.clone(),
        file: text(file),
        sha256: text(sha256),
        title: title.as_ref().map(|title| context.map(title, basis, |title| context.text(title))),
        url: url.as_ref().map(|url| context.map(url, basis, String::clone)),
        date: date.as_ref().map(|date| context.map(date, basis, String::clone)),
        metadata: metadata
            .iter()
            .map(|(name, fact)| (name.value.clone(), context.map(fact, basis, String::clone)))
            .collect(),
    }
}

pub(super) fn conflict(context: &Context<'_>, conflict: &spec::Conflict) -> Conflict {
    let prose =
        |text: &Option<Spanned<String>>| text.as_ref().map(|text| context.prose(&text.value)).unwrap_or_default();
    let spec::Conflict { evidence, about, follow, because, concerns } = conflict;
    Conflict {
        at: evidence.at.as_ref().map(|at| context.citation(at)).unwrap_or_default(),
        about: prose(about),
        follow: prose(follow),
        because: prose(because),
        concerns: concerns.iter().map(|concern| concern.value.clone()).collect(),
    }
}

/// A text, empty where it could not be read.
fn text(text: &Option<Spanned<String>>) -> String {
    text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
}
