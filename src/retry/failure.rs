//! The door for findings: what a finding is to the machine, and the error that a call ends with.

use core::fmt;

use super::{Answer, Retry, Then};
use crate::inspect::{Finding, Outcome, OwnedFinding};

/// What is to be done about it, with the headers of its response.
impl<'a> From<&'a Finding<'_>> for Answer<'a> {
    fn from(finding: &'a Finding<'_>) -> Self {
        match (finding.severity(), finding.http_status()) {
            _ if finding.is_success() => Self::Done,
            (Outcome::Unknown, Some(100..=199 | 300..=399)) => Self::Redirected,
            (Outcome::Unknown, _) => Self::Unclear,
            _ => Self::Failed(finding.advice(), finding.headers()),
        }
    }
}

/// A finding, and what the machine said that ended the call: an error for `?`.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use core::time::Duration;
/// use codetable::advice::{Idempotency, Step};
/// use codetable::retry::{Failure, Reason, Retry, Then};
/// use codetable::{kakao, response::Response};
///
/// fn call(retry: &mut Retry) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///     let finding = kakao::inspect(Response::new(400).body(r#"{"code":-2,"msg":"id is missing"}"#));
///     match retry.after(&finding, Duration::ZERO, 0) {
///         Then::Done => Ok(()),
///         then => Err(Failure::new(finding, then, retry))?,
///     }
/// }
///
/// let error = call(&mut Retry::new(Idempotency::of("GET"))).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "kakao: code `-2`, status 400: `id is missing`; give up: it is not to be sent again as it is: fix_request"
/// );
/// let failure: &Failure = error.downcast_ref().unwrap();
/// assert_eq!(failure.then, Then::GiveUp(Reason::Stopped(Some(Step::FixRequest))));
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure {
    /// What the response was.
    pub finding: OwnedFinding,
    /// What ended the call: [`Then::Later`] with the moment to come back, or [`Then::GiveUp`] with the reason.
    pub then: Then,
    /// Whether a send before the last one may have been carried out, of which this finding does not tell.
    pub earlier_may_be_applied: bool,
}

impl Failure {
    /// The failure of a call that a machine ended after this finding.
    pub fn new(finding: impl Into<OwnedFinding>, then: Then, retry: &Retry) -> Self {
        Self { finding: finding.into(), then, earlier_may_be_applied: retry.earlier_may_be_applied() }
    }
}

/// Prints the finding's line, then what ended the call, and then that an earlier send may have been carried out, if so.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.finding, self.then)?;
        if self.earlier_may_be_applied { f.write_str("; an earlier send may have been carried out") } else { Ok(()) }
    }
}

impl core::error::Error for Failure {}
