//! The tables of a provider in, out which codes stand near a code: those of the same status, and those of its family.

use codetable_model::catalog::{Code, Provider, Row};
use std::collections::BTreeMap;

/// The most neighbours of a kind that a page names.
const MOST: usize = 12;

/// A row, by the index of its table and its own.
pub(super) type Place = (usize, usize);

/// All rows by status and by family.
#[derive(Debug)]
pub(super) struct Neighbours {
    by_status: BTreeMap<u16, Vec<Place>>,
    by_family: BTreeMap<(usize, String), Vec<Place>>,
}

impl Neighbours {
    pub(super) fn new(provider: &Provider) -> Self {
        let (mut by_status, mut by_family) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (table, of) in provider.tables.iter().enumerate() {
            for (index, row) in of.rows.iter().enumerate() {
                if let Some(status) = &row.facts.status {
                    by_status.entry(status.value).or_default().push((table, index));
                }
                if let Some(family) = family(&row.code) {
                    by_family.entry((table, family)).or_default().push((table, index));
                }
            }
        }
        Self { by_status, by_family }
    }

    /// Those of the same status, the nearest of them, in order.
    pub(super) fn of_status(&self, place: Place, row: &Row) -> Vec<Place> {
        let status = row.facts.status.as_ref();
        near(place, status.and_then(|status| self.by_status.get(&status.value)))
    }

    /// Those of the same family, the nearest of them, in order.
    pub(super) fn of_family(&self, place: Place, row: &Row) -> Vec<Place> {
        near(place, family(&row.code).and_then(|family| self.by_family.get(&(place.0, family))))
    }
}

/// What a code shares with its family: a text all but its last part, an integer its hundred.
fn family(code: &Code) -> Option<String> {
    match code {
        Code::Text(text) => {
            let end = text.trim_end_matches(|last: char| last.is_ascii_alphanumeric());
            let end = end.trim_end_matches(|last: char| !last.is_alphanumeric());
            (!end.is_empty()).then(|| end.to_owned())
        }
        Code::Int(number) => (number.unsigned_abs() >= 100).then(|| (number / 100).to_string()),
        // In the upper half stands the part of the system that the code is of.
        Code::Hex(number, _) => (number.unsigned_abs() > 0xFFFF).then(|| (number >> 16).to_string()),
    }
}

/// Those around a place, without itself.
fn near(place: Place, all: Option<&Vec<Place>>) -> Vec<Place> {
    let Some(all) = all else { return Vec::new() };
    let at = all.iter().position(|of| *of == place).unwrap_or_default();
    let first = at.saturating_sub(MOST / 2).min(all.len().saturating_sub(MOST + 1));
    all.iter().skip(first).take(MOST + 1).filter(|of| **of != place).copied().collect()
}
