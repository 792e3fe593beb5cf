//! The headers of a line in, pairs of a name and a value out: a pair for each value.

use std::borrow::Cow;

use codetable::unknown::Given;
use serde_json::value::RawValue;

use super::json;
use super::members::object;

/// A header's name and one of its values.
pub(crate) type Header<'l> = (Cow<'l, str>, Cow<'l, str>);

/// Reads an object of values or a list of pairs. A header that is null is not there.
pub(crate) fn read(json: &str) -> Result<Vec<Header<'_>>, String> {
    let entries = if json.starts_with('[') {
        let pairs: Result<Vec<[&RawValue; 2]>, _> = serde_json::from_str(json);
        pairs.ok().map(|pairs| pairs.into_iter().map(|[name, value]| (name.get(), value.get())).collect())
    } else {
        object(json).ok()
    };
    let mut headers = Vec::new();
    for (name, values) in entries.ok_or("`headers` is no object and no list of pairs")? {
        let name = json::text(name).ok_or("a name in `headers` is no text")?;
        let wrong = || format!("the header {} is no text and no list of texts", Given::Text(&name));
        if values.starts_with('[') {
            let values: Vec<&RawValue> = serde_json::from_str(values).map_err(|_| wrong())?;
            for value in values {
                headers.push((name.clone(), read_value(value.get()).ok_or_else(wrong)?));
            }
        } else if values != "null" {
            headers.push((name.clone(), read_value(values).ok_or_else(wrong)?));
        }
    }
    Ok(headers)
}

/// A text, or a number as it is written.
fn read_value(json: &str) -> Option<Cow<'_, str>> {
    let is_number = json.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    if is_number { Some(Cow::Borrowed(json)) } else { json::text(json) }
}
