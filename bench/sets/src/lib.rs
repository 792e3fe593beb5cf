//! The specs go in, and styles of made-up codes; every set of codes that lookups are measured on comes out, each with
//! the lookup that the compiler finds for it. Build scripts call this.

mod catalogue;
mod function;

use codetable_model::lookup::{self, Lookup};
use codetable_model::vocabulary::LookupKind;
use keys::Style;

/// Codes that are looked up together.
#[derive(Clone, Debug)]
pub struct Set {
    /// What the reports call it.
    pub title: String,
    /// The codes; the place of a code in this list is what a lookup of it gives.
    pub codes: Codes,
    /// Where the codes come from.
    pub origin: Origin,
}

/// The codes of a set.
#[derive(Clone, Debug)]
pub enum Codes {
    /// Texts.
    Text(Vec<String>),
    /// Integers.
    Integer(Vec<i64>),
}

/// Where the codes of a set come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// From a spec: the path of the enum that is compiled from it.
    Spec(String),
    /// Made up.
    Style(Style),
}

/// How many codes the made-up sets have.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

/// The sets of the specs, and made-up ones of no more than so many codes, the smallest first.
#[must_use]
pub fn up_to(codes: usize) -> Vec<Set> {
    let mut sets = catalogue::sets();
    for size in SIZES.into_iter().filter(|size| *size <= codes) {
        sets.extend(Style::ALL.map(|style| Set {
            title: format!("{size} {style}"),
            codes: Codes::Text(style.keys(size)),
            origin: Origin::Style(style),
        }));
    }
    sets
}

impl Set {
    /// How many codes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.codes {
            Codes::Text(codes) => codes.len(),
            Codes::Integer(codes) => codes.len(),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The table that the compiler finds.
    #[must_use]
    pub fn lookup(&self) -> Lookup {
        lookup::find(&self.codes.keys(), LookupKind::Auto)
    }
}

impl Codes {
    /// The codes as the compiler takes them.
    #[must_use]
    pub fn keys(&self) -> lookup::Keys<'_> {
        match self {
            Self::Text(codes) => lookup::Keys::Text(codes.iter().map(String::as_str).zip(0..).collect()),
            Self::Integer(codes) => {
                lookup::Keys::Int(codes.iter().zip(0..).map(|(code, row)| (i128::from(*code), row)).collect())
            }
        }
    }
}
