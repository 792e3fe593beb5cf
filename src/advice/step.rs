//! The words of an advice: what to do, and what became of the request.

use crate::word::words;

words! {
    /// One step of an alternative.
    ///
    /// ```
    /// use codetable::advice::Step;
    ///
    /// let alone = Step::ALL.iter().filter(|step| step.is_automatic()).map(|step| step.as_str());
    /// assert!(alone.eq(["retry", "wait", "refresh_credentials"]));
    /// ```
    pub enum Step {
        /// Send the same request again, unchanged.
        Retry => "retry",
        /// Let time pass first; [`Advice::wait`](super::Advice::wait) says how long.
        Wait => "wait",
        /// Get a new token, then use it.
        RefreshCredentials => "refresh_credentials",
        /// Call less often.
        ReduceRate => "reduce_rate",
        /// Have the allowance raised, by a plan or an agreement.
        RaiseQuota => "raise_quota",
        /// Change the request: parameters, headers, body or target.
        FixRequest => "fix_request",
        /// Change the configuration: keys, allowed addresses, switched-on functions.
        FixSetup => "fix_setup",
        /// Be granted a right, a scope or a review.
        ObtainPermission => "obtain_permission",
        /// Ask the provider, with the ids that its support wants.
        ContactProvider => "contact_provider",
        /// Send the same request over another connection, or to another node, region or account.
        ///
        /// That is for the caller, who has them.
        RetryElsewhere => "retry_elsewhere",
        /// Do not send the request again.
        DoNotRetry => "do_not_retry",
        /// Do nothing: no action is needed.
        NoAction => "no_action",
    }
}

words! {
    /// What became of the request that was answered with the error. A word that a program does not know is to it as
    /// [`Unknown`](Self::Unknown).
    ///
    /// ```
    /// use codetable::advice::Effect;
    ///
    /// /// Whether somebody has to look before the request is sent again.
    /// fn may_be_applied(effect: Effect) -> bool {
    ///     effect != Effect::NotApplied
    /// }
    /// let open = Effect::ALL.iter().filter(|effect| may_be_applied(**effect)).map(|effect| effect.as_str());
    /// assert!(open.eq(["partial", "unknown"]));
    /// ```
    pub enum Effect {
        /// It was refused before anything was carried out.
        NotApplied => "not_applied",
        /// A part of it was carried out.
        Partial => "partial",
        /// Nobody can tell whether it was carried out.
        Unknown => "unknown",
    }
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
