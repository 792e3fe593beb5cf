//! What came of a send, as the machine takes it.

use crate::advice::{Advice, Effect};

/// What a send was answered with.
///
/// An [`Advice`] becomes one, and, with the feature `inspect`, a reference to a `Finding`.
///
/// ```
/// use core::time::Duration;
/// use codetable::advice::{Advice, Idempotency};
/// use codetable::retry::{Answer, Reason, Retry, Then};
///
/// // What a call of some other protocol came to.
/// fn answer(outcome: Result<(), Advice>) -> Answer {
///     outcome.map_or_else(Answer::from, |()| Answer::Done)
/// }
/// let mut retry = Retry::new(Idempotency::of("GET"));
/// assert_eq!(retry.after(answer(Err(Advice::SILENT)), &(), Duration::ZERO, 0), Then::GiveUp(Reason::Stopped(None)));
/// assert_eq!(retry.after(answer(Ok(())), &(), Duration::ZERO, 0), Then::Done);
/// ```
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
///
/// ```
/// use std::io::ErrorKind;
/// use codetable::retry::NoResponse;
///
/// fn why(error: ErrorKind) -> NoResponse {
///     match error {
///         ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable => NoResponse::NeverSent,
///         _ => NoResponse::Unknown,
///     }
/// }
/// assert_eq!(why(ErrorKind::TimedOut), NoResponse::Unknown);
/// ```
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
