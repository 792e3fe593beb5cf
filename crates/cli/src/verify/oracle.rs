//! A table in, out whether a `phf::Map` of its codes finds the same rows: for every code and alias, and for texts and numbers
//! beside them that nobody listed.

use std::collections::BTreeMap;
use std::fmt::Display;

use codetable_model::catalog::{Code, Table};
use phf::{Map, PhfHash};

use super::table;

/// Holds a table against a map of its codes and aliases.
///
/// # Errors
/// If they disagree: the message names the code.
pub(super) fn hold(table: &Table) -> Result<(), String> {
    let (mut texts, mut integers) = (BTreeMap::new(), BTreeMap::new());
    for (index, row) in (0..).zip(&table.rows) {
        for code in std::iter::once(&row.code).chain(&row.aliases) {
            match code {
                Code::Text(text) => drop(texts.insert(text.clone(), index)),
                // The bits of a number decide, whether it has a sign or not.
                Code::Int(integer) | Code::Hex(integer, _) => drop(integers.insert(*integer as i64, index)),
            }
        }
    }
    let near: Vec<String> = texts.keys().flat_map(|text| near_text(text)).collect();
    let beside: Vec<i64> = integers.keys().flat_map(|integer| near_integer(*integer)).collect();
    let lookup = &table.lookup;
    agree(texts, near, |map, text| [table::find(lookup, text.as_bytes()), map.get(text.as_str()).copied()])?;
    agree(integers, beside, |map, integer| [table::find_integer(lookup, *integer), map.get(integer).copied()])
}

/// That a table and a map of `keys` find the same, for all of these and for others.
fn agree<K: Clone + Display + PhfHash + 'static>(
    keys: BTreeMap<K, u32>,
    others: Vec<K>,
    find: impl Fn(&Map<K, u32>, &K) -> [Option<u32>; 2],
) -> Result<(), String> {
    let all: Vec<K> = keys.keys().cloned().chain(others).collect();
    let map = map(keys.into_iter().collect());
    let mut found = all.iter().map(|key| (key, find(&map, key)));
    let Some((key, [ours, theirs])) = found.find(|(_, [ours, theirs])| ours != theirs) else { return Ok(()) };
    let row = |row: Option<u32>| row.map_or("no row".to_owned(), |row| format!("row {row}"));
    Err(format!("the table has {} for `{key}`, and phf has {}", row(ours), row(theirs)))
}

/// The map that `phf_codegen` would write down. It takes what lives as long as the program, which is a command's.
fn map<K: Clone + PhfHash>(entries: Vec<(K, u32)>) -> Map<K, u32> {
    let keys: Vec<&K> = entries.iter().map(|(key, _)| key).collect();
    let state = phf_generator::generate_hash(&keys);
    let placed: Vec<(K, u32)> = state.map.iter().map(|place| entries[*place].clone()).collect();
    Map { key: state.key, disps: Vec::leak(state.disps), entries: Vec::leak(placed) }
}

/// Texts that somebody could take for this one: longer, shorter, of other letters.
fn near_text(text: &str) -> Vec<String> {
    let mut cut = text.to_owned();
    let last = cut.pop();
    let other = last.and_then(|last| char::from_u32(u32::from(last) ^ 1)).map(|other| format!("{cut}{other}"));
    let longer = [format!("{text} "), format!("{text}0"), format!(" {text}"), text.repeat(2)];
    longer.into_iter().chain([cut, text.to_uppercase(), text.to_lowercase()]).chain(other).collect()
}

/// Numbers that somebody could take for this one: its neighbours, without its sign, of other bits.
fn near_integer(integer: i64) -> [i64; 7] {
    [
        integer.wrapping_add(1),
        integer.wrapping_sub(1),
        integer.wrapping_neg(),
        !integer,
        integer ^ 1 << 32,
        integer ^ i64::MIN,
        0,
    ]
}
