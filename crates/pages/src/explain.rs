//! A catalogue and what somebody read in a log in, out what it means and what to do: for a terminal, or as JSON.

mod find;
mod json;
mod list;
mod page;
mod screen;

pub use find::{Subject, find};
pub use screen::Look;

use crate::find::{Kind, Unlisted};
use codetable_model::catalog::advice::http;
use codetable_model::catalog::{Catalog, Provider, Row};
use screen::Screen;

/// What was found.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    catalog: &'a Catalog,
    query: String,
    /// The kind of what comes first; `None` where there is nothing.
    pub kind: Option<Kind>,
    /// What is named, and what is said of a status.
    pub subjects: Vec<(Kind, Subject<'a>)>,
    /// The status that the query calls so, beside what is named.
    pub status: Option<u16>,
    /// Codes that no table lists.
    pub unlisted: Vec<Unlisted>,
    /// Codes that are written nearly so, the likeliest first.
    pub similar: Vec<(&'a Provider, &'a Row)>,
    /// What has the words in its name or its texts, the likeliest first.
    pub words: Vec<Subject<'a>>,
}

impl Explanation<'_> {
    /// Whether the query names anything.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// A page for everything that is named; of what is not listed, whose it seems to be and what the library would do; what is
    /// similar or has the words, a line each.
    #[must_use]
    pub fn text(&self, look: &Look) -> String {
        let mut screen = Screen::new(look, http(&self.catalog.providers));
        self.subjects.iter().for_each(|(_, subject)| page::page(subject, self, &mut screen));
        list::others(self, &mut screen);
        screen.finish()
    }

    /// The same as JSON, whose objects are those of `catalog.json`.
    #[must_use]
    pub fn json(&self) -> String {
        json::write(self)
    }
}
