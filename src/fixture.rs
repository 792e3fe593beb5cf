//! From a code to a response that carries it, for the tests of those who handle errors.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::kakao::{self, ErrorCode};
//!
//! let fixture = ErrorCode::InvalidCredentials.fixture();
//! assert_eq!(fixture.status(), 401);
//! assert_eq!(fixture.body(), r#"{"code":-401,"msg":"<message>"}"#);
//!
//! // The document shows no text of `msg`.
//! assert!(fixture.placeholders().eq(["/msg"]));
//! assert_eq!(kakao::inspect(fixture.response()).known(), Some(ErrorCode::InvalidCredentials));
//! # }
//! ```
//!
//! The body is the document's own example where one shows the code, and else has the members that the document says are
//! always there. A problem that travels beside a result stands where the document puts it. What the document does not
//! give is a placeholder that is easy to see, made from the member's type, and [`placeholders`](Fixture::placeholders)
//! lists every one.

mod build;
mod malformed;

pub use self::malformed::Malformation;

use alloc::string::String;
use alloc::vec::Vec;

use crate::Row;
use crate::response::Response;

/// A response that carries a code.
///
/// ```
/// # #[cfg(feature = "meloming")] {
/// use codetable::meloming::ErrorCode;
///
/// let fixture = ErrorCode::RateLimitExceeded.fixture();
/// assert_eq!((fixture.row(), fixture.status()), (ErrorCode::RateLimitExceeded.row(), 429));
/// assert!(fixture.headers().iter().any(|(name, value)| *name == "Content-Type" && value == "application/json"));
/// assert!(fixture.body().contains("RATE_LIMIT_EXCEEDED"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fixture {
    row: Row,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    placeholders: Vec<String>,
}

impl Fixture {
    /// The code it was made for.
    #[must_use]
    pub const fn row(&self) -> Row {
        self.row
    }

    /// The HTTP status of the response.
    ///
    /// Where a problem stands beside a result it is the result's, as the document has it, and not that of the problem.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The headers: the media type, and those that the document describes.
    #[must_use]
    pub fn headers(&self) -> &[(&'static str, String)] {
        &self.headers
    }

    /// The body; empty where the document describes none that carries a code.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// What the document does not give: a JSON pointer into the body, the name of a header, or `:status`.
    ///
    /// ```
    /// # #[cfg(feature = "naver_commerce")] {
    /// use codetable::naver_commerce::GatewayError;
    ///
    /// // The document has a whole example of this one.
    /// assert_eq!(GatewayError::ProcessingTimedOut.fixture().placeholders().len(), 0);
    /// let fixture = GatewayError::AuthenticationFailed.fixture();
    /// assert!(fixture.placeholders().eq(["/timestamp", "/traceId"]));
    /// # }
    /// ```
    pub fn placeholders(&self) -> impl ExactSizeIterator<Item = &str> {
        self.placeholders.iter().map(String::as_str)
    }

    /// The whole, as `inspect` takes it.
    #[must_use]
    pub fn response(&self) -> Response<'_> {
        Response::new(self.status).headers(&self.headers).body(&self.body)
    }

    /// The same response with one thing wrong with its body, in each way there is: none of them may make a program
    /// fail.
    ///
    /// A fixture without a body has none.
    ///
    /// ```
    /// # #[cfg(feature = "meloming")] {
    /// use codetable::fixture::Malformation;
    /// use codetable::meloming::{self, ErrorCode};
    ///
    /// for (malformation, fixture) in ErrorCode::RateLimitExceeded.fixture().malformed() {
    ///     let finding = meloming::inspect(fixture.response());
    ///     assert_eq!(finding.status(), Some(429), "{malformation}");
    /// }
    /// # }
    /// ```
    pub fn malformed(&self) -> impl Iterator<Item = (Malformation, Self)> + use<'_> {
        Malformation::ALL.iter().filter_map(|malformation| Some((*malformation, malformation.apply(self)?)))
    }
}

impl Row {
    /// A response that carries the code, for tests: see [`fixture`](crate::fixture).
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// let row = codetable::kakao::ErrorCode::TABLE.find("-401").unwrap();
    /// assert_eq!(row.fixture().body(), r#"{"code":-401,"msg":"<message>"}"#);
    /// # }
    /// ```
    #[must_use]
    pub fn fixture(self) -> Fixture {
        build::build(self)
    }
}

/// So that a fixture can be inspected as it is.
impl<'a> From<&'a Fixture> for Response<'a> {
    fn from(fixture: &'a Fixture) -> Self {
        fixture.response()
    }
}
