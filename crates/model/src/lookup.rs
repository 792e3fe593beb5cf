//! Keys in, the description of a table out that finds each of them in constant time.
//!
//! The runtime's module of the same name explains what each table does with a key; this one searches
//! for its constants. Every search is bounded, starts from a fixed seed, and sees the keys in sorted
//! order, so that a set of keys has one table. What no search solves becomes a sorted table.

mod direct;
mod few;
mod integers;
mod keys;
mod many;
mod mix;
mod prefix;
mod short;
mod size;
mod slots;

use crate::vocabulary::LookupKind;

pub use few::Few;
pub use integers::{Dense, Sparse};
pub use keys::{Entries, Keys};
pub use many::Many;
pub use mix::{Mix, short, word};
pub use short::Short;
pub use slots::Slots;

/// How to find a row by its code.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// Integers close together: an array.
    Dense(Dense),
    /// Integers far apart: a product names the slot.
    Sparse(Sparse),
    /// Up to 64 texts: a hash of a few words names the slot.
    Few(Few),
    /// Texts of one length, up to six bytes: a slot is a word.
    Short(Short),
    /// Any number of keys: a hash and the pilot of its bucket name the slot.
    Many(Many),
    /// Binary search: the last resort.
    Sorted(Entries),
    /// A `phf::Map`, because the spec asks for one.
    Phf(Entries),
}

/// A kind of table, to ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strategy {
    /// For [`Lookup::Dense`].
    Dense,
    /// For [`Lookup::Sparse`].
    Sparse,
    /// For [`Lookup::Few`].
    Few,
    /// For [`Lookup::Short`].
    Short,
    /// For [`Lookup::Many`].
    Many,
    /// For [`Lookup::Sorted`].
    Sorted,
    /// For [`Lookup::Phf`].
    Phf,
}

impl Strategy {
    /// Every strategy: those that the compiler chooses from come first, the best of them first.
    pub const ALL: &'static [Self] =
        &[Self::Dense, Self::Sparse, Self::Few, Self::Short, Self::Many, Self::Sorted, Self::Phf];

    /// The table of this kind for `keys`, if they have one that is no waste of space.
    #[must_use]
    pub fn search(self, keys: &Keys<'_>) -> Option<Lookup> {
        self.solve(&Entries::new(keys))
    }

    fn solve(self, entries: &Entries) -> Option<Lookup> {
        match (self, entries) {
            (Self::Dense, Entries::Int(keys)) => Dense::search(keys).map(Lookup::Dense),
            (Self::Sparse, Entries::Int(keys)) => Sparse::search(keys).map(Lookup::Sparse),
            (Self::Few, Entries::Text(keys)) => Few::search(keys).map(Lookup::Few),
            (Self::Short, Entries::Text(keys)) => Short::search(keys).map(Lookup::Short),
            (Self::Many, Entries::Int(keys)) => Many::search_integers(keys).map(Lookup::Many),
            (Self::Many, Entries::Text(keys)) => Many::search(keys).map(Lookup::Many),
            (Self::Sorted, entries) => Some(Lookup::Sorted(entries.clone())),
            (Self::Phf, entries) if cfg!(feature = "phf") => Some(Lookup::Phf(entries.clone())),
            _ => None,
        }
    }
}

/// Finds the best table for `keys`, or the one that the spec asks for. Of a key that is listed twice
/// the first row counts. Without the feature `phf`, `LookupKind::Phf` is the same as `Auto`.
#[must_use]
pub fn find(keys: &Keys<'_>, kind: LookupKind) -> Lookup {
    let entries = Entries::new(keys);
    let asked = if kind == LookupKind::Phf { Strategy::Phf.solve(&entries) } else { None };
    asked
        .or_else(|| Strategy::ALL.iter().find_map(|strategy| strategy.solve(&entries)))
        .unwrap_or(Lookup::Sorted(entries))
}

impl Lookup {
    /// Whether no better table than a sorted one was found.
    #[must_use]
    pub fn is_sorted(&self) -> bool {
        matches!(self, Self::Sorted(_))
    }

    /// Whether the table can be read in a `const fn`.
    #[must_use]
    pub fn is_const(&self) -> bool {
        !matches!(self, Self::Phf(_))
    }
}
