//! The words of an advice: what to do, and what became of the request.

use crate::word::words;

/// One step of an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Send the same request again, unchanged.
    Retry,
    /// Let time pass first; [`Advice::wait`](super::Advice::wait) says how long.
    Wait,
    /// Get a new token, then use it.
    RefreshCredentials,
    /// Call less often.
    ReduceRate,
    /// Have the allowance raised, by a plan or an agreement.
    RaiseQuota,
    /// Change the request: parameters, headers, body or target.
    FixRequest,
    /// Change the configuration: keys, allowed addresses, switched-on functions.
    FixSetup,
    /// Be granted a right, a scope or a review.
    ObtainPermission,
    /// Ask the provider, with the ids that its support wants.
    ContactProvider,
    /// Send the same request over another connection, or to another node, region or account. That is for the caller,
    /// who has them.
    RetryElsewhere,
    /// Do not send the request again.
    DoNotRetry,
    /// Do nothing: no action is needed.
    NoAction,
}

/// What became of the request that was answered with the error. A word that a program does not know is to it as
/// [`Unknown`](Self::Unknown).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It was refused before anything was carried out.
    NotApplied,
    /// A part of it was carried out.
    Partial,
    /// Nobody can tell whether it was carried out.
    Unknown,
}

impl Step {
    /// Whether a program can take it without a person: [`Retry`](Self::Retry), [`Wait`](Self::Wait) and
    /// [`RefreshCredentials`](Self::RefreshCredentials).
    ///
    /// ```
    /// use codetable::advice::Step;
    ///
    /// assert!(Step::RefreshCredentials.is_automatic());
    /// assert!(!Step::FixRequest.is_automatic());
    /// ```
    #[must_use]
    pub const fn is_automatic(self) -> bool {
        matches!(self, Self::Retry | Self::Wait | Self::RefreshCredentials)
    }
}

words! {
    Step {
        Retry => "retry",
        Wait => "wait",
        RefreshCredentials => "refresh_credentials",
        ReduceRate => "reduce_rate",
        RaiseQuota => "raise_quota",
        FixRequest => "fix_request",
        FixSetup => "fix_setup",
        ObtainPermission => "obtain_permission",
        ContactProvider => "contact_provider",
        RetryElsewhere => "retry_elsewhere",
        DoNotRetry => "do_not_retry",
        NoAction => "no_action",
    }
}

words! {
    Effect {
        NotApplied => "not_applied",
        Partial => "partial",
        Unknown => "unknown",
    }
}
