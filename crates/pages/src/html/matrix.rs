//! Codes in, rows of the matrix of codes and steps out: which step comes first, and which stand instead of it.

use super::markup::Markup;
use super::subject::Subject;
use crate::wording::advice::Advice;
use crate::wording::facts::{Silence, advice, meaning};
use crate::wording::language::Language;
use crate::wording::step::brief;
use codetable_model::catalog::{Alternative, Row, Table};
use codetable_model::vocabulary::{Step, TableKind, Vocabulary};
use serde::Serialize;

/// A column.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    name: Markup,
    by_program: bool,
}

/// A code.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    href: String,
    code: String,
    name: String,
    status: Option<u16>,
    meaning: Markup,
    is_retired: bool,
    cells: Vec<Cell>,
    again: Markup,
    /// Said where no step is.
    none: Markup,
}

/// What a code has to do with a step.
#[derive(Debug, Default, Serialize)]
struct Cell {
    /// Its number in its alternative; 0 if no alternative takes it.
    number: usize,
    /// Whether its alternative stands instead of another.
    is_other: bool,
    by_program: bool,
}

impl Line {
    /// Whether anything is said of what to do.
    pub(super) fn has_steps(&self) -> bool {
        !self.none.is_empty() || self.cells.iter().any(|cell| cell.number > 0)
    }
}

/// A column for every step.
pub(super) fn columns() -> Vec<Column> {
    let column =
        |step: &Step| Column { name: Markup::ours(|language| brief(*step, language)), by_program: step.is_automatic() };
    Step::ALL.iter().map(column).collect()
}

/// The row of a code.
pub(super) fn line((table, index): (usize, usize), of: &Table, row: &Row, subject: Subject<'_>) -> Line {
    let status = row.facts.status.as_ref().map(|status| status.value);
    let told = |language| Advice::of(&row.facts, status, subject.provider, language);
    let english = told(Language::English);
    let recovery = english.recovery();
    let cells: Vec<Cell> = Step::ALL.iter().map(|step| cell(*step, recovery)).collect();
    let none = if recovery.is_empty() && of.kind == TableKind::Errors {
        // The first line of advice says that there is nothing to do, or that nobody says.
        subject.both(|language| {
            let lines = advice(&told(language), Silence::Shown, language);
            lines
                .into_iter()
                .next()
                .map(|line| if line.says.is_empty() { line.basis } else { line.says })
                .unwrap_or_default()
        })
    } else {
        Markup::default()
    };
    Line {
        href: subject.at(&subject.site.code(subject.index, table, index)),
        code: row.code.to_string(),
        name: row.name.clone(),
        status,
        meaning: meaning(&row.facts).map_or_else(Markup::default, |text| subject.text(text)),
        is_retired: row.retired.is_some(),
        cells,
        again: subject.both(|language| told(language).again_words()),
        none,
    }
}

fn cell(step: Step, recovery: &[Alternative]) -> Cell {
    let place = |alternative: &Alternative| alternative.steps.value.iter().position(|of| *of == step);
    let found = recovery.iter().enumerate().find_map(|(number, alternative)| Some((number, place(alternative)?)));
    let by_program = step.is_automatic();
    found.map_or(Cell { by_program, ..Cell::default() }, |(alternative, place)| Cell {
        number: place + 1,
        is_other: alternative > 0,
        by_program,
    })
}
