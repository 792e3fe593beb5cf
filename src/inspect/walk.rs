//! A walk over JSON objects that keeps what it has found, whatever comes after.

use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::Note;
use super::list::Elements;
use super::note::Notes;
use super::rest;
use super::shape::{Hits, Member, Place};
use super::sink::Sink;
use super::value::{Json, Reader};
use crate::provider::{FieldRole, Presence, Provider};

/// Walks over an object.
pub(super) struct Object<'w, 't, 'a> {
    pub(super) provider: &'static Provider,
    pub(super) notes: &'w mut Notes,
    /// Counts the members of a whole body.
    pub(super) hits: Option<&'w mut Hits>,
    /// The object and all that follows it.
    pub(super) text: &'a str,
    pub(super) place: Place<'t>,
    pub(super) sink: Sink<'w, 'a>,
}

impl<'a> Visitor<'a> for Object<'_, '_, 'a> {
    /// What follows the object.
    type Value = &'a str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<&'a str, M::Error> {
        let mut seen = 0_u128;
        let mut rest = rest::step(self.text);
        while let Some(key) = map.next_key_seed(Name { place: self.place, hits: self.hits.as_deref_mut() })? {
            let Some(member) = key.member else {
                let text = key.name.and_then(|name| rest::value(rest::behind(name, self.text)));
                rest = rest::behind(map.next_value_seed(Reader(text))?.as_str().as_bytes(), self.text);
                continue;
            };
            if let Some((field, _)) = member.field {
                let bit = 1_u128.checked_shl(u32::try_from(member.ordinal).unwrap_or(u32::MAX)).unwrap_or(0);
                if seen & bit != 0 {
                    self.notes.add(Note::Duplicate(field.pointer));
                }
                seen |= bit;
            }
            rest = map.next_value_seed(Content { object: &mut self, member, name: key.name })?;
        }
        Ok(rest::step(rest))
    }
}

impl<'t, 'a> Object<'_, 't, 'a> {
    /// Takes a member whose value is whole.
    fn take(&mut self, member: Member, json: Json<'a>) {
        // A number that ends with the text, or right before a fault, may have had more digits.
        let end = || rest::behind(json.as_str().as_bytes(), self.text).bytes().next();
        if json.number().is_some() && !matches!(end(), Some(b',' | b'}' | b' ' | b'\t' | b'\n' | b'\r')) {
            return;
        }
        if let Some((field, _)) = member.field {
            let is_optional = field.presence.is_some_and(|presence| presence.value == Presence::Optional);
            let fits = if json.as_str() == "null" && is_optional && field.role.value != FieldRole::FieldValue {
                true
            } else if let Some(elements) = self.elements(member, json.as_str()) {
                elements.take()
            } else {
                self.sink.take(self.provider, field, member.rank, json)
            };
            if !fits {
                self.notes.add(Note::WrongType(field.pointer));
            }
            self.sink.meet(self.provider.conditions, field.pointer, json);
            if self.provider.awaited.contains(&field.pointer) && !self.sink.await_member(field, json) {
                self.notes.add(Note::MemberValue(field.pointer));
            }
        }
        self.descend(member, json.as_str());
    }

    /// Looks into a member that holds others.
    fn descend(&mut self, member: Member, json: &'a str) {
        if let (Some(place), true) = (self.place.inside(member), json.starts_with('{')) {
            // It fails only where the value has no end, which whoever called knows.
            let _ = serde_json::Deserializer::from_str(json).deserialize_map(self.inside(place, json));
        }
    }

    /// An object inside, of which what is found goes where it goes for this one.
    fn inside(&mut self, place: Place<'t>, text: &'a str) -> Object<'_, 't, 'a> {
        Object { provider: self.provider, notes: self.notes, hits: None, text, place, sink: self.sink.inside() }
    }

    /// The elements of a member that is a list, if they are kept.
    fn elements(&mut self, member: Member, text: &'a str) -> Option<Elements<'_, 't, 'a>> {
        let (field, body) = member.field?;
        let slot = self.sink.slot(field.role.value)?;
        let place = self.place.element(field, body);
        Some(Elements { provider: self.provider, notes: self.notes, text, field, rank: member.rank, place, slot })
    }
}

/// Reads the value of a member that a body describes.
struct Content<'o, 'w, 't, 'a> {
    object: &'o mut Object<'w, 't, 'a>,
    member: Member,
    /// The member's name as it stands in the text, if nothing in it is escaped.
    name: Option<&'a [u8]>,
}

impl<'a> DeserializeSeed<'a> for Content<'_, '_, '_, 'a> {
    /// What follows the value.
    type Value = &'a str;

    /// An object or a list that holds what is described is walked over at once, and not stepped over first.
    /// Any other value is first taken as raw JSON.
    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<&'a str, D::Error> {
        let Self { object, member, name } = self;
        let role = member.field.map(|(field, _)| field.role.value);
        let text = name.and_then(|name| rest::value(rest::behind(name, object.text)));
        if let (Some(text), Some(place), true) = (text, object.place.inside(member), role.is_none_or(is_object)) {
            if text.starts_with('{') {
                let rest = json.deserialize_map(object.inside(place, text))?;
                if let Some((field, _)) = member.field {
                    let json = Json::of(rest::before(text, rest));
                    object.sink.meet(object.provider.conditions, field.pointer, json);
                }
                if role == Some(FieldRole::Report) {
                    object.sink.report(member.rank, rest::before(text, rest));
                }
                return Ok(rest);
            }
        }
        if let Some(text) = text.filter(|text| text.starts_with('[')) {
            if let Some(elements) = object.elements(member, text) {
                let rest = json.deserialize_seq(elements)?;
                if let Some((field, _)) = member.field {
                    object.sink.meet(object.provider.conditions, field.pointer, Json::of(rest::before(text, rest)));
                }
                return Ok(rest);
            }
        }
        match Reader(text).deserialize(json) {
            Ok(json) => {
                object.take(member, json);
                Ok(rest::behind(json.as_str().as_bytes(), object.text))
            }
            Err(error) => {
                // There may be something in what there is of a value that has no end.
                if let Some(text) = text {
                    object.descend(member, text);
                }
                Err(error)
            }
        }
    }
}

/// Whether an object is what a member of this role should be.
const fn is_object(role: FieldRole) -> bool {
    matches!(role, FieldRole::Meta | FieldRole::Report | FieldRole::Payload | FieldRole::Other)
}

/// Looks a member's name up while it is read, so that one with escapes need not be kept.
struct Name<'t, 'h> {
    place: Place<'t>,
    hits: Option<&'h mut Hits>,
}

/// A member's name.
struct Key<'a> {
    member: Option<Member>,
    /// The name as it stands in the text, if nothing in it is escaped.
    name: Option<&'a [u8]>,
}

impl<'a> DeserializeSeed<'a> for Name<'_, '_> {
    type Value = Key<'a>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Key<'a>, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<'a> Visitor<'a> for Name<'_, '_> {
    type Value = Key<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_bytes<R: Error>(self, name: &'a [u8]) -> Result<Key<'a>, R> {
        // As bytes a name may hold raw control characters, which no value may: an object inside is a part of one.
        if self.hits.is_none() && name.iter().any(|byte| *byte < b' ') {
            return Err(R::custom("a control character in a name"));
        }
        Ok(Key { name: Some(name), ..self.visit_bytes(name)? })
    }

    fn visit_bytes<R: Error>(self, name: &[u8]) -> Result<Key<'a>, R> {
        Ok(Key { member: self.place.member(name, self.hits), name: None })
    }
}
