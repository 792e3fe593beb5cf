//! From the bytes of a body to the problem it tells of, whatever is wrong with them.
//!
//! Every member is first taken as raw JSON and then understood, so that one of the wrong type, a huge number or deep
//! nesting costs that member only. Where a member has no end because the body has none, what there is of it is read.

use alloc::borrow::Cow;
use alloc::string::String;
use core::str::from_utf8;

use serde_core::de::IgnoredAny;

use super::events::Events;
use super::note::Notes;
use super::records::{self, Reading, Source};
use super::rest;
use super::shape::Shapes;
use super::wrapped::{Wrapped, is_escaped};
use super::{Note, Problem};
use crate::provider::Provider;

/// Reads a body into a problem of which nothing is known yet.
pub(super) fn read<'a>(
    provider: &'static Provider,
    media: Option<&str>,
    body: &'a [u8],
    problem: &mut Problem<'a>,
    notes: &mut Notes,
) -> Reading {
    let source = Source { provider, shapes: &Shapes::new(provider.bodies, media), is_single: false };
    match from_utf8(body) {
        Ok(text) => read_text(source, text, problem, notes),
        // A body that was cut inside of a character is whole up to there.
        Err(error) if error.error_len().is_none() => {
            notes.add(Note::Truncated);
            let text = from_utf8(&body[..error.valid_up_to()]).unwrap_or_default();
            read_text(source, text, problem, notes)
        }
        Err(_) => {
            notes.add(Note::InvalidUtf8);
            let text = String::from_utf8_lossy(body);
            read_copy(source, &text, problem, notes, read_text)
        }
    }
}

/// A way to read a text into a problem.
type Read = for<'t> fn(Source<'_>, &'t str, &mut Problem<'t>, &mut Notes) -> Reading;

/// Reads a text that is not the body's own into a problem that borrows nothing of it.
fn read_copy(source: Source<'_>, text: &str, problem: &mut Problem<'_>, notes: &mut Notes, read: Read) -> Reading {
    let mut own = Problem::new(source.provider);
    let reading = read(source, text, &mut own, notes);
    *problem = own.into_owned();
    reading
}

fn read_text<'a>(source: Source<'_>, text: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    let text = trim(text, notes);
    if text.starts_with('{') && !is_escaped(text) {
        return read_documents(source, text, problem, notes);
    }
    let note = match text.bytes().next() {
        None => Note::NoBody,
        // A page may show the request, or what others were answered.
        Some(b'<') => Note::NotJson,
        Some(_) => {
            let before = notes.saved();
            let reading = read_around(source, text, problem, notes);
            if reading.records > 0 {
                return reading;
            }
            *notes = before.unwrap_or(Notes::NONE);
            let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
            if is_json { Note::NotObject } else { Note::NotJson }
        }
    };
    notes.add(note);
    Reading::default()
}

/// Reads a text that is no object: a list of them, events, or other text in which one may stand.
fn read_around<'a>(source: Source<'_>, text: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    if text.starts_with('[') {
        let before = notes.saved();
        let reading = read_documents(source, text, problem, notes);
        if reading.records > 0 {
            return reading;
        }
        *notes = before.unwrap_or(Notes::NONE);
    }
    match Events::of(text, source.shapes.media()) {
        Some(events) => read_events(source, events, problem, notes),
        None => read_wrapped(source, text, problem, notes),
    }
}

/// Reads the data of every event that are JSON, or hold some.
fn read_events<'a>(source: Source<'_>, events: Events<'a>, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    let mut all = Reading::default();
    notes.add(Note::Events);
    for data in events {
        let before = notes.saved();
        let mut own = Problem::new(source.provider);
        let reading = match data {
            Cow::Borrowed(data) => read_event(source, data, &mut own, notes),
            Cow::Owned(data) => read_copy(source, &data, &mut own, notes, read_event),
        };
        if reading.records > 0 {
            all.add(problem, own, reading, notes);
        } else {
            *notes = before.unwrap_or(Notes::NONE);
        }
    }
    Reading { is_whole: false, ..all }
}

fn read_event<'a>(source: Source<'_>, data: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    match data.trim_ascii() {
        text if text.starts_with(['{', '[']) => read_documents(source, text, problem, notes),
        text if text.starts_with('<') => Reading::default(),
        text => read_wrapped(source, text, problem, notes),
    }
}

/// Reads the first JSON object in other text. Of one in which nothing is described, nobody can tell that it is one.
fn read_wrapped<'a>(source: Source<'_>, text: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    let Some(wrapped) = Wrapped::of(text) else { return Reading::default() };
    let source = Source { is_single: true, ..source };
    let reading = match wrapped.text {
        Cow::Borrowed(text) => read_documents(source, text, problem, notes),
        Cow::Owned(text) => read_copy(source, &text, problem, notes, read_documents),
    };
    if reading.shape.is_none() {
        *problem = Problem::new(source.provider);
        return Reading::default();
    }
    let found = [
        (wrapped.is_behind, Note::BehindText),
        (wrapped.is_escaped, Note::InString),
        (wrapped.is_cut, Note::Truncated),
    ];
    found.into_iter().filter(|(is_so, _)| *is_so).for_each(|(_, note)| notes.add(note));
    Reading { is_whole: false, is_wrapped: true, ..reading }
}

/// Reads JSON documents. A raw line feed in a text is the most usual fault: if something is no JSON, they are read once
/// more with a space in the place of each control character, which outside of texts does no harm either.
fn read_documents<'a>(source: Source<'_>, text: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    let before = notes.saved();
    let reading = records::read(source, text, problem, notes);
    // Those that JSON allows nowhere in a string: others, such as U+007F, are part of what was sent.
    let is_forbidden = |character| character < ' ';
    if !reading.is_malformed || !text.contains(is_forbidden) {
        return reading;
    }
    let mended: String = text.chars().map(|character| if is_forbidden(character) { ' ' } else { character }).collect();
    let (mut own, mut found, first) = (Problem::new(source.provider), Notes::NONE, *notes);
    let again = read_copy(source, &mended, &mut own, &mut found, records::read);
    *notes = before.unwrap_or(Notes::NONE);
    found.as_slice().iter().for_each(|note| notes.add(placed(*note, text)));
    // If nothing more could be read, none of them stood in the way.
    if notes.as_slice() == first.as_slice() {
        return reading;
    }
    notes.add(Note::ControlCharacters);
    *problem = own;
    again
}

/// A note on a text that has spaces in the place of its line feeds, as one on the text itself.
fn placed(note: Note, text: &str) -> Note {
    let Note::Malformed { column, .. } = note else { return note };
    let (feeds, last_line) = rest::lines(text.as_bytes().get(..column).unwrap_or_default());
    Note::Malformed { line: feeds + 1, column: last_line }
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
        } else if let Some(rest) = text.strip_prefix('\u{1e}') {
            text = rest.trim_ascii_start();
        } else {
            return text;
        }
    }
}
