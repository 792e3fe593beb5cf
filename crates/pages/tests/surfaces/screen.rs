//! What `explain` prints, held against the specs.

use crate::data::{list, remarks, text};
use crate::held::{Differences, as_prose, meanings, recovery, status, verdict_in_brief};
use crate::truth::{Code, Provider, Remark, Statement, Topic};
use crate::words::{self, Tongue};
use crate::{Both, catalogues, terminal};
use codetable_model::catalog::Catalog;
use codetable_model::catalog::advice::http;
use codetable_model::words::Language;
use codetable_pages::explain::{Look, Subject, find};
use codetable_pages::find::{Kind, Unlisted};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_terminal_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for both in catalogues() {
        let catalog = &both.catalog;
        let looks = |tongue| LOOKS.iter().filter(move |(_, of)| *of == tongue);
        for (provider, look) in both.by_tongue().flat_map(|(of, tongue)| looks(tongue).map(move |look| (of, look))) {
            let of = catalog.providers.iter().find(|of| of.name == provider.name).unwrap();
            for code in &provider.codes {
                let table = of.tables.iter().find(|table| table.id == code.table).unwrap();
                let row = table.rows.iter().find(|row| row.name == code.name).unwrap();
                let page = explained(catalog, Subject::Row(of, table, row), look);
                let what = format!("explain {} {}, {:?}", provider.name, code.code, look.0);
                differences.same(
                    &what,
                    page.title.clone(),
                    vec![provider.name.clone(), code.code.clone(), code.name.clone()],
                );
                differences.same(&what, page.meanings.len(), 1 + code.also.len());
                for ((found_basis, found), (basis, wanted)) in page.meanings.into_iter().zip(meanings(code)) {
                    differences.same(&what, found_basis, basis);
                    differences.statements(&what, found, as_printed(wanted, look.0));
                }
                differences.remarks(&what, page.remarks, provider.concerning(&code.code));
            }
            for rule in &provider.rules {
                let found = of.statuses.iter().find(|of| of.pattern.to_string() == rule.pattern).unwrap();
                let is_single = found.pattern.first == found.pattern.last;
                let subject =
                    if is_single { Subject::Status(of, found.pattern.first) } else { Subject::Rule(of, found) };
                let page = explained(catalog, subject, look);
                let what = format!("explain {} {}, {:?}", provider.name, rule.pattern, look.0);
                differences.same(
                    &what,
                    page.title.clone(),
                    vec![provider.name.clone(), format!("HTTP {}", rule.pattern)],
                );
                differences.statements(&what, page.meanings[0].1.clone(), as_printed(&rule.whole, look.0));
                differences.remarks(&what, page.remarks, provider.concerning(&rule.pattern));
            }
        }
    }
}

/// Of a code that no table lists, the rules for its status speak: the first, and where that is silent the next.
#[test]
fn of_an_unlisted_code_the_rules_for_its_status_are_told() {
    let mut differences = Differences::default();
    let mut by_a_wider_rule = 0;
    for both in catalogues() {
        let catalog = &both.catalog;
        let http = http(&catalog.providers).map(|http| &http.name);
        for ((look, tongue), providers) in
            LOOKS.iter().map(|look| (look, if look.1 == Tongue::Korean { &both.korean } else { &both.providers }))
        {
            let mut explanation = find(catalog, "", None);
            let mut wanted = Vec::new();
            for provider in providers {
                let index = catalog.providers.iter().position(|of| of.name == provider.name).unwrap();
                if catalog.providers[index].tables.is_empty() {
                    continue;
                }
                for status in ends(provider) {
                    let Some(whole) = provider.of_status(status) else { continue };
                    // Where no rule says what to do, HTTP itself does.
                    let is_silent = whole.iter().all(|of| of.topic != Topic::Recovery);
                    if is_silent && http.is_some_and(|http| *http != provider.name) {
                        continue;
                    }
                    let family = Some((index, 0));
                    let code = "NOT_LISTED".to_owned();
                    let of = Unlisted { code, family, status: Some(status), ..Unlisted::default() };
                    by_a_wider_rule += usize::from(is_by_wider(provider, status, &whole));
                    explanation.unlisted = vec![of.clone()];
                    let (language, is_bilingual) = *look;
                    let look = Look { width: 100_000, is_colored: false, language, is_bilingual };
                    let page = terminal::read(&explanation.text(&look), *tongue);
                    let what = format!("an unlisted code of {} with {status}, {language:?}", provider.name);
                    let printed = as_printed(&whole, (language, is_bilingual));
                    differences.statements(&what, page.meanings[0].1.clone(), printed);
                    wanted.push((what, of, whole));
                }
            }
            explanation.unlisted = wanted.iter().map(|(_, of, _)| of.clone()).collect();
            let json: Value = serde_json::from_str(&explanation.json()).unwrap();
            let found = json["unlisted"].as_array().unwrap();
            differences.same("the unlisted codes", found.len(), wanted.len());
            for (found, (what, _, whole)) in found.iter().zip(&wanted) {
                said_in_json(what, found, whole, &mut differences);
            }
        }
    }
    assert!(by_a_wider_rule > 0, "no rule for several statuses is filled by a wider one");
}

fn name(code: &Code) -> String {
    code.name.clone()
}

/// What to do, whether to send again, how long to wait and what became of the request, as JSON says it in words.
fn said_in_json(what: &str, found: &Value, whole: &[Statement], differences: &mut Differences) {
    let said = |name: &str| Some(text(&found[name])).filter(|of| !of.is_empty());
    let steps = said("todo").map(|of| words::recovery(&of, Tongue::English)).unwrap_or_default();
    differences.same(what, steps, recovery(whole).map(str::to_owned).collect());
    let again = said("again").map(|of| words::again(&of, Tongue::English)).unwrap_or_default();
    differences.same(what, again, verdict_in_brief(whole));
    for (topic, name, read) in
        [(Topic::Wait, "wait", words::wait as fn(&str, Tongue) -> String), (Topic::Effect, "effect", words::effect)]
    {
        let wanted = whole.iter().find(|of| of.topic == topic).map(|of| of.says.clone());
        differences.same(what, said(name).map(|of| read(&of, Tongue::English)), wanted);
    }
}

/// Programs that ask for a code or a status are told what people are, with the same remarks and the same neighbours.
#[test]
fn the_json_of_an_explanation_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let mut explanation = find(catalog, "", None);
        let mut wanted = Vec::new();
        for provider in providers {
            let of = catalog.providers.iter().find(|of| of.name == provider.name).unwrap();
            let with_status = |wanted: String| provider.codes.iter().filter(move |of| status(&of.own) == wanted);
            for code in &provider.codes {
                let table = of.tables.iter().find(|table| table.id == code.table).unwrap();
                let row = table.rows.iter().find(|row| row.name == code.name).unwrap();
                explanation.subjects.push((Kind::Exact, Subject::Row(of, table, row)));
                let listed = Some(status(&code.own)).filter(|listed| !listed.is_empty());
                let others = listed.into_iter().flat_map(with_status);
                let others = others.filter(|other| !std::ptr::eq(*other, code)).map(name).collect();
                wanted.push((provider, code.code.clone(), code.whole.clone(), provider.concerning(&code.code), others));
            }
            for (place, rule) in provider.rules.iter().enumerate() {
                let found = of.statuses.iter().find(|of| of.pattern.to_string() == rule.pattern).unwrap();
                let concerning = provider.concerning(&rule.pattern);
                if found.pattern.first < found.pattern.last {
                    explanation.subjects.push((Kind::Status, Subject::Rule(of, found)));
                    wanted.push((provider, rule.pattern.clone(), rule.whole.clone(), concerning, Vec::new()));
                }
                // A status that it decides about, with what concerns either.
                let is_decided = |of: &u16| provider.rules[..place].iter().all(|other| !other.statuses.covers(*of));
                let Some(decided) = rule.statuses.statuses().find(is_decided) else { continue };
                explanation.subjects.push((Kind::Status, Subject::Status(of, decided)));
                let (name, whole) = (decided.to_string(), provider.of_status(decided).unwrap());
                let is_about = |of: &&Remark| of.concerns.contains(&name) || of.concerns.contains(&rule.pattern);
                let concerning = provider.remarks.iter().filter(is_about).collect();
                let others = with_status(name.clone()).map(self::name).collect();
                wanted.push((provider, name, whole, concerning, others));
            }
        }
        let json: Value = serde_json::from_str(&explanation.json()).unwrap();
        differences.same("what is found", list(&json["found"]).count(), wanted.len());
        for (found, (provider, name, whole, concerning, others)) in list(&json["found"]).zip(wanted) {
            let what = format!("the JSON of {} {name}", provider.name);
            differences.same(&what, text(&found["provider"]), provider.name.clone());
            said_in_json(&what, found, &whole, &mut differences);
            differences.remarks(&what, remarks(found), concerning);
            let neighbours = list(&found["neighbours"]).map(|of| text(&of["name"])).collect::<Vec<_>>();
            differences.same(&what, neighbours, others);
        }
    }
}

/// The statuses at which the rules of a provider change.
fn ends(provider: &Provider) -> BTreeSet<u16> {
    let patterns = provider.rules.iter().map(|rule| &rule.statuses);
    patterns.flat_map(|of| [of.first, of.last].into_iter().chain(of.first.checked_add(1))).collect()
}

/// Whether a rule for several statuses has a part of its advice from one for more.
fn is_by_wider(provider: &Provider, status: u16, whole: &[Statement]) -> bool {
    let first = provider.rules.iter().find(|rule| rule.statuses.covers(status));
    first.is_some_and(|rule| rule.statuses.first < rule.statuses.last) && whole.iter().any(|of| of.rule.is_some())
}

/// A language, whether texts stand there in the document's too, and how to read it.
const LOOKS: [((Language, bool), Tongue); 3] = [
    ((Language::English, true), Tongue::English),
    ((Language::English, false), Tongue::English),
    ((Language::Korean, false), Tongue::Korean),
];

/// The page of a subject, on a terminal so wide that no line is wrapped.
fn explained(
    catalog: &Catalog,
    subject: Subject<'_>,
    ((language, is_bilingual), tongue): &((Language, bool), Tongue),
) -> terminal::Page {
    let mut explanation = find(catalog, "", None);
    (explanation.subjects, explanation.kind) = (vec![(Kind::Exact, subject)], Some(Kind::Exact));
    let look = Look { width: 100_000, is_colored: false, language: *language, is_bilingual: *is_bilingual };
    terminal::read(&explanation.text(&look), *tongue)
}

/// Statements as the terminal has them: a text in the document's language, in English, or in both.
fn as_printed(statements: &[Statement], (language, is_bilingual): (Language, bool)) -> Vec<Statement> {
    let printed = |of: Statement| {
        let source = of.source.clone().filter(|source| matches!(of.topic, Topic::Text(_)) && *source != of.says);
        let says = match (source, language) {
            (Some(source), Language::English) if is_bilingual => format!("{source}\n{}", of.says),
            _ => of.says.clone(),
        };
        Statement { says, source: None, ..of }
    };
    as_prose(statements).into_iter().map(printed).collect()
}
