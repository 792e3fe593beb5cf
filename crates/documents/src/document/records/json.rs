//! JSON in, its values out, each with its place.

use std::borrow::Cow;
use std::fmt;

use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::Value;
use crate::document::tables::Cell;

/// How deep a value may nest: what is deeper is no table.
const DEPTH: usize = 48;

/// Reads a document. What is wrong with it is told by line.
pub(crate) fn read(document: &str) -> Result<Value, (usize, String)> {
    let start = if document.starts_with('\u{feff}') { 3 } else { 0 };
    // Values on lines of their own are a list of records.
    let mut roots = Vec::new();
    for raw in Deserializer::from_str(&document[start..]).into_iter::<&RawValue>() {
        let raw = raw.map_err(|error| (error.line(), cause(&error)))?;
        roots.push(value(document, raw.get(), DEPTH)?);
    }
    match (roots.pop(), roots.is_empty()) {
        (Some(root), true) => Ok(root),
        (None, _) => Err((1, "there is no value".to_owned())),
        (Some(last), false) => Ok(Value::List(roots.into_iter().chain([last]).collect())),
    }
}

/// What is wrong, without the place, which is told beside it.
fn cause(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A value whose text is a part of the document.
fn value(document: &str, raw: &str, depth: usize) -> Result<Value, (usize, String)> {
    let start = offset(document, raw);
    let line = || document[..start].matches('\n').count() + 1;
    let wrong = |error: serde_json::Error| (line(), cause(&error));
    match raw.as_bytes().first() {
        Some(b'{' | b'[') if depth == 0 => Err((line(), format!("values nest deeper than {DEPTH}"))),
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(raw).map_err(wrong)?;
            let mut read = Vec::with_capacity(entries.len());
            let mut before = start;
            for (key, raw) in entries {
                // The key is the only string between the value before and its own.
                let at = offset(document, raw.get());
                let between = &document[before..at];
                let quotes = between.find('"').zip(between.rfind('"'));
                let place = quotes.map_or(before..before, |(first, last)| before + first + 1..before + last);
                before = at + raw.get().len();
                read.push((Cell::new(document, &key, place), value(document, raw.get(), depth - 1)?));
            }
            Ok(Value::Map(read))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(wrong)?;
            let items = items.into_iter().map(|item| value(document, item.get(), depth - 1));
            items.collect::<Result<_, _>>().map(Value::List)
        }
        Some(b'"') => {
            let text: Cow<'_, str> = serde_json::from_str::<String>(raw).map_err(wrong)?.into();
            Ok(Value::Scalar(Cell::new(document, &text, start + 1..start + raw.len() - 1)))
        }
        _ if raw == "null" => Ok(Value::Scalar(Cell::default())),
        _ => Ok(Value::Scalar(Cell::new(document, raw, start..start + raw.len()))),
    }
}

/// Where a part of the document begins: the reader lends parts of it.
fn offset(document: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(document.as_ptr() as usize).min(document.len())
}

/// The members of an object, in order, equal ones too.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}
