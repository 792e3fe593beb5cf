//! JSON in, the same value out with everything in sight: fit for a script, a terminal, or one line of a file.

use std::fmt::Write;

use super::character::is_invisible;

/// JSON in which whatever cannot be seen, and `<`, which could end a script, is written by its number. In JSON these stand in
/// strings only, but for line ends and tabs between values, which stay.
#[must_use]
pub fn in_sight(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for found in json.chars() {
        match found {
            '\n' | '\t' => shown.push(found),
            found if found == '<' || is_invisible(found) => {
                for unit in found.encode_utf16(&mut [0; 2]) {
                    // Writing to a String cannot fail.
                    let _ = write!(shown, "\\u{unit:04x}");
                }
            }
            found => shown.push(found),
        }
    }
    shown
}
