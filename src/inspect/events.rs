//! From a stream of server-sent events to the data of each.
//! (<https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>)

use alloc::borrow::Cow;
use alloc::string::String;

/// The data of the events of a text, one after the other.
pub(super) struct Events<'a> {
    rest: &'a str,
}

/// What a stream begins with: a field or a comment.
const BEGINNINGS: [&str; 5] = ["data:", "event:", "id:", "retry:", ":"];

impl<'a> Events<'a> {
    /// The events of a text, if it is a stream of events: by what it begins with, or by its media type.
    pub(super) fn of(text: &'a str, media: Option<&str>) -> Option<Self> {
        let is_declared = media.is_some_and(|media| media.eq_ignore_ascii_case("text/event-stream"));
        let is_stream = is_declared || BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
        let mut lines = Self { rest: text };
        let mut has_data = || core::iter::from_fn(|| lines.line()).any(|line| data(line).is_some());
        (is_stream && has_data()).then_some(Self { rest: text })
    }

    /// The next line, without its end.
    fn line(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
        Some(line)
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Cow<'a, str>;

    /// The data of the next event that has any; several lines of it are joined by line feeds. The last event need not
    /// be ended by an empty line, since the response may be cut.
    fn next(&mut self) -> Option<Cow<'a, str>> {
        let mut event: Option<Cow<'a, str>> = None;
        while let Some(line) = self.line() {
            match (&mut event, data(line)) {
                (None, Some(data)) => event = Some(Cow::Borrowed(data)),
                (Some(event), Some(data)) => {
                    let event: &mut String = event.to_mut();
                    event.push('\n');
                    event.push_str(data);
                }
                (Some(_), None) if line.is_empty() => break,
                _ => {}
            }
        }
        event
    }
}

/// The value of a line of data.
fn data(line: &str) -> Option<&str> {
    let value = line.strip_prefix("data:")?;
    Some(value.strip_prefix(' ').unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn events(text: &str) -> Vec<Cow<'_, str>> {
        Events::of(text, None).into_iter().flatten().collect()
    }

    #[test]
    fn lines_end_in_three_ways_and_belong_together_up_to_an_empty_one() {
        for end in ["\n", "\r", "\r\n"] {
            let text =
                [": hello", "event: error", "data: {", "id: 5", "data:}", "", "", "data:  x", "", "id: 6", "data"];
            assert_eq!(events(&text.join(end)), ["{\n}", " x"], "{end:?}");
        }
        assert_eq!(events("data: a\n\ndata: b"), ["a", "b"]);
    }

    #[test]
    fn what_begins_otherwise_is_none() {
        for text in ["", "data", "error\ndata: {}", "event: x", "{\"data:\":1}", " data: x"] {
            assert!(Events::of(text, None).is_none(), "{text}");
        }
        assert!(Events::of("x: y\ndata: {}", Some("Text/Event-Stream")).is_some());
        assert!(Events::of("{\"x\":1}", Some("text/event-stream")).is_none());
    }
}
