//! A code or a status in, out what a program does about a response that tells of it: what the library decides, worked out
//! beforehand for every status, so that a program in any language has nothing to do but to find the entry.
//!
//! `tests/decide.rs` of the library holds its answers against these.

mod advice;
mod classes;

pub use advice::{Next, Wait};

use advice::Advice;
use classes::{Classes, NO_STATUS};
use codetable_model::catalog::advice::{Advice as Told, http, is_registered};
use codetable_model::catalog::{Code, Facts, Meaning, Provider, Row, Table, When};
use codetable_model::resolve::key;
use codetable_model::vocabulary::{Effect, FieldRole, Severity, TableKind, Vocabulary};

/// What is decided about the responses of a provider.
#[derive(Debug)]
pub struct Decisions<'c> {
    provider: &'c Provider,
    http: Option<&'c Provider>,
    classes: Classes,
}

/// What a program does about a response, if it has one of these statuses, and all that it asks for holds. Of several the
/// first counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The statuses, in runs from the first to the last; 0 stands for none.
    pub statuses: Vec<[u16; 2]>,
    /// What else has to hold of the response.
    pub when: Vec<When>,
    /// Whether the response is a success.
    pub success: bool,
    /// With a call that is idempotent, and with any other.
    pub next: [Next; 2],
    /// What became of the request.
    pub effect: Option<Effect>,
}

impl<'c> Decisions<'c> {
    /// Those of a provider, and of HTTP itself as far as one of these providers tells of it.
    #[must_use]
    pub fn of(provider: &'c Provider, providers: &'c [Provider]) -> Self {
        let http = http(providers);
        Self { provider, http, classes: Classes::of(provider, http) }
    }

    /// The provider.
    #[must_use]
    pub fn provider(&self) -> &'c Provider {
        self.provider
    }

    /// About a response that tells of no code.
    #[must_use]
    pub fn of_statuses(&self) -> Vec<Decision> {
        self.all(None)
    }

    /// About a response that tells of a code and of nothing else; empty where codes of the table are no errors.
    #[must_use]
    pub fn of_row(&self, table: &'c Table, row: &'c Row) -> Vec<Decision> {
        if table.kind == TableKind::Errors { self.all(Some((table, row))) } else { Vec::new() }
    }

    /// The same for the row's own status, if it has one, and where nothing else holds of the response.
    pub(crate) fn of_own_status(&self, table: &'c Table, row: &'c Row) -> Option<Decision> {
        let status = row.facts.status.as_ref().map_or(NO_STATUS, |status| status.value);
        let decisions = (table.kind == TableKind::Errors).then(|| self.under(Some((table, row)), status));
        decisions.into_iter().flatten().find(|decision| decision.when.is_empty())
    }

    /// What pages tell of a response with a code and a status, which need not be the one that the code is listed with; nothing
    /// where it is a success.
    pub fn tell<T>(&self, code: (&'c Table, &'c Row), status: u16, tell: impl FnOnce(&Told<'_>) -> T) -> Option<T> {
        Some(self.failure(code, status)?.tell(self.provider, tell))
    }

    /// The same under every status: each thing is told once, with all statuses under which it is so.
    pub(crate) fn tell_all<T>(
        &self,
        code: (&'c Table, &'c Row),
        mut tell: impl FnMut(&Told<'_>) -> T,
    ) -> Vec<(Vec<u16>, T)> {
        let mut found: Vec<(Vec<u16>, Advice<'c>)> = Vec::new();
        for statuses in self.classes.apart_from(&statuses(code.1)) {
            let Some(advice) = statuses.first().and_then(|status| self.failure(code, *status)) else { continue };
            match found.iter_mut().find(|(_, other)| other.is_same(&advice)) {
                Some((others, _)) => others.extend(statuses),
                None => found.push((statuses, advice)),
            }
        }
        found.into_iter().map(|(statuses, advice)| (statuses, advice.tell(self.provider, &mut tell))).collect()
    }

    /// What is said of a response with a code of an error, unless its status makes it a success.
    fn failure(&self, code: (&'c Table, &'c Row), status: u16) -> Option<Advice<'c>> {
        let (table, row) = code;
        let is_error = severity(&row.facts) != Some(Severity::Warning);
        let is_failure = table.kind == TableKind::Errors && !is_success(status, is_error);
        is_failure.then(|| self.advice(Some(code), meaning(row, status), status, is_error))
    }

    /// Statuses with the same decision stand together, in the order of their first.
    fn all(&self, code: Option<(&'c Table, &'c Row)>) -> Vec<Decision> {
        let own = code.map_or_else(Vec::new, |(_, row)| statuses(row));
        let mut found: Vec<(Vec<u16>, Vec<Decision>)> = Vec::new();
        for statuses in self.classes.apart_from(&own) {
            let decisions = statuses.first().map_or_else(Vec::new, |status| self.under(code, *status));
            match found.iter_mut().find(|(_, other)| *other == decisions) {
                Some((others, _)) => others.extend(statuses),
                None => found.push((statuses, decisions)),
            }
        }
        found.iter_mut().for_each(|(statuses, _)| statuses.sort_unstable());
        found.sort_unstable_by_key(|(statuses, _)| statuses.first().copied());
        let filled = found.into_iter().flat_map(|(statuses, decisions)| {
            let runs = runs(&statuses);
            decisions.into_iter().map(move |decision| Decision { statuses: runs.clone(), ..decision })
        });
        filled.collect()
    }

    /// Under one status, which is not said again.
    fn under(&self, code: Option<(&'c Table, &'c Row)>, status: u16) -> Vec<Decision> {
        let is_error = code.is_some_and(|(_, row)| severity(&row.facts) != Some(Severity::Warning));
        let success = is_success(status, is_error);
        let decide = |given: Option<&When>, meaning: Option<&'c Facts>| {
            let advice = if success { Advice::default() } else { self.advice(code, meaning, status, is_error) };
            let decided = advice.decide(given).into_iter();
            let decision = |(when, next)| Decision { statuses: Vec::new(), when, success, next, effect: advice.effect };
            decided.map(decision).collect::<Vec<_>>()
        };
        let found = Some(status).filter(|status| *status != NO_STATUS);
        let row = code.map(|(_, row)| row).filter(|_| !success);
        let given = row.into_iter().flat_map(|row| conditional(row, found));
        let mut decided: Vec<Decision> = given.flat_map(|(when, facts)| decide(Some(when), Some(facts))).collect();
        decided.extend(decide(None, row.and_then(|row| meaning(row, found?))));
        // What is decided without a condition needs none.
        while let [.., one, last] = &decided[..] {
            if (&one.next, one.effect) != (&last.next, last.effect) {
                break;
            }
            decided.remove(decided.len() - 2);
        }
        decided
    }

    /// What is said by the row, or by a further meaning; then by the rules for the status.
    fn advice(
        &self,
        code: Option<(&'c Table, &'c Row)>,
        meaning: Option<&'c Facts>,
        status: u16,
        is_error: bool,
    ) -> Advice<'c> {
        let found = Some(status).filter(|status| *status != NO_STATUS);
        let facts = meaning.or(code.map(|(_, row)| &row.facts));
        let own = |facts: &Facts| facts.status.as_ref().map(|status| status.value);
        let listed = facts.and_then(own).or_else(|| own(&code?.1.facts));
        let is_partial = self.is_partial(facts, found, is_error);
        let mut advice = Advice::default();
        if let Some(facts) = facts {
            advice.fill(facts, self.provider);
        }
        if is_partial {
            advice.effect = advice.effect.or(Some(Effect::Partial));
        }
        // A status that reports success says nothing of a code that is there all the same.
        let ruling = listed.or_else(|| code.and_then(|(table, row)| suffix(table, row)));
        let ruled = match found {
            Some(100..=206 | 208..=399) | None => ruling.or(found),
            Some(_) => found,
        };
        let is_other = |of: Option<u16>| found.is_some() && of.is_some() && of != found;
        if is_other(listed) || is_other(ruled) {
            advice.effect = advice.effect.or(Some(Effect::Unknown));
        }
        if let Some(ruled) = ruled {
            self.fill(&mut advice, ruled);
        }
        if is_partial && advice.effect == Some(Effect::NotApplied) {
            advice.effect = Some(Effect::Partial);
        }
        advice
    }

    /// Fills in what is said of a status; of one that is not registered, at last of the first of its class.
    fn fill(&self, advice: &mut Advice<'c>, status: u16) {
        let class = status / 100 * 100;
        let again = self.http.filter(|http| !is_registered(http, status)).map(|_| class);
        for status in [Some(status), again].into_iter().flatten() {
            for provider in [Some(self.provider), self.http].into_iter().flatten() {
                provider.rules(status).for_each(|rule| advice.fill(&rule.facts, provider));
            }
        }
    }

    /// Whether a part of the request failed, and the rest may have been carried out.
    fn is_partial(&self, facts: Option<&Facts>, status: Option<u16>, is_error: bool) -> bool {
        let of_failure = |status| classes::severity(self.provider, status) == Some(Severity::NonFatal);
        match status {
            Some(status @ (207 | 400..)) => of_failure(status),
            _ => is_error && facts.and_then(severity) == Some(Severity::NonFatal),
        }
    }
}

fn is_success(status: u16, is_error: bool) -> bool {
    matches!(status, 200..=206 | 208..=299) && !is_error
}

/// Those that a row is listed with.
fn statuses(row: &Row) -> Vec<u16> {
    let meanings = row.also.iter().map(|of| &of.facts).chain([&row.facts]);
    meanings.filter_map(|facts| Some(facts.status.as_ref()?.value)).collect()
}

/// The facts of the further meaning that a row has under a status which is not its own.
fn meaning(row: &Row, status: u16) -> Option<&Facts> {
    let has = |facts: &Facts| facts.status.as_ref().is_some_and(|of| of.value == status);
    if has(&row.facts) {
        return None;
    }
    row.also.iter().filter(|of| of.when.is_none()).map(|of| &of.facts).find(|facts| has(facts))
}

/// The further meanings that a response with a status has under a condition, what tells more of it first.
fn conditional(row: &Row, status: Option<u16>) -> Vec<(&When, &Facts)> {
    let own = |of: &Meaning| of.facts.status.as_ref().map(|of| of.value);
    let of_status = row.also.iter().filter(|of| own(of).is_none_or(|own| status == Some(own)));
    let mut also: Vec<(&When, &Meaning)> = of_status.filter_map(|of| Some((of.when.as_ref()?, of))).collect();
    also.sort_by_key(|(when, of)| std::cmp::Reverse((own(of).is_some(), when.value.is_some())));
    also.into_iter().map(|(when, of)| (when, &of.facts)).collect()
}

fn severity(facts: &Facts) -> Option<Severity> {
    facts.severity.as_ref().map(|fact| fact.value)
}

/// The status that the code itself contains.
fn suffix(table: &Table, row: &Row) -> Option<u16> {
    let (Code::Text(code), Some(pattern)) = (&row.code, &table.key.pattern) else { return None };
    let parts = key::parts(code, &pattern.value)?;
    parts.into_iter().find(|(name, _)| *name == FieldRole::Status.word())?.1.parse().ok()
}

/// `400, 402, 403` as `[400, 400], [402, 403]`
fn runs(statuses: &[u16]) -> Vec<[u16; 2]> {
    let runs = statuses.chunk_by(|one, next| one + 1 == *next);
    runs.filter_map(|run| Some([*run.first()?, *run.last()?])).collect()
}
