//! From the headers of a response to the alternatives that count for it.

use crate::advice::Advice;
use crate::response::HeaderSource;

/// What tells which conditions of an advice are met.
#[derive(Clone, Copy)]
pub(super) enum Conditions<'a> {
    /// The headers of the response: they are asked when somebody asks for the advice, which few do.
    Of(&'a (dyn HeaderSource + Sync)),
    /// What they said: the alternatives that count, a bit each.
    Met(u32),
}

impl Conditions<'_> {
    /// The advice for this response.
    pub(super) fn hold(self, advice: Advice) -> Advice {
        match self {
            Self::Of(headers) => advice.given(|condition| condition.holds(headers)),
            Self::Met(met) => advice.with_recovery(advice.recovery().with_met(met)),
        }
    }
}
