//! The words for a response: how sure it is what it is, and how much of the request went wrong.

use crate::word::words;

words! {
    /// How sure it is what a response is.
    pub enum Confidence {
        /// Nothing is known of it.
        None => "none",
        /// Its HTTP status is all that is known. It may come from another system.
        Status => "status",
        /// Its code is written like the provider's and is not listed: it is probably newer than the document.
        Family => "family",
        /// The provider's document lists its code.
        Code => "code",
    }
}

words! {
    /// How much of the request went wrong: the severity of the response as a whole.
    ///
    /// They are in the order in which a caller has to worry. What is not known is worse than a failure, which at least says
    /// what to do.
    pub enum Outcome {
        /// Nothing: it succeeded.
        None => "none",
        /// Nothing: it succeeded, and something is worth knowing.
        Warning => "warning",
        /// A part; the rest was carried out.
        Partial => "partial",
        /// All of it.
        Fatal => "fatal",
        /// Nobody can tell.
        ///
        /// The response is a redirect or a first word on the way (1xx), or its status is missing, and its body tells of no
        /// error.
        Unknown => "unknown",
    }
}
