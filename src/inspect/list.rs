//! From the JSON of a list to its elements, as many as can be read.

use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::note::Notes;
use super::problem::Line;
use super::shape::{Place, Rank};
use super::sink::{Slot, Taken};
use super::value::Reader;
use super::walk::Object;
use super::{Note, Problem, rest};
use crate::provider::{BodyField, JsonType, Provider};

/// How many elements of a list are kept: no response makes a finding much larger than itself.
pub(super) const KEPT: usize = 10_000;

/// Walks over the elements of one list.
pub(super) struct Elements<'w, 't, 'a> {
    pub(super) provider: &'static Provider,
    pub(super) notes: &'w mut Notes,
    /// The list and all that follows it.
    pub(super) text: &'a str,
    pub(super) field: &'static BodyField,
    pub(super) rank: Rank,
    /// What describes the members of its elements, if anything does.
    pub(super) place: Option<Place<'t>>,
    pub(super) slot: Slot<'w, 'a>,
}

impl Elements<'_, '_, '_> {
    /// Keeps them; `false` if the text is no list. An object where a list of objects belongs is taken as its only
    /// element.
    pub(super) fn take(mut self) -> bool {
        let (text, mut json) = (self.text, serde_json::Deserializer::from_str(self.text));
        // It fails only where the list has no end, which whoever called knows.
        if text.starts_with('[') {
            let _ = json.deserialize_seq(self);
            return true;
        }
        if text.starts_with('{') {
            let _ = Element { elements: &mut self, text }.deserialize(&mut json);
        }
        false
    }
}

impl<'a> Visitor<'a> for Elements<'_, '_, 'a> {
    /// What follows the list.
    type Value = &'a str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut seq: S) -> Result<&'a str, S::Error> {
        let mut rest = rest::step(self.text);
        while let Some(behind) = seq.next_element_seed(Element { text: rest::element(rest), elements: &mut self })? {
            rest = behind;
        }
        Ok(rest::step(rest))
    }
}

/// Reads one element.
struct Element<'e, 'w, 't, 'a> {
    elements: &'e mut Elements<'w, 't, 'a>,
    /// The element and all that follows it.
    text: &'a str,
}

impl<'a> DeserializeSeed<'a> for Element<'_, '_, '_, 'a> {
    /// What follows the element.
    type Value = &'a str;

    /// An object is walked over at once, and kept even if it has no end. Anything else is taken as raw JSON, which
    /// copes with numbers that no type holds.
    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<&'a str, D::Error> {
        let Self { elements: Elements { provider, notes, field, rank, place, slot, .. }, text } = self;
        let is_object = text.starts_with('{');
        let is_full = slot.len() >= KEPT;
        if let (Some(place), true, false) = (*place, is_object, is_full) {
            let mut taken = Taken::NOTHING;
            if let Some(sink) = slot.push(provider, *rank, &mut taken) {
                let rest = json.deserialize_map(Object { provider, notes, hits: None, text, place, sink });
                slot.end_last(notes);
                return rest;
            }
        }
        let json = Reader(Some(text)).deserialize(json)?;
        match slot {
            _ if is_full => notes.add(Note::TooMany(field.pointer)),
            Slot::Texts(list) => match json.text() {
                Some(text) => list.push(Line { text, rank: *rank }),
                None => notes.add(Note::WrongType(field.pointer)),
            },
            Slot::Problems(list) if is_object || json.is_string() => {
                // Whatever it is, it is one, and a text may be what is said of it.
                list.push(Problem::listed(provider, *rank, json.text()));
                if !is_object && field.of.is_none_or(|of| of.value != JsonType::String.as_str()) {
                    notes.add(Note::WrongType(field.pointer));
                }
            }
            _ if !is_object => notes.add(Note::WrongType(field.pointer)),
            _ => {}
        }
        Ok(rest::behind(json.as_str().as_bytes(), text))
    }
}
