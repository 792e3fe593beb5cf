//! `catalog.json`, `catalog.csv` and the description for OpenAPI, held against the specs and against each other.

use crate::held::{Differences, is_one_of_the_texts, recovery, with_source};
use crate::truth::{Statement, Topic};
use crate::{Both, catalogues, data};
use codetable_model::catalog::{Provider, StatusRule};
use codetable_model::sample::{Samples, Status};
use codetable_model::vocabulary::{Format, JsonType, Presence, TableKind, Vocabulary};
use codetable_pages::export::csv;
use codetable_pages::{json, openapi};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

#[test]
fn catalog_json_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let whole: serde_json::Value = serde_json::from_str(&json::write(catalog)).unwrap();
        differences.same("catalog.json", data::list(&whole["providers"]).count(), providers.len());
        for provider in providers {
            let found = data::list(&whole["providers"]).find(|of| of["name"] == provider.name.as_str());
            let found = found.unwrap_or_else(|| panic!("catalog.json has no {}", provider.name));
            let headers: Vec<_> = data::list(&found["headers"]).cloned().collect();
            let tables = data::list(&found["tables"]);
            let rows = tables.flat_map(|table| data::list(&table["rows"]).map(move |row| (table, row)));
            let rows: Vec<_> = rows.collect();
            differences.same(&provider.name, rows.len(), provider.codes.len());
            for code in &provider.codes {
                let of = format!("catalog.json: {} {}", provider.name, code.code);
                let row = rows
                    .iter()
                    .find(|(table, row)| table["id"] == code.table.as_str() && data::text(&row["code"]) == code.code);
                let (table, row) = row.unwrap_or_else(|| panic!("no {of}"));
                differences.same(&of, data::text(&row["name"]), code.name.clone());
                differences.same(&of, data::text(&table["enum"]), code.enum_name.clone());
                differences.same(&of, data::basis(row), code.basis.clone());
                differences.statements(&of, data::facts(row, &headers), code.own.clone());
                differences.same(&of, data::list(&row["also"]).count(), code.also.len());
                for (also, (basis, own, _)) in data::list(&row["also"]).zip(&code.also) {
                    differences.same(&of, data::basis(also), basis.clone());
                    differences.statements(&of, data::facts(also, &headers), own.clone());
                }
            }
            let rules: Vec<_> = data::list(&found["statuses"]).collect();
            differences.same(&provider.name, rules.len(), provider.rules.len());
            for rule in &provider.rules {
                let of = format!("catalog.json: {} {}", provider.name, rule.pattern);
                let found = rules.iter().find(|found| found["pattern"] == rule.pattern.as_str());
                differences.statements(
                    &of,
                    data::facts(found.unwrap_or_else(|| panic!("no {of}")), &headers),
                    rule.own.clone(),
                );
            }
            differences.same(&provider.name, data::remarks(found), provider.remarks.clone());
        }
    }
}

#[test]
fn catalog_csv_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let rows = data::csv(&csv::write(catalog));
        differences.same("catalog.csv", rows.len(), providers.iter().map(|provider| provider.codes.len()).sum());
        for (provider, code) in
            providers.iter().flat_map(|provider| provider.codes.iter().map(move |code| (provider, code)))
        {
            let of = format!("catalog.csv: {} {}", provider.name, code.code);
            let row = rows.iter().find(|row| {
                row["provider"] == provider.name && row["table_id"] == code.table && row["code"] == code.code
            });
            let row = row.unwrap_or_else(|| panic!("no {of}"));
            // Of other texts there is the one that says what the code means.
            let has_column = |topic: Topic| {
                topic != Topic::Again
                    && !matches!(topic, Topic::Text(kind) if !["message", "remedy"].contains(&kind.word()))
            };
            let kind = |of: &Statement| match of.topic {
                Topic::Recovery | Topic::Wait | Topic::Effect => of.kind().to_owned(),
                _ => String::new(),
            };
            let wanted = code.filled.iter().filter(|statement| has_column(statement.topic));
            let wanted = wanted.map(|statement| Statement { basis: kind(statement), ..statement.clone() }).collect();
            differences.statements(&of, data::row(row), with_source(wanted, |topic| matches!(topic, Topic::Text(_))));
            let source = if row["meaning_source"] == row["meaning"] { "" } else { &row["meaning_source"] };
            is_one_of_the_texts(&of, &row["meaning"], source, &code.filled, &mut differences);
            let first = recovery(&code.filled).next().map(|says| says.rsplit(": ").next().unwrap_or_default());
            let first = first.and_then(|says| says.split(' ').next()).unwrap_or_default();
            let basis = if code.basis.starts_with("stated") {
                code.basis.clone()
            } else {
                code.basis.split(':').next().unwrap_or_default().to_owned()
            };
            let cells = [
                &row["name"],
                &row["first_step"],
                &row["kind"],
                &row["aliases"],
                &row["since"],
                &row["retired_since"],
                &row["replacement"],
            ];
            let aliases = code.aliases.join(" | ");
            differences.same(
                &of,
                cells.map(String::as_str),
                [&code.name, first, code.kind.word(), &aliases, &code.since, &code.retired_since, &code.replacement],
            );
            differences.same(&of, data::row_basis(row), basis);
        }
    }
}

/// What a program does about a code with its own status, where nothing else is known: of `catalog.json`, which the library is
/// held against.
fn decision(row: &Value) -> Option<&Value> {
    let status = row["facts"]["status"]["value"].as_u64().or(Some(0));
    let mut decisions = data::list(&row["decisions"]);
    decisions.find(|of| {
        let mut runs = data::list(&of["statuses"]);
        runs.any(|run| (run[0].as_u64()..=run[1].as_u64()).contains(&status)) && data::list(&of["when"]).count() == 0
    })
}

/// Whoever decides by a table or by a description of an API decides as one by `catalog.json` does.
#[test]
fn what_is_decided_about_a_code_is_the_same_in_every_export() {
    let mut differences = Differences::default();
    let mut count = 0;
    for Both { catalog, .. } in catalogues() {
        let whole: Value = serde_json::from_str(&json::write(catalog)).unwrap();
        let described: Value = serde_json::from_str(&openapi::write(catalog)).unwrap();
        let mut lines = data::csv(&csv::write(catalog)).into_iter();
        for provider in data::list(&whole["providers"]) {
            for table in data::list(&provider["tables"]) {
                for row in data::list(&table["rows"]) {
                    let of = format!("{} {}", data::text(&provider["name"]), data::text(&row["code"]));
                    let line = lines.next().unwrap();
                    let said = decision(row);
                    let cell =
                        |member: &str, call: &str| said.map_or(String::new(), |of| data::text(&of[member][call]));
                    for (name, member, call) in [
                        ("next_idempotent", "next", "idempotent"),
                        ("next_other", "next", "other"),
                        ("step_idempotent", "step", "idempotent"),
                        ("step_other", "step", "other"),
                    ] {
                        differences.same(&of, &line[name], &cell(member, call));
                    }
                    let wait = said.map_or(&Value::Null, |of| &of["wait"]);
                    let words = [data::text(&wait["kind"]), data::text(&wait["seconds"])].into_iter();
                    let words =
                        words.chain(data::list(&wait["members"]).chain(data::list(&wait["headers"])).map(data::text));
                    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
                    differences.same(&of, &line["next_wait"], &words.join(" "));
                    differences.same(
                        &of,
                        &line["next_effect"],
                        &said.map_or(String::new(), |of| data::text(&of["effect"])),
                    );
                    let [provider, table, name] = [&provider["name"], &table["enum"], &row["name"]].map(data::text);
                    let schema = &described["components"]["schemas"][format!("{provider}.{table}.{name}")];
                    if schema.is_object() {
                        let parts = said.into_iter().flat_map(|of| of.as_object().unwrap());
                        let parts =
                            parts.filter(|(name, _)| ["next", "step", "wait", "effect"].contains(&name.as_str()));
                        let parts: Map<String, Value> = parts.map(|(name, of)| (name.clone(), of.clone())).collect();
                        differences.same(&of, &schema["x-codetable"], &parts.into());
                        let is_deprecated = row["facts"]["deprecated_by"].is_object();
                        differences.same(&of, schema["deprecated"].as_bool(), is_deprecated.then_some(true));
                        count += 1;
                    }
                }
            }
        }
        assert_eq!(lines.next(), None);
    }
    assert!(count > 100, "{count}");
}

/// The status of a response is that of the codes in it, and a code that is no longer in use comes with none.
#[test]
fn openapi_has_every_code_in_the_responses_with_its_statuses() {
    let mut differences = Differences::default();
    let mut count = 0;
    for Both { catalog, .. } in catalogues() {
        let whole: Value = serde_json::from_str(&openapi::write(catalog)).unwrap();
        let [schemas, responses] = ["schemas", "responses"].map(|of| whole["components"][of].as_object().unwrap());
        let mut known = BTreeSet::new();
        for provider in &catalog.providers {
            let own = |key: &str| Some(key.strip_prefix(&provider.name)?.strip_prefix('.')?.to_owned());
            let own: Vec<(String, &Value)> =
                responses.iter().filter_map(|(key, response)| Some((own(key)?, response))).collect();
            let mut samples = Samples::of(provider);
            for (table, row) in provider.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)))
            {
                let name = format!("{}.{}", table.enum_name, row.name);
                let of = format!("{}.{name}", provider.name);
                let code = row.code.to_string();
                let carries = |response: &&Value| {
                    let mut content = response["content"].as_object().into_iter().flat_map(Map::values);
                    let mut headers = response["headers"].as_object().into_iter().flat_map(Map::values);
                    content.any(|of| of["examples"].get(&name).is_some())
                        || headers.any(|of| data::list(&of["schema"]["enum"]).any(|of| *of == code.as_str()))
                };
                let found: Vec<&str> =
                    own.iter().filter(|(_, of)| carries(of)).map(|(status, _)| status.as_str()).collect();
                let is_sent = table.kind == TableKind::Errors && row.retired.is_none();
                if !is_sent {
                    differences.same(&of, (found, schemas.contains_key(&of)), (Vec::new(), false));
                    continue;
                }
                let sample = samples.sample(table, row).unwrap();
                let facts = row.also.iter().map(|of| &of.facts).chain([&row.facts]);
                let listed = facts.filter_map(|facts| Some(facts.status.as_ref()?.value));
                let mut statuses: BTreeSet<String> = match sample.status {
                    Status::Own => listed.map(|status| status.to_string()).collect(),
                    Status::Given(status) => [status.to_string()].into(),
                    Status::Placeholder(_) => BTreeSet::new(),
                };
                if statuses.is_empty() {
                    statuses.insert("default".to_owned());
                }
                known.extend(statuses.iter().map(|status| format!("{}.{status}", provider.name)));
                // A code of which nothing says how it is sent is in no response.
                if schemas.contains_key(&of) || !sample.codes.is_empty() {
                    differences.same(&of, found.into_iter().map(str::to_owned).collect(), statuses);
                    count += 1;
                }
            }
            for rule in provider.statuses.iter().filter(|rule| rule.pattern.first >= 400) {
                let is_single = rule.pattern.first == rule.pattern.last;
                let first = rule.pattern.first;
                let status = if is_single { first.to_string() } else { format!("{}XX", first / 100) };
                known.insert(format!("{}.{status}", provider.name));
                // Of several rules for statuses of a class, the first that says anything is told.
                let class = |of: &StatusRule| (of.pattern.first < of.pattern.last, of.pattern.first / 100);
                let of_class = provider.statuses.iter().filter(|of| class(of) == class(rule)).count();
                let is_alone = is_single || of_class == 1;
                let response = responses.get(&format!("{}.{status}", provider.name));
                let says = response.map(|of| letters(&data::text(&of["description"]))).unwrap_or_default();
                for (_, fact) in rule.facts.texts.iter().filter(|_| is_alone) {
                    let of = format!("{}.{status}: {says}", provider.name);
                    differences.same(&of, says.contains(&letters(fact.value.english())), true);
                }
            }
        }
        differences.same("the responses", responses.keys().cloned().collect(), known);
    }
    assert!(count > 100, "{count}");
}

/// A text without its marks, of which a page may escape some.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A member is of the type that the document says, and is required only where it is always there.
#[test]
fn openapi_has_every_member_as_the_document_describes_it() {
    let mut differences = Differences::default();
    let mut count = [0; 3];
    for Both { catalog, .. } in catalogues() {
        let whole: Value = serde_json::from_str(&openapi::write(catalog)).unwrap();
        let (schemas, responses) = (&whole["components"]["schemas"], &whole["components"]["responses"]);
        for provider in &catalog.providers {
            for (body, field) in provider.bodies.iter().flat_map(|body| body.fields.iter().map(move |of| (body, of))) {
                let of = format!("{}.{}{}", provider.name, body.id, field.pointer);
                let (mut schema, mut around) = (&schemas[format!("{}.{}", provider.name, body.id)], &Value::Null);
                let mut last = String::new();
                for part in field.pointer.split('/').skip(1) {
                    last = part.replace("~1", "/").replace("~0", "~");
                    around = schema;
                    schema = if part == "*" { &schema["items"] } else { &schema["properties"][&last] };
                }
                let is_required = data::list(&around["required"]).any(|of| *of == last.as_str());
                let is_always = field.presence.as_ref().is_some_and(|of| of.value == Presence::Always);
                // An example that lacks it shows that it may be absent.
                differences.same(&of, is_required && !is_always, false);
                if body.examples.is_empty() && last != "*" {
                    let is_element = provider
                        .bodies
                        .iter()
                        .flat_map(|of| &of.fields)
                        .any(|field| field.of.as_ref().is_some_and(|of| of.value == body.id));
                    differences.same(&of, is_required || is_element, is_always || is_element);
                    count[0] += usize::from(is_always);
                }
                let is_whole =
                    !body.fields.iter().any(|other| other.pointer.starts_with(&format!("{}/", field.pointer)));
                if is_whole && field.role.value.word() != "code" {
                    let format = field.format.as_ref().map(|format| format.value);
                    let wanted = match (field.ty.value, format) {
                        (JsonType::Any, _) => [Value::Null, Value::Null],
                        (JsonType::Number, Some(Format::Integer | Format::UnixSeconds | Format::Milliseconds)) => {
                            [json!("integer"), Value::Null]
                        }
                        (JsonType::String, Some(Format::Iso8601)) => [json!("string"), json!("date-time")],
                        (JsonType::String, Some(Format::Uri)) => [json!("string"), json!("uri-reference")],
                        (ty, _) => [json!(ty.word()), Value::Null],
                    };
                    differences.same(&of, [&schema["type"], &schema["format"]], [&wanted[0], &wanted[1]]);
                    count[1] += 1;
                }
            }
            count[2] += headers(provider, responses, &mut differences);
        }
    }
    assert!(count.iter().all(|count| *count > 3), "{count:?}");
}

/// A header that counts or tells seconds is a number; one that carries a code has one of the codes.
fn headers(provider: &Provider, responses: &Value, differences: &mut Differences) -> usize {
    let mut count = 0;
    let prefix = format!("{}.", provider.name);
    for (status, response) in responses.as_object().unwrap().iter().filter(|(status, _)| status.starts_with(&prefix)) {
        for (name, found) in response["headers"].as_object().into_iter().flatten() {
            let header = provider.headers.iter().find(|header| header.name == *name).unwrap();
            let is_number = header.format.as_ref().is_some_and(|format| {
                matches!(format.value, Format::Integer | Format::UnixSeconds | Format::Milliseconds)
            });
            let is_code = header.role.value.word() == "code";
            let ty = if is_number && !is_code { "integer" } else { "string" };
            let schema = &found["schema"];
            differences.same(&format!("{status} {name}"), &schema["type"], &json!(ty));
            differences.same(&format!("{status} {name}"), schema["enum"].is_array(), is_code);
            count += 1;
        }
    }
    count
}
