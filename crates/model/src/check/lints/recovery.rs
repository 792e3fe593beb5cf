//! Alternatives of a recovery: each a sequence of steps that somebody can follow.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::spec::{Alternative, Facts, Spec};
use crate::vocabulary::{Step, Vocabulary};

/// Reports recovery that cannot be followed.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for facts in all(spec) {
        let Some(recovery) = &facts.recovery else { continue };
        if recovery.value.is_empty() {
            let report = Diagnostic::new(Rule::BadRecovery, recovery.value.span, "`recovery` has no alternatives");
            diagnostics.push(report.help(
                "write `[[do_not_retry]]` where the document says that nothing helps, `[[no_action]]` where nothing needs \
                 to be done, and leave `recovery` out where nobody says",
            ));
        }
        for (place, alternative) in recovery.value.iter().enumerate() {
            let before = recovery.value[..place].iter();
            let twin = before.into_iter().find(|other| other.steps.value == alternative.steps.value);
            if let Some(twin) = twin.filter(|twin| twin.when == alternative.when) {
                let report = report(alternative, "stands twice", "write it once");
                diagnostics.push(report.also(twin.steps.value.span, "the first"));
            }
            if let Some((problem, help)) = flaw(&alternative.steps.value) {
                diagnostics.push(report(alternative, &problem, help));
            }
        }
    }
}

/// The facts of every object that may carry recovery.
pub(super) fn all(spec: &Spec) -> impl Iterator<Item = &Facts> {
    let groups = || spec.tables.iter().flat_map(|table| &table.groups);
    let rows = move || groups().flat_map(|group| &group.rows);
    let also = rows().flat_map(|row| &row.also).map(|meaning| &meaning.facts);
    let statuses = spec.statuses.iter().map(|rule| &rule.facts);
    groups().map(|group| &group.facts).chain(rows().map(|row| &row.facts)).chain(also).chain(statuses)
}

/// Whether the same request may be sent again, unchanged and with the same credentials.
pub(super) fn allow_retry(recovery: &[Alternative]) -> bool {
    recovery.iter().any(|alternative| alternative.when.is_none() && is_unchanged(&alternative.steps.value))
}

/// Whether steps send the same request again.
pub(super) fn is_unchanged(steps: &[Step]) -> bool {
    matches!(steps, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..])
}

/// Whether a step leaves nothing else to do.
const fn stands_alone(step: Step) -> bool {
    matches!(step, Step::DoNotRetry | Step::NoAction)
}

/// What is wrong with an alternative, and the remedy.
fn flaw(alternative: &[Step]) -> Option<(String, &'static str)> {
    let Some(last) = alternative.last() else {
        return Some((
            "has no steps".to_owned(),
            "write `[do_not_retry]` where the document says that nothing helps, and leave `recovery` out where nobody says",
        ));
    };
    if alternative.iter().rev().skip(1).any(|step| *step == Step::Retry) {
        return Some((
            "goes on after `retry`".to_owned(),
            "end the alternative with `retry`; what to do if that fails is an alternative of its own",
        ));
    }
    if let Some(step) = alternative.iter().find(|step| alternative.len() > 1 && stands_alone(**step)) {
        return Some((
            format!("does more than `{}`", step.word()),
            "a step that says that there is nothing to do stands alone in its alternative",
        ));
    }
    if let Some(pair) = alternative.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some((format!("has `{}` twice in a row", pair[0].word()), "write the step once"));
    }
    (*last == Step::Wait)
        .then(|| ("waits and then does nothing".to_owned(), "say what the wait is for: `[wait, retry]`"))
}

fn report(alternative: &Alternative, problem: &str, help: &str) -> Diagnostic {
    let steps: Vec<&str> = alternative.steps.value.iter().map(|step| step.word()).collect();
    let message = format!("alternative `[{}]` {problem}", steps.join(", "));
    Diagnostic::new(Rule::BadRecovery, alternative.steps.value.span, message).help(help)
}
