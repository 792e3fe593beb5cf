//! The JSON Schema of the spec language: it describes every field, accepts every spec, and refuses slips.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "language/objects.rs"]
mod objects;

use codetable_model::language::SPEC;
use codetable_pages::schema;
use objects::objects;
use regex_lite::Regex;
use serde_json::Value;
use std::path::Path;

fn schema() -> Value {
    serde_json::from_str(&schema::artifact().text).unwrap()
}

#[test]
fn every_field_of_every_object_is_described() {
    let schema = schema();
    for object in objects() {
        let defined = &schema["definitions"][object.name.replace(' ', "_")];
        let defined = if object.name == SPEC.name { &schema } else { defined };
        assert_eq!(defined["description"], object.doc);
        for field in object.fields_with_evidence() {
            assert_eq!(defined["properties"][field.name]["description"], field.doc, "{}: {}", object.name, field.name);
        }
        let required: Vec<&str> = object.fields().filter(|field| field.required).map(|field| field.name).collect();
        let given = defined["required"].as_array().map(|names| names.iter().filter_map(Value::as_str).collect());
        assert_eq!(given.unwrap_or_else(Vec::new), required, "{}", object.name);
    }
}

#[test]
fn every_object_is_closed_every_word_explained_and_every_reference_leads_somewhere() {
    fn visit(value: &Value, root: &Value) {
        if let Some(words) = value.get("enum").and_then(Value::as_array) {
            let meanings = value["markdownEnumDescriptions"].as_array().unwrap();
            assert_eq!(words.len(), meanings.len(), "{words:?}");
            assert!(meanings.iter().all(|meaning| meaning.as_str().is_some_and(|meaning| !meaning.is_empty())));
        }
        if value.get("type").is_some_and(|of| has_type(of, "object")) {
            assert_eq!(value["additionalProperties"], false, "{value}");
        }
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            assert!(root.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
            assert_eq!(value.as_object().unwrap().len(), 1, "draft-07 reads nothing beside a reference");
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| visit(member, root)),
            Value::Array(items) => items.iter().for_each(|item| visit(item, root)),
            _ => {}
        }
    }
    let schema = schema();
    visit(&schema, &schema);
}

fn has_type(of: &Value, name: &str) -> bool {
    of == name || of.as_array().is_some_and(|types| types.iter().any(|of| of == name))
}

/// The specs of this repository, as JSON, by file name.
fn specs() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    assert!(!paths.is_empty());
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path.file_name().unwrap().to_string_lossy().into_owned(), yaml(&text))
    };
    paths.into_iter().map(read).collect()
}

/// YAML as an editor hands it to a schema: the keys of mappings are strings.
fn yaml(text: &str) -> Value {
    fn convert(value: serde_yaml::Value) -> Value {
        match value {
            serde_yaml::Value::Mapping(entries) => entries
                .into_iter()
                .map(|(key, value)| match convert(key) {
                    Value::String(key) => (key, convert(value)),
                    key => (key.to_string(), convert(value)),
                })
                .collect(),
            serde_yaml::Value::Sequence(items) => items.into_iter().map(convert).collect(),
            scalar => serde_json::to_value(scalar).unwrap(),
        }
    }
    convert(serde_yaml::from_str(text).unwrap())
}

#[test]
fn every_spec_fits() {
    let schema = schema();
    for (name, spec) in specs() {
        assert_eq!(faults(&spec, &schema, &schema, ""), Vec::<String>::new(), "{name}");
    }
}

const SMALL: &str = "
provider: sample
sources: { guide: { file: guide.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000, lines: 9 } }
tables:
  errors:
    enum: ErrorCode
    codes:
      -401: { name: Expired, at: [1, 3-4], status: 401, recovery: [[refresh_credentials, retry]], effect: { is: not_applied, because: it was refused } }
statuses: { 429: { meaning: too many }, 5xx except 502 503: { wait: { header: Retry-After, at: 3 } } }
";

#[test]
fn a_slip_is_one_fault() {
    let schema = schema();
    assert_eq!(faults(&yaml(SMALL), &schema, &schema, ""), Vec::<String>::new());
    for (right, wrong, place) in [
        ("name: Expired", "nam: Expired", "/tables/errors/codes/-401/nam"),
        ("name: Expired", "name: expired", "/tables/errors/codes/-401/name"),
        ("status: 401", "status: \"401\"", "/tables/errors/codes/-401/status"),
        ("status: 401", "status: 4xx", "/tables/errors/codes/-401/status"),
        ("retry]]", "retri]]", "/tables/errors/codes/-401/recovery/0/1"),
        ("[[refresh_credentials, retry]]", "[refresh_credentials]", "/tables/errors/codes/-401/recovery/0"),
        ("at: [1, 3-4]", "at: [0, 3-4]", "/tables/errors/codes/-401/at/0"),
        ("at: [1, 3-4]", "at: [1, 3..4]", "/tables/errors/codes/-401/at/1"),
        ("at: 3 }", "at: 3, because: x }", "/statuses/5xx except 502 503/wait"),
        ("429:", "600:", "/statuses/600"),
        ("enum: ErrorCode", "title: x", "/tables/errors"),
        ("provider: sample", "provider: Sample", "/provider"),
        ("sha256: 0", "sha256: X", "/sources/guide/sha256"),
    ] {
        let text = SMALL.replacen(right, wrong, 1);
        assert_ne!(text, SMALL);
        let found = faults(&yaml(&text), &schema, &schema, "");
        assert!(found.iter().any(|fault| fault.starts_with(place)), "{wrong}: {found:?}");
    }
}

/// What is wrong with a value under a schema: so much of draft-07 as the schema uses, and no keyword beyond.
fn faults(value: &Value, schema: &Value, root: &Value, path: &str) -> Vec<String> {
    let fault = |what: &str| vec![format!("{path}: {what}")];
    let members = match schema {
        Value::Bool(true) => return Vec::new(),
        Value::Bool(false) => return fault("not allowed"),
        schema => schema.as_object().unwrap(),
    };
    let mut found = Vec::new();
    for (keyword, rule) in members {
        match keyword.as_str() {
            "$schema"
            | "$comment"
            | "title"
            | "description"
            | "markdownDescription"
            | "markdownEnumDescriptions"
            | "defaultSnippets"
            | "definitions"
            | "additionalProperties" => {}
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                found.extend(faults(value, target, root, path));
            }
            "allOf" => {
                rule.as_array().unwrap().iter().for_each(|rule| found.extend(faults(value, rule, root, path)));
            }
            "anyOf" => {
                let all: Vec<_> = rule.as_array().unwrap().iter().map(|rule| faults(value, rule, root, path)).collect();
                if all.iter().all(|faults| !faults.is_empty()) {
                    found.extend(all.into_iter().flatten());
                }
            }
            "type" => {
                let is = |name: &str| match name {
                    "integer" => value.is_i64() || value.is_u64(),
                    "number" => value.is_number(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("{other} is no type"),
                };
                if !["integer", "number", "string", "boolean", "array", "object"]
                    .iter()
                    .any(|name| has_type(rule, name) && is(name))
                {
                    found.extend(fault("wrong type"));
                }
            }
            "enum" => {
                if !rule.as_array().unwrap().contains(value) {
                    found.extend(fault("no such word"));
                }
            }
            "minimum" | "maximum" => {
                if let Some(number) = value.as_i64() {
                    let limit = rule.as_i64().unwrap();
                    if (keyword == "minimum" && number < limit) || (keyword == "maximum" && number > limit) {
                        found.extend(fault("out of range"));
                    }
                }
            }
            "pattern" => {
                if value.as_str().is_some_and(|text| !matches(rule.as_str().unwrap(), text)) {
                    found.extend(fault("breaks the pattern"));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(item, rule, root, &format!("{path}/{index}")));
                }
            }
            "minItems" | "minProperties" => {
                let len = value.as_array().map(Vec::len).or(value.as_object().map(serde_json::Map::len));
                if len.is_some_and(|len| (len as u64) < rule.as_u64().unwrap()) {
                    found.extend(fault("too few"));
                }
            }
            "required" => {
                for name in rule.as_array().unwrap() {
                    if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
                        found.extend(fault(&format!("lacks {name}")));
                    }
                }
            }
            "properties" | "patternProperties" => {}
            "dependencies" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if value.get(name).is_some() {
                        found.extend(faults(value, rule, root, path));
                    }
                }
            }
            other => panic!("{other} is a keyword this test does not know"),
        }
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        let place = format!("{path}/{name}");
        let own = schema["properties"].get(name);
        let by_pattern = schema["patternProperties"].as_object().into_iter().flatten();
        let by_pattern = by_pattern.filter(|(pattern, _)| matches(pattern, name)).map(|(_, rule)| rule);
        let rules: Vec<&Value> = own.into_iter().chain(by_pattern).collect();
        if rules.is_empty() && schema["additionalProperties"] == false {
            found.push(format!("{place}: unknown"));
        }
        rules.into_iter().for_each(|rule| found.extend(faults(member, rule, root, &place)));
    }
    found
}

fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).unwrap().is_match(text)
}
