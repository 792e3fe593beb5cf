//! From a problem and the response it came in to what to do about it. It is found when somebody asks: many ask for the
//! code only.

use core::fmt;

use super::{Code, Finding, Outcome, Problem};
use crate::advice::{Advice, Effect, Recovery};
use crate::evidence::{Basis, Fact};
use crate::provider::Provider;

/// What the advice on a problem depends on, beside the problem.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    provider: &'static Provider,
    /// The HTTP status of the response.
    http: Option<u16>,
    /// Whether the problem is one of several in the response, whose status then is not its own.
    is_listed: bool,
    /// Whether a part of the request failed and the rest was carried out.
    is_partial: bool,
}

/// Tells every problem of a finding the setting it is in. A warning never undoes what was carried out.
pub(super) fn set(finding: &mut Finding<'_>) {
    let Finding { provider, http, severity, problem, .. } = finding;
    let whole = Setting { provider, http: *http, is_listed: false, is_partial: *severity == Outcome::Partial };
    problem.setting = whole;
    problem.errors.iter_mut().for_each(|error| error.setting = Setting { is_listed: true, ..whole });
    let warned = Setting { is_listed: true, is_partial: false, ..whole };
    problem.warnings.iter_mut().for_each(|warning| warning.setting = warned);
}

/// What to do about the whole. Where a part of the request was carried out, no code can tell that nothing was.
pub(super) fn whole(finding: &Finding<'_>) -> Advice {
    let advice = leading(finding);
    if finding.severity == Outcome::Partial && advice.effect() == Some(Effect::NotApplied) {
        return finding.problem.setting.partial().or(advice);
    }
    advice
}

/// What to do about the problem of the body, or of several the one that is hardest to get over.
fn leading(finding: &Finding<'_>) -> Advice {
    let own = || finding.problem.advice();
    if finding.problem.code.is_some() || finding.severity == Outcome::Fatal {
        return own();
    }
    let mut errors = finding.errors().iter().map(Problem::advice);
    match (errors.clone().find(|advice| !advice.may_retry()).or_else(|| errors.next()), finding.severity) {
        (Some(hardest), _) => hardest.or(own()),
        (None, Outcome::Warning) => finding.leading().advice().or(own()),
        (None, _) => own(),
    }
}

impl Setting {
    /// The setting of a problem in a response of which nothing is known yet.
    pub(super) const fn of(provider: &'static Provider) -> Self {
        Self { provider, http: None, is_listed: false, is_partial: false }
    }

    /// What to do about a problem: what its code says; then, by status, what the document and HTTP say. In a response
    /// that reports a part as failed, a rule for a status cannot tell what became of the whole request.
    pub(super) fn advice(self, problem: &Problem<'_>) -> Advice {
        let row = problem.row();
        let own = row.map_or(Advice::SILENT, |row| row.own_advice());
        let own = if self.is_partial { own.or(self.partial()) } else { own };
        let listed = || {
            let status = row.and_then(|row| row.status()).or(problem.status);
            status.or_else(|| problem.code().and_then(Code::suffix))
        };
        let status = match self.http.filter(|_| !self.is_listed) {
            // A status that reports success says nothing of a code that is there all the same.
            Some(http @ (100..=206 | 208..=399)) => listed().or(Some(http)),
            Some(http) => Some(http),
            None => listed(),
        };
        status.map_or(own, |status| own.or_of_status(self.provider, status))
    }

    /// What becomes of a request of which a part failed, by the type of error that comes with the status.
    fn partial(self) -> Advice {
        let mut types = self.provider.types.iter().filter(|ty| self.http.is_none_or(|status| ty.may_have(status)));
        let effect = types.find(|ty| ty.advice.effect() == Some(Effect::Partial)).map(|ty| ty.advice.effect_basis());
        let basis = Basis::Inferred("the response reports that a part of the request failed");
        Advice::new(Recovery::SILENT, None, Some(Fact::new(Effect::Partial, effect.unwrap_or(basis))))
    }
}

/// Settings of one provider are equal if all else in them is.
impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        let key = |setting: &Self| (setting.http, setting.is_listed, setting.is_partial);
        core::ptr::eq(self.provider, other.provider) && key(self) == key(other)
    }
}

/// Prints the provider's name only.
impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting")
            .field("provider", &self.provider.name)
            .field("http", &self.http)
            .field("is_listed", &self.is_listed)
            .field("is_partial", &self.is_partial)
            .finish()
    }
}
