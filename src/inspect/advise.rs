//! From a problem and the response it came in to what to do about it. It is found when somebody asks: many ask for the
//! code only.

use core::fmt;

use super::records::Reading;
use super::shape::Rank;
use super::{Code, Finding, Outcome, Problem};
use crate::advice::{Advice, Effect, Idempotency, Next, Recovery};
use crate::evidence::{Basis, Fact};
use crate::provider::Provider;

/// What the advice on a problem depends on, beside the problem.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    provider: &'static Provider,
    /// The HTTP status of the response.
    http: Option<u16>,
    /// Of an element of a list, that of the list.
    pub(super) rank: Rank,
    /// Whether the problem is one of several in the response, whose status then is not its own.
    is_listed: bool,
    /// Whether a part of the request failed and the rest may have been carried out.
    is_partial: bool,
    /// Whether it was found in something that is no JSON, or in a string.
    is_wrapped: bool,
    /// Whether the response has a status that there is none of, which says nothing of what it holds.
    is_void: bool,
}

const PART: &str = "the rule is one for the status of a response, and the problem is one of several in a response";
const OTHER_STATUS: &str =
    "the code came with a status that its row does not list, so no rule for a status tells what became of the request";
const BODY_STATUS: &str =
    "the body names a status that the response does not have, so no rule for a status tells what became of the request";
const UNREGISTERED: &str =
    "the status is not registered, so it counts as the first of its class (RFC 9110, section 15)";
const ANOTHER: &str =
    "the response tells of another error, of which nothing says that it came before anything was carried out";
const WRAPPED: &str = "the JSON stands in other text or in a string, where it may be of somebody who copied it";
const PARTIAL: &str = "the response reports that a part of the request failed";

/// Tells every problem of a finding the setting it is in. A warning never undoes what was carried out.
pub(super) fn set(finding: &mut Finding<'_>, status: Option<u16>, reading: Reading) {
    let Finding { provider, http, severity, problem, .. } = finding;
    let is_failed = matches!(http, Some(400..=599));
    // A stream has one status for all of it. Those of the calls of a batch are their own.
    let has_result = reading.has_result && (reading.is_batch || (!is_failed && reading.records > 1));
    let whole = Setting {
        provider,
        http: *http,
        rank: Rank::LAST,
        is_listed: false,
        is_partial: *severity == Outcome::Partial || (!is_failed && reading.lists_errors) || has_result,
        is_wrapped: reading.is_wrapped,
        is_void: http.is_none() && status.is_some(),
    };
    problem.setting = whole;
    let of = |setting: &Setting, is_partial| Setting {
        rank: setting.rank,
        is_listed: setting.is_listed,
        is_partial,
        ..whole
    };
    problem.errors.iter_mut().for_each(|error| error.setting = of(&error.setting, whole.is_partial));
    problem.warnings.iter_mut().for_each(|warning| warning.setting = of(&warning.setting, false));
}

/// What to do about the whole: nothing where it succeeded. Where a part of the request may have been carried out, no
/// code can tell that nothing was; nor can one problem where another may have come later.
pub(super) fn whole(finding: &Finding<'_>) -> Advice {
    if finding.is_success() {
        return Advice::SILENT;
    }
    // Which alternatives count has to be known before advice is compared with other advice.
    let held = |problem: &Problem<'_>| {
        // What a problem of a list does not tell of the wait, the whole may.
        let said = |pointer: &str| problem.said(pointer).or_else(|| finding.problem.said(pointer));
        problem.advice().given(|condition| condition.holds(&finding.headers)).told(said)
    };
    let (setting, own) = (finding.problem.setting, held(&finding.problem));
    if finding.errors().is_empty() && !setting.is_partial {
        return own;
    }
    let leads = finding.errors().is_empty() || finding.problem.names_error();
    // Where the whole has a code of its own, what it lists are details of it, and further records are not.
    let others = || finding.errors().iter().filter(|it| !leads || !it.setting.is_listed).map(|it| held(it).or(own));
    let advice = if leads { own } else { hardest(others()).unwrap_or(own) };
    if advice.effect() != Some(Effect::NotApplied) {
        advice
    } else if setting.is_partial {
        advice.with_effect(setting.partial())
    } else if let Some(other) = others().find(|other| other.effect() != Some(Effect::NotApplied)) {
        let effect = other.effect().map_or(unknown(ANOTHER), |effect| Fact::new(effect, other.effect_basis()));
        advice.with_effect(effect)
    } else {
        advice
    }
}

/// What to do about the problem that is hardest to get over, of several the first.
fn hardest(advices: impl Iterator<Item = Advice>) -> Option<Advice> {
    let hardness = |advice: &Advice| match advice.next(Idempotency::Idempotent) {
        Next::Send(_) => 0_u8,
        Next::RefreshThenSend => 1,
        Next::Later(_) => 2,
        Next::Stop(_) => 3,
    };
    advices.reduce(|hardest, advice| if hardness(&advice) > hardness(&hardest) { advice } else { hardest })
}

impl Setting {
    /// The setting of a problem in a response of which nothing is known yet.
    pub(super) const fn of(provider: &'static Provider) -> Self {
        let (is_listed, is_partial, is_wrapped, is_void) = (false, false, false, false);
        Self { provider, http: None, rank: Rank::LAST, is_listed, is_partial, is_wrapped, is_void }
    }

    /// That of an element of the list of this rank.
    pub(super) const fn list(&mut self, rank: Rank) {
        self.is_listed = true;
        self.rank = rank;
    }

    /// Whether the problem is one of several in a list.
    pub(super) const fn is_listed(self) -> bool {
        self.is_listed
    }

    /// The status that the code of a problem came with.
    pub(super) fn status(self, problem: &Problem<'_>) -> Option<u16> {
        if self.is_listed { problem.status } else { self.http.or(problem.status) }
    }

    /// What to do about a problem: what its code says; then, by status, what the document and HTTP say. In a response
    /// that reports a part as failed, a rule for a status cannot tell what became of the whole request, nor can one
    /// where the code came with a status that is none of its own.
    pub(super) fn advice(self, problem: &Problem<'_>) -> Advice {
        if self.is_void {
            return Advice::SILENT;
        }
        let found = self.status(problem);
        let (mut told, mut listed) = (None::<Advice>, None);
        // The first code leads, and the others fill in what it is silent on.
        for code in problem.codes() {
            let (own, status) = match (code.row(), code.meaning(found, &problem.met)) {
                (Some(row), Some(meaning)) => (meaning.advice, meaning.status.map(|of| of.value).or(row.status())),
                (Some(row), None) => (row.own_advice(), row.status()),
                (None, _) => match code.class() {
                    Some(class) => (class.advice, class.status.map(|status| status.value)),
                    None => continue,
                },
            };
            told = Some(told.map_or(own, |told| told.or(own)));
            listed = listed.or(status);
        }
        let mut advice = told.unwrap_or(Advice::SILENT);
        if self.is_partial {
            advice.fill(&of_effect(self.partial()));
        }
        let is_other = |listed| found.is_some_and(|found| found != listed);
        if listed.is_some_and(is_other) {
            advice.fill(&of_effect(unknown(OTHER_STATUS)));
        }
        let ruling = || listed.or(problem.status).or_else(|| problem.code().and_then(Code::suffix));
        let status = match self.http.filter(|_| !self.is_listed) {
            // A status that reports success says nothing of a code that is there all the same.
            Some(http @ (100..=206 | 208..=399)) => ruling().or(Some(http)),
            Some(http) => Some(http),
            None => ruling(),
        };
        if !self.is_listed && self.http.is_some_and(|http| status != Some(http)) {
            advice.fill(&of_effect(unknown(BODY_STATUS)));
        }
        if let (Some(status), false) = (status, advice.is_whole()) {
            self.fill(&mut advice, status);
        }
        let advice = advice.given(|condition| problem.met.contains(&condition));
        if self.is_wrapped { advice.with_effect(unknown(WRAPPED)) } else { advice }
    }

    /// Fills what is silent in an advice by what is said of a status, as far as that bears on the problem.
    fn fill(self, advice: &mut Advice, status: u16) {
        let rules = |status| Advice::SILENT.or_of_status(self.provider, status);
        if self.is_listed {
            advice.fill(&inferred(rules(status), &PART));
        } else {
            *advice = advice.or_of_status(self.provider, status);
        }
        if !advice.is_whole() && !is_registered(status) {
            advice.fill(&inferred(rules(status / 100 * 100), &UNREGISTERED));
        }
    }

    /// What becomes of a request of which a part failed, by the type of error that comes with the status.
    fn partial(self) -> Fact<Effect> {
        let mut types = self.provider.types.iter().filter(|ty| self.http.is_none_or(|status| ty.may_have(status)));
        let effect = types.find(|ty| ty.advice.effect() == Some(Effect::Partial)).map(|ty| ty.advice.effect_basis());
        Fact::new(Effect::Partial, effect.unwrap_or(Basis::Inferred(PARTIAL)))
    }
}

/// An advice that tells the effect and nothing else.
const fn of_effect(effect: Fact<Effect>) -> Advice {
    Advice::new(Recovery::SILENT, None, Some(effect))
}

/// That nobody can tell what became of the request, for a reason of ours.
const fn unknown(reason: &'static str) -> Fact<Effect> {
    Fact::new(Effect::Unknown, Basis::Inferred(reason))
}

/// The same advice, with no part of it stated, declared or registered: it was said of something else.
fn inferred(advice: Advice, reason: &'static &'static str) -> Advice {
    let basis = |basis: Basis| if basis.is_inferred() { basis } else { Basis::Inferred(reason) };
    Advice::new(
        advice.recovery().at_most_inferred(reason),
        advice.wait().map(|wait| Fact::new(wait, basis(advice.wait_basis()))),
        advice.effect().map(|effect| Fact::new(effect, basis(advice.effect_basis()))),
    )
}

/// Whether a status is registered; where nobody knows those, each is taken to be.
fn is_registered(status: u16) -> bool {
    #[cfg(feature = "http_status")]
    return crate::http_status::HttpStatus::from_code(status).is_some();
    #[cfg(not(feature = "http_status"))]
    return status > 0;
}

/// Settings of one provider are equal if all else in them is.
impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        let flags = |it: &Self| (it.is_listed, it.is_partial, it.is_wrapped, it.is_void);
        let key = |setting: &Self| (setting.http, setting.rank, flags(setting));
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
            .field("is_wrapped", &self.is_wrapped)
            .field("is_void", &self.is_void)
            .finish()
    }
}
