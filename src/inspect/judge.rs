//! From a response and what its body told to a finding: how bad it is, and what disagrees.

use super::carried::Ids;
use super::finding::Finding;
use super::headers::{self, Headers};
use super::limit::Limits;
use super::note::Notes;
use super::read::read;
use super::records::Reading;
use super::shape::{essence, is_media};
use super::{Note, Outcome, Problem, advise, carried, timing};
use crate::evidence::Fact;
use crate::provider::{Provider, Severity, StatusPattern};
use crate::response::Response;

/// The HTTP statuses there are.
const STATUSES: core::ops::RangeInclusive<u16> = 100..=599;

/// Judges a response.
pub(super) fn judge<'a>(provider: &'static Provider, response: Response<'a>) -> Finding<'a> {
    let mut finding = Finding {
        provider,
        http: response.status().filter(|status| STATUSES.contains(status)),
        problem: Problem::new(provider),
        ids: Ids::default(),
        shape: None,
        severity: Outcome::Unknown,
        headers: Headers::Of(response.header_source()),
        limits: Limits::default(),
        notes: Notes::NONE,
    };
    let media = response.header("Content-Type").map(essence);
    let mut reading = read(provider, media, response.bytes(), &mut finding.problem, &mut finding.notes);
    finding.shape = reading.shape;
    if let (Some(status), None) = (response.status(), finding.http) {
        finding.notes.add(Note::StatusRange(status));
    }
    carried::read(&mut finding, &response, &mut reading);
    finding.limits.read(provider, &response, &mut finding.notes);
    headers::settle(&mut finding.problem, provider, response.header_source());

    finding.severity = severity(provider, response.status(), &finding.problem, reading);
    advise::set(&mut finding, response.status(), reading);
    compare(&mut finding, reading);
    timing::compare(&mut finding, &response);
    expect_body(&mut finding, media, reading);
    finding
}

/// How much of the request went wrong.
///
/// Only a 2xx can be a success, and no word of a document makes a redirect or a missing status a failure or a success:
/// its severities tell how bad what failed is.
fn severity(provider: &Provider, status: Option<u16>, problem: &Problem<'_>, reading: Reading) -> Outcome {
    match status {
        Some(status @ (207 | 400..=599)) => of_failure(provider, status).max(Outcome::Partial),
        None | Some(100..=199 | 300..=399) if !reading.is_error && problem.errors.is_empty() => Outcome::Unknown,
        None | Some(100..=399) => of_body(problem, status, reading),
        // A status that there is none of is processed as one of 5xx (RFC 9110, section 15).
        _ => Outcome::Fatal,
    }
}

/// How bad a status is that reports a failure: as its own rule says, or the document of a severity.
fn of_failure(provider: &Provider, status: u16) -> Outcome {
    let mut rules = provider.statuses.iter().filter(|rule| rule.pattern.contains(status));
    if let Some(severity) = rules.find_map(|rule| rule.severity()) {
        return Outcome::of(severity);
    }
    let mut partial = provider.severities.iter().filter(|rule| rule.severity == Severity::NonFatal);
    let is_partial = |fact: Fact<&[StatusPattern]>| fact.value.iter().any(|it| it.contains(status));
    match status {
        207 => Outcome::Partial,
        _ if partial.any(|rule| rule.statuses.is_some_and(is_partial)) => Outcome::Partial,
        _ => Outcome::Fatal,
    }
}

/// How much went wrong by the body, where the status reports no failure.
fn of_body(problem: &Problem<'_>, status: Option<u16>, reading: Reading) -> Outcome {
    if reading.is_batch && !problem.errors.is_empty() {
        return if reading.has_result { Outcome::Partial } else { Outcome::Fatal };
    }
    let own = own_severity(problem, status, reading.is_error);
    let listed = problem.errors.iter().map(|error| match error.setting.is_listed() {
        true => Outcome::Partial,
        false => own_severity(error, status, true),
    });
    let warning = if problem.warnings.is_empty() { Outcome::None } else { Outcome::Warning };
    listed.fold(own.max(warning), Outcome::max)
}

/// The severity that a problem is of itself.
fn own_severity(problem: &Problem<'_>, status: Option<u16>, is_error: bool) -> Outcome {
    let severity = problem.severity(status);
    match (severity, is_error) {
        (Some(Severity::NonFatal), true) => Outcome::Partial,
        (_, true) => Outcome::Fatal,
        (Some(Severity::Warning), false) => Outcome::Warning,
        (_, false) => Outcome::None,
    }
}

impl Outcome {
    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Fatal => Self::Fatal,
            Severity::NonFatal => Self::Partial,
            Severity::Warning => Self::Warning,
        }
    }
}

/// Notes which parts of the response disagree.
fn compare(finding: &mut Finding<'_>, reading: Reading) {
    let Finding { provider, http, problem, ids, severity, notes, .. } = finding;
    if let (Some(http), Some(body)) = (*http, problem.status) {
        if http != body {
            notes.add(Note::BodyStatus { http, body });
        }
    }
    if let (Some(header), Some(body)) = (ids.trace.as_deref(), problem.trace_id()) {
        if header != body {
            notes.add(Note::TraceIds);
        }
    }
    let whole = (*severity != Outcome::Unknown).then_some(*severity);
    compare_code(problem, http.or(problem.status), whole, notes);
    if http.is_some() && *http != problem.status {
        compare_code(problem, problem.status, None, notes);
    }
    for error in &problem.errors {
        let outcome = match error.setting.is_listed() {
            false => whole,
            // An element of a batch may have failed as a whole.
            true => (!reading.is_batch).then_some(Outcome::Partial),
        };
        compare_code(error, error.status, outcome, notes);
    }
    problem.warnings.iter().for_each(|it| compare_code(it, it.status, Some(Outcome::Warning), notes));
    let Some(status @ 200..=299) = *http else { return };
    let is_error = |error: &Problem<'_>| reading.is_batch || !error.setting.is_listed();
    if status != 207 && (reading.is_error || problem.errors.iter().any(is_error)) {
        notes.add(Note::ErrorInSuccess(status));
    }
    let mut rules = provider.severities.iter().filter(|rule| rule.severity == Severity::NonFatal);
    let mut patterns = rules.find_map(|rule| rule.statuses).map_or([].iter(), |fact| fact.value.iter());
    if !problem.errors.is_empty() && patterns.len() > 0 && !patterns.any(|pattern| pattern.contains(status)) {
        notes.add(Note::PartialStatus(status));
    }
}

/// Notes if a code comes with another status or severity than it should. Of one with several meanings the status
/// decides which is meant.
fn compare_code(problem: &Problem<'_>, status: Option<u16>, outcome: Option<Outcome>, notes: &mut Notes) {
    let Some(code) = &problem.code else { return };
    let listed = code.row().and_then(|row| row.status());
    let told = code.meaning(status, &problem.met).and_then(|meaning| meaning.status);
    match (status, listed) {
        (Some(found), Some(listed)) if found != listed && told.is_none() => {
            notes.add(Note::CodeStatus { listed, found });
        }
        (Some(found), None) => {
            if let Some(suffix) = code.suffix().filter(|suffix| *suffix != found) {
                notes.add(Note::CodeSuffix { suffix, found });
            }
        }
        _ => {}
    }
    let Some(outcome) = outcome else { return };
    if let Some(listed) = problem.severity(status).filter(|listed| Outcome::of(*listed) != outcome) {
        notes.add(Note::CodeSeverity { listed, outcome });
    }
}

/// Notes if there should have been a body, or another one. A success may have any.
fn expect_body(finding: &mut Finding<'_>, media: Option<&str>, reading: Reading) {
    let is_body = reading.records > 0 && reading.is_whole;
    if let (true, Some(media), Some(shape)) = (is_body, media, finding.shape) {
        let is_documented = |fact: Fact<&str>| fact.basis.is_stated() || !is_json(media);
        if !is_media(shape, media) && shape.media.is_some_and(is_documented) {
            finding.notes.add(Note::MediaType);
        }
    }
    let is_error = finding.http.is_none() || matches!(finding.severity, Outcome::Partial | Outcome::Fatal);
    if !is_error || finding.provider.bodies.is_empty() {
        let is_usual =
            |note| matches!(note, Note::NoBody | Note::NotObject | Note::Array | Note::Records | Note::Events);
        finding.notes.retain(|note| !is_usual(note));
    } else if is_body && finding.shape.is_none() {
        finding.notes.add(Note::UnknownShape);
    }
}

fn is_json(media: &str) -> bool {
    let suffix = media.len().checked_sub(5).and_then(|start| media.get(start..));
    media.eq_ignore_ascii_case("application/json") || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}
