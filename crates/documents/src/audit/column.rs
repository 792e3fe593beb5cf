//! Quotes and where they stand in, those that stand in another column than their like out.
//!
//! A row whose cause and message were swapped quotes nothing but its own cells, to the letter. What gives it away
//! is that the causes of the other rows stand in another column.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::claim::{Claim, Kind};
use super::document_text::DocumentText;
use super::{CitedDocument, finding};
use codetable_model::diagnostic::Diagnostic;

/// A quote of some kind, and the columns of one table that it stands in.
struct Quote<'a> {
    claim: &'a Claim<'a>,
    columns: Vec<(usize, usize)>,
}

/// Compares the quotes of each kind in each table. `places` holds units of `document`, by claim.
pub(super) fn strays(document: &CitedDocument<'_>, claims: &[Claim<'_>], places: &[Vec<usize>]) -> Vec<Diagnostic> {
    let mut strays = Vec::new();
    for quotes in by_kind(document, claims, places).values() {
        let Some(usual) = most(quotes) else { continue };
        let Some(like) = quotes.iter().find_map(|quote| quote.unit_in(usual)) else { continue };
        for quote in quotes.iter().filter(|quote| !quote.stands_in(usual)) {
            let unit = quote.columns.first().map_or(like, |(_, unit)| *unit);
            strays.push(finding::stray(document, quote.claim, unit, like));
        }
    }
    strays
}

/// The quotes of each kind in each table.
fn by_kind<'a>(
    document: &CitedDocument<'_>,
    claims: &'a [Claim<'_>],
    places: &[Vec<usize>],
) -> BTreeMap<(Kind, usize), Vec<Quote<'a>>> {
    let mut kinds: BTreeMap<(Kind, usize), Vec<Quote<'_>>> = BTreeMap::new();
    for (claim, units) in claims.iter().zip(places) {
        let Some(kind) = claim.kind else { continue };
        for (table, columns) in tables(&document.text, units) {
            kinds.entry((kind, table)).or_default().push(Quote { claim, columns });
        }
    }
    kinds
}

/// The column that most of some quotes stand in. Of equals the first: of two rows that disagree, the later one is complained of.
fn most(quotes: &[Quote<'_>]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for quote in quotes {
        let columns: BTreeSet<usize> = quote.columns.iter().map(|(column, _)| *column).collect();
        columns.into_iter().for_each(|column| *counts.entry(column).or_default() += 1);
    }
    let columns = quotes.iter().flat_map(|quote| &quote.columns).map(|(column, _)| *column);
    columns.rev().max_by_key(|column| counts[column])
}

/// The column that the quotes of a kind stand in, in each table.
pub(super) struct Usual(BTreeMap<(Kind, usize), usize>);

/// Where the quotes of each kind stand. `places` holds units of `document`, by claim.
pub(super) fn usual(document: &CitedDocument<'_>, claims: &[Claim<'_>], places: &[Vec<usize>]) -> Usual {
    let kinds = by_kind(document, claims, places);
    Usual(kinds.into_iter().filter_map(|(kind, quotes)| Some((kind, most(&quotes)?))).collect())
}

impl Usual {
    /// The cell on the cited lines that stands in the column of a claim's kind: the one that was meant.
    pub(super) fn cell(
        &self,
        document: &CitedDocument<'_>,
        claim: &Claim<'_>,
        cited: &[RangeInclusive<u32>],
    ) -> Option<usize> {
        let kind = claim.kind?;
        let stands = |unit: &usize| match document.text.columns.get(unit) {
            Some((table, column)) => self.0.get(&(kind, *table)) == Some(column),
            None => false,
        };
        let mut cells = document.text.within(cited).filter(stands);
        let cell = cells.next()?;
        // Of several rows nobody can tell which was meant.
        let row = document.text.units[cell].first;
        cells.all(|other| document.text.units[other].first == row).then_some(cell)
    }
}

impl Quote<'_> {
    fn stands_in(&self, column: usize) -> bool {
        self.unit_in(column).is_some()
    }

    fn unit_in(&self, column: usize) -> Option<usize> {
        self.columns.iter().find(|(of, _)| *of == column).map(|(_, unit)| *unit)
    }
}

/// The tables that some units are cells of, each with the columns and the units.
fn tables(page: &DocumentText, units: &[usize]) -> BTreeMap<usize, Vec<(usize, usize)>> {
    let mut tables: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for unit in units {
        if let Some((table, column)) = page.columns.get(unit) {
            tables.entry(*table).or_default().push((*column, *unit));
        }
    }
    tables
}
