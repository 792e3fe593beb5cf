//! Waits: every alternative that waits knows for what, and every header that tells it tells a time.

use super::recovery;
use super::statuses::Rules;
use crate::check::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec::{Alternative, BodyField, Fact, Facts, Group, Header, Row, Spec, StatusRule, Wait};
use crate::text::similar::suggest;
use crate::vocabulary::{Format, JsonType, Step, Vocabulary, WaitKind};
use std::collections::BTreeMap;

/// Reports recovery that wait for nothing, and headers that are unknown or tell no time.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let rules = Rules::of(spec);
    let (headers, members) = described(spec, reported);
    let mut read = |facts: &Facts| {
        if let Some(wait) = facts.wait.as_ref().filter(|wait| !reported.within(wait.value.span)) {
            reads(&headers, wait, diagnostics);
            amounts(&members, wait, diagnostics);
        }
    };
    recovery::all(spec).for_each(&mut read);
    for group in spec.tables.iter().flat_map(|table| &table.groups) {
        let head = group.rows.first().is_some_and(|row| reported.before(row.code.span));
        for row in group.rows.iter().filter(|row| !head && !reported.about(row.code.span)) {
            of_row(&rules, group, row, diagnostics);
        }
    }
    for rule in spec.statuses.iter().filter(|rule| !reported.about(rule.pattern.span)) {
        of_rule(&rules, rule, diagnostics);
    }
}

/// What a spec describes of responses.
pub(super) fn described<'s>(spec: &'s Spec, reported: &KnownFaults) -> (Headers<'s>, Members<'s>) {
    let headers = spec.headers.iter().map(|header| {
        // Of a header with a fault in it nobody knows what it tells.
        let known = !reported.about(header.name.span);
        (header.name.value.as_str(), (header, known))
    });
    let fields = spec.bodies.iter().flat_map(|body| &body.fields);
    (headers.collect(), fields.map(|field| (field.pointer.value.as_str(), field)).collect())
}

/// The headers of a spec by name, and whether each could be read whole.
pub(super) type Headers<'s> = BTreeMap<&'s str, (&'s Header, bool)>;

/// The members of all bodies.
pub(super) type Members<'s> = BTreeMap<&'s str, &'s BodyField>;

/// Reports amounts that do not belong to a wait, and members that it cannot read.
fn amounts(members: &Members<'_>, wait: &Fact<Wait>, diagnostics: &mut Vec<Diagnostic>) {
    let Wait { kind, seconds, members: named, headers, .. } = &wait.value.value;
    let mut report = |span, message: String, help: &str| {
        diagnostics.push(Diagnostic::new(Rule::BadWait, span, message).help(help));
    };
    match (kind, seconds, named.first()) {
        (WaitKind::Seconds, None, _) => {
            report(wait.value.span, "no number of seconds is named".to_owned(), "name it: `wait: {seconds: 30}`");
        }
        (WaitKind::Seconds, Some(seconds), member) if member.is_some() || !headers.is_empty() => report(
            seconds.span,
            "the wait is an amount, and something in the response tells another".to_owned(),
            "leave `seconds` out, or what tells; a `Retry-After` counts without being named",
        ),
        (WaitKind::Seconds, ..) => {}
        (_, Some(seconds), _) => {
            let message = format!("a wait that is `{}` names no seconds", kind.word());
            report(seconds.span, message, "leave `seconds` out, or leave `is` out if that is how long");
        }
        (WaitKind::Member, _, None) => {
            report(wait.value.span, "no member is named".to_owned(), "name it: `wait: {member: /retry_after}`");
        }
        (WaitKind::Member, ..) | (_, _, None) => {}
        (_, _, Some(member)) => {
            let message = format!("a wait that is `{}` reads no member", kind.word());
            report(member.span, message, "leave `member` out, or leave `is` out if the member tells how long to wait");
            return;
        }
    }
    diagnostics.extend(named.iter().filter_map(|name| unread(members, name)));
}

/// What stands in the way of reading a member.
fn unread(members: &Members<'_>, name: &Spanned<String>) -> Option<Diagnostic> {
    let Some(field) = members.get(name.value.as_str()) else {
        let help = "describe it: its `role`, such as `other`, its `type`, and its `format` if it is not seconds";
        return Some(unknown_member(members, name, help));
    };
    let shown = excerpt(&name.value);
    let report = |message: String, help: &str| {
        let report = Diagnostic::new(Rule::HeaderWithoutTime, name.span, message);
        Some(report.also(field.pointer.span, "described here").help(help))
    };
    let times = "a member that tells how long to wait is a number or a text: seconds, or as its `format` says";
    if let Some(ty @ (JsonType::Object | JsonType::Array)) = field.ty.as_ref().map(|ty| ty.value.value) {
        return report(format!("`{shown}` does not tell a time: its type is `{}`", ty.word()), times);
    }
    match field.format.as_ref().map(|format| format.value.value) {
        Some(format @ (Format::Text | Format::Uri)) => {
            report(format!("`{shown}` does not tell a time: its format is `{}`", format.word()), times)
        }
        _ => None,
    }
}

pub(super) fn unknown_member(members: &Members<'_>, name: &Spanned<String>, help: &str) -> Diagnostic {
    let message = format!("no body describes `{}`", excerpt(&name.value));
    let report = Diagnostic::new(Rule::UnknownMember, name.span, message);
    match suggest(&name.value, members.keys().copied()) {
        Some(meant) => report.help(format!("did you mean `{}`?", excerpt(meant))),
        None => report.help(help),
    }
}

/// Reports headers that a wait cannot read.
fn reads(headers: &Headers<'_>, wait: &Fact<Wait>, diagnostics: &mut Vec<Diagnostic>) {
    let (kind, names) = (wait.value.kind, &wait.value.headers);
    if kind == WaitKind::Header && names.is_empty() {
        diagnostics.push(
            Diagnostic::new(Rule::UnknownHeader, wait.value.span, "the wait is told by a header, and none is named")
                .help("name it: `wait: {header: Retry-After}`; if no header tells, write `wait: {is: soon}`"),
        );
    }
    if kind == WaitKind::Seconds {
        return;
    }
    if let (WaitKind::Soon | WaitKind::None, Some(name)) = (kind, names.first()) {
        let message = format!("a wait that is `{}` reads no header", kind.word());
        diagnostics.push(Diagnostic::new(Rule::UnknownHeader, name.span, message).help(format!(
            "leave `{}` out, or leave `is` out if the header tells how long to wait",
            excerpt(&name.value)
        )));
        return;
    }
    for name in names {
        match headers.get(name.value.as_str()) {
            Some((_, false)) => {}
            Some((header, true)) => tells_time(name, header, diagnostics),
            None => diagnostics.push(unknown(headers, name)),
        }
    }
}

/// Where the header that everybody knows is defined.
const RFC: &str = "registered: \"RFC 9110, section 10.2.3\"";

pub(super) fn unknown(headers: &Headers<'_>, name: &Spanned<String>) -> Diagnostic {
    let message = format!("`headers` does not describe `{}`", excerpt(&name.value));
    let report = Diagnostic::new(Rule::UnknownHeader, name.span, message);
    match suggest(&name.value, headers.keys().copied()).and_then(|meant| headers.get(meant)) {
        Some((header, _)) => {
            report.also(header.name.span, "described here").help(format!("did you mean `{}`?", header.name.value))
        }
        None if name.value.eq_ignore_ascii_case("Retry-After") => report.help(format!(
            "describe it under `headers`: `Retry-After: {{ {RFC}, role: retry_after, format: {{ is: retry_after, {RFC} }} }}`; behind \
             a wait it counts without being named"
        )),
        None => report.help(format!(
            "describe it under `headers`, each fact with its evidence: `{}: {{ role: reset, format: unix_seconds }}`, with the role and \
             the format that it has",
            excerpt(&name.value)
        )),
    }
}

fn tells_time(name: &Spanned<String>, header: &Header, diagnostics: &mut Vec<Diagnostic>) {
    let times = "`unix_seconds`, `iso8601`, `milliseconds` or `retry_after`";
    let report = |message: String| Diagnostic::new(Rule::HeaderWithoutTime, name.span, message);
    diagnostics.push(match &header.format {
        Some(format) => match format.value.value {
            Format::UnixSeconds | Format::Iso8601 | Format::Milliseconds | Format::RetryAfter => return,
            Format::Text | Format::Integer | Format::Uri => {
                let word = format.value.value.word();
                report(format!("`{}` does not tell a time: its format is `{word}`", excerpt(&name.value)))
                    .also(format.value.span, "described here")
                    .help(format!("wait for a header whose format is {times}, or mend the format"))
            }
        },
        None => report(format!("nothing says how `{}` writes its time", excerpt(&name.value)))
            .also(header.name.span, "described here, without a `format`")
            .help(format!("add its `format`: {times}")),
    });
}

/// Reports a code whose alternative waits, where neither it nor anything around it says for what.
fn of_row(rules: &Rules<'_>, group: &Group, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    let around = [&row.facts, &group.facts];
    let status = around.iter().find_map(|facts| facts.status.as_ref()).map(|status| status.value.value);
    let recovery = around.iter().find_map(|facts| facts.recovery.as_ref());
    let by_status = status.and_then(|status| rules.covering(status).iter().find_map(|rule| rule.facts.wait.as_ref()));
    let wait = around.iter().find_map(|facts| facts.wait.as_ref()).or(by_status);
    if let Some(recovery) = recovery {
        waits(recovery, wait, || format!("`{}`", excerpt(&row.code.value)), diagnostics);
        // What the first meaning waits for no further one may say again.
        if row.also.is_empty() {
            diagnostics.extend(idle(recovery, row.facts.wait.as_ref()));
        }
    }
    for meaning in &row.also {
        let Some(recovery) = &meaning.facts.recovery else { continue };
        let of = || format!("a further meaning of `{}`", excerpt(&row.code.value));
        waits(recovery, meaning.facts.wait.as_ref().or(wait), of, diagnostics);
    }
}

fn of_rule(rules: &Rules<'_>, rule: &StatusRule, diagnostics: &mut Vec<Diagnostic>) {
    let Some(recovery) = &rule.facts.recovery else { return };
    let wider = rule.pattern.statuses().next().map_or(&[][..], |status| rules.covering(status));
    let wait = rule.facts.wait.as_ref().or_else(|| wider.iter().find_map(|rule| rule.facts.wait.as_ref()));
    waits(recovery, wait, || format!("status `{}`", rule.pattern.value), diagnostics);
    diagnostics.extend(idle(recovery, rule.facts.wait.as_ref()));
}

/// A wait behind which nothing is sent again.
fn idle(recovery: &Fact<Vec<Alternative>>, wait: Option<&Fact<Wait>>) -> Option<Diagnostic> {
    let wait = wait.filter(|wait| wait.value.kind != WaitKind::None)?;
    let leads = [Step::Wait, Step::Retry, Step::RetryElsewhere, Step::ReduceRate, Step::RaiseQuota];
    let mut steps = recovery.value.iter().flat_map(|alternative| &alternative.steps.value.value);
    if recovery.value.is_empty() || steps.any(|step| leads.contains(step)) {
        return None;
    }
    let report =
        Diagnostic::new(Rule::BadWait, wait.value.span, "a wait is told, and no alternative sends anything again");
    Some(
        report
            .also(recovery.value.span, "what is to be done")
            .help("add the step that it is for, or leave the wait out"),
    )
}

fn waits(
    recovery: &Fact<Vec<Alternative>>,
    wait: Option<&Fact<Wait>>,
    of: impl Fn() -> String,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut alternatives = recovery.value.iter().map(|alternative| &alternative.steps.value);
    let Some(alternative) = alternatives.find(|steps| steps.contains(&Step::Wait)) else { return };
    let report = |but: &str| {
        let steps: Vec<&str> = alternative.iter().map(|step| step.word()).collect();
        let message = format!("alternative `[{}]` of {} waits, and {but}", steps.join(", "), of());
        Diagnostic::new(Rule::WaitMissing, alternative.span, message)
    };
    match wait {
        None => diagnostics.push(
            report("nothing says how long")
                .help("add `wait: {header: NAME, at: LINES}`, or `wait: {is: soon, at: LINES}` if no amount is named; a spec without documents cites none"),
        ),
        Some(wait) if wait.value.kind == WaitKind::None => diagnostics.push(
            report("its `wait` says that no wait is needed")
                .also(wait.value.span, "no wait")
                .help("take `wait` out of the alternative, or say how long to wait"),
        ),
        Some(_) => {}
    }
}
