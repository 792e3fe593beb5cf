//! How generated code lays facts out: one array a kind of fact, each cell a value and its basis as two indices.

use crate::advice::{Effect, Ways};
use crate::code_table::{Meaning, Retired};
use crate::evidence::{Basis, Fact};
use crate::provider::{Origin, Severity, TextKind};
use crate::text::Phrase;
use crate::wait::Wait;

/// A value, or its index, and the index of its basis. Basis 0 is [`Basis::Silent`]: nothing is said.
pub type Cell = (u32, u32);

/// One kind of fact of all rows.
#[derive(Debug)]
pub struct Column<T: 'static> {
    /// The values, each once.
    pub values: &'static [T],
    /// For each row the index of its value and of its basis; empty where no row has one.
    pub cells: &'static [Cell],
}

/// What few rows have: the index of the row and the value, in ascending order.
pub type Sparse<T> = &'static [(u32, T)];

/// The facts of all rows of a table.
#[derive(Debug)]
pub struct Columns {
    /// Bases, each once. The first is silent.
    pub bases: &'static [Basis],
    /// Texts, each once.
    pub phrases: &'static [Phrase],
    /// The variants' names.
    pub names: &'static [&'static str],
    /// The rows in the order of their names.
    pub by_name: &'static [u32],
    /// The codes as they go over the wire.
    pub codes: &'static [&'static str],
    /// What supports each row.
    pub basis: &'static [u32],
    /// HTTP statuses: the value is the status itself.
    pub status: &'static [Cell],
    /// Texts by kind: the value is the index of a phrase.
    pub texts: &'static [(TextKind, &'static [Cell])],
    /// Ways out.
    pub ways: Column<Ways>,
    /// Waits.
    pub wait: Column<Wait>,
    /// What became of the request.
    pub effect: Column<Effect>,
    /// How much of the request it stops.
    pub severity: Column<Severity>,
    /// Whose side it comes from.
    pub origin: Column<Origin>,
    /// Columns of the table's own, by name.
    pub own: &'static [(&'static str, Values)],
    /// Other spellings.
    pub aliases: Sparse<&'static [&'static str]>,
    /// Tombstones.
    pub retired: Sparse<Retired<u32>>,
    /// The versions that brought a code.
    pub since: Sparse<&'static str>,
    /// Where to read more.
    pub links: Sparse<&'static [&'static str]>,
    /// Further meanings.
    pub also: Sparse<&'static [Meaning]>,
    /// Finds a code in the table's `phf::Map`, where it has one.
    pub phf: Option<fn(&str) -> Option<usize>>,
}

/// A column of the table's own.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// Texts.
    Text(&'static [&'static str]),
    /// Truth values.
    Bool(&'static [bool]),
    /// Integers of 8 bits with a sign.
    I8(&'static [i8]),
    /// Integers of 16 bits with a sign.
    I16(&'static [i16]),
    /// Integers of 32 bits with a sign.
    I32(&'static [i32]),
    /// Integers of 64 bits with a sign.
    I64(&'static [i64]),
    /// Integers of 8 bits.
    U8(&'static [u8]),
    /// Integers of 16 bits.
    U16(&'static [u16]),
    /// Integers of 32 bits.
    U32(&'static [u32]),
    /// Integers of 64 bits.
    U64(&'static [u64]),
}

impl Columns {
    /// No facts at all: generated code names only the columns that it has.
    pub const EMPTY: Self = Self {
        bases: &[],
        phrases: &[],
        names: &[],
        by_name: &[],
        codes: &[],
        basis: &[],
        status: &[],
        texts: &[],
        ways: Column::EMPTY,
        wait: Column::EMPTY,
        effect: Column::EMPTY,
        severity: Column::EMPTY,
        origin: Column::EMPTY,
        own: &[],
        aliases: &[],
        retired: &[],
        since: &[],
        links: &[],
        also: &[],
        phf: None,
    };

    /// The cells of the texts of a kind.
    pub(super) const fn text(&self, kind: TextKind) -> &'static [Cell] {
        let mut texts = self.texts;
        while let [(of, cells), rest @ ..] = texts {
            if *of as u8 == kind as u8 {
                return cells;
            }
            texts = rest;
        }
        &[]
    }
}

impl<T> Column<T> {
    /// A column that no row has a value in.
    pub const EMPTY: Self = Self { values: &[], cells: &[] };
}

impl<T: Copy> Column<T> {
    /// The fact of a row.
    #[must_use]
    pub const fn fact(&self, bases: &'static [Basis], row: usize) -> Option<Fact<T>> {
        match cell(self.cells, row) {
            Some((value, basis)) => Some(Fact::new(self.values[value], bases[basis])),
            None => None,
        }
    }
}

/// The two indices of a row's cell; `None` where nothing is said.
pub(super) const fn cell(cells: &'static [Cell], row: usize) -> Option<(usize, usize)> {
    if row >= cells.len() {
        return None;
    }
    let (value, basis) = cells[row];
    if basis == 0 { None } else { Some((value as usize, basis as usize)) }
}

/// What a row has in a sparse column.
pub(super) const fn sparse<T: Copy>(column: Sparse<T>, row: usize) -> Option<T> {
    let (mut from, mut to) = (0, column.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let (at, value) = column[middle];
        if at as usize == row {
            return Some(value);
        }
        if (at as usize) < row { from = middle + 1 } else { to = middle }
    }
    None
}
