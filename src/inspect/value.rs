//! From the JSON text of one value to what it says: a text, a status, or nothing that fits.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde_core::de::{Deserialize as _, DeserializeSeed, Deserializer, Error, IgnoredAny, Visitor};
use serde_json::value::RawValue;

use super::rest;

/// The JSON text of one value.
#[derive(Clone, Copy)]
pub(super) struct Json<'a> {
    text: &'a str,
    /// Whether it is known to be a string in which nothing is escaped.
    is_plain: bool,
}

/// Reads one value, of which may be known where it stands: itself and all that follows it.
///
/// The JSON library steps over it. A long string in which nothing is escaped it need not look at byte by byte.
pub(super) struct Reader<'a>(pub(super) Option<&'a str>);

/// In so few bytes no string is worth a look of its own.
const SMALL: usize = 2_048;

impl<'a> DeserializeSeed<'a> for Reader<'a> {
    type Value = Json<'a>;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Json<'a>, D::Error> {
        if let Some(text) = self.0.filter(|text| text.len() > SMALL).and_then(rest::long) {
            json.deserialize_bytes(IgnoredAny)?;
            return Ok(Json { text, is_plain: true });
        }
        Ok(Json { text: <&RawValue>::deserialize(json)?.get(), is_plain: false })
    }
}

impl<'a> Json<'a> {
    /// The text of an object or a list, of which no more is asked than that it is there.
    pub(super) const fn of(text: &'a str) -> Self {
        Self { text, is_plain: false }
    }

    /// As it stands.
    pub(super) const fn as_str(self) -> &'a str {
        self.text
    }

    pub(super) fn is_object(self) -> bool {
        self.text.starts_with('{')
    }

    pub(super) fn is_string(self) -> bool {
        self.is_plain || self.text.starts_with('"')
    }

    /// The text of a string: borrowed, or decoded if something in it is escaped. `None` if it is no string.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.text.strip_prefix('"')?.strip_suffix('"')?;
        if self.is_plain || !inner.as_bytes().contains(&b'\\') {
            return Some(Cow::Borrowed(inner));
        }
        serde_json::Deserializer::from_str(self.text).deserialize_bytes(Lossy).ok().map(Cow::Owned)
    }

    /// The text of a string, or the digits of a number. A number that is written as an integer with a fraction of
    /// zeros, as some serialisers do, is that integer.
    pub(super) fn text_or_number(self) -> Option<Cow<'a, str>> {
        self.text().or_else(|| self.number().map(|number| Cow::Borrowed(integer(number))))
    }

    /// A number, to the letter: it may be too great for any type.
    pub(super) fn number(self) -> Option<&'a str> {
        matches!(self.text.as_bytes(), [b'-' | b'0'..=b'9', ..]).then_some(self.text)
    }

    /// Whether it is this text, or this number or truth value as it is written.
    pub(super) fn is(self, value: &str) -> bool {
        self.text().map_or(self.text == value, |text| text == value)
    }

    /// A three-digit status, given as a number or as a text.
    pub(super) fn status(self) -> Option<u16> {
        let digits = self.text_or_number()?;
        let status: u16 = if digits.len() == 3 { digits.parse().ok()? } else { return None };
        (100..=599).contains(&status).then_some(status)
    }
}

fn integer(number: &str) -> &str {
    match number.split_once('.') {
        Some((integer, fraction)) if fraction.bytes().all(|digit| digit == b'0') => integer,
        _ => number,
    }
}

/// Decodes a string's bytes. Half of a surrogate pair, which no text can hold, becomes U+FFFD.
pub(super) struct Lossy;

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

    fn raw(text: &str) -> Json<'_> {
        Json { text, is_plain: false }
    }

    #[test]
    fn texts_are_borrowed_unless_something_is_escaped() {
        assert!(matches!(raw(r#""GW.AUTHN""#).text(), Some(Cow::Borrowed("GW.AUTHN"))));
        assert_eq!(raw(r#""GW\u002eAUTHN""#).text().as_deref(), Some("GW.AUTHN"));
        assert_eq!(raw(r#""half \ud800 pair""#).text().as_deref(), Some("half \u{fffd}\u{fffd}\u{fffd} pair"));
        assert_eq!(raw("5").text(), None);
        assert_eq!(raw("\"").text(), None);
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(raw("-401").text_or_number().as_deref(), Some("-401"));
        assert_eq!(raw("-401.0").text_or_number().as_deref(), Some("-401"));
        assert_eq!(raw("-401.5").text_or_number().as_deref(), Some("-401.5"));
        assert_eq!(raw("1e999").text_or_number().as_deref(), Some("1e999"));
        assert_eq!(raw("true").text_or_number(), None);
    }

    #[test]
    fn a_status_has_three_digits() {
        assert_eq!(raw("422").status(), Some(422));
        assert_eq!(raw("\"422\"").status(), Some(422));
        for wrong in ["0", "99", "600", "0422", "+42", "\"\"", "null", "4e2", "99999999999999999999", "{}"] {
            assert_eq!(raw(wrong).status(), None, "{wrong}");
        }
    }
}
