//! One problem that a body tells of: the whole body, or an element of its lists of errors and warnings.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use super::advise::Setting;
use super::shape::Rank;
use super::{Code, Confidence};
use crate::advice::{Advice, When};
use crate::provider::{Provider, Severity};
use crate::unknown::Family;
use crate::wait::Reset;
use crate::{CodeTable, Meaning, Row};

/// One problem: what a body tells of an error or a warning, with its own code, status and advice.
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::{self, ProblemCode};
/// use codetable::inspect::Problem;
/// use codetable::response::Response;
///
/// let body = r#"{ "errors": [{
///     "type": "https://ns.adobe.com/aep/errors/EXEG-0104-422", "status": 422,
///     "title": "Unprocessable entity", "detail": "Please check your input.",
///     "report": { "errors": ["Allowed IAB version is 2.0"], "requestId": "0f8821e5", "orgId": "53A1@AdobeOrg" }
/// }] }"#;
/// let finding = adobe_edge::inspect(Response::new(207).body(body));
/// let problem: &Problem<'_> = &finding.errors()[0];
/// assert_eq!(problem.row(), Some(ProblemCode::InvalidRequest.row()));
/// assert_eq!((problem.label(), problem.status()), ("EXEG-0104-422", Some(422)));
/// assert_eq!((problem.title(), problem.detail()), (Some("Unprocessable entity"), Some("Please check your input.")));
/// assert_eq!((problem.request_id(), problem.org_id()), (Some("0f8821e5"), Some("53A1@AdobeOrg")));
/// assert!(problem.report_errors().eq(["Allowed IAB version is 2.0"]) && problem.report().is_some());
/// # }
/// ```
///
/// What a body does not tell is `None`. A time without an offset is in the zone that the document names:
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::{naver_commerce, response::Response};
///
/// let body = r#"{"code":"GW.NEW","timestamp":"2022-02-07T07:57:11.369","traceId":"ar2-55f4"}"#;
/// let finding = naver_commerce::inspect(Response::new(500).body(body));
/// let problem = finding.problem();
/// assert_eq!(problem.code_text(), Some("GW.NEW"));
/// assert_eq!(problem.code().map(|code| code.row()), Some(None), "the document does not list it");
/// assert_eq!((problem.codes().count(), problem.trace_id()), (1, Some("ar2-55f4")));
/// assert_eq!((problem.time(), problem.zone()), (Some("2022-02-07T07:57:11.369"), Some("+09:00")));
/// assert_eq!((problem.version(), problem.fields(), problem.meaning()), (None, &[][..], None));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem<'a> {
    pub(super) code: Option<Code<'a>>,
    pub(super) codes: Vec<Further<'a>>,
    pub(super) status: Option<u16>,
    pub(super) message: Option<Cow<'a, str>>,
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) detail: Option<Cow<'a, str>>,
    pub(super) trace_id: Option<Cow<'a, str>>,
    pub(super) request_id: Option<Cow<'a, str>>,
    pub(super) org_id: Option<Cow<'a, str>>,
    pub(super) time: Option<Cow<'a, str>>,
    pub(super) zone: Option<&'static str>,
    pub(super) version: Option<Cow<'a, str>>,
    pub(super) report: Option<Cow<'a, str>>,
    pub(super) report_errors: Vec<Line<'a>>,
    pub(super) fields: Vec<FieldError<'a>>,
    pub(super) errors: Vec<Problem<'a>>,
    pub(super) warnings: Vec<Problem<'a>>,
    /// What members said of the wait, by their pointers.
    pub(super) told: Vec<(&'static str, Reset)>,
    /// The conditions of its provider that hold of it.
    pub(super) met: Vec<When>,
    pub(super) setting: Setting,
}

/// What is wrong with one field of the request.
///
/// ```
/// # #[cfg(feature = "meloming")] {
/// use codetable::{meloming, response::Response};
///
/// let body = r#"{
///     "status": 400, "type": "VALIDATION_ERROR", "message": "요청 데이터 검증에 실패했습니다.",
///     "errors": [{ "field": "difficulty", "message": "난이도는 1~5 사이의 값이어야 합니다.", "value": 10 }]
/// }"#;
/// let finding = meloming::inspect(Response::new(400).body(body));
/// let [wrong] = finding.fields() else { panic!("{finding:?}") };
/// assert_eq!((wrong.field(), wrong.value()), (Some("difficulty"), Some("10")));
/// assert_eq!(wrong.message(), Some("난이도는 1~5 사이의 값이어야 합니다."));
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FieldError<'a> {
    pub(super) field: Option<Cow<'a, str>>,
    pub(super) message: Option<Cow<'a, str>>,
    pub(super) value: Option<Cow<'a, str>>,
    pub(super) rank: Rank,
}

/// A code beside the one that leads: it stands in a member of another table.
#[derive(Clone, PartialEq)]
pub(super) struct Further<'a> {
    pub(super) rank: Rank,
    pub(super) table: Option<&'static str>,
    pub(super) code: Code<'a>,
}

/// A text of a report.
#[derive(Clone, PartialEq)]
pub(super) struct Line<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) rank: Rank,
}

/// Accessors of texts, each with what it says.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<&str> {
            self.$name.as_deref()
        }
    )*};
}

impl<'a> Problem<'a> {
    pub(super) const fn new(provider: &'static Provider) -> Self {
        Self {
            code: None,
            codes: Vec::new(),
            status: None,
            message: None,
            title: None,
            detail: None,
            trace_id: None,
            request_id: None,
            org_id: None,
            time: None,
            zone: None,
            version: None,
            report: None,
            report_errors: Vec::new(),
            fields: Vec::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
            told: Vec::new(),
            met: Vec::new(),
            setting: Setting::of(provider),
        }
    }

    /// An element of the list of this rank, of which no more is known than what may be its message.
    pub(super) fn listed(provider: &'static Provider, rank: Rank, message: Option<Cow<'a, str>>) -> Self {
        let mut problem = Self::new(provider);
        problem.setting.list(rank);
        problem.message = message;
        problem
    }

    /// Its code; of several the one that leads.
    #[must_use]
    pub const fn code(&self) -> Option<&Code<'a>> {
        self.code.as_ref()
    }

    /// All its codes, the one that leads before the others.
    ///
    /// An object may hold several, each in a member that names its own table.
    pub fn codes(&self) -> impl Iterator<Item = &Code<'a>> {
        self.code.iter().chain(self.codes.iter().map(|further| &further.code))
    }

    /// Its code as text.
    #[must_use]
    pub fn code_text(&self) -> Option<&str> {
        self.code.as_ref().map(Code::as_str)
    }

    /// The variant of that of its codes which this table lists, if one is.
    #[must_use]
    pub fn known<T: CodeTable>(&self) -> Option<T> {
        self.codes().find_map(Code::known)
    }

    /// All that is known of its code, if a table lists it.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        self.code.as_ref()?.row()
    }

    /// How sure it is what the problem is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        match &self.code {
            Some(Code::Known(_)) => Confidence::Code,
            Some(Code::Unlisted { family: Family::Member, .. }) => Confidence::Family,
            _ if self.status.is_some() => Confidence::Status,
            _ => Confidence::None,
        }
    }

    /// The HTTP status that stands beside the code.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// What to say of it to a person: the message; where there is none the detail, and else the title.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref().or(self.detail.as_deref()).or(self.title.as_deref())
    }

    texts! {
        /// The short summary of its kind.
        title;
        /// The longer explanation.
        detail;
        /// The id of the request in the provider's traces.
        trace_id;
        /// The id of the request.
        request_id;
        /// The id of the caller's organisation.
        org_id;
        /// When it happened, as the provider writes it.
        time;
        /// The version of the API.
        version;
        /// The data that help to debug, as JSON.
        report;
    }

    /// The offset from UTC that the document says times are written in, for a time that tells none.
    #[must_use]
    pub const fn zone(&self) -> Option<&'static str> {
        self.zone
    }

    /// The texts in the report that say what is wrong.
    pub fn report_errors(&self) -> impl ExactSizeIterator<Item = &str> {
        self.report_errors.iter().map(|line| line.text.as_ref())
    }

    /// What is wrong with the request, field by field.
    #[must_use]
    pub fn fields(&self) -> &[FieldError<'a>] {
        &self.fields
    }

    /// Whether one of its codes is that of an error.
    pub(super) fn names_error(&self) -> bool {
        self.codes().any(Code::is_error)
    }

    /// How much of the request it stops, under a status: as the first of its codes says that says so.
    pub(super) fn severity(&self, status: Option<u16>) -> Option<Severity> {
        self.codes().find_map(|code| code.severity(status, &self.met))
    }

    /// The further meaning of its code that the response tells, by its status or by a condition that it meets.
    ///
    /// `None`: what the row itself says counts.
    #[must_use]
    pub fn meaning(&self) -> Option<&'static Meaning> {
        self.code.as_ref()?.meaning(self.setting.status(self), &self.met)
    }

    /// What to do about this problem.
    #[must_use]
    pub fn advice(&self) -> Advice {
        self.setting.advice(self).told(|pointer| self.said(pointer))
    }

    /// What a member said of the wait.
    pub(super) fn said(&self, pointer: &str) -> Option<Reset> {
        self.told.iter().find(|(told, _)| *told == pointer).map(|(_, said)| *said)
    }

    pub(super) fn into_owned(self) -> Problem<'static> {
        Problem {
            code: self.code.map(Code::into_owned),
            codes: self.codes.into_iter().map(Further::into_owned).collect(),
            status: self.status,
            message: owned(self.message),
            title: owned(self.title),
            detail: owned(self.detail),
            trace_id: owned(self.trace_id),
            request_id: owned(self.request_id),
            org_id: owned(self.org_id),
            time: owned(self.time),
            zone: self.zone,
            version: owned(self.version),
            report: owned(self.report),
            report_errors: self.report_errors.into_iter().map(Line::into_owned).collect(),
            fields: self.fields.into_iter().map(FieldError::into_owned).collect(),
            errors: self.errors.into_iter().map(Problem::into_owned).collect(),
            warnings: self.warnings.into_iter().map(Problem::into_owned).collect(),
            told: self.told,
            met: self.met,
            setting: self.setting,
        }
    }
}

impl FieldError<'_> {
    texts! {
        /// The name of the field.
        field;
        /// What is wrong with it.
        message;
        /// The value that was sent, as JSON: `null` and a text in its quotes too. `None` if the body tells no value.
        value;
    }

    fn into_owned(self) -> FieldError<'static> {
        FieldError { field: owned(self.field), message: owned(self.message), value: owned(self.value), rank: self.rank }
    }
}

impl Further<'_> {
    fn into_owned(self) -> Further<'static> {
        Further { rank: self.rank, table: self.table, code: self.code.into_owned() }
    }
}

impl Line<'_> {
    fn into_owned(self) -> Line<'static> {
        Line { text: Cow::Owned(self.text.into_owned()), rank: self.rank }
    }
}

/// Prints what it tells, and not where it stood.
impl fmt::Debug for FieldError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldError")
            .field("field", &self.field)
            .field("message", &self.message)
            .field("value", &self.value)
            .finish()
    }
}

/// Prints the code.
impl fmt::Debug for Further<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)
    }
}

/// Prints the text.
impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

fn owned(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(|text| Cow::Owned(text.into_owned()))
}
