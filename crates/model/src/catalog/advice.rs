//! The facts of a code or a status in, what to do out: each part its own, or, where it is silent, that of the provider's
//! rule for the status.

use super::Basis;
use super::{Alternative, Fact, Facts, Provider, StatusRule, Wait};
use crate::spec::StatusPattern;
use crate::vocabulary::{Effect, Step};

/// What to do.
#[derive(Debug)]
pub struct Advice<'a> {
    /// Whose headers and support the advice speaks of.
    pub provider: &'a Provider,
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
        let rules: Vec<&StatusRule> = status.into_iter().flat_map(|status| provider.rules(status)).collect();
        Self {
            provider,
            listed: facts.status.as_ref().map(|fact| fact.value),
            recovery: Recovery::of(facts, &rules),
            wait: wait(facts, &rules),
            effect: part(facts, &rules, |facts| facts.effect.as_ref()),
        }
    }

    /// The alternatives, in order; empty where nobody says anything.
    pub fn recovery(&self) -> &'a [Alternative] {
        self.recovery.as_ref().map_or(&[], |recovery| recovery.alternatives)
    }

    /// The first alternative by which a program sends the request again alone.
    pub fn alone(&self) -> Option<&'a [Step]> {
        let always = self.recovery().iter().filter(|alternative| alternative.when.is_none());
        let mut steps = always.map(|alternative| alternative.steps.value.as_slice());
        steps.find(|steps| steps.iter().all(|step| step.is_automatic()) && sends(steps))
    }

    /// Whether a program would send the request again, and nothing says that it was not carried out.
    pub fn is_doubtful(&self) -> bool {
        self.alone().is_some() && self.effect.as_ref().is_none_or(|effect| effect.fact.value != Effect::NotApplied)
    }
}

impl<'a> Recovery<'a> {
    /// The code's own, or those of the first rule that has any.
    fn of(facts: &'a Facts, rules: &[&'a StatusRule]) -> Option<Self> {
        let own = std::iter::once((facts, None));
        let mut all = own.chain(rules.iter().map(|rule| (&rule.facts, Some(&rule.pattern))));
        let (facts, rule) = all.find(|(facts, _)| !facts.recovery.is_empty())?;
        Some(Self { alternatives: &facts.recovery, rule })
    }

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

/// The code's own wait, or that of the first rule that has one where there is something to wait for: a recovery that does
/// not end in a retry has no use for what a rule says of its own.
fn wait<'a>(facts: &'a Facts, rules: &[&'a StatusRule]) -> Option<Part<'a, Wait>> {
    if let Some(fact) = &facts.wait {
        return Some(Part { fact, rule: None });
    }
    let retries = |alternative: &Alternative| alternative.steps.value.last() == Some(&Step::Retry);
    let mut recovery = &facts.recovery;
    rules.iter().find_map(|rule| {
        if recovery.is_empty() {
            recovery = &rule.facts.recovery;
        }
        let fact = rule.facts.wait.as_ref().filter(|_| recovery.is_empty() || recovery.iter().any(retries))?;
        Some(Part { fact, rule: Some(&rule.pattern) })
    })
}

/// The code's own part, or that of the first rule that has one.
fn part<'a, T>(
    facts: &'a Facts,
    rules: &[&'a StatusRule],
    pick: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
) -> Option<Part<'a, T>> {
    let own = pick(facts).map(|fact| Part { fact, rule: None });
    own.or_else(|| rules.iter().find_map(|rule| Some(Part { fact: pick(&rule.facts)?, rule: Some(&rule.pattern) })))
}

/// Whether steps end in the request being sent: a new token is got for nothing else.
pub fn sends(steps: &[Step]) -> bool {
    let sends = |step: &Step| matches!(step, Step::Retry | Step::RefreshCredentials | Step::RetryElsewhere);
    steps.iter().any(sends)
}
