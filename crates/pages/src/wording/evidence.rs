//! What supports a fact in, its words out: `stated, 001:66`, each citation speaking of its document.

use super::language::Language;
use super::place::Place;
use super::span::{Words, say};
use codetable_model::catalog::{Basis, Lines};
use codetable_model::vocabulary::FieldRole;

/// `stated`, `inferred` …
pub(crate) const fn kind(basis: &Basis, language: Language) -> &'static str {
    match basis {
        Basis::Stated(_) => language.of("stated", "명시"),
        Basis::Inferred(_) => language.of("inferred", "추론"),
        Basis::Registered(_) => language.of("registered", "표준"),
        Basis::Declared => language.of("declared", "선언"),
    }
}

/// `stated, 001:66` or `inferred: the reason`.
pub(crate) fn basis(basis: &Basis, language: Language) -> Words {
    let kind = kind(basis, language);
    match basis {
        Basis::Stated(citation) => say![kind, ", ", cited(citation)],
        Basis::Inferred(reason) => say![kind, ": ", Words::prose(reason)],
        Basis::Registered(section) => say![kind, ": ", Words::text(section)],
        Basis::Declared => kind.into(),
    }
}

/// What the basis rests on, without its name: the lines, the reason, the section.
pub(crate) fn rests_on(basis: &Basis) -> Words {
    match basis {
        Basis::Stated(citation) => cited(citation),
        Basis::Inferred(reason) => Words::prose(reason),
        Basis::Registered(section) => Words::text(section),
        Basis::Declared => Words::default(),
    }
}

/// `001:66, 68`: a document is named once for neighbours of the same document.
pub(crate) fn cited(citation: &[Lines]) -> Words {
    let runs = citation.chunk_by(|a, b| a.document == b.document);
    Words::join(runs.map(run), ", ")
}

fn run(run: &[Lines]) -> Words {
    let Some(Lines { document, first, .. }) = run.first() else { return Words::default() };
    let numbers: Vec<String> =
        run.iter()
            .map(|lines| {
                if lines.last > lines.first {
                    format!("{}-{}", lines.first, lines.last)
                } else {
                    lines.first.to_string()
                }
            })
            .collect();
    let words = Words::text(&format!("{document}:{}", numbers.join(", ")));
    words.about(&Place::Document(document.clone(), *first))
}

/// The id that a member carries, as a thing to give to somebody.
pub(crate) const fn role(role: FieldRole, language: Language) -> &'static str {
    match role {
        FieldRole::TraceId => language.of("the trace id", "추적 ID"),
        FieldRole::RequestId => language.of("the request id", "요청 ID"),
        FieldRole::OrgId => language.of("the organisation id", "조직 ID"),
        FieldRole::Code => language.of("the code", "코드"),
        FieldRole::Message => language.of("the message", "메시지"),
        FieldRole::Status => language.of("the status", "상태"),
        FieldRole::Timestamp => language.of("the time", "시각"),
        FieldRole::Version => language.of("the API version", "API 버전"),
        FieldRole::Report => language.of("the report", "보고서"),
        _ => language.of("the member described below", "아래에 적힌 멤버"),
    }
}
