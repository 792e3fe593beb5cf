//! An explanation in, JSON out, whose rows, rules and remarks are those of `catalog.json`.

use serde_json::{Value, json};

use super::{Explanation, Subject};
use crate::find::{Kind, Unlisted};
use crate::json::{named, print};
use crate::page::codes::with_status;
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Facts, Provider, Row, Table};
use codetable_model::words::{Language, RichText};

/// What the text says that it is.
const FORMAT: &str = "codetable explanation";

/// The version of its shape.
const VERSION: u64 = 2;

pub(super) fn write(explanation: &Explanation<'_>) -> String {
    let catalog = named(explanation.catalog);
    let found = explanation.subjects.iter().map(|(kind, subject)| {
        let mut value = self::subject(subject, &catalog);
        if let Subject::Row(provider, table, row) = *subject {
            value["under"] = under(provider, table, row, explanation);
        }
        value["kind"] = kind.word().into();
        value
    });
    let unlisted = explanation.unlisted.iter().map(|of| self::unlisted(of, explanation, &catalog));
    let similar = explanation.similar.iter().map(|(provider, row)| brief(provider, row));
    let words = explanation.words.iter().map(|subject| match *subject {
        Subject::Row(provider, _, row) => brief(provider, row),
        Subject::Rule(provider, rule) => json!({ "provider": provider.name, "rule": rule.pattern.to_string() }),
        Subject::Type(provider, of) => json!({ "provider": provider.name, "type": of.name }),
        Subject::Header(provider, of) => json!({ "provider": provider.name, "header": of.name }),
        Subject::Class(provider, ..) | Subject::Status(provider, _) | Subject::Provider(provider) => {
            json!({ "provider": provider.name })
        }
    });
    print(json!({
        "format": FORMAT,
        "version": VERSION,
        "query": explanation.query,
        "kind": explanation.kind.map(Kind::word),
        "found": found.collect::<Vec<_>>(),
        "unlisted": unlisted.collect::<Vec<_>>(),
        "similar": similar.collect::<Vec<_>>(),
        "words": words.collect::<Vec<_>>(),
    }))
}

/// What holds under the status of the response, where the code is listed with another one.
fn under<'a>(provider: &'a Provider, table: &'a Table, row: &'a Row, explanation: &Explanation<'a>) -> Value {
    let status = explanation.other_status(row);
    let says = |status| explanation.under(provider, table, row, status).as_ref().and_then(said);
    status.map_or(Value::Null, |status| json!({ "status": status, "again": says(status) }))
}

/// A code that no table lists, its family, and what is said of its status.
fn unlisted(of: &Unlisted, explanation: &Explanation<'_>, catalog: &Value) -> Value {
    let provider = of.family.map(|(provider, table)| (&explanation.catalog.providers[provider], table));
    let mut value = match (provider, of.status) {
        (Some((provider, _)), Some(status)) => subject(&Subject::Status(provider, status), catalog),
        _ => json!({}),
    };
    value["kind"] = Kind::NotListed.word().into();
    value["code"] = of.code.as_str().into();
    value["parts"] = of.parts.iter().map(|(name, part)| json!({ "name": name, "says": part })).collect();
    if let Some((provider, table)) = provider {
        value["provider"] = provider.name.as_str().into();
        value["table"] = provider.tables[table].id.as_str().into();
    }
    value
}

fn subject(subject: &Subject<'_>, catalog: &Value) -> Value {
    match *subject {
        Subject::Row(provider, table, row) => {
            let of = self::provider(catalog, provider);
            let list = find(&of["tables"], "enum", &table.enum_name.as_str().into());
            let status = row.facts.status.as_ref().map(|status| status.value);
            let mut value = about(provider, of, &[&row.code.to_string()], &row.facts, status);
            value["table"] = table.id.as_str().into();
            value["enum"] = table.enum_name.as_str().into();
            value["row"] = find(&list["rows"], "name", &row.name.as_str().into()).clone();
            let others = status.into_iter().flat_map(|status| with_status(provider, status));
            value["neighbours"] =
                others.filter(|other| !std::ptr::eq(*other, row)).map(|row| brief(provider, row)).collect();
            value
        }
        Subject::Class(provider, table, class) => {
            let of = self::provider(catalog, provider);
            let list = find(&of["tables"], "enum", &table.enum_name.as_str().into());
            let status = class.facts.status.as_ref().map(|status| status.value);
            let mut value = about(provider, of, &[&class.codes], &class.facts, status);
            value["table"] = table.id.as_str().into();
            value["enum"] = table.enum_name.as_str().into();
            value["class"] = find(&list["classes"], "codes", &class.codes.as_str().into()).clone();
            value
        }
        Subject::Status(provider, status) => {
            let of = self::provider(catalog, provider);
            let rule = provider.rules(status).next();
            let none = Facts::default();
            let pattern = rule.map(|rule| rule.pattern.to_string()).unwrap_or_default();
            let facts = rule.map_or(&none, |rule| &rule.facts);
            let mut value = about(provider, of, &[&status.to_string(), &pattern], facts, Some(status));
            value["status"] = status.into();
            value["rule"] = find(&of["statuses"], "pattern", &pattern.into()).clone();
            value["neighbours"] = with_status(provider, status).map(|row| brief(provider, row)).collect();
            value
        }
        Subject::Rule(provider, rule) => {
            let of = self::provider(catalog, provider);
            let pattern = rule.pattern.to_string();
            let mut value = about(provider, of, &[&pattern], &rule.facts, None);
            value["rule"] = find(&of["statuses"], "pattern", &pattern.into()).clone();
            value
        }
        Subject::Header(provider, header) => {
            let of = self::provider(catalog, provider);
            let mut value = about(provider, of, &[&header.name], &Facts::default(), None);
            value["header"] = find(&of["headers"], "name", &header.name.as_str().into()).clone();
            value
        }
        Subject::Provider(provider) => {
            let of = self::provider(catalog, provider);
            json!({ "provider": provider.name, "title": of["title"], "names": of["names"], "support": of["support"] })
        }
        Subject::Type(provider, error) => {
            let of = self::provider(catalog, provider);
            let mut value = about(provider, of, &[&error.name], &error.facts, None);
            value["type"] = find(&of["types"], "name", &error.name.as_str().into()).clone();
            value
        }
    }
}

/// What every subject has: its provider, what to do in words, what is said of it elsewhere.
fn about(provider: &Provider, of: &Value, names: &[&str], facts: &Facts, status: Option<u16>) -> Value {
    let advice = Advice::of(facts, status, provider);
    let concerning = |section: &str| -> Value {
        let concerns = |remark: &&Value| {
            let concerns = remark["concerns"].as_array().into_iter().flatten();
            concerns.filter_map(Value::as_str).any(|concern| names.contains(&concern))
        };
        of[section].as_array().into_iter().flatten().filter(concerns).cloned().collect()
    };
    json!({
        "provider": provider.name,
        "todo": said(&advice.recovery_words()),
        "again": said(&advice.again_words()),
        "wait": said(&advice.wait_words()),
        "effect": said(&advice.effect_words()),
        "conflicts": concerning("conflicts"),
        "remarks": concerning("remarks"),
        "notes": concerning("notes"),
        "support": of["support"],
    })
}

/// Words, if they say anything.
fn said(words: &RichText) -> Option<String> {
    Some(words.plain(Language::English)).filter(|words| !words.is_empty())
}

/// A code that is named beside another.
fn brief(provider: &Provider, row: &Row) -> Value {
    json!({ "provider": provider.name, "code": row.code, "name": row.name })
}

fn provider<'a>(catalog: &'a Value, provider: &Provider) -> &'a Value {
    find(&catalog["providers"], "name", &provider.name.as_str().into())
}

/// The element of a list that a member tells apart; nothing if there is none.
fn find<'a>(list: &'a Value, member: &str, value: &Value) -> &'a Value {
    list.as_array().and_then(|items| items.iter().find(|item| item[member] == *value)).unwrap_or(&Value::Null)
}
