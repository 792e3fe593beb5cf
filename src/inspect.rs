//! From a response to a finding: what is it, and what to do about it? Each provider's module has an `inspect` that
//! calls the one here.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::advice::{Idempotency, Next};
//! use codetable::inspect::Sure;
//! use codetable::kakao::{self, ErrorCode};
//! use codetable::response::Response;
//!
//! let finding = kakao::inspect(Response::new(401).body(r#"{"code":-401,"msg":"this access token does not exist"}"#));
//! assert_eq!(finding.sure(), Sure::Code);
//! assert_eq!(finding.known(), Some(ErrorCode::InvalidCredentials));
//! assert_eq!(finding.message(), Some("this access token does not exist"));
//! assert_eq!(finding.advice().next(Idempotency::of("POST")), Next::RefreshThenSend);
//! # }
//! ```
//!
//! **It never fails.** A body may be missing, cut anywhere, no JSON, of other types than described, or hostile: the
//! finding is the best that can be said, and [`notes`](Finding::notes) tell what was wrong or disagreed. One bad member
//! never costs the rest.
//!
//! **The caller names the provider**, since bodies of different systems look alike; [`Sure`] says how much of the
//! response bears that out.
//!
//! **It borrows from the body** and reads it in linear time. A body without escapes and lists is read without an
//! allocation; a list of problems is one growing list, of which ten thousand are kept.
//!
//! Getting new credentials is worth one attempt: whoever follows `Next::RefreshThenSend` twice for one call may go on
//! for ever.

mod advise;
mod code;
mod finding;
mod judge;
mod label;
mod limit;
mod list;
mod note;
mod owned;
mod problem;
mod read;
mod rest;
mod shape;
mod sink;
mod timing;
mod value;
mod walk;

pub use self::code::Code;
pub use self::finding::{Finding, Outcome, Sure};
pub use self::label::OTHER;
pub use self::limit::Limit;
pub use self::note::Note;
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
/// use codetable::inspect::{Note, Outcome, Sure, inspect};
/// use codetable::provider::Provider;
/// use codetable::response::Response;
///
/// static SAMPLE: Provider = Provider::new("sample");
/// let finding = inspect(&SAMPLE, Response::new(502).body("<html>Bad Gateway</html>"));
/// assert_eq!((finding.sure(), finding.severity()), (Sure::Status, Outcome::Fatal));
/// assert!(finding.notes().eq([Note::NotJson]));
/// ```
#[must_use]
pub fn inspect<'a>(provider: &'static Provider, response: impl Into<Response<'a>>) -> Finding<'a> {
    judge::judge(provider, response.into())
}
