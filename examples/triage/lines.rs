//! Bytes in, lines out: numbered, no longer than there is room for, and none held back while more is awaited.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// The longest line that is kept, in bytes.
pub(crate) const LONGEST: usize = 16 << 20;

/// Lines that are being read.
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

/// One line, with its number among all of the input, counted from 1.
pub(crate) struct Line<'l> {
    pub(crate) number: u64,
    /// `None` where it is longer than what is kept.
    bytes: Option<&'l [u8]>,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(input: R, buffer: usize) -> Self {
        Self { input: BufReader::with_capacity(buffer, input), line: Vec::new(), number: 0 }
    }

    /// The next line that is not blank. `before_reading` is called where what was received has no further whole line.
    pub(crate) fn next(&mut self, mut before_reading: impl FnMut() -> io::Result<()>) -> io::Result<Option<Line<'_>>> {
        let length = loop {
            let length = self.read(&mut before_reading)?;
            if length == 0 {
                return Ok(None);
            }
            self.number += 1;
            if length > LONGEST || !self.kept().is_empty() {
                break length;
            }
        };
        Ok(Some(Line { number: self.number, bytes: (length <= LONGEST).then(|| self.kept()) }))
    }

    /// What is kept of the line, without white space around it.
    fn kept(&self) -> &[u8] {
        // A mark of byte order is how some editors begin a file.
        let mark: &[u8] = if self.number == 1 { b"\xef\xbb\xbf" } else { b"" };
        self.line.strip_prefix(mark).unwrap_or(&self.line).trim_ascii()
    }

    /// Reads a line and its end, and keeps it unless it is too long; its length, 0 where there is no more.
    fn read(&mut self, before_reading: &mut impl FnMut() -> io::Result<()>) -> io::Result<usize> {
        self.line.clear();
        let mut length = 0_usize;
        loop {
            if self.input.buffer().is_empty() {
                before_reading()?;
            }
            let mut received = match self.input.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                received => received?,
            };
            let read = received.read_until(b'\n', &mut self.line)?;
            self.input.consume(read);
            length = length.saturating_add(read);
            if read == 0 || self.line.ends_with(b"\n") {
                return Ok(length);
            }
            if length > LONGEST {
                self.line = Vec::new();
            }
        }
    }
}

impl<'l> Line<'l> {
    /// The line, if it is a text that was kept.
    pub(crate) fn text(&self) -> Result<&'l str, String> {
        let bytes = self.bytes.ok_or_else(|| format!("longer than {} MiB", LONGEST >> 20))?;
        std::str::from_utf8(bytes).map_err(|error| {
            format!("no UTF-8 from byte {} on: give such a body as `body_base64`", error.valid_up_to() + 1)
        })
    }
}
