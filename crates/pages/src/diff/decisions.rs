//! What is decided about a code or a status, old and new, in; the responses about which another thing is decided out.

use super::facts::condition;
use super::{Change, Kind};
use crate::decision::{Decision, Next, Wait};
use codetable_model::catalog::When;
use codetable_model::vocabulary::Vocabulary;

/// What a program does about a response that tells of it, for every status for which it is another thing than before; of all
/// of them, or of those that are looked at. What only the effect says is no decision.
pub(super) fn decisions(change: Change, both: [&[Decision]; 2], looked_at: Option<&[u16]>) -> Option<Change> {
    let [old, new] = both;
    // Of what was no error, or is none any more, another change tells.
    if old == new || old.is_empty() || new.is_empty() {
        return None;
    }
    let is_looked_at = |status: &u16| looked_at.is_none_or(|statuses| statuses.contains(status));
    let statuses = [0].into_iter().chain(100..=599).filter(is_looked_at);
    let different: Vec<u16> = statuses.filter(|status| !same(under(old, *status), under(new, *status))).collect();
    let first = different.first()?;
    let [before, after] = both.map(|of| Some(said(under(of, *first))));
    Some(Change { path: change.path, ..change }.detail(runs(&different)).from(before, after))
}

/// The change of what is decided by the status alone, at a path that names the statuses.
pub(super) fn of_statuses(provider: &str, both: [&[Decision]; 2]) -> Option<Change> {
    let change = decisions(Change::new(provider, Kind::Decision), both, None)?;
    let path = format!("{provider}: {}", change.detail.as_deref().unwrap_or_default());
    Some(Change { path, detail: None, ..change })
}

/// Those that count under a status.
fn under(decisions: &[Decision], status: u16) -> impl Iterator<Item = &Decision> {
    decisions.iter().filter(move |of| of.statuses.iter().any(|[first, last]| (*first..=*last).contains(&status)))
}

fn same<'a>(old: impl Iterator<Item = &'a Decision>, new: impl Iterator<Item = &'a Decision>) -> bool {
    old.map(decided).eq(new.map(decided))
}

/// What of it a program acts on.
fn decided(decision: &Decision) -> (&[When], bool, &[Next; 2]) {
    (&decision.when, decision.success, &decision.next)
}

/// `send, wait: soon Retry-After; if not idempotent, stop: fix_request`
fn said<'a>(decisions: impl Iterator<Item = &'a Decision>) -> String {
    let words = decisions.map(|decision| {
        let conditions: Vec<String> = decision.when.iter().map(|when| format!("if {}: ", condition(when))).collect();
        let [idempotent, other] = &decision.next;
        let words = match (decision.success, idempotent == other) {
            (true, _) => "success".to_owned(),
            (false, true) => next(idempotent),
            (false, false) => format!("{}; if not idempotent, {}", next(idempotent), next(other)),
        };
        format!("{}{words}", conditions.concat())
    });
    words.collect::<Vec<_>>().join("; else ")
}

fn next(next: &Next) -> String {
    let wait = next.wait().map(|Wait { kind, headers, members, seconds }| {
        let told = headers.iter().chain(members).cloned().chain(seconds.map(|seconds| format!("{seconds} s")));
        format!(", wait: {} {}", kind.word(), told.collect::<Vec<_>>().join(" "))
    });
    let step = next.step().map(|step| format!(": {step}"));
    [Some(next.word().to_owned()), wait, step].into_iter().flatten().collect()
}

/// `status 404, 500-599`; 0 is no status.
fn runs(statuses: &[u16]) -> String {
    let run = |run: &[u16]| match run {
        [] | [0] => "none".to_owned(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}-{last}"),
    };
    let runs: Vec<String> = statuses.chunk_by(|one, next| one + 1 == *next).map(run).collect();
    format!("status {}", runs.join(", "))
}
