//! A response as the library reads it: borrowed status, headers and body, whatever client they come from.

mod header_source;

pub use self::header_source::{HeaderFn, HeaderSource};

pub(crate) use self::header_source::MOST_VALUES;

use core::fmt;

/// A response, borrowed from whatever HTTP client received it. Each part may be left out.
///
/// ```
/// use codetable::response::Response;
///
/// let headers = [("Content-Type", "application/json"), ("X-RateLimit-Reset", "1700000000")];
/// let response = Response::new(429).headers(&headers).body(r#"{"type":"RATE_LIMIT_EXCEEDED"}"#);
/// assert_eq!(response.status(), Some(429));
/// assert_eq!(response.header("x-ratelimit-reset"), Some("1700000000"));
/// assert_eq!(response.bytes().len(), 30);
/// ```
#[derive(Clone, Copy)]
pub struct Response<'a> {
    status: Option<u16>,
    headers: &'a (dyn HeaderSource + Sync),
    body: &'a [u8],
}

/// What tells the HTTP status of a response: a `u16`, an `Option<u16>`, and, with the feature `http`, an
/// `http::StatusCode`.
///
/// ```
/// use codetable::response::{Response, StatusSource};
///
/// /// A line of a log, where 0 stands for a status that was not kept.
/// struct Line {
///     status: u16,
/// }
/// impl StatusSource for Line {
///     fn status(&self) -> Option<u16> {
///         (self.status != 0).then_some(self.status)
///     }
/// }
/// assert_eq!(Response::new(Line { status: 502 }).status(), Some(502));
/// assert_eq!(Response::new(Line { status: 0 }).status(), None);
/// ```
pub trait StatusSource {
    /// The status, as it was received; `None` where it is not known.
    fn status(&self) -> Option<u16>;
}

impl<'a> Response<'a> {
    /// A response of this status, without headers and body.
    ///
    /// `None` where the status is not known, as in a log line that kept the body only.
    ///
    /// ```
    /// use codetable::response::Response;
    ///
    /// assert_eq!(Response::new(401).status(), Some(401));
    /// assert_eq!(Response::new(None).body(r#"{"code":-401}"#).status(), None);
    /// ```
    #[must_use]
    pub fn new(status: impl StatusSource) -> Self {
        Self { status: status.status(), headers: &(), body: &[] }
    }

    /// With these headers. They are `Sync` so that a future that holds the response may move between threads.
    #[must_use]
    pub fn headers(self, headers: &'a (dyn HeaderSource + Sync)) -> Self {
        Self { headers, ..self }
    }

    /// With this body, as it was received: it need not be valid UTF-8 or complete.
    #[must_use]
    pub fn body<B: AsRef<[u8]> + ?Sized>(self, body: &'a B) -> Self {
        Self { body: body.as_ref(), ..self }
    }

    /// The HTTP status, if it is known.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// The value of a header, by its name without regard to ASCII case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.header(name)
    }

    /// Its headers.
    #[cfg(feature = "inspect")]
    pub(crate) const fn header_source(&self) -> &'a (dyn HeaderSource + Sync) {
        self.headers
    }

    /// The body's bytes; empty where there is none.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.body
    }
}

#[cfg(feature = "http")]
impl<'a, B: AsRef<[u8]>> From<&'a http::Response<B>> for Response<'a> {
    fn from(response: &'a http::Response<B>) -> Self {
        Self::new(response.status()).headers(response.headers()).body(response.body())
    }
}

/// So that a wait can be read from the response itself.
impl HeaderSource for Response<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.header(name)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        self.headers.header_at(name, place)
    }
}

/// Prints the status and the length of the body: what a response holds may be secret.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl StatusSource for u16 {
    fn status(&self) -> Option<u16> {
        Some(*self)
    }
}

/// The only option that is a source, so that `Response::new(None)` needs no type.
impl StatusSource for Option<u16> {
    fn status(&self) -> Option<u16> {
        *self
    }
}

#[cfg(feature = "http")]
impl StatusSource for http::StatusCode {
    fn status(&self) -> Option<u16> {
        Some(self.as_u16())
    }
}
