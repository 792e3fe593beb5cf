//! What was wrong with a response, or disagreed in it.

use core::fmt;

use super::Outcome;
use crate::provider::Severity;

/// How many notes are kept.
const KEPT: usize = 12;

/// Something that was wrong with a response, or two places of it that disagree.
///
/// The finding is the best that could be said all the same.
///
/// It prints a sentence:
///
/// ```
/// use codetable::inspect::Note;
///
/// assert_eq!(Note::WrongType("/status").to_string(), "`/status` is not of the type that the document says");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Note {
    /// There is no body where the document describes one.
    NoBody,
    /// The body is no JSON: HTML or plain text, as a proxy may send.
    NotJson,
    /// The body is JSON, and neither an object nor a list of objects.
    NotObject,
    /// The body is a list, of which every object was read.
    Array,
    /// The body holds several JSON documents, one after the other; every one was read.
    Records,
    /// The body is a stream of server-sent events; the data of every one were read.
    Events,
    /// The JSON stands behind other text, which may be somebody's who copied it: the effect counts as unknown.
    BehindText,
    /// The JSON stands, escaped, inside a JSON string, which may be somebody's who copied it: the effect counts as
    /// unknown.
    InString,
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
    /// The member at this JSON pointer is there more than once.
    ///
    /// The first that could be read was taken; of codes the first that a table lists.
    Duplicate(&'static str),
    /// The member at this JSON pointer is not of the type that the document says.
    WrongType(&'static str),
    /// The list at this JSON pointer is longer than what was kept of it. The empty pointer stands for all that the body
    /// holds.
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
    /// A response that reports success by its status tells of an error in its body.
    ErrorInSuccess(u16),
    /// The value of this header cannot be read.
    HeaderValue(&'static str),
    /// The member at this JSON pointer should tell how long to wait, and cannot be read.
    MemberValue(&'static str),
    /// This header is written in another form than the document says, or not all of its values can be read.
    ///
    /// What could be was taken.
    HeaderForm(&'static str),
    /// The time in this header has no offset from UTC, which leaves the moment open.
    HeaderZone(&'static str),
    /// The trace id in the header differs from that in the body; the body's was taken.
    TraceIds,
    /// The code in the header differs from that in the body; the body's was taken.
    Codes,
}

/// The notes of a finding: each once, in the order of their declaration, and so many that no response can make the list
/// long. Which they are does not depend on the order in which they were added.
#[derive(Clone, Copy)]
pub(super) struct Notes {
    notes: [Note; KEPT],
    /// How many of them there are; what follows means nothing.
    len: usize,
}

impl Notes {
    pub(super) const NONE: Self = Self { notes: [Note::NoBody; KEPT], len: 0 };

    pub(super) fn add(&mut self, note: Note) {
        let Err(place) = self.as_slice().binary_search(&note) else { return };
        if place == KEPT {
            return;
        }
        self.len = KEPT.min(self.len + 1);
        self.notes.copy_within(place..self.len - 1, place + 1);
        self.notes[place] = note;
    }

    /// A copy, if there are any: mostly there are none to copy.
    pub(super) const fn saved(&self) -> Option<Self> {
        if self.len > 0 { Some(*self) } else { None }
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
            Self::NotObject => "the body is JSON, but neither an object nor a list of objects",
            Self::Array => "the body is a list, of which every object was read",
            Self::Records => "the body holds several JSON documents, and every one was read",
            Self::Events => "the body is a stream of server-sent events, and the data of every one were read",
            Self::BehindText => "the JSON stands behind other text, so the effect counts as unknown",
            Self::InString => "the JSON stands inside a JSON string, so the effect counts as unknown",
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
            Self::Duplicate(at) => {
                return write!(
                    f,
                    "`{at}` is there more than once; the first that a table lists or that fits was taken"
                );
            }
            Self::MemberValue(at) => return write!(f, "`{at}` should tell how long to wait, and cannot be read"),
            Self::WrongType(at) => return write!(f, "`{at}` is not of the type that the document says"),
            Self::TooMany("") => "the body holds more problems than were kept",
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
                return write!(f, "the body tells of an error, and status {status} reports success");
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
            Self::Codes => "the code in the header differs from that in the body, which was taken",
        })
    }
}
