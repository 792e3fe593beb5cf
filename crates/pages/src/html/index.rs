//! The catalogue in, the first page out: the search, the providers, and how to read a page.

use super::address::Site;
use super::coverage;
use super::head::Head;
use super::markup::{Markup, escaped};
use super::subject::Subject;
use super::template::{TemplateError, Templates};
use crate::page::guide;
use crate::words::site::lead;
use crate::words::{count, counted, meaning};
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::vocabulary::{Step, TableKind, Vocabulary};
use codetable_model::words::advice::brief;
use codetable_model::words::{BasisKind, RichText};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View<'a> {
    root: String,
    head: Head,
    lead: Markup,
    /// Codes that a search may begin with, for an attribute.
    example: String,
    counts: Markup,
    providers: Vec<Card<'a>>,
    evidence: Vec<(Markup, Markup)>,
    steps: Vec<(Markup, Markup)>,
}

/// A provider in brief.
#[derive(Debug, Serialize)]
struct Card<'a> {
    href: String,
    name: &'a str,
    title: Markup,
    counts: Markup,
    documents: Markup,
    coverage: Option<coverage::Bar>,
}

/// `index.html`, and what a server shows where no page is.
pub(super) fn pages(
    catalog: &Catalog,
    site: &Site,
    templates: &Templates,
) -> Result<Vec<(String, String)>, TemplateError> {
    let providers = catalog.providers.iter().enumerate().map(|(index, provider)| {
        // What is told of a provider here leads to no place on its page.
        let subject = Subject { index, provider, http: None, site, root: "", home: "" };
        Card {
            href: site.provider(index),
            name: &provider.name,
            title: subject.heading(),
            counts: subject.rich(RichText::join(guide::counts(provider), " · ")),
            documents: subject.rich(RichText::join(provider.documents.iter().map(guide::document), ", ")),
            coverage: coverage::bars(provider).into_iter().next(),
        }
    });
    let codes: usize = catalog.providers.iter().map(guide::codes).sum();
    let evidence = |kind| (Markup::kind(kind), Markup::ours(guide::means(kind)));
    let step = |step: &Step| {
        let means = Markup::join([Markup::ours(meaning(*step)), Markup::code(step.word())], " ");
        (Markup::ours(brief(*step)), means)
    };
    let view = View {
        root: String::new(),
        head: Head::first(lead(catalog)),
        lead: Markup::ours(lead(catalog)),
        example: escaped(&example(catalog), true),
        counts: Markup::both(|language| Markup::text(&counted(codes, count::CODES).plain(language))),
        providers: providers.collect(),
        evidence: BasisKind::ALL.into_iter().map(evidence).collect(),
        steps: Step::ALL.iter().map(step).collect(),
    };
    let index = templates.render("index.html", &view)?;
    // A server shows it wherever no page is, so its links lead on from where the site is.
    let missing = templates.render("404.html", &View { root: templates.root(), head: Head::missing(), ..view })?;
    Ok(vec![("index.html".to_owned(), index), ("404.html".to_owned(), missing)])
}

/// `-1, GW.TIMEOUT.01 …`: the first short code of some providers.
fn example(catalog: &Catalog) -> String {
    const LONGEST: usize = 16;
    const SHOWN: usize = 3;
    let first = |provider: &Provider| {
        let errors = provider.tables.iter().filter(|table| table.kind == TableKind::Errors);
        let mut codes = errors.flat_map(|table| &table.rows).map(|row| row.code.to_string());
        codes.find(|code| code.chars().count() <= LONGEST)
    };
    let codes: Vec<String> = catalog.providers.iter().filter_map(first).take(SHOWN).collect();
    if codes.is_empty() { String::new() } else { format!("{} …", codes.join(", ")) }
}
