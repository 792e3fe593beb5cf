//! Tables have rows, not too many, and every row has the facts that its table promises.

use super::codes::rows;
use super::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec::{Group, Row, Spec, Table};
use crate::vocabulary::{FactName, Vocabulary};
use crate::walk::Node as _;

/// The most variants that rustc compiles in good time.
const MOST_VARIANTS: usize = 20_000;

/// Reports empty and very large tables, and rows that lack a required fact.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    for table in &spec.tables {
        size(table, reported, diagnostics);
        if table.require.is_empty() {
            continue;
        }
        for group in &table.groups {
            let head = group.rows.first().is_some_and(|row| reported.before(row.code.span));
            for row in group.rows.iter().filter(|row| !head && !reported.about(row.code.span)) {
                promised(table, group, row, diagnostics);
            }
        }
    }
}

fn size(table: &Spanned<Table>, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let count = rows(table).count();
    if count == 0 && !reported.within(table.span) {
        diagnostics.push(
            Diagnostic::new(
                Rule::EmptyTable,
                table.id.span,
                format!("table `{}` has no codes", excerpt(&table.id.value)),
            )
            .help("list its codes under `codes`, or remove the table"),
        );
    }
    if count > MOST_VARIANTS {
        let message =
            format!("table `{}` has {count} codes: rustc takes long over an enum that large", excerpt(&table.id.value));
        diagnostics.push(
            Diagnostic::new(Rule::LargeEnum, table.id.span, message)
                .help(format!("split it into tables of up to {MOST_VARIANTS} codes, or accept the wait")),
        );
    }
}

/// Reports the facts that a table requires and a row has neither itself nor from its group.
fn promised(table: &Table, group: &Group, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    let (own, shared) = (row.facts.entity(), group.facts.entity());
    let has = |name: FactName| own.facts().chain(shared.facts()).any(|fact| fact.name == name.word());
    let missing: Vec<&Spanned<FactName>> = table.require.iter().filter(|name| !has(name.value)).collect();
    let Some(first) = missing.first() else { return };
    let names: Vec<String> = missing.iter().map(|name| format!("`{}`", name.value.word())).collect();
    let message = format!(
        "`{}` has no {}, which the table requires of every row",
        excerpt(&row.code.value),
        names.join(" and no ")
    );
    diagnostics.push(
        Diagnostic::new(Rule::RequiredFactMissing, row.code.span, message)
            .also(first.span, "required here")
            .help("add what the document says; if it says nothing, take the fact out of `require`"),
    );
}
