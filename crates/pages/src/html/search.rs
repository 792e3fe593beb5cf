//! The catalogue in, out what the search knows of every code and of every rule for statuses: `codes.js`.
//!
//! It is a script, since a page that is opened from a folder may load one but not fetch data. Its argument is JSON.

use super::address::{Site, anchor};
use crate::wording::advice::Advice;
use crate::wording::evidence::kind;
use crate::wording::facts::{meaning, silent};
use crate::wording::language::Language;
use crate::wording::step::brief;
use crate::wording::visible::visible;
use codetable_model::catalog::{Alternative, Basis, Catalog, Facts, Provider, Row};
use codetable_model::spec::StatusPattern;
use codetable_model::text::json::in_sight;
use codetable_model::vocabulary::{Severity, Step, Vocabulary};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// `codetable({ providers: […], steps: […], entries: […] })`
pub(super) fn data(catalog: &Catalog, site: &Site) -> String {
    let mut lines = Vec::new();
    let providers = catalog.providers.iter().enumerate().map(|(index, provider)| {
        let title = provider.title.as_ref().map_or(&provider.name, |title| &title.value);
        let tables: Vec<&str> =
            (0..provider.tables.len()).map(|table| site.names(index, table, 0).map_or("", |names| names.0)).collect();
        json!([site.folder(index), visible(title), provider.language, tables])
    });
    lines.push(format!("codetable({{\"providers\":{},", Value::from_iter(providers)));
    lines.push(format!(
        "\"steps\":{},",
        Value::from_iter(Step::ALL.iter().map(|step| {
            json!([brief(*step, Language::English), brief(*step, Language::Korean), usize::from(step.is_automatic())])
        }))
    ));
    let severities = Severity::ALL.iter().map(|severity| {
        json!([severity.word(), Language::English.meaning(*severity), Language::Korean.meaning(*severity)])
    });
    lines.push(format!("\"severities\":{},", Value::from_iter(severities)));
    lines.push(format!("\"bases\":{},", Value::from_iter(bases())));
    lines.push("\"entries\":[".to_owned());
    let mut separator = "";
    for (index, provider) in catalog.providers.iter().enumerate() {
        for entry in entries(index, provider, site) {
            lines.push(format!("{separator}{entry}"));
            separator = ",";
        }
    }
    lines.push("]})".to_owned());
    // What ends a script or a line of one is escaped; in JSON it means the same.
    in_sight(&lines.join("\n")) + "\n"
}

/// The kinds of evidence, as [`basis`] numbers them.
fn bases() -> [Value; 5] {
    let bases =
        [Basis::Stated(Vec::new()), Basis::Inferred(String::new()), Basis::Registered(String::new()), Basis::Declared];
    let [stated, inferred, registered, declared] = bases.map(|basis| {
        let [english, korean] = Language::ALL.map(|language| kind(&basis, language));
        json!([english, korean])
    });
    [stated, inferred, registered, declared, json!([silent(Language::English), silent(Language::Korean)])]
}

fn basis(basis: Option<&Basis>) -> usize {
    match basis {
        Some(Basis::Stated(_)) => 0,
        Some(Basis::Inferred(_)) => 1,
        Some(Basis::Registered(_)) => 2,
        Some(Basis::Declared) => 3,
        None => 4,
    }
}

fn entries<'a>(index: usize, provider: &'a Provider, site: &'a Site) -> impl Iterator<Item = Value> + 'a {
    let codes = provider.tables.iter().enumerate().flat_map(move |(table, of)| {
        of.rows.iter().enumerate().map(move |(place, row)| code(index, (table, place), row, provider, site))
    });
    codes.chain(provider.statuses.iter().map(move |rule| {
        let pattern = rule.pattern.to_string();
        let status = single(&rule.pattern);
        let file = anchor("status", &pattern);
        entry((index, None), (&pattern, ""), (status, &file), &rule.facts, provider, &[])
    }))
}

/// The status of a rule that speaks of one only.
fn single(pattern: &StatusPattern) -> Option<u16> {
    (pattern.first == pattern.last).then_some(pattern.first)
}

fn code(index: usize, (table, place): (usize, usize), row: &Row, provider: &Provider, site: &Site) -> Value {
    let code = row.code.to_string();
    let file = site.names(index, table, place).map_or("", |names| names.1);
    let status = row.facts.status.as_ref().map(|status| status.value);
    let also = row.also.iter().flat_map(|(_, facts)| said(facts));
    let aliases = row.aliases.iter().map(ToString::to_string);
    let more: Vec<String> = also.chain(aliases).collect();
    let file = if file == code { "" } else { file };
    entry((index, Some(table)), (&code, &row.name), (status, file), &row.facts, provider, &more)
}

/// `[provider, table, code, name, status, file, recovery, severity, basis of the advice, English, source, more]`
fn entry(
    (provider_index, table): (usize, Option<usize>),
    (code, name): (&str, &str),
    (status, file): (Option<u16>, &str),
    facts: &Facts,
    provider: &Provider,
    more: &[String],
) -> Value {
    let advice = Advice::of(facts, status, provider, Language::English);
    let steps = |alternative: &Alternative| alternative.steps.value.iter().map(|step| number(*step)).collect();
    let recovery: Vec<Vec<usize>> = advice.recovery().iter().map(steps).collect();
    let text = meaning(facts);
    let english = text.map_or("", |text| &text.english);
    let source = text.filter(|text| text.source != text.english).map_or("", |text| &text.source);
    let mut words: BTreeSet<String> = said(facts).chain(more.iter().cloned()).collect();
    words.remove(english);
    words.remove(source);
    let words: Vec<String> = words.into_iter().collect();
    let severity = facts.severity.as_ref().map(|fact| Severity::ALL.iter().position(|of| *of == fact.value));
    json!([
        provider_index,
        table,
        visible(code),
        visible(name),
        status,
        file,
        recovery,
        severity.flatten(),
        basis(advice.recovery().first().map(|first| &first.steps.basis)),
        visible(english),
        visible(source),
        visible(&words.join(" · ")),
    ])
}

/// Every text of some facts, in both languages.
fn said(facts: &Facts) -> impl Iterator<Item = String> + '_ {
    facts.texts.iter().flat_map(|(_, fact)| [fact.value.english.clone(), fact.value.source.clone()])
}

fn number(step: Step) -> usize {
    Step::ALL.iter().position(|of| *of == step).unwrap_or_default()
}
