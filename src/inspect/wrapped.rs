//! From a text that is no JSON to the JSON that stands in it: behind other text, as in a log, or escaped in a string.

use alloc::borrow::Cow;
use alloc::string::String;

use serde_core::Deserializer as _;

use super::value::Lossy;

/// JSON inside of something else, from its first brace on.
pub(super) struct Wrapped<'a> {
    /// It and all that follows it.
    pub(super) text: Cow<'a, str>,
    /// Whether it stands behind other text.
    pub(super) is_behind: bool,
    /// Whether it stood escaped in a string.
    pub(super) is_escaped: bool,
    /// Whether the string has no end.
    pub(super) is_cut: bool,
}

impl<'a> Wrapped<'a> {
    /// What may be JSON in a text. There is one attempt, from the first brace on, whatever comes later; and none where a
    /// page begins before it.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (before, found) = text.split_at(text.find('{')?);
        if begins_page(before) {
            return None;
        }
        let is_behind = !is_escaped(found) || before.contains(|character| !matches!(character, '"' | '\\'));
        let mut wrapped = Self { text: found.into(), is_behind, is_escaped: false, is_cut: false };
        // A string that was copied without its quotes needs none at its end.
        let quotes = before.chars().rev().take_while(|character| matches!(character, '"' | '\\'));
        let quotes = quotes.filter(|character| *character == '"').count();
        for level in 0..DEEPEST {
            if !is_escaped(&wrapped.text) {
                break;
            }
            let (text, has_no_end) = unescape(&wrapped.text)?;
            let is_cut = wrapped.is_cut || (has_no_end && level < quotes);
            wrapped = Self { text: text.into(), is_escaped: true, is_cut, ..wrapped };
        }
        Some(wrapped)
    }
}

/// Whether a page begins in a text: of a page nothing is read, whoever logged it.
fn begins_page(text: &str) -> bool {
    let begins = |rest: &[u8]| {
        let is = |tag: &str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
        is("<html") || is("<!doctype") || is("<?xml")
    };
    let mut rest = text.as_bytes();
    while let Some(place) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(place..).unwrap_or_default();
        if begins(rest) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

/// How often JSON may have been made a string of: by a client, its log, and whoever ships that.
const DEEPEST: usize = 4;

/// Whether a text that begins with a brace is JSON as it stands in a string.
pub(super) fn is_escaped(text: &str) -> bool {
    text.strip_prefix('{').is_some_and(|rest| rest.trim_ascii_start().starts_with('\\'))
}

/// What the rest of a JSON string says up to its quote, and whether it has none.
fn unescape(rest: &str) -> Option<(String, bool)> {
    let read = |string: &str| serde_json::Deserializer::from_str(string).deserialize_bytes(Lossy);
    let mut string = String::with_capacity(rest.len() + 2);
    string.push('"');
    string.push_str(rest);
    match read(&string) {
        Ok(text) => return Some((text, false)),
        Err(error) if !error.is_eof() => return None,
        Err(_) => {}
    }
    string.push('"');
    if let Ok(text) = read(&string) {
        return Some((text, true));
    }
    // It was cut inside of an escape.
    string.truncate(string.rfind('\\')?);
    string.push('"');
    Some((read(&string).ok()?, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_that_is_cut_anywhere_says_what_stands_there() {
        let (inner, escaped) = ("{\"a\":\"\u{e9}\\\"}", r#"{\"a\":\"\u00e9\\\"}""#);
        assert_eq!(unescape(escaped), Some((inner.into(), false)));
        assert_eq!(unescape(&[escaped, " and more"].concat()), Some((inner.into(), false)));
        for end in 1..escaped.len() {
            let cut = unescape(&escaped[..end]);
            assert!(cut.is_some_and(|(text, is_cut)| inner.starts_with(&text) && is_cut), "{end}");
        }
    }

    #[test]
    fn the_first_brace_is_the_only_attempt() {
        for (text, expected) in [
            ("no brace", None),
            ("{cluster}: {\"code\":1}", Some(("{cluster}: {\"code\":1}", true, false))),
            (r#""{\"code\":1}""#, Some(("{\"code\":1}", false, true))),
            (r#"HTTP 400: "{ \"code\":1}""#, Some(("{ \"code\":1}", true, true))),
            (r#"{\"code\":1}"#, Some(("{\"code\":1}", false, true))),
            (r#""\"{\\\"code\\\":1}\"""#, Some(("{\"code\":1}", false, true))),
            (r#"x "\"{\\\"code\\\":1}\"""#, Some(("{\"code\":1}", true, true))),
        ] {
            let wrapped = Wrapped::of(text);
            let wrapped = wrapped.as_ref().map(|it| (&*it.text, it.is_behind, it.is_escaped));
            assert_eq!(wrapped, expected, "{text}");
        }
    }
}
