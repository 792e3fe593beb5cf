//! A text in, Markdown out that shows it letter by letter, on GitHub as in rustdoc: nothing in it is markup, a link or HTML.

/// Appends a text, with everything escaped that Markdown, GitHub's extensions of it or HTML would read. `first` and `last`
/// say whether it begins and ends what it stands in: there a list, a heading or a stripped space could arise.
pub fn escape(text: &str, first: bool, last: bool, out: &mut String) {
    let counted = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let starts = at == 0 && first;
        let after = text[at + letter.len_utf8()..].chars().next();
        let ends = last && after.is_none();
        let in_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        match letter {
            '\n' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A backslash before `|` means different things in different tables, `$` begins a formula.
            '|' => out.push_str("&#124;"),
            '$' => out.push_str("&#36;"),
            '\t' => out.push_str("&#9;"),
            ' ' if starts || ends => out.push_str("&#32;"),
            '_' if in_word(before) && in_word(after) => out.push(letter),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' => out.extend(['\\', letter]),
            '-' | '+' | '=' | '#' if starts => out.extend(['\\', letter]),
            // A number with a full stop begins a list.
            '.' | ')' if first && counted > 0 && at == counted && after.is_none_or(char::is_whitespace) => {
                out.extend(['\\', letter]);
            }
            // An address in a text is text: only an address that a spec gives as such becomes a link.
            ':' if text[at..].starts_with("://") => out.push_str("\\:"),
            '.' if at >= 3 && text.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"www") => out.push_str("\\."),
            _ => out.push(letter),
        }
        before = Some(letter);
    }
}

/// A text of one line as code: between more backticks than it has in a row.
#[must_use]
pub fn code(text: &str) -> String {
    let ticks = fence(text, 1);
    let stripped = text.starts_with(' ') && text.ends_with(' ') && !text.trim_matches(' ').is_empty();
    let pad = if stripped || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Backticks that no run of them in a text ends: so many at least.
#[must_use]
pub fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(least.max(longest + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> String {
        let mut out = String::new();
        escape(text, true, true, &mut out);
        out
    }

    #[test]
    fn markup_is_shown_and_not_followed() {
        assert_eq!(whole("*a* [b](c) <d> `e` &amp; f_g _h_"), r"\*a\* \[b\](c) &lt;d&gt; \`e\` &amp;amp; f_g \_h\_");
        assert_eq!(whole("1. a"), r"1\. a");
        assert_eq!(whole("2.0 b 1. c #3"), "2.0 b 1. c #3");
        assert_eq!(whole("- a - b"), r"\- a - b");
        assert_eq!(whole("# a | $b$ ~c~ "), r"\# a &#124; &#36;b&#36; \~c\~&#32;");
        assert_eq!(whole("see https://e.example or www.e.example"), r"see https\://e.example or www\.e.example");
    }

    #[test]
    fn code_keeps_its_backticks() {
        for (text, markdown) in [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a ", "`  a  `"), (" ", "` `")] {
            assert_eq!(code(text), markdown);
        }
    }
}
