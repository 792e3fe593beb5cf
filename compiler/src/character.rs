//! A character in, out whether a reader sees it, and what a terminal is shown in its place.

/// Whether a character cannot be seen, or changes how its neighbours are.
pub(crate) fn is_invisible(found: char) -> bool {
    found.is_control()
        || matches!(found,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text holds a character that cannot be seen, other than tabs and line ends. Build scripts run
/// without optimisation, the standard library does not: so the searches are its own.
pub(crate) fn has_invisible(text: &str) -> bool {
    let controls = (0..0x20_u8).chain([0x7f]).filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'));
    let beyond = |line: &str| !line.is_ascii() && line.chars().any(|found| is_invisible(found) && !found.is_ascii());
    controls.into_iter().any(|control| text.as_bytes().contains(&control))
        || (!text.is_ascii() && text.split('\n').any(beyond))
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
