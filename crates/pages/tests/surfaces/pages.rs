//! The pages of Markdown, held against the specs.

use crate::held::{Differences, as_sentence, meanings, recovery, status, verdict_in_brief, with_source};
use crate::truth::{Code, Provider, Statement, Topic};
use crate::words::{self, Tongue};
use crate::{Both, catalogues, markdown};
use codetable_model::vocabulary::{TableKind, TextKind};

#[test]
fn the_markdown_of_every_provider_says_what_its_spec_says() {
    let mut differences = Differences::default();
    for Both { providers, pages, .. } in catalogues() {
        for provider in providers {
            let path = format!("docs/{}.md", provider.name);
            let page = pages.iter().find(|page| page.path == path).expect("a page for every provider");
            let blocks = markdown::blocks(&page.text);
            let is_english = provider.language == "en";
            let sections = markdown::sections(&blocks, "Code by code", is_english);
            differences.same(&path, sections.len(), provider.codes.len());
            let overview = markdown::overview(&blocks, "Codes");
            differences.same(&path, overview.len(), provider.codes.len());
            for code in &provider.codes {
                let title = format!("{} {}", code.code, code.name);
                let place = provider.place_among_equals(code);
                let section = sections.iter().filter(|section| section.title == title).nth(place);
                let section = section.unwrap_or_else(|| panic!("{path} has no {title}"));
                let of = format!("{path} {title}");
                for ((found_basis, found), (basis, wanted)) in section.meanings.iter().zip(meanings(code)) {
                    differences.same(&of, found_basis, &basis);
                    let has_source = |topic| provider.translations < 2 || !matches!(topic, Topic::Text(_));
                    let [found, wanted] = [found.clone(), as_sentence(wanted)].map(|of| with_source(of, has_source));
                    differences.statements(&of, found, wanted);
                }
                differences.same(&of, section.meanings.len(), 1 + code.also.len());
                differences.remarks(&of, section.remarks.clone(), provider.concerning(&code.code));
                let mut rows = overview.iter().filter(|row| row["Code"] == code.code && row["Name"] == code.name);
                overview_row(&of, rows.nth(place).expect("a row of the overview"), code, &mut differences);
            }
            rules_in_markdown(&path, &blocks, provider, &mut differences);
        }
    }
}

/// `-401 | 401 | InvalidCredentials | meaning | Fix the setup. (inferred, by the rule for 401) | after the fix`
fn overview_row(of: &str, row: &markdown::Row, code: &Code, differences: &mut Differences) {
    let cell = |name: &str| row.get(name).map_or("", String::as_str);
    let [status, meaning, todo] = ["HTTP", "What it means", "What to do"].map(cell);
    let own = self::status(&code.whole);
    differences.same(of, status, if own == code.code { "" } else { &own });
    let texts: Vec<&str> =
        code.whole.iter().filter(|of| matches!(of.topic, Topic::Text(_))).map(|of| of.says.as_str()).collect();
    differences.same(of, texts.iter().any(|text| meaning.ends_with(text)), !texts.is_empty());
    verdict(of, cell("Send again"), &code.whole, differences);
    notes(of, row, &code.whole, &[], differences);
    let advised: Vec<&Statement> = code.whole.iter().filter(|statement| statement.topic == Topic::Recovery).collect();
    let (steps, note) = todo.split_once(" (").unwrap_or((todo, ""));
    match advised.first() {
        // A remedy that is not put into steps is quoted in their place.
        None => match code.whole.iter().find(|of| of.topic == Topic::Text(TextKind::Remedy)) {
            Some(remedy) => differences.same(of, todo.contains(&remedy.says), true),
            None => differences.same(of, steps, if code.kind == TableKind::Errors { "Not said." } else { "" }),
        },
        Some(first) => {
            let wanted: Vec<String> = advised.iter().map(|statement| statement.says.clone()).collect();
            differences.same(of, words::recovery(steps, Tongue::English), wanted);
            let inferred = advised
                .iter()
                .any(|of| of.kind() == "inferred" || of.waits.iter().any(|of| of.starts_with("inferred")));
            let inferred = inferred.then(|| "inferred".to_owned());
            let rule = first.rule.as_ref().map(|rule| format!("by the rule for {rule}"));
            let wanted: Vec<String> = inferred.into_iter().chain(rule).collect();
            differences.same(of, note.trim_end_matches(')'), &wanted.join(", "));
        }
    }
}

/// Whoever follows a rule has to know its limits: what it notes stands beside the advice in brief too, a rule's own as well.
fn notes(of: &str, row: &markdown::Row, whole: &[Statement], own: &[Statement], differences: &mut Differences) {
    let is_note = |of: &&Statement| of.topic == Topic::Text(TextKind::Note);
    let has_advice = whole.iter().any(|of| of.topic == Topic::Recovery);
    let own = own.iter().filter(is_note).filter(|_| has_advice);
    let by_rule = whole.iter().filter(is_note).filter(|of| of.rule.is_some());
    let notes: Vec<&str> = own.chain(by_rule).map(|of| of.says.as_str()).collect();
    differences.same(of, row.get("Note").map_or("", String::as_str), &notes.join("; "));
}

/// Whether to send again, in brief.
fn verdict(of: &str, found: &str, wanted: &[Statement], differences: &mut Differences) {
    // What HTTP itself says is held by a law of its own; here, that it stands only where the document is silent.
    if let Some(words) = found.strip_suffix(" (by HTTP itself)") {
        differences.same(of, words::again(words, Tongue::English).contains('<'), false);
        return differences.same(of, String::new(), verdict_in_brief(wanted));
    }
    let found = if found.is_empty() { String::new() } else { words::again(found, Tongue::English) };
    differences.same(of, found, verdict_in_brief(wanted));
}

fn rules_in_markdown(path: &str, blocks: &[markdown::Block], provider: &Provider, differences: &mut Differences) {
    let sections = markdown::sections(blocks, "Statuses", provider.language == "en");
    differences.same(path, sections.len(), provider.rules.len());
    let overview = markdown::overview(blocks, "Statuses");
    for rule in &provider.rules {
        let of = format!("{path} {}", rule.pattern);
        let section = sections.iter().find(|section| section.title == rule.pattern);
        let section = section.unwrap_or_else(|| panic!("no {of}"));
        differences.statements(&of, section.meanings[0].1.clone(), as_sentence(&rule.whole));
        differences.remarks(&of, section.remarks.clone(), provider.concerning(&rule.pattern));
        let row = overview.iter().find(|row| row["Status"] == rule.pattern).expect("a row of the overview");
        let wanted: Vec<&str> = recovery(&rule.whole).collect();
        verdict(&of, row.get("Send again").map_or("", String::as_str), &rule.whole, differences);
        notes(&of, row, &rule.whole, &rule.own, differences);
        let todo = row.get("What to do").filter(|todo| !todo.is_empty());
        let found = todo.map(|todo| words::recovery(todo, Tongue::English));
        differences.same(&of, found.unwrap_or_default(), wanted.iter().map(ToString::to_string).collect());
    }
}
