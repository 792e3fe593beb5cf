//! What a response is made of: headers and bodies.

use super::{Citation, Fact};
use crate::source::Spanned;
use crate::vocabulary::{Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity};

/// A response header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// Its name, as the document writes it.
    pub name: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it tells.
    pub role: Option<Fact<HeaderRole>>,
    /// Which allowance it speaks of.
    pub of: Option<Fact<Allowance>>,
    /// The period the allowance is counted over.
    pub per: Option<Fact<Period>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The document's text about it.
    pub description: Option<Fact<String>>,
    /// Whether it is in every response.
    pub presence: Option<Fact<Presence>>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
}

/// The shape of a response body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Its name in the spec.
    pub id: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
    /// Its media type.
    pub media: Option<Fact<String>>,
    /// The severity that the shape itself tells.
    pub severity: Option<Fact<Severity>>,
    /// Its members, by JSON pointer; `*` stands for every element of an array.
    pub fields: Vec<BodyField>,
    /// The document's examples.
    pub examples: Vec<Example>,
}

/// A member of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyField {
    /// Where it stands: `/meta/requestId`, `/errors/*/field`.
    pub pointer: Spanned<String>,
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// What it is.
    pub role: Option<Fact<FieldRole>>,
    /// Its JSON type.
    pub ty: Option<Fact<JsonType>>,
    /// For an array, the type or the body of its elements.
    pub of: Option<Fact<String>>,
    /// Whether it is always there.
    pub presence: Option<Fact<Presence>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The offset from UTC that times are written in: `+09:00`.
    pub zone: Option<Fact<String>>,
    /// The document's text about it.
    pub description: Option<Fact<String>>,
}

/// An example of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// Its lines.
    pub at: Option<Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<Spanned<String>>,
    /// The HTTP status it came with, if known.
    pub status: Option<Fact<u16>>,
    /// The text, as the document has it.
    pub text: Option<Spanned<String>>,
}
