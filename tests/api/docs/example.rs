//! The text of an item in, its first paragraph out.

use pulldown_cmark::{Event, Parser, TagEnd};

/// The first paragraph as it is read, links as their words; `None` where there is none.
pub(super) fn first_line(docs: &str) -> Option<String> {
    let mut line = String::new();
    for event in Parser::new(docs) {
        match event {
            Event::Text(text) | Event::Code(text) => line.push_str(&text),
            Event::SoftBreak | Event::HardBreak => line.push(' '),
            Event::End(TagEnd::Paragraph) => break,
            _ => {}
        }
    }
    if line.trim().is_empty() { None } else { Some(line) }
}
