//! A text in, a part of a URI out.

use std::fmt::Write as _;

/// The text with every byte percent-encoded that does not stand for itself anywhere in a URI (RFC 3986, 2.3).
///
/// ```
/// assert_eq!(codetable_model::text::uri::percent_encoded("A-1 ë"), "A-1%20%C3%AB");
/// ```
#[must_use]
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
