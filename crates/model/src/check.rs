//! Relations between the facts of a spec, and between specs: one file for each family of rules.

mod bodies;
mod classes;
mod codes;
mod columns;
#[cfg(test)]
mod complete;
mod families;
#[cfg_attr(not(feature = "lints"), allow(dead_code, reason = "the lints alone ask for some of it"))]
mod known_faults;
#[cfg(feature = "lints")]
mod lints;
mod names;
mod parameters;
mod reserved;
mod rows;

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
        bodies::check(spec, diagnostics);
        #[cfg(feature = "lints")]
        lints::check(spec, reported, diagnostics);
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
