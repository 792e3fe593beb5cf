//! A byte offset in, a line and a column out, at the same cost wherever in the text it lies.

use std::cell::OnceCell;
use std::ops::Range;

/// How many bytes apart the characters of a text are counted.
const STRIDE: usize = 1024;

/// A text with its lines found, and its characters counted once a column is asked for.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before every [`STRIDE`]th byte.
    counts: OnceCell<Vec<usize>>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text. Build scripts run without optimisation, so this is one plain loop.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let (mut starts, mut rest) = (vec![0], text.as_bytes());
        while let [byte, after @ ..] = rest {
            rest = after;
            if *byte == b'\n' {
                starts.push(text.len() - rest.len());
            }
        }
        Self { text, starts, counts: OnceCell::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The index of the line, from 0, that an offset lies in.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The line and column of an offset, both from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        (line + 1, self.count(offset) - self.count(self.starts[line]) + 1)
    }

    /// The bytes of a line, from 0, without its line end.
    #[must_use]
    pub fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// The offset, or the one before it where a character begins.
    #[must_use]
    pub fn boundary(&self, offset: usize) -> usize {
        boundary(self.text, offset)
    }

    /// How many characters begin before an offset.
    fn count(&self, offset: usize) -> usize {
        let counts = self.counts.get_or_init(|| {
            let sum = |sum: &mut usize, chunk: &[u8]| {
                *sum += characters(chunk);
                Some(*sum)
            };
            std::iter::once(0).chain(self.text.as_bytes().chunks(STRIDE).scan(0, sum)).collect()
        });
        let stride = offset / STRIDE;
        counts[stride] + characters(&self.text.as_bytes()[stride * STRIDE..offset])
    }
}

/// The offset, or the one before it where a character of the text begins.
#[must_use]
pub fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_one_that_counting_from_the_start_finds() {
        let mut text = "가나다 abc\r\n\n".repeat(300);
        text.push_str(&"한글 ".repeat(900));
        let lines = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (offset, found) in text.char_indices() {
            for inside in offset..offset + found.len_utf8() {
                assert_eq!(lines.line_column(inside), (line, column), "{inside}");
            }
            (line, column) = if found == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(lines.line_column(text.len() + 5), (line, column));
        assert_eq!((lines.range(0), lines.range(1)), (0..13, 15..15));
    }
}
