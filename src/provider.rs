//! What a document says beside its codes: statuses, headers, bodies, error types, support,
//! contradictions. All of it is data in `static`s; the fields are public because generated code
//! builds the values, and nobody else needs to.

use crate::advice::Advice;
use crate::evidence::{Basis, Citation, Fact};
use crate::text::{Phrase, Text};

/// Everything a spec says that is not a row of a table.
#[derive(Debug)]
pub struct Provider {
    /// The module's name.
    pub name: &'static str,
    /// What to call it.
    pub title: Option<Fact<&'static str>>,
    /// The language of the texts, as a BCP 47 tag.
    pub language: Option<&'static str>,
    /// Base address of problem types, if the catalogue publishes one.
    pub docs: Option<&'static str>,
    /// FNV-1a (64 bit) of the spec's bytes: equal digests, equal facts.
    pub digest: u64,
    /// The documents that facts are cited from.
    pub documents: &'static [Document],
    /// Rules for statuses, most specific first.
    pub statuses: &'static [StatusRule],
    /// Types of error that the document names and no response carries.
    pub types: &'static [ErrorType],
    /// What is said of each severity.
    pub severities: &'static [SeverityRule],
    /// The response headers.
    pub headers: &'static [Header],
    /// The shapes of bodies.
    pub bodies: &'static [Body],
    /// How to ask the provider for help.
    pub support: Option<Support>,
    /// Where the document contradicts itself, and what is followed.
    pub conflicts: &'static [Conflict],
    /// Other statements of the document, in our words.
    pub notes: &'static [Note],
}

/// A document that facts are cited from.
#[derive(Debug)]
pub struct Document {
    /// Its short name in citations.
    pub id: &'static str,
    /// The file's name.
    pub file: &'static str,
    /// SHA-256 of the file that was transcribed.
    pub sha256: &'static str,
    /// Its title.
    pub title: Option<Text>,
    /// Where it is published.
    pub url: Option<Fact<&'static str>>,
    /// Its date, or the date of the copy.
    pub date: Option<Fact<&'static str>>,
    /// Other facts that it states about itself.
    pub metadata: &'static [(&'static str, Fact<&'static str>)],
}

/// Statuses from `first` to `last`, both inclusive, without `except`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusPattern {
    /// First status.
    pub first: u16,
    /// Last status.
    pub last: u16,
    /// Statuses of the range that are not meant, sorted.
    pub except: &'static [u16],
}

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TextKind {
    /// The cell that names the row, as it stands.
    Label,
    /// Whether the request succeeded, in the document's word.
    Outcome,
    /// The short title the provider sends.
    Title,
    /// Why it happened.
    Cause,
    /// The message the provider sends.
    Message,
    /// What it means, in a phrase.
    Meaning,
    /// What it means.
    Description,
    /// The longer explanation.
    Detail,
    /// What the document tells the caller to do.
    Remedy,
    /// Anything else the document says of it.
    Note,
}

/// What is said of a status or a class of them.
#[derive(Debug)]
pub struct StatusRule {
    /// The statuses.
    pub pattern: StatusPattern,
    /// What supports the rule.
    pub basis: Basis,
    /// Its texts, at most one of a kind.
    pub texts: &'static [(TextKind, Text)],
    /// What to do.
    pub advice: Advice,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

/// How much of a request an error stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The whole request failed.
    Fatal,
    /// A part failed and the rest was carried out.
    NonFatal,
    /// Nothing failed; something is worth knowing.
    Warning,
}

/// Whose side an error comes from, as the document sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Inside the provider's own system.
    Internal,
    /// Outside it: input, configuration, or a service behind it.
    External,
}

/// A type of error that the document names and no response carries.
#[derive(Debug)]
pub struct ErrorType {
    /// Its name.
    pub name: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// The statuses it may come with.
    pub statuses: Option<Fact<&'static [StatusPattern]>>,
    /// When it occurs.
    pub occurs: Option<Text>,
    /// What it means.
    pub description: Option<Text>,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
    /// What becomes of the request.
    pub advice: Advice,
}

/// What is said of one severity.
#[derive(Debug)]
pub struct SeverityRule {
    /// The severity.
    pub severity: Severity,
    /// What supports it.
    pub basis: Basis,
    /// What it does, in our words.
    pub says: &'static str,
    /// The document's own word for it.
    pub quote: Option<Phrase>,
    /// The statuses of a response that carries it.
    pub statuses: Option<Fact<&'static [StatusPattern]>>,
}

/// What a header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HeaderRole {
    /// The id of this request, for support.
    TraceId,
    /// How much is allowed.
    Limit,
    /// How much is left.
    Remaining,
    /// How much has been used.
    Used,
    /// When the count starts again.
    Reset,
    /// When to send the request again.
    RetryAfter,
    /// Something else.
    Other,
}

/// Which allowance a header speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Allowance {
    /// Requests in a short window.
    Rate,
    /// Requests in a billing period.
    Quota,
}

/// The period an allowance is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One second.
    Second,
    /// One minute.
    Minute,
    /// One hour.
    Hour,
    /// One day.
    Day,
    /// One calendar month.
    Month,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Any text.
    Text,
    /// A decimal integer.
    Integer,
    /// A URI.
    Uri,
    /// Seconds since 1970-01-01T00:00:00Z.
    UnixSeconds,
    /// A date and time as ISO 8601 writes it.
    Iso8601,
    /// A number of seconds or an HTTP date (RFC 9110, section 10.2.3).
    RetryAfter,
}

/// A response header.
#[derive(Debug)]
pub struct Header {
    /// Its name, as the document writes it; names are compared without regard to case.
    pub name: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// What it tells.
    pub role: Fact<HeaderRole>,
    /// Which allowance it speaks of.
    pub of: Option<Fact<Allowance>>,
    /// The period the allowance is counted over.
    pub per: Option<Fact<Period>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The document's text about it.
    pub description: Option<Text>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<&'static str>>,
}

/// What a member of a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FieldRole {
    /// The code that the tables list.
    Code,
    /// A message for people.
    Message,
    /// The HTTP status, repeated.
    Status,
    /// A short summary.
    Title,
    /// A longer explanation.
    Detail,
    /// The id of the request in the provider's traces.
    TraceId,
    /// The id of the request.
    RequestId,
    /// The id of the caller's organisation.
    OrgId,
    /// When it happened.
    Timestamp,
    /// The version of the API.
    Version,
    /// An object that holds facts about the response.
    Meta,
    /// The list of what is wrong, field by field.
    FieldErrors,
    /// The name of the field that is wrong.
    Field,
    /// What is wrong with the field.
    FieldMessage,
    /// The value that was sent.
    FieldValue,
    /// A list of errors, each a body of its own.
    Errors,
    /// A list of warnings, each a body of its own.
    Warnings,
    /// An object with data that helps to debug.
    Report,
    /// A list of texts that say what is wrong.
    ReportErrors,
    /// The result that was asked for.
    Payload,
    /// Something else.
    Other,
}

/// A type of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// A string.
    String,
    /// A number.
    Number,
    /// An object.
    Object,
    /// An array.
    Array,
    /// Any JSON value.
    Any,
}

/// Whether a member is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// In every body of this shape.
    Always,
    /// In some.
    Optional,
}

/// The shape of a response body.
#[derive(Debug)]
pub struct Body {
    /// Its name in the spec.
    pub id: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// When it is sent, in our words.
    pub sent: Option<Fact<&'static str>>,
    /// Its media type.
    pub media: Option<Fact<&'static str>>,
    /// The severity that the shape itself tells.
    pub severity: Option<Fact<Severity>>,
    /// Its members.
    pub fields: &'static [BodyField],
    /// The document's examples.
    pub examples: &'static [Example],
}

/// A member of a body.
#[derive(Debug)]
pub struct BodyField {
    /// Where it stands, as a JSON pointer; `*` stands for every element of an array.
    pub pointer: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// What it is.
    pub role: Fact<FieldRole>,
    /// Its JSON type.
    pub ty: Fact<JsonType>,
    /// For an array, the JSON type or the body of its elements.
    pub of: Option<Fact<&'static str>>,
    /// Whether it is always there.
    pub presence: Option<Fact<Presence>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The offset from UTC that times are written in.
    pub zone: Option<Fact<&'static str>>,
    /// The document's text about it.
    pub description: Option<Text>,
}

/// An example of a body.
#[derive(Debug)]
pub struct Example {
    /// What supports it.
    pub basis: Basis,
    /// The HTTP status it came with.
    pub status: Option<Fact<u16>>,
    /// The body, as the document has it.
    pub text: &'static str,
}

/// How to ask the provider for help.
#[derive(Debug)]
pub struct Support {
    /// What supports it.
    pub basis: Basis,
    /// The ids to attach.
    pub attach: Option<Fact<&'static [FieldRole]>>,
    /// Where to ask.
    pub ask: Option<Fact<&'static str>>,
    /// What is said of it, in our words.
    pub says: Option<&'static str>,
}

/// A place where a document contradicts itself, or cannot mean what it says.
#[derive(Debug)]
pub struct Conflict {
    /// All the places.
    pub at: Citation,
    /// What disagrees.
    pub about: &'static str,
    /// What is followed.
    pub follow: &'static str,
    /// Why.
    pub because: &'static str,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: &'static [&'static str],
}

/// A statement of a document, in our words.
#[derive(Debug)]
pub struct Note {
    /// Its lines.
    pub at: Citation,
    /// What it says.
    pub says: &'static str,
    /// Codes, statuses, types, headers or members it bears on.
    pub concerns: &'static [&'static str],
}
