//! The catalogue in, the first page out: the search, the providers, and how to read a page.

use super::address::Site;
use super::coverage;
use super::markup::Markup;
use super::provider::Counts;
use super::subject::Subject;
use super::template::{TemplateError, Templates};
use crate::wording::language::Language;
use crate::wording::step::brief;
use codetable_model::catalog::Catalog;
use codetable_model::vocabulary::{Step, Vocabulary};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View<'a> {
    root: &'static str,
    codes: usize,
    providers: Vec<Card<'a>>,
    steps: Vec<StepView>,
}

/// A provider in brief.
#[derive(Debug, Serialize)]
struct Card<'a> {
    href: String,
    name: &'a str,
    title: &'a str,
    counts: Counts,
    documents: Markup,
    coverage: Option<coverage::Bar>,
}

/// A step and what it means.
#[derive(Debug, Serialize)]
struct StepView {
    name: Markup,
    meaning: Markup,
    word: &'static str,
    by_program: bool,
}

/// `index.html`.
pub(super) fn page(catalog: &Catalog, site: &Site, templates: &Templates) -> Result<String, TemplateError> {
    let providers = catalog.providers.iter().enumerate().map(|(index, provider)| {
        let subject = Subject { index, provider, site, root: "" };
        let documents = provider.documents.iter().map(|document| {
            let id = Markup::code(&document.id);
            let title = document.title.as_ref();
            let title = title.map_or_else(Markup::default, |title| {
                Markup::either(Markup::tagged(&title.value.english, "en"), {
                    Markup::tagged(&title.value.source, subject.language())
                })
            });
            Markup::join([id, title], " ")
        });
        Card {
            href: site.provider(index),
            name: &provider.name,
            title: subject.title(),
            counts: Counts::of(provider),
            documents: Markup::join(documents, ", "),
            coverage: coverage::bars(provider).into_iter().next(),
        }
    });
    let providers: Vec<Card<'_>> = providers.collect();
    let codes = catalog.providers.iter().flat_map(|provider| &provider.tables).map(|table| table.rows.len()).sum();
    templates.render("index.html", &View { root: "", codes, providers, steps: Step::ALL.iter().map(step).collect() })
}

fn step(step: &Step) -> StepView {
    StepView {
        name: Markup::ours(|language| brief(*step, language)),
        meaning: Markup::both(|language: Language| Markup::prose(language.meaning(*step))),
        word: step.word(),
        by_program: step.is_automatic(),
    }
}
