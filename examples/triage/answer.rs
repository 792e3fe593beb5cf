//! A call in, the members of its answer out.

use codetable::advice::{Advice, DecidedBy, Decision, Effect, Idempotency, Next, Step};
use codetable::evidence::Basis;
use codetable::inspect::{FieldError, Problem, inspect};

use super::arguments::Defaults;
use super::call::Call;
use super::delay::Delay;
use super::json::{Object, array, object, quote, quote_display};

/// The member that holds what a line calls by a name of an answer's.
pub(crate) const INPUT: &str = "input";

/// All names that an answer, or the complaint about a line, gives to its members.
pub(crate) const NAMES: [&str; 26] = [
    "provider",
    "sure",
    "success",
    "code",
    "table",
    "variant",
    "severity",
    "status",
    "trace_id",
    "message",
    "fields",
    "errors",
    "warnings",
    "recovery",
    "actions",
    "next",
    "may_retry",
    "decided_by",
    "decision",
    "wait",
    "effect",
    "basis",
    "notes",
    "line",
    "error",
    INPUT,
];

/// Writes what a call comes to.
pub(crate) fn write(call: &Call<'_>, defaults: &Defaults, out: &mut Object<'_>) {
    let response = call.response();
    let finding = &inspect(call.provider, response);
    let advice = finding.advice();
    let both = [Idempotency::Idempotent, Idempotency::Other].map(|kind| (kind, advice.decide(kind)));
    let delay = Delay::of(advice, response, call.now.unwrap_or_else(|| defaults.now()));
    out.text("provider", Some(finding.provider().name));
    out.text("sure", Some(finding.confidence().as_str()));
    out.value("success", Some(finding.is_success()));
    out.text("code", finding.code_text());
    out.text("table", finding.code().and_then(|code| code.table()).map(|table| table.id));
    out.text("variant", finding.row().map(|row| row.name()));
    out.text("severity", Some(finding.severity().as_str()));
    out.value("status", finding.status());
    out.text("trace_id", finding.id());
    out.text("message", finding.message());
    out.list("fields", finding.fields(), write_field);
    out.list("errors", finding.errors(), write_problem);
    out.list("warnings", finding.warnings(), write_problem);
    out.list("recovery", advice.recovery(), |alternative, out| {
        array(alternative.value, out, |step, out| quote(step.as_str(), out));
    });
    write_actions(advice, out);
    each_kind("next", both, out, |(_, decision), out| quote(word(decision.next), out));
    each_kind("may_retry", both, out, |(kind, _), out| {
        out.push_str(if may_retry(advice, kind) { "true" } else { "false" })
    });
    each_kind("decided_by", both, out, |(_, decision), out| object(out, |out| write_decider(decision.decided_by, out)));
    match call.method.as_deref() {
        Some(method) => out.object("decision", |out| write_decision(advice, method, out)),
        None => out.text("decision", None),
    }
    match &delay {
        Some(delay) => out.object("wait", |out| delay.write(out)),
        None => out.text("wait", None),
    }
    out.text("effect", advice.effect().map(Effect::as_str));
    out.object("basis", |out| {
        out.list("recovery", advice.recovery(), |alternative, out| quote(kind_of(alternative.basis), out));
        out.text("wait", Some(kind_of(advice.wait_basis())));
        out.text("effect", Some(kind_of(advice.effect_basis())));
    });
    let unread = delay.and_then(|delay| delay.note(finding));
    let notes = finding.notes().map(Ok).chain(unread.map(Err));
    out.list("notes", notes, |note, out| match note {
        Ok(note) => quote_display(note, out),
        Err(reason) => quote_display(reason, out),
    });
}

/// Writes a member that has a value for each kind of call.
fn each_kind<T>(name: &str, [idempotent, other]: [T; 2], out: &mut Object<'_>, value: impl Fn(T, &mut String)) {
    out.object(name, |out| {
        value(idempotent, out.name("idempotent"));
        value(other, out.name("other"));
    });
}

fn write_field(error: &FieldError<'_>, out: &mut String) {
    object(out, |out| {
        out.text("field", error.field());
        out.text("message", error.message());
        // The value is JSON as it was sent, of which only the line breaks between its parts are changed.
        out.value("value", error.value().map(|json| json.replace(['\n', '\r'], " ")));
    });
}

fn write_problem(problem: &Problem<'_>, out: &mut String) {
    object(out, |out| {
        out.text("code", problem.code_text());
        out.text("variant", problem.row().map(|row| row.name()));
        out.value("status", problem.status());
        write_actions(problem.advice(), out);
    });
}

/// The steps of all recovery, each once: for filters, never for deciding.
fn write_actions(advice: Advice, out: &mut Object<'_>) {
    let mut steps = Vec::new();
    for step in advice.recovery().into_iter().flat_map(|alternative| alternative.value) {
        if !steps.contains(step) {
            steps.push(*step);
        }
    }
    out.list("actions", steps, |step, out| quote(step.as_str(), out));
}

/// What to do about a call by this method.
fn write_decision(advice: Advice, method: &str, out: &mut Object<'_>) {
    let Decision { next, decided_by, .. } = advice.decide(Idempotency::of(method));
    let step = match next {
        Next::Stop(step) => step,
        _ => None,
    };
    out.text("method", Some(method));
    out.text("next", Some(word(next)));
    out.text("step", step.map(Step::as_str));
    out.object("decided_by", |out| write_decider(decided_by, out));
}

/// The fact that decided, and the lines, the reason or the standard that it rests on.
fn write_decider(decided_by: DecidedBy, out: &mut Object<'_>) {
    let fact = match decided_by {
        DecidedBy::Recovery(_) => "recovery",
        DecidedBy::Effect(_) => "effect",
        DecidedBy::Idempotency => "idempotency",
        _ => "other",
    };
    let basis = decided_by.basis();
    out.text("fact", Some(fact));
    out.text("kind", Some(kind_of(basis)));
    match basis {
        Basis::Stated(lines) => quote_display(lines, out.name("lines")),
        Basis::Inferred(reason) => out.text("reason", Some(reason)),
        Basis::Registered(standard) => out.text("standard", Some(standard)),
        _ => {}
    }
}

/// Whether the same request may go again, unchanged: the facts name that, and it does no harm to this call.
fn may_retry(advice: Advice, kind: Idempotency) -> bool {
    advice.may_retry() && (kind == Idempotency::Idempotent || advice.effect() == Some(Effect::NotApplied))
}

fn word(next: Next) -> &'static str {
    match next {
        Next::Send(_) => "send",
        Next::Later(_) => "later",
        Next::RefreshThenSend => "refresh_then_send",
        Next::Stop(_) => "stop",
    }
}

fn kind_of(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated(_) => "stated",
        Basis::Inferred(_) => "inferred",
        Basis::Registered(_) => "registered",
        Basis::Declared => "declared",
        Basis::Silent => "silent",
        _ => "other",
    }
}
