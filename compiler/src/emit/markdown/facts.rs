//! The facts of a code, a status or a type in, the rows of a table out: each fact in English and as the
//! document has it, with what supports it.

use super::advice::{Advice, Part, effect_words, rule_words, wait_words};
use super::inline::{Inline, Target, words};
use super::subject::{Subject, type_anchor};
use crate::catalog::{Basis, Fact, Facts, Text};
use crate::vocabulary::{TextKind, Vocabulary};

/// The heads of a table of facts.
pub(crate) const HEADS: [&str; 4] = ["", "In English", "In the document", "Basis"];

/// A row of a table of facts.
pub(crate) type Line = [Inline; 4];

/// The heads of the texts that tell what a code means, the most telling first.
const TELLING: [TextKind; 10] = [
    TextKind::Meaning,
    TextKind::Description,
    TextKind::Cause,
    TextKind::Detail,
    TextKind::Title,
    TextKind::Label,
    TextKind::Message,
    TextKind::Remedy,
    TextKind::Outcome,
    TextKind::Note,
];

/// The most characters of a text that an overview has room for.
const BRIEF: usize = 160;

/// What it means, in English: its most telling text that is not long, whole.
pub(crate) fn meaning(facts: &Facts) -> Inline {
    let mut texts = TELLING.iter().filter_map(|kind| facts.text(*kind));
    let first = texts.clone().next();
    let brief = texts.find(|fact| fact.value.english.chars().count() <= BRIEF);
    brief.or(first).map_or_else(Inline::default, |fact| Inline::text(&fact.value.english))
}

/// Whether a page says so where nobody says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// It does: an error asks for an answer.
    Shown,
    /// It does not: what is no error asks for none.
    Hidden,
}

/// Status and texts, what to do, severity and origin, and the type of error the status hints at.
pub(crate) fn lines(facts: &Facts, status: Option<u16>, silence: Silence, subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = texts(facts, subject);
    lines.extend(advice(&Advice::of(facts, status, subject.provider), silence, subject));
    lines.extend(nature(facts, subject));
    lines.extend(status.and_then(|status| candidates(status, subject)));
    lines
}

/// The status, then every text.
pub(crate) fn texts(facts: &Facts, subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(status) = &facts.status {
        lines.push(line("HTTP status", Inline::code(&status.value.to_string()), status, subject));
    }
    for (kind, fact) in &facts.texts {
        lines.push(text_line(kind.variant(), fact, subject));
    }
    lines
}

/// What to do, whether to send again, how long to wait, what became of the request.
fn advice(advice: &Advice<'_>, silence: Silence, subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if advice.ways.is_some() || silence == Silence::Shown {
        lines.push(part_line("**What to do**", advice.ways_words(subject), advice.ways.as_ref(), subject));
    }
    if advice.ways.is_some() {
        lines.push(["**Send again**".into(), advice.again_words(subject), Inline::default(), "derived".into()]);
    }
    if let Some(wait) = &advice.wait {
        lines.push(part_line("Wait", wait_words(&wait.fact.value, subject), Some(wait), subject));
    }
    if advice.effect.is_some() || silence == Silence::Shown {
        let words = advice.effect.as_ref().map_or("Not said.", |effect| effect_words(effect.fact.value));
        lines.push(part_line("Was it carried out?", words.into(), advice.effect.as_ref(), subject));
    }
    lines
}

/// Severity and origin.
pub(crate) fn nature(facts: &Facts, subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(severity) = &facts.severity {
        lines.push(line("Severity", word(severity.value), severity, subject));
    }
    if let Some(origin) = &facts.origin {
        lines.push(line("Origin", word(origin.value), origin, subject));
    }
    lines
}

/// The types of error that come with a status: no response tells which of them it is.
fn candidates(status: u16, subject: &Subject<'_>) -> Option<Line> {
    let of = |of: &crate::catalog::ErrorType| {
        let statuses = of.statuses.as_ref()?;
        let pattern = statuses.value.iter().find(|pattern| pattern.covers(status))?;
        let link = Inline::code(&of.name).linked(&Target::anchor(&type_anchor(&of.name)));
        Some(words![link, " (", Inline::code(&pattern.to_string()), ")"])
    };
    let names: Vec<Inline> = subject.provider.types.iter().filter_map(of).collect();
    let basis = if names.len() > 1 { "by its status: no response tells which" } else { "by its status" };
    (!names.is_empty()).then(|| ["Type of error".into(), Inline::join(names, " or "), Inline::default(), basis.into()])
}

/// A text: its English, and as it stands in the document.
pub(crate) fn text_line(what: &'static str, fact: &Fact<Text>, subject: &Subject<'_>) -> Line {
    let source = if subject.is_english() { Inline::default() } else { Inline::text(&fact.value.source) };
    [what.into(), Inline::text(&fact.value.english), source, subject.evidence.basis(&fact.basis)]
}

/// A value of ours, and the document's words for it.
pub(crate) fn line<T>(what: &'static str, value: Inline, fact: &Fact<T>, subject: &Subject<'_>) -> Line {
    [what.into(), value, quote(fact), subject.evidence.basis(&fact.basis)]
}

/// A part of the advice, with the rule it comes from; silent if there is none.
fn part_line<T>(what: &'static str, value: Inline, part: Option<&Part<'_, T>>, subject: &Subject<'_>) -> Line {
    match part {
        Some(part) => {
            let basis = [rule_words(part.rule), subject.evidence.basis(&part.fact.basis)];
            [what.into(), value, quote(part.fact), Inline::join(basis, ", ")]
        }
        None => [what.into(), value, Inline::default(), "silent".into()],
    }
}

/// The document's own words for a value.
pub(crate) fn quote<T>(fact: &Fact<T>) -> Inline {
    fact.quote.as_ref().map_or_else(Inline::default, |text| Inline::text(&text.source))
}

/// A word of a vocabulary by its meaning.
pub(crate) fn word<V: Vocabulary>(value: V) -> Inline {
    words![Inline::code(value.word()), ": ", Inline::prose(value.meaning())]
}

/// What supports a whole row.
pub(crate) fn basis(basis: &Basis, subject: &Subject<'_>) -> Inline {
    subject.evidence.basis(basis)
}
