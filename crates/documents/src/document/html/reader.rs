//! HTML in, the bytes that the tokenizer asks for out, with a pause now and then.
//!
//! Behind an attribute in double quotes the tokenizer reads the next one by a call of itself, so that a tag of many
//! attributes overflows the stack. What ends such a chain is an error of the reader; asked again, the tokenizer goes on in the
//! state that it was in.

use std::io;

use html5gum::Reader;

/// After how many double quotes a pause is made.
const CHAIN: u32 = 64;

/// The rest of a text.
pub(super) struct Slice<'a> {
    rest: &'a [u8],
    /// Double quotes since the last pause.
    quotes: u32,
    /// Whether the last byte was one, so that a pause is in a state that the tokenizer remembers.
    quoted: bool,
}

impl<'a> Slice<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes(), quotes: 0, quoted: false }
    }

    /// Takes the first bytes of the rest.
    fn take(&mut self, len: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        self.quoted = taken == b"\"";
        self.quotes += u32::from(self.quoted);
        taken
    }
}

impl Reader for Slice<'_> {
    /// Not the end: there is more to be read.
    type Error = io::Error;

    fn read_byte(&mut self) -> io::Result<Option<u8>> {
        if self.quoted && self.quotes >= CHAIN {
            self.quotes = 0;
            return Err(io::ErrorKind::Interrupted.into());
        }
        let len = self.rest.len().min(1);
        Ok(self.take(len).first().copied())
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> io::Result<bool> {
        let found = self.rest.get(..text.len());
        let equal =
            found.is_some_and(|found| if case_sensitive { found == text } else { found.eq_ignore_ascii_case(text) });
        if equal {
            self.take(text.len());
        }
        Ok(equal)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], _: &'b mut [u8; 4]) -> io::Result<Option<&'b [u8]>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let len = self.rest.iter().position(|byte| needle.contains(byte)).unwrap_or(self.rest.len());
        Ok(Some(self.take(len.max(1))))
    }
}
