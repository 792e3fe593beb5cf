//! Rules for statuses, types of error and severities in, their sections out.

use super::LANGUAGE;
use super::facts::{self, HEADS, Line, meaning};
use super::inline::{Inline, Target, words};
use super::page::Page;
use super::remarks;
use super::subject::{Subject, status_anchor, statuses_in_order, type_anchor};
use crate::wording::advice::{Advice, effect_words};
use crate::wording::facts::{nature, rule_lines, telling, texts};
use codetable_model::catalog::{Fact, StatusRule};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{TableKind, TextKind, Vocabulary};

/// ```text
/// ## Statuses
/// | Status | What it means | What to do | Send again |
/// ### `429`
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn rules(page: &mut Page, subject: &Subject<'_>) {
    let rules = statuses_in_order(subject.provider);
    page.paragraph(&"For a response whose code is unknown, or that has none: the rule of its very status decides, else that of its class.".into());
    if rules.iter().all(|rule| rule.facts.recovery.is_empty()) {
        page.paragraph(&"What to do about a status is not said.".into());
    }
    let rows: Vec<[Inline; 4]> = rules.iter().map(|rule| overview_row(rule, subject)).collect();
    page.table(["Status", "What it means", "What to do", "Send again"], &rows);
    for rule in rules {
        let words = rule.pattern.to_string();
        page.heading(3, Some(&status_anchor(&words)), &Inline::code(&words));
        page.table(HEADS, &facts::rows(rule_lines(rule, subject.provider, LANGUAGE), subject));
        remarks::concerning(page, &[&words], subject);
    }
}

fn overview_row(rule: &StatusRule, subject: &Subject<'_>) -> [Inline; 4] {
    let words = rule.pattern.to_string();
    let advice = Advice::of(&rule.facts, single(rule), subject.provider, LANGUAGE);
    [
        Inline::code(&words).linked(&Target::anchor(&status_anchor(&words))),
        meaning_of(rule, subject),
        subject.say(&advice.recovery_words()),
        subject.say(&advice.again_words()),
    ]
}

/// What the rule says the status means, else what a table of statuses says, else what the rule notes of it.
fn meaning_of(rule: &StatusRule, subject: &Subject<'_>) -> Inline {
    let own = meaning(&rule.facts);
    let says_none = telling(&rule.facts).is_none_or(|(kind, _)| kind == TextKind::Note);
    let Some(status) = single(rule).filter(|_| says_none) else { return own };
    let tables = subject.provider.tables.iter().filter(|table| table.kind == TableKind::Values);
    let mut rows = tables.flat_map(|table| &table.rows);
    let row = rows.find(|row| row.facts.status.as_ref().is_some_and(|fact| fact.value == status));
    row.map_or(own, |row| meaning(&row.facts))
}

/// The status of a rule that speaks of one only: what it is silent on, the rule of its class may say.
fn single(rule: &StatusRule) -> Option<u16> {
    (rule.pattern.first == rule.pattern.last).then_some(rule.pattern.first)
}

/// ```text
/// ## Types of error
/// ### `InputError`
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn types(page: &mut Page, subject: &Subject<'_>) {
    page.paragraph(&"The document sorts errors into these types. No response carries the name of its type: only the status hints at it.".into());
    for of in &subject.provider.types {
        page.heading(3, Some(&type_anchor(&of.name)), &Inline::code(&of.name));
        let mut lines: Vec<Line> = Vec::new();
        if let Some(statuses) = &of.statuses {
            lines.push(facts::line("Statuses", patterns(statuses), statuses, subject));
        }
        lines.extend(facts::rows(texts(&of.facts, LANGUAGE), subject));
        if let Some(occurs) = &of.occurs {
            lines.push(facts::text_line("Occurs", occurs, subject));
        }
        lines.extend(facts::rows(nature(&of.facts, LANGUAGE), subject));
        if let Some(effect) = &of.facts.effect {
            let words = effect_words(effect.value, LANGUAGE);
            lines.push(facts::line("Was it carried out?", words.into(), effect, subject));
        }
        page.table(HEADS, &lines);
        remarks::concerning(page, &[&of.name], subject);
    }
}

/// ```text
/// ## Severities
/// | Severity | What it does | In the document | Statuses | Basis |
/// ```
pub(crate) fn severities(page: &mut Page, subject: &Subject<'_>) {
    let rows: Vec<[Inline; 5]> = subject
        .provider
        .severities
        .iter()
        .map(|rule| {
            let quote = rule.quote.as_ref().map_or_else(Inline::default, |text| Inline::text(&text.source));
            let statuses = rule.statuses.as_ref().map_or_else(Inline::default, |statuses| {
                words![patterns(statuses), subject.aside(&statuses.basis, &rule.basis)]
            });
            [
                Inline::code(rule.severity.word()),
                remarks::sentence(&rule.says),
                quote,
                statuses,
                subject.basis(&rule.basis),
            ]
        })
        .collect();
    page.table(["Severity", "What it does", "In the document", "Statuses", "Basis"], &rows);
    let names: Vec<&str> = subject.provider.severities.iter().map(|rule| rule.severity.word()).collect();
    remarks::concerning(page, &names, subject);
}

fn patterns(statuses: &Fact<Vec<StatusPattern>>) -> Inline {
    Inline::join(statuses.value.iter().map(|pattern| Inline::code(&pattern.to_string())), ", ")
}
