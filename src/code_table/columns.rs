//! How generated code lays facts out: two arrays a kind of fact, of values and of what supports them, both by number.

use super::{Class, Meaning, OwnColumn, Retired, Samples};
use crate::advice::{Alternative, Effect};
use crate::evidence::{Basis, Citation, Fact, Lines};
use crate::fill::Parameter;
use crate::lookup::sorted::search;
use crate::text::{Phrases, TextKind, Texts};
use crate::wait::Wait;
use crate::wire::{Origin, Severity};

/// What all rows say of one thing, in two columns.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    /// The value of each row, or its index.
    pub values: &'static [u32],
    /// What supports it, by number; 0 where nothing is said.
    pub bases: &'static [u32],
}

/// What supports facts, by number. 0 is [`Basis::Silent`], the first of `others`.
#[derive(Clone, Copy, Debug)]
pub struct Bases {
    /// From 1 on: these lines, each a citation. Only a table of many rows has any, of which each cites its own.
    pub lines: &'static [Lines],
    /// What is said otherwise, numbered on.
    pub others: &'static [Basis],
}

/// One kind of fact of all rows.
#[derive(Debug)]
pub struct Column<T: 'static> {
    /// The values, each once.
    pub values: &'static [T],
    /// For each row the index of its value; empty where no row has one.
    pub cells: &'static Cells,
}

/// What few rows have: the index of the row and the value, in ascending order.
pub type RareColumn<T> = &'static [(u32, T)];

/// What stands in a column: of a code its place in the table.
macro_rules! cell {
    (Row) => {
        u32
    };
    ($Of:ident) => {
        $Of
    };
}

/// What is a fact of its own is one line of `__facts`, from which it has its column here.
macro_rules! columns {
    ($($(#[$doc:meta])* $fact:ident: $Of:ident;)*) => {
        /// The facts of all rows of a table.
        #[derive(Debug)]
        pub struct Columns {
            /// What supports facts.
            pub bases: Bases,
            /// The texts of facts.
            pub phrases: &'static Phrases,
            /// The variants' names.
            pub names: &'static Texts,
            /// The rows in the order of their names.
            pub by_name: &'static [u32],
            /// The codes as they go over the wire.
            pub codes: &'static Texts,
            /// What supports each row.
            pub basis: &'static [u32],
            /// HTTP statuses: the value is the status itself.
            pub status: &'static Cells,
            /// Texts by kind: the value is the index of a phrase.
            pub texts: &'static [(TextKind, &'static Cells)],
            /// What brings a failed call back.
            pub recovery: Column<&'static [Alternative]>,
            /// Waits.
            pub wait: Column<Wait>,
            /// What became of the request.
            pub effect: Column<Effect>,
            $($(#[$doc])* pub $fact: Column<cell!($Of)>,)*
            /// Columns of the table's own.
            pub own: &'static [OwnColumn],
            /// Other spellings.
            pub aliases: RareColumn<&'static [&'static str]>,
            /// Tombstones.
            pub retired: RareColumn<Retired<u32>>,
            /// The versions that brought a code.
            pub since: RareColumn<&'static str>,
            /// Where to read more.
            pub links: RareColumn<&'static [&'static str]>,
            /// What a program fills into texts.
            pub params: RareColumn<&'static [Parameter]>,
            /// The pages that the catalogue has for codes.
            pub docs_url: RareColumn<&'static str>,
            /// Further meanings.
            pub other_meanings: RareColumn<&'static [Meaning]>,
            /// Sample responses.
            pub samples: Samples,
            /// What is said of codes that have something in common.
            pub classes: &'static [Class],
            /// Finds the class of a code.
            pub class: Option<fn(&str) -> Option<usize>>,
            /// Finds a code in the table's `phf::Map`, where it has one.
            pub phf: Option<fn(&str) -> Option<usize>>,
        }

        impl Columns {
            /// No facts at all: generated code names only the columns that it has.
            pub const EMPTY: Self = Self {
                bases: Bases { lines: &[], others: &[Basis::Silent] },
                phrases: &Phrases::NONE,
                names: &Texts::EMPTY,
                by_name: &[],
                codes: &Texts::EMPTY,
                basis: &[],
                status: &Cells::EMPTY,
                texts: &[],
                recovery: Column::EMPTY,
                wait: Column::EMPTY,
                effect: Column::EMPTY,
                $($fact: Column::EMPTY,)*
                own: &[],
                aliases: &[],
                retired: &[],
                since: &[],
                links: &[],
                params: &[],
                docs_url: &[],
                other_meanings: &[],
                samples: (&[], &[]),
                classes: &[],
                class: None,
                phf: None,
            };
        }
    };
}

crate::__facts! { columns }

impl Columns {
    /// The cells of the texts of a kind.
    pub(super) const fn text(&self, kind: TextKind) -> &'static Cells {
        let mut texts = self.texts;
        while let [(of, cells), rest @ ..] = texts {
            if *of as u8 == kind as u8 {
                return cells;
            }
            texts = rest;
        }
        &Cells::EMPTY
    }
}

impl Bases {
    /// The basis of a number.
    #[must_use]
    pub const fn get(&self, number: u32) -> Basis {
        let number = number as usize;
        if number == 0 || number > self.lines.len() {
            return self.others[number.saturating_sub(self.lines.len())];
        }
        let (_, lines) = self.lines.split_at(number - 1);
        let (line, _) = lines.split_at(1);
        Basis::Stated(Citation::new(line))
    }
}

impl Cells {
    /// Nothing is said of any row.
    pub const EMPTY: Self = Self { values: &[], bases: &[] };

    /// The value of a row and the number of its basis; `None` where nothing is said.
    pub(super) const fn of(&self, row: usize) -> Option<(u32, u32)> {
        if row >= self.bases.len() || self.bases[row] == 0 {
            return None;
        }
        Some((self.values[row], self.bases[row]))
    }
}

impl<T> Column<T> {
    /// A column that no row has a value in.
    pub const EMPTY: Self = Self { values: &[], cells: &Cells::EMPTY };
}

impl<T: Copy> Column<T> {
    /// The fact of a row.
    #[must_use]
    pub const fn fact(&self, bases: &Bases, row: usize) -> Option<Fact<T>> {
        match self.cells.of(row) {
            Some((value, basis)) => Some(Fact::new(self.values[value as usize], bases.get(basis))),
            None => None,
        }
    }
}

/// What a row has in a column that few rows have.
pub(super) const fn rare<T: Copy>(column: RareColumn<T>, row: usize) -> Option<T> {
    match search!(column.len(), at => column[at].0 as i64 - row as i64) {
        Some(at) => Some(column[at].1),
        None => None,
    }
}
