//! The words for a response: how sure it is what it is, and how much of the request went wrong.

use crate::word::words;

words! {
    /// How sure it is what a response is.
    ///
    /// ```
    /// use codetable::inspect::Confidence;
    ///
    /// assert!(Confidence::Code > Confidence::Family);
    /// assert!(Confidence::ALL.iter().map(|sure| sure.as_str()).eq(["none", "status", "family", "code"]));
    /// ```
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
    ///
    /// ```
    /// use codetable::inspect::Outcome;
    ///
    /// let worth_an_alarm = |outcome| outcome >= Outcome::Partial;
    /// let loud = Outcome::ALL.iter().filter(|outcome| worth_an_alarm(**outcome));
    /// assert!(loud.map(|outcome| outcome.as_str()).eq(["partial", "fatal", "unknown"]));
    /// ```
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
