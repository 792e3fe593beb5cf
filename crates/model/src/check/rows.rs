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
        let read = |group: &&Group| !group.rows.first().is_some_and(|row| reported.before(row.code.span));
        let groups: Vec<&Group> = table.groups.iter().filter(read).collect();
        let lacking: Vec<Vec<Lacking<'_>>> = groups
            .iter()
            .map(|group| {
                let rows = group.rows.iter().filter(|row| !reported.about(row.code.span));
                rows.map(|row| Lacking::new(table, group, row)).collect()
            })
            .collect();
        let all = shared(lacking.iter().flatten());
        all.iter().for_each(|fact| diagnostics.push(nowhere(table, fact)));
        for (group, lacking) in groups.iter().zip(&lacking) {
            let whole: Vec<_> = shared(lacking.iter()).into_iter().filter(|fact| !all.contains(fact)).collect();
            if let (Some(fact), Some(head)) = (whole.first(), lacking.first()) {
                let place = group.evidence.at.as_ref().map_or(head.row.code.span, |at| at.span);
                let message =
                    format!("no row of this group has {}, which the table requires of every row", names(&whole));
                diagnostics.push(Diagnostic::new(Rule::RequiredFactMissing, place, message).also(fact.span, "required here").help(
                    "add to the group what its heading says; if the document says nothing, take the fact out of `require`",
                ));
            }
            for row in lacking {
                diagnostics.extend(row.complaint(|fact| !all.contains(fact) && !whole.contains(fact)));
            }
        }
    }
}

/// A row, and the facts that its table requires and neither it nor its group has.
struct Lacking<'s> {
    row: &'s Row,
    facts: Vec<&'s Spanned<FactName>>,
}

impl<'s> Lacking<'s> {
    fn new(table: &'s Table, group: &Group, row: &'s Row) -> Self {
        let (own, shared) = (row.facts.entity(), group.facts.entity());
        let has = |name: FactName| own.facts().chain(shared.facts()).any(|fact| fact.name == name.word());
        Self { row, facts: table.require.iter().filter(|name| !has(name.value)).collect() }
    }

    fn complaint(&self, is_its_own: impl Fn(&&Spanned<FactName>) -> bool) -> Option<Diagnostic> {
        let missing: Vec<_> = self.facts.iter().copied().filter(is_its_own).collect();
        let first = missing.first()?;
        let code = excerpt(&self.row.code.value);
        let message = format!("`{code}` has no {}, which the table requires of every row", names(&missing));
        Some(
            Diagnostic::new(Rule::RequiredFactMissing, self.row.code.span, message)
                .also(first.span, "required here")
                .help("add what the document says; if it says nothing, take the fact out of `require`"),
        )
    }
}

/// The facts that each of several rows lacks: one mistake, and not one of each row.
fn shared<'a, 's: 'a>(rows: impl Iterator<Item = &'a Lacking<'s>> + Clone) -> Vec<&'s Spanned<FactName>> {
    let Some(first) = rows.clone().next().filter(|_| rows.clone().nth(1).is_some()) else { return Vec::new() };
    first.facts.iter().copied().filter(|fact| rows.clone().all(|row| row.facts.contains(fact))).collect()
}

/// A fact that no row of a table has.
fn nowhere(table: &Table, fact: &Spanned<FactName>) -> Diagnostic {
    let (id, name) = (excerpt(&table.id), fact.value.word());
    let message = format!("no row of `{id}` has `{name}`, which the table requires of every row");
    Diagnostic::new(Rule::RequiredFactMissing, fact.span, message)
        .here("required here")
        .help(format!("take `{name}` out of `require`, or add to each row what the document says"))
}

/// `` `status` and no `remedy` ``
fn names(facts: &[&Spanned<FactName>]) -> String {
    let names: Vec<String> = facts.iter().map(|fact| format!("`{}`", fact.value.word())).collect();
    names.join(" and no ")
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
