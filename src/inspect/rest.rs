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

/// The string that a text begins with, quotes included, if nothing in it is escaped or a control character.
pub(super) fn plain(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.as_bytes();
    let (short, long) = inner.split_at(inner.len().min(SHORT));
    let len = position(short).or_else(|| {
        // Nothing is decided within a stride, so all its bytes are looked at together.
        let is_plain = |stride: &&[u8]| stride.iter().fold(u8::MAX, |least, byte| least.min(mark(*byte))) != 0;
        let len = long.chunks_exact(STRIDE).take_while(is_plain).count() * STRIDE;
        Some(SHORT + len + position(long.get(len..)?)?)
    })?;
    if inner[len] == b'"' { text.get(..len + 2) } else { None }
}

/// As long as most strings.
const SHORT: usize = 32;
/// How many bytes of longer ones are looked at together.
const STRIDE: usize = 64;

/// Where the first quote, backslash or control character is.
fn position(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    // The highest bit of each byte that is zero, and perhaps of some that follow it.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let mut place = 0;
    while let Some((word, _)) = bytes[place..].split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        let controls = word.wrapping_sub(ONES * u64::from(b' ')) & !word;
        let quotes = zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\')));
        let found = (controls | quotes) & (ONES << 7);
        if found != 0 {
            return Some(place + found.trailing_zeros() as usize / 8);
        }
        place += 8;
    }
    Some(place + bytes[place..].iter().position(|byte| mark(*byte) == 0)?)
}

/// Zero for a quote, a backslash and a control character.
fn mark(byte: u8) -> u8 {
    (byte ^ b'"').min(byte ^ b'\\').min(byte & 0xE0)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn a_plain_string_ends_at_its_quote() {
        for len in 0..200 {
            let string = format!("\"{}\"", "가b".repeat(len));
            assert_eq!(plain(&format!("{string},\"x\"")), Some(string.as_str()));
            for other in ["\\n\"", "\n\"", "\u{1f}\"", ""] {
                assert_eq!(plain(&format!("\"{}{other}", "x".repeat(len))), None, "{len} {other}");
            }
        }
        assert_eq!(plain("5"), None);
        assert_eq!(plain(""), None);
    }
}
