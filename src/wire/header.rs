//! The response headers that a document describes.

use super::Presence;
use crate::evidence::{Basis, Fact};
use crate::text::Text;
use crate::word::words;

/// What may be silent is said in one line each: a field, which is silent in [`Header::new`], and a method.
macro_rules! header {
    ($($(#[$doc:meta])* $field:ident: $ty:ty,)*) => {
        /// A response header.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct Header {
            /// Its name, as the document writes it; names are compared without regard to case.
            pub name: &'static str,
            /// What supports it.
            pub basis: Basis,
            /// What it tells.
            pub role: Fact<HeaderRole>,
            $($(#[$doc])* pub $field: Option<$ty>,)*
        }

        impl Header {
            /// A header that tells this, with one basis for both.
            ///
            /// What else is said is added by `Header { …, ..Header::new(name, role, basis) }`.
            #[must_use]
            pub const fn new(name: &'static str, role: HeaderRole, basis: Basis) -> Self {
                Self { name, basis, role: Fact::new(role, basis), $($field: None,)* }
            }

            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $field(&self) -> Option<$ty> {
                    self.$field
                }
            )*
        }
    };
}

header! {
    /// Which allowance it speaks of.
    of: Fact<Allowance>,
    /// The period the allowance is counted over.
    per: Fact<Period>,
    /// How its value is written.
    format: Fact<Format>,
    /// What its number counts, in our words: `requests`.
    unit: Fact<&'static str>,
    /// The document's text about it.
    description: Text,
    /// For a code, the table whose codes it carries.
    table: Fact<&'static str>,
    /// Whether it is in every response.
    presence: Fact<Presence>,
    /// When it is sent, in our words.
    when: Fact<&'static str>,
}

words! {
    /// What a header tells.
    pub enum HeaderRole {
        /// A code that the tables list.
        Code => "code",
        /// The id of this request, for support.
        TraceId => "trace_id",
        /// The id of the request.
        RequestId => "request_id",
        /// The id of the caller's organisation.
        OrgId => "org_id",
        /// How much is allowed.
        Limit => "limit",
        /// How much is left.
        Remaining => "remaining",
        /// How much has been used.
        Used => "used",
        /// When the count starts again.
        Reset => "reset",
        /// When to send the request again.
        RetryAfter => "retry_after",
        /// Something else.
        Other => "other",
    }
}

words! {
    /// Which allowance a header speaks of.
    pub enum Allowance {
        /// Requests in a short window.
        Rate => "rate",
        /// Requests in a long period.
        Quota => "quota",
    }
}

words! {
    /// The period an allowance is counted over.
    pub enum Period {
        /// One second.
        Second => "second",
        /// One minute.
        Minute => "minute",
        /// One hour.
        Hour => "hour",
        /// One day.
        Day => "day",
        /// One calendar month.
        Month => "month",
    }
}

words! {
    /// How a value is written.
    pub enum Format {
        /// Any text.
        Text => "text",
        /// A decimal integer.
        Integer => "integer",
        /// A URI.
        Uri => "uri",
        /// A number of milliseconds.
        Milliseconds => "milliseconds",
        /// Seconds since 1970-01-01T00:00:00Z.
        UnixSeconds => "unix_seconds",
        /// A date and time as ISO 8601 writes it.
        Iso8601 => "iso8601",
        /// A number of seconds or an HTTP date (RFC 9110, section 10.2.3).
        RetryAfter => "retry_after",
    }
}
