//! A catalogue that was read in, out whether a spec could have said it: emitters rely on it and ask no more.

use std::collections::BTreeSet;

use codetable_model::catalog::{Catalog, Class, Code, Column, ColumnValue, ColumnWords, Key, Provider, Row, Table};
use codetable_model::parse::{is_pascal, is_snake};
use codetable_model::resolve::class::Span;
use codetable_model::resolve::key::code;
use codetable_model::resolve::lookup;
use codetable_model::text::language::is_tag;
use codetable_model::vocabulary::{Base, ColumnType, LookupKind};

/// Reads the integers that hexadecimal codes write.
pub(super) fn number(catalog: &mut Catalog) {
    let tables = catalog.providers.iter_mut().flat_map(|provider| &mut provider.tables);
    for Table { key: Key { ty, base, .. }, rows, .. } in tables.filter(|table| table.key.base == Base::Hexadecimal) {
        for written in rows.iter_mut().flat_map(|row| std::iter::once(&mut row.code).chain(&mut row.aliases)) {
            if let Some(code) = code(*ty, *base, &written.to_string()) {
                *written = code;
            }
        }
    }
}

/// Finds the lookup tables that the file leaves out.
pub(super) fn search(catalog: &mut Catalog) {
    for table in catalog.providers.iter_mut().flat_map(|provider| &mut provider.tables) {
        let kind = if table.lookup.is_const() { LookupKind::Auto } else { LookupKind::Phf };
        table.lookup = lookup(&table.rows, table.key.ty, kind);
    }
}

/// What no spec could say.
pub(super) fn check(catalog: &Catalog) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for provider in &catalog.providers {
        if !is_snake(&provider.name) || !names.insert(&provider.name) {
            return Err(format!("`{}` is no name for a provider, or is there twice", provider.name));
        }
        check_provider(provider).map_err(|problem| format!("{}: {problem}", provider.name))?;
    }
    Ok(())
}

fn check_provider(provider: &Provider) -> Result<(), String> {
    for languages in [&provider.languages, &provider.prose_languages] {
        let mut seen = BTreeSet::new();
        if let Some(tag) = languages.iter().find(|tag| !is_tag(tag) || !seen.insert(*tag)) {
            return Err(format!("`{tag}` is no language, or is there twice"));
        }
        if languages.is_empty() {
            return Err("the texts have no language".to_owned());
        }
    }
    let mut names = BTreeSet::new();
    for table in &provider.tables {
        let name = &table.enum_name;
        if !is_pascal(name) || name == "Self" || !names.insert(name) {
            return Err(format!("`{name}` is no name for an enum, or is there twice"));
        }
        check_table(table).map_err(|problem| format!("{name}: {problem}"))?;
    }
    Ok(())
}

fn check_table(table: &Table) -> Result<(), String> {
    check_declared(&table.columns)?;
    let is_class =
        |class: &&Class| Span::of(table.key.ty, table.key.base, &class.codes).is_ok() && is_pascal(&class.name);
    if let Some(class) = table.classes.iter().find(|class| !is_class(class)) {
        return Err(format!("`{}` is no class of its codes", class.codes));
    }
    let (mut names, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for row in &table.rows {
        if !is_pascal(&row.name) || row.name == "Self" || !names.insert(&row.name) {
            return Err(format!("`{}` is no name for a variant, or is there twice", row.name));
        }
        for code in std::iter::once(&row.code).chain(&row.aliases) {
            if !fits(code, &table.key) || !codes.insert(code) {
                return Err(format!("`{code}` is no code of this table, or is there twice"));
            }
        }
        // By name, each once.
        let is_sorted = row.params.windows(2).all(|pair| pair[0].name < pair[1].name);
        if let Some(of) = row.params.iter().find(|of| !is_sorted || !is_snake(&of.name)) {
            return Err(format!("`{}` is no parameter, or is there twice", of.name));
        }
        check_columns(row, table).map_err(|problem| format!("`{}`: {problem}", row.code))?;
    }
    Ok(())
}

fn check_columns(row: &Row, table: &Table) -> Result<(), String> {
    if row.columns.len() != table.columns.len() {
        return Err(format!("{} columns are declared, and {} given", table.columns.len(), row.columns.len()));
    }
    let mut pairs = table.columns.iter().zip(&row.columns);
    match pairs.find(|(column, value)| !is_of(value, column)) {
        Some((column, _)) => Err(format!("the value of the column `{}` is not of its type", column.name)),
        None => Ok(()),
    }
}

fn check_declared(columns: &[Column]) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for Column { name, ty, words, .. } in columns {
        if !is_snake(name) || !names.insert(name) {
            return Err(format!("`{name}` is no name for a column, or is there twice"));
        }
        let Some(ColumnWords { enum_name, set }) = words else { continue };
        let variants: BTreeSet<&str> = set.iter().map(|of| of.name.as_str()).collect();
        let are_names = variants.iter().all(|name| is_pascal(name) && *name != "Self");
        if *ty != ColumnType::Text
            || !is_pascal(enum_name)
            || !are_names
            || variants.len() != set.len()
            || set.is_empty()
        {
            return Err(format!("the words of the column `{name}` are no enum"));
        }
    }
    Ok(())
}

fn fits(code: &Code, key: &Key) -> bool {
    self::code(key.ty, key.base, &code.to_string()).as_ref() == Some(code)
}

fn is_of(value: &ColumnValue, column: &Column) -> bool {
    match value {
        ColumnValue::Absent => column.optional && !column.list,
        ColumnValue::List(items) => column.list && items.iter().all(|item| is_one_of(item, column)),
        one => !column.list && is_one_of(one, column),
    }
}

fn is_one_of(value: &ColumnValue, column: &Column) -> bool {
    match (value, column.ty.bounds()) {
        (ColumnValue::Int(value), Some((least, greatest))) => (least..=greatest).contains(value),
        (ColumnValue::Text(_), None) if column.words.is_some() => column.word(value).is_some(),
        (ColumnValue::Text(_), None) => column.ty == ColumnType::Text,
        (ColumnValue::Bool(_), None) => column.ty == ColumnType::Bool,
        _ => false,
    }
}
