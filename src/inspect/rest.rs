//! From a part of a text to what follows it. The JSON reader tells no offsets, but what it lends points into the text:
//! so a value can be looked at before it is read, and its end is known without reading it twice.

/// What follows a part of a text.
pub(super) fn behind<'a>(part: &[u8], text: &'a str) -> &'a str {
    let end = part.as_ptr_range().end as usize;
    end.checked_sub(text.as_ptr() as usize).and_then(|end| text.get(end..)).unwrap_or_default()
}

/// The value of a member and all that follows, from what follows the member's name; `None` where the text ends before.
pub(super) fn value(rest: &str) -> Option<&str> {
    let value = rest.strip_prefix('"')?.trim_ascii_start().strip_prefix(':')?.trim_ascii_start();
    (!value.is_empty()).then_some(value)
}

/// The next element of a list and all that follows, from what follows the list's bracket or the element before.
pub(super) fn element(rest: &str) -> &str {
    let rest = rest.trim_ascii_start();
    rest.strip_prefix(',').map_or(rest, str::trim_ascii_start)
}

/// What follows the next bracket: the opening one of an object or a list, or, after its last value, the closing one.
pub(super) fn step(rest: &str) -> &str {
    rest.trim_ascii_start().get(1..).unwrap_or_default()
}

/// The text without what follows.
pub(super) fn before<'a>(text: &'a str, rest: &str) -> &'a str {
    text.len().checked_sub(rest.len()).and_then(|end| text.get(..end)).unwrap_or_default()
}

/// How many lines end in a text, and how long what follows the last of them is, in bytes.
pub(super) fn lines(text: &[u8]) -> (usize, usize) {
    let ends = text.iter().filter(|byte| **byte == b'\n').count();
    (ends, text.rsplit(|byte| *byte == b'\n').next().map_or(0, <[u8]>::len))
}

/// The string that a text begins with, quotes included, if it is long and nothing in it is escaped or a control
/// character.
pub(super) fn long(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.as_bytes();
    // Zero for a quote, a backslash and a control character.
    let mark = |byte: &u8| (byte ^ b'"').min(byte ^ b'\\').min(byte & 0xE0);
    // Nothing is decided within a stride, so all its bytes are looked at together.
    let is_plain = |stride: &&[u8]| stride.iter().fold(u8::MAX, |least, byte| least.min(mark(byte))) != 0;
    let len = inner.chunks_exact(STRIDE).take_while(is_plain).count() * STRIDE;
    if len == 0 {
        return None;
    }
    let end = len + inner.get(len..)?.iter().position(|byte| mark(byte) == 0)?;
    if inner[end] == b'"' { text.get(..end + 2) } else { None }
}

/// How many bytes of a string are looked at together, and how many make one long.
const STRIDE: usize = 64;

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn a_long_string_ends_at_its_quote() {
        for len in 0..200 {
            let string = format!("\"{}\"", "가b".repeat(len));
            let expected = (string.len() > STRIDE + 1).then_some(string.as_str());
            assert_eq!(long(&format!("{string},\"x\"")), expected, "{len}");
            for other in ["\\n\"", "\n\"", "\u{1f}\"", ""] {
                assert_eq!(long(&format!("\"{}{other}", "x".repeat(len))), None, "{len} {other}");
            }
        }
        assert_eq!(long("5"), None);
        assert_eq!(long(""), None);
    }
}
