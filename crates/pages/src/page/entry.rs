//! A code, a rule for statuses or a type of error in, out all that is said of it: texts, what to do, what kind of error it
//! is, and the remarks that concern it.

use super::guide;
use super::link::{self, address};
use super::remarks::{concerning, foremost};
use super::{Entry, Line, Meaning, Support, Topic};
use crate::words;
use codetable_model::catalog::advice::{Advice, Part};
use codetable_model::catalog::{
    self, Basis, Class, ColumnValue, ErrorType, Fact, Facts, Known, Lines, Provider, Row, Said, StatusRule, Table, Text,
};
use codetable_model::rich;
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{TableKind, TextKind};
use codetable_model::words::advice::{self, by_rule};
use codetable_model::words::evidence::cited;
use codetable_model::words::{Evidence, LinkTarget, RichText};

/// All that is said of a code.
pub(crate) fn code(provider: &Provider, (table, index): (usize, usize)) -> Option<Entry> {
    let of = provider.tables.get(table)?;
    let row = of.rows.get(index)?;
    let code = row.code.to_string();
    let status = row.facts.status.as_ref().map(|status| status.value);
    let mut first = meaning(&row.facts, status, Some(table), provider);
    first.lines.extend(particulars(provider, row, of));
    let also = row.also.iter().map(|catalog::Meaning { basis, when, facts }| {
        let status = facts.status.as_ref().map(|status| status.value).or(status);
        let mut further = meaning(facts, status, Some(table), provider);
        further.lines.splice(0..0, when.as_ref().map(|when| Line::plain(words::COUNTS_IF, advice::when(when))));
        Meaning { basis: Some(Evidence::of(basis)), ..further }
    });
    Some(Entry {
        place: LinkTarget::Code(table, index),
        name: row.name.clone(),
        path: format!("{}::{}::{}", provider.name, of.enum_name, row.name),
        status,
        retired: retired(table, row, of),
        meanings: std::iter::once(first).chain(also).collect(),
        remarks: concerning(&[&code], provider),
        foremost: foremost(provider, Some(&of.id)),
        source: source(provider, &row.basis),
        spec: format!("{}:{}", provider.path, row.line),
        code,
    })
}

/// All that a rule says of its statuses.
pub(crate) fn rule(provider: &Provider, rule: &StatusRule, http: Option<&Provider>) -> Entry {
    let pattern = rule.pattern.to_string();
    let mut of = meaning(&rule.facts, single(&rule.pattern), None, provider);
    match single(&rule.pattern) {
        Some(status) => of.lines.extend(by_http(provider, status, http)),
        None => of.lines.extend(candidates(&rule.pattern, provider)),
    }
    entry(LinkTarget::Thing("status", pattern.clone()), pattern, rule.line, of, provider)
}

/// The same for one of its statuses.
pub(crate) fn status(provider: &Provider, rule: &StatusRule, status: u16, http: Option<&Provider>) -> Entry {
    let (code, pattern) = (status.to_string(), rule.pattern.to_string());
    let mut meaning = meaning(&rule.facts, Some(status), None, provider);
    meaning.lines.extend(by_http(provider, status, http));
    let remarks = concerning(&[&code, &pattern], provider);
    Entry { remarks, ..entry(LinkTarget::Thing("status", pattern), code, rule.line, meaning, provider) }
}

/// What HTTP itself says to do about a status of which the provider does not say it.
pub(crate) fn by_http(provider: &Provider, status: u16, http: Option<&Provider>) -> Option<Line> {
    let advice = advised_by_http(provider, status, http)?;
    let notes = http.map(|http| advice.notes(http)).unwrap_or_default();
    let notes = notes.iter().map(|note| RichText::sentence(&note.fact.value));
    // Whose word it is, where HTTP alone would have it otherwise.
    let of_http = http.map(|http| Advice::of_status(status, http, Some(http)));
    let differs = of_http.is_some_and(|of_http| of_http.is_doubtful() && !advice.is_doubtful());
    let whose = differs.then(|| words::BY_BOTH.into());
    let says = [advice.again_in_full(), advice.recovery_words()].into_iter().chain(whose).chain(notes);
    let says = RichText::join(says, " ").unlinked();
    let evidence = advice.bases().into_iter().map(Evidence::of).collect();
    let support = Support { evidence, ..Support::default() };
    Some(Line { support, ..Line::plain(words::BY_HTTP, says) })
}

/// The advice about a response with a status and without a code, where HTTP alone says what to do.
pub(crate) fn advised_by_http<'p>(
    provider: &'p Provider,
    status: u16,
    http: Option<&'p Provider>,
) -> Option<Advice<'p>> {
    let http = http.filter(|http| http.name != provider.name)?;
    let is_silent = provider.rules(status).all(|rule| rule.facts.recovery.is_empty());
    let advice = Advice::of_status(status, provider, Some(http));
    (is_silent && advice.recovery.is_some()).then_some(advice)
}

/// All that is said of a type of error, which no response names.
pub(crate) fn error_type(provider: &Provider, of: &ErrorType) -> Entry {
    let mut meaning = meaning(&of.facts, None, None, provider);
    let occurs = of.occurs.as_ref().map(|occurs| Line::document(words::OCCURS, occurs));
    let texts = meaning.lines.iter().take_while(|line| matches!(line.topic, Topic::Text(_))).count();
    meaning.lines.splice(texts..texts, occurs);
    let statuses = of.statuses.as_ref().map(|fact| Line::fact(words::STATUS_CODES, patterns(fact), fact));
    meaning.lines.splice(0..0, statuses);
    entry(LinkTarget::Thing("type", of.name.clone()), of.name.clone(), of.line, meaning, provider)
}

/// What is said of the codes of a class.
pub(crate) fn class(provider: &Provider, table: &Table, class: &Class) -> Entry {
    let Class { codes, name, facts, line, .. } = class;
    let status = facts.status.as_ref().map(|status| status.value);
    let meaning = meaning(facts, status, None, provider);
    let name_of = format!("{}-{codes}", table.id);
    let entry = entry(LinkTarget::Thing("class", name_of), codes.clone(), *line, meaning, provider);
    Entry { name: name.clone(), path: format!("{}::{}", provider.name, table.enum_name), status, ..entry }
}

fn entry(place: LinkTarget, code: String, line: u32, meaning: Meaning, provider: &Provider) -> Entry {
    Entry {
        place,
        name: String::new(),
        path: String::new(),
        status: None,
        retired: RichText::default(),
        meanings: vec![meaning],
        remarks: concerning(&[&code], provider),
        foremost: Vec::new(),
        source: RichText::default(),
        spec: format!("{}:{line}", provider.path),
        code,
    }
}

/// The status of a rule that speaks of one only: what it is silent on, the rule of its class may say.
pub(crate) fn single(pattern: &StatusPattern) -> Option<u16> {
    (pattern.first == pattern.last).then_some(pattern.first)
}

pub(super) fn patterns(statuses: &Fact<Vec<StatusPattern>>) -> RichText {
    RichText::join(statuses.value.iter().map(|pattern| advice::statuses(&pattern.to_string())), ", ")
}

/// The status and the texts, what to do, severity and origin, and the types of error that the status hints at. Whoever
/// meets an error asks what to do, and is told where nobody says it.
fn meaning(facts: &Facts, status: Option<u16>, table: Option<usize>, provider: &Provider) -> Meaning {
    let is_error = table.and_then(|table| provider.tables.get(table)).is_some_and(|of| of.kind == TableKind::Errors);
    let advice = Advice::of(facts, status, provider);
    let mut lines = Vec::new();
    let said = |of: &Said<'_>| said(of, table, provider);
    let (first, others): (Vec<_>, Vec<_>) =
        facts.said().into_iter().partition(|said| matches!(said.value, Known::Status(_) | Known::Text(..)));
    lines.extend(first.iter().filter_map(said));
    lines.extend(self::advice(&advice, is_error, facts.text(TextKind::Remedy).is_some()));
    lines.extend(others.iter().filter_map(said));
    let only = status.map(|status| StatusPattern { first: status, last: status, except: Vec::new() });
    lines.extend(only.and_then(|only| candidates(&only, provider)));
    let recovery = advice.recovery().iter().map(|alternative| advice.steps(alternative)).collect();
    let lead = telling(facts).map(|(kind, _)| Topic::Text(kind));
    Meaning { basis: None, recovery, verdict: advice.verdict(), lines, lead }
}

/// A fact that is no part of what to do, of a code of a table.
fn said(said: &Said<'_>, table: Option<usize>, provider: &Provider) -> Option<Line> {
    let says = match said.value {
        Known::Status(status) => RichText::code(status.to_string()),
        Known::Text(_, text) => super::text(text, said.basis),
        Known::Recovery(_) | Known::Wait(_) | Known::Effect(_) => return None,
        Known::Severity(of) => words::word(of),
        Known::Origin(of) => words::word(of),
        Known::Code(code) => link::code(provider, table, code),
    };
    let line = Line::on(Topic::of(said.name)?, says, Support::of(said.basis));
    let quote = said.quote.filter(|_| !matches!(said.value, Known::Text(..))).cloned();
    Some(Line { quote, ..line })
}

/// What to do, whether to send again, how long to wait, what became of the request. A remedy that nobody has put into steps
/// is pointed at.
fn advice(advice: &Advice<'_>, is_error: bool, has_remedy: bool) -> Vec<Line> {
    let silent = |topic, says| {
        let support = Support { evidence: vec![Evidence::silent()], ..Support::default() };
        Line::on(topic, says, support)
    };
    let mut lines = Vec::new();
    if let Some(recovery) = &advice.recovery {
        let evidence = advice.bases().into_iter().map(Evidence::of).collect();
        let support = Support { evidence, rule: by_rule(recovery.rule), ..Support::default() };
        let quote = recovery.alternatives.iter().find_map(|alternative| alternative.steps.quote.clone());
        lines.push(Line::on(Topic::Again, advice.again_in_full(), Support::default()));
        lines.push(Line { quote, ..Line::on(Topic::ToDo, advice.recovery_words(), support) });
    } else if has_remedy {
        lines.push(silent(Topic::ToDo, words::SEE_TEXT.with([words::text_kind(TextKind::Remedy).into()])));
    } else if is_error {
        lines.push(silent(Topic::ToDo, words::NOT_SAID.into()));
    }
    lines.extend(advice.wait.as_ref().map(|wait| part(Topic::Wait, advice.wait_words(), wait)));
    match &advice.effect {
        Some(effect) => lines.push(part(Topic::CarriedOut, advice.effect_words(), effect)),
        None if is_error => lines.push(silent(Topic::CarriedOut, words::NOT_SAID.into())),
        None => {}
    }
    let note = |note: &Part<'_, Text>| part(Topic::RuleNote, super::text(&note.fact.value, &note.fact.basis), note);
    lines.extend(advice.notes(advice.provider).iter().map(note));
    lines
}

/// A part of the advice, with the rule it comes from.
fn part<T>(topic: Topic, says: RichText, part: &Part<'_, T>) -> Line {
    let line = value(topic, says, part.fact);
    Line { support: Support { rule: by_rule(part.rule), ..line.support }, ..line }
}

/// A value of ours, and the document's words for it.
fn value<T>(topic: Topic, says: RichText, fact: &Fact<T>) -> Line {
    Line { topic, ..Line::fact(topic.name(), says, fact) }
}

/// The types of error that come with some of the statuses: no response tells which of them it is.
fn candidates(statuses: &StatusPattern, provider: &Provider) -> Option<Line> {
    let of = |of: &ErrorType| {
        let mut patterns = of.statuses.as_ref()?.value.iter();
        let pattern = patterns.find(|pattern| statuses.statuses().any(|status| pattern.covers(status)))?;
        let link = RichText::code(&of.name).linked(LinkTarget::Thing("type", of.name.clone()));
        Some(rich![link, " (", advice::statuses(&pattern.to_string()), ")"])
    };
    let names: Vec<RichText> = provider.types.iter().filter_map(of).collect();
    let note = if names.len() > 1 { words::BY_STATUS_UNCLEAR } else { words::BY_STATUS };
    let says = RichText::join(names, words::EITHER);
    let support = Support { note: note.into(), ..Support::default() };
    (!says.is_empty()).then(|| Line::on(Topic::ErrorType, says, support))
}

/// What is no fact of the document: spellings, version, addresses, columns of the table's own.
fn particulars(provider: &Provider, row: &Row, of: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(provider.docs_url(&row.code).map(|page| Line::plain(words::DOCS_PAGE, address(&page))));
    let aliases = RichText::join(row.aliases.iter().map(|alias| RichText::code(alias.to_string())), ", ");
    lines.push(Line::plain(words::ALIASES, aliases));
    lines.push(Line::plain(words::SINCE, row.since.as_ref().map(RichText::text).unwrap_or_default()));
    lines.push(Line::plain(words::READ_MORE, RichText::join(row.links.iter().map(|link| address(link)), ", ")));
    let params = row.params.iter().map(|of| {
        let name = RichText::code(format!("{{{}}}", of.name));
        words::WORD.with([name, words::meaning(of.ty).into()])
    });
    lines.push(Line::plain(words::PARAMETERS, RichText::join(params, ", ")));
    for (column, value) in of.columns.iter().zip(&row.columns) {
        let items = value.items().iter().map(|item| match (column.word(item), item) {
            (Some(of), _) => words::WORD.with([RichText::code(&of.word), RichText::sentence(&of.meaning)]),
            (None, ColumnValue::Text(text)) => RichText::text(text),
            (None, other) => RichText::code(other.to_string()),
        });
        lines.push(Line::plain(RichText::code(&column.name), RichText::join(items, ", ")));
    }
    lines.retain(|line| !line.says.is_empty());
    lines
}

/// `line 66 of 001, Troubleshooting (001, 2025-09-26)` for each document that is cited.
fn source(provider: &Provider, basis: &Basis) -> RichText {
    let Basis::Stated(citation) = basis else { return RichText::default() };
    let of = |lines: &[Lines]| {
        let id = &lines.first()?.document;
        let document = provider.documents.iter().find(|document| document.id == *id)?;
        let title = guide::document(document).linked(LinkTarget::Document(id.clone()));
        Some(RichText::join([cited(lines), title], ", "))
    };
    RichText::join(citation.chunk_by(|a, b| a.document == b.document).filter_map(of), "; ")
}

/// `Retired since 2.0: use X instead.`
pub(super) fn retired(table: usize, row: &Row, of: &Table) -> RichText {
    let Some(retired) = &row.retired else { return RichText::default() };
    let since = RichText::text(&retired.since);
    let instead = retired.replacement.and_then(|index| Some((index, of.rows.get(index)?)));
    match (instead, &retired.because) {
        (Some((index, row)), _) => {
            let link = RichText::code(row.code.to_string()).linked(LinkTarget::Code(table, index));
            words::RETIRED_FOR.with([since, rich![link, " (", RichText::text(&row.name), ")"]])
        }
        (None, Some(because)) => words::RETIRED_BECAUSE.with([since, RichText::sentence(because)]),
        (None, None) => words::RETIRED.with([since]),
    }
}

/// The texts that tell what a code means, the most telling first.
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

/// Every text, in English and as the document has it.
pub(crate) fn texts(facts: &Facts) -> impl Iterator<Item = String> + '_ {
    facts.texts.iter().flat_map(|(_, fact)| fact.value.all().map(str::to_owned))
}

/// The same, as pages tell it.
pub(crate) fn brief_words(facts: &Facts) -> RichText {
    telling(facts).map_or_else(RichText::default, |(_, fact)| super::text(&fact.value, &fact.basis))
}

/// What the rules note that say a part of the advice, and a rule itself: whoever reads the advice in brief needs it too.
pub(crate) fn notes(advice: &Advice<'_>, own: Option<&Fact<Text>>) -> RichText {
    let rules = advice.notes(advice.provider);
    let all = own.into_iter().chain(rules.iter().map(|note| note.fact));
    RichText::join(all.map(|note| super::text(&note.value, &note.basis)), "; ")
}

/// What it means: its most telling text that is not long, whole.
pub(crate) fn brief_meaning(facts: &Facts) -> Option<&Text> {
    telling(facts).map(|(_, fact)| &fact.value)
}

/// The same with its kind and what supports it.
pub(super) fn telling(facts: &Facts) -> Option<(TextKind, &Fact<Text>)> {
    let mut texts = TELLING.iter().filter_map(|kind| Some((*kind, facts.text(*kind)?)));
    let first = texts.clone().next();
    let brief = texts.find(|(_, fact)| fact.value.english().chars().count() <= BRIEF);
    brief.or(first)
}

/// Document and line of a row, for a reader who has the document beside the page; rows that none states come last.
pub(super) fn order(provider: &Provider, row: &Row) -> (usize, u32) {
    let Basis::Stated(citation) = &row.basis else { return (usize::MAX, 0) };
    let Some(lines) = citation.first() else { return (usize::MAX, 0) };
    let document = provider.documents.iter().position(|document| document.id == lines.document);
    (document.unwrap_or(usize::MAX), lines.first)
}
