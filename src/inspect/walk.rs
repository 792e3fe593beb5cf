//! A walk over JSON objects that keeps what it has found, whatever comes after.

use alloc::borrow::Cow;
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::list::Elements;
use super::note::Notes;
use super::shape::{Hits, Member, Place};
use super::{Code, FieldError, Note, Problem, value};
use crate::provider::{Body, BodyField, FieldRole, JsonType, Presence, Provider};

/// Walks over an object.
pub(super) struct Object<'w, 't, 'a> {
    pub(super) provider: &'static Provider,
    pub(super) notes: &'w mut Notes,
    /// Counts the members of a whole body.
    pub(super) hits: Option<&'w mut Hits>,
    /// The text that the object stands in.
    pub(super) text: &'a str,
    pub(super) place: Place<'t>,
    pub(super) sink: Sink<'w, 'a>,
}

/// Where what is found goes.
pub(super) enum Sink<'w, 'a> {
    /// To the problem of a whole body, which may hold others.
    Whole(&'w mut Problem<'a>),
    /// To one of those.
    Nested(&'w mut Problem<'a>),
    /// To an error of a field.
    Field(&'w mut FieldError<'a>),
}

impl<'a> Visitor<'a> for Object<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        let mut seen = 0_u128;
        while let Some(key) = map.next_key_seed(Name { place: self.place, hits: self.hits.as_deref_mut() })? {
            let Some(member) = key.member else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if let Some((field, _)) = member.field {
                let bit = 1_u128.checked_shl(u32::try_from(member.ordinal).unwrap_or(u32::MAX)).unwrap_or(0);
                if seen & bit != 0 {
                    self.notes.add(Note::Duplicate(field.pointer));
                }
                seen |= bit;
            }
            match map.next_value::<&RawValue>() {
                Ok(json) => self.take(member, json.get()),
                Err(error) => {
                    if let Some(json) = key.value_in(self.text) {
                        self.take_cut(member, json);
                    }
                    return Err(error);
                }
            }
        }
        Ok(())
    }
}

impl<'a> Object<'_, '_, 'a> {
    /// Takes a member whose value is whole.
    fn take(&mut self, member: Member<'_>, json: &'a str) {
        // A number that ends with the text may have had more digits.
        if value::number(json).is_some()
            && json.as_bytes().as_ptr_range().end == self.text.as_bytes().as_ptr_range().end
        {
            return;
        }
        if let Some((field, body)) = member.field {
            let optional = field.presence.is_some_and(|presence| presence.value == Presence::Optional);
            let fits = match (&mut self.sink, field.role.value) {
                _ if json == "null" && optional && field.role.value != FieldRole::FieldValue => true,
                (Sink::Field(error), role) => error.take(role, json),
                (Sink::Nested(problem) | Sink::Whole(problem), role) => {
                    match problem.take(self.provider, field, json) {
                        Some(fits) => fits,
                        None => self.list(role, field, body, json),
                    }
                }
            };
            if !fits {
                self.notes.add(Note::WrongType(field.pointer));
            }
        }
        self.descend(member, json);
    }

    /// Takes what there is of a member whose value has no end.
    fn take_cut(&mut self, member: Member<'_>, json: &'a str) {
        if let Some((field, body)) = member.field {
            if json.starts_with('[') && !matches!(self.sink, Sink::Field(_)) {
                self.list(field.role.value, field, body, json);
            }
        }
        self.descend(member, json);
    }

    /// Looks into a member that holds others.
    fn descend(&mut self, member: Member<'_>, json: &'a str) {
        let (Some(place), true) = (member.inside, json.starts_with('{')) else { return };
        let Self { provider, notes, .. } = self;
        let sink = match &mut self.sink {
            Sink::Whole(problem) => Sink::Whole(problem),
            Sink::Nested(problem) => Sink::Nested(problem),
            Sink::Field(error) => Sink::Field(error),
        };
        let object = Object { provider, notes, hits: None, text: json, place, sink };
        // It fails only where the value has no end, which whoever called knows.
        let _ = serde_json::Deserializer::from_str(json).deserialize_map(object);
    }

    /// Takes a list; `false` if it is none. An object where a list of objects belongs is taken as its only element.
    fn list(&mut self, role: FieldRole, field: &'static BodyField, body: &'static Body, json: &'a str) -> bool {
        let (problem, is_whole) = match &mut self.sink {
            Sink::Whole(problem) => (problem, true),
            Sink::Nested(problem) => (problem, false),
            Sink::Field(_) => return true,
        };
        let Self { provider, notes, .. } = self;
        let elements = Elements { provider, notes, text: json, field, place: self.place.element(field, body) };
        match role {
            FieldRole::ReportErrors => elements.texts(&mut problem.report_errors),
            FieldRole::FieldErrors => elements.objects(&mut problem.fields),
            FieldRole::Errors if is_whole => elements.objects(&mut problem.errors),
            FieldRole::Warnings if is_whole => elements.objects(&mut problem.warnings),
            FieldRole::Meta | FieldRole::Report => json.starts_with('{'),
            _ => true,
        }
    }
}

impl<'a> Problem<'a> {
    /// Takes a member that is no list; `None` if it is one, or an object. `false`: it is not of the type it should be.
    /// Of several that fit the first is kept.
    fn take(&mut self, provider: &'static Provider, field: &'static BodyField, json: &'a str) -> Option<bool> {
        let slot = match field.role.value {
            FieldRole::Code => {
                let Some(sent) = value::text_or_number(json) else { return Some(false) };
                let code = Code::of(provider, sent);
                // An integer may come as a text; what is no code of the table should be of the type that it says.
                let fits = matches!(code, Code::Known(_)) || is_of(field.ty.value, json);
                self.code.get_or_insert(code);
                return Some(fits);
            }
            FieldRole::Status => {
                let status = value::status(json);
                self.status = self.status.or(status);
                return Some(status.is_some());
            }
            FieldRole::Report => {
                if json.starts_with('{') && self.report.is_none() {
                    self.report = Some(Cow::Borrowed(json));
                }
                return None;
            }
            FieldRole::Message => &mut self.message,
            FieldRole::Title => &mut self.title,
            FieldRole::Detail => &mut self.detail,
            FieldRole::TraceId => &mut self.trace_id,
            FieldRole::RequestId => &mut self.request_id,
            FieldRole::OrgId => &mut self.org_id,
            FieldRole::Timestamp => {
                self.zone = self.zone.or(field.zone.map(|zone| zone.value));
                &mut self.time
            }
            FieldRole::Version => &mut self.version,
            _ => return None,
        };
        Some(put(slot, json) && is_of(field.ty.value, json))
    }
}

impl<'a> FieldError<'a> {
    fn take(&mut self, role: FieldRole, json: &'a str) -> bool {
        match role {
            FieldRole::Field => put(&mut self.field, json),
            FieldRole::FieldMessage => put(&mut self.message, json),
            FieldRole::FieldValue => {
                self.value.get_or_insert(Cow::Borrowed(json));
                true
            }
            _ => true,
        }
    }
}

/// Keeps a text, or the digits of a number in its place.
fn put<'a>(slot: &mut Option<Cow<'a, str>>, json: &'a str) -> bool {
    let Some(text) = value::text_or_number(json) else { return false };
    slot.get_or_insert(text);
    true
}

/// Whether a text or a number is of a type.
fn is_of(ty: JsonType, json: &str) -> bool {
    match ty {
        JsonType::String => json.starts_with('"'),
        JsonType::Number => value::number(json).is_some(),
        _ => true,
    }
}

/// Looks a member's name up while it is read, so that one with escapes need not be kept.
struct Name<'t, 'h> {
    place: Place<'t>,
    hits: Option<&'h mut Hits>,
}

/// A member's name.
struct Key<'t, 'a> {
    member: Option<Member<'t>>,
    /// The name as it stands in the text, if nothing in it is escaped.
    name: Option<&'a [u8]>,
}

impl<'t> Key<'t, '_> {
    /// What follows the name and its colon, up to the end of the text.
    fn value_in<'a>(&self, text: &'a str) -> Option<&'a str> {
        let end = self.name?.as_ptr_range().end as usize;
        let rest = text.get(end.checked_sub(text.as_ptr() as usize)?..)?;
        let json = rest.strip_prefix('"')?.trim_ascii_start().strip_prefix(':')?.trim_ascii_start();
        (!json.is_empty()).then_some(json)
    }
}

impl<'t, 'a> DeserializeSeed<'a> for Name<'t, '_> {
    type Value = Key<'t, 'a>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Key<'t, 'a>, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<'t, 'a> Visitor<'a> for Name<'t, '_> {
    type Value = Key<'t, 'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_bytes<R: Error>(self, name: &'a [u8]) -> Result<Key<'t, 'a>, R> {
        Ok(Key { name: Some(name), ..self.visit_bytes(name)? })
    }

    fn visit_bytes<R: Error>(self, name: &[u8]) -> Result<Key<'t, 'a>, R> {
        let member = self.place.member(name);
        if let (Some(_), Some(hits)) = (member, self.hits) {
            self.place.count(name, hits);
        }
        Ok(Key { member, name: None })
    }
}
