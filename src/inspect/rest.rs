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
