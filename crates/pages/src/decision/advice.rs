//! What is said of an error in, out what a program does: the same steps as `src/advice/decision.rs` of the library goes.

use codetable_model::catalog::advice::{self, Part, Recovery};
use codetable_model::catalog::{self, Alternative, Basis, Fact, Facts, Provider, When};
use codetable_model::vocabulary::{Effect, Step, Vocabulary, WaitKind};

/// Alternatives of a recovery whose conditions the library can keep in mind: what stands behind them never counts if it
/// has one.
const MOST_CONDITIONS: usize = 32;

/// The header that counts for every wait.
const RETRY_AFTER: &str = "Retry-After";

/// What is said of an error, each part by the first that speaks of it.
#[derive(Debug, Default)]
pub(super) struct Advice<'c> {
    recovery: &'c [Alternative],
    wait: Option<(&'c Fact<catalog::Wait>, &'c Provider)>,
    pub(super) effect: Option<Effect>,
}

/// What a program does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Send the same request again after this wait.
    Send(Wait),
    /// Get new credentials, then send it again with them: at most once for a call.
    RefreshThenSend,
    /// Send it again another day, or when calls have become fewer.
    Later(Wait),
    /// Stop: a person takes this step first, if there is one.
    Stop(Option<Step>),
}

/// How long to wait before the request is sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What the wait is, as far as no header tells.
    pub kind: WaitKind,
    /// The names of the headers that may tell: the latest moment counts.
    pub headers: Vec<String>,
    /// The members of the body that may tell, by JSON pointer.
    pub members: Vec<String>,
    /// How many seconds, where the document names so many.
    pub seconds: Option<u32>,
}

impl<'c> Advice<'c> {
    /// Fills each silent part from a more general source: a wait only where the recovery has something to wait for.
    pub(super) fn fill(&mut self, facts: &'c Facts, provider: &'c Provider) {
        if self.recovery.is_empty() {
            self.recovery = &facts.recovery;
        }
        let retries = |alternative: &Alternative| alternative.steps.value.last() == Some(&Step::Retry);
        if self.wait.is_none() && (self.recovery.is_empty() || self.recovery.iter().any(retries)) {
            self.wait = facts.wait.as_ref().map(|wait| (wait, provider));
        }
        self.effect = self.effect.or(facts.effect.as_ref().map(|effect| effect.value));
    }

    /// Whether both come from the same facts, and so say the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let wait = |of: &Self| of.wait.map(|(fact, _)| std::ptr::from_ref(fact));
        std::ptr::eq(self.recovery, other.recovery) && wait(self) == wait(other) && self.effect == other.effect
    }

    /// The same as pages tell of it; where nobody says what to do, that nothing is to be sent again.
    pub(super) fn tell<T>(&self, provider: &Provider, tell: impl FnOnce(&advice::Advice<'_>) -> T) -> T {
        let refusal = [Alternative { steps: ours(vec![Step::DoNotRetry]), when: None }];
        let alternatives = if self.recovery.is_empty() { &refusal } else { self.recovery };
        let effect = self.effect.map(ours);
        tell(&advice::Advice {
            provider,
            waits: self.wait.map_or(provider, |(_, of)| of),
            listed: None,
            recovery: Some(Recovery { alternatives, rule: None }),
            wait: self.wait.map(|(fact, _)| Part { fact, rule: None }),
            effect: effect.as_ref().map(|fact| Part { fact, rule: None }),
        })
    }

    /// What to do with a call that is idempotent and with any other, by the conditions that hold; the last by none but the
    /// given one.
    ///
    /// It depends on the first alternative that a program follows and on the first that a person does, and which these are
    /// on their conditions. An alternative is followed by one or the other.
    pub(super) fn decide(&self, given: Option<&When>) -> Vec<(Vec<When>, [Next; 2])> {
        let counts = |place: usize, of: &Alternative| place < MOST_CONDITIONS || of.when.is_none();
        let alternatives = self.recovery.iter().enumerate().filter(|(place, of)| counts(*place, of)).map(|(_, of)| of);
        let (program, person): (Vec<_>, Vec<_>) = alternatives.partition(|of| is_for_programs(&of.steps.value));
        let mut decided: Vec<(Vec<When>, [Next; 2])> = Vec::new();
        for alone in firsts(&program) {
            for by_hand in firsts(&person) {
                let conditions = [alone, by_hand].into_iter().flatten().filter_map(|of| of.when.clone());
                let mut when: Vec<When> = conditions.chain(given.cloned()).collect();
                when.sort();
                when.dedup();
                let is_beaten = |(other, _): &(Vec<When>, _)| other.iter().all(|condition| when.contains(condition));
                if !decided.iter().any(is_beaten) {
                    decided.push((when, self.between(alone, by_hand)));
                }
            }
        }
        decided
    }

    /// What to do if these are the first alternatives that count.
    fn between(&self, alone: Option<&Alternative>, by_hand: Option<&Alternative>) -> [Next; 2] {
        let stop = Next::Stop(by_hand.and_then(|of| of.steps.value.first().copied()));
        let Some(alone) = alone else { return [stop.clone(), stop] };
        let follow = self.follow(&alone.steps.value);
        // An effect of which nothing is said counts as unknown.
        let other = if self.effect == Some(Effect::NotApplied) { follow.clone() } else { stop };
        [follow, other]
    }

    /// What an alternative comes to that a program follows.
    fn follow(&self, steps: &[Step]) -> Next {
        let wait = match self.wait {
            Some((wait, provider)) => Wait::of(&wait.value, provider),
            None if matches!(steps, [Step::Wait | Step::ReduceRate, ..]) => Wait::told(WaitKind::Soon, []),
            None => Wait::told(WaitKind::None, []),
        };
        match steps.iter().find(|step| **step != Step::Wait) {
            Some(Step::RefreshCredentials) => Next::RefreshThenSend,
            Some(Step::ReduceRate) => Next::Later(wait),
            _ if wait.kind == WaitKind::NextMonth => Next::Later(wait),
            _ => Next::Send(wait),
        }
    }
}

/// A value that nobody cites.
fn ours<T>(value: T) -> Fact<T> {
    Fact { value, basis: Basis::Declared, quote: None }
}

/// Alternatives of which the first that counts may be any: up to the one that has no condition, or none of them.
fn firsts<'a>(alternatives: &[&'a Alternative]) -> Vec<Option<&'a Alternative>> {
    let always = alternatives.iter().position(|of| of.when.is_none());
    let conditional = alternatives.iter().take(always.unwrap_or(alternatives.len())).copied().map(Some);
    conditional.chain([always.map(|place| alternatives[place])]).collect()
}

/// Whether a program can follow these steps, at once or later.
fn is_for_programs(steps: &[Step]) -> bool {
    let is_automatic = !steps.is_empty() && steps.iter().all(|step| step.is_automatic());
    is_automatic || matches!(steps, [Step::ReduceRate, Step::Wait, Step::Retry])
}

impl Next {
    /// As `triage` and `catalog.json` name it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Send(_) => "send",
            Self::RefreshThenSend => "refresh_then_send",
            Self::Later(_) => "later",
            Self::Stop(_) => "stop",
        }
    }

    /// The step that a person takes first.
    #[must_use]
    pub fn step(&self) -> Option<&'static str> {
        match self {
            Self::Stop(step) => step.map(Vocabulary::word),
            _ => None,
        }
    }

    /// How long to wait before it is sent again.
    #[must_use]
    pub fn wait(&self) -> Option<&Wait> {
        match self {
            Self::Send(wait) | Self::Later(wait) => Some(wait),
            _ => None,
        }
    }
}

impl Wait {
    fn of(wait: &catalog::Wait, provider: &Provider) -> Self {
        let headers = wait.headers.iter().filter_map(|place| provider.headers.get(*place));
        let told = Self::told(wait.kind, headers.map(|header| header.name.clone()));
        Self { members: wait.members.clone(), seconds: wait.seconds, ..told }
    }

    fn told(kind: WaitKind, headers: impl IntoIterator<Item = String>) -> Self {
        let mut headers: Vec<String> = headers.into_iter().collect();
        if !headers.iter().any(|name| name.eq_ignore_ascii_case(RETRY_AFTER)) {
            headers.push(RETRY_AFTER.to_owned());
        }
        Self { kind, headers, members: Vec::new(), seconds: None }
    }
}
