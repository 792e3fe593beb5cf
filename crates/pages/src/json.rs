//! The catalogue in, `catalog.json` out; and the other way. [`docs/exports.md`](../../docs/exports.md) describes it.

pub(crate) mod decisions;
mod names;
mod sound;
pub(crate) mod text;

use std::fmt;

use serde_json::{Map, Value};

use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_model::text::character::printable;
use text::Json;

/// What the file says that it is.
pub const FORMAT: &str = "codetable catalog";

/// The version of its shape. Members may be added within one; a reader passes over what it does not know.
pub const VERSION: u64 = 1;

/// `docs/catalog.json`
#[must_use]
pub fn artifact(catalog: &Catalog) -> Artifact {
    Artifact { path: "docs/catalog.json".to_owned(), text: write(catalog) }
}

/// The catalogue as JSON: whatever holds of it, by name, so that nothing in it depends on an order.
#[must_use]
pub fn write(catalog: &Catalog) -> String {
    let mut value = named(catalog);
    decisions::add(catalog, &mut value);
    value["format"] = FORMAT.into();
    value["version"] = VERSION.into();
    print(value)
}

/// The catalogue as a value, in which things are referred to by name.
pub(crate) fn named(catalog: &Catalog) -> Value {
    // Every key of a map is a text, every number fits 64 bits: so there is nothing that could fail.
    let mut value = serde_json::to_value(catalog).unwrap_or_default();
    names::name(&mut value);
    value
}

/// The text of a value: what is absent is left out, and no control is in it.
pub(crate) fn print(value: Value) -> String {
    json(present(value)).print()
}

/// The text of a value, with whatever is `null`.
pub(crate) fn print_whole(value: Value) -> String {
    json(value).print()
}

/// A value without what is absent in it.
pub(crate) fn present(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(present).collect(),
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, value)| !value.is_null());
            members.map(|(name, value)| (name, present(value))).collect()
        }
        other => other,
    }
}

/// Why a text is no catalogue.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no JSON.
    Json(serde_json::Error),
    /// It does not say that it is a catalogue.
    Format,
    /// It was written in another version of the shape.
    Version,
    /// It says what no catalogue can; the message names the place or the thing.
    Unsound(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "this is no JSON: {}", printable(&error.to_string())),
            Self::Format => write!(f, "this is no catalogue: its member `format` is not `{FORMAT}`"),
            Self::Version => write!(f, "this catalogue has another version than {VERSION}: write it anew"),
            Self::Unsound(problem) => f.write_str(&printable(problem)),
        }
    }
}

impl std::error::Error for ReadError {}

/// The catalogue that [`write()`] wrote, with its lookup tables found anew. Of anything else, what is wrong with it.
///
/// # Errors
/// If the text is no JSON, not of this format and version, or says what no catalogue can.
pub fn read(text: &str) -> Result<Catalog, ReadError> {
    let mut value: Value = serde_json::from_str(text).map_err(ReadError::Json)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::Format);
    }
    if value.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(ReadError::Version);
    }
    names::place(&mut value).map_err(ReadError::Unsound)?;
    let mut catalog: Catalog = serde_json::from_value(value).map_err(|error| ReadError::Unsound(error.to_string()))?;
    sound::number(&mut catalog);
    sound::check(&catalog).map_err(ReadError::Unsound)?;
    sound::search(&mut catalog);
    Ok(catalog)
}

/// The members that tell what an object is come first, in this order; the others follow by name.
const FIRST: [&str; 18] = [
    "openapi", "info", "format", "version", "query", "provider", "code", "name", "id", "enum", "pattern", "pointer",
    "value", "kind", "source", "english", "basis", "at",
];

/// A value of serde's as one of ours, which prints short objects on a line.
fn json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => value.into(),
        Value::Number(number) => number.as_i128().map_or_else(|| Json::Number(number.to_string()), Json::Int),
        Value::String(text) => text.into(),
        Value::Array(items) => Json::List(items.into_iter().map(json).collect()),
        Value::Object(members) => Json::Object(object(members)),
    }
}

fn object(members: Map<String, Value>) -> Vec<(String, Json)> {
    let mut members: Vec<(String, Value)> = members.into_iter().collect();
    let rank = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    members.sort_by(|(a, _), (b, _)| (rank(a), a).cmp(&(rank(b), b)));
    members.into_iter().map(|(name, value)| (name, json(value))).collect()
}
