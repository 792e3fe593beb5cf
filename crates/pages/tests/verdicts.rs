//! What the pages say of sending a request again, held against what the library decides: for every code under its own
//! status, and for every status without a code, where HTTP itself counts if the provider is silent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::catalog::Provider;
use codetable_model::catalog::advice::{Advice, http};
use codetable_model::words::Language;
use codetable_model::words::advice::Goes;
use codetable_model::{compile, language, load, source::Source};
use codetable_pages::decision::{Decision, Decisions, Next};
use std::path::Path;

fn catalogues() -> Vec<Vec<Provider>> {
    let (sources, _) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    let everything = vec![Source::new("specs/post_office.yaml", language::EVERYTHING)];
    [sources, everything].map(|sources| compile(&sources).catalog.providers).into()
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
