//! What a spec says, held against itself and its evidence. The code would be the same without; so the library's own build,
//! for which every user waits, goes without (the feature `lints`), and its specs are held to it by its tests.

mod at_odds;
mod bearing;
mod carriers;
mod concerns;
mod conditions;
mod conflicts;
mod evidence;
mod examples;
mod fitting;
mod members;
mod odd_ones;
mod phrases;
mod placeholders;
mod reasons;
mod recovery;
mod statuses;
mod translations;
mod waits;
mod words;

use super::known_faults::KnownFaults;
use crate::diagnostic::Diagnostic;
use crate::spec::Spec;

/// Holds a spec to them.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    evidence::check(spec, reported, diagnostics);
    phrases::check(spec, reported, diagnostics);
    recovery::check(spec, diagnostics);
    waits::check(spec, reported, diagnostics);
    conditions::check(spec, reported, diagnostics);
    statuses::check(spec, diagnostics);
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
