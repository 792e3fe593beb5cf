//! The words for a response: how sure it is what it is, and how much of the request went wrong.

use crate::word::words;

/// How sure it is what a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// Nothing is known of it.
    None,
    /// Its HTTP status is all that is known. It may come from another system.
    Status,
    /// Its code is written like the provider's and is not listed: it is probably newer than the document.
    Family,
    /// The provider's document lists its code.
    Code,
}

/// How much of the request went wrong: the severity of the response as a whole.
///
/// They are in the order in which a caller has to worry. What is not known is worse than a failure, which at least says
/// what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing: it succeeded.
    None,
    /// Nothing: it succeeded, and something is worth knowing.
    Warning,
    /// A part; the rest was carried out.
    Partial,
    /// All of it.
    Fatal,
    /// Nobody can tell: the response is a redirect or a first word on the way (1xx), or its status is missing, and its
    /// body tells of no error.
    Unknown,
}

words! {
    Confidence {
        None => "none",
        Status => "status",
        Family => "family",
        Code => "code",
    }
}

words! {
    Outcome {
        None => "none",
        Warning => "warning",
        Partial => "partial",
        Fatal => "fatal",
        Unknown => "unknown",
    }
}
