//! From a response to a finding: what is it, and what to do about it?
//!
//! Each provider's module has an `inspect` that calls the one here.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::advice::{Idempotency, Next};
//! use codetable::inspect::Confidence;
//! use codetable::kakao::{self, ErrorCode};
//! use codetable::response::Response;
//!
//! let finding = kakao::inspect(Response::new(401).body(r#"{"code":-401,"msg":"this access token does not exist"}"#));
//! assert_eq!(finding.confidence(), Confidence::Code);
//! assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials));
//! assert_eq!(finding.message(), Some("this access token does not exist"));
//! assert_eq!(finding.advice().next(Idempotency::of("POST")), Next::RefreshThenSend);
//! # }
//! ```
//!
//! **Ask [`is_success`](Finding::is_success) first.** A status alone is no answer: a 200 may carry an error, alone, in
//! a list or in the last record of a stream, and a redirect is neither.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::inspect::Note;
//! use codetable::kakao::{self, ErrorCode};
//! use codetable::response::Response;
//!
//! let late = "{\"id\":1}\n{\"code\":-10,\"msg\":\"API limit has been exceeded.\"}\n";
//! let finding = kakao::inspect(Response::new(200).body(late));
//! assert!(!finding.is_success());
//! assert_eq!(finding.known(), Some(ErrorCode::QuotaExceeded));
//! assert!(finding.notes().any(|note| note == Note::Records));
//! # }
//! ```
//!
//! **It never fails.** A body may be missing, cut anywhere, no JSON, of other types than described, or hostile: the
//! finding is the best that can be said, and [`notes`](Finding::notes) tell what was wrong or disagreed. One bad member
//! never costs the rest, and the order of members decides nothing.
//!
//! **Every record is read**: JSON documents one after the other, with white space, NUL or RS between them, the data of
//! server-sent events, and the elements of a list. JSON behind other text or in a JSON string is read too, where
//! somebody may have copied it: no call is repeated on its word unless that is harmless.
//!
//! **The caller names the provider**, since bodies of different systems look alike; [`Confidence`] says how much of the
//! response bears that out.
//!
//! **It borrows from the body** and reads it in linear time. A body without escapes and lists is read without an
//! allocation; a list of problems is one growing list, of which ten thousand are kept.
//!
//! Getting new credentials is worth one attempt: whoever follows `Next::RefreshThenSend` twice for one call may go on
//! for ever.

mod advise;
mod carried;
mod code;
mod events;
mod finding;
mod headers;
mod judge;
mod label;
mod limit;
mod list;
mod note;
mod outcome;
mod owned;
mod problem;
mod read;
mod records;
mod rest;
mod shape;
mod sink;
mod timing;
mod value;
mod walk;
mod wrapped;

pub use self::code::Code;
pub use self::finding::Finding;
pub use self::label::OTHER;
pub use self::limit::Limit;
pub use self::note::Note;
pub use self::outcome::{Confidence, Outcome};
pub use self::owned::OwnedFinding;
pub use self::problem::{FieldError, Problem};

pub use crate::wait::Reset;

use crate::provider::Provider;
use crate::response::Response;

/// What a response of a provider is, and what to do about it.
///
/// With the feature `http`, a reference to an `http::Response` may be given as it is.
///
/// ```
/// use codetable::evidence::{Basis, Fact};
/// use codetable::inspect::{Note, Outcome, Confidence, inspect};
/// use codetable::provider::Provider;
/// use codetable::response::Response;
///
/// static SAMPLE: Provider = Provider::new("sample");
/// let finding = inspect(&SAMPLE, Response::new(502).body("<html>Bad Gateway</html>"));
/// assert_eq!((finding.confidence(), finding.severity()), (Confidence::Status, Outcome::Fatal));
/// assert!(finding.notes().eq([Note::NotJson]));
/// ```
#[must_use]
pub fn inspect<'a>(provider: &'static Provider, response: impl Into<Response<'a>>) -> Finding<'a> {
    judge::judge(provider, response.into())
}
