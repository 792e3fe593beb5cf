//! Ways out of an error: each a sequence of steps that somebody can follow.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::spec::{Fact, Facts, Spec};
use crate::vocabulary::{Step, Vocabulary};

/// Reports ways that cannot be followed.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for facts in all(spec) {
        let Some(ways) = &facts.ways else { continue };
        for way in &ways.value.value {
            if let Some((problem, help)) = flaw(way) {
                diagnostics.push(report(ways, way, &problem, help));
            }
        }
    }
}

/// The facts of every object that may carry ways.
fn all(spec: &Spec) -> impl Iterator<Item = &Facts> {
    let groups = || spec.tables.iter().flat_map(|table| &table.groups);
    let rows = move || groups().flat_map(|group| &group.rows);
    let also = rows().flat_map(|row| &row.also).map(|meaning| &meaning.facts);
    let statuses = spec.statuses.iter().map(|rule| &rule.facts);
    groups().map(|group| &group.facts).chain(rows().map(|row| &row.facts)).chain(also).chain(statuses)
}

/// Whether the same request may be sent again, unchanged and with the same credentials.
pub(super) fn allow_retry(ways: &[Vec<Step>]) -> bool {
    ways.iter().any(|way| matches!(way.as_slice(), [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]))
}

/// What is wrong with a way, and the remedy.
fn flaw(way: &[Step]) -> Option<(String, &'static str)> {
    let Some(last) = way.last() else {
        return Some((
            "has no steps".to_owned(),
            "write `ways: []` if there is nothing to do, and leave `ways` out if nobody says",
        ));
    };
    if way.iter().rev().skip(1).any(|step| *step == Step::Retry) {
        return Some((
            "goes on after `retry`".to_owned(),
            "end the way with `retry`; what to do if that fails is a way of its own",
        ));
    }
    if let Some(pair) = way.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some((format!("has `{}` twice in a row", pair[0].word()), "write the step once"));
    }
    (*last == Step::Wait)
        .then(|| ("waits and then does nothing".to_owned(), "say what the wait is for: `[wait, retry]`"))
}

fn report(ways: &Fact<Vec<Vec<Step>>>, way: &[Step], problem: &str, help: &str) -> Diagnostic {
    let steps: Vec<&str> = way.iter().map(|step| step.word()).collect();
    let message = format!("way `[{}]` {problem}", steps.join(", "));
    Diagnostic::new(Rule::BadWay, ways.value.span, message).help(help)
}
