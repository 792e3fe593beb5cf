//! Quotes and where they stand in, those that stand in another column than their like out.
//!
//! A row whose cause and message were swapped quotes nothing but its own cells, to the letter. What gives it away
//! is that the causes of the other rows stand in another column.

use std::collections::BTreeMap;

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
    let mut kinds: BTreeMap<(Kind, usize), Vec<Quote<'_>>> = BTreeMap::new();
    for (claim, units) in claims.iter().zip(places) {
        let Some(kind) = claim.kind else { continue };
        for (table, columns) in tables(&document.text, units) {
            kinds.entry((kind, table)).or_default().push(Quote { claim, columns });
        }
    }
    let mut strays = Vec::new();
    for quotes in kinds.values() {
        let count = |column| quotes.iter().filter(|quote| quote.stands_in(column)).count();
        // Of equals the first: of two rows that disagree, the later one is complained of.
        let columns = quotes.iter().flat_map(|quote| &quote.columns).map(|(column, _)| *column);
        let Some(usual) = columns.rev().max_by_key(|column| count(*column)) else { continue };
        let Some(like) = quotes.iter().find_map(|quote| quote.unit_in(usual)) else { continue };
        for quote in quotes.iter().filter(|quote| !quote.stands_in(usual)) {
            let unit = quote.columns.first().map_or(like, |(_, unit)| *unit);
            strays.push(finding::stray(document, quote.claim, unit, like));
        }
    }
    strays
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
