//! The catalogue in, out what the search knows of every code and of every rule for statuses: `codes.js`.
//!
//! It is a script, since a page that is opened from a folder may load one but not fetch data. Its argument is JSON.

use super::address::Site;
use crate::decision::Decisions;
use crate::find::{Index, aliases};
use crate::page::entry::{advised_by_http, brief_meaning, notes, single};
use crate::page::text::visible;
use crate::page::{guide, link};
use crate::words::meaning;
use codetable_model::catalog::advice::{Advice, http};
use codetable_model::catalog::{Alternative, Catalog, Facts, Provider, Row, Table};
use codetable_model::hash::Map;
use codetable_model::text::json::in_sight;
use codetable_model::vocabulary::{Severity, Step, TextKind, Vocabulary};
use codetable_model::words::advice::{Call, brief};
use codetable_model::words::{BasisKind, Language, LinkTarget, Phrase};
use serde_json::{Value, json};

/// `codetable({ providers: […], steps: […], entries: […] })`
pub(super) fn data(catalog: &Catalog, site: &Site) -> String {
    let mut lines = Vec::new();
    let providers = catalog.providers.iter().enumerate().map(|(index, provider)| {
        let tables: Vec<&str> =
            (0..provider.tables.len()).map(|table| site.names(index, table, 0).map_or("", |names| names.0)).collect();
        let korean = provider.title.as_ref().map_or(&*provider.name, |title| title.value.of(Language::Korean));
        let title = visible(guide::title(provider));
        let asks = usize::from(provider.support.is_some());
        json!([site.folder(index), title, provider.language(), tables, visible(korean), asks])
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
    let mut verdicts = Verdicts::default();
    let mut all = Vec::new();
    for (index, provider) in catalog.providers.iter().enumerate() {
        let decisions = Decisions::of(provider, &catalog.providers);
        all.extend(entries(index, &decisions, site, &mut verdicts));
    }
    let http = http(&catalog.providers);
    let by_http = catalog.providers.iter().map(|provider| by_http(provider, http, &mut verdicts));
    lines.push(format!("\"byHttp\":{},", Value::from_iter(by_http)));
    let http = http.and_then(|http| catalog.providers.iter().position(|of| of.name == http.name));
    lines.push(format!("\"http\":{},", json!(http)));
    lines.push(format!("\"under\":{},", Value::from_iter(verdicts.under.all)));
    lines.push(format!("\"verdicts\":{},", Value::from_iter(verdicts.said.all)));
    lines.push("\"entries\":[".to_owned());
    lines.push(all.join("\n,"));
    let index = Index::new(catalog).json(catalog).to_string();
    lines.push(format!("],{}", index.trim_start_matches('{')) + ")");
    // What ends a script or a line of one is escaped; in JSON it means the same.
    in_sight(&lines.join("\n")) + "\n"
}

/// What is told of sending again: the verdict by its index, and the steps of each alternative.
type Told = (usize, Vec<Vec<usize>>);

/// Answers to "may I send it again?", each once: many codes share a few.
#[derive(Default)]
struct Verdicts {
    said: Each,
    /// Those of a code by the statuses that it may come with.
    under: Each,
}

/// Values, each once, by their indices.
#[derive(Default)]
struct Each {
    all: Vec<Value>,
    known: Map<String, usize>,
}

impl Each {
    fn index(&mut self, value: Value) -> usize {
        *self.known.entry(value.to_string()).or_insert_with(|| {
            self.all.push(value);
            self.all.len() - 1
        })
    }
}

impl Verdicts {
    /// `[["alone", "GET: after a back-off", "GET: 잠시 후"], ["never", "POST: no", "POST: 불가"]]`, by its index.
    fn index(&mut self, advice: &Advice<'_>) -> usize {
        let call = |call: &Call| {
            let [english, korean] =
                Language::ALL.map(|language| visible(&call.in_brief().plain(language)).into_owned());
            json!([call.goes.word(), english, korean])
        };
        let value = Value::from_iter(advice.verdict().iter().map(call));
        self.said.index(value)
    }

    fn told(&mut self, advice: &Advice<'_>) -> Told {
        (self.index(advice), recovery(advice))
    }

    /// What is decided about a code by the status that it comes with, by its index.
    fn under<'c>(&mut self, table: &'c Table, row: &'c Row, decisions: &Decisions<'c>) -> usize {
        let told = decisions.tell_all((table, row), |advice| self.told(advice));
        self.under.index(runs(&told))
    }
}

/// What HTTP itself says of the statuses of which the provider does not say it.
fn by_http(provider: &Provider, http: Option<&Provider>, verdicts: &mut Verdicts) -> Value {
    let advised = (400..600).filter_map(|status| Some((vec![status], advised_by_http(provider, status, http)?)));
    let told: Vec<(Vec<u16>, Told)> = advised.map(|(status, advice)| (status, verdicts.told(&advice))).collect();
    runs(&told)
}

/// `[[400, 499, verdict, recovery]]`: what is told of statuses, from the first to the last that follow one another.
fn runs(told: &[(Vec<u16>, Told)]) -> Value {
    let each = told.iter().flat_map(|(statuses, told)| statuses.iter().map(move |status| (*status, told)));
    let mut each: Vec<(u16, &Told)> = each.filter(|(status, _)| *status >= 100).collect();
    each.sort_unstable_by_key(|(status, _)| *status);
    let run = |run: &[(u16, &Told)]| {
        let ((first, (verdict, recovery)), (last, _)) = (run.first()?, run.last()?);
        Some(json!([first, last, verdict, recovery]))
    };
    each.chunk_by(|one, next| one.0 + 1 == next.0 && one.1 == next.1).filter_map(run).collect()
}

fn recovery(advice: &Advice<'_>) -> Vec<Vec<usize>> {
    let steps = |alternative: &Alternative| advice.taken(alternative).into_iter().map(number).collect();
    advice.recovery().iter().map(steps).collect()
}

/// What the search knows of a provider: its codes, then its rules for statuses, a line each.
fn entries(index: usize, decisions: &Decisions<'_>, site: &Site, verdicts: &mut Verdicts) -> Vec<String> {
    let provider = decisions.provider();
    let mut entries = Vec::new();
    for (table, of) in provider.tables.iter().enumerate() {
        for (place, row) in of.rows.iter().enumerate() {
            let code = row.code.to_string();
            let file = site.names(index, table, place).map_or("", |names| names.1);
            let status = row.facts.status.as_ref().map(|status| status.value);
            let place = (status, if file == code { "" } else { file });
            let names = (code.as_str(), row.name.as_str());
            let advice = Advice::of(&row.facts, status, provider);
            let under = Some(verdicts.under(of, row, decisions));
            let facts = (&row.facts, &advice, under);
            entries.push(entry((index, Some(table)), names, place, facts, &aliases(row), verdicts));
        }
    }
    for rule in &provider.statuses {
        let pattern = rule.pattern.to_string();
        let status = single(&rule.pattern);
        let file = link::anchor(&LinkTarget::Thing("status", pattern.clone())).unwrap_or_default();
        let advice = Advice::of(&rule.facts, status, provider);
        entries.push(entry(
            (index, None),
            (&pattern, ""),
            (status, &file),
            (&rule.facts, &advice, None),
            &[],
            verdicts,
        ));
    }
    entries
}

/// `[provider, table, code, name, status, file, recovery, severity, basis of the advice, English, source, aliases, Korean,
/// verdict, verdicts by status, notes]`, the Korean where it is a translation
fn entry(
    (provider, table): (usize, Option<usize>),
    (code, name): (&str, &str),
    (status, file): (Option<u16>, &str),
    (facts, advice, under): (&Facts, &Advice<'_>, Option<usize>),
    aliases: &[String],
    verdicts: &mut Verdicts,
) -> String {
    let (verdict, recovery) = verdicts.told(advice);
    let text = brief_meaning(facts);
    let english = text.map_or("", |text| text.english());
    let source = text.filter(|text| text.source != text.english()).map_or("", |text| &text.source);
    let korean = text.filter(|text| text.is_translated(Language::Korean) && text.of(Language::Korean) != text.source);
    let severity = facts.severity.as_ref().map(|fact| Severity::ALL.iter().position(|of| *of == fact.value));
    let own = facts.text(TextKind::Note).filter(|_| table.is_none() && advice.recovery.is_some());
    let notes = notes(advice, own);
    let notes = match notes.is_empty() {
        true => Value::Null,
        false => json!(Language::ALL.map(|language| visible(&notes.plain(language)).into_owned())),
    };
    let entry = json!([
        provider,
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
        verdict,
        under,
        notes,
    ]);
    entry.to_string()
}

fn number(step: Step) -> usize {
    Step::ALL.iter().position(|of| *of == step).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run tells of its statuses and of none between them: of that the provider may say something else.
    #[test]
    fn a_run_has_no_gap() {
        let (one, other) = ((1, vec![vec![2]]), (3, Vec::new()));
        let told = [(vec![400, 401, 428, 430, 431], one.clone()), (vec![402, 503], other), (vec![403], one)];
        let told = runs(&told);
        let runs: Vec<_> =
            told.as_array().into_iter().flatten().map(|run| (run[0].as_u64(), run[1].as_u64())).collect();
        let wanted = [(400, 401), (402, 402), (403, 403), (428, 428), (430, 431), (503, 503)];
        assert_eq!(runs, wanted.map(|(first, last)| (Some(first), Some(last))));
    }
}
