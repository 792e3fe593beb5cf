//! A text in, a scalar of YAML out that means it and nothing else.

use std::fmt::Write;

use codetable_model::text::character::is_invisible;

/// The text as it stands where YAML and people read the same in it, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    let plain = text.starts_with(|first: char| first.is_alphabetic())
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['{', '}', '[', ']', ',', '"', '\'', '\\', '`', '|', '>', '&', '*', '!', '%', '@'])
        && !text.chars().any(is_invisible)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
        && text.parse::<f64>().is_err();
    if plain { text.to_owned() } else { quoted(text) }
}

/// What YAML readers take for something else than a text.
const WORDS: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan"];

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if is_invisible(letter) => {
                // Writing to a String cannot fail.
                let _ = write!(quoted, "\\U{:08x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::scalar;

    /// What anything but a text may be read from stands in quotes.
    #[test]
    fn a_text_stands_as_it_is_where_nothing_else_may_be_read() {
        for text in ["It is gone", "닫힘", "a:b", "a#b", "yesterday", "It costs $5 (or ~6)"] {
            assert_eq!(scalar(text), text);
        }
        for text in
            ["404", "- a", "", "a:", "a ", "a: b", "a #b", "YES", "nan", "infinity", "a&b", "a*b", "it's", "a@b"]
        {
            assert_eq!(scalar(text), format!("\"{text}\""));
        }
        for mark in ['{', '}', '[', ']', ',', '`', '|', '>', '!', '%'] {
            assert_eq!(scalar(&format!("a{mark}b")), format!("\"a{mark}b\""));
        }
        assert_eq!(scalar("a\"b\\c\u{200b}"), r#""a\"b\\c\U0000200b""#);
    }
}
