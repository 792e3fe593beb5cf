//! Two catalogues in, an old one and a new one, out what changed for those who use the generated code: every change with
//! the version that it asks for, and those that break a promise.

mod change;
mod decisions;
mod facts;
mod report;
mod rows;
mod tables;

pub use change::{Change, Kind, Level};

use std::collections::BTreeSet;

use codetable_model::catalog::Catalog;

/// What changed, providers by name, tables and codes in the order of the new specs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

/// Compares two catalogues. A break is declared by naming its path in `declared`, as [`declared`] reads it from a
/// changelog.
#[must_use]
pub fn diff(old: &Catalog, new: &Catalog, declared: &BTreeSet<String>) -> Diff {
    let mut changes = Vec::new();
    tables::providers(old, new, &mut changes);
    for change in &mut changes {
        change.is_declared = declared.contains(&change.path);
    }
    Diff { changes }
}

impl Diff {
    /// How much the gravest change matters; nothing where nothing changed.
    #[must_use]
    pub fn verdict(&self) -> Option<Level> {
        self.changes.iter().map(Change::level).max()
    }

    /// The changes that break a promise, and of which nobody says that they are meant.
    pub fn errors(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.is_error())
    }

    /// The changes of what a program does about a failed call, of which nobody says that they are meant.
    pub fn decisions(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.level() == Level::Advice && !change.is_declared)
    }

    /// The changes for people: a line each, what to do about those that break a promise, and the verdict.
    #[must_use]
    pub fn human(&self, is_colored: bool) -> String {
        report::human(self, is_colored)
    }

    /// The changes for a changelog, as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        report::markdown(self)
    }

    /// The changes as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        report::json(self)
    }
}

/// What a changelog says is meant: everything in back-quotes in its first section.
#[must_use]
pub fn declared(changelog: &str) -> BTreeSet<String> {
    let is_heading = |line: &&str| line.starts_with("## ");
    let section = changelog.lines().skip_while(|line| !is_heading(line)).skip(1).take_while(|line| !is_heading(line));
    let text = section.collect::<Vec<_>>().join("\n");
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
