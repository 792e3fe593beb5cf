//! What a document says of what goes over the wire: headers, bodies, and how an error stands to the request.

mod body;
mod field_index;
mod header;

pub use self::body::{Body, BodyField, Example, FieldRole, JsonType, Presence};
pub use self::field_index::FieldIndex;
#[cfg(feature = "inspect")]
pub(crate) use self::field_index::Slot;
pub use self::header::{Allowance, Format, Header, HeaderRole, Period};

use crate::word::words;

words! {
    /// How much of a request an error stops.
    ///
    /// ```
    /// use codetable::provider::Severity;
    ///
    /// assert!(Severity::ALL.iter().map(|severity| severity.as_str()).eq(["fatal", "non_fatal", "warning"]));
    /// ```
    pub enum Severity {
        /// The whole request failed.
        Fatal => "fatal",
        /// A part failed and the rest was carried out.
        NonFatal => "non_fatal",
        /// Processed, perhaps in part; for information.
        Warning => "warning",
    }
}

words! {
    /// Whose side an error comes from, as the document sees it.
    ///
    /// ```
    /// use codetable::provider::Origin;
    ///
    /// assert!(Origin::ALL.iter().map(|origin| origin.as_str()).eq(["internal", "external"]));
    /// ```
    pub enum Origin {
        /// Inside the provider's own system.
        Internal => "internal",
        /// Outside it: input, configuration, or a service behind it.
        External => "external",
    }
}
