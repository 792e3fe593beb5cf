//! From a code to a problem document (RFC 9457), for services that answer with the codes of a catalogue.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::kakao::ErrorCode;
//! use codetable::problem::ProblemDocument;
//!
//! let problem = ErrorCode::QuotaExceeded.problem().base("https://errors.example/").instance("/orders/7");
//! let body = problem.with(&[("limit", 3.into()), ("plan", "free".into())]).to_string();
//! assert!(body.starts_with(r#"{"type":"https://errors.example/-10","title":"#));
//! assert!(body.ends_with(r#","instance":"/orders/7","code":-10,"limit":3,"plan":"free"}"#));
//! assert_eq!(ProblemDocument::MEDIA_TYPE, "application/problem+json");
//! # }
//! ```
//!
//! `examples/clients/src/service.rs` is a service that answers so.

mod value;

pub use self::value::Value;

use core::fmt::{self, Write};

use crate::Row;
use crate::provider::TextKind;
use crate::text::Text;

/// A code as a problem document: it prints the JSON, and with the feature `serde` it is serialised as that object.
///
/// Nothing is allocated.
///
/// `type` is the URI in which the codes of the table travel, or [the page about the code](Row::docs_url), or the
/// code alone, as a relative reference; [`base`](Self::base) sets another one. `title` is the row's
/// [summary](Row::summary), in English. The code itself is in the member `code`, an integer as a number.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::GatewayError;
///
/// let problem = GatewayError::ProcessingTimedOut.problem().base("https://errors.example/").detail("after \"30 s\"");
/// assert_eq!(
///     problem.to_string(),
///     r#"{"type":"https://errors.example/GW.TIMEOUT.01","title":"The request timed out.","status":504,"#.to_owned()
///         + r#""detail":"after \"30 s\"","code":"GW.TIMEOUT.01"}"#
/// );
/// # }
/// ```
///
/// The title is in the document's own language where that is asked for:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::ErrorCode;
/// use codetable::problem::ProblemDocument;
///
/// let problem = ProblemDocument::new(ErrorCode::InvalidArgument.row()).in_source_language();
/// assert_eq!(problem.status(), Some(400));
/// assert!(problem.to_string().contains(ErrorCode::InvalidArgument.description().source()));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProblemDocument<'a> {
    row: Row,
    base: Option<&'a str>,
    detail: Option<&'a str>,
    instance: Option<&'a str>,
    extensions: &'a [(&'a str, Value<'a>)],
    is_english: bool,
}

/// The members that have a meaning of their own; no extension takes their place.
const OWN: [&str; 6] = ["type", "title", "status", "detail", "instance", "code"];

impl<'a> ProblemDocument<'a> {
    /// The media type to send it with.
    pub const MEDIA_TYPE: &'static str = "application/problem+json";

    /// The problem document of a code.
    #[must_use]
    pub const fn new(row: Row) -> Self {
        Self { row, base: None, detail: None, instance: None, extensions: &[], is_english: true }
    }

    /// The status to send it with: the row's own.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.row.status()
    }

    /// With this before the code in `type`.
    #[must_use]
    pub const fn base(self, base: &'a str) -> Self {
        Self { base: Some(base), ..self }
    }

    /// With this explanation of what happened, instead of the document's.
    #[must_use]
    pub const fn detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// With this URI of what happened.
    #[must_use]
    pub const fn instance(self, instance: &'a str) -> Self {
        Self { instance: Some(instance), ..self }
    }

    /// With these further members (RFC 9457, section 3.2), in this order, behind the others.
    ///
    /// One that has the name of a member of its own, such as `status`, is left out: a reader would take one of the two.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// use codetable::kakao::ErrorCode;
    /// use codetable::problem::Value;
    ///
    /// let accounts = ["/account/12345".into(), "/account/67890".into()];
    /// let extensions = [("balance", 30.5.into()), ("accounts", Value::List(&accounts)), ("code", 7.into())];
    /// let problem = ErrorCode::QuotaExceeded.problem().with(&extensions).to_string();
    /// assert!(problem.ends_with(r#","code":-10,"balance":30.5,"accounts":["/account/12345","/account/67890"]}"#));
    /// # }
    /// ```
    #[must_use]
    pub const fn with(self, extensions: &'a [(&'a str, Value<'a>)]) -> Self {
        Self { extensions, ..self }
    }

    /// With texts in the language of the document. In English they are otherwise, if the catalogue is.
    #[must_use]
    pub const fn in_source_language(self) -> Self {
        Self { is_english: false, ..self }
    }

    fn text(&self, text: Text) -> &'static str {
        if self.is_english { text.english_or_source() } else { text.source() }
    }

    /// The members in their order, as long as none is refused.
    fn each<E>(&self, mut member: impl FnMut(&str, Member<'_>) -> Result<(), E>) -> Result<(), E> {
        let Self { row, detail, instance, extensions, .. } = *self;
        member("type", Member::Type(self))?;
        if let Some(title) = row.summary() {
            member("title", Member::Value(Value::Text(self.text(title))))?;
        }
        if let Some(status) = row.status() {
            member("status", Member::Value(Value::from(status)))?;
        }
        if let Some(detail) = detail.or(row.text(TextKind::Detail).map(|text| self.text(text))) {
            member("detail", Member::Value(Value::Text(detail)))?;
        }
        if let Some(instance) = instance {
            member("instance", Member::Value(Value::Text(instance)))?;
        }
        member("code", Member::Value(code(row)))?;
        let mut extensions = extensions.iter().filter(|(name, _)| !OWN.contains(name));
        extensions.try_for_each(|(name, value)| member(name, Member::Value(*value)))
    }
}

/// What stands in a member.
#[derive(Clone, Copy)]
enum Member<'a> {
    Type(&'a ProblemDocument<'a>),
    Value(Value<'a>),
}

/// The code, as a number where it is an integer.
fn code(row: Row) -> Value<'static> {
    let text = row.code();
    let integer = text.parse().map(Value::Int).or_else(|_| text.parse().map(Value::Unsigned));
    match integer {
        Ok(integer) if row.table().integers => integer,
        _ => Value::Text(text),
    }
}

impl Row {
    /// The code as a problem document (RFC 9457).
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// let row = codetable::kakao::ErrorCode::TABLE.find("-10").unwrap();
    /// assert!(row.problem().to_string().ends_with(r#","status":400,"code":-10}"#));
    /// # }
    /// ```
    #[must_use]
    pub const fn problem(self) -> ProblemDocument<'static> {
        ProblemDocument::new(self)
    }
}

/// Prints the JSON.
impl fmt::Display for ProblemDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = '{';
        self.each(|name, member| {
            f.write_char(before)?;
            before = ',';
            write!(f, "{}:", Value::Text(name))?;
            match member {
                Member::Type(problem) => {
                    f.write_char('"')?;
                    write!(value::Escaped(f), "{}", TypeUri(problem))?;
                    f.write_char('"')
                }
                Member::Value(value) => value.fmt(f),
            }
        })?;
        f.write_char('}')
    }
}

/// The members of the object, in the order in which they are printed.
#[cfg(feature = "serde")]
impl serde_core::Serialize for ProblemDocument<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        self.each(|name, member| match member {
            Member::Type(problem) => map.serialize_entry(name, &TypeUri(problem)),
            Member::Value(value) => map.serialize_entry(name, &value),
        })?;
        map.end()
    }
}

/// The URI that `type` holds.
struct TypeUri<'a>(&'a ProblemDocument<'a>);

impl fmt::Display for TypeUri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ProblemDocument { row, base, .. } = *self.0;
        let (before, after) = match (base, row.table().uri, row.docs_url()) {
            (Some(base), ..) => (base, ""),
            (None, Some(around), _) => around,
            (None, None, Some(page)) => return f.write_str(page),
            (None, None, None) => ("", ""),
        };
        f.write_str(before)?;
        encode(f, row.code())?;
        f.write_str(after)
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for TypeUri<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Writes a code as one segment of a URI: what is not unreserved (RFC 3986, section 2.3) is percent-encoded.
fn encode(f: &mut fmt::Formatter<'_>, code: &str) -> fmt::Result {
    code.bytes().try_for_each(|byte| match byte {
        b'-' | b'.' | b'_' | b'~' => f.write_char(char::from(byte)),
        _ if byte.is_ascii_alphanumeric() => f.write_char(char::from(byte)),
        _ => write!(f, "%{byte:02X}"),
    })
}
