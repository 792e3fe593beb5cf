//! A byte offset in, a line and a column out, at the same cost wherever in the source it lies.

use std::ops::Range;

use codetable_model::source::Source;

/// How many bytes apart the characters of a text are counted.
const STRIDE: usize = 1024;

/// A source with its lines found and its characters counted.
pub(super) struct Places<'a> {
    pub(super) source: &'a Source,
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before every [`STRIDE`]th byte.
    counts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Finds the lines of a source.
    pub(super) fn new(source: &'a Source) -> Self {
        let text = source.text.as_bytes();
        let mut starts = vec![0];
        starts.extend((1..).zip(text).filter(|(_, byte)| **byte == b'\n').map(|(next, _)| next));
        let mut counts = vec![0];
        let mut count = 0;
        for chunk in text.chunks(STRIDE) {
            count += characters(chunk);
            counts.push(count);
        }
        Self { source, starts, counts }
    }

    /// The index of the line, from 0, that an offset lies in.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The line and column of an offset, both from 1, the column in characters.
    pub(super) fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        (line + 1, self.count(offset) - self.count(self.starts[line]) + 1)
    }

    /// The bytes of a line, from 0, without its line end.
    pub(super) fn range(&self, line: usize) -> Range<usize> {
        let text = &self.source.text;
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).map_or(text.len(), |next| next - 1);
        let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// The offset, or the one before it where a character begins.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.source.text.len());
        while !self.source.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// How many characters begin before an offset.
    fn count(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.counts[stride] + characters(&self.source.text.as_bytes()[stride * STRIDE..offset])
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_one_that_the_source_itself_names() {
        let mut text = "가나다 abc\r\n\n".repeat(300);
        text.push_str(&"한글 ".repeat(900));
        let source = Source::new("specs/case.yaml", text);
        let places = Places::new(&source);
        for offset in 0..source.text.len() + 5 {
            assert_eq!(places.line_column(offset), source.line_column(offset), "{offset}");
        }
    }
}
