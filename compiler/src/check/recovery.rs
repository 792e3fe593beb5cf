//! Alternatives of a recovery: each a sequence of steps that somebody can follow.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::spec::{Fact, Facts, Spec};
use crate::vocabulary::{Step, Vocabulary};

/// Reports recovery that cannot be followed.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for facts in all(spec) {
        let Some(recovery) = &facts.recovery else { continue };
        for alternative in &recovery.value.value {
            if let Some((problem, help)) = flaw(alternative) {
                diagnostics.push(report(recovery, alternative, &problem, help));
            }
        }
    }
}

/// The facts of every object that may carry recovery.
fn all(spec: &Spec) -> impl Iterator<Item = &Facts> {
    let groups = || spec.tables.iter().flat_map(|table| &table.groups);
    let rows = move || groups().flat_map(|group| &group.rows);
    let also = rows().flat_map(|row| &row.also).map(|meaning| &meaning.facts);
    let statuses = spec.statuses.iter().map(|rule| &rule.facts);
    groups().map(|group| &group.facts).chain(rows().map(|row| &row.facts)).chain(also).chain(statuses)
}

/// Whether the same request may be sent again, unchanged and with the same credentials.
pub(super) fn allow_retry(recovery: &[Vec<Step>]) -> bool {
    recovery
        .iter()
        .any(|alternative| matches!(alternative.as_slice(), [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]))
}

/// What is wrong with an alternative, and the remedy.
fn flaw(alternative: &[Step]) -> Option<(String, &'static str)> {
    let Some(last) = alternative.last() else {
        return Some((
            "has no steps".to_owned(),
            "write `recovery: []` if there is nothing to do, and leave `recovery` out if nobody says",
        ));
    };
    if alternative.iter().rev().skip(1).any(|step| *step == Step::Retry) {
        return Some((
            "goes on after `retry`".to_owned(),
            "end the alternative with `retry`; what to do if that fails is an alternative of its own",
        ));
    }
    if let Some(pair) = alternative.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some((format!("has `{}` twice in a row", pair[0].word()), "write the step once"));
    }
    (*last == Step::Wait)
        .then(|| ("waits and then does nothing".to_owned(), "say what the wait is for: `[wait, retry]`"))
}

fn report(recovery: &Fact<Vec<Vec<Step>>>, alternative: &[Step], problem: &str, help: &str) -> Diagnostic {
    let steps: Vec<&str> = alternative.iter().map(|step| step.word()).collect();
    let message = format!("alternative `[{}]` {problem}", steps.join(", "));
    Diagnostic::new(Rule::BadRecovery, recovery.value.span, message).help(help)
}
