//! A text in, out the same with everything in sight; an address in, out one that is fit for a link.

use codetable_model::text::character::is_invisible;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with line ends as `\n`, and with every character that cannot be seen, or that turns the text around it, shown
/// by its number.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |letter: char| is_invisible(letter) && letter != '\n' && letter != '\t';
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.replace("\r\n", "\n").chars() {
        if is_hidden(letter) {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// An address of the web, fit for a link: every byte that is not plain is percent-encoded. `None` for any other scheme.
pub(crate) fn web_address(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
        || !rest.starts_with(|first: char| first.is_alphanumeric())
        || rest.contains(char::is_whitespace)
        || visible(rest) != rest
    {
        return None;
    }
    let mut target = format!("{}://", scheme.to_ascii_lowercase());
    for byte in rest.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!+,;=%'&".contains(&byte) {
            target.push(char::from(byte));
        } else {
            let _ = write!(target, "%{byte:02X}");
        }
    }
    Some(target)
}
