//! From the headers of a response to the alternatives that count for it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::Problem;
use crate::advice::{Advice, When};
use crate::provider::Provider;
use crate::response::HeaderSource;

/// What tells which conditions of an advice are met.
#[derive(Clone)]
pub(super) enum Conditions<'a> {
    /// The headers of the response: they are asked when somebody asks for the advice, which few do.
    Of(&'a (dyn HeaderSource + Sync)),
    /// What they said: those of the conditions of all advice that hold.
    Met(Box<[When]>),
}

/// Tells a problem, and those that it lists, which conditions of their provider hold of them: its members told some while
/// the body was read, and the headers tell of all. Of a member that a listed problem lacks, that of the whole counts.
pub(super) fn settle<H: HeaderSource + ?Sized>(problem: &mut Problem<'_>, provider: &Provider, headers: &H) {
    if provider.conditions.is_empty() {
        return;
    }
    let met = provider.conditions.iter().filter(|condition| condition.holds(headers));
    problem.met.extend(met);
    let Problem { errors, warnings, met: of_whole, .. } = problem;
    for listed in errors.iter_mut().chain(warnings) {
        let own = listed.met.len();
        for condition in &*of_whole {
            let has = |pointer| listed.met[..own].iter().any(|of| of.member() == Some(pointer));
            if !condition.member().is_some_and(has) {
                listed.met.push(*condition);
            }
        }
    }
}

impl Conditions<'_> {
    /// The advice for this response.
    pub(super) fn hold(&self, advice: Advice) -> Advice {
        advice.given(|condition| self.has(condition))
    }

    /// What is kept of them without the headers, for these pieces of advice.
    pub(super) fn kept(&self, advices: impl Iterator<Item = Advice>) -> Conditions<'static> {
        let mut met = Vec::new();
        for condition in advices.flat_map(|advice| advice.recovery().conditions()) {
            if self.has(condition) && !met.contains(&condition) {
                met.push(condition);
            }
        }
        Conditions::Met(met.into_boxed_slice())
    }

    fn has(&self, condition: When) -> bool {
        match self {
            Self::Of(headers) => condition.holds(*headers),
            Self::Met(met) => met.contains(&condition),
        }
    }
}
