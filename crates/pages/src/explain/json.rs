//! An explanation in, JSON out, whose rows, rules and remarks are those of `catalog.json`.

use serde_json::{Value, json};

use super::find::with_status;
use super::screen::plain;
use super::{Explanation, Subject};
use crate::json::{named, print};
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Facts, Provider, Row};
use codetable_model::words::{Language, RichText};

/// What the text says that it is.
const FORMAT: &str = "codetable explanation";

/// The version of its shape.
const VERSION: u64 = 1;

pub(super) fn write(explanation: &Explanation<'_>) -> String {
    let catalog = named(explanation.catalog);
    let found: Vec<Value> = explanation.subjects.iter().map(|subject| self::subject(subject, &catalog)).collect();
    let briefly =
        |rows: &[(&Provider, &Row)]| rows.iter().map(|(provider, row)| brief(provider, row)).collect::<Vec<_>>();
    print(json!({
        "format": FORMAT,
        "version": VERSION,
        "query": explanation.query,
        "found": found,
        "families": explanation.families.iter().map(|(of, table)| json!({ "provider": of.name, "table": table.id })).collect::<Vec<_>>(),
        "mentions": briefly(&explanation.mentions),
        "nearest": briefly(&explanation.nearest),
    }))
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
            let rule = provider.statuses.iter().find(|rule| rule.pattern.covers(status));
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
    Some(plain(words, Language::English)).filter(|words| !words.is_empty())
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
