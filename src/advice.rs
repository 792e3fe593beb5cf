//! What to do about an error: the model that specs, library, docs and tools share.

use crate::evidence::Fact;
use crate::provider::Header;

/// One step of a way out of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Send the same request again, unchanged.
    Retry,
    /// Let time pass first; [`Advice::wait`] says how long.
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
}

/// The alternatives, each a sequence of steps, in the document's order. Empty: there is nothing to do.
pub type Ways = &'static [&'static [Step]];

/// What became of the request that was answered with the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It was refused before anything was carried out.
    NotApplied,
    /// A part of it was carried out.
    Partial,
    /// Nobody can tell whether it was carried out.
    Unknown,
}

/// How long to wait before a retry.
#[derive(Clone, Copy, Debug)]
pub enum Wait {
    /// As these response headers say; the first that is there and can be read decides.
    Header(&'static [&'static Header]),
    /// A while; the document names no amount, so the caller's backoff applies.
    Soon,
    /// Until the next month begins; these headers may say when that is.
    NextMonth(&'static [&'static Header]),
    /// No wait is needed.
    None,
}

/// What to do about an error, each part with its own basis.
#[derive(Clone, Copy, Debug)]
pub struct Advice {
    pub(crate) ways: Option<Fact<Ways>>,
    pub(crate) wait: Option<Fact<Wait>>,
    pub(crate) effect: Option<Fact<Effect>>,
}
