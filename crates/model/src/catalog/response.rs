//! What responses look like: their headers and bodies.

use super::{Basis, Fact, Text};
use crate::vocabulary::{Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity};

/// A response header.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Header {
    /// Its name.
    pub name: String,
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
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
    pub description: Option<Fact<Text>>,
    /// Whether it is in every response.
    pub presence: Option<Fact<Presence>>,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
}

/// The shape of a response body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Body {
    /// Its name in the spec.
    pub id: String,
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// When it is sent, in our words.
    pub sent: Option<Fact<String>>,
    /// Its media type.
    pub media: Option<Fact<String>>,
    /// The severity that the shape itself tells.
    pub severity: Option<Fact<Severity>>,
    /// Its members.
    pub fields: Vec<BodyField>,
    /// The document's examples.
    pub examples: Vec<Example>,
}

/// A member of a body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BodyField {
    /// Where it stands.
    pub pointer: String,
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// What it is.
    pub role: Fact<FieldRole>,
    /// Its JSON type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: Fact<JsonType>,
    /// For an array, the type or the body of its elements.
    pub of: Option<Fact<String>>,
    /// Whether it is always there.
    pub presence: Option<Fact<Presence>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The offset from UTC that times are written in.
    pub zone: Option<Fact<String>>,
    /// The document's text about it.
    pub description: Option<Fact<Text>>,
}

/// An example of a body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Example {
    /// What supports it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub basis: Basis,
    /// The HTTP status it came with.
    pub status: Option<Fact<u16>>,
    /// The text.
    pub text: String,
}
