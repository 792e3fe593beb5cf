//! What a program does after a send.

use core::fmt;
use core::time::Duration;

use super::Reason;

/// What a program does after a send.
///
/// There is nothing else that it may do, so a `match` over these is whole; why it gives up may get more reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "whoever does not look at it sends again as it pleases"]
pub enum Then {
    /// Nothing: it is done.
    Done,
    /// Let this time pass, then send the same request again.
    SendAfter(Duration),
    /// Get new credentials, then send the request again with them.
    ///
    /// It is said once for a call, and that send is not counted; [`without_refresh`](super::Retry::without_refresh)
    /// forbids it.
    RefreshThenSend,
    /// Come back later: it takes longer than the patience, or than a program should wait.
    ///
    /// The moment is the time since 1970-01-01T00:00:00Z that the response names; `None` where it names none.
    Later(Option<Duration>),
    /// This call is at its end.
    ///
    /// The reason tells whether the request may be sent again, by whom and when: of these only [`Reason::Attempts`]
    /// says that nothing forbids it.
    GiveUp(Reason),
}

/// Prints a phrase: `send again after 1.5s`, `come back at 1790000030`,
/// `give up: every attempt failed: it may be sent again later`.
impl fmt::Display for Then {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("done"),
            Self::SendAfter(delay) => write!(f, "send again after {delay:?}"),
            Self::RefreshThenSend => f.write_str("refresh the credentials, then send again"),
            Self::Later(Some(moment)) => write!(f, "come back at {}", whole_seconds(*moment)),
            Self::Later(None) => f.write_str("come back later"),
            Self::GiveUp(reason) => write!(f, "give up: {reason}"),
        }
    }
}

/// A moment in whole seconds, rounded up: a second too early is too early.
pub(super) fn whole_seconds(moment: Duration) -> u64 {
    moment.saturating_add(Duration::from_nanos(999_999_999)).as_secs()
}
