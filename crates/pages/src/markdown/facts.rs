//! The facts of a code, a status or a type in, the rows of a table out: each fact in English and as the
//! document has it, with what supports it.

use super::LANGUAGE;
use super::inline::Inline;
use super::subject::Subject;
use crate::wording::facts::{self, Silence, Topic};
use crate::wording::korean::Korean;
use codetable_model::catalog::{Fact, Facts, Text};
use codetable_model::vocabulary::Vocabulary;

/// The heads of a table of facts.
pub(crate) const HEADS: [&str; 4] = ["", "In English", "In the document", "Basis"];

/// A row of a table of facts.
pub(crate) type Line = [Inline; 4];

/// What it means, in English.
pub(crate) fn meaning(facts: &Facts) -> Inline {
    facts::meaning(facts).map_or_else(Inline::default, |text| Inline::text(&text.english))
}

/// Status and texts, what to do, severity and origin, and the type of error the status hints at.
pub(crate) fn lines(facts: &Facts, status: Option<u16>, silence: Silence, subject: &Subject<'_>) -> Vec<Line> {
    rows(facts::lines(facts, status, silence, subject.provider, LANGUAGE), subject)
}

/// Lines of facts as rows.
pub(crate) fn rows(lines: Vec<facts::Line<'_>>, subject: &Subject<'_>) -> Vec<Line> {
    lines.into_iter().map(|line| row(&line, subject)).collect()
}

fn row(line: &facts::Line<'_>, subject: &Subject<'_>) -> Line {
    let name = Inline::from(line.topic.name(LANGUAGE));
    let name = if matches!(line.topic, Topic::ToDo | Topic::Again) { name.bold() } else { name };
    let is_shown = !matches!(line.topic, Topic::Text(_)) || !subject.is_english();
    let source = line.source.filter(|_| is_shown).map_or_else(Inline::default, |text| Inline::text(&text.source));
    [name, subject.say(&line.says), source, subject.say(&line.basis)]
}

/// A text: its English, and as it stands in the document.
pub(crate) fn text_line(what: &'static str, fact: &Fact<Text>, subject: &Subject<'_>) -> Line {
    let source = if subject.is_english() { Inline::default() } else { Inline::text(&fact.value.source) };
    [what.into(), Inline::text(&fact.value.english), source, subject.basis(&fact.basis)]
}

/// A value of ours, and the document's words for it.
pub(crate) fn line<T>(what: &'static str, value: Inline, fact: &Fact<T>, subject: &Subject<'_>) -> Line {
    [what.into(), value, quote(fact), subject.basis(&fact.basis)]
}

/// The document's own words for a value.
pub(crate) fn quote<T>(fact: &Fact<T>) -> Inline {
    fact.quote.as_ref().map_or_else(Inline::default, |text| Inline::text(&text.source))
}

/// A word of a vocabulary by its meaning.
pub(crate) fn word<V: Vocabulary + Korean>(value: V, subject: &Subject<'_>) -> Inline {
    subject.say(&facts::word(value, LANGUAGE))
}
