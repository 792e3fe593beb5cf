//! Relations between the facts of a spec, and between specs: one file for each family of rules.

mod bodies;
mod codes;
mod columns;
mod concerns;
mod conflicts;
mod evidence;
mod facts;
mod families;
mod names;
mod phrases;
mod rows;
mod statuses;
mod waits;
mod ways;

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::spec::Spec;

/// Holds every spec to the rules, and all of them to each other.
pub(crate) fn check(specs: &[Spec], sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    names::providers(specs, sources, diagnostics);
    for spec in specs {
        names::check(spec, diagnostics);
        codes::check(spec, diagnostics);
        families::check(spec, diagnostics);
        rows::check(spec, diagnostics);
        columns::check(spec, diagnostics);
        evidence::check(spec, diagnostics);
        phrases::check(spec, diagnostics);
        ways::check(spec, diagnostics);
        waits::check(spec, diagnostics);
        statuses::check(spec, diagnostics);
        bodies::check(spec, diagnostics);
        conflicts::check(spec, diagnostics);
        concerns::check(spec, diagnostics);
    }
}
