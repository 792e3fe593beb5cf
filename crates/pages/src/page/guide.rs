//! A provider in, out how much of it there is and where it comes from; what each kind of evidence means.

use crate::words::{self, count, counted};
use codetable_model::catalog::{Document, Provider};
use codetable_model::rich;
use codetable_model::words::{BasisKind, Evidence, Phrase, RichText};

/// What a kind of evidence means.
pub(crate) fn means(kind: BasisKind) -> Phrase {
    match kind {
        BasisKind::Stated => words::STATED_MEANS,
        BasisKind::Inferred => words::INFERRED_MEANS,
        BasisKind::Registered => words::REGISTERED_MEANS,
        BasisKind::Declared => words::DECLARED_MEANS,
        BasisKind::Silent => words::SILENT_MEANS,
    }
}

/// What to call a provider.
pub(crate) fn title(provider: &Provider) -> &str {
    provider.title.as_ref().map_or(&provider.name, |title| title.value.english())
}

/// `Also called 카카오: inferred: …` by which the search knows it.
pub(crate) fn names(provider: &Provider) -> RichText {
    let Some(names) = &provider.names else { return RichText::default() };
    let all = RichText::join(names.value.iter().map(RichText::text), ", ");
    words::CALLED.with([all, Evidence::of(&names.basis).words()])
}

/// How many codes a provider has in all.
pub(crate) fn codes(provider: &Provider) -> usize {
    provider.tables.iter().map(|table| table.rows.len()).sum()
}

/// `15 codes`, `1 status rule` … of what there is any.
pub(crate) fn counts(provider: &Provider) -> Vec<RichText> {
    let counts = [
        counted(codes(provider), count::CODES),
        counted(provider.statuses.len(), count::STATUSES),
        counted(provider.headers.len(), count::HEADERS),
        counted(provider.conflicts.len(), count::CONFLICTS),
    ];
    counts.into_iter().filter(|count| !count.is_empty()).collect()
}

/// `Troubleshooting (001, 2025-09-26)`
pub(crate) fn document(of: &Document) -> RichText {
    let title = of.title.as_ref().map_or_else(|| words::THE_DOCUMENT.into(), |title| RichText::document(&title.value));
    let date = of.date.as_ref().map(|date| RichText::text(&date.value)).unwrap_or_default();
    rich![title, " (", RichText::join([RichText::code(&of.id), date], ", "), ")"]
}
