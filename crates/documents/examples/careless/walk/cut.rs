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
        let entry = |at: usize| {
            let (key, node) = (map.entries[at].0.span.range(), map.entries[at].1.span().range());
            key.start..node.end.max(key.end)
        };
        match map.entries.len() {
            0 | 1 => None,
            count if map.flow => Some(Self::between_commas(entry, index, count)),
            _ => Some(block(text, entry(index))),
        }
    }

    /// An item taken out of a list; never the only one.
    pub(crate) fn of_item(text: &str, seq: &Seq, index: usize) -> Option<Self> {
        let item = |at: usize| seq.items[at].span().range();
        match seq.items.len() {
            0 | 1 => None,
            count if text[seq.span.range()].starts_with('[') => Some(Self::between_commas(item, index, count)),
            _ => Some(Self::away(text, line_start(text, item(index).start)..line_end(text, item(index).end))),
        }
    }

    /// One of several parts taken out, with the comma behind it, or before it if it is the last.
    fn between_commas(part: impl Fn(usize) -> Range<usize>, index: usize, count: usize) -> Self {
        let range = match index + 1 < count {
            true => part(index).start..part(index + 1).start,
            false => part(index - 1).end..part(index).end,
        };
        Self::new(range, String::new())
    }
}

/// The lines of an entry; of one that stands behind a dash, what is behind the dash and the indentation of the next.
fn block(text: &str, Range { start, end }: Range<usize>) -> Cut {
    let line = line_start(text, start);
    if text[line..start].trim().is_empty() {
        return Cut::away(text, line..line_end(text, end));
    }
    let next = line_end(text, end) + 1;
    let indent = text[next.min(text.len())..].find(|c| c != ' ').unwrap_or(0);
    Cut::new(start..(next + indent).min(text.len()), String::new())
}

fn line_start(text: &str, from: usize) -> usize {
    text[..from].rfind('\n').map_or(0, |at| at + 1)
}

fn line_end(text: &str, from: usize) -> usize {
    if from > 0 && text[..from].ends_with('\n') {
        return from - 1;
    }
    text[from..].find('\n').map_or(text.len(), |length| from + length)
}
