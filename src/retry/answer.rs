//! What came of a send, as the machine takes it.

use core::fmt;

use crate::advice::{Advice, Effect};
use crate::response::HeaderSource;

/// What a send was answered with.
///
/// An [`Advice`] becomes one, alone or in a pair with the headers of the response, and so does, with the feature
/// `inspect`, a reference to a `Finding`.
///
/// ```
/// use core::time::Duration;
/// use codetable::advice::{Advice, Idempotency};
/// use codetable::retry::{Answer, Reason, Retry, Then};
///
/// // What a call of some other protocol came to.
/// fn answer(outcome: Result<(), Advice>) -> Answer<'static> {
///     outcome.map_or_else(Answer::from, |()| Answer::Done)
/// }
/// let mut retry = Retry::new(Idempotency::of("GET"));
/// assert_eq!(retry.after(answer(Err(Advice::SILENT)), Duration::ZERO, 0), Then::GiveUp(Reason::Stopped(None)));
/// assert_eq!(retry.after(answer(Ok(())), Duration::ZERO, 0), Then::Done);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Answer<'a> {
    /// A success.
    Done,
    /// A failure, what to do about it, and the headers of the response: `&()` where there are none.
    Failed(Advice, &'a (dyn HeaderSource + Sync)),
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

impl Answer<'_> {
    /// Whether the send that was answered so may have been carried out, or a part of it.
    pub(super) fn may_be_applied(self) -> bool {
        match self {
            Self::Done => false,
            Self::Failed(advice, _) => advice.effect() != Some(Effect::NotApplied),
            Self::Redirected | Self::Unclear => true,
        }
    }
}

/// A failure without headers.
impl From<Advice> for Answer<'_> {
    fn from(advice: Advice) -> Self {
        Self::Failed(advice, &())
    }
}

/// A failure with the headers of its response.
impl<'a, H: HeaderSource + Sync> From<(Advice, &'a H)> for Answer<'a> {
    fn from((advice, headers): (Advice, &'a H)) -> Self {
        Self::Failed(advice, headers)
    }
}

/// Prints which it is, and the advice; of headers nothing, which may be secret.
impl fmt::Debug for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("Done"),
            Self::Failed(advice, _) => f.debug_tuple("Failed").field(advice).finish_non_exhaustive(),
            Self::Redirected => f.write_str("Redirected"),
            Self::Unclear => f.write_str("Unclear"),
        }
    }
}
