//! From a code to a problem document (RFC 9457), for services that answer with the codes of a catalogue.

use core::fmt::{self, Write};

use crate::Row;
use crate::provider::TextKind;
use crate::text::Text;

/// A code as a problem document: it prints the JSON.
///
/// `type` is the URI in which the codes of the table travel, or `docs:` of the spec with the code behind it, or the
/// code alone, as a relative reference; [`base`](Self::base) sets another one. `title` is the row's
/// [summary](Row::summary), in English. The code itself is in the member `code`.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::GatewayError;
/// use codetable::problem::ProblemDocument;
///
/// let problem = GatewayError::ProcessingTimedOut.problem().base("https://errors.example/").detail("after \"30 s\"");
/// assert_eq!(
///     problem.to_string(),
///     r#"{"type":"https://errors.example/GW.TIMEOUT.01","title":"The request timed out.","status":504,"#.to_owned()
///         + r#""detail":"after \"30 s\"","code":"GW.TIMEOUT.01"}"#
/// );
/// assert_eq!(ProblemDocument::MEDIA_TYPE, "application/problem+json");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProblemDocument<'a> {
    row: Row,
    base: Option<&'a str>,
    detail: Option<&'a str>,
    instance: Option<&'a str>,
    is_english: bool,
}

impl<'a> ProblemDocument<'a> {
    /// The media type to send it with.
    pub const MEDIA_TYPE: &'static str = "application/problem+json";

    /// The problem document of a code.
    #[must_use]
    pub const fn new(row: Row) -> Self {
        Self { row, base: None, detail: None, instance: None, is_english: true }
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

    /// With texts in the language of the document.
    #[must_use]
    pub const fn in_source_language(self) -> Self {
        Self { is_english: false, ..self }
    }

    fn text(&self, text: Text) -> &'static str {
        if self.is_english { text.english() } else { text.source() }
    }
}

impl Row {
    /// The code as a problem document (RFC 9457).
    #[must_use]
    pub const fn problem(self) -> ProblemDocument<'static> {
        ProblemDocument::new(self)
    }
}

/// Prints the JSON.
impl fmt::Display for ProblemDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, .. } = *self;
        let (table, code) = (row.table(), row.code());
        f.write_str("{\"type\":\"")?;
        match (self.base, table.uri, table.provider.docs) {
            (Some(base), ..) | (None, None, Some(base)) => escape(f, base)?,
            (None, Some((before, _)), _) => escape(f, before)?,
            (None, None, None) => {}
        }
        encode(f, code)?;
        if let (None, Some((_, after))) = (self.base, table.uri) {
            escape(f, after)?;
        }
        f.write_char('"')?;
        if let Some(title) = row.summary() {
            member(f, "title", self.text(title))?;
        }
        if let Some(status) = row.status() {
            write!(f, ",\"status\":{status}")?;
        }
        if let Some(detail) = self.detail.or(row.text(TextKind::Detail).map(|text| self.text(text))) {
            member(f, "detail", detail)?;
        }
        if let Some(instance) = self.instance {
            member(f, "instance", instance)?;
        }
        member(f, "code", code)?;
        f.write_char('}')
    }
}

fn member(f: &mut fmt::Formatter<'_>, name: &str, text: &str) -> fmt::Result {
    write!(f, ",\"{name}\":\"")?;
    escape(f, text)?;
    f.write_char('"')
}

/// Writes a text inside the quotes of a JSON string.
fn escape(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|character| match character {
        '"' | '\\' => write!(f, "\\{character}"),
        _ if character.is_control() => write!(f, "\\u{:04x}", u32::from(character)),
        _ => f.write_char(character),
    })
}

/// Writes a code as one segment of a URI: what is not unreserved (RFC 3986, section 2.3) is percent-encoded.
fn encode(f: &mut fmt::Formatter<'_>, code: &str) -> fmt::Result {
    code.bytes().try_for_each(|byte| match byte {
        b'-' | b'.' | b'_' | b'~' => f.write_char(char::from(byte)),
        _ if byte.is_ascii_alphanumeric() => f.write_char(char::from(byte)),
        _ => write!(f, "%{byte:02X}"),
    })
}
