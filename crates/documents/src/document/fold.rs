//! A text in, what is left of it when all that a copy may change is taken away out: what is compared.
//!
//! White space, marks of lists and of emphasis, and the shape of quotation marks tell nothing of an API, and no two
//! recovery to save a page agree on them.

/// The text without white space and marks.
pub(crate) fn fold(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !is_bullet(word));
    words.flat_map(str::chars).filter_map(letter).collect()
}

fn letter(letter: char) -> Option<char> {
    match letter {
        '*' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2018}' | '\u{2019}' | '\u{201b}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        letter => Some(letter),
    }
}

/// Whether a word is nothing but the mark of an item.
fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "*" | "+" | "•" | "·" | "‣" | "◦" | "–" | "—" | "▪" | "●")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_a_copy_may_change_is_gone() {
        for (one, other) in [
            ("요청량 제한 초과 - (단위)시간당", "요청량\u{a0}제한 초과 • (단위)\u{200b}시간당"),
            ("it's “so”", "it’s \"so\""),
            ("**a** `b`", "a b"),
            ("-401", "−401"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("재시도"), fold("재시도 금지"));
        assert_ne!(fold("-401"), fold("401"));
    }

    /// What is no mark is a letter of codes, paths and members: only these go.
    #[test]
    fn nothing_but_marks_is_gone() {
        let gone: String = (' '..='~').filter(|letter| fold(&format!("a{letter}b")) == "ab").collect();
        assert_eq!(gone, " *`");
    }
}
