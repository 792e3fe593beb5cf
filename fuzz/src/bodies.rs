//! A response with any body in, a finding held to its laws.

use std::borrow::Cow;

use codetable::Row;
use codetable::advice::{Advice, Effect, Idempotency, Next};
use codetable::inspect::{Confidence, Finding, Note, OTHER, Outcome, Problem};
use codetable::provider::Severity;
use serde_json::value::RawValue;

use crate::assert_printable;
use crate::exchange::{Exchange, digest};
use crate::tree::Tree;

/// Holds the laws of findings.
pub fn hold(input: &[u8]) {
    let exchange = Exchange::read(input);
    let body = exchange.body;
    let finding = exchange.found(body);
    hold_finding(&exchange, &finding);
    assert_same(&finding, &exchange.found(body));
    assert_same(&finding, &finding.clone().into_owned());
    hold_cut(&exchange, &finding, digest(input) % (body.len() + 1));
    hold_unknown_member(&exchange, &finding);
    hold_order(&exchange, &finding, digest(input));
}

/// What every finding is, whatever the response was.
pub(crate) fn hold_finding(exchange: &Exchange<'_>, finding: &Finding<'_>) {
    let http = exchange.status.filter(|status| (100..=599).contains(status));
    assert_eq!(finding.http_status(), http, "a status that is handed in is always reported");
    assert_eq!(finding.status(), http.or(finding.body_status()));
    assert_eq!(finding.confidence() == Confidence::Code, finding.row().is_some());
    assert_eq!(
        finding.confidence() == Confidence::None,
        finding.status().is_none() && finding.confidence() < Confidence::Family
    );
    assert!(finding.status_rule().is_none_or(|rule| finding.status().is_some_and(|it| rule.pattern.contains(it))));
    hold_severity(exchange, finding);
    hold_success(finding);
    hold_label(finding);
    hold_notes(finding);
    let line = finding.to_string();
    assert_printable(&line);
    assert!(line.len() < 2000, "what is printed is cut short: {} bytes", line.len());
    for call in [Idempotency::Idempotent, Idempotency::Other] {
        let next = finding.advice().next(call);
        let is_sure = call == Idempotency::Idempotent || finding.advice().effect() == Some(Effect::NotApplied);
        assert!(is_sure || matches!(next, Next::Stop(_)), "sent twice: {next}");
        assert_printable(&next.to_string());
    }
    let said = said(exchange.body);
    for problem in problems(finding) {
        hold_problem(problem, &said);
    }
}

fn hold_severity(exchange: &Exchange<'_>, finding: &Finding<'_>) {
    match finding.status() {
        Some(207) => assert_ne!(finding.severity(), Outcome::None),
        Some(400..) if exchange.is_bundled() => assert_eq!(finding.severity(), Outcome::Fatal),
        _ => {}
    }
    let is_partial = finding.severity() == Outcome::Partial;
    assert!(!is_partial || finding.advice().effect() != Some(Effect::NotApplied), "a part was carried out");
}

/// Only a 2xx can be a success, no error stands in one, and there is nothing to do about it.
fn hold_success(finding: &Finding<'_>) {
    assert_eq!(finding.is_success(), finding.severity() <= Outcome::Warning);
    if !finding.is_success() {
        return;
    }
    let is_error = |row: Row| row.severity().is_none_or(|severity| severity.value != Severity::Warning);
    assert!(matches!(finding.http_status(), Some(200..=206 | 208..=299)));
    assert!(finding.errors().is_empty() && !finding.problem().row().is_some_and(is_error));
    assert!(finding.body_status().is_none_or(|status| status < 400));
    assert_eq!(finding.advice(), Advice::SILENT);
}

/// Of a provider with so many codes there are no more labels.
fn hold_label(finding: &Finding<'_>) {
    let tables = finding.provider().tables.iter();
    let codes: Vec<&str> = tables.flat_map(|table| table.rows()).map(|row| row.code()).collect();
    assert!(finding.provider().labels() <= codes.len() + 1);
    for label in problems(finding).map(Problem::label).chain([finding.label()]) {
        assert!(label == OTHER || codes.contains(&label), "{label}");
    }
}

fn hold_notes(finding: &Finding<'_>) {
    let notes: Vec<Note> = finding.notes().collect();
    assert!(notes.len() <= 12);
    for (place, note) in notes.iter().enumerate() {
        assert!(!notes[..place].contains(note), "{note} is there twice");
        assert!(!note.to_string().is_empty());
        assert_printable(&note.to_string());
    }
    if let (Some(http), Some(body)) = (finding.http_status(), finding.body_status()) {
        let differs = notes.contains(&Note::BodyStatus { http, body });
        assert!(differs == (http != body) || notes.len() == 12);
    }
}

fn hold_problem(problem: &Problem<'_>, said: &str) {
    if let Some(row) = problem.row() {
        assert!(stands_in(row, said), "`{row}` does not stand in the body");
    }
    let json = problem.report().into_iter().chain(problem.fields().iter().filter_map(|field| field.value()));
    for json in json {
        assert!(serde_json::from_str::<&RawValue>(json).is_ok(), "no JSON: {json}");
    }
    assert!(problem.status().is_none_or(|status| (100..=599).contains(&status)));
}

/// Whether a code or one of its aliases stands in a text; a code in hexadecimal also as a number of the same bits.
fn stands_in(row: Row, text: &str) -> bool {
    let mut codes = row.aliases().iter().copied().chain([row.code()]);
    if !row.code().starts_with("0x") {
        return codes.any(|code| text.contains(code));
    }
    let number = |text: &str| {
        let hexadecimal = text.strip_prefix("0x").map(|digits| i128::from_str_radix(digits, 16));
        hexadecimal.unwrap_or_else(|| text.parse()).ok()
    };
    let mut words = text.split(|char: char| !char.is_ascii_alphanumeric() && char != '-').filter_map(number);
    let codes: Vec<i128> = codes.filter_map(number).collect();
    let has = |word: i128| [0, 8, 16, 32, 64].map(|bits| word + if bits > 0 { 1 << bits } else { 0 });
    words.any(|word| has(word).iter().any(|word| codes.contains(word)))
}

/// A body with what is escaped in it put in its place.
pub(crate) fn unescaped(body: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(body);
    if !text.contains('\\') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match rest.next() {
            Some('u') => {
                let digits = rest.as_str().get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                plain.push(digits.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
                if digits.is_some() {
                    rest = rest.as_str()[4..].chars();
                }
            }
            Some(escaped) => plain.push(escaped),
            None => {}
        }
    }
    plain.into()
}

/// All that a body says: with what is escaped in it put in its place, in a string in a string too, and with control
/// characters replaced, as they are where a text has no other fault.
fn said(body: &[u8]) -> String {
    let once = unescaped(body);
    let both = [&*once, &*unescaped(once.as_bytes())].join("\n");
    [&*both, &*spaced(&both)].join("\n")
}

fn spaced(text: &str) -> String {
    text.replace(|character| character < ' ', " ")
}

/// A body that ends too early has no code that does not stand there. Of equal names or of two members with one role the
/// whole one may have another.
fn hold_cut(exchange: &Exchange<'_>, whole: &Finding<'_>, end: usize) {
    let body = &exchange.body[..end];
    let cut = exchange.found(body);
    let said = said(body);
    // Half of a surrogate pair becomes as many of them as it has bytes.
    let without = |text: &str| text.replace(char::REPLACEMENT_CHARACTER, "");
    for code in problems(&cut).filter_map(Problem::code) {
        let stands_unlisted = || without(&said).contains(&without(code.as_str()));
        let stands = code.row().map_or_else(stands_unlisted, |row| stands_in(row, &said));
        let is_kept = problems(whole).any(|whole| whole.code_text() == Some(code.as_str()));
        assert!(stands || is_kept, "invented at {end}: {code:?}");
    }
}

/// The order of members decides nothing. Nobody can tell which of equal names was meant, and a text of JSON is kept as
/// it was sent.
fn hold_order(exchange: &Exchange<'_>, finding: &Finding<'_>, mut seed: usize) {
    let Some(text) = std::str::from_utf8(exchange.body).ok().map(str::trim_ascii) else { return };
    let is_json = text.starts_with(['{', '[']) && serde_json::from_str::<&RawValue>(text).is_ok();
    let Some(mut tree) = is_json.then(|| Tree::of(text)).flatten() else { return };
    tree.shuffle(&mut |len| {
        seed = seed.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
        (seed >> 33) % len
    });
    let body = tree.to_string();
    let other = exchange.found(body.as_bytes());
    let told = |finding: &Finding<'_>| {
        let mut told = format!("{finding:?}");
        let kept = problems(finding)
            .flat_map(|it| it.report().into_iter().chain(it.fields().iter().filter_map(|it| it.value())));
        kept.for_each(|json| told = told.replace(&format!("{json:?}"), "…"));
        told
    };
    assert_eq!(told(finding), told(&other), "{body}");
    assert_eq!(finding.advice(), other.advice(), "{body}");
}

/// A member that no document describes changes nothing.
fn hold_unknown_member(exchange: &Exchange<'_>, finding: &Finding<'_>) {
    let Some(members) = exchange.body.strip_prefix(b"{") else { return };
    if members.trim_ascii_start().first() != Some(&b'"') {
        return;
    }
    let body = [&br#"{"no such member":[{"a":1e999},-0],"#[..], members].concat();
    let other = exchange.found(&body);
    assert_eq!(finding.problem(), other.problem());
    assert_eq!(finding.severity(), other.severity());
    // Where the JSON breaks off is now elsewhere.
    let notes = |finding: &Finding<'_>| -> Vec<Note> {
        finding.notes().filter(|note| !matches!(note, Note::Malformed { .. })).collect()
    };
    assert_eq!(notes(finding), notes(&other));
}

/// That two findings tell the same.
pub(crate) fn assert_same(one: &Finding<'_>, other: &Finding<'_>) {
    assert_eq!(one.problem(), other.problem());
    assert_eq!(one.to_string(), other.to_string());
    assert!(one.notes().eq(other.notes()), "{one:?}\n{other:?}");
    assert!(one.limits().eq(other.limits()));
    let facts = |it: &Finding<'_>| (it.confidence(), it.severity(), it.http_status(), it.label(), it.advice());
    assert_eq!(facts(one), facts(other));
    let shape = |it: &Finding<'_>| it.body().map(|body| body.id);
    assert_eq!(shape(one), shape(other));
    assert_eq!(
        (one.trace_id(), one.request_id(), one.org_id()),
        (other.trace_id(), other.request_id(), other.org_id())
    );
    assert_eq!((one.message(), one.title(), one.detail()), (other.message(), other.title(), other.detail()));
    assert_eq!((one.time(), one.version(), one.report()), (other.time(), other.version(), other.report()));
    assert!(one.report_errors().eq(other.report_errors()));
}

/// The problem of the whole and all that it lists.
fn problems<'f, 'a>(finding: &'f Finding<'a>) -> impl Iterator<Item = &'f Problem<'a>> {
    finding.errors().iter().chain(finding.warnings()).chain([finding.problem()])
}
