//! A finding without the response it was found in.

use alloc::boxed::Box;
use core::fmt;
use core::ops::Deref;

use super::{Finding, Problem};

/// A finding on its own, as an error: it holds all that a [`Finding`] does, in one pointer.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::{kakao, response::Response};
///
/// fn call() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///     let body = String::from(r#"{"code":-9798,"msg":"under maintenance"}"#);
///     Err(kakao::inspect(Response::new(503).body(&body)).into_owned())?
/// }
/// let error = call().unwrap_err();
/// assert_eq!(error.to_string(), "kakao: code `-9798`, status 503: `under maintenance`");
/// # }
/// ```
#[derive(Clone)]
pub struct OwnedFinding(Box<Finding<'static>>);

impl From<Finding<'_>> for OwnedFinding {
    fn from(finding: Finding<'_>) -> Self {
        let own = core::iter::once(finding.problem.advice());
        let headers = finding.headers.kept(own.chain(finding.problem.errors.iter().map(Problem::advice)));
        Self(Box::new(Finding {
            provider: finding.provider,
            headers,
            http: finding.http,
            problem: finding.problem.into_owned(),
            ids: finding.ids.into_owned(),
            shape: finding.shape,
            severity: finding.severity,
            limits: finding.limits,
            notes: finding.notes,
        }))
    }
}

impl Deref for OwnedFinding {
    type Target = Finding<'static>;

    fn deref(&self) -> &Finding<'static> {
        &self.0
    }
}

/// Prints the finding.
impl fmt::Debug for OwnedFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Prints one line, as the finding does.
impl fmt::Display for OwnedFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl core::error::Error for OwnedFinding {}
