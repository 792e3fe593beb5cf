//! Rules for statuses, types of error and severities in, what their sections show out.

use crate::html::address::anchor;
use crate::html::fact::{Entry, entries, meaning, quote};
use crate::html::markup::Markup;
use crate::html::subject::Subject;
use crate::wording::advice::effect_words;
use crate::wording::facts::{nature, rule_lines, texts};
use codetable_model::catalog::{Fact, StatusRule};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::Vocabulary;
use serde::Serialize;

/// A rule for statuses.
#[derive(Debug, Serialize)]
pub(super) struct Rule {
    id: String,
    pattern: String,
    entries: Vec<Entry>,
    remarks: Markup,
}

/// A type of error.
#[derive(Debug, Serialize)]
pub(super) struct ErrorType {
    id: String,
    name: String,
    entries: Vec<Entry>,
    remarks: Markup,
}

/// What is said of a severity.
#[derive(Debug, Serialize)]
pub(super) struct Severity {
    word: &'static str,
    says: Markup,
    statuses: Markup,
    basis: Markup,
}

/// The rules in the order of their statuses, a status before the class it belongs to.
pub(super) fn rules(subject: Subject<'_>) -> Vec<Rule> {
    let mut rules: Vec<&StatusRule> = subject.provider.statuses.iter().collect();
    rules.sort_by_key(|rule| (rule.pattern.first / 100, rule.pattern.last - rule.pattern.first, rule.pattern.first));
    let rule = |rule: &StatusRule| {
        let pattern = rule.pattern.to_string();
        Rule {
            id: anchor("status", &pattern),
            entries: entries(subject, |language| rule_lines(rule, subject.provider, language)),
            remarks: subject.references(&[&pattern]),
            pattern,
        }
    };
    rules.into_iter().map(rule).collect()
}

/// The types that no response names.
pub(super) fn types(subject: Subject<'_>) -> Vec<ErrorType> {
    let of = |of: &codetable_model::catalog::ErrorType| {
        let mut all = Vec::new();
        if let Some(statuses) = &of.statuses {
            all.push(Entry::plain("Statuses", "상태", patterns(statuses)).quoted(statuses, subject));
        }
        all.extend(entries(subject, |language| texts(&of.facts, language)));
        if let Some(occurs) = &of.occurs {
            let occurs_words = subject.text(&occurs.value);
            all.push(Entry::plain("Occurs", "발생 시점", occurs_words).resting(&occurs.basis, subject));
        }
        all.extend(entries(subject, |language| nature(&of.facts, language)));
        if let Some(effect) = &of.facts.effect {
            let says = Markup::ours(|language| effect_words(effect.value, language));
            all.push(Entry::plain("Was it carried out?", "실행되었나?", says).quoted(effect, subject));
        }
        ErrorType {
            id: anchor("type", &of.name),
            name: of.name.clone(),
            entries: all,
            remarks: subject.references(&[&of.name]),
        }
    };
    subject.provider.types.iter().map(of).collect()
}

/// What is said of each severity.
pub(super) fn severities(subject: Subject<'_>) -> Vec<Severity> {
    let severity = |rule: &codetable_model::catalog::SeverityRule| Severity {
        word: rule.severity.word(),
        says: Markup::all([
            Markup::either(Markup::sentence(&rule.says), meaning(rule.severity)),
            quote(rule.quote.as_ref(), subject),
        ]),
        statuses: rule.statuses.as_ref().map_or_else(Markup::default, |statuses| {
            Markup::all([patterns(statuses), subject.aside(&statuses.basis, &rule.basis)])
        }),
        basis: subject.basis(&rule.basis),
    };
    subject.provider.severities.iter().map(severity).collect()
}

fn patterns(statuses: &Fact<Vec<StatusPattern>>) -> Markup {
    Markup::join(statuses.value.iter().map(|pattern| Markup::code(&pattern.to_string())), ", ")
}
