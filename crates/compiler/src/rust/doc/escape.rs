//! A text of a spec in, Markdown out that shows it letter by letter: nothing in it is markup, a link, HTML or the end
//! of the comment.

use codetable_model::text::character::is_plain;
use codetable_model::text::markdown;

/// A text of one line. Line breaks become spaces, and addresses become links to themselves.
pub(super) fn escape(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    slowly(text)
}

/// The same, word by word.
fn slowly(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for (index, word) in text.split(char::is_whitespace).filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        self::word(word, start, &mut out);
        start = false;
    }
    out
}

/// A text as code: between more backticks than it has in a row.
pub(super) fn code(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return format!("`{text}`");
    }
    let text: String = text.chars().map(|char| if char.is_whitespace() { ' ' } else { char }).collect();
    markdown::code(&text)
}

/// A word, which may hold addresses.
fn word(word: &str, start: bool, out: &mut String) {
    let mut rest = word;
    let mut start = start;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        markdown::escape(&rest[..at], start, false, out);
        let address = &rest[at..];
        let len = address.find(|char: char| !is_of_address(char)).unwrap_or(address.len());
        let address = trimmed(&address[..len]);
        out.push('<');
        out.push_str(address);
        out.push('>');
        rest = &rest[at + address.len()..];
        start = false;
    }
    markdown::escape(rest, start, false, out);
}

/// An address without the punctuation of the sentence around it.
fn trimmed(mut address: &str) -> &str {
    let count = |address: &str, bracket| address.matches(bracket).count();
    while address.ends_with(['.', ',', ';', ':', '!', '?', '\''])
        || (address.ends_with(')') && count(address, ')') > count(address, '('))
    {
        address = &address[..address.len() - 1];
    }
    address
}

/// What an address may hold without doubt about where it ends.
fn is_of_address(char: char) -> bool {
    char.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_and_not_followed() {
        assert_eq!(escape("*a* [b](c) <d> `e` &amp; f_g _h_"), r"\*a\* \[b\](c) &lt;d&gt; \`e\` &amp;amp; f_g \_h\_");
        assert_eq!(escape("1. a"), r"1\. a");
        assert_eq!(escape("2.0 b 1. c"), "2.0 b 1. c");
        assert_eq!(escape("- a - b"), r"\- a - b");
        assert_eq!(escape("a\r\n\t b"), "a b");
    }

    #[test]
    fn a_plain_text_needs_no_second_look() {
        const ALPHABET: [&str; 16] =
            ["a", "1", "-", ".", " ", "_", "*", "/", "http://", ":", "#", "가", ")", "\u{a0}", "+", "&"];
        for place in 0..ALPHABET.len().pow(3) {
            let text = [place, place / 16, place / 256].map(|place| ALPHABET[place % 16]).concat();
            assert!(!is_plain(&text) || slowly(&text) == text, "{text}");
        }
    }

    #[test]
    fn addresses_are_links() {
        assert_eq!(escape("see https://e.example/a_b?c=*."), "see <https://e.example/a_b?c=*>.");
        assert_eq!(escape("(http://e.example)를"), "(<http://e.example>)를");
        assert_eq!(escape("http://e.example/a_(b)."), "<http://e.example/a_(b)>.");
    }
}
