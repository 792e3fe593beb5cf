//! A character in, out whether a reader sees it, and what a terminal is shown in its place.

/// Whether a character cannot be seen, or changes how its neighbours are.
pub fn is_invisible(found: char) -> bool {
    found.is_control()
        || matches!(found,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text holds a character that cannot be seen, or one that may be such.
const UNSEEN: u8 = 1 | DOUBTFUL;
const DOUBTFUL: u8 = 2;
/// A tab or the end of a line.
pub const BREAK: u8 = 4;
/// A sign that a string literal escapes.
pub const ESCAPED: u8 = 8;

/// What a byte is, or begins.
static SIGNS: [u8; 256] = {
    let (mut signs, mut byte) = ([0; 256], 0);
    while byte < 256 {
        signs[byte] = match byte as u8 {
            0..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f => UNSEEN,
            0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf3 => DOUBTFUL,
            b'\t' | b'\n' | b'\r' => BREAK,
            b'"' | b'\\' => ESCAPED,
            _ => 0,
        };
        byte += 1;
    }
    signs
};

/// What there is in a text: of [`BREAK`] and [`ESCAPED`] those that it holds, and more where it may hold a character that
/// cannot be seen. Build scripts run without optimisation, so this is one loop, four bytes at a time.
pub fn signs(text: &str) -> u8 {
    let (mut rest, mut found) = (text.as_bytes(), 0);
    while let [a, b, c, d, after @ ..] = rest {
        found |= SIGNS[*a as usize] | SIGNS[*b as usize] | SIGNS[*c as usize] | SIGNS[*d as usize];
        rest = after;
    }
    for byte in rest {
        found |= SIGNS[*byte as usize];
    }
    found
}

/// Whether a text holds a character that cannot be seen, other than tabs and line ends.
pub fn has_invisible(text: &str) -> bool {
    match signs(text) & UNSEEN {
        0 => false,
        DOUBTFUL => text.chars().any(|found| is_invisible(found) && !found.is_ascii()),
        _ => true,
    }
}

/// What a byte begins: 1 a sign without a meaning of its own, 2 one that has a meaning where it is doubled, 3 to 6 a letter
/// of another script that is whole, or may be; 0 anything else.
static PLAIN: [u8; 256] = {
    let (mut plain, mut byte) = ([0; 256], 0);
    while byte < 256 {
        plain[byte] = match byte as u8 {
            b'!' | b'#'..=b'%' | b'\''..=b')' | b'+'..=b'.' | b'0'..=b';' | b'=' => 1,
            b'?'..=b'Z' | b'^' | b'a'..=b'{' | b'}' => 1,
            b' ' | b'/' => 2,
            0xc3 => 3,
            0xe4..=0xe9 | 0xeb | 0xec => 4,
            0xea => 5,
            0xed => 6,
            _ => 0,
        };
        byte += 1;
    }
    plain
};

/// Whether a text is plain beyond doubt: no sign that a notation gives a meaning, one space between words, and of other
/// scripts only whole letters that nothing composes with. Most texts are, and to find that out is one loop.
pub fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    // What begins a line may make it an element of a list.
    if let [] | [b' ' | b'-' | b'+' | b'=' | b'#' | b'0'..=b'9', ..] = rest {
        return false;
    }
    while let [first, after @ ..] = rest {
        rest = match (PLAIN[*first as usize], after) {
            (1, _) => after,
            (2, [next, ..]) if next != first => after,
            (2, []) if *first == b'/' => after,
            (3, [_, after @ ..]) => after,
            // Ideographs and syllables of Hangul.
            (4, [_, _, after @ ..]) | (5, [0xb0..=0xbf, _, after @ ..]) | (6, [0x80..=0x9d, _, after @ ..]) => after,
            _ => return false,
        };
    }
    true
}

/// A character that may be printed anywhere: itself, or a sign for one that nobody would see.
pub fn visible(found: char) -> char {
    match found {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(found)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        found if is_invisible(found) => '\u{fffd}',
        found => found,
    }
}

/// A text on one line, with one space between words.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that may be printed anywhere, letter by letter.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(visible).collect()
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
