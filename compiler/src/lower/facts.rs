//! The facts of a row or a rule in, resolved; a row's own facts laid over its group's.

use super::evidence::Context;
use crate::catalog::{Basis, Facts, Wait};
use crate::spec;

/// Resolves facts, those without evidence of their own by what is around them.
pub(super) fn facts(context: &Context<'_>, facts: &spec::Facts, around: &Basis) -> Facts {
    let mut texts: Vec<_> = facts.texts.iter().map(|(kind, text)| (*kind, context.text_fact(text, around))).collect();
    texts.sort_by_key(|(kind, _)| *kind);
    texts.dedup_by_key(|(kind, _)| *kind);
    Facts {
        status: facts.status.as_ref().map(|fact| context.fact(fact, around)),
        texts,
        recovery: facts.recovery.as_ref().map(|fact| context.fact(fact, around)),
        wait: facts.wait.as_ref().map(|fact| context.map(fact, around, |value| wait(context, value))),
        effect: facts.effect.as_ref().map(|fact| context.fact(fact, around)),
        severity: facts.severity.as_ref().map(|fact| context.fact(fact, around)),
        origin: facts.origin.as_ref().map(|fact| context.fact(fact, around)),
    }
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
        recovery: row.recovery.or_else(|| group.recovery.clone()),
        wait: row.wait.or_else(|| group.wait.clone()),
        effect: row.effect.or_else(|| group.effect.clone()),
        severity: row.severity.or_else(|| group.severity.clone()),
        origin: row.origin.or_else(|| group.origin.clone()),
    }
}
