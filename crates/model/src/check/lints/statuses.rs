//! Status rules: which of them speaks of a status, and whether each of them speaks of any.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::spec::{Spec, StatusRule};

/// Reports rules that are never consulted.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let rules = Rules::of(spec);
    for rule in &spec.statuses {
        if rule.pattern.statuses().any(|status| rules.narrowest(status).is_some_and(|first| std::ptr::eq(first, rule)))
        {
            continue;
        }
        let mut covering: Vec<&StatusRule> = Vec::new();
        for first in rule.pattern.statuses().filter_map(|status| rules.narrowest(status)) {
            if !covering.iter().any(|known| std::ptr::eq(*known, first)) {
                covering.push(first);
            }
        }
        diagnostics.push(unreachable(rule, &covering));
    }
}

/// The rules of a spec by the statuses they speak of.
pub(super) struct Rules<'s> {
    /// For each status from 100, the rules that cover it, the narrowest first.
    covering: Vec<Vec<&'s StatusRule>>,
}

impl<'s> Rules<'s> {
    /// The rules of a spec.
    pub(super) fn of(spec: &'s Spec) -> Self {
        let mut sorted: Vec<&StatusRule> = spec.statuses.iter().collect();
        sorted.sort_by_key(|rule| rule.pattern.statuses().count());
        let mut covering = vec![Vec::new(); 500];
        for rule in sorted {
            for status in rule.pattern.statuses() {
                if let Some(rules) = position(status).and_then(|position| covering.get_mut(position)) {
                    rules.push(rule);
                }
            }
        }
        Self { covering }
    }

    /// The rules that cover a status, the narrowest first.
    pub(super) fn covering(&self, status: u16) -> &[&'s StatusRule] {
        position(status).and_then(|position| self.covering.get(position)).map_or(&[], Vec::as_slice)
    }

    /// The rule that decides what is said of a status.
    pub(super) fn narrowest(&self, status: u16) -> Option<&'s StatusRule> {
        self.covering(status).first().copied()
    }
}

/// Where a status stands among all of them.
fn position(status: u16) -> Option<usize> {
    status.checked_sub(100).map(usize::from)
}

fn unreachable(rule: &StatusRule, covering: &[&StatusRule]) -> Diagnostic {
    let pattern = &rule.pattern;
    let message = match covering {
        [] => format!("`{}` speaks of no status", pattern.value),
        [same] if same.pattern.value == pattern.value => format!("`{}` is described twice", pattern.value),
        [_] => format!("`{}` is never consulted: a narrower rule covers it", pattern.value),
        _ => format!("`{}` is never consulted: narrower rules cover all of it", pattern.value),
    };
    let report = Diagnostic::new(Rule::UnreachableRule, pattern.span, message);
    let report = covering.iter().fold(report, |report, rule| report.also(rule.pattern.span, "narrower"));
    report.help("remove the rule, or the narrower ones that say no more than it does")
}
