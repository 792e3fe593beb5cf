//! The tables of a provider in, out what is said of each as a whole, and each of its codes in brief.

use super::Line;
use super::entry::{brief_words, notes, order, retired};
use super::remarks::{Remark, concerning};
use crate::words;
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{CharSet, PatternPart, Provider, Row, Table};
use codetable_model::resolve::key::written;
use codetable_model::vocabulary::{Base, Step, TableKind, TextKind};
use codetable_model::words::advice::{Call, by_rule};
use codetable_model::words::{LinkTarget, RichText};

/// What is said of a table as a whole.
#[derive(Debug)]
pub(crate) struct Listing {
    /// `provider::ErrorCode`
    pub(crate) path: String,
    pub(crate) about: Vec<Line>,
    pub(crate) remarks: Vec<Remark>,
    /// Its rows by index, in the order of the document.
    pub(crate) order: Vec<usize>,
}

/// A code in brief.
#[derive(Debug)]
pub(crate) struct Overview {
    pub(crate) place: (usize, usize),
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) status: Option<u16>,
    pub(crate) retired: RichText,
    pub(crate) means: RichText,
    /// The steps of each alternative.
    pub(crate) recovery: Vec<Vec<Step>>,
    /// The same as a sentence; said where nobody says it of an error.
    pub(crate) todo: RichText,
    /// What the rules note that the advice is from.
    pub(crate) notes: RichText,
    /// `inferred, by the rule for 429`
    pub(crate) support: RichText,
    /// In one line: `GET: after a back-off; POST: no`
    pub(crate) again: RichText,
    /// The same, for each kind of call.
    pub(crate) verdict: Vec<Call>,
}

impl Overview {
    /// The code, leading to its page.
    pub(crate) fn link(&self) -> RichText {
        RichText::code(&self.code).linked(LinkTarget::Code(self.place.0, self.place.1))
    }

    /// Its status, where the code does not say it itself.
    pub(crate) fn status_apart(&self) -> Option<u16> {
        self.status.filter(|status| status.to_string() != self.code)
    }
}

/// The codes of a provider that come with a status.
pub(crate) fn with_status(provider: &Provider, status: u16) -> impl Iterator<Item = &Row> {
    let comes = move |row: &&Row| row.facts.status.as_ref().is_some_and(|fact| fact.value == status);
    provider.tables.iter().flat_map(|table| &table.rows).filter(comes)
}

/// What is said of a table, and the order of its rows.
pub(crate) fn listing(provider: &Provider, table: &Table) -> Listing {
    let mut indices: Vec<usize> = (0..table.rows.len()).collect();
    indices.sort_by_key(|index| order(provider, &table.rows[*index]));
    Listing {
        path: format!("{}::{}", provider.name, table.enum_name),
        about: about(table),
        remarks: concerning(&[&table.id], provider),
        order: indices,
    }
}

/// A code in brief.
pub(crate) fn overview(provider: &Provider, place: (usize, usize), row: &Row, of: &Table) -> Overview {
    let status = row.facts.status.as_ref().map(|status| status.value);
    let advice = Advice::of(&row.facts, status, provider);
    let mut todo = advice.recovery_words();
    if todo.is_empty() {
        todo = match row.facts.text(TextKind::Remedy) {
            Some(remedy) => RichText::document(&remedy.value),
            None if of.kind == TableKind::Errors => words::NOT_SAID.into(),
            None => todo,
        };
    }
    let support = advice.recovery.as_ref().map_or_else(RichText::default, |recovery| {
        let is_inferred = advice.bases().iter().any(|basis| basis.is_inferred());
        let inferred = if is_inferred { words::INFERRED.into() } else { RichText::default() };
        RichText::join([inferred, by_rule(recovery.rule)], ", ")
    });
    Overview {
        place,
        code: row.code.to_string(),
        name: row.name.clone(),
        status,
        retired: retired(place.0, row, of),
        means: brief_words(&row.facts),
        notes: notes(&advice, None),
        recovery: advice.recovery().iter().map(|alternative| advice.taken(alternative)).collect(),
        todo,
        support,
        again: advice.again_words(),
        verdict: advice.verdict(),
    }
}

/// What is said of the table as a whole, and of what its codes look like.
fn about(table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(table.title.as_ref().map(|title| Line::document(words::TITLE, title)));
    let key = &table.key;
    let base = (key.base == Base::Hexadecimal).then(|| words::word(key.base));
    lines.push(Line::plain(words::KEY_TYPE, RichText::join([words::word(key.ty)].into_iter().chain(base), ", ")));
    lines.extend(key.prefix.as_ref().map(|prefix| Line::fact(words::PREFIX, RichText::code(&prefix.value), prefix)));
    lines.extend(key.range.as_ref().map(|range| {
        let (least, greatest) = range.value;
        let ends = [least, greatest].map(|end| RichText::code(written(key.ty, key.base, end)));
        Line::fact(words::RANGE, words::FROM_TO.with(ends), range)
    }));
    lines.extend(key.pattern.as_ref().map(|of| Line::fact(words::PATTERN, pattern(&of.value), of)));
    lines.extend(key.uri.as_ref().map(|uri| {
        let (before, after) = &uri.value;
        Line::fact(words::URI, RichText::code(format!("{before}{{code}}{after}")), uri)
    }));
    lines.extend(table.open.then(|| Line::plain(words::OPEN, words::OPEN_MEANS.into())));
    lines
}

/// `EXEG-{series}-{status}`, and what the braces mean.
fn pattern(parts: &[PatternPart]) -> RichText {
    let mut shape = String::new();
    let mut names = Vec::new();
    for part in parts {
        match part {
            PatternPart::Literal(text) => shape.push_str(text),
            PatternPart::Run { name, len, of } => {
                shape.push_str(&format!("{{{name}}}"));
                let run = match *of {
                    CharSet::DIGITS => words::counted(*len, words::count::DIGITS),
                    of => words::CHARACTERS_OF
                        .with([words::counted(*len, words::count::CHARACTERS), RichText::code(of.to_string())]),
                };
                names.push(words::NAMED_RUN.with([RichText::code(name), run]));
            }
        }
    }
    words::PATTERN_WITH.with([RichText::code(shape), RichText::join(names, words::AND)])
}
