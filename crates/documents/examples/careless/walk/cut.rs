//! A part of a mapping or a list in, the bytes out that take it away and leave YAML behind.

use std::ops::Range;

use codetable_model::tree::{Map, Seq};

/// Bytes, and what stands there afterwards.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    pub(crate) range: Range<usize>,
    pub(crate) new: String,
}

impl Cut {
    pub(crate) fn new(range: Range<usize>, new: String) -> Self {
        Self { range, new }
    }

    /// Nothing where these bytes are; lines stay lines, so that what stands below keeps its place.
    fn away(text: &str, range: Range<usize>) -> Self {
        let lines = text[range.clone()].matches('\n').count();
        Self { range, new: "\n".repeat(lines) }
    }

    /// An entry taken out of a mapping; never the only one.
    pub(crate) fn of_entry(text: &str, map: &Map, index: usize) -> Option<Self> {
        let start = |at: usize| map.entries[at].0.span.range().start;
        let end = |at: usize| {
            let (key, node) = &map.entries[at];
            node.span().range().end.max(key.span.range().end)
        };
        if map.entries.len() < 2 {
            return None;
        }
        if map.flow {
            let range = match index + 1 < map.entries.len() {
                true => start(index)..start(index + 1),
                false => end(index - 1)..end(index),
            };
            return Some(Self::new(range, String::new()));
        }
        Some(block(text, start(index), end(index)))
    }

    /// An item taken out of a list; never the only one.
    pub(crate) fn of_item(text: &str, seq: &Seq, index: usize) -> Option<Self> {
        if seq.items.len() < 2 {
            return None;
        }
        let span = |at: usize| seq.items[at].span().range();
        if text[seq.span.range()].starts_with('[') {
            let range = match index + 1 < seq.items.len() {
                true => span(index).start..span(index + 1).start,
                false => span(index - 1).end..span(index).end,
            };
            return Some(Self::new(range, String::new()));
        }
        let line = text[..span(index).start].rfind('\n').map_or(0, |at| at + 1);
        Some(Self::away(text, line..line_end(text, span(index).end)))
    }
}

/// The lines of an entry; of one that stands behind a dash, what is behind the dash and the indentation of the next.
fn block(text: &str, start: usize, end: usize) -> Cut {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    if text[line..start].trim().is_empty() {
        return Cut::away(text, line..line_end(text, end));
    }
    let next = line_end(text, end) + 1;
    let indent = text[next.min(text.len())..].find(|c| c != ' ').unwrap_or(0);
    Cut::new(start..(next + indent).min(text.len()), String::new())
}

fn line_end(text: &str, from: usize) -> usize {
    if from > 0 && text[..from].ends_with('\n') {
        return from - 1;
    }
    text[from..].find('\n').map_or(text.len(), |length| from + length)
}
