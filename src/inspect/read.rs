//! From the bytes of a body to the problem it tells of, whatever is wrong with them.
//!
//! Every member is first taken as raw JSON and then understood, so that one of the wrong type, a huge number or deep
//! nesting costs that member only. Where a member has no end because the body has none, what there is of it is read.

use alloc::borrow::Cow;
use alloc::string::String;
use core::str::from_utf8;

use serde_core::Deserializer as _;
use serde_core::de::IgnoredAny;
use serde_json::Deserializer;
use serde_json::error::Category;

use super::note::Notes;
use super::shape::{Hits, Place};
use super::walk::{Object, Sink};
use super::{Note, Problem};
use crate::provider::{Body, Provider};

/// What a body told.
pub(super) struct Reading<'a> {
    pub(super) problem: Problem<'a>,
    /// The body that was most probably sent.
    pub(super) shape: Option<&'static Body>,
    /// Whether the body is a JSON object, or the beginning of one.
    pub(super) is_object: bool,
    pub(super) notes: Notes,
}

/// Reads a body.
pub(super) fn read<'a>(provider: &'static Provider, media: Option<&str>, body: &'a [u8]) -> Reading<'a> {
    let mut notes = Notes::default();
    let text = match from_utf8(body) {
        Ok(text) => Cow::Borrowed(text),
        // A body that was cut inside of a character is whole up to there.
        Err(error) if error.error_len().is_none() => {
            notes.add(Note::Truncated);
            Cow::Borrowed(from_utf8(&body[..error.valid_up_to()]).unwrap_or_default())
        }
        Err(_) => {
            notes.add(Note::InvalidUtf8);
            String::from_utf8_lossy(body)
        }
    };
    match text {
        Cow::Borrowed(text) => read_text(provider, media, text, notes),
        Cow::Owned(text) => read_text(provider, media, &text, notes).into_owned(),
    }
}

fn read_text<'a>(provider: &'static Provider, media: Option<&str>, text: &'a str, mut notes: Notes) -> Reading<'a> {
    let text = trim(text, &mut notes);
    let before = notes;
    let reading = read_trimmed(provider, media, text, notes);
    let is_malformed = reading.notes.iter().any(|note| matches!(note, Note::Malformed { .. }));
    if !is_malformed || !text.bytes().any(|byte| byte.is_ascii_control()) {
        return reading;
    }
    // A line feed in a message is the most usual fault. Outside of strings a space does no harm either.
    let mended: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    notes = before;
    notes.add(Note::ControlCharacters);
    read_trimmed(provider, media, &mended, notes).into_owned()
}

fn read_trimmed<'a>(provider: &'static Provider, media: Option<&str>, text: &'a str, notes: Notes) -> Reading<'a> {
    let top = Place::top(provider.bodies, media);
    let mut reading = Reading { problem: Problem::new(), shape: None, is_object: text.starts_with('{'), notes };
    if !reading.is_object {
        reading.notes.add(match text {
            "" => Note::NoBody,
            _ if serde_json::from_str::<IgnoredAny>(text).is_ok() => Note::NotObject,
            _ => Note::NotJson,
        });
        return reading;
    }
    let mut hits = Hits::default();
    let mut json = Deserializer::from_str(text);
    let object = Object {
        provider,
        notes: &mut reading.notes,
        hits: Some(&mut hits),
        text,
        place: top,
        sink: Sink::Whole(&mut reading.problem),
    };
    match json.deserialize_map(object) {
        Ok(()) => {
            if json.end().is_err() {
                reading.notes.add(Note::Trailing);
            }
        }
        Err(error) if error.classify() == Category::Eof => reading.notes.add(Note::Truncated),
        Err(error) => reading.notes.add(Note::Malformed { line: error.line(), column: error.column() }),
    }
    reading.shape = top.likeliest(&hits);
    reading
}

/// A body without what may stand before and after its JSON.
fn trim<'a>(text: &'a str, notes: &mut Notes) -> &'a str {
    let mut text = text.trim_ascii();
    loop {
        if let Some(rest) = text.strip_prefix('\u{feff}') {
            notes.add(Note::ByteOrderMark);
            text = rest.trim_ascii_start();
        } else if let Some(rest) = text.strip_prefix('\0') {
            notes.add(Note::LeadingNul);
            text = rest.trim_start_matches('\0').trim_ascii_start();
        } else {
            return text;
        }
    }
}

impl Reading<'_> {
    fn into_owned(self) -> Reading<'static> {
        Reading { problem: self.problem.into_owned(), shape: self.shape, is_object: self.is_object, notes: self.notes }
    }
}
