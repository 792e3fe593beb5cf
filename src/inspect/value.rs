//! From the JSON text of one value to what it says: a text, a status, or nothing that fits.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde_core::Deserializer as _;
use serde_core::de::{Error, Visitor};

/// The text of a JSON string: borrowed, or decoded if something in it is escaped. `None` if it is no string.
pub(super) fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.as_bytes().contains(&b'\\') {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::Deserializer::from_str(json).deserialize_bytes(Lossy).ok().map(Cow::Owned)
}

/// The text of a JSON string, or the digits of a number. A number that is written as an integer with a fraction of
/// zeros, as some serialisers do, is that integer.
pub(super) fn text_or_number(json: &str) -> Option<Cow<'_, str>> {
    text(json).or_else(|| number(json).map(|number| Cow::Borrowed(integer(number))))
}

/// A JSON number, to the letter: it may be too great for any type.
pub(super) fn number(json: &str) -> Option<&str> {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit()).then_some(json)
}

/// A three-digit status, given as a number or as a text.
pub(super) fn status(json: &str) -> Option<u16> {
    let digits = text_or_number(json)?;
    let status: u16 = if digits.len() == 3 { digits.parse().ok()? } else { return None };
    (100..=599).contains(&status).then_some(status)
}

fn integer(number: &str) -> &str {
    match number.split_once('.') {
        Some((integer, fraction)) if fraction.bytes().all(|digit| digit == b'0') => integer,
        _ => number,
    }
}

/// Decodes a string's bytes. Half of a surrogate pair, which no text can hold, becomes U+FFFD.
struct Lossy;

impl Visitor<'_> for Lossy {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_borrowed_unless_something_is_escaped() {
        assert!(matches!(text(r#""GW.AUTHN""#), Some(Cow::Borrowed("GW.AUTHN"))));
        assert_eq!(text(r#""GW\u002eAUTHN""#).as_deref(), Some("GW.AUTHN"));
        assert_eq!(text(r#""half \ud800 pair""#).as_deref(), Some("half \u{fffd}\u{fffd}\u{fffd} pair"));
        assert_eq!(text("5"), None);
        assert_eq!(text("\""), None);
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(text_or_number("-401").as_deref(), Some("-401"));
        assert_eq!(text_or_number("-401.0").as_deref(), Some("-401"));
        assert_eq!(text_or_number("-401.5").as_deref(), Some("-401.5"));
        assert_eq!(text_or_number("1e999").as_deref(), Some("1e999"));
        assert_eq!(text_or_number("true"), None);
    }

    #[test]
    fn a_status_has_three_digits() {
        assert_eq!(status("422"), Some(422));
        assert_eq!(status("\"422\""), Some(422));
        for wrong in ["0", "99", "600", "0422", "+42", "\"\"", "null", "4e2", "99999999999999999999", "{}"] {
            assert_eq!(status(wrong), None, "{wrong}");
        }
    }
}
