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

/// How much of a request an error stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The whole request failed.
    Fatal,
    /// A part failed and the rest was carried out.
    NonFatal,
    /// Processed, perhaps in part; for information.
    Warning,
}

/// Whose side an error comes from, as the document sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// Inside the provider's own system.
    Internal,
    /// Outside it: input, configuration, or a service behind it.
    External,
}

words! {
    Severity {
        Fatal => "fatal",
        NonFatal => "non_fatal",
        Warning => "warning",
    }
}

words! {
    Origin {
        Internal => "internal",
        External => "external",
    }
}
