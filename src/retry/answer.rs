//! What came of a send, as the machine takes it.

use crate::advice::{Advice, Effect};

/// What a send was answered with.
///
/// An [`Advice`] becomes one, and, with the feature `inspect`, a reference to a `Finding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// A success.
    Done,
    /// A failure, and what to do about it.
    Failed(Advice),
    /// Neither: an interim response, or one that refers to another place.
    ///
    /// A stored response that was asked about is for the caller before the machine is asked. A redirect is not: where
    /// an HTTP library follows it, the machine hears of the second request only, and what was never done there may have
    /// been done by the first. So redirects are turned off.
    Redirected,
    /// Nothing tells whether it is a success or a failure.
    Unclear,
}

/// Why there is no response. There is no third case: it may have arrived, or it cannot have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoResponse {
    /// The request has not left: its host was not found, or its connection was refused.
    ///
    /// It holds only if nothing of this send was answered before, a redirect neither: a connection that was refused
    /// where a redirect leads is [`Unknown`](Self::Unknown).
    NeverSent,
    /// It may have arrived, and have been carried out: a timeout, or a connection that broke off.
    Unknown,
}

impl Answer {
    /// Whether the send that was answered so may have been carried out, or a part of it.
    pub(super) fn may_be_applied(self) -> bool {
        match self {
            Self::Done => false,
            Self::Failed(advice) => advice.effect() != Some(Effect::NotApplied),
            Self::Redirected | Self::Unclear => true,
        }
    }
}

impl From<Advice> for Answer {
    fn from(advice: Advice) -> Self {
        Self::Failed(advice)
    }
}
