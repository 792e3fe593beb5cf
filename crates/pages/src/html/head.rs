//! What a page is about in, out what browsers and other sites are told of it: title, description, address.

use super::subject::Subject;
use crate::page::text::visible;
use crate::words::site::{ERROR_CODES, NOT_FOUND};
use codetable_model::text::uri::percent_encoded;
use codetable_model::words::{Language, Phrase, RichText};
use serde::Serialize;

/// The most characters of a description: what is longer, sites that list pages cut.
const LONGEST: usize = 300;

/// The head of a page.
#[derive(Debug, Default, Serialize)]
pub(super) struct Head {
    title: String,
    title_korean: String,
    description: String,
    /// Its path in the site.
    path: String,
    /// What a report of a mistake is called.
    report: String,
}

impl Head {
    /// That of a page about a thing, by what it is called in every language; the title of the site follows.
    fn new(title: Phrase, path: &str) -> Self {
        let [title, title_korean] = [title.english, title.korean].map(|title| visible(title).into_owned());
        Self { title, title_korean, path: path.to_owned(), ..Self::default() }
    }

    /// That of the first page.
    pub(super) fn first(lead: Phrase) -> Self {
        Self { description: lead.english.to_owned(), ..Self::new(ERROR_CODES, "") }
    }

    /// That of a page that is not there.
    pub(super) fn missing() -> Self {
        Self::new(NOT_FOUND, "404.html")
    }

    /// That of a page of a provider: what it is about, behind which the provider's title stands.
    pub(super) fn of(subject: Subject<'_>, about: &[&str], description: &RichText, path: &str) -> Self {
        let titles = Language::ALL.map(|language| {
            let provider = subject.provider.title.as_ref();
            let provider = provider.map_or(&*subject.provider.name, |title| title.value.of(language));
            let about = about.join(" ");
            let parts = [about.as_str(), provider].into_iter().filter(|part| !part.is_empty());
            visible(&parts.collect::<Vec<_>>().join(" · ")).into_owned()
        });
        let [title, title_korean] = titles;
        let report = std::iter::once(&*subject.provider.name).chain(about.first().copied());
        Self {
            title,
            title_korean,
            description: shortened(&on_one_line(&description.plain(Language::English))),
            path: path.to_owned(),
            report: percent_encoded(&report.collect::<Vec<_>>().join(" ")),
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
