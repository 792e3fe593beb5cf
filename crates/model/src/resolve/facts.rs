//! The facts of a row or a rule in, resolved; a row's own facts laid over its group's.

use super::evidence::Context;
use crate::catalog::{Alternative, Basis, Facts, Wait, When};
use crate::spec;

/// Resolves facts, those without evidence of their own by what is around them.
pub(super) fn facts(context: &Context<'_>, facts: &spec::Facts, around: &Basis) -> Facts {
    let mut texts: Vec<_> = facts.texts.iter().map(|(kind, text)| (*kind, context.text_fact(text, around))).collect();
    texts.sort_by_key(|(kind, _)| *kind);
    texts.dedup_by_key(|(kind, _)| *kind);
    Facts {
        status: facts.status.as_ref().map(|fact| context.fact(fact, around)),
        texts,
        recovery: facts.recovery.as_ref().map(|fact| recovery(context, fact, around)).unwrap_or_default(),
        wait: facts.wait.as_ref().map(|fact| context.map(fact, around, |value| wait(context, value))),
        effect: facts.effect.as_ref().map(|fact| context.fact(fact, around)),
        severity: facts.severity.as_ref().map(|fact| context.fact(fact, around)),
        origin: facts.origin.as_ref().map(|fact| context.fact(fact, around)),
    }
}

/// Alternatives, those without evidence of their own on that of the recovery.
fn recovery(context: &Context<'_>, fact: &spec::Fact<Vec<spec::Alternative>>, around: &Basis) -> Vec<Alternative> {
    let around = context.map(fact, around, |_| ()).basis;
    let alternative = |alternative: &spec::Alternative| Alternative {
        steps: context.fact(&alternative.steps, &around),
        when: alternative.when.as_ref().and_then(|when| Some(When::Header(when.value.header.as_ref()?.value.clone()))),
    };
    fact.value.iter().map(alternative).collect()
}

/// A wait with its headers found; one that the spec does not describe is left out.
fn wait(context: &Context<'_>, wait: &spec::Wait) -> Wait {
    Wait { kind: wait.kind, headers: wait.headers.iter().filter_map(|name| context.header(&name.value)).collect() }
}

/// The facts of a row, and those of its group that it does not state itself.
pub(super) fn over(row: Facts, group: &Facts) -> Facts {
    let mut texts = row.texts;
    for (kind, text) in &group.texts {
        if let Err(place) = texts.binary_search_by_key(kind, |(kind, _)| *kind) {
            texts.insert(place, (*kind, text.clone()));
        }
    }
    Facts {
        status: row.status.or_else(|| group.status.clone()),
        texts,
        recovery: if row.recovery.is_empty() { group.recovery.clone() } else { row.recovery },
        wait: row.wait.or_else(|| group.wait.clone()),
        effect: row.effect.or_else(|| group.effect.clone()),
        severity: row.severity.or_else(|| group.severity.clone()),
        origin: row.origin.or_else(|| group.origin.clone()),
    }
}
