//! `catalog.json` and `catalog.csv` in, what they say of each code and each rule out.

use crate::truth::{Remark, RemarkKind, Statement, Topic, places_of, support};
use codetable_model::vocabulary::{TextKind, Vocabulary};
use serde_json::Value;
use std::collections::BTreeMap;

/// The facts of a code or a rule, as `catalog.json` has them.
pub fn facts(of: &Value, headers: &[Value]) -> Vec<Statement> {
    let mut all = Vec::new();
    let facts = &of["facts"];
    all.extend(fact(Topic::Status, &facts["status"], |value| value.to_string()));
    for kind in TextKind::ALL {
        let text = fact(Topic::Text(*kind), &facts["texts"][kind.word()], english);
        let source = &facts["texts"][kind.word()]["value"]["source"];
        all.extend(text.map(|statement| Statement { source: Some(self::text(source)), ..statement }));
    }
    for alternative in list(&facts["recovery"]) {
        let steps = |value: &Value| list(value).map(text).collect::<Vec<_>>().join(" ");
        let condition = condition(&alternative["when"]).map(|when| format!("if {when}: ")).unwrap_or_default();
        let said = fact(Topic::Recovery, alternative, steps);
        all.extend(said.map(|statement| Statement { says: condition + &statement.says, ..statement }));
    }
    let wait = |value: &Value| {
        let known = |name: &&Value| headers.iter().any(|header| header["name"] == **name);
        let names = list(&value["headers"]).inspect(|name| assert!(known(name), "a header of the provider: {name}"));
        let seconds = value["seconds"].as_u64().map(|seconds| seconds.to_string());
        let named = list(&value["members"]).map(text).chain(names.map(text));
        std::iter::once(text(&value["kind"])).chain(seconds).chain(named).collect::<Vec<_>>().join(" ")
    };
    all.extend(fact(Topic::Wait, &facts["wait"], wait));
    all.extend(fact(Topic::Effect, &facts["effect"], text));
    all.extend(fact(Topic::Severity, &facts["severity"], text));
    all.extend(fact(Topic::Origin, &facts["origin"], text));
    all
}

/// `X-Limit`, `/kind is daily`
fn condition(when: &Value) -> Option<String> {
    let name = when["header"].as_str().or_else(|| when["member"].as_str())?;
    Some(when["is"].as_str().map_or(name.to_owned(), |value| format!("{name} is {value}")))
}

fn fact(topic: Topic, fact: &Value, says: impl Fn(&Value) -> String) -> Option<Statement> {
    let source = fact["quote"]["source"].as_str().map(str::to_owned);
    fact.is_object().then(|| Statement {
        topic,
        says: says(&fact["value"]),
        source,
        basis: basis(fact),
        rule: None,
        waits: None,
    })
}

/// `stated, 001:66` of `{ "basis": "stated", "at": ["001:66"] }`
pub fn basis(of: &Value) -> String {
    let kind = text(&of["basis"]);
    match kind.as_str() {
        "stated" => format!("{kind}, {}", places(&of["at"])),
        "inferred" => format!("{kind}: {}", english(&of["because"])),
        "registered" => format!("{kind}: {}", text(&of["registered"])),
        _ => kind,
    }
}

/// `001:66, 68-70` of `["001:66", "001:68-70"]`
fn places(at: &Value) -> String {
    let at: Vec<String> = list(at).map(text).collect();
    cited(at.iter().map(String::as_str))
}

fn cited<'a>(at: impl Iterator<Item = &'a str>) -> String {
    let line = |text: &str| text.parse::<u32>().unwrap_or_else(|_| panic!("`{text}` is no line"));
    places_of(at.map(|place| {
        let (document, lines) = place.split_once(':').unwrap_or_else(|| panic!("`{place}` is no place"));
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        (document, line(first), line(last))
    }))
}

/// The contradictions, remarks and notes of a provider.
pub fn remarks(provider: &Value) -> Vec<Remark> {
    let read = |kind: RemarkKind, list_name: &str, says: &str| {
        let remark = |of: &Value| Remark {
            kind,
            says: english(&of[says]),
            support: if of["basis"].is_string() { support(&basis(of)) } else { places(&of["at"]) },
            follow: english(&of["follow"]),
            because: if kind == RemarkKind::Conflict { english(&of["because"]) } else { String::new() },
            concerns: list(&of["concerns"]).map(text).collect(),
        };
        list(&provider[list_name]).map(remark).collect::<Vec<_>>()
    };
    [
        read(RemarkKind::Conflict, "conflicts", "about"),
        read(RemarkKind::Remark, "remarks", "says"),
        read(RemarkKind::Note, "notes", "says"),
    ]
    .concat()
}

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A text in English, or as it stands.
fn english(value: &Value) -> String {
    let translated = value["translations"]["en"].as_str();
    translated.map_or_else(|| text(&value["source"]), str::to_owned)
}

/// A text, or a number as it is written; nothing where there is none.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// The rows of `catalog.csv`, each by the names of its columns.
pub fn csv(text: &str) -> Vec<BTreeMap<String, String>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    let rows = rows.map(|row: Result<BTreeMap<String, String>, _>| row.expect("a row"));
    // What a spreadsheet would take for a formula stands behind a mark.
    let bare = |cell: String| match cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])) {
        Some(rest) => rest.to_owned(),
        None => cell,
    };
    rows.map(|row| row.into_iter().map(|(name, cell)| (name, bare(cell))).collect()).collect()
}

/// A row of `catalog.csv` as statements: of a basis it has the kind alone.
pub fn row(row: &BTreeMap<String, String>) -> Vec<Statement> {
    let cell = |name: &str| row.get(name).unwrap_or_else(|| panic!("no column {name}")).as_str();
    let optional = |name: &str| Some(cell(name)).filter(|cell| !cell.is_empty());
    let statement = |topic, says: &str| Statement {
        topic,
        says: says.to_owned(),
        source: None,
        basis: String::new(),
        rule: None,
        waits: None,
    };
    let mut all = Vec::new();
    all.extend(optional("status").map(|status| statement(Topic::Status, status)));
    for (kind, name) in [(TextKind::Message, "message"), (TextKind::Remedy, "remedy")] {
        let source = optional(&format!("{name}_source")).map(str::to_owned);
        all.extend(optional(name).map(|text| Statement { source, ..statement(Topic::Text(kind), text) }));
    }
    let rule = |name: &str| optional(&format!("{name}_rule")).map(str::to_owned);
    let bases: Vec<&str> = cell("recovery_basis").split(" | ").collect();
    let alternatives: Vec<&str> = optional("recovery").into_iter().flat_map(|all| all.split(" | ")).collect();
    assert!(alternatives.is_empty() || bases.len() == alternatives.len(), "a basis for each alternative: {row:?}");
    for (says, basis) in alternatives.into_iter().zip(bases) {
        let says = says.split_once(" if ").map_or(says.to_owned(), |(steps, header)| format!("if {header}: {steps}"));
        all.push(Statement { basis: basis.to_owned(), rule: rule("recovery"), ..statement(Topic::Recovery, &says) });
    }
    for (topic, name) in [(Topic::Wait, "wait"), (Topic::Effect, "effect")] {
        let basis = cell(&format!("{name}_basis")).to_owned();
        all.extend(optional(name).map(|says| Statement { basis, rule: rule(name), ..statement(topic, says) }));
    }
    all.extend(optional("severity").map(|says| statement(Topic::Severity, says)));
    all.extend(optional("origin").map(|says| statement(Topic::Origin, says)));
    all
}

/// The basis of a row of `catalog.csv`, without a reason or a section, of which it has none.
pub fn row_basis(row: &BTreeMap<String, String>) -> String {
    let places = cited(row["lines"].split(' ').filter(|place| !place.is_empty()));
    if places.is_empty() { row["basis"].clone() } else { format!("{}, {places}", row["basis"]) }
}
