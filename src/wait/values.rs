//! From the name of a header to each of its values, however they came.

use crate::response::{HeaderSource, MOST_VALUES};

/// The longest value that is looked at, in bytes: a hostile header costs no more than a real one.
const LONGEST: usize = 128;

/// Each value of a header: of all headers of the name, and of what a proxy joined by commas (RFC 9110, section 5.3).
/// What is too long is empty, and so as unreadable.
pub(super) struct Values<'h, H: ?Sized> {
    headers: &'h H,
    name: &'h str,
    place: usize,
    rest: Option<&'h str>,
    left: usize,
}

impl<'h, H: HeaderSource + ?Sized> Values<'h, H> {
    pub(super) const fn new(headers: &'h H, name: &'h str) -> Self {
        Self { headers, name, place: 0, rest: None, left: MOST_VALUES }
    }
}

impl<'h, H: HeaderSource + ?Sized> Iterator for Values<'h, H> {
    type Item = &'h str;

    fn next(&mut self) -> Option<&'h str> {
        self.left = self.left.checked_sub(1)?;
        let rest = match self.rest.take() {
            Some(rest) => rest,
            None => {
                let value = self.headers.header_at(self.name, self.place)?;
                self.place += 1;
                if value.len() > MOST_VALUES * LONGEST { "" } else { value }
            }
        };
        let (value, rest) = first(rest);
        self.rest = rest;
        let value = unpadded(value);
        Some(if value.len() > LONGEST { "" } else { value })
    }
}

/// The first of what commas divide, and what follows it. The comma behind the day of a week belongs to a date.
fn first(values: &str) -> (&str, Option<&str>) {
    let comma = |from: usize| values.bytes().skip(from).position(|byte| byte == b',').map(|place| from + place);
    let end = match comma(0) {
        Some(end) if is_weekday(unpadded(&values[..end])) => comma(end + 1),
        end => end,
    };
    end.map_or((values, None), |end| (&values[..end], Some(&values[end + 1..])))
}

/// Whether a text is the day of a week, whole or its first three letters.
fn is_weekday(text: &str) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS.iter().any(|day| text.eq_ignore_ascii_case(day) || text.eq_ignore_ascii_case(&day[..3]))
}

/// The value of a header without the white space that may stand around it.
pub(crate) fn unpadded(value: &str) -> &str {
    let is_padded = matches!(value.as_bytes(), [b' ' | b'\t', ..] | [.., b' ' | b'\t']);
    if is_padded { value.trim_matches([' ', '\t']) } else { value }
}
