//! The facts of a provider's codes in, out how many of them are stated, inferred, or silent.

use super::facts::Topic;
use codetable_model::catalog::{Basis, Fact, Facts, Provider, Table};
use codetable_model::vocabulary::{TableKind, TextKind, Vocabulary};
use std::ops::AddAssign;

/// How many facts have which basis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Coverage {
    pub(crate) stated: usize,
    pub(crate) inferred: usize,
    pub(crate) registered: usize,
    pub(crate) declared: usize,
    pub(crate) silent: usize,
}

impl Coverage {
    fn count(&mut self, basis: Option<&Basis>) {
        let counter = match basis {
            Some(Basis::Stated(_)) => &mut self.stated,
            Some(Basis::Inferred(_)) => &mut self.inferred,
            Some(Basis::Registered(_)) => &mut self.registered,
            Some(Basis::Declared) => &mut self.declared,
            None => &mut self.silent,
        };
        *counter += 1;
    }

    /// How many facts there are.
    fn said(self) -> usize {
        self.stated + self.inferred + self.registered + self.declared
    }

    /// Stated, inferred, registered, declared, silent.
    pub(crate) fn counts(self) -> [usize; 5] {
        [self.stated, self.inferred, self.registered, self.declared, self.silent]
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.stated += other.stated;
        self.inferred += other.inferred;
        self.registered += other.registered;
        self.declared += other.declared;
        self.silent += other.silent;
    }
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
            kinds[index].1.count(basis);
        }
    }
    for (kind, coverage) in &mut kinds {
        // A code that says nothing of waiting needs no wait; one that says nothing of what to do is silent.
        if *kind == Topic::Wait {
            coverage.silent = 0;
        }
    }
    let asked = |kind: Topic| table.kind == TableKind::Errors && [Topic::ToDo, Topic::CarriedOut].contains(&kind);
    kinds.retain(|(kind, coverage)| asked(*kind) || coverage.said() > 0);
    kinds
}

/// Every kind of fact that a code can have, and what supports it where the code has it.
fn bases(facts: &Facts) -> Vec<(Topic, Option<&Basis>)> {
    let mut bases = vec![(Topic::Status, basis(facts.status.as_ref()))];
    bases.extend(TextKind::ALL.iter().map(|kind| (Topic::Text(*kind), basis(facts.text(*kind)))));
    bases.extend([
        (Topic::ToDo, facts.recovery.first().map(|first| &first.steps.basis)),
        (Topic::Wait, basis(facts.wait.as_ref())),
        (Topic::CarriedOut, basis(facts.effect.as_ref())),
        (Topic::Severity, basis(facts.severity.as_ref())),
        (Topic::Origin, basis(facts.origin.as_ref())),
    ]);
    bases
}

fn basis<T>(fact: Option<&Fact<T>>) -> Option<&Basis> {
    fact.map(|fact| &fact.basis)
}
