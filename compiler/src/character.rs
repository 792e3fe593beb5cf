//! A character in, out whether a reader sees it, and what a terminal is shown in its place.

/// Whether a character cannot be seen, or changes how its neighbours are.
pub(crate) fn is_invisible(found: char) -> bool {
    found.is_control()
        || matches!(found,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text holds a character that cannot be seen, other than tabs and line ends. Build scripts run without
/// optimisation, so there is one loop over the bytes, and another only where one of them may begin such a character.
pub(crate) fn has_invisible(text: &str) -> bool {
    let (mut rest, mut doubtful) = (text.as_bytes(), false);
    while let [byte, after @ ..] = rest {
        match byte {
            0..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f => return true,
            0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf3 => doubtful = true,
            _ => {}
        }
        rest = after;
    }
    doubtful && text.chars().any(|found| is_invisible(found) && !found.is_ascii())
}

/// Whether a text is plain beyond doubt: no sign that a notation gives a meaning, one space between words, and of other
/// scripts only whole letters that nothing composes with. Most texts are, and to find that out is one loop.
pub(crate) fn is_plain(text: &str) -> bool {
    let (mut rest, mut before) = (text.as_bytes(), b' ');
    // What begins a line may make it an element of a list.
    if let [b'-' | b'+' | b'=' | b'#' | b'0'..=b'9', ..] = rest {
        return false;
    }
    loop {
        rest = match rest {
            [b' ', after @ ..] if before != b' ' => after,
            [b'/', after @ ..] if before != b'/' => after,
            [b'!' | b'#'..=b'%' | b'\''..=b')' | b'+'..=b'.' | b'0'..=b';' | b'=', after @ ..] => after,
            [b'?'..=b'Z' | b'^' | b'a'..=b'{' | b'}', after @ ..] => after,
            [0xc3, _, after @ ..] => after,
            // Ideographs and syllables of Hangul.
            [0xe4..=0xe9 | 0xeb | 0xec, _, _, after @ ..]
            | [0xea, 0xb0..=0xbf, _, after @ ..]
            | [0xed, 0x80..=0x9d, _, after @ ..] => after,
            rest => return rest.is_empty() && before != b' ',
        };
        before = text.as_bytes()[text.len() - rest.len() - 1];
    }
}

/// A character that may be printed anywhere: itself, or a sign for one that nobody would see.
pub(crate) fn visible(found: char) -> char {
    match found {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(found)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        found if is_invisible(found) => '\u{fffd}',
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_invisible_character_is_found() {
        for found in '\0'..=char::MAX {
            let expected = is_invisible(found) && !matches!(found, '\t' | '\n' | '\r');
            assert_eq!(has_invisible(&format!("a{found}가")), expected, "{found:?}");
        }
    }

    #[test]
    #[cfg(feature = "nfc")]
    fn a_plain_text_is_visible_and_composed() {
        use unicode_normalization::is_nfc;
        for found in '\0'..=char::MAX {
            let text = format!("가{found}ᆨa");
            assert!(!is_plain(&text), "{text:?}");
            let text = format!("a{found}가");
            assert!(!is_plain(&text) || (is_nfc(&text) && !is_invisible(found)), "{text:?}");
        }
        for plain in ["Too many requests", "요청 한도 초과 (429)", "Größe: 3/4, bitte", "漢字"] {
            assert!(is_plain(plain), "{plain}");
        }
        for marked in ["", " a", "a ", "a  b", "1. a", "- a", "https://a", "a_b", "<b>", "a\tb", "\"a\"", "a\u{a0}b"] {
            assert!(!is_plain(marked), "{marked}");
        }
    }
}
