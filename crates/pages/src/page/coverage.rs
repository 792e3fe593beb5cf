//! The facts of a provider's codes in, out how many of them are stated, inferred, or silent.

use super::Topic;
use codetable_model::catalog::{Basis, Facts, Provider, Table};
use codetable_model::vocabulary::{FactName, TableKind, Vocabulary};
use codetable_model::words::BasisKind;
use std::ops::AddAssign;

/// How many facts have which basis, in the order of [`BasisKind`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Coverage(pub(crate) [usize; BasisKind::ALL.len()]);

impl Coverage {
    fn of_kind(&mut self, kind: BasisKind) -> &mut usize {
        &mut self.0[kind as usize]
    }

    /// How many facts there are.
    fn said(mut self) -> usize {
        *self.of_kind(BasisKind::Silent) = 0;
        self.0.iter().sum()
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }
}

/// The coverage of all facts together.
pub(crate) fn sum(kinds: &[(Topic, Coverage)]) -> Coverage {
    let mut all = Coverage::default();
    kinds.iter().for_each(|(_, coverage)| all += *coverage);
    all
}

/// The coverage of every kind of fact that a code of the provider has, or that each should have: what to
/// do, and what became of the request.
pub(crate) fn of(provider: &Provider) -> Vec<(Topic, Coverage)> {
    let mut kinds: Vec<(Topic, Coverage)> = Vec::new();
    for table in &provider.tables {
        for (name, coverage) in of_table(table) {
            match kinds.iter_mut().find(|(of, _)| *of == name) {
                Some((_, sum)) => *sum += coverage,
                None => kinds.push((name, coverage)),
            }
        }
    }
    kinds
}

fn of_table(table: &Table) -> Vec<(Topic, Coverage)> {
    let mut kinds: Vec<(Topic, Coverage)> = Vec::new();
    for row in &table.rows {
        for (index, (kind, basis)) in bases(&row.facts).into_iter().enumerate() {
            if kinds.len() == index {
                kinds.push((kind, Coverage::default()));
            }
            *kinds[index].1.of_kind(BasisKind::of(basis)) += 1;
        }
    }
    for (kind, coverage) in &mut kinds {
        // A code that says nothing of waiting needs no wait, nor what no table may require of its rows; one that says nothing
        // of what to do is silent.
        let is_asked = |name| FactName::from_word(name).is_some();
        if matches!(kind, Topic::Wait) || matches!(kind, Topic::Fact(name) if !is_asked(name)) {
            *coverage.of_kind(BasisKind::Silent) = 0;
        }
    }
    let asked = |kind: Topic| table.kind == TableKind::Errors && [Topic::ToDo, Topic::CarriedOut].contains(&kind);
    kinds.retain(|(kind, coverage)| asked(*kind) || coverage.said() > 0);
    kinds
}

/// Every kind of fact that a code can have, and what supports it where the code has it.
fn bases(facts: &Facts) -> Vec<(Topic, Option<&Basis>)> {
    let said = facts.said();
    let basis = |name| said.iter().find(|said| said.name == name).map(|said| said.basis);
    Facts::names().into_iter().filter_map(|name| Some((Topic::of(name)?, basis(name)))).collect()
}
