//! From the JSON of a list to its elements, as many as can be read.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::note::Notes;
use super::shape::Place;
use super::walk::{Object, Sink};
use super::{FieldError, Note, Problem, value};
use crate::provider::{BodyField, Provider};

/// How many elements of a list are kept: no response makes a finding much larger than itself.
const KEPT: usize = 10_000;

/// The elements of one list.
pub(super) struct Elements<'w, 't, 'a> {
    pub(super) provider: &'static Provider,
    pub(super) notes: &'w mut Notes,
    pub(super) text: &'a str,
    pub(super) field: &'static BodyField,
    pub(super) place: Option<Place<'t>>,
}

impl<'a> Elements<'_, '_, 'a> {
    /// Keeps the texts.
    pub(super) fn texts(self, list: &mut Vec<Cow<'a, str>>) -> bool {
        let Self { notes, text, field, .. } = self;
        let raw = |json: &'a RawValue| match value::text(json.get()) {
            Some(_) if list.len() >= KEPT => notes.add(Note::TooMany(field.pointer)),
            Some(text) => list.push(text),
            None => notes.add(Note::WrongType(field.pointer)),
        };
        let is_list = text.starts_with('[');
        if is_list {
            // It fails only where the list has no end, which whoever called knows.
            let _ = serde_json::Deserializer::from_str(text).deserialize_seq(Raw(raw));
        }
        is_list
    }

    /// Keeps the objects.
    pub(super) fn objects<E: Element<'a>>(mut self, list: &mut Vec<E>) -> bool {
        let start = list.len();
        if !self.text.starts_with('[') {
            if self.text.starts_with('{') {
                let _ = self.element(self.text, list);
            }
            return false;
        }
        let mut json = serde_json::Deserializer::from_str(self.text);
        let result = json.deserialize_seq(List { elements: &mut self, list });
        if !result.is_err_and(|error| error.classify() != Category::Eof) {
            return true;
        }
        // An element is a number that no type holds, or something else that is taken only as raw JSON.
        list.truncate(start);
        let text = self.text;
        let raw = |json: &'a RawValue| {
            let _ = self.element(json.get(), list);
        };
        let _ = serde_json::Deserializer::from_str(text).deserialize_seq(Raw(raw));
        true
    }

    fn element<E: Element<'a>>(&mut self, json: &'a str, list: &mut Vec<E>) -> serde_json::Result<()> {
        if json.starts_with('{') {
            serde_json::Deserializer::from_str(json).deserialize_map(One { elements: self, list })
        } else {
            self.notes.add(Note::WrongType(self.field.pointer));
            Ok(())
        }
    }
}

/// What a list of objects holds.
pub(super) trait Element<'a>: Sized {
    const NEW: Self;

    fn sink(&mut self) -> Sink<'_, 'a>;
}

impl<'a> Element<'a> for Problem<'a> {
    const NEW: Self = Self::new();

    fn sink(&mut self) -> Sink<'_, 'a> {
        Sink::Nested(self)
    }
}

impl<'a> Element<'a> for FieldError<'a> {
    const NEW: Self = Self { field: None, message: None, value: None };

    fn sink(&mut self) -> Sink<'_, 'a> {
        Sink::Field(self)
    }
}

/// Walks over a list of objects.
struct List<'w, 'x, 't, 'a, E> {
    elements: &'w mut Elements<'x, 't, 'a>,
    list: &'w mut Vec<E>,
}

impl<'a, E: Element<'a>> Visitor<'a> for List<'_, '_, '_, 'a, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<(), S::Error> {
        let Self { elements, list } = self;
        while list.len() < KEPT {
            if seq.next_element_seed(One { elements: &mut *elements, list: &mut *list })?.is_none() {
                return Ok(());
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            elements.notes.add(Note::TooMany(elements.field.pointer));
        }
        Ok(())
    }
}

/// Walks over one object of a list, and keeps it even if it has no end.
struct One<'w, 'x, 't, 'a, E> {
    elements: &'w mut Elements<'x, 't, 'a>,
    list: &'w mut Vec<E>,
}

impl<'a, E: Element<'a>> DeserializeSeed<'a> for One<'_, '_, '_, 'a, E> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a, E: Element<'a>> One<'_, '_, '_, 'a, E> {
    fn wrong<R>(self) -> Result<(), R> {
        self.elements.notes.add(Note::WrongType(self.elements.field.pointer));
        Ok(())
    }
}

impl<'a, E: Element<'a>> Visitor<'a> for One<'_, '_, '_, 'a, E> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        let Elements { provider, notes, text, place, .. } = self.elements;
        let Some(place) = *place else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        let mut element = E::NEW;
        let object = Object { provider, notes, hits: None, text, place, sink: element.sink() };
        let result = object.visit_map(map);
        if self.list.len() < KEPT {
            self.list.push(element);
        } else {
            self.elements.notes.add(Note::TooMany(self.elements.field.pointer));
        }
        result
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<(), S::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        self.wrong()
    }

    fn visit_bool<R: Error>(self, _: bool) -> Result<(), R> {
        self.wrong()
    }

    fn visit_i64<R: Error>(self, _: i64) -> Result<(), R> {
        self.wrong()
    }

    fn visit_u64<R: Error>(self, _: u64) -> Result<(), R> {
        self.wrong()
    }

    fn visit_f64<R: Error>(self, _: f64) -> Result<(), R> {
        self.wrong()
    }

    fn visit_str<R: Error>(self, _: &str) -> Result<(), R> {
        self.wrong()
    }

    fn visit_unit<R: Error>(self) -> Result<(), R> {
        self.wrong()
    }
}

/// Hands each element of a list on as raw JSON.
struct Raw<F>(F);

impl<'a, F: FnMut(&'a RawValue)> Visitor<'a> for Raw<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut seq: S) -> Result<(), S::Error> {
        while let Some(json) = seq.next_element()? {
            (self.0)(json);
        }
        Ok(())
    }
}
