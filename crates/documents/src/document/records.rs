//! Values that nest in, tables out: lists of records, and maps from codes to records or texts.

pub(crate) mod json;
pub(crate) mod yaml;

use std::collections::BTreeMap;

use super::MarkdownView;
use super::tables::{Cell, Tables};

/// A value, as JSON and YAML have them.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A text, a number, a Boolean; blank where there is nothing.
    Scalar(Cell),
    /// A list.
    List(Vec<Value>),
    /// A map, in order. A key may be there twice.
    Map(Vec<(Cell, Value)>),
}

/// Writes every list of records and every map from codes as a table below the names that lead to it.
pub(crate) fn write(root: &Value) -> MarkdownView<'static> {
    let mut tables = Tables::new();
    walk(root, None, 1, &mut tables);
    tables.finish()
}

fn walk(value: &Value, name: Option<&Cell>, level: usize, tables: &mut Tables) {
    match value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            let records: Vec<(Option<&Cell>, &Value)> = items.iter().map(|item| (None, item)).collect();
            if items.iter().any(|item| matches!(item, Value::Map(_))) {
                // A list of sections is no list of records.
                let nested = items.iter().filter(|item| is_section(item)).count();
                if nested * 2 > items.len() {
                    title(name, level, tables);
                    items.iter().for_each(|item| walk(item, section_name(item).or(name), level + 1, tables));
                } else {
                    table(&records, name, level, tables);
                }
            } else if items.iter().any(|item| matches!(item, Value::Scalar(_))) {
                table(&records, name, level, tables);
            } else {
                items.iter().for_each(|item| walk(item, name, level, tables));
            }
        }
        Value::Map(entries) => {
            let records: Vec<(Option<&Cell>, &Value)> = entries.iter().map(|(key, value)| (Some(key), value)).collect();
            if let Some(turned) = languages(entries) {
                table(&turned.iter().map(|(key, value)| (Some(*key), value)).collect::<Vec<_>>(), name, level, tables);
            } else if is_table(entries) {
                table(&records, name, level, tables);
            } else {
                title(name, level, tables);
                entries.iter().for_each(|(key, value)| walk(value, Some(key), level + 1, tables));
            }
        }
    }
}

fn title(name: Option<&Cell>, level: usize, tables: &mut Tables) {
    name.into_iter().for_each(|name| tables.heading(level, name));
}

/// Whether a map holds lists of records or maps of them, beside what is said of itself.
fn is_section(value: &Value) -> bool {
    let Value::Map(entries) = value else { return false };
    entries.iter().any(|(_, value)| match value {
        Value::List(items) => items.iter().any(|item| matches!(item, Value::Map(_))),
        Value::Map(entries) => is_table(entries) && entries.iter().all(|(_, value)| matches!(value, Value::Map(_))),
        Value::Scalar(_) => false,
    })
}

/// What a section calls itself.
fn section_name(value: &Value) -> Option<&Cell> {
    let Value::Map(entries) = value else { return None };
    let named = |name: &str| entries.iter().find(|(key, _)| key.text().eq_ignore_ascii_case(name));
    ["name", "title", "category", "group", "domain", "id"].into_iter().find_map(named).and_then(
        |(_, value)| match value {
            Value::Scalar(cell) => Some(cell),
            _ => None,
        },
    )
}

/// Whether a map leads from codes to records or texts: its values are alike.
fn is_table(entries: &[(Cell, Value)]) -> bool {
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let (mut scalars, mut maps) = (0, 0);
    for (_, value) in entries {
        match value {
            Value::Scalar(_) => scalars += 1,
            Value::List(_) => return false,
            Value::Map(fields) => {
                maps += 1;
                // A record is made of values, and at most of some lists and maps of values beside them.
                if !fields.iter().any(|(_, value)| matches!(value, Value::Scalar(_)))
                    || fields.iter().any(|(_, value)| is_section(value))
                {
                    return false;
                }
                fields.iter().for_each(|(key, _)| *keys.entry(key.text()).or_default() += 1);
            }
        }
    }
    let alike = keys.values().any(|count| *count * 2 > maps);
    let coded =
        entries.iter().filter(|(key, _)| key.text().chars().any(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
    match (scalars, maps) {
        (0, 0) => false,
        (_, 0) => true,
        (0, _) => alike,
        _ => alike && coded.count() * 2 > entries.len(),
    }
}

/// The texts of a map from languages to maps from codes, by code: `{ko: {E1: …}, en: {E1: …}}`.
fn languages(entries: &[(Cell, Value)]) -> Option<Vec<(&Cell, Value)>> {
    let is_tag = |tag: &str| {
        let (language, region) = tag.split_once(['-', '_']).unwrap_or((tag, "KR"));
        language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()) && (2..=4).contains(&region.len())
    };
    if entries.len() < 2 || !entries.iter().all(|(key, _)| is_tag(&key.text())) {
        return None;
    }
    let mut codes: Vec<(&Cell, Vec<(Cell, Value)>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (language, value) in entries {
        let Value::Map(texts) = value else { return None };
        for (code, text) in texts {
            let Value::Scalar(_) = text else { return None };
            let place = *places.entry(code.text()).or_insert_with(|| {
                codes.push((code, Vec::new()));
                codes.len() - 1
            });
            codes[place].1.push((language.clone(), text.clone()));
        }
    }
    Some(codes.into_iter().map(|(code, texts)| (code, Value::Map(texts))).collect())
}

/// Writes records, each with its key if it has one.
fn table(records: &[(Option<&Cell>, &Value)], name: Option<&Cell>, level: usize, tables: &mut Tables) {
    title(name, level, tables);
    let keyed = records.iter().any(|(key, _)| key.is_some());
    let plain = records.iter().any(|(_, value)| matches!(value, Value::Scalar(_)));
    let mut head: Vec<Cell> = Vec::new();
    let mut columns: BTreeMap<String, usize> = BTreeMap::new();
    let mut column = |name: &str, cell: &Cell, head: &mut Vec<Cell>| {
        *columns.entry(name.to_owned()).or_insert_with(|| {
            head.push(cell.clone());
            head.len() - 1
        })
    };
    // A list of plain values is one column, named by the list.
    let unnamed = Cell::default();
    if keyed {
        column(" key", name.unwrap_or(&unnamed), &mut head);
    }
    if plain {
        column(" value", if keyed { &unnamed } else { name.unwrap_or(&unnamed) }, &mut head);
    }
    let (mut rows, mut inner) = (Vec::new(), Vec::new());
    for (key, value) in records {
        let mut row: Vec<(usize, Cell)> = Vec::new();
        key.iter().for_each(|key| row.push((0, (*key).clone())));
        match value {
            Value::Scalar(cell) => row.push((usize::from(keyed), cell.clone())),
            Value::Map(fields) => {
                let mut flat = Vec::new();
                flatten(fields, "", &mut flat, &mut inner);
                for (path, cell, value) in flat {
                    let column = column(&path, cell, &mut head);
                    row.push((column, value));
                }
            }
            Value::List(_) => inner.push((key.or(name), *value)),
        }
        let mut cells = vec![Cell::default(); row.iter().map(|(column, _)| column + 1).max().unwrap_or(0)];
        row.into_iter().for_each(|(column, cell)| cells[column].extend(cell));
        rows.push(cells);
    }
    tables.table(&head, &rows);
    for (name, value) in inner {
        walk(value, name, level + 1, tables);
    }
}

/// The values of a record, with the names that lead to them. What is a table of its own is left for later.
fn flatten<'v>(
    fields: &'v [(Cell, Value)],
    before: &str,
    flat: &mut Vec<(String, &'v Cell, Cell)>,
    inner: &mut Vec<(Option<&'v Cell>, &'v Value)>,
) {
    for (key, value) in fields {
        let path = format!("{before}{}", key.text());
        match value {
            Value::Scalar(cell) => flat.push((path, key, cell.clone())),
            Value::List(items) => {
                let mut whole = Cell::default();
                for item in items {
                    match item {
                        Value::Scalar(cell) => whole.extend(cell.clone()),
                        other => inner.push((Some(key), other)),
                    }
                }
                if !whole.is_blank() {
                    flat.push((path, key, whole));
                }
            }
            Value::Map(fields) => flatten(fields, &format!("{path}."), flat, inner),
        }
    }
}
