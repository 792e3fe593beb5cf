//! Rows of a page's tables and entities of a spec in, which row is whose out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::audit::entity::{Entity, EntityKind};
use crate::document::fold::fold;
use crate::document::page_text::PageText;

/// Which rows are whose.
#[derive(Clone, Debug, Default)]
pub(super) struct RowMatches {
    /// The rows of each entity.
    pub(super) rows: Vec<Vec<usize>>,
    /// The entities of each row.
    pub(super) entities: Vec<Vec<usize>>,
    /// The lines of each entity in the old document.
    pub(super) lines: Vec<Vec<RangeInclusive<u32>>>,
    /// What each table lists, and in which cell of a row its name stands.
    pub(super) tables: BTreeMap<usize, (EntityKind, usize)>,
}

/// A key that is the whole of a cell, or one of several in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    table: usize,
    kind: EntityKind,
    cell: usize,
    row: usize,
    entity: usize,
}

impl RowMatches {
    /// Finds the rows of every entity that cites the document.
    pub(super) fn new(page: &PageText, entities: &[Entity<'_>], lines: &[Vec<RangeInclusive<u32>>]) -> Self {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, entity) in entities.iter().enumerate().filter(|(index, _)| !lines[*index].is_empty()) {
            for key in &entity.keys {
                by_key.entry(fold(key)).or_default().push(index);
            }
        }
        let mut hits = BTreeSet::new();
        for (index, row) in page.rows.iter().enumerate() {
            for cell in 0..row.cells.len() {
                for key in keys(page.folded_cell(row, cell), &page.cell(row, cell)) {
                    for entity in by_key.get(&key).into_iter().flatten() {
                        let kind = entities[*entity].kind;
                        hits.insert(Hit { table: row.table, kind, cell, row: index, entity: *entity });
                    }
                }
            }
        }
        let tables = tables(&hits);
        let mut row_matches = Self {
            rows: vec![Vec::new(); entities.len()],
            entities: vec![Vec::new(); page.rows.len()],
            lines: lines.to_vec(),
            tables,
        };
        for hit in hits.iter().filter(|hit| row_matches.tables.get(&hit.table) == Some(&(hit.kind, hit.cell))) {
            row_matches.rows[hit.entity].push(hit.row);
            row_matches.entities[hit.row].push(hit.entity);
        }
        row_matches
    }

    /// The entity that stands in the nearest row above.
    pub(super) fn above(&self, row: usize) -> Option<usize> {
        self.entities.get(..row)?.iter().rev().take(100).find_map(|entities| entities.last().copied())
    }
}

/// What a cell can be the key of: the whole of it, or each of several codes.
pub(super) fn keys(folded: &str, text: &str) -> Vec<String> {
    let mut keys = vec![folded.to_owned()];
    let words: Vec<&str> =
        text.split([' ', ',', '/', ';', '|', '·', '、']).filter(|word| !word.is_empty()).take(51).collect();
    if (2..=50).contains(&words.len()) && words.iter().all(|word| is_code(word)) {
        keys.extend(words.into_iter().map(fold));
    }
    keys
}

/// Whether a word may be a code: of ASCII, with a digit or a capital letter.
pub(crate) fn is_code(word: &str) -> bool {
    word.len() > 1
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
        && word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// Of all that a table may list, what most of its rows are. A status or a common word stands in many a cell by chance.
fn tables(hits: &BTreeSet<Hit>) -> BTreeMap<usize, (EntityKind, usize)> {
    let mut rows: BTreeMap<(usize, EntityKind, usize), BTreeSet<usize>> = BTreeMap::new();
    for hit in hits {
        rows.entry((hit.table, hit.kind, hit.cell)).or_default().insert(hit.row);
    }
    let mut best = BTreeMap::new();
    for ((table, kind, cell), rows) in rows {
        let weight = if matches!(kind, EntityKind::Status | EntityKind::Member) { 1 } else { 2 };
        let score = (weight * rows.len(), Reverse(kind), Reverse(cell));
        let place = best.entry(table).or_insert(score);
        *place = score.max(*place);
    }
    best.into_iter().map(|(table, (_, Reverse(kind), Reverse(cell)))| (table, (kind, cell))).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_code, keys};

    #[test]
    fn a_cell_is_a_key_and_so_is_each_of_several_codes_in_it() {
        for (text, more) in [
            ("E_1", &[][..]),
            ("E_1, E_2", &["E_1", "E_2"]),
            ("E_1/E_2;E_3|E_4·E_5、E_6 E_7", &["E_1", "E_2", "E_3", "E_4", "E_5", "E_6", "E_7"]),
            ("E_1 is gone", &[]),
        ] {
            assert_eq!(keys("whole", text), [&["whole"][..], more].concat(), "{text}");
        }
        for (count, keyed) in [(50, 51), (51, 1)] {
            assert_eq!(keys("whole", &vec!["E_1"; count].join(" ")).len(), keyed);
        }
        for (word, of_code) in [
            ("E1", true),
            ("e1", true),
            ("eE", true),
            ("a.b-c_1", true),
            ("ee", false),
            ("E", false),
            ("E 1", false),
            ("E:1", false),
            ("É1", false),
        ] {
            assert_eq!(is_code(word), of_code, "{word}");
        }
    }
}
