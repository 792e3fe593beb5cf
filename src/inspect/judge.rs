//! From a response and what its body told to a finding: how bad it is, and what disagrees.

use super::finding::{Finding, Outcome};
use super::limit::Limits;
use super::note::Notes;
use super::read::{Reading, read};
use super::shape::{essence, is_media};
use super::{Note, Problem, Sure, advise, timing};
use crate::provider::{HeaderRole, Provider, Severity};
use crate::response::Response;

/// The HTTP statuses there are.
const STATUSES: core::ops::RangeInclusive<u16> = 100..=599;

/// Judges a response.
pub(super) fn judge<'a>(provider: &'static Provider, response: Response<'a>) -> Finding<'a> {
    let mut finding = Finding {
        provider,
        http: response.status().filter(|status| STATUSES.contains(status)),
        problem: Problem::new(provider),
        trace_header: None,
        shape: None,
        severity: Outcome::None,
        limits: Limits::default(),
        notes: Notes::NONE,
    };
    let media = response.header("Content-Type").map(essence);
    let Reading { shape, is_object, .. } =
        read(provider, media, response.bytes(), &mut finding.problem, &mut finding.notes);
    finding.shape = shape;
    if let (Some(status), None) = (response.status(), finding.http) {
        finding.notes.add(Note::StatusRange(status));
    }
    let headers = provider.headers.iter().filter(|header| header.role.value == HeaderRole::TraceId);
    let mut ids = headers.filter_map(|header| response.header(header.name)).filter(|id| !id.is_empty());
    finding.trace_header = ids.next().map(Into::into);
    finding.limits.read(provider, &response, &mut finding.notes);

    finding.severity = severity(provider, finding.http, &finding.problem);
    advise::set(&mut finding);
    compare(&mut finding);
    timing::compare(&mut finding, &response);
    if let (true, Some(media), Some(shape)) = (is_object, media, shape) {
        let is_other =
            !is_media(shape, media) && shape.media.is_some_and(|fact| fact.basis.is_stated() || !is_json(media));
        if is_other {
            finding.notes.add(Note::MediaType);
        }
    }
    expect_body(&mut finding, is_object);
    finding
}

/// How much of the request went wrong.
fn severity(provider: &Provider, http: Option<u16>, problem: &Problem<'_>) -> Outcome {
    let said = |severity, status| {
        let rules = provider.severities.iter().filter(|rule| rule.severity == severity);
        let mut patterns = rules.filter_map(|rule| rule.statuses).flat_map(|fact| fact.value);
        patterns.any(|pattern| pattern.contains(status))
    };
    let listed = match (problem.errors.is_empty(), problem.warnings.is_empty()) {
        (false, _) => Outcome::Partial,
        (true, false) => Outcome::Warning,
        (true, true) => Outcome::None,
    };
    let Some(status) = http.or(problem.status) else { return own_severity(problem).max(listed) };
    let rule = provider.statuses.iter().find(|rule| rule.pattern.contains(status) && rule.severity.is_some());
    if let Some(rule) = rule.and_then(|rule| rule.severity()) {
        return Outcome::of(rule).max(listed);
    }
    match status {
        207 => Outcome::Partial,
        _ if said(Severity::NonFatal, status) => Outcome::Partial,
        400.. => Outcome::Fatal,
        _ if said(Severity::Fatal, status) => Outcome::Fatal,
        // An error in spite of the status.
        200..=299 => own_severity(problem).max(listed),
        _ => listed,
    }
}

/// The severity of the code that a body itself carries.
fn own_severity(problem: &Problem<'_>) -> Outcome {
    let Some(code) = problem.code.as_ref().filter(|_| problem.sure() >= Sure::Family) else { return Outcome::None };
    let row = code.row();
    if let Some(severity) = row.and_then(|row| row.severity()) {
        return Outcome::of(severity.value);
    }
    match row.and_then(|row| row.status()).or(problem.status).or_else(|| code.suffix()) {
        Some(status) if status < 400 => Outcome::None,
        _ => Outcome::Fatal,
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
fn compare(finding: &mut Finding<'_>) {
    let Finding { provider, http, problem, trace_header, severity, notes, .. } = finding;
    if let (Some(http), Some(body)) = (*http, problem.status) {
        if http != body {
            notes.add(Note::BodyStatus { http, body });
        }
    }
    if let (Some(header), Some(body)) = (trace_header.as_deref(), problem.trace_id()) {
        if header != body {
            notes.add(Note::TraceIds);
        }
    }
    compare_code(problem, problem.status, *severity, notes);
    if *http != problem.status {
        compare_code(problem, *http, *severity, notes);
    }
    for (problems, outcome) in [(&problem.errors, Outcome::Partial), (&problem.warnings, Outcome::Warning)] {
        for problem in problems {
            compare_code(problem, problem.status, outcome, notes);
        }
    }
    let Some(status @ 200..=299) = *http else { return };
    if own_severity(problem) == Outcome::Fatal {
        notes.add(Note::ErrorInSuccess(status));
    }
    let mut rules = provider.severities.iter().filter(|rule| rule.severity == Severity::NonFatal);
    let mut patterns = rules.find_map(|rule| rule.statuses).map_or([].iter(), |fact| fact.value.iter());
    if !problem.errors.is_empty() && patterns.len() > 0 && !patterns.any(|pattern| pattern.contains(status)) {
        notes.add(Note::PartialStatus(status));
    }
}

/// Notes if a code comes with another status or severity than it should.
fn compare_code(problem: &Problem<'_>, status: Option<u16>, outcome: Outcome, notes: &mut Notes) {
    let Some(code) = &problem.code else { return };
    let row = code.row();
    if let Some(found) = status {
        if let Some(listed) = row.and_then(|row| row.status()) {
            if listed != found {
                notes.add(Note::CodeStatus { listed, found });
            }
        } else if let Some(suffix) = code.suffix().filter(|suffix| *suffix != found) {
            notes.add(Note::CodeSuffix { suffix, found });
        }
    }
    if let Some(listed) = row.and_then(|row| row.severity()) {
        if Outcome::of(listed.value) != outcome {
            notes.add(Note::CodeSeverity { listed: listed.value, outcome });
        }
    }
}

/// Notes if there should have been a body, or another one. A success may have any.
fn expect_body(finding: &mut Finding<'_>, is_object: bool) {
    let is_error = finding.http.is_none_or(|status| status >= 400 || status == 207);
    let is_expected = is_error && !finding.provider.bodies.is_empty();
    if !is_expected {
        finding.notes.retain(|note| !matches!(note, Note::NoBody | Note::NotObject));
    } else if is_object && finding.shape.is_none() {
        finding.notes.add(Note::UnknownShape);
    }
}

fn is_json(media: &str) -> bool {
    let suffix = media.len().checked_sub(5).and_then(|start| media.get(start..));
    media.eq_ignore_ascii_case("application/json") || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}
