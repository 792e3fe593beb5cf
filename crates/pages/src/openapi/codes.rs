//! A table in, out the schema of its codes; a member of a body that carries codes in, out the schema of its values.

use serde_json::{Value, json};

use super::{Components, both, reference};
use crate::page::entry::brief_meaning;
use codetable_model::catalog::{BodyField, Code, Provider, Row, Table};
use codetable_model::resolve::class::Span;
use codetable_model::sample::written;
use codetable_model::vocabulary::{Base, Format, JsonType, KeyType, TableKind};

/// The codes of a table, with the names and meanings that generators of code look for:
/// `{ "type": "integer", "enum": [-10, …], "x-enum-varnames": ["QuotaExceeded", …], … }`
pub(super) fn schema(table: &Table) -> Value {
    let meaning = |row: &Row| brief_meaning(&row.facts).map_or_else(String::new, |text| text.english().to_owned());
    let mut schema = enumeration(table, table.rows.iter().map(|row| value(&row.code)).collect());
    schema["title"] = json!(table.enum_name);
    schema["description"] = json!(table.title.as_ref().map(|title| both(&title.value)));
    schema["x-enum-descriptions"] = table.rows.iter().map(meaning).collect();
    schema
}

fn enumeration(table: &Table, codes: Vec<Value>) -> Value {
    let ty = if codes.iter().all(Value::is_number) { "integer" } else { "string" };
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    json!({ "type": ty, "enum": codes, "x-enum-varnames": names })
}

/// A code as its table has it.
pub(super) fn value(code: &Code) -> Value {
    match code {
        Code::Int(code) => integer(*code),
        Code::Text(text) | Code::Hex(_, text) => text.as_str().into(),
    }
}

/// Every key fits 64 bits, with a sign or without.
fn integer(integer: i128) -> Value {
    i64::try_from(integer).map_or_else(|_| u64::try_from(integer).unwrap_or(u64::MAX).into(), Value::from)
}

/// A code as a member holds it; `None` where the member is of a type which the code is not of.
pub(super) fn sent(table: &Table, member: &BodyField, code: &Code) -> Option<Value> {
    serde_json::from_str(&written(table, member, code)?).ok()
}

/// What a member holds: codes of the table that it names, or of any that lists errors. A table that is `open` may send
/// others, and so may one of which classes speak.
pub(super) fn member(member: &BodyField, provider: &Provider, components: &mut Components) -> Option<Value> {
    let is_meant = |table: &&Table| match &member.table {
        Some(id) => table.id == id.value,
        None => table.kind == TableKind::Errors,
    };
    let mut all = Vec::new();
    for table in provider.tables.iter().filter(is_meant) {
        let Some(one) = table.rows.first().and_then(|row| sent(table, member, &row.code)) else { continue };
        let form = form(table, member);
        let name = if form.is_empty() { table.enum_name.clone() } else { format!("{}.{form}", table.enum_name) };
        all.push(reference(provider, &name));
        let written = |code| sent(table, member, code).unwrap_or_default();
        components.schemas.entry(format!("{}.{name}", provider.name)).or_insert_with(|| {
            let codes = table.rows.iter().map(|row| written(&row.code)).collect();
            enumeration(table, codes)
        });
        let aliases: Vec<Value> = table.rows.iter().flat_map(|row| &row.aliases).map(written).collect();
        let ty = if one.is_number() { "integer" } else { "string" };
        if table.open {
            all.push(json!({ "type": ty }));
        } else if !aliases.is_empty() {
            all.push(json!({ "type": ty, "enum": aliases }));
        }
        for class in &table.classes {
            let mut schema = match Span::of(table.key.ty, table.key.base, &class.codes) {
                Ok(Span::Prefix(prefix)) if form.is_empty() => {
                    json!({ "type": ty, "pattern": format!("^{}.", regex_lite::escape(&prefix)) })
                }
                Ok(Span::Range(first, last)) if one.is_number() => {
                    json!({ "type": ty, "minimum": integer(first), "maximum": integer(last) })
                }
                _ => json!({ "type": ty }),
            };
            schema["title"] = json!(class.name);
            schema["description"] = json!(super::description(&class.facts));
            all.push(schema);
        }
    }
    match <[Value; 1]>::try_from(all) {
        Ok([one]) => Some(one),
        Err(all) => (!all.is_empty()).then(|| json!({ "anyOf": all })),
    }
}

/// What sets the values of a member apart from the codes as their table has them; nothing where they are the same.
fn form(table: &Table, member: &BodyField) -> &'static str {
    let is_integer = table.key.ty != KeyType::Text && table.key.base == Base::Decimal;
    let is_uri = member.format.as_ref().is_some_and(|format| format.value == Format::Uri);
    match member.ty.value {
        JsonType::Number if is_integer => "",
        JsonType::Number => "number",
        _ if is_uri && table.key.uri.is_some() => "uri",
        JsonType::String if is_integer => "string",
        _ => "",
    }
}
