//! From the headers of a response to the alternatives that count for it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::advice::{Advice, When};
use crate::response::HeaderSource;

/// What tells which conditions of an advice are met.
#[derive(Clone)]
pub(super) enum Conditions<'a> {
    /// The headers of the response: they are asked when somebody asks for the advice, which few do.
    Of(&'a (dyn HeaderSource + Sync)),
    /// What they said: those of the conditions of all advice that hold.
    Met(Box<[When]>),
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
