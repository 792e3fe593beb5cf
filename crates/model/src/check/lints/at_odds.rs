//! What is said of an error against the status that it comes with: RFC 9110 says whose fault a status is, and whether the same
//! request can do better.

use super::conflicts::{DECLARE, Declared};
use super::recovery::is_unchanged;
use crate::check::codes::grouped;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Alternative, Fact, Facts, Spec};
use crate::vocabulary::{Effect, Severity, Step, Vocabulary};
use std::collections::BTreeSet;

/// Reports words that disagree with a status, or with each other, where no conflict says so.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let declared = Declared::of(spec);
    let mut reports = Reports { seen: BTreeSet::new(), diagnostics };
    for (group, row) in spec.tables.iter().flat_map(|table| grouped(table)) {
        if declared.row(row) {
            continue;
        }
        let status = row.status(group);
        let mut hold = |facts: &[&Facts], status: Option<&Fact<u16>>| {
            if let Some(status) = status.filter(|status| !declared.status(status.value.value)) {
                reports.hold(facts, &[status.value.value], status.value.span);
            }
        };
        hold(&[&row.facts, &group.facts], status);
        for meaning in &row.also {
            hold(&[&meaning.facts], meaning.facts.status.as_ref().or(status));
        }
    }
    for rule in spec.statuses.iter().filter(|rule| !declared.rule(rule)) {
        let statuses: Vec<u16> = rule.pattern.statuses().collect();
        reports.hold(&[&rule.facts], &statuses, rule.pattern.span);
        reports.of_response(&rule.facts, &statuses, rule.pattern.span);
    }
}

struct Reports<'d> {
    seen: BTreeSet<Span>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reports<'_> {
    /// Holds what is said against statuses; of facts the first that says something counts.
    fn hold(&mut self, facts: &[&Facts], statuses: &[u16], place: Span) {
        let recovery = facts.iter().find_map(|facts| facts.recovery.as_ref());
        for alternative in recovery.into_iter().flat_map(|recovery| &recovery.value.value) {
            if let Some(step) = at_odds(alternative, statuses) {
                let message = format!("`{}` does not go with {}", step.word(), named(statuses));
                self.report(alternative.steps.value.span, message, (place, whose(step)));
            }
        }
        let severity = facts.iter().find_map(|facts| facts.severity.as_ref());
        let effect = facts.iter().find_map(|facts| facts.effect.as_ref());
        if let Some(effect) = effect.filter(|of| of.value.value == Effect::Partial) {
            if let Some(fatal) = severity.filter(|of| of.value.value == Severity::Fatal) {
                let message = "`partial` does not go with `fatal`".to_owned();
                self.report(effect.value.span, message, (fatal.value.span, "the whole request failed"));
            }
        }
    }

    /// Holds what is said of a status itself: a code may be that of a part, within a response of another status.
    fn of_response(&mut self, facts: &Facts, statuses: &[u16], place: Span) {
        let every = |is: &dyn Fn(u16) -> bool| !statuses.is_empty() && statuses.iter().all(|status| is(*status));
        let (failed, worked) = (every(&|status| status >= 400), every(&|status| (200..300).contains(&status)));
        if let Some(severity) = &facts.severity {
            let of = severity.value.value;
            let is_at_odds = if of == Severity::Fatal { worked } else { failed };
            if is_at_odds {
                let message = format!("`{}` does not go with {}", of.word(), named(statuses));
                self.report(severity.value.span, message, (place, "whether the whole request failed"));
            }
        }
        if let Some(effect) = facts.effect.as_ref().filter(|of| failed && of.value.value == Effect::Partial) {
            let message = format!("`partial` does not go with {}", named(statuses));
            self.report(effect.value.span, message, (place, "the whole request failed"));
        }
    }

    /// What a group says is reported once, and not for each of its rows.
    fn report(&mut self, span: Span, message: String, (other, text): (Span, &str)) {
        if self.seen.insert(span) {
            self.diagnostics
                .push(Diagnostic::new(Rule::UndeclaredConflict, span, message).also(other, text).help(DECLARE));
        }
    }
}

fn named(statuses: &[u16]) -> String {
    match statuses {
        [status] => format!("status {status}"),
        _ => "each of these statuses".to_owned(),
    }
}

/// A step of an alternative that no response with these statuses is cured by.
fn at_odds(alternative: &Alternative, statuses: &[u16]) -> Option<Step> {
    let steps = &alternative.steps.value.value;
    let retried = steps.last().filter(|last| **last == Step::Retry && is_unchanged(steps));
    let others = steps.iter().filter(|step| **step != Step::Retry);
    let mut steps = retried.into_iter().chain(others);
    steps.find(|step| !statuses.is_empty() && statuses.iter().all(|status| is_at_odds(**step, *status))).copied()
}

/// Whether a status speaks against a step: of retries only those of the unchanged request.
fn is_at_odds(step: Step, status: u16) -> bool {
    // The server is at fault, but for a method, a version, an extension or a network that it does not let through.
    let is_servers = (500..600).contains(&status) && !matches!(status, 501 | 505 | 506 | 510 | 511);
    // The request itself is refused, whoever sends it and however often.
    let is_form = matches!(status, 405 | 406 | 411 | 414 | 415 | 416 | 431);
    match step {
        Step::FixRequest => is_servers || status == 429,
        Step::RefreshCredentials | Step::ObtainPermission => {
            is_servers || is_form || matches!(status, 408 | 410 | 412 | 413 | 425 | 429)
        }
        Step::ReduceRate | Step::RaiseQuota => {
            is_form || matches!(status, 401 | 404 | 407 | 410 | 412 | 421 | 425 | 426 | 428)
        }
        Step::Retry => is_form || matches!(status, 410 | 501 | 505),
        Step::RetryElsewhere => is_form || matches!(status, 400 | 401 | 410 | 413 | 422),
        Step::NoAction => is_servers,
        Step::Wait | Step::FixSetup | Step::ContactProvider | Step::DoNotRetry => false,
    }
}

/// What the status says instead.
fn whose(step: Step) -> &'static str {
    match step {
        Step::FixRequest | Step::RefreshCredentials | Step::ObtainPermission | Step::NoAction => {
            "by its meaning the fault is another"
        }
        _ => "by its meaning this cures nothing",
    }
}
