//! The catalogue in, `docs/README.md` out: which providers there are, and how to read their pages.

use super::inline::{Inline, Target, words};
use super::page::Page;
use super::{COMMENT, LANGUAGE, page_name};
use crate::Settings;
use crate::page::coverage::{self, Coverage, sum};
use crate::page::{Topic, guide};
use crate::words::site::lead;
use codetable_model::catalog::{Catalog, Document, Provider};
use codetable_model::vocabulary::{Step, Vocabulary};
use codetable_model::words::advice::step;
use codetable_model::words::{BasisKind, Phrase};

/// ```text
/// # Error codes
/// | Provider | Codes | Statuses | … |
/// The same as a site, …
/// ## How to read a page
/// ## How much the documents say
/// ```
pub(crate) fn page(catalog: &Catalog, settings: &Settings) -> String {
    let mut page = Page::new(COMMENT);
    page.heading(1, None, &Inline::text(settings.title.as_deref().unwrap_or("Error codes")));
    let lead: Inline = lead(catalog).english.into();
    page.paragraph(&words![
        lead,
        " One page a provider; every fact is written in one file under ",
        Inline::code("specs/"),
        "."
    ]);
    let rows: Vec<[Inline; 7]> = catalog.providers.iter().map(provider_row).collect();
    page.table(["Provider", "Codes", "Statuses", "Headers", "Bodies", "Contradictions", "Documents"], &rows);
    let file = |path: &str| match Target::file(path) {
        Some(target) => Inline::code(path).linked(&target),
        None => Inline::code(path),
    };
    let site = match settings.address.as_deref() {
        Some(address) => match Target::address(address) {
            Some(target) => words!["is at ", Inline::text(address).linked(&target)],
            None => words!["is at ", Inline::code(address)],
        },
        None => words![
            "is written by ",
            Inline::code(&settings.command),
            ": open ",
            Inline::code("docs/site/index.html"),
            " in a browser"
        ],
    };
    page.paragraph(&words![
        "The same as a site, with a search and a page for every code, ",
        site,
        ". For programs there are ",
        file("catalog.json"),
        " and ",
        file("catalog.csv"),
        ", which ",
        file("exports.md"),
        " describes."
    ]);
    bases(&mut page);
    steps(&mut page);
    said(&mut page, catalog);
    page.finish()
}

/// A number; a zero is left empty, so that a column of zeros is left out.
fn number(count: usize) -> Inline {
    if count == 0 { Inline::default() } else { count.into() }
}

fn provider_row(provider: &Provider) -> [Inline; 7] {
    let document = |of: &Document| {
        let title = of.title.as_ref();
        let title = title.map_or_else(|| Inline::code(&of.file), |title| Inline::text(title.value.english()));
        words![title, " (", Inline::code(&of.id), ")"]
    };
    [
        link(provider),
        number(guide::codes(provider)),
        number(provider.statuses.len()),
        number(provider.headers.len()),
        number(provider.bodies.len()),
        number(provider.conflicts.len()),
        Inline::join(provider.documents.iter().map(document), "<br>"),
    ]
}

/// The provider's title, linked to its page.
fn link(provider: &Provider) -> Inline {
    let title = Inline::text(guide::title(provider));
    match Target::file(&page_name(provider, None)) {
        Some(target) => title.linked(&target),
        None => title,
    }
}

fn ours(phrase: Phrase) -> Inline {
    Inline::ours(phrase.of(LANGUAGE))
}

fn bases(page: &mut Page) {
    page.heading(2, None, &"How to read a page".into());
    page.paragraph(&"Each fact names its basis:".into());
    let row = |kind: BasisKind| [ours(kind.name()).bold(), ours(guide::means(kind))];
    let rows = BasisKind::ALL.map(row);
    page.table(["Basis", "What it means"], &rows);
    page.paragraph(&"English is by us throughout, names of codes too. Where a code says nothing of what to do, the rule for its status fills the gap, and the page says so.".into());
}

fn steps(page: &mut Page) {
    page.paragraph(&"What to do is put together from these steps: \"then\" joins the steps of one alternative, \"or\" parts one alternative from another.".into());
    let row = |of: &Step| [ours(step(*of)).capitalized(), Inline::prose(of.meaning()), Inline::code(of.word())];
    let rows: Vec<[Inline; 3]> = Step::ALL.iter().map(row).collect();
    page.table(["Step", "What it means", "In a spec"], &rows);
    page.paragraph(&"**Send again** says which calls may be sent again, and when. GET stands for calls that are safe to repeat, POST for all others; where they differ, the first request may have been carried out, wholly or in part.".into());
}

fn said(page: &mut Page, catalog: &Catalog) {
    page.heading(2, None, &"How much the documents say".into());
    page.paragraph(&"What the facts about codes rest on. The first line of a provider counts what to do alone: how often the document itself tells.".into());
    let mut rows: Vec<[Inline; 7]> = Vec::new();
    for provider in &catalog.providers {
        let kinds = coverage::of(provider);
        let advice = kinds.iter().find(|(kind, _)| *kind == Topic::ToDo).map(|(_, coverage)| *coverage);
        rows.extend(advice.map(|advice| row(link(provider), "what to do", advice)));
        let name = if advice.is_some() { Inline::default() } else { link(provider) };
        rows.push(row(name, "all facts", sum(&kinds)));
    }
    page.table(["Provider", "", "Stated", "Inferred", "Registered", "Declared", "Silent"], &rows);
}

fn row(provider: Inline, what: &'static str, coverage: Coverage) -> [Inline; 7] {
    let [stated, inferred, registered, declared, silent] = coverage.0.map(number);
    [provider, what.into(), stated, inferred, registered, declared, silent]
}
