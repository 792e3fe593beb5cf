//! The codes of a table, old and new, in; what changed of them out.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::decisions;
use super::facts::{Pair, facts};
use super::{Change, Kind};
use crate::decision::Decisions;
use crate::page::entry::brief_meaning;
use codetable_model::catalog::{Basis, Code, ColumnValue, Facts, Row, Table};
use codetable_model::vocabulary::Vocabulary as _;

/// What changed of two tables' codes.
pub(super) fn rows<'c>(path: &str, sides: [&Decisions<'c>; 2], tables: [&'c Table; 2], changes: &mut Vec<Change>) {
    let ([old, new], providers) = (tables, sides.map(Decisions::provider));
    let by_code: BTreeMap<&Code, &Row> = new.rows.iter().map(|row| (&row.code, row)).collect();
    let by_alias: BTreeMap<&Code, &Row> =
        new.rows.iter().flat_map(|row| row.aliases.iter().map(move |alias| (alias, row))).collect();
    let by_name: BTreeMap<&str, &Row> = new.rows.iter().map(|row| (row.name.as_str(), row)).collect();
    let known: BTreeSet<&Code> = old.rows.iter().map(|row| &row.code).collect();
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    // The old codes that are still there, in the old order, by their new names.
    let mut order: Vec<&str> = Vec::new();
    for row in &old.rows {
        let of = format!("{path}::{}", row.name);
        let same_name = || by_name.get(row.name.as_str()).filter(|of| !known.contains(&of.code));
        let found = by_code.get(&row.code).or_else(|| by_alias.get(&row.code)).or_else(same_name);
        match found {
            Some(after) => {
                if kept.insert(&after.name) {
                    order.push(&after.name);
                }
                let pair = Pair { path: &of, code: Some(row.code.to_string()), providers };
                self::row(&pair, [row, after], tables, changes);
                changes.extend(decided(&pair, sides, tables, [row, after]));
            }
            None => changes.push(Change::new(&of, Kind::CodeRemoved).of(&row.code)),
        }
    }
    for row in new.rows.iter().filter(|row| !kept.contains(row.name.as_str())) {
        let kind = if old.open { Kind::CodeAddedOpen } else { Kind::CodeAdded };
        let change = Change::new(&format!("{path}::{}", row.name), kind).of(&row.code);
        changes.push(change.from(None, brief_meaning(&row.facts).map(|text| text.english().to_owned())));
    }
    // `ALL`, `Ord` and the discriminants follow the order of the spec. New codes between old ones are told by themselves.
    let now = new.rows.iter().map(|row| row.name.as_str()).filter(|name| kept.contains(name));
    if let Some((before, after)) = order.into_iter().zip(now).find(|(before, after)| before != after) {
        let change = Change::new(path, Kind::Order).detail(format!("{after} before {before}"));
        changes.push(change);
    }
}

fn row(pair: &Pair<'_>, rows: [&Row; 2], tables: [&Table; 2], changes: &mut Vec<Change>) {
    let [old, new] = rows;
    let renamed = old.name != new.name;
    let names = || [Some(old.name.clone()), Some(new.name.clone())];
    let codes = || (Some(old.code.to_string()), Some(new.code.to_string()));
    let mut push = |kind: Kind, (before, after): (Option<String>, Option<String>)| {
        changes.push(pair.change(kind).from(before, after));
    };
    match (&old.retired, &new.retired) {
        (Some(_), None) if renamed => push(Kind::CodeReused, names().into()),
        (Some(_), None) => push(Kind::CodeRestored, (None, None)),
        (None, Some(retired)) => {
            let instead = retired.replacement.and_then(|index| tables[1].rows.get(index));
            let rest = match (instead, &retired.because) {
                (Some(row), _) => format!(", use {} instead", row.code),
                (None, Some(because)) => format!(": {}", because.english()),
                (None, None) => String::new(),
            };
            push(Kind::CodeRetired, (None, Some(format!("since {}{rest}", retired.since))));
        }
        _ => {}
    }
    if renamed && !(old.retired.is_some() && new.retired.is_none()) {
        push(Kind::VariantRenamed, names().into());
    }
    if old.code != new.code {
        let kind = if new.aliases.contains(&old.code) { Kind::CodeAliased } else { Kind::CodeChanged };
        push(kind, codes());
    }
    for alias in new.aliases.iter().filter(|alias| !old.aliases.contains(alias) && **alias != old.code) {
        push(Kind::AliasAdded, (None, Some(alias.to_string())));
    }
    for alias in old.aliases.iter().filter(|alias| !new.aliases.contains(alias) && **alias != new.code) {
        push(Kind::AliasRemoved, (Some(alias.to_string()), None));
    }
    columns(pair, rows, tables, changes);
    parameters(pair, rows, changes);
    let before = changes.len();
    facts(pair, [&old.facts, &new.facts], changes);
    if has_other_meanings(pair, rows) {
        changes.push(pair.change(Kind::Meaning));
    }
    if changes.len() == before && supports(old).ne(supports(new)) {
        changes.push(pair.change(Kind::Evidence));
    }
    let remarks = |row: &Row, table: &Table| {
        let replacement = row.retired.as_ref().and_then(|retired| table.rows.get(retired.replacement?));
        let retired = row.retired.as_ref().map(|retired| (retired.since.clone(), retired.because.clone()));
        (row.since.clone(), row.links.clone(), retired, replacement.map(|row| row.code.clone()))
    };
    if old.retired.is_some() == new.retired.is_some() && remarks(old, tables[0]) != remarks(new, tables[1]) {
        changes.push(pair.change(Kind::Remark));
    }
}

/// What supports the row and its further meanings.
fn supports(row: &Row) -> impl Iterator<Item = &Basis> {
    std::iter::once(&row.basis).chain(row.also.iter().map(|meaning| &meaning.basis))
}

/// Whether another thing is done about a response that tells of the code. Where the row says what it said, only its own
/// statuses count: of all others their own change tells.
fn decided<'c>(
    pair: &Pair<'_>,
    sides: [&Decisions<'c>; 2],
    tables: [&'c Table; 2],
    rows: [&'c Row; 2],
) -> Option<Change> {
    let facts = |row: &'c Row| row.also.iter().map(|meaning| &meaning.facts).chain([&row.facts]);
    let says = |facts: &'c Facts| facts.said().into_iter().map(|said| (said.name, said.value)).collect::<Vec<_>>();
    let conditions = |row: &'c Row| row.also.iter().map(|meaning| &meaning.when);
    let is_same = facts(rows[0]).map(says).eq(facts(rows[1]).map(says)) && conditions(rows[0]).eq(conditions(rows[1]));
    let statuses = |row| facts(row).filter_map(|facts| Some(facts.status.as_ref()?.value));
    let own: Vec<u16> = rows.into_iter().flat_map(statuses).chain([0]).collect();
    let [old, new] = [0, 1].map(|side: usize| sides[side].of_row(tables[side], rows[side]));
    decisions(pair.change(Kind::Decision), [&old, &new], is_same.then_some(&own))
}

/// The values of columns that both tables have.
fn columns(pair: &Pair<'_>, rows: [&Row; 2], tables: [&Table; 2], changes: &mut Vec<Change>) {
    for (column, new) in tables[1].columns.iter().zip(&rows[1].columns) {
        let place = tables[0].columns.iter().position(|of| of.name == column.name);
        let Some(old) = place.and_then(|place| rows[0].columns.get(place)).filter(|old| *old != new) else { continue };
        let shown = |value: &ColumnValue| Some(value.to_string()).filter(|_| !value.items().is_empty());
        changes.push(pair.change(Kind::ColumnValue).detail(column.name.as_str()).from(shown(old), shown(new)));
    }
}

/// Whoever fills the texts of the code has to give other values.
fn parameters(pair: &Pair<'_>, [old, new]: [&Row; 2], changes: &mut Vec<Change>) {
    let of = |row: &Row, name: &str| row.params.iter().find(|of| of.name == name).map(|of| of.ty.word().to_owned());
    let names: BTreeSet<&str> = old.params.iter().chain(&new.params).map(|of| of.name.as_str()).collect();
    for name in names {
        let kind = match (of(old, name), of(new, name)) {
            (None, _) => Kind::ParameterAdded,
            (_, None) => Kind::ParameterRemoved,
            (old, new) if old != new => Kind::ParameterType,
            _ => continue,
        };
        changes.push(pair.change(kind).detail(name).from(of(old, name), of(new, name)));
    }
}

/// Whether further meanings changed.
fn has_other_meanings(pair: &Pair<'_>, [old, new]: [&Row; 2]) -> bool {
    let mut found = Vec::new();
    for (old, new) in old.also.iter().zip(&new.also) {
        facts(pair, [&old.facts, &new.facts], &mut found);
    }
    let conditions = |row: &Row| row.also.iter().map(|meaning| meaning.when.clone()).collect::<Vec<_>>();
    conditions(old) != conditions(new) || !found.is_empty()
}
