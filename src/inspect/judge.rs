//! From a response and what its body told to a finding: how bad it is, what to do, and what disagrees.

use super::finding::{Finding, Outcome};
use super::limit::Limits;
use super::note::Notes;
use super::read::{Reading, read};
use super::shape::{essence, is_media};
use super::{Code, Note, Problem, Sure};
use crate::advice::{Advice, Effect};
use crate::evidence::{Basis, Fact};
use crate::provider::{HeaderRole, Provider, Severity};
use crate::response::Response;

/// The HTTP statuses there are.
const STATUSES: core::ops::RangeInclusive<u16> = 100..=599;

/// Judges a response.
pub(super) fn judge<'a>(provider: &'static Provider, response: Response<'a>) -> Finding<'a> {
    let media = response.header("Content-Type").map(essence);
    let mut finding = Finding {
        provider,
        http: response.status().filter(|status| STATUSES.contains(status)),
        problem: Problem::new(),
        trace_header: None,
        shape: None,
        severity: Outcome::None,
        advice: Advice::SILENT,
        limits: Limits::default(),
        notes: Notes::default(),
    };
    let mut notes = Notes::default();
    let Reading { shape, is_object, .. } = read(provider, media, response.bytes(), &mut finding.problem, &mut notes);
    finding.shape = shape;
    if let (Some(status), None) = (response.status(), finding.http) {
        notes.add(Note::StatusRange(status));
    }
    let headers = provider.headers.iter().filter(|header| header.role.value == HeaderRole::TraceId);
    let mut ids = headers.filter_map(|header| response.header(header.name)).filter(|id| !id.is_empty());
    finding.trace_header = ids.next().map(Into::into);
    finding.limits.read(provider, &response, &mut notes);

    finding.severity = severity(provider, finding.http, &finding.problem);
    let partial = (finding.severity == Outcome::Partial).then(|| partial_effect(provider, finding.http));
    advise(provider, finding.http, partial, &mut finding.problem);
    finding.advice = whole_advice(&finding);
    compare(&finding, &mut notes);
    if let (true, Some(media), Some(shape)) = (is_object, media, shape) {
        let is_other =
            !is_media(shape, media) && shape.media.is_some_and(|fact| fact.basis.is_stated() || !is_json(media));
        if is_other {
            notes.add(Note::MediaType);
        }
    }
    expect_body(&finding, is_object, &mut notes);
    finding.notes = notes;
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
    match (row.and_then(|row| row.severity()), row.and_then(|row| row.status()).or(problem.status).or(code.suffix())) {
        (Some(severity), _) => Outcome::of(severity.value),
        (None, Some(status)) if status < 400 => Outcome::None,
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

/// What becomes of a request of which a part failed, by the type of error that comes with the status.
fn partial_effect(provider: &'static Provider, http: Option<u16>) -> Fact<Effect> {
    let mut types = provider.types.iter().filter(|ty| http.is_none_or(|status| ty.may_have(status)));
    let effect = types.find(|ty| ty.advice.effect() == Some(Effect::Partial)).map(|ty| ty.advice.effect_basis());
    let basis = Basis::Inferred("the response reports that a part of the request failed");
    Fact::new(Effect::Partial, effect.unwrap_or(basis))
}

/// Gives every problem its advice: what the code says; then, by status, what the document and HTTP say. In a response
/// that reports a part as failed, a rule for a status cannot tell what became of the whole request.
fn advise(provider: &'static Provider, http: Option<u16>, partial: Option<Fact<Effect>>, problem: &mut Problem<'_>) {
    let partial = Advice::new(None, None, partial);
    problem.advice = advice(provider, http, partial, problem);
    for error in &mut problem.errors {
        error.advice = advice(provider, None, partial, error);
    }
    for warning in &mut problem.warnings {
        warning.advice = advice(provider, None, Advice::SILENT, warning);
    }
}

fn advice(provider: &'static Provider, http: Option<u16>, partial: Advice, problem: &Problem<'_>) -> Advice {
    let row = problem.row();
    let listed = row.and_then(|row| row.status()).or(problem.status).or(problem.code().and_then(Code::suffix));
    // A status that reports success says nothing of a code that is there all the same.
    let status = match (http, listed) {
        (Some(100..=206 | 208..=399), Some(listed)) => Some(listed),
        _ => http.or(listed),
    };
    let own = row.map_or(Advice::SILENT, |row| row.own_advice()).or(partial);
    status.map_or(own, |status| own.or_of_status(provider, status))
}

/// What to do about the whole.
fn whole_advice(finding: &Finding<'_>) -> Advice {
    if finding.problem.code.is_some() || finding.severity == Outcome::Fatal {
        return finding.problem.advice;
    }
    let hardest = finding.errors().iter().find(|error| !error.advice.may_retry()).or(finding.errors().first());
    let listed = match hardest {
        Some(error) => error.advice,
        None if finding.severity == Outcome::Warning => finding.leading().advice,
        None => return finding.problem.advice,
    };
    listed.or(finding.problem.advice)
}

/// Notes which parts of the response disagree.
fn compare(finding: &Finding<'_>, notes: &mut Notes) {
    let problem = &finding.problem;
    if let (Some(http), Some(body)) = (finding.http, problem.status) {
        if http != body {
            notes.add(Note::BodyStatus { http, body });
        }
    }
    if let (Some(header), Some(body)) = (finding.trace_header.as_deref(), problem.trace_id()) {
        if header != body {
            notes.add(Note::TraceIds);
        }
    }
    compare_code(problem, problem.status, finding.severity, notes);
    if finding.http != problem.status {
        compare_code(problem, finding.http, finding.severity, notes);
    }
    for (problems, outcome) in [(finding.errors(), Outcome::Partial), (finding.warnings(), Outcome::Warning)] {
        for problem in problems {
            compare_code(problem, problem.status, outcome, notes);
        }
    }
    let Some(status @ 200..=299) = finding.http else { return };
    let own = own_severity(problem);
    if own == Outcome::Fatal {
        notes.add(Note::ErrorInSuccess(status));
    }
    let mut rules = finding.provider.severities.iter().filter(|rule| rule.severity == Severity::NonFatal);
    let mut patterns = rules.find_map(|rule| rule.statuses).map_or([].iter(), |fact| fact.value.iter());
    if !finding.errors().is_empty() && patterns.len() > 0 && !patterns.any(|pattern| pattern.contains(status)) {
        notes.add(Note::PartialStatus(status));
    }
}

/// Notes if a code comes with another status or severity than it should.
fn compare_code(problem: &Problem<'_>, status: Option<u16>, outcome: Outcome, notes: &mut Notes) {
    let Some(code) = &problem.code else { return };
    if let Some(found) = status {
        match (code.row().and_then(|row| row.status()), code.suffix()) {
            (Some(listed), _) if listed != found => notes.add(Note::CodeStatus { listed, found }),
            (None, Some(suffix)) if suffix != found => notes.add(Note::CodeSuffix { suffix, found }),
            _ => {}
        }
    }
    if let Some(listed) = code.row().and_then(|row| row.severity()) {
        if Outcome::of(listed.value) != outcome {
            notes.add(Note::CodeSeverity { listed: listed.value, outcome });
        }
    }
}

/// Notes if there should have been a body, or another one. A success may have any.
fn expect_body(finding: &Finding<'_>, is_object: bool, notes: &mut Notes) {
    let is_error = finding.http.is_none_or(|status| status >= 400 || status == 207);
    let is_expected = is_error && !finding.provider.bodies.is_empty();
    if !is_expected {
        notes.retain(|note| !matches!(note, Note::NoBody | Note::NotObject));
    } else if is_object && finding.shape.is_none() {
        notes.add(Note::UnknownShape);
    }
}

fn is_json(media: &str) -> bool {
    let suffix = media.len().checked_sub(5).and_then(|start| media.get(start..));
    media.eq_ignore_ascii_case("application/json") || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}
