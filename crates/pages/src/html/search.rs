//! The catalogue in, out what the search knows of every code and of every rule for statuses: `codes.js`.
//!
//! It is a script, since a page that is opened from a folder may load one but not fetch data. Its argument is JSON.

use super::address::Site;
use crate::find::{Index, aliases};
use crate::page::entry::{brief_meaning, single};
use crate::page::text::visible;
use crate::page::{guide, link};
use crate::words::meaning;
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Alternative, Catalog, Facts, Provider, Row};
use codetable_model::text::json::in_sight;
use codetable_model::vocabulary::{Severity, Step, Vocabulary};
use codetable_model::words::advice::brief;
use codetable_model::words::{BasisKind, Language, LinkTarget, Phrase};
use serde_json::{Value, json};

/// `codetable({ providers: […], steps: […], entries: […] })`
pub(super) fn data(catalog: &Catalog, site: &Site) -> String {
    let mut lines = Vec::new();
    let providers = catalog.providers.iter().enumerate().map(|(index, provider)| {
        let tables: Vec<&str> =
            (0..provider.tables.len()).map(|table| site.names(index, table, 0).map_or("", |names| names.0)).collect();
        let korean = provider.title.as_ref().map_or(&*provider.name, |title| title.value.of(Language::Korean));
        json!([site.folder(index), visible(guide::title(provider)), provider.language(), tables, visible(korean)])
    });
    lines.push(format!("codetable({{\"providers\":{},", Value::from_iter(providers)));
    let steps = Step::ALL.iter().map(|step| {
        let Phrase { english, korean } = brief(*step);
        json!([english, korean, usize::from(step.is_automatic())])
    });
    lines.push(format!("\"steps\":{},", Value::from_iter(steps)));
    let severities = Severity::ALL.iter().map(|severity| {
        let Phrase { english, korean } = meaning(*severity);
        json!([severity.word(), english, korean])
    });
    lines.push(format!("\"severities\":{},", Value::from_iter(severities)));
    let bases = BasisKind::ALL.map(|kind| json!([kind.name().english, kind.name().korean, kind.word()]));
    lines.push(format!("\"bases\":{},", Value::from_iter(bases)));
    lines.push("\"entries\":[".to_owned());
    let mut separator = "";
    for (index, provider) in catalog.providers.iter().enumerate() {
        for entry in entries(index, provider, site) {
            lines.push(format!("{separator}{entry}"));
            separator = ",";
        }
    }
    let index = Index::new(catalog).json(catalog).to_string();
    lines.push(format!("],{}", index.trim_start_matches('{')) + ")");
    // What ends a script or a line of one is escaped; in JSON it means the same.
    in_sight(&lines.join("\n")) + "\n"
}

fn entries<'a>(index: usize, provider: &'a Provider, site: &'a Site) -> impl Iterator<Item = Value> + 'a {
    let codes = provider.tables.iter().enumerate().flat_map(move |(table, of)| {
        of.rows.iter().enumerate().map(move |(place, row)| code(index, (table, place), row, provider, site))
    });
    codes.chain(provider.statuses.iter().map(move |rule| {
        let pattern = rule.pattern.to_string();
        let status = single(&rule.pattern);
        let file = link::anchor(&LinkTarget::Thing("status", pattern.clone())).unwrap_or_default();
        entry((index, None), (&pattern, ""), (status, &file), &rule.facts, provider, &[])
    }))
}

fn code(index: usize, (table, place): (usize, usize), row: &Row, provider: &Provider, site: &Site) -> Value {
    let code = row.code.to_string();
    let file = site.names(index, table, place).map_or("", |names| names.1);
    let status = row.facts.status.as_ref().map(|status| status.value);
    let file = if file == code { "" } else { file };
    entry((index, Some(table)), (&code, &row.name), (status, file), &row.facts, provider, &aliases(row))
}

/// `[provider, table, code, name, status, file, recovery, severity, basis of the advice, English, source, aliases, Korean]`, the
/// Korean where it is a translation
fn entry(
    (provider_index, table): (usize, Option<usize>),
    (code, name): (&str, &str),
    (status, file): (Option<u16>, &str),
    facts: &Facts,
    provider: &Provider,
    aliases: &[String],
) -> Value {
    let advice = Advice::of(facts, status, provider);
    let steps = |alternative: &Alternative| alternative.steps.value.iter().map(|step| number(*step)).collect();
    let recovery: Vec<Vec<usize>> = advice.recovery().iter().map(steps).collect();
    let text = brief_meaning(facts);
    let english = text.map_or("", |text| text.english());
    let source = text.filter(|text| text.source != text.english()).map_or("", |text| &text.source);
    let korean = text.filter(|text| text.is_translated(Language::Korean) && text.of(Language::Korean) != text.source);
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
        BasisKind::of(advice.recovery().first().map(|first| &first.steps.basis)) as usize,
        visible(english),
        visible(source),
        aliases,
        visible(korean.map_or("", |text| text.of(Language::Korean))),
    ])
}

fn number(step: Step) -> usize {
    Step::ALL.iter().position(|of| *of == step).unwrap_or_default()
}
