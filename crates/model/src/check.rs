//! Relations between the facts of a spec, and between specs: one file for each family of rules.

mod at_odds;
mod bearing;
mod bodies;
mod carriers;
mod classes;
mod codes;
mod columns;
#[cfg(test)]
mod complete;
mod concerns;
mod conditions;
mod conflicts;
mod evidence;
mod examples;
mod families;
mod fitting;
mod known_faults;
mod members;
mod names;
mod odd_ones;
mod parameters;
mod phrases;
mod placeholders;
mod reasons;
mod recovery;
mod reserved;
mod rows;
mod statuses;
mod translations;
mod waits;
mod words;

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::spec::{Ref, Spec};
use crate::walk::{Entity, walk};
pub(crate) use bodies::is_read;
use known_faults::KnownFaults;

/// Holds every spec to the rules, and all of them to each other.
pub(crate) fn check(specs: &[Spec], sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let read: Vec<KnownFaults> = specs.iter().map(|spec| KnownFaults::of(spec, diagnostics)).collect();
    names::providers(specs, sources, diagnostics);
    for (spec, reported) in specs.iter().zip(&read) {
        names::check(spec, reported, diagnostics);
        codes::check(spec, diagnostics);
        families::check(spec, diagnostics);
        classes::check(spec, diagnostics);
        rows::check(spec, reported, diagnostics);
        columns::check(spec, reported, diagnostics);
        parameters::check(spec, reported, diagnostics);
        evidence::check(spec, reported, diagnostics);
        phrases::check(spec, reported, diagnostics);
        recovery::check(spec, diagnostics);
        waits::check(spec, reported, diagnostics);
        conditions::check(spec, reported, diagnostics);
        statuses::check(spec, diagnostics);
        bodies::check(spec, diagnostics);
        examples::check(spec, diagnostics);
        words::check(spec, diagnostics);
        translations::check(spec, diagnostics);
        reasons::check(spec, diagnostics);
        placeholders::check(spec, diagnostics);
        members::check(spec, reported, diagnostics);
        carriers::check(spec, diagnostics);
        conflicts::check(spec, diagnostics);
        concerns::check(spec, diagnostics);
        bearing::check(spec, diagnostics);
        at_odds::check(spec, diagnostics);
        fitting::check(spec, diagnostics);
        odd_ones::check(spec, diagnostics);
    }
}

/// Calls `visit` with every object that may hold a fact or be one.
fn owners<'s>(spec: &'s Spec, visit: &mut dyn FnMut(&Entity<'s>)) {
    walk(spec, &mut |entity| {
        if !matches!(entity.of, Ref::Retired(_)) {
            visit(entity);
        }
    });
}
