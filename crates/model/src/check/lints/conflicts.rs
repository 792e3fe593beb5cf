//! Facts that disagree, where no conflict of the spec says so. A row that says otherwise than its group does not disagree with
//! it: a group speaks of the rows that say nothing, and the row wins.

use super::recovery::allow_retry;
use super::statuses::Rules;
use crate::catalog::PatternPart;
use crate::check::codes::grouped;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::resolve::key;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Alternative, Around, Evidence, Fact, Group, Row, Spec, StatusRule, Table};
use std::collections::BTreeSet;

/// Reports contradictions that nobody has declared.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let declared = Declared::of(spec);
    let rules = Rules::of(spec);
    between_rules(spec, &rules, &declared, diagnostics);
    let mut first: Map<&str, (&Table, &Row, &Fact<u16>)> = Map::default();
    for table in &spec.tables {
        let pattern = table.key.pattern.as_ref().and_then(|pattern| key::pattern(&pattern.value).ok());
        for (group, row) in grouped(table) {
            let Some(status) = row.status(group) else { continue };
            against_rule(&rules, group, row, status, &declared, diagnostics);
            if let Some(parts) = &pattern {
                against_code(parts, row, status, &declared, diagnostics);
            }
            match first.get(row.code.value.as_str()) {
                Some(other) if !std::ptr::eq(other.0, &table.value) => {
                    across_tables(row, status, other, &declared, diagnostics);
                }
                Some(_) => {}
                None => {
                    first.insert(&row.code.value, (table, row, status));
                }
            }
        }
    }
}

/// What the conflicts of a spec speak of.
pub(super) struct Declared<'s> {
    concerns: Set<&'s str>,
}

impl<'s> Declared<'s> {
    pub(super) fn of(spec: &'s Spec) -> Self {
        let concerns = spec.conflicts.iter().flat_map(|conflict| &conflict.value.concerns);
        Self { concerns: concerns.map(|concern| concern.value.as_str()).collect() }
    }

    pub(super) fn row(&self, row: &Row) -> bool {
        let mut names = [&row.code].into_iter().chain(&row.name).chain(&row.aliases);
        names.any(|name| self.concerns.contains(name.value.as_str()))
    }

    pub(super) fn rule(&self, rule: &StatusRule) -> bool {
        self.concerns.contains(rule.pattern.to_string().as_str())
    }

    pub(super) fn status(&self, status: u16) -> bool {
        self.concerns.contains(status.to_string().as_str())
    }
}

/// Two rules for one status, of which one allows an unchanged retry and the other does not.
fn between_rules(spec: &Spec, rules: &Rules<'_>, declared: &Declared<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let mut statuses: Vec<u16> = spec.statuses.iter().flat_map(|rule| rule.pattern.statuses()).collect();
    statuses.sort_unstable();
    statuses.dedup();
    for status in statuses {
        let [narrow, wider @ ..] = rules.covering(status) else { continue };
        for wide in wider {
            let (Some(one), Some(other)) = (stated(narrow), stated(wide)) else { continue };
            let known = declared.rule(narrow) || declared.rule(wide) || declared.status(status);
            if known
                || allow_retry(&one.value) == allow_retry(&other.value)
                || !seen.insert((one.value.span, other.value.span))
            {
                continue;
            }
            let (one_says, other_says) = says(one);
            let message = format!(
                "`{}` {one_says}, but `{}`, which covers {status} too, {other_says}",
                narrow.pattern.value, wide.pattern.value
            );
            let help =
                format!("{DECLARE}; if the document makes {status} an exception, write `{}`", excepted(wide, narrow));
            diagnostics.push(report(one.value.span, message, (other.value.span, "disagrees with this"), &help));
        }
    }
}

/// The recovery of a rule, if the document states it.
fn stated(rule: &StatusRule) -> Option<&Fact<Vec<Alternative>>> {
    let recovery = rule.facts.recovery.as_ref();
    recovery.filter(|recovery| are_stated(recovery, &rule.evidence))
}

/// Whether the document states each alternative.
fn are_stated(recovery: &Fact<Vec<Alternative>>, around: &Around) -> bool {
    let is_stated = |own: Option<&Evidence>| match own {
        Some(evidence) => matches!(evidence, Evidence::Stated(_)),
        None => around.at.is_some() && around.registered.is_none(),
    };
    let mut alternatives = recovery.value.iter();
    alternatives.all(|alternative| is_stated(alternative.steps.evidence.as_ref().or(recovery.evidence.as_ref())))
}

/// The wide rule without what the narrow one speaks of.
fn excepted(wide: &StatusRule, narrow: &StatusRule) -> String {
    let mut pattern = wide.pattern.value.clone();
    pattern.except.extend(narrow.pattern.statuses().filter(|status| wide.pattern.covers(*status)));
    pattern.except.sort_unstable();
    pattern.to_string()
}

/// A code's recovery against those of the rule for its status.
fn against_rule(
    rules: &Rules<'_>,
    group: &Group,
    row: &Row,
    status: &Fact<u16>,
    declared: &Declared<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let around = if row.evidence == Around::default() { &group.evidence } else { &row.evidence };
    let own = row.facts.recovery.as_ref().map(|recovery| (recovery, are_stated(recovery, around)));
    let of_group = || {
        let recovery = group.facts.recovery.as_ref()?;
        Some((recovery, are_stated(recovery, &group.evidence)))
    };
    let Some((recovery, true)) = own.or_else(of_group) else { return };
    let status = status.value.value;
    let Some(rule) = rules.covering(status).iter().find(|rule| rule.facts.recovery.is_some()) else { return };
    let Some(others) = stated(rule) else { return };
    let known = declared.row(row) || declared.rule(rule) || declared.status(status);
    if known || allow_retry(&recovery.value) == allow_retry(&others.value) {
        return;
    }
    let (own_says, rule_says) = says(recovery);
    let message = format!(
        "`{}` {own_says}, but `{}`, the rule for its status, {rule_says}",
        excerpt(&row.code.value),
        rule.pattern.value
    );
    diagnostics.push(report(recovery.value.span, message, (others.value.span, "disagrees with this"), DECLARE));
}

/// A status that a code carries in itself against the status of its row.
fn against_code(
    parts: &[PatternPart],
    row: &Row,
    status: &Fact<u16>,
    declared: &Declared<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(carried) = status_in(parts, &row.code.value) else { return };
    if carried == u32::from(status.value.value) || declared.row(row) {
        return;
    }
    let message =
        format!("`{}` carries status {carried}, and its row says {}", excerpt(&row.code.value), status.value.value);
    diagnostics.push(report(status.value.span, message, (row.code.span, "by the table's pattern"), DECLARE));
}

/// The value of the part called `status` of a code that fits the pattern.
fn status_in(parts: &[PatternPart], code: &str) -> Option<u32> {
    let (_, digits) = key::parts(code, parts)?.into_iter().find(|(name, _)| *name == "status")?;
    digits.parse().ok()
}

/// One code with two statuses in two tables.
fn across_tables(
    row: &Row,
    status: &Fact<u16>,
    (table, other, others): &(&Table, &Row, &Fact<u16>),
    declared: &Declared<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if status.value.value == others.value.value || declared.row(row) || declared.row(other) {
        return;
    }
    let message = format!(
        "`{}` has status {}, and in table `{}` it has {}",
        excerpt(&row.code.value),
        status.value.value,
        excerpt(&table.id.value),
        others.value.value
    );
    diagnostics.push(report(status.value.span, message, (others.value.span, "disagrees with this"), DECLARE));
}

/// What a recovery says of an unchanged retry, and what those say that disagree.
fn says(recovery: &Fact<Vec<Alternative>>) -> (&'static str, &'static str) {
    match allow_retry(&recovery.value) {
        true => ("lets the same request be sent again", "does not"),
        false => ("does not let the same request be sent again", "does"),
    }
}

/// The remedy for every contradiction.
pub(super) const DECLARE: &str =
    "add an entry to `conflicts` that concerns one of them, and say what is followed and why";

fn report(span: Span, message: String, (other, text): (Span, &str), help: &str) -> Diagnostic {
    Diagnostic::new(Rule::UndeclaredConflict, span, message).also(other, text).help(help)
}
