//! The documents of a provider in, the introduction of its page and the section about them out.

use super::codes::count;
use super::facts::{self, HEADS, Line};
use super::inline::{Inline, Target, words};
use super::page::Page;
use super::subject::Subject;
use codetable_model::catalog::Document;

/// ```text
/// 15 codes and 8 statuses from `001` (Troubleshooting). The spec is specs/provider.yaml; all providers.
/// ```
pub(crate) fn introduction(page: &mut Page, subject: &Subject<'_>) {
    let provider = subject.provider;
    let counts = [
        counted(count(&provider.tables), " code", " codes"),
        counted(provider.statuses.len(), " status rule", " status rules"),
        counted(provider.headers.len(), " header", " headers"),
    ];
    let mut words = Inline::join(counts, ", ");
    let documents = provider.documents.iter().map(name);
    let documents = Inline::join(documents, " and ");
    if !documents.is_empty() {
        words.push(&words![", from ", documents]);
    }
    page.paragraph(&words![words, "."]);
    if let Some(title) = &provider.title {
        if !matches!(title.basis, codetable_model::catalog::Basis::Declared) {
            page.paragraph(&words!["The name is ", subject.basis(&title.basis), "."]);
        }
    }
    let spec = Inline::code(&provider.path);
    let spec = match Target::file(&format!("../{}", provider.path)) {
        Some(target) => spec.linked(&target),
        None => spec,
    };
    page.paragraph(&words![
        "Written down in ",
        spec,
        ". [How to read this page](README.md#how-to-read-a-page), and [all providers](README.md)."
    ]);
}

fn counted(count: usize, one: &'static str, many: &'static str) -> Inline {
    match count {
        0 => Inline::default(),
        1 => words![1, one],
        _ => words![count, many],
    }
}

/// `Troubleshooting (001, 2025-09-26)`
fn name(document: &Document) -> Inline {
    let title = document.title.as_ref().map(|title| Inline::text(&title.value.english));
    let date = document.date.as_ref().map(|date| Inline::text(&date.value));
    let brackets = Inline::join([Inline::code(&document.id), date.unwrap_or_default()], ", ");
    words![title.unwrap_or_else(|| "the document".into()), " (", brackets, ")"]
}

/// ```text
/// ## Documents
/// ### `001`
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn section(page: &mut Page, subject: &Subject<'_>) {
    for document in &subject.provider.documents {
        page.heading(3, None, &Inline::code(&document.id));
        let mut lines: Vec<Line> = Vec::new();
        if let Some(title) = &document.title {
            lines.push(facts::text_line("Title", title, subject));
        }
        if let Some(url) = &document.url {
            lines.push(facts::line("Address", Inline::address(&url.value), url, subject));
        }
        if let Some(date) = &document.date {
            lines.push(facts::line("Date", Inline::text(&date.value), date, subject));
        }
        for (name, value) in &document.metadata {
            let [_, words, quote, basis] = facts::line("", Inline::text(&value.value), value, subject);
            lines.push([Inline::text(name), words, quote, basis]);
        }
        lines.push(["File".into(), Inline::code(&document.file), Inline::default(), Inline::default()]);
        lines.push(["SHA-256".into(), Inline::code(&document.sha256), Inline::default(), Inline::default()]);
        page.table(HEADS, &lines);
    }
}
