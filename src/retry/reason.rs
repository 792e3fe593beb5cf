//! Why a call is given up.

use core::fmt;
use core::time::Duration;

use super::then::whole_seconds;
use crate::advice::{DecidedBy, Step};

/// Why a call is given up. As an error it is one line for a log; what the response said is the finding's to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// It was sent as often as the caller allows.
    ///
    /// Nothing forbids to send it again later: not before this moment, the time since 1970-01-01T00:00:00Z, where the
    /// last response names one.
    Attempts(Option<Duration>),
    /// It is not to be sent again as it is. A person takes this step first; `None` where the facts name none.
    Stopped(Option<Step>),
    /// It may have been carried out, or a part of it, and nobody said that twice does no harm: look before it is sent
    /// again.
    ///
    /// A person may take this step then; `None` where the facts name none.
    MayBeApplied(Option<Step>),
    /// New credentials were refused as well.
    Refused,
    /// It is to be sent on another connection, or to another node, region or account. The caller has those.
    Elsewhere,
    /// The response is interim, or refers to another place.
    ///
    /// Some answer so when they are done: a POST may have been carried out, and is not to be sent again, nor to that
    /// place, before somebody has looked.
    Redirected,
    /// Nothing tells whether it succeeded.
    Unclear,
}

impl Reason {
    /// The reason for a decision that stops.
    pub(super) fn of(step: Option<Step>, decided_by: DecidedBy) -> Self {
        match step {
            _ if decided_by.is_veto() => Self::MayBeApplied(step),
            Some(Step::RetryElsewhere) => Self::Elsewhere,
            _ => Self::Stopped(step),
        }
    }

    /// The step that a person takes first, where the facts name one.
    ///
    /// ```
    /// use codetable::advice::Step;
    /// use codetable::retry::Reason;
    ///
    /// assert_eq!(Reason::Stopped(Some(Step::FixRequest)).step(), Some(Step::FixRequest));
    /// assert_eq!(Reason::Attempts(None).step(), None);
    /// ```
    #[must_use]
    pub const fn step(self) -> Option<Step> {
        match self {
            Self::Stopped(step) | Self::MayBeApplied(step) => step,
            Self::Attempts(_) | Self::Refused | Self::Elsewhere | Self::Redirected | Self::Unclear => None,
        }
    }
}

/// Prints a phrase, with the step for a person where there is one: `it is not to be sent again as it is: fix_request`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Attempts(_) => "every attempt failed: it may be sent again",
            Self::Stopped(None) => "nothing says that it may be sent again",
            Self::Stopped(Some(_)) => "it is not to be sent again as it is",
            Self::MayBeApplied(_) => "it may have been carried out: look before you send it again",
            Self::Refused => "new credentials were refused as well",
            Self::Elsewhere => "it is to be sent on another connection, or to another node, region or account",
            Self::Redirected => {
                "the response is interim, or refers to another place, and the request may have been carried out"
            }
            Self::Unclear => "nothing tells whether it succeeded",
        })?;
        match self {
            Self::MayBeApplied(Some(step)) => write!(f, ", or {step}"),
            Self::Stopped(Some(step)) => write!(f, ": {step}"),
            Self::Attempts(Some(moment)) => write!(f, " at {}", whole_seconds(*moment)),
            Self::Attempts(None) => f.write_str(" later"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for Reason {}
