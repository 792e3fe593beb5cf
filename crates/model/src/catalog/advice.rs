//! The facts of a code or a status in, what to do out: each part its own, or, where it is silent, that of the provider's
//! rule for the status.

use super::Basis;
use super::{Alternative, Code, Fact, Facts, Provider, Row, StatusRule, Table, Text, Wait};
use crate::spec::StatusPattern;
use crate::vocabulary::{Effect, Step, TableKind, TextKind, WaitKind};

/// What to do.
#[derive(Debug)]
pub struct Advice<'a> {
    /// Whose headers and support the advice speaks of.
    pub provider: &'a Provider,
    /// Whose headers the wait speaks of.
    pub waits: &'a Provider,
    /// The status that the code is listed with.
    pub listed: Option<u16>,
    /// What brings the call back.
    pub recovery: Option<Recovery<'a>>,
    /// How long to wait.
    pub wait: Option<Part<'a, Wait>>,
    /// What became of the request.
    pub effect: Option<Part<'a, Effect>>,
}

/// A part of the advice, and the rule it comes from if it is not the code's own.
#[derive(Debug)]
pub struct Part<'a, T> {
    /// What is said.
    pub fact: &'a Fact<T>,
    /// The rule that says it.
    pub rule: Option<&'a StatusPattern>,
}

/// The alternatives, and the rule they come from if they are not the code's own.
#[derive(Debug)]
pub struct Recovery<'a> {
    /// The alternatives, in order.
    pub alternatives: &'a [Alternative],
    /// The rule that says them.
    pub rule: Option<&'a StatusPattern>,
}

impl<'a> Advice<'a> {
    /// The advice of `facts`, completed by the rules for `status`, the most specific first.
    pub fn of(facts: &'a Facts, status: Option<u16>, provider: &'a Provider) -> Self {
        let mut advice = Self {
            provider,
            waits: provider,
            listed: facts.status.as_ref().map(|fact| fact.value),
            recovery: (!facts.recovery.is_empty()).then_some(Recovery { alternatives: &facts.recovery, rule: None }),
            wait: facts.wait.as_ref().map(|fact| Part { fact, rule: None }),
            effect: facts.effect.as_ref().map(|fact| Part { fact, rule: None }),
        };
        let rules = status.into_iter().flat_map(|status| provider.rules(status));
        rules.for_each(|rule| advice.fill(rule, provider));
        advice
    }

    /// What a response with a status asks for that tells of no code: what the rules of its provider say and, where they are
    /// silent, those of HTTP. A status that is not registered counts as the first of its class.
    pub fn of_status(status: u16, provider: &'a Provider, http: Option<&'a Provider>) -> Self {
        let mut advice = Self { provider, waits: provider, listed: None, recovery: None, wait: None, effect: None };
        let class = http.filter(|http| !is_registered(http, status)).map(|_| status / 100 * 100);
        for status in [Some(status), class].into_iter().flatten() {
            for rules in [Some(provider), http].into_iter().flatten() {
                rules.rules(status).for_each(|rule| advice.fill(rule, rules));
            }
        }
        advice
    }

    /// Fills each silent part by a rule. A recovery that does not end in a retry has no use for what a rule says of its own
    /// wait.
    fn fill(&mut self, StatusRule { pattern, facts, .. }: &'a StatusRule, of: &'a Provider) {
        let rule = Some(pattern);
        if self.recovery.is_none() && !facts.recovery.is_empty() {
            self.recovery = Some(Recovery { alternatives: &facts.recovery, rule });
        }
        if let Some(fact) = facts.wait.as_ref().filter(|_| self.wait.is_none() && may_wait(self.recovery())) {
            self.wait = Some(Part { fact, rule });
            self.waits = of;
        }
        if self.effect.is_none() {
            self.effect = facts.effect.as_ref().map(|fact| Part { fact, rule });
        }
    }

    /// What supports the steps as they are taken: the alternatives, and a wait that none of them names.
    pub fn bases(&self) -> Vec<&'a Basis> {
        let mut bases = self.recovery.as_ref().map_or_else(Vec::new, Recovery::bases);
        let is_unsaid = self.recovery().iter().any(|alternative| self.waits_unsaid(alternative));
        let wait = self.wait.as_ref().filter(|_| is_unsaid).map(|wait| &wait.fact.basis);
        bases.extend(wait.filter(|wait| !bases.contains(wait)));
        bases
    }

    /// The alternatives, in order; empty where nobody says anything.
    pub fn recovery(&self) -> &'a [Alternative] {
        self.recovery.as_ref().map_or(&[], |recovery| recovery.alternatives)
    }

    /// What the rules of a provider that say a part of the advice note of it, each rule once: whoever follows a rule has to
    /// know its limits.
    pub fn notes(&self, of: &'a Provider) -> Vec<Part<'a, Text>> {
        let recovery = self.recovery.as_ref().and_then(|recovery| recovery.rule);
        let wait = self.wait.as_ref().and_then(|wait| wait.rule);
        let effect = self.effect.as_ref().and_then(|effect| effect.rule);
        let says = |rule: &&StatusRule| {
            [recovery, wait, effect].into_iter().flatten().any(|pattern| std::ptr::eq(pattern, &rule.pattern))
        };
        let note =
            |rule: &'a StatusRule| Some(Part { fact: rule.facts.text(TextKind::Note)?, rule: Some(&rule.pattern) });
        of.statuses.iter().filter(says).filter_map(note).collect()
    }

    /// The first alternative by which a program sends the request again alone.
    pub(crate) fn walked(&self) -> Option<&'a Alternative> {
        let mut always = self.recovery().iter().filter(|alternative| alternative.when.is_none());
        let is_alone = |steps: &[Step]| steps.iter().all(|step| step.is_automatic()) && sends(steps);
        always.find(|alternative| is_alone(&alternative.steps.value))
    }

    /// Its steps.
    pub fn alone(&self) -> Option<&'a [Step]> {
        self.walked().map(|alternative| alternative.steps.value.as_slice())
    }

    /// The steps of an alternative as they are taken: a program waits before it sends again wherever a wait is told, even
    /// where the document's alternative does not name it.
    pub fn taken(&self, alternative: &Alternative) -> Vec<Step> {
        let mut steps = alternative.steps.value.clone();
        if self.waits_unsaid(alternative) {
            let last = steps.iter().position(|step| *step == Step::Retry).unwrap_or(steps.len());
            steps.insert(last, Step::Wait);
        }
        steps
    }

    /// Whether a program waits in an alternative that does not name it.
    fn waits_unsaid(&self, alternative: &Alternative) -> bool {
        let is_walked = self.walked().is_some_and(|walked| std::ptr::eq(walked, alternative));
        let waits = self.wait.as_ref().is_some_and(|wait| wait.fact.value.kind != WaitKind::None);
        is_walked && waits && !alternative.steps.value.contains(&Step::Wait)
    }

    /// Whether a program would send the request again, and nothing says that it was not carried out.
    pub fn is_doubtful(&self) -> bool {
        self.alone().is_some() && self.effect.as_ref().is_none_or(|effect| effect.fact.value != Effect::NotApplied)
    }
}

impl<'a> Recovery<'a> {
    /// What supports the alternatives, each basis once, in their order.
    pub fn bases(&self) -> Vec<&'a Basis> {
        let mut bases: Vec<&Basis> = Vec::new();
        for alternative in self.alternatives {
            if !bases.contains(&&alternative.steps.basis) {
                bases.push(&alternative.steps.basis);
            }
        }
        bases
    }
}

/// Whether there is something to wait for.
fn may_wait(recovery: &[Alternative]) -> bool {
    let retries = |alternative: &Alternative| alternative.steps.value.last() == Some(&Step::Retry);
    recovery.is_empty() || recovery.iter().any(retries)
}

/// HTTP itself: the provider whose codes are the statuses, and whose rules count where others are silent.
pub fn http(providers: &[Provider]) -> Option<&Provider> {
    providers.iter().find(|of| statuses(of).next().is_some())
}

/// Whether a status is one that HTTP lists.
pub fn is_registered(http: &Provider, status: u16) -> bool {
    statuses(http).any(|code| code == i128::from(status))
}

/// The statuses that stand in tables of nothing but statuses.
fn statuses(provider: &Provider) -> impl Iterator<Item = i128> {
    let own = |row: &Row| match (&row.code, &row.facts.status) {
        (Code::Int(code), Some(status)) if *code == i128::from(status.value) => Some(*code),
        _ => None,
    };
    let is_of_http =
        move |table: &&Table| table.kind == TableKind::Values && table.rows.iter().all(|row| own(row).is_some());
    let tables = provider.tables.iter().filter(is_of_http);
    tables.flat_map(move |table| table.rows.iter().filter_map(own))
}

/// Whether steps end in the request being sent: a new token is got for nothing else.
pub fn sends(steps: &[Step]) -> bool {
    let sends = |step: &Step| matches!(step, Step::Retry | Step::RefreshCredentials | Step::RetryElsewhere);
    steps.iter().any(sends)
}
