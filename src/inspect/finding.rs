//! What is found in a response.

use core::fmt;

use super::carried::Ids;
use super::headers::Headers;
use super::limit::Limits;
use super::note::Notes;
use super::{Code, Confidence, FieldError, Note, Outcome, OwnedFinding, Problem, advise};
use crate::advice::Advice;
use crate::evidence::{Basis, Fact};
use crate::provider::{Body, ErrorType, Provider, StatusRule};
use crate::response::HeaderSource;
use crate::unknown::Given;
use crate::{CodeTable, Meaning, Row};

/// What a response is, and what to do about it. It borrows from the body; [`into_owned`](Self::into_owned) lets go.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::{self, GatewayError};
/// use codetable::response::Response;
///
/// let headers = [("gncp-gw-trace-id", "ar2-55f4")];
/// let body = r#"{"code":"GW.TIMEOUT.01","message":"요청 대기 시간이 초과되었습니다."}"#;
/// let finding = naver_commerce::inspect(Response::new(504).headers(&headers).body(body));
///
/// assert_eq!(finding.known(), Some(GatewayError::ProcessingTimedOut));
/// assert_eq!(finding.trace_id(), Some("ar2-55f4"));
/// assert_eq!(finding.to_string(), "naver_commerce: code `GW.TIMEOUT.01`, status 504: `요청 대기 시간이 초과되었습니다.`");
/// # }
/// ```
///
/// Problems that a body lists each have a code, a status and advice of their own, and so has the whole:
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::{self, ProblemCode};
/// use codetable::inspect::Outcome;
/// use codetable::response::Response;
///
/// let body = r#"{
///     "requestId": "72eaa048",
///     "handle": [],
///     "errors": [{ "type": "https://ns.adobe.com/aep/errors/EXEG-0201-503", "status": 503, "title": "Try again later." }],
///     "warnings": [{ "type": "https://ns.adobe.com/aep/errors/EXEG-0204-200", "status": 200, "title": "Nobody is known." }]
/// }"#;
/// let finding = adobe_edge::inspect(Response::new(207).body(body));
/// assert_eq!(finding.severity(), Outcome::Partial);
/// assert_eq!((finding.provider().name, finding.body().unwrap().id), ("adobe_edge", "response"));
/// assert_eq!((finding.status(), finding.http_status(), finding.body_status()), (Some(207), Some(207), None));
///
/// // The error leads.
/// assert_eq!(finding.code().unwrap().as_str(), "EXEG-0201-503");
/// assert_eq!(finding.codes().count(), 1);
/// assert_eq!(finding.row(), Some(ProblemCode::UpstreamServiceUnavailable.row()));
/// assert_eq!(finding.errors()[0].status(), Some(503));
/// assert_eq!(finding.warnings()[0].known(), Some(ProblemCode::UpstreamWarning));
/// assert!(finding.problem().code().is_none(), "the body has none of its own");
/// assert_eq!(finding.status_rule().unwrap().pattern.to_string(), "207");
/// # }
/// ```
///
/// Whatever else a document describes is there under one name for all providers:
///
/// ```
/// # #[cfg(all(feature = "adobe_edge", feature = "meloming"))] {
/// use codetable::{adobe_edge, meloming, response::Response};
///
/// let body = r#"{
///     "type": "https://ns.adobe.com/aep/errors/EXEG-0104-422", "status": 422,
///     "title": "Unprocessable entity", "detail": "Please check your input.",
///     "report": { "errors": ["Allowed IAB version is 2.0"], "requestId": "0f8821e5", "orgId": "53A1@AdobeOrg" }
/// }"#;
/// let finding = adobe_edge::inspect(Response::new(422).body(body));
/// assert_eq!((finding.title(), finding.detail()), (Some("Unprocessable entity"), Some("Please check your input.")));
/// assert_eq!((finding.request_id(), finding.org_id()), (Some("0f8821e5"), Some("53A1@AdobeOrg")));
/// assert!(finding.report_errors().eq(["Allowed IAB version is 2.0"]));
/// assert!(finding.report().unwrap().starts_with("{ \"errors\":"));
///
/// let body = r#"{
///     "meta": { "version": "2026-01-11", "requestId": "abc123", "timestamp": "2025-01-15T12:00:00Z" },
///     "status": 400, "type": "VALIDATION_ERROR", "message": "요청 데이터 검증에 실패했습니다.",
///     "errors": [{ "field": "difficulty", "message": "난이도는 1~5 사이의 값이어야 합니다.", "value": 10 }]
/// }"#;
/// let finding = meloming::inspect(Response::new(400).body(body)).into_owned();
/// assert_eq!((finding.version(), finding.time()), (Some("2026-01-11"), Some("2025-01-15T12:00:00Z")));
/// assert_eq!(finding.fields()[0].field(), Some("difficulty"));
/// # }
/// ```
///
/// What structured logs and spans take, texts and numbers that may be absent, its accessors give as they are; a metric
/// takes its [`label`](Self::label).
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::advice::Idempotency;
/// use codetable::{kakao, response::Response};
///
/// let finding = kakao::inspect(Response::new(401).body(r#"{"code":-401,"msg":"this access token does not exist"}"#));
/// tracing::warn!(
///     code = finding.code_text(),
///     status = finding.status(),
///     sure = finding.confidence().as_str(),
///     trace_id = finding.id(),
///     decision = %finding.advice().decide(Idempotency::of("POST")),
///     "{finding}"
/// );
/// # }
/// ```
#[derive(Clone)]
pub struct Finding<'a> {
    pub(super) provider: &'static Provider,
    pub(super) http: Option<u16>,
    pub(super) problem: Problem<'a>,
    pub(super) ids: Ids<'a>,
    pub(super) shape: Option<&'static Body>,
    pub(super) severity: Outcome,
    pub(super) headers: Headers<'a>,
    pub(super) limits: Limits,
    pub(super) notes: Notes,
}

const TYPE_BASIS: Basis =
    Basis::Inferred("the type comes with the status of the response, which does not name its type");

impl<'a> Finding<'a> {
    /// Whose response it is, by the word of the caller.
    #[must_use]
    pub const fn provider(&self) -> &'static Provider {
        self.provider
    }

    /// How sure it is what the response is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        match self.leading().confidence() {
            sure @ (Confidence::Code | Confidence::Family) => sure,
            // The status of a listed problem is not that of the response.
            Confidence::Status | Confidence::None if self.status().is_some() => Confidence::Status,
            Confidence::Status | Confidence::None => Confidence::None,
        }
    }

    /// Whether the request succeeded: the status is a 2xx, not 207, and the body tells of no error.
    ///
    /// Then there is nothing to do: [`advice`](Self::advice) is silent.
    ///
    /// An error in a body is a code that a table of errors lists, unless its row calls it a warning; a code that is
    /// written like one of them; an element of a list of errors; or a status from 400 to 599 of its own. Warnings alone
    /// are none, nor is a foreign code. What is not known is no success: a missing status, a redirect, a status that
    /// there is none of. A page or a cut body under a 2xx is a success, as its status says, with a
    /// [note](Self::notes): whoever has more at stake looks for [`Note::NotJson`] and [`Note::Truncated`].
    ///
    /// ```
    /// # #[cfg(all(feature = "kakao", feature = "meloming"))] {
    /// use codetable::{kakao, meloming, response::Response};
    ///
    /// assert!(kakao::inspect(Response::new(200).body(r#"{"id":5}"#)).is_success());
    /// assert!(!kakao::inspect(Response::new(200).body(r#"{"code":-401}"#)).is_success());
    /// assert!(!meloming::inspect(Response::new(200).body(r#"{"type":"NEWER","status":503}"#)).is_success());
    /// assert!(!kakao::inspect(Response::new(302)).is_success());
    /// assert!(!kakao::inspect(Response::new(None).body(r#"{"id":5}"#)).is_success());
    /// # }
    /// ```
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.severity, Outcome::None | Outcome::Warning)
    }

    /// How much of the request went wrong.
    ///
    /// A 207 and a status from 400 on never are a success; how bad they are the document says, or else a 207 is partial
    /// and all others are fatal. A status outside 100 to 599 is fatal (RFC 9110, section 15). Under any other the body
    /// decides: it is partial where errors stand in a list beside the result, or where of several calls in one request
    /// some went well. Without an error in it, only a 2xx is a success; under 1xx and 3xx, and without a status, it is
    /// unknown what became of the request.
    ///
    /// ```
    /// # #[cfg(feature = "adobe_edge")] {
    /// use codetable::inspect::Outcome;
    /// use codetable::{adobe_edge::inspect, response::Response};
    ///
    /// let severity = |status: Option<u16>, body| inspect(Response::new(status).body(body)).severity();
    /// assert_eq!(severity(Some(200), r#"{"handle":[]}"#), Outcome::None);
    /// assert_eq!(severity(Some(200), r#"{"handle":[],"warnings":[{"title":"t"}]}"#), Outcome::Warning);
    /// // The second record of a stream tells of an error.
    /// assert_eq!(severity(Some(200), "{\"handle\":[]}\n{\"errors\":[{\"title\":\"t\"}]}"), Outcome::Partial);
    /// assert_eq!(severity(Some(999), ""), Outcome::Fatal);
    /// assert_eq!(severity(None, "<html>Bad Gateway</html>"), Outcome::Unknown);
    /// # }
    /// ```
    #[must_use]
    pub const fn severity(&self) -> Outcome {
        self.severity
    }

    /// The code of what went wrong.
    ///
    /// It is the body's own if that is one of an error, or that of a header where the body has none that a table lists; else
    /// that of the first error that the body lists or that a further record of it tells of, else that of the first warning.
    #[must_use]
    pub fn code(&self) -> Option<&Code<'a>> {
        self.leading().code()
    }

    /// All codes of the problem whose [`code`](Self::code) that is, the one that leads before the others.
    ///
    /// An object may hold several, each in a member that names its own table.
    pub fn codes(&self) -> impl Iterator<Item = &Code<'a>> {
        self.leading().codes()
    }

    /// The code as text.
    #[must_use]
    pub fn code_text(&self) -> Option<&str> {
        self.leading().code_text()
    }

    /// The variant of the code, if this table lists it; of several codes, of the one that it lists.
    ///
    /// ```
    /// # #[cfg(feature = "meloming")] {
    /// use codetable::meloming::{self, ErrorCode};
    /// use codetable::response::Response;
    ///
    /// let finding = meloming::inspect(Response::new(429).body(r#"{"type":"QUOTA_EXCEEDED"}"#));
    /// match finding.known::<ErrorCode>() {
    ///     Some(ErrorCode::MonthlyQuotaExceeded) => {}
    ///     other => panic!("{other:?}"),
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn known<T: CodeTable>(&self) -> Option<T> {
        self.leading().known()
    }

    /// All that is known of the code, if a table lists it.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        self.leading().row()
    }

    /// The further meaning of the code that the response tells, by its status, a header or a member of its body.
    ///
    /// `None`: what the row itself says counts.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use codetable::inspect::Finding;
    /// use codetable::{kakao, response::Response};
    ///
    /// /// What the code means in this very response.
    /// fn meant(finding: &Finding<'_>) -> Option<&'static str> {
    ///     let further = finding.meaning().and_then(|meaning| meaning.texts.first()).map(|(_, text)| *text);
    ///     further.or_else(|| finding.row()?.summary()).map(|text| text.english_or_source())
    /// }
    /// let finding = kakao::inspect(Response::new(400).body(r#"{"code":-10}"#));
    /// assert_eq!(meant(&finding), Some(kakao::ErrorCode::QuotaExceeded.description().english()));
    /// # }
    /// ```
    #[must_use]
    pub fn meaning(&self) -> Option<&'static Meaning> {
        self.leading().meaning()
    }

    /// The HTTP status; where the response came without, the one that the body tells.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.http.or(self.problem.status)
    }

    /// The HTTP status of the response.
    #[must_use]
    pub const fn http_status(&self) -> Option<u16> {
        self.http
    }

    /// The HTTP status that the body tells.
    #[must_use]
    pub const fn body_status(&self) -> Option<u16> {
        self.problem.status
    }

    /// What the document says of the status.
    #[must_use]
    pub fn status_rule(&self) -> Option<&'static StatusRule> {
        self.provider.status(self.status()?)
    }

    /// The body of the document that was most probably sent.
    #[must_use]
    pub const fn body(&self) -> Option<&'static Body> {
        self.shape
    }

    /// The problem that the body itself tells of; where it only lists problems, what it says of the whole.
    #[must_use]
    pub const fn problem(&self) -> &Problem<'a> {
        &self.problem
    }

    /// What to say of it to a person: the message, else the detail, else the title.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.problem.message().or_else(|| self.leading().message())
    }

    /// The short summary of its kind.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.problem.title().or_else(|| self.leading().title())
    }

    /// The longer explanation.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.problem.detail().or_else(|| self.leading().detail())
    }

    /// The id of the request in the provider's traces, from the body or from its header.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.problem.trace_id().or(self.ids.trace.as_deref()).or_else(|| self.leading().trace_id())
    }

    /// The id of the request, from the body or from its header.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.problem.request_id().or(self.ids.request.as_deref()).or_else(|| self.leading().request_id())
    }

    /// The id of the caller's organisation, from the body or from its header.
    #[must_use]
    pub fn org_id(&self) -> Option<&str> {
        self.problem.org_id().or(self.ids.org.as_deref()).or_else(|| self.leading().org_id())
    }

    /// The id to give when asking the provider: the trace id, or else the request's.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.trace_id().or_else(|| self.request_id())
    }

    /// When it happened, as the provider writes it.
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        self.problem.time()
    }

    /// The version of the API.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.problem.version()
    }

    /// The data that help to debug, as JSON.
    #[must_use]
    pub fn report(&self) -> Option<&str> {
        self.problem.report().or_else(|| self.leading().report())
    }

    /// The texts in the report that say what is wrong.
    pub fn report_errors(&self) -> impl ExactSizeIterator<Item = &str> {
        self.problem.report_errors()
    }

    /// What is wrong with the request, field by field.
    #[must_use]
    pub fn fields(&self) -> &[FieldError<'a>] {
        self.problem.fields()
    }

    /// The errors that the body lists beside its result, each with its own code, status and advice.
    ///
    /// So are those that further records of it tell of, and the elements of a list that is the whole body.
    #[must_use]
    pub fn errors(&self) -> &[Problem<'a>] {
        &self.problem.errors
    }

    /// The warnings that the body lists, each with its own code, status and advice.
    #[must_use]
    pub fn warnings(&self) -> &[Problem<'a>] {
        &self.problem.warnings
    }

    /// The types of error that the document allows for the status, in its order.
    ///
    /// No response names its type, so they are candidates, and inferred.
    ///
    /// ```
    /// # #[cfg(feature = "adobe_edge")] {
    /// use codetable::{adobe_edge, response::Response};
    ///
    /// let finding = adobe_edge::inspect(Response::new(422));
    /// assert!(finding.error_types().map(|ty| ty.value.name).eq(["InputError", "ConfigurationError"]));
    /// assert!(finding.error_types().all(|ty| ty.basis.is_inferred()));
    /// # }
    /// ```
    pub fn error_types(&self) -> impl Iterator<Item = Fact<&'static ErrorType>> + use<> {
        let provider = self.provider;
        let types = self.status().map(|status| provider.error_types(status));
        types.into_iter().flatten().map(|ty| Fact::new(ty, TYPE_BASIS))
    }

    /// What to do about it.
    ///
    /// Each part is what the code says of it; where that is silent, what the document's rule for the status says, then
    /// its rule for the class, then HTTP itself.
    ///
    /// Where a response only lists errors, it is the advice of the first that a program cannot simply send again, if
    /// there is one: all of them would have to be mended. Nothing was carried out only if every one says so.
    ///
    /// Of a success it is silent, even if there are warnings, each of which has advice of its own.
    ///
    /// It is found anew in every call: keep it where several things are asked of it.
    #[must_use]
    pub fn advice(&self) -> Advice {
        advise::whole(self)
    }

    /// The headers of the response, of which a wait of the [`advice`](Self::advice) is read.
    ///
    /// An owned finding has those that its advice asks for.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use core::time::Duration;
    /// use codetable::{kakao, response::Response};
    ///
    /// let headers = [("Retry-After", "30")];
    /// let finding = kakao::inspect(Response::new(503).headers(&headers)).into_owned();
    /// let wait = finding.advice().wait().unwrap();
    /// assert_eq!(wait.delay(finding.headers(), Duration::ZERO), Some(Duration::from_secs(30)));
    /// # }
    /// ```
    #[must_use]
    pub fn headers(&self) -> &(dyn HeaderSource + Sync) {
        &self.headers
    }

    /// What was wrong with the response, or disagreed in it: each note once, at most twelve.
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        self.notes.as_slice().iter().copied()
    }

    /// The finding on its own, without the body: an error that leaves the function with `?`.
    #[must_use]
    pub fn into_owned(self) -> OwnedFinding {
        OwnedFinding::from(self)
    }

    /// The problem whose code is that of the whole: one whose code is that of an error comes before any other, and one
    /// whose code a table lists before one of which nobody knows anything.
    pub(super) fn leading(&self) -> &Problem<'a> {
        if self.problem.names_error() {
            return &self.problem;
        }
        let listed = || self.errors().iter().chain(self.warnings());
        let error = self.errors().iter().find(|error| error.names_error());
        let all = || [&self.problem].into_iter().chain(listed());
        let coded = |known: bool| all().find(|it| it.code.is_some() && (!known || it.row().is_some()));
        error.or_else(|| coded(true)).or_else(|| coded(false)).unwrap_or(&self.problem)
    }
}

/// Prints one line: `kakao: code `-401`, status 401: `this access token does not exist``. What the response says is
/// escaped and cut short.
impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.provider.name)?;
        let mut separator = ": ";
        if let Some(code) = self.code() {
            write!(f, "{separator}code {code}")?;
            separator = ", ";
        }
        if let Some(status) = self.status() {
            write!(f, "{separator}status {status}")?;
            separator = ", ";
        }
        match self.message() {
            Some(message) => write!(f, ": {}", Given::Text(message)),
            None if separator == ": " => f.write_str(": nothing is known of the response"),
            None => Ok(()),
        }
    }
}

/// Prints everything that was found; of the provider and its body the names.
impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("provider", &self.provider.name)
            .field("http", &self.http)
            .field("severity", &self.severity)
            .field("problem", &self.problem)
            .field("ids", &self.ids)
            .field("shape", &self.shape.map(|body| body.id))
            .field("advice", &format_args!("{}", self.advice()))
            .field("notes", &self.notes)
            .finish()
    }
}

impl core::error::Error for Finding<'_> {}
