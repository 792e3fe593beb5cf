//! A catalogue and what somebody read in a log in, out what it means and what to do: for a terminal, or as JSON.

mod find;
mod json;
mod list;
mod page;
mod screen;

pub use find::{Subject, find};
pub use screen::Look;

use crate::decision::Decisions;
use crate::find::{Kind, Unlisted};
use codetable_model::catalog::advice::http;
use codetable_model::catalog::{Catalog, Provider, Row, Table};
use codetable_model::words::RichText;
use codetable_model::words::advice::Call;
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
    /// The statuses of the responses that name rows, as far as the query tells.
    pub statuses: Vec<(&'a Row, u16)>,
    /// Whether the call that the query speaks of may be carried out twice, as far as it names a method.
    pub is_idempotent: Option<bool>,
    /// Codes that no table lists.
    pub unlisted: Vec<Unlisted>,
    /// Codes that are written nearly so, the likeliest first.
    pub similar: Vec<(&'a Provider, &'a Row)>,
    /// What has the words in its name or its texts, the likeliest first.
    pub words: Vec<Subject<'a>>,
}

impl<'a> Explanation<'a> {
    /// The status of the response that names a row, where it is not the one that the row is listed with.
    fn other_status(&self, row: &Row) -> Option<u16> {
        let listed = row.facts.status.as_ref()?.value;
        let found = self.statuses.iter().find(|(of, _)| std::ptr::eq(*of, row)).map(|(_, status)| *status);
        found.filter(|found| *found != listed)
    }

    /// Whether calls of each kind may be sent again under that status, the kind that the query speaks of first.
    fn under(&self, provider: &'a Provider, table: &'a Table, row: &'a Row, status: u16) -> Option<RichText> {
        let decisions = Decisions::of(provider, &self.catalog.providers);
        let mut calls = decisions.tell((table, row), status, |advice| advice.verdict())?;
        if self.is_idempotent == Some(false) {
            calls.reverse();
        }
        Some(RichText::join(calls.iter().map(Call::in_brief), "; "))
    }

    /// Whether the query names anything.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// A page for everything that is named; of what is not listed, whose it seems to be and what is decided about it; what is
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
