//! The parameters of a table and of a row in, those out that the row's texts use.

use crate::catalog;
use crate::hash::Map;
use crate::parse::is_snake;
use crate::source::Spanned;
use crate::spec::{Group, Parameter, Row, Table};
use crate::text::parameter::placeholders;
use std::collections::BTreeMap;

/// What the texts of a table's rows may use.
pub(crate) struct Parameters<'s> {
    of_table: Map<&'s str, &'s Parameter>,
}

/// What the texts of a row use.
#[derive(Default)]
pub(crate) struct Used<'s> {
    /// Those that it has, by name.
    pub(crate) declared: BTreeMap<&'s str, &'s Parameter>,
    /// What looks like one and is not, with the text that it stands in.
    pub(crate) strange: Vec<(&'s str, &'s Spanned<String>)>,
}

impl<'s> Parameters<'s> {
    pub(crate) fn of(table: &'s Table) -> Self {
        Self { of_table: by_name(&table.params) }
    }

    /// Whether a row may have any: only then a brace may be more than a part of a text.
    pub(crate) fn any(&self, row: &Row) -> bool {
        !(row.params.is_empty() && self.of_table.is_empty())
    }

    /// Those of the row before those of its table.
    pub(crate) fn of_row(&self, row: &'s Row, group: &'s Group) -> Used<'s> {
        let mut used = Used::default();
        if !self.any(row) {
            return used;
        }
        let own = by_name(&row.params);
        for text in row.texts(group) {
            for name in placeholders(text) {
                match own.get(name).or_else(|| self.of_table.get(name)) {
                    Some(parameter) => drop(used.declared.insert(name, parameter)),
                    None => used.strange.push((name, text)),
                }
            }
        }
        used
    }

    /// The names that a text may use.
    pub(crate) fn names(&self, row: &'s Row) -> impl Iterator<Item = &'s str> + '_ {
        row.params.iter().map(|of| of.name.value.as_str()).chain(self.of_table.keys().copied())
    }
}

impl Used<'_> {
    /// As the catalogue has them, by name: in which order they are declared, and whether by the row or its table, is no fact.
    pub(super) fn resolve(self) -> Vec<catalog::Parameter> {
        let parameter = |of: &Parameter| catalog::Parameter { name: of.name.value.clone(), ty: of.ty };
        self.declared.into_values().map(parameter).collect()
    }
}

/// Those whose names can be read; of two with one name the first.
fn by_name(parameters: &[Parameter]) -> Map<&str, &Parameter> {
    let mut by_name = Map::default();
    for of in parameters.iter().filter(|of| is_snake(&of.name.value)) {
        by_name.entry(of.name.value.as_str()).or_insert(of);
    }
    by_name
}
