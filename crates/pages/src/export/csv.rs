//! The catalogue in, `catalog.csv` out: one row a code, as RFC 4180 writes it. What a code leaves open is filled in from
//! the rule for its status, and the column beside says so.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};

use super::page::own_facts;
use crate::decision::{self, Decisions, Next};
use crate::page::entry::brief_meaning;
use codetable_model::catalog::advice::{Advice, Part};
use codetable_model::catalog::{
    Alternative, Basis, Catalog, ColumnValue, Facts, Has, Known, Lines, Provider, Row, Said, Table, Text, Wait, When,
};
use codetable_model::text::character::visible;
use codetable_model::vocabulary::{TextKind, Vocabulary};
use codetable_model::words::BasisKind;

/// A column a line: what its head says, and its cell.
macro_rules! columns {
    ($row:ident $table:ident $provider:ident $decisions:ident { $($lets:tt)* } $($head:literal: $cell:expr,)*) => {
        /// The columns, in their order.
        const COLUMNS: &[&str] = &[$($head,)*];

        fn cells($row: &Row, $table: &Table, $provider: &Provider, $decisions: &Decisions<'_>) -> Vec<String> {
            $($lets)*
            vec![$($cell,)*]
        }
    };
}

columns! {
    row table provider decisions {
        let facts = &row.facts;
        let status = facts.status.as_ref().map(|status| status.value);
        let advice = Advice::of(facts, status, provider);
        let [meaning, meaning_source] = both(brief_meaning(facts));
        let [message, message_source] = both(facts.text(TextKind::Message).map(|fact| &fact.value));
        let [remedy, remedy_source] = both(facts.text(TextKind::Remedy).map(|fact| &fact.value));
        let alternatives = advice.recovery();
        let first = alternatives.first().and_then(|alternative| alternative.steps.value.first());
        let recovery = joined(alternatives.iter().map(steps));
        let kinds = |alternative: &Alternative| kind(&alternative.steps.basis);
        let recovery_basis = joined(alternatives.iter().map(kinds));
        let recovery_rule = advice.recovery.as_ref().and_then(|recovery| recovery.rule).map(ToString::to_string);
        let [wait, wait_basis, wait_rule] = part(advice.wait.as_ref(), |wait| self::wait(wait, provider));
        let [effect, effect_basis, effect_rule] = part(advice.effect.as_ref(), |effect| effect.word().to_owned());
        let decided = decisions.of_own_status(table, row);
        let next = decided.as_ref().map(|decided| &decided.next);
        let [next_idempotent, next_other] = each(next, |next| Some(next.word()));
        let [step_idempotent, step_other] = each(next, Next::step);
        let next_wait = next.and_then(|next| next.iter().find_map(Next::wait));
        let next_effect = decided.as_ref().and_then(|decided| decided.effect).map(|effect| effect.word().to_owned());
        let retired = row.retired.as_ref();
        let replacement = retired.and_then(|retired| table.rows.get(retired.replacement?)).map(|row| row.code.to_string());
    }
    "provider": provider.name.clone(),
    "code": row.code.to_string(),
    "name": row.name.clone(),
    "status": status.map(|status| status.to_string()).unwrap_or_default(),
    "meaning": meaning,
    "meaning_source": meaning_source,
    "message": message,
    "message_source": message_source,
    "remedy": remedy,
    "remedy_source": remedy_source,
    "first_step": first.map(|step| step.word().to_owned()).unwrap_or_default(),
    "recovery": recovery,
    "recovery_basis": recovery_basis,
    "recovery_rule": recovery_rule.unwrap_or_default(),
    "wait": wait,
    "wait_basis": wait_basis,
    "wait_rule": wait_rule,
    "effect": effect,
    "effect_basis": effect_basis,
    "effect_rule": effect_rule,
    "table_id": table.id.clone(),
    "kind": table.kind.word().to_owned(),
    "aliases": joined(row.aliases.iter().map(ToString::to_string)),
    "since": row.since.clone().unwrap_or_default(),
    "retired_since": retired.map(|retired| retired.since.clone()).unwrap_or_default(),
    "replacement": replacement.unwrap_or_default(),
    "basis": kind(&row.basis),
    "lines": lines(&row.basis),
    "next_idempotent": next_idempotent,
    "next_other": next_other,
    "step_idempotent": step_idempotent,
    "step_other": step_other,
    "next_wait": next_wait.map(self::next_wait).unwrap_or_default(),
    "next_effect": next_effect.unwrap_or_default(),
    "columns": own(row, table),
    "params": parameters(row),
}

/// `{"limit":"integer"}`; nothing where its texts have no parameters.
fn parameters(row: &Row) -> String {
    let named = row.params.iter().map(|of| (of.name.clone(), of.ty.word().into()));
    let named: serde_json::Map<_, _> = named.collect();
    if named.is_empty() { String::new() } else { serde_json::Value::from(named).to_string() }
}

/// The columns, in their order: of the facts that are one word or code each, each has its own, behind all others.
pub fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().copied().chain(own_facts())
}

/// The cells of the facts of these names.
fn own_facts_of(facts: &Facts, names: &[&str]) -> Vec<String> {
    let said = facts.said();
    let text = |of: &Said<'_>| match of.value {
        Known::Code(code) => code.to_owned(),
        other => other.word().map(|of| of.word.to_owned()).unwrap_or_default(),
    };
    names.iter().map(|name| said.iter().find(|of| of.name == *name).map(text).unwrap_or_default()).collect()
}

/// `{"channels":["pos"],"minor":2}`; nothing where the table has no columns of its own.
fn own(row: &Row, table: &Table) -> String {
    let named = table.columns.iter().zip(&row.columns).filter(|(_, value)| **value != ColumnValue::Absent);
    let cells: serde_json::Map<_, _> =
        named.filter_map(|(column, value)| Some((column.name.clone(), serde_json::to_value(value).ok()?))).collect();
    if table.columns.is_empty() { String::new() } else { serde_json::Value::from(cells).to_string() }
}

/// The catalogue as CSV, codes in the order of their specs.
#[must_use]
pub fn write(catalog: &Catalog) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut record = |cells: Vec<String>| {
        // Writing to memory cannot fail, and every record has the cells that the first one has.
        let _ = writer.write_record(cells.iter().map(|cell| inert(cell)));
    };
    record(columns().map(str::to_owned).collect());
    let names: Vec<&str> = own_facts().collect();
    for provider in &catalog.providers {
        let decisions = Decisions::of(provider, &catalog.providers);
        for table in &provider.tables {
            for row in &table.rows {
                let mut cells = cells(row, table, provider, &decisions);
                cells.extend(own_facts_of(&row.facts, &names));
                record(cells);
            }
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// `stated`, `inferred` …
fn kind(basis: &Basis) -> String {
    BasisKind::of(Some(basis)).word().to_owned()
}

/// The English, and the document's own words.
fn both(text: Option<&Text>) -> [String; 2] {
    text.map_or_else(Default::default, |text| [text.english().to_owned(), text.source.clone()])
}

/// A part of the advice, what supports it, and the rule for statuses that it comes from.
fn part<T>(part: Option<&Part<'_, T>>, words: impl Fn(&T) -> String) -> [String; 3] {
    part.map_or_else(Default::default, |Part { fact, rule }| {
        let rule = rule.map(ToString::to_string).unwrap_or_default();
        [words(&fact.value), kind(&fact.basis), rule]
    })
}

/// `wait retry`, `wait retry if Retry-After`
fn steps(alternative: &Alternative) -> String {
    let steps = alternative.steps.value.iter().map(|step| step.word()).collect::<Vec<_>>().join(" ");
    match &alternative.when {
        Some(When { has: Has::Header(name) | Has::Member(name), value }) => match value {
            Some(value) => format!("{steps} if {name} is {value}"),
            None => format!("{steps} if {name}"),
        },
        None => steps,
    }
}

/// `header X-Reset Retry-After`; `soon`
fn wait(wait: &Wait, provider: &Provider) -> String {
    let words = std::iter::once(Cow::Borrowed(wait.kind.word())).chain(wait.names(provider));
    words.collect::<Vec<_>>().join(" ")
}

/// With a call that is idempotent, and with any other.
fn each(next: Option<&[Next; 2]>, word: impl Fn(&Next) -> Option<&'static str>) -> [String; 2] {
    let [one, other] = next.map_or([None, None], |[one, other]| [word(one), word(other)]);
    [one, other].map(|word| word.unwrap_or_default().to_owned())
}

/// `soon Retry-After`
fn next_wait(decision::Wait { kind, headers, members, seconds }: &decision::Wait) -> String {
    let seconds = seconds.map(|seconds| seconds.to_string());
    let words = [kind.word().to_owned()].into_iter().chain(seconds).chain(members.iter().cloned());
    words.chain(headers.iter().cloned()).collect::<Vec<_>>().join(" ")
}

/// `001:66 001:68-70`
fn lines(basis: &Basis) -> String {
    let Basis::Stated(citation) = basis else { return String::new() };
    let lines = |Lines { document, first, last }: &Lines| match first == last {
        true => format!("{document}:{first}"),
        false => format!("{document}:{first}-{last}"),
    };
    citation.iter().map(lines).collect::<Vec<_>>().join(" ")
}

/// `a | b`
fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" | ")
}

/// A cell that no spreadsheet takes for a formula and no terminal obeys. A number is no formula, and a code such as -401
/// has to stay the code that a log holds.
fn inert(cell: &str) -> String {
    let shown: String = cell.chars().map(|letter| if letter == '\n' { letter } else { visible(letter) }).collect();
    let is_formula = shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let digits = shown.strip_prefix('-').filter(|digits| !digits.is_empty());
    let is_number = digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if is_formula && !is_number { format!("'{shown}") } else { shown }
}
