//! The response headers that a document describes.

use super::Presence;
use crate::evidence::{Basis, Fact};
use crate::text::Text;
use crate::word::words;

/// What may be silent is said in one line each: a field, which is silent in [`Header::new`], and a method.
macro_rules! header {
    ($($(#[$doc:meta])* $field:ident: $ty:ty,)*) => {
        /// A response header.
        ///
        /// ```
        /// use codetable::evidence::{Basis, Fact};
        /// use codetable::provider::{Allowance, Format, Header, HeaderRole, Period};
        ///
        /// const LIMIT: Header = Header {
        ///     of: Some(Fact::new(Allowance::Rate, Basis::Declared)),
        ///     per: Some(Fact::new(Period::Minute, Basis::Declared)),
        ///     unit: Some(Fact::new("requests", Basis::Inferred("what else is there to count"))),
        ///     format: Some(Fact::new(Format::Integer, Basis::Declared)),
        ///     ..Header::new("X-RateLimit-Limit", HeaderRole::Limit, Basis::Declared)
        /// };
        /// let of = (LIMIT.of().unwrap().value, LIMIT.per().unwrap().value);
        /// assert_eq!(of, (Allowance::Rate, Period::Minute));
        /// assert_eq!(LIMIT.unit().unwrap().value, "requests");
        /// assert_eq!(LIMIT.format().unwrap().value, Format::Integer);
        ///
        /// // On these the document is silent.
        /// assert_eq!((LIMIT.presence(), LIMIT.when()), (None, None));
        /// assert_eq!((LIMIT.table(), LIMIT.description()), (None, None));
        /// ```
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
    ///
    /// ```
    /// use codetable::provider::HeaderRole;
    ///
    /// assert_eq!(HeaderRole::RetryAfter.as_str(), "retry_after");
    /// assert_eq!("remaining".parse(), Ok(HeaderRole::Remaining));
    /// assert!(HeaderRole::ALL.contains(&HeaderRole::Reset));
    /// ```
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
    ///
    /// ```
    /// use codetable::provider::Allowance;
    ///
    /// assert!(Allowance::ALL.iter().map(|of| of.as_str()).eq(["rate", "quota"]));
    /// ```
    pub enum Allowance {
        /// Requests in a short window.
        Rate => "rate",
        /// Requests in a long period.
        Quota => "quota",
    }
}

words! {
    /// The period an allowance is counted over.
    ///
    /// ```
    /// use codetable::provider::Period;
    ///
    /// // From the shortest on.
    /// assert!(Period::ALL.is_sorted());
    /// assert_eq!((Period::Second.as_str(), Period::Month.as_str()), ("second", "month"));
    /// ```
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
    ///
    /// ```
    /// use codetable::provider::Format;
    ///
    /// let moments = [Format::UnixSeconds, Format::Iso8601, Format::RetryAfter];
    /// assert!(moments.iter().all(|format| Format::ALL.contains(format)));
    /// assert_eq!(Format::Iso8601.as_str(), "iso8601");
    /// ```
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
