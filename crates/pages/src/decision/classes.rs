//! A provider in, out the statuses of which it says the same: a decision is worked out once for all of them.

use codetable_model::catalog::Provider;
use codetable_model::vocabulary::Severity;

/// What stands for a response without a status.
pub(super) const NO_STATUS: u16 = 0;

/// The statuses, by what is said of them.
#[derive(Debug)]
pub(super) struct Classes {
    classes: Vec<Vec<u16>>,
}

/// What a decision can depend on: the class of a status, the rules that speak of it, and whether it is registered.
type Key = (u16, Vec<usize>, Vec<usize>, Option<Severity>, bool);

impl Classes {
    pub(super) fn of(provider: &Provider, http: Option<&Provider>) -> Self {
        let mut found: Vec<(Key, Vec<u16>)> = Vec::new();
        for status in [NO_STATUS].into_iter().chain(100..=599) {
            // A 207 is no success.
            let class = if status == 207 { status } else { status / 100 };
            let rules = |of: &Provider| {
                let rules = of.statuses.iter().enumerate().filter(|(_, rule)| rule.pattern.covers(status));
                rules.map(|(place, _)| place).collect::<Vec<_>>()
            };
            let is_registered = http.is_none_or(|http| super::is_registered(http, status));
            let of_http = http.map(rules).unwrap_or_default();
            let key = (class, rules(provider), of_http, severity(provider, status), is_registered);
            match found.iter_mut().find(|(other, _)| *other == key) {
                Some((_, statuses)) => statuses.push(status),
                None => found.push((key, vec![status])),
            }
        }
        Self { classes: found.into_iter().map(|(_, statuses)| statuses).collect() }
    }

    /// The classes, with each of these statuses in one of its own.
    pub(super) fn apart_from(&self, own: &[u16]) -> Vec<Vec<u16>> {
        let mut apart = Vec::new();
        for class in &self.classes {
            let (alone, others): (Vec<u16>, Vec<u16>) = class.iter().partition(|status| own.contains(status));
            apart.extend(alone.into_iter().map(|status| vec![status]));
            apart.push(others);
        }
        apart.retain(|class| !class.is_empty());
        apart
    }
}

/// How bad a status is that reports a failure: as its own rule says, or the document of a severity.
pub(super) fn severity(provider: &Provider, status: u16) -> Option<Severity> {
    let own = provider.rules(status).find_map(|rule| Some(rule.facts.severity.as_ref()?.value));
    let partial = provider.severities.iter().filter(|rule| rule.severity == Severity::NonFatal);
    let is_partial = partial.flat_map(|rule| &rule.statuses).flat_map(|of| &of.value).any(|of| of.covers(status));
    match own {
        // Of a 207 at least a part failed, and no word of a document makes all of it a warning.
        Some(Severity::Warning) => Some(Severity::NonFatal),
        Some(own) => Some(own),
        None if status == 207 || is_partial => Some(Severity::NonFatal),
        None => None,
    }
}
