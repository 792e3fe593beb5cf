//! How long to wait: from what a document says, and the headers of a response, to a duration.

#[cfg(feature = "time")]
mod date;

use core::fmt;
use core::time::Duration;

use crate::provider::{Format, Header};
use crate::response::HeaderSource;

/// How long to wait before a retry.
///
/// A wait that names headers is built in a `static`, not in a `const`: before Rust 1.89 a list of references to statics
/// lives long enough only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Why there is no duration: the caller's backoff applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoDelay {
    /// The document names neither an amount nor a header.
    Unnamed,
    /// The response has none of the headers.
    Absent,
    /// A header is there, and its value is not written as the document says, is too great, or the document does not say
    /// how it is written.
    Unreadable,
    /// A header holds a date and time without an offset from UTC, which leaves the instant open.
    NoZone,
    /// A header holds what may be a date; dates are read with the crate's feature `time` only, which `json` brings.
    NeedsTime,
}

impl Wait {
    /// How long to wait from now on: [`read`](Self::read) without the reason.
    ///
    /// `now_unix_seconds` is the current time in seconds since 1970-01-01T00:00:00Z. A moment that has passed is a
    /// wait of zero. There is no upper bound: whoever sleeps decides how long at most.
    ///
    /// ```
    /// # use codetable::evidence::{Basis, Fact};
    /// # use codetable::provider::{Format, Header, HeaderRole};
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    ///
    /// static RESET: Header = Header {
    ///     format: Some(Fact::new(Format::UnixSeconds, Basis::Declared)),
    ///     ..Header::new("X-RateLimit-Reset", HeaderRole::Reset, Basis::Declared)
    /// };
    /// static WAIT: Wait = Wait::Header(&[&RESET]);
    ///
    /// let headers = [("x-ratelimit-reset", "1700000030")];
    /// assert_eq!(WAIT.delay(&headers, 1_700_000_000), Some(Duration::from_secs(30)));
    /// assert_eq!(WAIT.delay(&headers, 1_800_000_000), Some(Duration::ZERO));
    /// assert_eq!(WAIT.delay(&(), 1_700_000_000), None);
    /// assert_eq!(Wait::Soon.delay(&headers, 1_700_000_000), None);
    /// ```
    #[must_use]
    pub fn delay<H: HeaderSource + ?Sized>(self, headers: &H, now_unix_seconds: u64) -> Option<Duration> {
        self.read(headers, now_unix_seconds).ok()
    }

    /// How long to wait from now on, or why that is not known.
    ///
    /// The first header that is there and can be read decides. A wait for the next month has a length only if a
    /// header gives it: the document does not say in whose time zone a month begins.
    ///
    /// # Errors
    ///
    /// [`NoDelay`] says why there is no duration. Of several headers, the first that is there gives the reason.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    /// use codetable::wait::NoDelay;
    ///
    /// assert_eq!(Wait::None.read(&(), 0), Ok(Duration::ZERO));
    /// assert_eq!(Wait::Soon.read(&(), 0), Err(NoDelay::Unnamed));
    /// ```
    pub fn read<H: HeaderSource + ?Sized>(self, headers: &H, now_unix_seconds: u64) -> Result<Duration, NoDelay> {
        let mut reason = match self {
            Self::None => return Ok(Duration::ZERO),
            Self::Soon | Self::NextMonth([]) => NoDelay::Unnamed,
            Self::Header(_) | Self::NextMonth(_) => NoDelay::Absent,
        };
        for header in self.headers() {
            let Some(value) = headers.header(header.name) else { continue };
            match read(header.format.map(|format| format.value), value, now_unix_seconds) {
                Ok(delay) => return Ok(delay),
                Err(why) if reason == NoDelay::Absent => reason = why,
                Err(_) => {}
            }
        }
        Err(reason)
    }

    /// The headers that may tell how long, in order of preference; empty where none does.
    #[must_use]
    pub const fn headers(self) -> &'static [&'static Header] {
        match self {
            Self::Header(headers) | Self::NextMonth(headers) => headers,
            Self::Soon | Self::None => &[],
        }
    }
}

/// Reads the value of a header that tells when to come back.
pub(crate) fn read(format: Option<Format>, value: &str, now: u64) -> Result<Duration, NoDelay> {
    let value = unpadded(value);
    match format {
        Some(Format::UnixSeconds) => {
            seconds(value).map(|at| Duration::from_secs(at.saturating_sub(now))).ok_or(NoDelay::Unreadable)
        }
        Some(Format::RetryAfter) => match seconds(value) {
            Some(delay) => Ok(Duration::from_secs(delay)),
            None if is_number(value) => Err(NoDelay::Unreadable),
            None => http_date(value, now),
        },
        Some(Format::Iso8601) => iso8601(value, now),
        Some(Format::Text | Format::Integer | Format::Uri) | None => Err(NoDelay::Unreadable),
    }
}

/// The value of a header without the white space that may stand around it.
pub(crate) fn unpadded(value: &str) -> &str {
    let is_padded = matches!(value.as_bytes(), [b' ' | b'\t', ..] | [.., b' ' | b'\t']);
    if is_padded { value.trim_matches([' ', '\t']) } else { value }
}

/// Decimal digits and nothing else, as a number that fits.
pub(crate) fn seconds(value: &str) -> Option<u64> {
    if is_number(value) { value.parse().ok() } else { None }
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(feature = "time")]
use self::date::{http_date, iso8601};

#[cfg(not(feature = "time"))]
fn http_date(_: &str, _: u64) -> Result<Duration, NoDelay> {
    Err(NoDelay::NeedsTime)
}

#[cfg(not(feature = "time"))]
fn iso8601(_: &str, _: u64) -> Result<Duration, NoDelay> {
    Err(NoDelay::NeedsTime)
}

/// Prints a phrase: `after the wait that X tells`, `after a while`, `when the next month begins`, `at once`.
impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header([]) | Self::Soon => "after a while",
            Self::Header(_) => "after the wait that",
            Self::NextMonth([]) => "when the next month begins",
            Self::NextMonth(_) => "when the next month begins, which",
            Self::None => "at once",
        })?;
        for (index, header) in self.headers().iter().enumerate() {
            write!(f, " {}{}", if index == 0 { "" } else { "or " }, header.name)?;
        }
        if self.headers().is_empty() { Ok(()) } else { f.write_str(" tells") }
    }
}

impl fmt::Display for NoDelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unnamed => "the document names no amount of time and no header",
            Self::Absent => "the response has no header that tells how long to wait",
            Self::Unreadable => "the header that tells how long to wait cannot be read as the document describes it",
            Self::NoZone => "the header that tells how long to wait holds a time without an offset from UTC",
            Self::NeedsTime => {
                "the header that tells how long to wait holds a date: enable the feature `time` of codetable to read it"
            }
        })
    }
}

impl core::error::Error for NoDelay {}
