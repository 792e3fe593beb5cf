//! The headers of the response that a finding is of, and which conditions they meet.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::Problem;
use crate::advice::{Advice, When};
use crate::provider::Provider;
use crate::response::{HeaderSource, MOST_VALUES};
use crate::wait::{DATES, RETRY_AFTER};

/// The headers of a response.
#[derive(Clone)]
pub(super) enum Headers<'a> {
    /// Those of the response itself.
    Of(&'a (dyn HeaderSource + Sync)),
    /// Of those the ones that some advice asks for, without the response.
    Kept(Box<[(&'static str, String)]>),
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

impl Headers<'_> {
    /// What is kept of them without the response: what the conditions and the waits of these pieces of advice read.
    pub(super) fn kept(&self, advices: impl Iterator<Item = Advice>) -> Headers<'static> {
        let mut names = Vec::from(DATES);
        names.push(RETRY_AFTER.name);
        for advice in advices {
            let waits = advice.wait().into_iter().flat_map(|wait| wait.headers()).map(|header| header.name);
            for name in waits.chain(advice.recovery().conditions().filter_map(When::header)) {
                if !names.iter().any(|kept| kept.eq_ignore_ascii_case(name)) {
                    names.push(name);
                }
            }
        }
        let values = |name| (0..MOST_VALUES).map_while(move |place| self.header_at(name, place));
        let kept = names.into_iter().flat_map(|name| values(name).map(move |value| (name, value.into())));
        Headers::Kept(kept.collect::<Vec<_>>().into_boxed_slice())
    }
}

impl HeaderSource for Headers<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.header_at(name, 0)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        match self {
            Self::Of(headers) => headers.header_at(name, place),
            Self::Kept(headers) => headers.header_at(name, place),
        }
    }
}
