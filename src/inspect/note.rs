//! What was wrong with a response, or disagreed in it.

use core::fmt;

use super::Outcome;
use crate::provider::Severity;

/// How many notes are kept.
const KEPT: usize = 12;

/// Something that was wrong with a response, or two places of it that disagree. The finding is the best that could be
/// said all the same.
///
/// It prints a sentence:
///
/// ```
/// use codetable::inspect::Note;
///
/// assert_eq!(Note::WrongType("/status").to_string(), "`/status` is not of the type that the document says");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// There is no body where the document describes one.
    NoBody,
    /// The body is no JSON: HTML or plain text, as a proxy may send.
    NotJson,
    /// The body is JSON, and no object.
    NotObject,
    /// The body ends too early; what stands before the end was read.
    Truncated,
    /// What stands after this line and column is no JSON; what stands before was read.
    Malformed {
        /// The line, counted from 1.
        line: usize,
        /// The column, in bytes from 1.
        column: usize,
    },
    /// Something follows the JSON.
    Trailing,
    /// The body begins with a byte order mark.
    ByteOrderMark,
    /// The body begins with NUL bytes.
    LeadingNul,
    /// Bytes that are no UTF-8 were replaced by U+FFFD.
    InvalidUtf8,
    /// Control characters inside strings, which JSON does not allow, were replaced by spaces.
    ControlCharacters,
    /// No member of the body is one that the document describes.
    UnknownShape,
    /// The media type is another than the one described for such a body.
    MediaType,
    /// The member at this JSON pointer is there more than once; the first that could be read was taken.
    Duplicate(&'static str),
    /// The member at this JSON pointer is not of the type that the document says.
    WrongType(&'static str),
    /// The list at this JSON pointer is longer than what was kept of it.
    TooMany(&'static str),
    /// The HTTP status is outside 100 to 599.
    StatusRange(u16),
    /// The body repeats another HTTP status than the response has.
    BodyStatus {
        /// The status of the response.
        http: u16,
        /// The status in the body.
        body: u16,
    },
    /// The document lists the code with another status than it came with.
    CodeStatus {
        /// The status that the document lists.
        listed: u16,
        /// The status beside the code, or of the response.
        found: u16,
    },
    /// The code contains another status than it came with.
    CodeSuffix {
        /// The status that the code contains.
        suffix: u16,
        /// The status beside the code, or of the response.
        found: u16,
    },
    /// The document gives the code another severity than the response has.
    CodeSeverity {
        /// The severity that the document gives.
        listed: Severity,
        /// The severity of the response.
        outcome: Outcome,
    },
    /// A part failed, and the status is not one that the document says a response then has.
    PartialStatus(u16),
    /// A response that reports success by its status holds the code of an error.
    ErrorInSuccess(u16),
    /// The value of this header cannot be read.
    HeaderValue(&'static str),
    /// This header is written in another form than the document says, or not all of its values can be read; what could be
    /// was taken.
    HeaderForm(&'static str),
    /// The time in this header has no offset from UTC, which leaves the moment open.
    HeaderZone(&'static str),
    /// The trace id in the header differs from that in the body; the body's was taken.
    TraceIds,
}

/// The notes of a finding: each once, and so many that no response can make the list long.
#[derive(Clone, Copy)]
pub(super) struct Notes {
    notes: [Note; KEPT],
    /// How many of them there are; what follows means nothing.
    len: usize,
}

impl Notes {
    pub(super) const NONE: Self = Self { notes: [Note::NoBody; KEPT], len: 0 };

    pub(super) fn add(&mut self, note: Note) {
        if self.len < KEPT && !self.as_slice().contains(&note) {
            self.notes[self.len] = note;
            self.len += 1;
        }
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Keeps so many of the first.
    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Keeps those of which this holds.
    pub(super) fn retain(&mut self, holds: impl Fn(Note) -> bool) {
        let mut len = 0;
        for place in 0..self.len {
            if holds(self.notes[place]) {
                self.notes[len] = self.notes[place];
                len += 1;
            }
        }
        self.len = len;
    }

    pub(super) fn as_slice(&self) -> &[Note] {
        &self.notes[..self.len]
    }
}

impl fmt::Debug for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoBody => "there is no body",
            Self::NotJson => "the body is no JSON",
            Self::NotObject => "the body is JSON, but no object",
            Self::Truncated => "the body ends too early; what stands before was read",
            Self::Malformed { line, column } => {
                return write!(
                    f,
                    "the body is no JSON from line {line}, column {column} on; what stands before was read"
                );
            }
            Self::Trailing => "something follows the JSON of the body",
            Self::ByteOrderMark => "the body begins with a byte order mark",
            Self::LeadingNul => "the body begins with NUL bytes",
            Self::InvalidUtf8 => "bytes of the body that are no UTF-8 were replaced by U+FFFD",
            Self::ControlCharacters => "control characters in strings of the body were replaced by spaces",
            Self::UnknownShape => "no member of the body is one that the document describes",
            Self::MediaType => "the media type is not the one that the document gives such a body",
            Self::Duplicate(at) => return write!(f, "`{at}` is there more than once; the first that fits was taken"),
            Self::WrongType(at) => return write!(f, "`{at}` is not of the type that the document says"),
            Self::TooMany(at) => return write!(f, "`{at}` is longer than what was kept of it"),
            Self::StatusRange(status) => return write!(f, "`{status}` is no HTTP status"),
            Self::BodyStatus { http, body } => {
                return write!(f, "the body says status {body}, and the response has status {http}");
            }
            Self::CodeStatus { listed, found } => {
                return write!(f, "the document lists the code with status {listed}, and it came with {found}");
            }
            Self::CodeSuffix { suffix, found } => {
                return write!(f, "the code contains status {suffix}, and it came with {found}");
            }
            Self::CodeSeverity { listed, outcome } => {
                return write!(
                    f,
                    "the document calls the code {listed}, and the severity of the response is {outcome}"
                );
            }
            Self::PartialStatus(status) => {
                return write!(f, "a part failed, and status {status} is not what the document says of that");
            }
            Self::ErrorInSuccess(status) => {
                return write!(f, "the code is that of an error, and status {status} reports success");
            }
            Self::HeaderValue(name) => {
                return write!(f, "the value of the header `{name}` cannot be read");
            }
            Self::HeaderForm(name) => {
                return write!(
                    f,
                    "the header `{name}` is written in another form than the document says; what could be read was taken"
                );
            }
            Self::HeaderZone(name) => {
                return write!(
                    f,
                    "the time in the header `{name}` has no offset from UTC, which leaves the moment open"
                );
            }
            Self::TraceIds => "the trace id in the header differs from that in the body, which was taken",
        })
    }
}
