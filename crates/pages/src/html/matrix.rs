//! Codes in, rows of the matrix of codes and steps out: which step comes first, and which stand instead of it.

use super::markup::Markup;
use super::subject::Subject;
use crate::page::codes::Overview;
use crate::words::OR_BETWEEN;
use codetable_model::vocabulary::{Step, Vocabulary};
use codetable_model::words::advice::brief;
use serde::Serialize;

/// A column: a step that some code of the table takes.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    #[serde(skip)]
    step: Step,
    word: &'static str,
    name: Markup,
    pub(super) by_program: bool,
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
    /// Whether calls of each kind may be sent again, and who may.
    verdict: Vec<Mark>,
    /// The steps in two or three words each, where there is no room for columns.
    todo: Markup,
    /// What bears on the verdict.
    notes: Markup,
    cells: Vec<Cell>,
}

/// Calls of a kind, and whether to send them again: `GET: after a back-off`
#[derive(Debug, Serialize)]
struct Mark {
    goes: &'static str,
    says: Markup,
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
    pub(super) fn has_verdict(&self) -> bool {
        !self.verdict.is_empty() || !self.todo.is_empty()
    }

    /// Whether it has a status beside its code.
    pub(super) fn has_status(&self) -> bool {
        self.status.is_some()
    }
}

/// The steps that codes take: first those of a program.
pub(super) fn columns(rows: &[Overview]) -> Vec<Column> {
    let is_taken = |step: &&Step| rows.iter().any(|row| row.recovery.iter().flatten().any(|of| of == *step));
    let column = |step: &Step| Column {
        step: *step,
        word: step.word(),
        name: Markup::ours(brief(*step)),
        by_program: step.is_automatic(),
    };
    let mut columns: Vec<Column> = Step::ALL.iter().filter(is_taken).map(column).collect();
    columns.sort_by_key(|column| !column.by_program);
    columns
}

/// The row of a code.
pub(super) fn line(row: Overview, columns: &[Column], subject: Subject<'_>) -> Line {
    let (table, index) = row.place;
    Line {
        href: subject.at(&subject.site.code(subject.index, table, index)),
        status: row.status_apart(),
        meaning: subject.rich(row.means),
        notes: subject.rich(row.notes),
        is_retired: !row.retired.is_empty(),
        cells: columns.iter().map(|column| cell(column, &row.recovery)).collect(),
        verdict: row
            .verdict
            .iter()
            .map(|call| Mark { goes: call.goes.word(), says: subject.rich(call.in_brief()) })
            .collect(),
        todo: if row.recovery.is_empty() { subject.rich(row.todo) } else { steps(&row.recovery) },
        code: row.code,
        name: row.name,
    }
}

/// `Wait → Send again or Contact support`
fn steps(recovery: &[Vec<Step>]) -> Markup {
    let alternative = |steps: &Vec<Step>| Markup::join(steps.iter().map(|step| Markup::ours(brief(*step))), " → ");
    let or = Markup::all([" ".into(), Markup::ours(OR_BETWEEN), " ".into()]);
    let mut whole = Markup::default();
    for (index, steps) in recovery.iter().enumerate() {
        if index > 0 {
            whole.push(or.clone());
        }
        whole.push(alternative(steps));
    }
    whole
}

fn cell(column: &Column, recovery: &[Vec<Step>]) -> Cell {
    let place = |steps: &Vec<Step>| steps.iter().position(|of| *of == column.step);
    let found = recovery.iter().enumerate().find_map(|(number, steps)| Some((number, place(steps)?)));
    let by_program = column.by_program;
    found.map_or(Cell { by_program, ..Cell::default() }, |(alternative, place)| Cell {
        number: place + 1,
        is_other: alternative > 0,
        by_program,
    })
}
