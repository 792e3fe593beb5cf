//! A catalogue and what somebody read in a log in, out what it means and what to do: for a terminal, or as JSON.

mod find;
mod json;
mod list;
mod page;
mod screen;

pub use find::{Subject, find};
pub use screen::{Language, Look};

use codetable_model::catalog::{Catalog, Provider, Row, Table};
use screen::Screen;

/// Beyond this many pages, what was only looked for by a part of its name is listed.
const PAGES: usize = 3;

/// What was found.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    catalog: &'a Catalog,
    query: String,
    /// What the query means, in the order of the catalogue.
    pub subjects: Vec<Subject<'a>>,
    /// Whether the query is the whole name of what was found, and not a part of it.
    pub is_exact: bool,
    /// Where nothing was found: the tables whose codes are written like it.
    pub families: Vec<(&'a Provider, &'a Table)>,
    /// Where nothing was found: the codes whose texts have the query in them, each by its provider and row.
    pub mentions: Vec<(&'a Provider, &'a Row)>,
    /// Where nothing was found: the codes that were probably meant, each by its provider and row, the likeliest first.
    pub nearest: Vec<(&'a Provider, &'a Row)>,
}

impl Explanation<'_> {
    /// Whether the query means anything.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// A page for every subject, or a list of them where they are many; of what is unknown, what was probably meant.
    #[must_use]
    pub fn text(&self, look: &Look) -> String {
        let mut screen = Screen::new(look);
        if !self.is_known() {
            list::unknown(self, &mut screen);
        } else if self.is_exact || self.subjects.len() <= PAGES {
            self.subjects.iter().for_each(|subject| page::page(subject, &self.query, &mut screen));
        } else {
            list::list(self, &mut screen);
        }
        screen.finish()
    }

    /// The same as JSON, whose objects are those of `catalog.json`.
    #[must_use]
    pub fn json(&self) -> String {
        json::write(self)
    }
}
