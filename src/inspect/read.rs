//! From the bytes of a body to the problem it tells of, whatever is wrong with them.
//!
//! Every member is first taken as raw JSON and then understood, so that one of the wrong type, a huge number or deep
//! nesting costs that member only. Where a member has no end because the body has none, what there is of it is read.

use alloc::string::String;
use core::str::from_utf8;

use serde_core::Deserializer as _;
use serde_core::de::IgnoredAny;
use serde_json::Deserializer;
use serde_json::error::Category;

use super::note::Notes;
use super::shape::{Hits, Place, Shapes};
use super::sink::Sink;
use super::walk::Object;
use super::{Note, Problem};
use crate::provider::{Body, Provider};

/// What a body is, beside the problem that it tells of.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    /// The body that was most probably sent.
    pub(super) shape: Option<&'static Body>,
    /// Whether the body is a JSON object, or the beginning of one.
    pub(super) is_object: bool,
    /// Whether something in it is no JSON.
    is_malformed: bool,
}

/// Reads a body into a problem of which nothing is known yet.
pub(super) fn read<'a>(
    provider: &'static Provider,
    media: Option<&str>,
    body: &'a [u8],
    problem: &mut Problem<'a>,
    notes: &mut Notes,
) -> Reading {
    match from_utf8(body) {
        Ok(text) => read_text(provider, media, text, problem, notes),
        // A body that was cut inside of a character is whole up to there.
        Err(error) if error.error_len().is_none() => {
            notes.add(Note::Truncated);
            let text = from_utf8(&body[..error.valid_up_to()]).unwrap_or_default();
            read_text(provider, media, text, problem, notes)
        }
        Err(_) => {
            notes.add(Note::InvalidUtf8);
            let text = String::from_utf8_lossy(body);
            let mut own = Problem::new(provider);
            let reading = read_text(provider, media, &text, &mut own, notes);
            *problem = own.into_owned();
            reading
        }
    }
}

fn read_text<'a>(
    provider: &'static Provider,
    media: Option<&str>,
    text: &'a str,
    problem: &mut Problem<'a>,
    notes: &mut Notes,
) -> Reading {
    let text = trim(text, notes);
    let before = notes.len();
    let reading = read_trimmed(provider, media, text, problem, notes);
    // Those that JSON allows nowhere in a string: others, such as U+007F, are part of what was sent.
    let is_forbidden = |character| character < ' ';
    if !reading.is_malformed || !text.contains(is_forbidden) {
        return reading;
    }
    // A line feed in a message is the most usual fault. Outside of strings a space does no harm either.
    let mended: String = text.chars().map(|character| if is_forbidden(character) { ' ' } else { character }).collect();
    notes.truncate(before);
    notes.add(Note::ControlCharacters);
    let mut own = Problem::new(provider);
    let reading = read_trimmed(provider, media, &mended, &mut own, notes);
    *problem = own.into_owned();
    reading
}

fn read_trimmed<'a>(
    provider: &'static Provider,
    media: Option<&str>,
    text: &'a str,
    problem: &mut Problem<'a>,
    notes: &mut Notes,
) -> Reading {
    if !text.starts_with('{') {
        notes.add(match text {
            "" => Note::NoBody,
            _ if serde_json::from_str::<IgnoredAny>(text).is_ok() => Note::NotObject,
            _ => Note::NotJson,
        });
        return Reading::default();
    }
    let shapes = Shapes::new(provider.bodies, media);
    let place = Place::top(&shapes);
    let mut hits = Hits::default();
    let mut json = Deserializer::from_str(text);
    let sink = Sink::Whole(problem);
    let result = json.deserialize_map(Object { provider, notes, hits: Some(&mut hits), text, place, sink });
    let fault = match result {
        Ok(_) => json.end().is_err().then_some(Note::Trailing),
        Err(error) if error.classify() == Category::Eof => Some(Note::Truncated),
        Err(error) => Some(Note::Malformed { line: error.line(), column: error.column() }),
    };
    fault.into_iter().for_each(|fault| notes.add(fault));
    let is_malformed = matches!(fault, Some(Note::Malformed { .. }));
    Reading { shape: shapes.likeliest(&hits), is_object: true, is_malformed }
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
