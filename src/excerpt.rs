//! Untrusted text, made fit for a terminal or a log: escaped, cut short, and told how long it was; and the beginning of
//! one, kept without an allocation by errors that outlive it.

use core::fmt::{self, Write};

/// How many characters are shown.
const SHOWN: usize = 48;
/// How many bytes an error keeps.
const KEPT: usize = 64;

/// The beginning of a text, in back-quotes.
#[derive(Clone, Copy)]
pub(crate) struct Excerpt<'a> {
    /// The beginning, or all of it.
    head: &'a str,
    /// How many bytes the whole text has.
    len: usize,
}

impl<'a> Excerpt<'a> {
    /// Of a whole text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { head: text, len: text.len() }
    }
}

/// The beginning of a text, in place, cut between characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Head {
    /// How many bytes the text had.
    len: usize,
    /// How many of them are kept.
    kept: u8,
    bytes: [u8; KEPT],
}

impl Head {
    pub(crate) fn of(text: &str) -> Self {
        let end = text.char_indices().map(|(at, char)| at + char.len_utf8()).take_while(|end| *end <= KEPT).last();
        let kept = end.unwrap_or(0);
        let mut bytes = [0; KEPT];
        bytes[..kept].copy_from_slice(&text.as_bytes()[..kept]);
        Self { len: text.len(), kept: kept as u8, bytes }
    }

    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..usize::from(self.kept)]).unwrap_or_default()
    }
}

/// Prints an excerpt, as of the whole text.
impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Excerpt { head: self.as_str(), len: self.len }.fmt(f)
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Prints `` `text` ``, or `` `beginning…` (1048576 bytes) ``.
impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.head.char_indices().nth(SHOWN).map_or(self.head, |(end, _)| &self.head[..end]);
        f.write_char('`')?;
        for character in shown.chars() {
            match character {
                '\\' | '\n' | '\r' | '\t' => write!(f, "{}", character.escape_default())?,
                _ if is_disturbing(character) => write!(f, "{}", character.escape_unicode())?,
                _ => f.write_char(character)?,
            }
        }
        if shown.len() < self.len { write!(f, "…` ({} bytes)", self.len) } else { f.write_char('`') }
    }
}

/// Whether a character could move the cursor, end the line or the quotation, reorder what stands around it, or be
/// there without being seen.
fn is_disturbing(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '`'
            | '\u{ad}'                      // soft hyphen
            | '\u{34f}'                     // combining grapheme joiner
            | '\u{61c}'                     // Arabic letter mark
            | '\u{115f}'..='\u{1160}'       // Hangul fillers
            | '\u{17b4}'..='\u{17b5}'       // Khmer inherent vowels
            | '\u{180b}'..='\u{180f}'       // Mongolian selectors
            | '\u{200b}'..='\u{200f}'       // zero width, directional marks
            | '\u{2028}'..='\u{202e}'       // line and paragraph separators, embeddings, overrides
            | '\u{2060}'..='\u{206f}'       // invisible operators, isolates
            | '\u{3164}' | '\u{ffa0}'       // Hangul fillers
            | '\u{fe00}'..='\u{fe0f}'       // variation selectors
            | '\u{feff}'                    // byte order mark
            | '\u{fff0}'..='\u{fffb}'       // interlinear annotation
            | '\u{1bca0}'..='\u{1bca3}'     // shorthand controls
            | '\u{1d173}'..='\u{1d17a}'     // musical controls
            | '\u{e0000}'..='\u{e0fff}'     // tags, variation selectors
        )
}
