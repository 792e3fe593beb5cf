//! The codes of a provider in, out the responses that carry them, by status, each with the schemas of its bodies.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::{both, codes, description, reference, shape};
use crate::decision::Decisions;
use crate::json::{decisions, present};
use crate::markdown::inline::Inline;
use crate::page::entry::brief_meaning;
use crate::page::guide::title;
use codetable_model::catalog::{Header, Provider, Row, Table};
use codetable_model::sample::{Sample, Samples, Status};
use codetable_model::text::uri::percent_encoded;
use codetable_model::vocabulary::{Format, ParameterType, Vocabulary};

/// The responses of a provider, by what OpenAPI calls their status: `400`, `5XX`, `default`.
pub(super) struct Responses<'c> {
    provider: &'c Provider,
    by_status: BTreeMap<String, Response<'c>>,
}

/// What may come with a status.
#[derive(Default)]
struct Response<'c> {
    /// What is said of its class of statuses, if that is what it is for.
    said: Option<String>,
    /// The headers, by name, each with the codes that it carries.
    headers: BTreeMap<&'c str, Vec<Value>>,
    /// The bodies, by media type.
    content: BTreeMap<String, Vec<Carried>>,
}

/// A body that carries a code.
#[derive(Clone)]
struct Carried {
    /// `ErrorCode.QuotaExceeded`
    name: String,
    media: String,
    /// The schema of all bodies of its shape.
    shape: String,
    /// Where the code stands, and its spellings: the code first.
    pointer: String,
    spelled: Vec<Value>,
    summary: String,
    example: Value,
}

impl<'c> Responses<'c> {
    /// Reads the rows, and adds a schema for each body that carries a code.
    pub(super) fn of(provider: &'c Provider, providers: &'c [Provider], schemas: &mut Map<String, Value>) -> Self {
        let (mut samples, decided) = (Samples::of(provider), Decisions::of(provider, providers));
        let mut responses = Self { provider, by_status: BTreeMap::new() };
        for table in &provider.tables {
            // No response carries a code that is no longer in use.
            for row in table.rows.iter().filter(|row| row.retired.is_none()) {
                let Some(sample) = samples.sample(table, row) else { continue };
                let carried = carried(provider, table, row, &sample, &mut samples, schemas);
                if let Some(carried) = &carried {
                    let schema = schema(&decided, (table, row), carried);
                    schemas.insert(format!("{}.{}", provider.name, carried.name), schema);
                }
                for status in statuses(&sample, row) {
                    responses.by_status.entry(status).or_default().add(row, &sample, carried.as_ref());
                }
            }
        }
        for rule in provider.statuses.iter().filter(|rule| rule.pattern.first >= 400) {
            let pattern = &rule.pattern;
            if pattern.first == pattern.last {
                responses.by_status.entry(pattern.first.to_string()).or_default();
            } else {
                let class = responses.by_status.entry(format!("{}XX", pattern.first / 100)).or_default();
                class.said = class.said.take().or_else(|| description(&rule.facts));
            }
        }
        responses
    }

    /// The responses, by the names of their components.
    pub(super) fn write(self) -> impl Iterator<Item = (String, Value)> {
        let Self { provider, by_status } = self;
        let named = by_status.into_iter();
        named.map(move |(status, of)| (format!("{}.{status}", provider.name), of.write(&status, provider)))
    }
}

/// The statuses that a code comes with.
fn statuses(sample: &Sample<'_>, row: &Row) -> Vec<String> {
    let (status, is_unknown) = sample.status.of(row);
    let also = row.also.iter().filter_map(|meaning| meaning.facts.status.as_ref()).map(|status| status.value);
    let also = also.filter(|_| sample.status == Status::Own);
    let mut statuses: Vec<u16> = also.chain(Some(status).filter(|_| !is_unknown)).collect();
    statuses.sort_unstable();
    statuses.dedup();
    if statuses.is_empty() { vec!["default".to_owned()] } else { statuses.iter().map(ToString::to_string).collect() }
}

/// The body that carries a code, as a fixture of the library has it; for a catalogue that describes no body and cites no
/// document, the problem document that the library writes.
fn carried<'c>(
    provider: &'c Provider,
    table: &Table,
    row: &Row,
    sample: &Sample<'c>,
    samples: &mut Samples<'c>,
    schemas: &mut Map<String, Value>,
) -> Option<Carried> {
    let summary = brief_meaning(&row.facts).map(|text| text.english().to_owned()).unwrap_or_default();
    let name = format!("{}.{}", table.enum_name, row.name);
    if provider.bodies.is_empty() && provider.documents.is_empty() && sample.codes.is_empty() {
        let (shape, media) = (format!("{}.problem", table.enum_name), "application/problem+json".to_owned());
        schemas.entry(format!("{}.{shape}", provider.name)).or_insert_with(|| problem(provider, table));
        let example = present(json!({
            "type": type_uri(provider, table, &row.code.to_string()),
            "title": Some(&summary).filter(|summary| !summary.is_empty()),
            "status": row.facts.status.as_ref().map(|status| status.value),
            "code": codes::value(&row.code),
        }));
        let spelled = vec![codes::value(&row.code)];
        return Some(Carried { name, media, shape, pointer: "/code".to_owned(), spelled, summary, example });
    }
    let carrier = samples.carrier(table, row)?;
    // An example of the document need not be strict JSON.
    let members = || Sample { body: Rc::clone(&sample.members), ..sample.clone() };
    let read = |sample: &Sample<'_>| serde_json::from_str(&sample.body(row, str::to_owned)).ok();
    let spellings = [&row.code].into_iter().chain(&row.aliases);
    Some(Carried {
        name,
        media: sample.media.unwrap_or("application/json").to_owned(),
        shape: carrier.body.id.clone(),
        spelled: spellings.map(|code| codes::sent(table, carrier.member, code)).collect::<Option<_>>()?,
        pointer: carrier.pointer,
        summary,
        example: read(sample).or_else(|| read(&members()))?,
    })
}

/// The URI of a code, as `ProblemDocument` of the library has it.
fn type_uri(provider: &Provider, table: &Table, code: &str) -> String {
    let code = percent_encoded(code);
    match (&table.key.uri, &provider.docs) {
        (Some(uri), _) => [&uri.value.0, &*code, &uri.value.1].concat(),
        (None, docs) => docs.clone().unwrap_or_default() + &code,
    }
}

/// A problem document (RFC 9457) with the code in a member of its own.
fn problem(provider: &Provider, table: &Table) -> Value {
    let [text, uri] = [json!({ "type": "string" }), json!({ "type": "string", "format": "uri-reference" })];
    json!({
        "description": "A problem document (RFC 9457).",
        "type": "object",
        "properties": {
            "type": uri, "title": text, "status": { "type": "integer" }, "detail": text, "instance": uri,
            "code": reference(provider, &table.enum_name),
        },
        "required": ["type", "code"],
    })
}

/// The bodies that carry one code:
/// `{ "allOf": [{ "$ref": … }, { "properties": { "code": { "const": -10 } }, … }], "x-codetable": { "next": … }, … }`
fn schema<'c>(decided: &Decisions<'c>, (table, row): (&'c Table, &'c Row), carried: &Carried) -> Value {
    let code = match &*carried.spelled {
        [one] => json!({ "const": one }),
        spelled => json!({ "enum": spelled }),
    };
    let parts = carried.pointer.rsplit('/').filter(|part| !part.is_empty());
    let only = parts.fold(code, |inside, part| match part {
        "*" => json!({ "type": "array", "contains": inside }),
        part => {
            let name = shape::name(part);
            json!({ "type": "object", "required": [&name], "properties": { &*name: inside } })
        }
    });
    json!({
        "title": row.name,
        "description": description(&row.facts),
        "deprecated": row.facts.deprecated_by.as_ref().map(|_| true),
        "allOf": [reference(decided.provider(), &carried.shape), only],
        "x-codetable": decided.of_own_status(table, row).map(|decision| decisions::what(&decision)),
        "x-parameters": parameters(row),
    })
}

/// What a program fills into the texts of a code, wherever a name stands in braces: `{ "limit": { "type": "integer" } }`.
fn parameters(row: &Row) -> Option<Value> {
    let schema = |ty| match ty {
        ParameterType::Text => json!({ "type": "string" }),
        ParameterType::Integer => json!({ "type": "integer" }),
    };
    let params: Map<String, Value> = row.params.iter().map(|of| (of.name.clone(), schema(of.ty))).collect();
    (!params.is_empty()).then_some(params.into())
}

impl<'c> Response<'c> {
    fn add(&mut self, row: &Row, sample: &Sample<'c>, carried: Option<&Carried>) {
        for name in &sample.codes {
            self.headers.entry(name).or_default().push(row.code.to_string().into());
        }
        for (name, _) in &sample.headers {
            self.headers.entry(name).or_default();
        }
        if let Some(carried) = carried {
            self.content.entry(carried.media.clone()).or_default().push(carried.clone());
        }
    }

    /// `{ "description": …, "headers": …, "content": { "application/json": { "schema": { "oneOf": … }, "examples": … } } }`
    fn write(self, status: &str, provider: &Provider) -> Value {
        let mut rules = status.parse().into_iter().flat_map(|status| provider.rules(status));
        let said = self.said.or_else(|| rules.find_map(|rule| description(&rule.facts)));
        let content = self.content.into_iter().map(|(media, all)| (media, self::content(provider, &all)));
        let content: Map<String, Value> = content.collect();
        let headers = provider
            .headers
            .iter()
            .filter_map(|header| Some((header.name.clone(), self::header(header, self.headers.get(&*header.name)?))));
        let headers: Map<String, Value> = headers.collect();
        let mut response = json!({
            "description": said.unwrap_or_else(|| format!("An error of {}.", Inline::text(title(provider)).as_str())),
        });
        for (name, all) in [("headers", headers), ("content", content)] {
            if !all.is_empty() {
                response[name] = all.into();
            }
        }
        response
    }
}

/// The bodies of one media type: each carries a code, and where that stands in the same place of each, only one.
fn content(provider: &Provider, all: &[Carried]) -> Value {
    let is_one = |pair: &[Carried]| matches!(pair, [a, b] if (&a.shape, &a.pointer) == (&b.shape, &b.pointer));
    let mut spelled = BTreeSet::new();
    let mut is_apart = all.windows(2).all(is_one) && all.iter().all(|of| !of.pointer.contains("/*"));
    is_apart &= all.iter().flat_map(|of| &of.spelled).all(|code| spelled.insert(code.to_string()));
    let schemas = all.iter().map(|of| reference(provider, &of.name));
    let examples = all.iter().map(|of| (of.name.clone(), json!({ "summary": of.summary, "value": of.example })));
    let schema = match <[Value; 1]>::try_from(schemas.collect::<Vec<_>>()) {
        Ok([one]) => one,
        Err(all) => json!({ if is_apart { "oneOf" } else { "anyOf" }: all }),
    };
    json!({ "schema": schema, "examples": examples.collect::<Map<_, _>>() })
}

/// A header, and the codes that it carries.
fn header(header: &Header, codes: &[Value]) -> Value {
    let schema = match header.format.as_ref().map(|format| format.value) {
        _ if !codes.is_empty() => json!({ "type": "string", "enum": codes }),
        Some(Format::Integer | Format::UnixSeconds | Format::Milliseconds) => json!({ "type": "integer" }),
        _ => json!({ "type": "string" }),
    };
    let own = header.description.as_ref().map(|text| both(&text.value));
    json!({ "description": own.unwrap_or_else(|| header.role.value.meaning().to_owned()), "schema": schema })
}
