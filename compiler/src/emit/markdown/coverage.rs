//! The facts of a provider's codes in, out how many of them are stated, inferred, or silent.

use super::inline::Inline;
use crate::catalog::{Basis, Facts, Provider, Table};
use crate::vocabulary::{TableKind, TextKind, Vocabulary};
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

    /// The counts as cells; a zero is left empty, so that a column of zeros is left out.
    pub(crate) fn cells(self) -> [Inline; 5] {
        [self.stated, self.inferred, self.registered, self.declared, self.silent]
            .map(|count| if count == 0 { Inline::default() } else { count.into() })
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
pub(crate) fn of(provider: &Provider) -> Vec<(&'static str, Coverage)> {
    let mut kinds: Vec<(&'static str, Coverage)> = Vec::new();
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

fn of_table(table: &Table) -> Vec<(&'static str, Coverage)> {
    let kinds: Vec<(&'static str, Picker)> =
        std::iter::once(("Status", pick(|facts| Some(&facts.status.as_ref()?.basis))))
            .chain(TextKind::ALL.iter().map(|kind| (kind.variant(), Picker::Text(*kind))))
            .chain([
                ("What to do", pick(|facts| Some(&facts.ways.as_ref()?.basis))),
                ("Wait", pick(|facts| Some(&facts.wait.as_ref()?.basis))),
                ("Was it carried out?", pick(|facts| Some(&facts.effect.as_ref()?.basis))),
                ("Severity", pick(|facts| Some(&facts.severity.as_ref()?.basis))),
                ("Origin", pick(|facts| Some(&facts.origin.as_ref()?.basis))),
            ])
            .collect();
    let mut counted = Vec::new();
    for (name, picker) in kinds {
        let mut coverage = Coverage::default();
        for row in &table.rows {
            coverage.count(picker.basis(&row.facts));
        }
        // A code that says nothing of waiting needs no wait; one that says nothing of what to do is silent.
        if name == "Wait" {
            coverage.silent = 0;
        }
        let asked = table.kind == TableKind::Errors && ["What to do", "Was it carried out?"].contains(&name);
        if coverage.silent < table.rows.len() && coverage != Coverage::default() || asked {
            counted.push((name, coverage));
        }
    }
    counted
}

/// How to find one fact of many.
enum Picker {
    Text(TextKind),
    Of(fn(&Facts) -> Option<&Basis>),
}

fn pick(of: fn(&Facts) -> Option<&Basis>) -> Picker {
    Picker::Of(of)
}

impl Picker {
    fn basis<'a>(&self, facts: &'a Facts) -> Option<&'a Basis> {
        match self {
            Self::Text(kind) => facts.text(*kind).map(|fact| &fact.basis),
            Self::Of(of) => of(facts),
        }
    }
}
