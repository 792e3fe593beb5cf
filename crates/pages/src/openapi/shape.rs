//! The shape of a body in, its schema out.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Components, both, codes, reference};
use codetable_model::catalog::{Body, BodyField, Provider};
use codetable_model::vocabulary::{FieldRole, Format, JsonType, Presence, Vocabulary};

/// A place in a body: what is said of it, and the places in it, by their part of a pointer.
#[derive(Default)]
struct Place<'a> {
    own: Option<&'a BodyField>,
    inside: BTreeMap<&'a str, Place<'a>>,
    /// Whether an example of the document lacks it, whatever the document says.
    is_lacking: Cell<bool>,
}

/// The schemas of all bodies, by name: `{ "type": "object", "properties": { "code": { "$ref": … } }, "required": ["code"] }`
pub(super) fn schemas<'c>(provider: &'c Provider, components: &mut Components) -> Vec<(&'c str, Value)> {
    let root = |body: &'c Body| {
        let mut root = Place::default();
        for field in &body.fields {
            let parts = field.pointer.split('/').skip(1);
            parts.fold(&mut root, |place, part| place.inside.entry(part).or_default()).own = Some(field);
        }
        (body.id.as_str(), root)
    };
    let roots: BTreeMap<&str, Place<'_>> = provider.bodies.iter().map(root).collect();
    for body in &provider.bodies {
        let examples = body.examples.iter().filter_map(|example| serde_json::from_str(&example.text).ok());
        examples.for_each(|example: Value| roots[&*body.id].compare(&example, &roots));
    }
    let schema = |body: &'c Body| {
        let is_list = |field: &BodyField| matches!(field.role.value, FieldRole::Errors | FieldRole::Warnings);
        let has_list = body.fields.iter().any(is_list);
        let mut schema = roots[&*body.id].schema(provider, has_list, components);
        schema["description"] = json!(body.when.as_ref().map(|when| when.value.english()));
        (body.id.as_str(), schema)
    };
    provider.bodies.iter().map(schema).collect()
}

/// The name of a member, of which a JSON pointer writes two characters otherwise.
pub(super) fn name(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

impl Place<'_> {
    /// Marks what a value lacks.
    fn compare(&self, value: &Value, roots: &BTreeMap<&str, Place<'_>>) {
        match value {
            Value::Object(members) => self.inside.iter().for_each(|(part, place)| match members.get(&name(part)) {
                Some(value) => place.compare(value, roots),
                None => place.is_lacking.set(true),
            }),
            Value::Array(values) => {
                let named = self.own.and_then(|own| roots.get(own.of.as_ref()?.value.as_str()));
                let Some(element) = self.inside.get("*").or(named) else { return };
                values.iter().for_each(|value| element.compare(value, roots));
            }
            _ => {}
        }
    }

    fn schema(&self, provider: &Provider, has_list: bool, components: &mut Components) -> Value {
        let mut schema = match (self.inside.get("*"), self.own) {
            (Some(element), _) => json!({ "type": "array", "items": element.schema(provider, false, components) }),
            (None, Some(own)) if self.inside.is_empty() => value(own, provider, has_list, components),
            _ => self.object(provider, has_list, components),
        };
        if let Some(description) = self.own.and_then(|own| own.description.as_ref()) {
            schema["description"] = both(&description.value).into();
        }
        schema
    }

    fn object(&self, provider: &Provider, has_list: bool, components: &mut Components) -> Value {
        let mut properties = Map::new();
        for (part, place) in &self.inside {
            properties.insert(name(part), place.schema(provider, has_list, components));
        }
        let presence = |place: &Self| Some(place.own?.presence.as_ref()?.value);
        let is_always = |place: &Self| presence(place) == Some(Presence::Always) && !place.is_lacking.get();
        let required = self.inside.iter().filter(|(_, place)| is_always(place));
        let required: Vec<String> = required.map(|(part, _)| name(part)).collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": Some(required).filter(|required| !required.is_empty()),
        })
    }
}

/// What a member holds of which no member is described.
fn value(field: &BodyField, provider: &Provider, has_list: bool, components: &mut Components) -> Value {
    let is_code = field.role.value == FieldRole::Code;
    let codes = is_code.then(|| codes::member(field, provider, has_list, components)).flatten();
    codes.unwrap_or_else(|| match (field.ty.value, field.format.as_ref().map(|format| format.value)) {
        (JsonType::Any, _) => json!({}),
        (JsonType::Array, _) => json!({ "type": "array", "items": elements(field, provider) }),
        (JsonType::Number, Some(Format::Integer | Format::UnixSeconds | Format::Milliseconds)) => {
            json!({ "type": "integer" })
        }
        (JsonType::String, Some(Format::Iso8601)) => json!({ "type": "string", "format": "date-time" }),
        (JsonType::String, Some(Format::Uri)) => json!({ "type": "string", "format": "uri-reference" }),
        (ty, _) => json!({ "type": ty.word() }),
    })
}

/// The elements of an array: a body of the spec, or values of a type.
fn elements(field: &BodyField, provider: &Provider) -> Value {
    let Some(of) = field.of.as_ref().map(|of| of.value.as_str()) else { return json!({}) };
    match (provider.bodies.iter().any(|body| body.id == of), JsonType::from_word(of)) {
        (true, _) => reference(provider, of),
        (false, None | Some(JsonType::Any)) => json!({}),
        (false, Some(ty)) => json!({ "type": ty.word() }),
    }
}
