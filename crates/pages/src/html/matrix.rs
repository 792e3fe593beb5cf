//! Codes in, rows of the matrix of codes and steps out: which step comes first, and which stand instead of it.

use super::markup::Markup;
use super::subject::Subject;
use crate::page::codes::Overview;
use codetable_model::vocabulary::{Step, Vocabulary};
use codetable_model::words::advice::brief;
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
    /// Where the code does not say it itself.
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

    /// Whether it has a status beside its code.
    pub(super) fn has_status(&self) -> bool {
        self.status.is_some()
    }
}

/// A column for every step.
pub(super) fn columns() -> Vec<Column> {
    let column = |step: &Step| Column { name: Markup::ours(brief(*step)), by_program: step.is_automatic() };
    Step::ALL.iter().map(column).collect()
}

/// The row of a code.
pub(super) fn line(row: Overview, subject: Subject<'_>) -> Line {
    let (table, index) = row.place;
    Line {
        href: subject.at(&subject.site.code(subject.index, table, index)),
        status: row.status_apart(),
        meaning: subject.rich(row.means),
        is_retired: !row.retired.is_empty(),
        cells: Step::ALL.iter().map(|step| cell(*step, &row.recovery)).collect(),
        again: subject.rich(row.again),
        none: if row.recovery.is_empty() { subject.rich(row.todo) } else { Markup::default() },
        code: row.code,
        name: row.name,
    }
}

fn cell(step: Step, recovery: &[Vec<Step>]) -> Cell {
    let place = |steps: &Vec<Step>| steps.iter().position(|of| *of == step);
    let found = recovery.iter().enumerate().find_map(|(number, steps)| Some((number, place(steps)?)));
    let by_program = step.is_automatic();
    found.map_or(Cell { by_program, ..Cell::default() }, |(alternative, place)| Cell {
        number: place + 1,
        is_other: alternative > 0,
        by_program,
    })
}
