//! A code in, out the place of a body that it travels in, and what the document's examples show of it there.

use codetable_model::catalog::{Body, BodyField, Example, Provider, Row, Table};
use codetable_model::vocabulary::{FieldRole, Severity};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Where a code travels.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    /// The body of the response.
    pub(super) body: &'a Body,
    /// The list that the problem is an element of, where it is not the body itself.
    pub(super) list: Option<List<'a>>,
    provider: &'a Provider,
}

/// A list of problems.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    /// The list itself.
    pub(super) field: &'a BodyField,
    /// The body that its elements are described by.
    pub(super) element: &'a Body,
    /// Where in that body.
    pub(super) prefix: &'a str,
}

impl<'a> Shape<'a> {
    /// Where a code travels: where an example shows it, else where its severity belongs; `None` if no body of the
    /// document has a place for it.
    pub(super) fn of(table: &Table, row: &Row, provider: &'a Provider) -> Option<Self> {
        let whole = provider.bodies.iter().filter(|body| code_field(body, "").is_some());
        let whole = whole.map(|body| Self { body, list: None, provider });
        let lists = [FieldRole::Errors, FieldRole::Warnings].into_iter();
        let nested =
            lists.flat_map(|role| provider.bodies.iter().filter_map(move |body| Self::nested(provider, body, role)));
        let mut shapes = whole.chain(nested);
        let shown = shapes.find(|shape| shape.example(table, row).is_some() || shape.element(table, row).is_some());
        shown.or_else(|| Self::by_severity(row, provider))
    }

    fn by_severity(row: &Row, provider: &'a Provider) -> Option<Self> {
        let severity = row.facts.severity.as_ref().map(|fact| fact.value);
        let nested = |role| provider.bodies.iter().find_map(|body| Self::nested(provider, body, role));
        let whole = || Self::whole(provider, severity);
        match severity {
            Some(Severity::NonFatal) => nested(FieldRole::Errors).or_else(whole),
            Some(Severity::Warning) => nested(FieldRole::Warnings).or_else(whole),
            Some(Severity::Fatal) | None => whole().or_else(|| nested(FieldRole::Errors)),
        }
    }

    fn whole(provider: &'a Provider, severity: Option<Severity>) -> Option<Self> {
        let carries = |body: &&Body| code_field(body, "").is_some();
        let of_severity = |body: &&Body| body.severity.as_ref().map(|fact| fact.value) == severity;
        let exact = provider.bodies.iter().filter(carries).find(of_severity);
        let body = exact.or_else(|| provider.bodies.iter().find(carries))?;
        Some(Self { body, list: None, provider })
    }

    fn nested(provider: &'a Provider, body: &'a Body, role: FieldRole) -> Option<Self> {
        let list = list(provider, body, role)?;
        code_field(list.element, list.prefix).is_some().then_some(Self { body, list: Some(list), provider })
    }

    /// The example that shows the code before any other.
    pub(super) fn example(&self, table: &Table, row: &Row) -> Option<&'a Example> {
        self.body.examples.iter().find(|example| {
            let Ok(json) = serde_json::from_str::<Value>(&example.text) else { return false };
            let own = code_in(&json, self.body, "");
            let is_listed = self.list.is_some() && own.is_none();
            let leading = own.or_else(|| self.first_listed(&json));
            leading.is_some_and(|code| is_code(&code, table, row)) && (self.list.is_none() || is_listed)
        })
    }

    /// The code of the first problem that a body lists, errors before warnings.
    fn first_listed(&self, json: &Value) -> Option<String> {
        [FieldRole::Errors, FieldRole::Warnings].into_iter().find_map(|role| {
            let list = list(self.provider, self.body, role)?;
            let elements = json.pointer(&list.field.pointer)?.as_array()?;
            elements.iter().find_map(|element| code_in(element, list.element, list.prefix))
        })
    }

    /// The element of an example's list that shows the code, as JSON.
    pub(super) fn element(&self, table: &Table, row: &Row) -> Option<&'a str> {
        let list = self.list?;
        let elements = self.body.examples.iter().flat_map(|example| elements(&example.text, &list.field.pointer));
        elements.into_iter().find(|json| {
            let value = serde_json::from_str::<Value>(json).unwrap_or_default();
            code_in(&value, list.element, list.prefix).is_some_and(|code| is_code(&code, table, row))
        })
    }
}

/// The list of a body that has a role, and what describes its elements: a body of its own if the list names one, else
/// the members that the body describes below the prefix.
fn list<'a>(provider: &'a Provider, body: &'a Body, role: FieldRole) -> Option<List<'a>> {
    let field = body.fields.iter().find(|field| field.role.value == role && !field.pointer.contains('*'))?;
    let named = field.of.as_ref().and_then(|of| provider.bodies.iter().find(|body| body.id == of.value));
    if let Some(element) = named {
        return Some(List { field, element, prefix: "" });
    }
    let prefix = |inner: &'a BodyField| {
        let rest = inner.pointer.strip_prefix(&field.pointer)?.strip_prefix("/*")?;
        rest.starts_with('/').then(|| inner.pointer.get(..field.pointer.len() + 2)).flatten()
    };
    Some(List { field, element: body, prefix: body.fields.iter().find_map(prefix)? })
}

/// The member of an object that holds a code itself, outside of its lists.
fn code_field<'a>(body: &'a Body, prefix: &str) -> Option<&'a BodyField> {
    body.fields.iter().find(|field| {
        let inner = field.pointer.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/') && !rest.contains('*'));
        inner && field.role.value == FieldRole::Code
    })
}

/// The code in an object that a body describes below a prefix.
fn code_in(json: &Value, body: &Body, prefix: &str) -> Option<String> {
    match json.pointer(code_field(body, prefix)?.pointer.strip_prefix(prefix)?)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether what was sent is a code, or the URI it travels in.
fn is_code(sent: &str, table: &Table, row: &Row) -> bool {
    let code = row.code.to_string();
    let uri = table.key.uri.as_ref().map(|uri| &uri.value);
    sent == code || uri.is_some_and(|(before, after)| sent == format!("{before}{code}{after}"))
}

/// The elements of the list at a JSON pointer.
fn elements<'a>(json: &'a str, pointer: &str) -> Vec<&'a str> {
    let mut value = Some(json);
    for name in pointer.split('/').skip(1) {
        let object = value.and_then(|json| serde_json::from_str::<BTreeMap<String, &RawValue>>(json).ok());
        value = object.and_then(|object| object.get(&name.replace("~1", "/").replace("~0", "~")).map(|raw| raw.get()));
    }
    let list = value.and_then(|json| serde_json::from_str::<Vec<&RawValue>>(json).ok());
    list.into_iter().flatten().map(RawValue::get).collect()
}
