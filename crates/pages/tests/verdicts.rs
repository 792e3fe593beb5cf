//! What the pages say of sending a request again, held against what the library decides: for every code under its own
//! status, and for every status without a code, where HTTP itself counts if the provider is silent. The search of the site and
//! the terminal say of every other status what the pages say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::catalog::advice::{Advice, http};
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::vocabulary::{Step, Vocabulary};
use codetable_model::words::Language;
use codetable_model::words::advice::Goes;
use codetable_model::{compile, language, load, source::Source};
use codetable_pages::decision::{Decision, Decisions, Next};
use codetable_pages::explain::{Explanation, Look, Subject, find};
use codetable_pages::find::{Kind, Unlisted};
use codetable_pages::{html, markdown};
use serde_json::{Value, json};
use std::path::Path;

/// Beside HTTP itself a provider that says nothing of statuses, and one of which a rule for one status is silent where that for
/// its class is not.
const SILENT: [(&str, &str); 2] = [
    ("still", "provider: still\ntables: { errors: { enum: E, codes: { A: { name: A } } } }\n"),
    (
        "shop",
        "provider: shop\nstatuses: { 404: { note: Gone }, 4xx: { recovery: [[fix_request]] } }\n\
         tables: { errors: { enum: E, codes: { A: { name: A, status: 404 } } } }\n",
    ),
];

fn catalogs() -> [Catalog; 3] {
    let (sources, _) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    let everything = vec![Source::new("specs/post_office.yaml", language::EVERYTHING)];
    let http = sources.iter().filter(|source| source.stem() == "http_status").cloned();
    let silent = SILENT.map(|(name, text)| Source::new(format!("specs/{name}.yaml"), text));
    let beside_http = http.chain(silent).collect();
    [sources, everything, beside_http].map(|sources| {
        let compilation = compile(&sources);
        assert!(compilation.is_clean(), "{:?}", compilation.diagnostics);
        compilation.catalog
    })
}

fn catalogues() -> Vec<Vec<Provider>> {
    catalogs().map(|catalog| catalog.providers).into()
}

/// The decision about a response with a status of which nothing else is asked.
fn under(decisions: &[Decision], status: u16) -> Option<&Decision> {
    let covers = |of: &&Decision| of.statuses.iter().any(|[first, last]| (*first..=*last).contains(&status));
    decisions.iter().filter(covers).find(|of| of.when.is_empty())
}

/// Says where a page and the library part on a call that is safe to repeat and on one that is not.
fn differ(of: &str, advice: &Advice<'_>, decision: &Decision, told: &mut Vec<String>) {
    let verdict = advice.verdict();
    let goes = [verdict.first(), verdict.last()].map(|call| call.map_or(Goes::Never, |call| call.goes));
    for ((goes, next), call) in goes.into_iter().zip(&decision.next).zip(["GET", "POST"]) {
        let agrees = match next {
            Next::Send(_) | Next::RefreshThenSend => goes == Goes::Alone,
            // Calls become fewer by a person's hand.
            Next::Later(_) => matches!(goes, Goes::Later | Goes::ByHand),
            Next::Stop(_) => !matches!(goes, Goes::Alone | Goes::Later),
        };
        if !agrees {
            told.push(format!("{of}, {call}: the page says {goes:?}, the library {next:?}"));
        }
    }
}

#[test]
fn a_page_says_of_every_status_what_the_library_does() {
    let mut told = Vec::new();
    let mut count = 0;
    for providers in catalogues() {
        let http = http(&providers);
        for provider in &providers {
            let decisions = Decisions::of(provider, &providers).of_statuses();
            for status in 400..=599 {
                let advice = Advice::of_status(status, provider, http);
                let decision = under(&decisions, status).expect("a decision for every status");
                differ(&format!("{} {status}", provider.name), &advice, decision, &mut told);
                count += 1;
            }
        }
    }
    assert!(count >= 1_000, "{count}");
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn a_page_promises_of_no_code_what_the_library_does_not() {
    let mut told = Vec::new();
    let mut count = 0;
    for providers in catalogues() {
        for provider in &providers {
            let all = Decisions::of(provider, &providers);
            for (table, row) in provider.tables.iter().flat_map(|of| of.rows.iter().map(move |row| (of, row))) {
                let Some(status) = row.facts.status.as_ref().map(|status| status.value) else { continue };
                let decisions = all.of_row(table, row);
                let Some(decision) = under(&decisions, status).filter(|decision| !decision.success) else { continue };
                let advice = Advice::of(&row.facts, Some(status), provider);
                differ(&format!("{} {}", provider.name, row.code), &advice, decision, &mut told);
                count += 1;
            }
        }
    }
    assert!(count > 40, "{count}");
    assert_eq!(told, Vec::<String>::new());
}

/// What is told of a code that comes with any status is what the library does.
#[test]
fn what_is_told_of_a_code_under_any_status_is_what_is_decided() {
    let mut told = Vec::new();
    let mut count = 0;
    for providers in catalogues() {
        for provider in &providers {
            let all = Decisions::of(provider, &providers);
            for (table, row) in provider.tables.iter().flat_map(|of| of.rows.iter().map(move |row| (of, row))) {
                let decisions = all.of_row(table, row);
                for status in 100..=599 {
                    let Some(decision) = under(&decisions, status) else { continue };
                    let is_told = all.tell((table, row), status, |advice| {
                        differ(&format!("{} {} {status}", provider.name, row.code), advice, decision, &mut told);
                    });
                    assert_eq!(is_told.is_none(), decision.success, "{} {} {status}", provider.name, row.code);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 20_000, "{count}");
    assert_eq!(told, Vec::<String>::new());
}

/// Of a member and a header, as of two headers, the latest counts, and that is said; of one alone it is not.
#[test]
fn of_several_that_tell_a_wait_the_latest_counts() {
    const HEADERS: &str =
        "X-One: { role: reset, format: unix_seconds }, X-Other: { role: reset, format: unix_seconds }";
    const MEMBERS: &str = "/code: { role: code, type: string }, /again: { role: other, type: integer }, \
                           /later: { role: other, type: integer }";
    for (wait, several) in [
        ("header: X-One", false),
        ("member: /again", false),
        ("header: [X-One, X-Other]", true),
        ("member: [/again, /later]", true),
        ("member: /again, header: X-One", true),
    ] {
        let spec = format!(
            "provider: shop\nheaders: {{ {HEADERS} }}\nbodies: {{ error: {{ fields: {{ {MEMBERS} }} }} }}\n\
             tables:\n  errors:\n    enum: E\n    codes:\n      A: {{ name: A, status: 503, recovery: [[wait, retry]], wait: {{ {wait} }} }}\n"
        );
        let catalog = compile(&[Source::new("specs/shop.yaml", spec)]).catalog;
        let provider = &catalog.providers[0];
        let words = Advice::of(&provider.tables[0].rows[0].facts, None, provider).wait_words();
        for (language, latest) in [(Language::English, "whichever is later"), (Language::Korean, "더 늦은 시각")] {
            assert_eq!(words.plain(language).contains(latest), several, "{wait}: {}", words.plain(language));
        }
    }
}

/// Of headers that tell an amount of time or a moment, what to do speaks of a moment only where each of them tells one.
#[test]
fn a_wait_is_for_a_moment_where_all_that_tell_it_are_moments() {
    const FORMATS: [(&str, bool); 5] = [
        ("retry_after", false),
        ("milliseconds", false),
        ("integer", false),
        ("unix_seconds", true),
        ("iso8601", true),
    ];
    for ((one, is_moment), (other, is_also)) in FORMATS.into_iter().flat_map(|one| FORMATS.map(|other| (one, other))) {
        let spec = format!(
            "provider: shop\nheaders:\n  X-One: {{ role: reset, format: {one} }}\n  X-Other: {{ role: reset, format: {other} }}\n\
             tables:\n  errors:\n    enum: E\n    codes:\n      A: {{ name: A, status: 503, recovery: [[wait, retry]], wait: {{ header: [X-One, X-Other] }} }}\n"
        );
        let catalog = compile(&[Source::new("specs/shop.yaml", spec)]).catalog;
        let provider = &catalog.providers[0];
        let advice = Advice::of(&provider.tables[0].rows[0].facts, None, provider);
        let verdict = advice.verdict().into_iter().flat_map(|call| [call.says, call.brief]).take(2);
        for told in verdict.chain([advice.recovery_words()]) {
            let told = told.plain(Language::Korean);
            assert_eq!(told.contains("시각"), is_moment && is_also, "{one}, {other}: {told}");
        }
    }
}

/// What is told of sending again, as the search of the site has it: the calls in either language, and the steps.
fn told(advice: &Advice<'_>) -> Value {
    let call = |language| move |call: &codetable_model::words::advice::Call| call.in_brief().plain(language);
    let calls: Vec<Value> = advice
        .verdict()
        .iter()
        .map(|of| json!([of.goes.word(), call(Language::English)(of), call(Language::Korean)(of)]))
        .collect();
    let steps = |step: Step| Step::ALL.iter().position(|of| *of == step);
    let recovery = advice.recovery().iter().map(|of| advice.taken(of).into_iter().map(steps).collect::<Vec<_>>());
    json!([calls, recovery.collect::<Vec<_>>()])
}

/// What the data of the search says of a status in its runs, `[[400, 499, verdict, recovery]]`.
fn in_runs(data: &Value, runs: &Value, status: u16) -> Option<Value> {
    let mut all = runs.as_array().unwrap().iter();
    let is_in = |run: &&Value| (run[0].as_u64()..=run[1].as_u64()).contains(&Some(u64::from(status)));
    let run = all.find(is_in)?;
    assert_eq!(all.find(is_in), None, "{status} is told of once");
    let verdict = &data["verdicts"][usize::try_from(run[2].as_u64().unwrap()).unwrap()];
    Some(json!([verdict, run[3]]))
}

/// What HTTP itself says of a status counts where no rule of the provider says what to do, and for nobody else.
fn by_http<'p>(provider: &'p Provider, status: u16, http: Option<&'p Provider>) -> Option<Advice<'p>> {
    let http = http.filter(|http| http.name != provider.name)?;
    let mut rules = provider.statuses.iter().filter(|rule| rule.pattern.covers(status));
    let is_told = rules.any(|rule| !rule.facts.recovery.is_empty());
    let advice = Advice::of_status(status, provider, Some(http));
    (!is_told && !advice.recovery().is_empty()).then_some(advice)
}

/// Statuses are told of in runs there, in which one that is decided otherwise is easily lost.
#[test]
fn the_search_of_the_site_tells_of_every_status_what_is_decided() {
    let mut counts = [0; 2];
    for catalog in catalogs() {
        let site = html::artifacts(&catalog).unwrap();
        let script = site.iter().find(|file| file.path.ends_with("/codes.js")).unwrap();
        let data = script.text.trim_end().strip_suffix(')').unwrap().split_once("codetable(").unwrap().1;
        let data: Value = serde_json::from_str(data).unwrap();
        let mut entries = data["entries"].as_array().unwrap().iter().filter(|entry| entry[1].is_u64());
        for (index, provider) in catalog.providers.iter().enumerate() {
            let all = Decisions::of(provider, &catalog.providers);
            for (table, row) in provider.tables.iter().flat_map(|of| of.rows.iter().map(move |row| (of, row))) {
                let entry = entries.next().unwrap();
                assert_eq!(entry[3], row.name.as_str());
                let runs = &data["under"][usize::try_from(entry[14].as_u64().unwrap()).unwrap()];
                for status in 100..=599 {
                    let wanted = all.tell((table, row), status, told);
                    assert_eq!(in_runs(&data, runs, status), wanted, "{} {} {status}", provider.name, row.code);
                    counts[0] += usize::from(wanted.is_some());
                }
            }
            for status in 100..=599 {
                let wanted = by_http(provider, status, http(&catalog.providers)).filter(|_| status >= 400);
                let wanted = wanted.as_ref().map(told);
                assert_eq!(in_runs(&data, &data["byHttp"][index], status), wanted, "{} {status}", provider.name);
                counts[1] += usize::from(wanted.is_some());
            }
        }
        assert_eq!(entries.next(), None);
    }
    assert!(counts[0] > 20_000 && counts[1] > 300, "{counts:?}");
}

/// A text without its marks, of which a page may escape some.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn on_one_line(explanation: &Explanation<'_>) -> String {
    let look = Look { width: 100_000, is_colored: false, language: Language::English, is_bilingual: false };
    explanation.text(&look)
}

/// Of a response with a code that no table lists, and of a status, HTTP itself is told where it is asked, and what else there
/// is elsewhere; whose word it is that a call which may have been carried out can be sent again is told too.
#[test]
fn what_http_says_is_told_where_the_provider_is_silent() {
    let (mut counts, mut by_page) = ([0; 4], 0);
    for catalog in catalogs() {
        let http = http(&catalog.providers);
        let mut explanation = find(&catalog, "", None);
        let (pages, site) = (markdown::artifacts(&catalog), html::artifacts(&catalog).unwrap());
        for (index, provider) in catalog.providers.iter().enumerate() {
            let page = &pages.iter().find(|page| page.path == format!("docs/{}.md", provider.name)).unwrap().text;
            let path = format!("/{}/index.html", provider.name);
            let of_site = &site.iter().find(|page| page.path.ends_with(&path)).unwrap().text;
            let mut by_rule = 0;
            for status in 400..=599 {
                let of = format!("{} {status}", provider.name);
                let advice = by_http(provider, status, http);
                let says = advice.as_ref().map(|advice| {
                    let says = [advice.again_in_full(), advice.recovery_words()].map(|of| of.plain(Language::English));
                    says.into_iter().filter(|of| !of.is_empty()).collect::<Vec<_>>().join(" ")
                });
                let is_one = |of: &Advice<'_>| of.verdict().len() == 1 && of.verdict()[0].goes != Goes::Never;
                let of_http = http.map(|http| Advice::of_status(status, http, Some(http)));
                let is_both = advice.as_ref().is_some_and(is_one) && of_http.is_some_and(|of| of.verdict().len() == 2);
                let hold = |text: &str| {
                    assert_eq!(text.contains("By HTTP itself  "), says.is_some(), "{of}: {text}");
                    assert!(says.as_ref().is_none_or(|says| text.contains(says)), "{of}: {text}");
                    assert_eq!(text.contains("HTTP alone does not say that."), is_both, "{of}: {text}");
                };
                counts[3] += usize::from(is_both);
                // In brief it stands beside the rule for the very status, where there is one.
                if let Some(row) = page.lines().find(|line| line.starts_with(&format!("| [`{status}`](#status-"))) {
                    let again = advice.as_ref().map(|advice| advice.again_words().plain(Language::English));
                    let wanted = again.map(|again| letters(&format!("{again} (by HTTP itself)")));
                    assert_eq!(row.contains("by HTTP itself"), wanted.is_some(), "{of}: {row}");
                    assert!(wanted.is_none_or(|wanted| letters(row).contains(&wanted)), "{of}: {row}");
                    by_rule += usize::from(says.is_some());
                }
                let has_rule = provider.statuses.iter().any(|rule| rule.pattern.covers(status));
                explanation.unlisted = Vec::new();
                if has_rule {
                    explanation.kind = Some(Kind::Status);
                    explanation.subjects = vec![(Kind::Status, Subject::Status(provider, status))];
                    hold(&on_one_line(&explanation));
                }
                if provider.tables.is_empty() {
                    continue;
                }
                explanation.subjects = Vec::new();
                explanation.kind = Some(Kind::NotListed);
                let family = Some((index, 0));
                let code = "NOT_LISTED".to_owned();
                explanation.unlisted = vec![Unlisted { code, family, status: Some(status), ..Unlisted::default() }];
                let text = on_one_line(&explanation);
                let heads = [
                    format!("The document does not say what to do about status {status}. By HTTP itself:"),
                    format!("By the rule for its status {status}:"),
                    format!("Nobody says what to do about status {status}: codetable does not send the request again."),
                ];
                let place = if says.is_some() { 0 } else { 1 + usize::from(!has_rule) };
                counts[place] += 1;
                for (at, head) in heads.iter().enumerate() {
                    assert_eq!(text.contains(head), at == place, "{of}: {text}");
                }
                hold(&text);
            }
            assert_eq!(page.matches("| By HTTP itself |").count(), by_rule, "{page}");
            assert_eq!(of_site.matches("By HTTP itself<").count(), by_rule, "{of_site}");
            by_page += by_rule;
        }
    }
    assert!(by_page > 0 && counts.iter().all(|count| *count > 0), "{counts:?}");
}

/// Whoever names the status of a response is told what holds under that one, for the call that is meant first.
#[test]
fn the_terminal_tells_what_holds_under_the_status_that_is_named() {
    let mut count = 0;
    for catalog in catalogs() {
        let mut explanation = find(&catalog, "", None);
        explanation.kind = Some(Kind::Exact);
        for (call, status) in [None, Some(true), Some(false)].into_iter().zip([207, 429, 503]) {
            explanation.is_idempotent = call;
            (explanation.subjects, explanation.statuses) = (Vec::new(), Vec::new());
            let mut wanted = Vec::new();
            for provider in &catalog.providers {
                let all = Decisions::of(provider, &catalog.providers);
                for (table, row) in provider.tables.iter().flat_map(|of| of.rows.iter().map(move |row| (of, row))) {
                    explanation.subjects.push((Kind::Exact, Subject::Row(provider, table, row)));
                    explanation.statuses.push((row, status));
                    let listed = row.facts.status.as_ref().map(|of| of.value).filter(|listed| *listed != status);
                    let calls = all.tell((table, row), status, |advice| {
                        let calls: Vec<_> =
                            advice.verdict().iter().map(|of| of.in_brief().plain(Language::English)).collect();
                        calls
                    });
                    let again = listed.and(calls).map(|mut calls| {
                        if call == Some(false) && calls.len() > 1 {
                            calls.swap(0, 1);
                        }
                        calls.join("; ")
                    });
                    wanted.push((row, listed, again));
                }
            }
            let found: Value = serde_json::from_str(&explanation.json()).unwrap();
            for (at, (row, listed, again)) in wanted.iter().enumerate() {
                let found = &found["found"][at];
                assert_eq!(found["row"]["name"], row.name.as_str());
                let mut under = json!({});
                under["status"] = status.into();
                again.iter().for_each(|again| under["again"] = again.as_str().into());
                assert_eq!(found["under"], listed.map_or(Value::Null, |_| under), "{} {status}", row.code);
            }
            let subjects = std::mem::take(&mut explanation.subjects);
            for (subject, (row, listed, again)) in subjects.into_iter().zip(wanted) {
                explanation.subjects = vec![subject];
                let text = on_one_line(&explanation);
                let differs =
                    listed.map(|of| format!("The response has status {status}; the code is listed with {of}."));
                // Of a 207, every problem has a status of its own.
                let is_told = text.contains("; the code is listed with ");
                assert_eq!(is_told, differs.is_some() && status != 207, "{text}");
                assert!(!is_told || differs.is_some_and(|differs| text.contains(&differs)), "{text}");
                let under = again.as_ref().map(|again| format!("Under {status}: {again}\n"));
                assert_eq!(text.contains(&format!("Under {status}: ")), under.is_some(), "{} {text}", row.code);
                assert!(under.is_none_or(|under| text.contains(&under)), "{} {text}", row.code);
                count += usize::from(again.is_some());
            }
        }
    }
    assert!(count > 100, "{count}");
}
