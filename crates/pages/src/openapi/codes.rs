//! A table in, out the schema of its codes; a member of a body that carries codes in, out the schema of its values.

use serde_json::{Value, json};

use super::{Components, both, reference};
use crate::page::entry::brief_meaning;
use codetable_model::catalog::{BodyField, Class, Code, Provider, Row, Table};
use codetable_model::resolve::class::Span;
use codetable_model::sample::written;
use codetable_model::vocabulary::{Base, Format, JsonType, KeyType, TableKind};

/// The codes of a table, with the names and meanings that generators of code look for:
/// `{ "type": "integer", "enum": [-10, …], "x-enum-varnames": ["QuotaExceeded", …], … }`
pub(super) fn schema(table: &Table) -> Value {
    let mut schema = enumeration(table, |code| Some(value(code)));
    schema["title"] = json!(table.enum_name);
    schema["description"] = json!(table.title.as_ref().map(|title| both(&title.value)));
    schema
}

/// The codes of which something is written, as it is written.
fn enumeration(table: &Table, written: impl Fn(&Code) -> Option<Value>) -> Value {
    let meaning = |row: &Row| brief_meaning(&row.facts).map_or_else(String::new, |text| text.english().to_owned());
    let rows = table.rows.iter().filter_map(|row| Some((written(&row.code)?, (&*row.name, meaning(row)))));
    let (codes, (names, meanings)): (Vec<Value>, (Vec<&str>, Vec<String>)) = rows.unzip();
    let ty = if codes.iter().all(Value::is_number) { "integer" } else { "string" };
    json!({ "type": ty, "enum": codes, "x-enum-varnames": names, "x-enum-descriptions": meanings })
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

/// What a member holds: codes of the table that it names, or of any that lists errors. Others too, where the table is `open` or
/// has classes, and beside a list of problems, which may have the code of the table.
pub(super) fn member(
    member: &BodyField,
    provider: &Provider,
    is_beside_list: bool,
    components: &mut Components,
) -> Option<Value> {
    let is_meant = |table: &&Table| match &member.table {
        Some(id) => table.id == id.value,
        None => table.kind == TableKind::Errors,
    };
    let mut all = Vec::new();
    for table in provider.tables.iter().filter(is_meant) {
        let written = |code: &Code| sent(table, member, code);
        let Some(one) = table.rows.iter().find_map(|row| written(&row.code)) else { continue };
        let form = form(table, member);
        let name = if form.is_empty() { table.enum_name.clone() } else { format!("{}.{form}", table.enum_name) };
        all.push(reference(provider, &name));
        let schema = components.schemas.entry(format!("{}.{name}", provider.name));
        schema.or_insert_with(|| enumeration(table, written));
        let ty = if one.is_number() { "integer" } else { "string" };
        let aliases: Vec<Value> = table.rows.iter().flat_map(|row| &row.aliases).filter_map(written).collect();
        if table.open || is_beside_list {
            all.push(json!({ "type": ty }));
        } else if !aliases.is_empty() {
            all.push(json!({ "type": ty, "enum": aliases }));
        }
        let class = |class: &Class| match Span::of(table.key.ty, table.key.base, &class.codes) {
            Ok(Span::Prefix(prefix)) if form.is_empty() => {
                json!({ "title": class.name, "type": ty, "pattern": format!("^{}.", regex_lite::escape(&prefix)) })
            }
            Ok(Span::Range(first, last)) if one.is_number() => {
                json!({ "title": class.name, "type": ty, "minimum": integer(first), "maximum": integer(last) })
            }
            _ => json!({ "title": class.name, "type": ty }),
        };
        all.extend(table.classes.iter().map(class));
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
