//! The response headers that a document describes.

use super::Presence;
use crate::evidence::{Basis, Fact};
use crate::text::Text;
use crate::word::words;

/// A response header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Header {
    /// Its name, as the document writes it; names are compared without regard to case.
    pub name: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// What it tells.
    pub role: Fact<HeaderRole>,
    /// Which allowance it speaks of.
    pub of: Option<Fact<Allowance>>,
    /// The period the allowance is counted over.
    pub per: Option<Fact<Period>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The document's text about it.
    pub description: Option<Text>,
    /// Whether it is in every response.
    pub presence: Option<Fact<Presence>>,
    /// When it is sent, in our words.
    pub when: Option<Fact<&'static str>>,
}

/// What a header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HeaderRole {
    /// The id of this request, for support.
    TraceId,
    /// How much is allowed.
    Limit,
    /// How much is left.
    Remaining,
    /// How much has been used.
    Used,
    /// When the count starts again.
    Reset,
    /// When to send the request again.
    RetryAfter,
    /// Something else.
    Other,
}

/// Which allowance a header speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Allowance {
    /// Requests in a short window.
    Rate,
    /// Requests in a long period.
    Quota,
}

/// The period an allowance is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Period {
    /// One second.
    Second,
    /// One minute.
    Minute,
    /// One hour.
    Hour,
    /// One day.
    Day,
    /// One calendar month.
    Month,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Any text.
    Text,
    /// A decimal integer.
    Integer,
    /// A URI.
    Uri,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// A date and time as ISO 8601 writes it.
    Iso8601,
    /// A number of seconds or an HTTP date (RFC 9110, section 10.2.3).
    RetryAfter,
}

impl Header {
    /// A header that tells this, with one basis for both: what else is said is added by
    /// `Header { …, ..Header::new(name, role, basis) }`.
    #[must_use]
    pub const fn new(name: &'static str, role: HeaderRole, basis: Basis) -> Self {
        let role = Fact::new(role, basis);
        Self { name, basis, role, of: None, per: None, format: None, description: None, presence: None, when: None }
    }
}

words! {
    HeaderRole {
        TraceId => "trace_id",
        Limit => "limit",
        Remaining => "remaining",
        Used => "used",
        Reset => "reset",
        RetryAfter => "retry_after",
        Other => "other",
    }
}

words! {
    Allowance {
        Rate => "rate",
        Quota => "quota",
    }
}

words! {
    Period {
        Second => "second",
        Minute => "minute",
        Hour => "hour",
        Day => "day",
        Month => "month",
    }
}

words! {
    Format {
        Text => "text",
        Integer => "integer",
        Uri => "uri",
        UnixSeconds => "unix_seconds",
        Iso8601 => "iso8601",
        RetryAfter => "retry_after",
    }
}
