//! The site, held against the specs.

use crate::held::{
    Differences, as_prose, as_sentence, in_one_language, is_one_of_the_texts, meanings, recovery, status,
    verdict_in_brief, with_source,
};
use crate::truth::{Statement, Topic, goes};
use crate::words::{self, Tongue};
use crate::{Both, catalogues, dom, html};
use codetable_model::catalog::Row;
use codetable_model::sample::Samples;
use codetable_model::vocabulary::{Severity, Step, Vocabulary};

#[test]
fn the_page_of_every_code_says_what_its_spec_says() {
    let mut differences = Differences::default();
    for both in catalogues() {
        let site = &both.site;
        let entries = html::search(site);
        for (provider, tongue) in both.by_tongue() {
            for code in &provider.codes {
                let of = format!("the page of {} {}, {tongue:?}", provider.name, code.code);
                let entry = entries.iter().find(|entry| {
                    [&entry.provider, &entry.table, &entry.name] == [&provider.name, &code.table, &code.name]
                });
                let file = entry.map(|entry| &entry.file).filter(|file| !file.is_empty()).unwrap_or(&code.code);
                let page = html::code(site, &provider.name, &code.table, file, tongue);
                differences.same(
                    &of,
                    [&page.enum_name, &page.code, &page.name],
                    [&code.enum_name, &code.code, &code.name],
                );
                let status = Some(status(&code.whole)).filter(|status| !status.is_empty());
                differences.same(&of, page.status, status.map_or(String::new(), |status| format!("HTTP {status}")));
                let who: Vec<&str> = meanings(code).iter().flat_map(|(_, whole)| goes(whole)).collect();
                differences.same(&of, page.goes.iter().map(String::as_str).collect(), who);
                differences.same(&of, page.meanings.len(), 1 + code.also.len());
                for ((found_basis, found), (basis, wanted)) in page.meanings.into_iter().zip(meanings(code)) {
                    differences.same(&of, found_basis, basis);
                    // Whoever reads Korean is shown no English below it.
                    let is_hidden = tongue == Tongue::Korean && provider.language == "en";
                    let is_shown = provider.translations < 2 && !is_hidden;
                    let has_source = |topic| is_shown || !matches!(topic, Topic::Text(_));
                    let wanted = with_source(as_prose(wanted), |topic| topic != Topic::Recovery);
                    let [found, wanted] = [in_one_language(found), wanted].map(|of| with_source(of, has_source));
                    differences.statements(&of, found, wanted);
                }
                differences.remarks(&of, page.remarks, provider.concerning(&code.code));
                differences.same(
                    &of,
                    page.languages.iter().find(|of| {
                        let is_hidden = tongue == Tongue::Korean && provider.language == "en";
                        provider.translations < 2 && (**of != provider.language || is_hidden)
                    }),
                    None,
                );
            }
        }
    }
}

#[test]
fn the_page_of_every_provider_says_what_its_rules_say() {
    let mut differences = Differences::default();
    for both in catalogues() {
        let site = &both.site;
        for (provider, tongue) in both.by_tongue() {
            let (rules, remarks) = html::provider(site, &provider.name, tongue);
            differences.remarks(&provider.name, remarks, provider.remarks.iter().collect());
            differences.same(&provider.name, rules.len(), provider.rules.len());
            for wanted in &provider.rules {
                let of = format!("{} {}, {tongue:?}", provider.name, wanted.pattern);
                let rule = rules.iter().find(|rule| rule.pattern == wanted.pattern);
                let rule = rule.unwrap_or_else(|| panic!("no rule {of}"));
                // Whoever reads Korean is shown no English below it.
                let is_shown = tongue != Tongue::Korean || provider.language != "en";
                let has_source = |topic| is_shown || !matches!(topic, Topic::Text(_));
                let [found, said] = [in_one_language(rule.statements.clone()), as_sentence(&wanted.whole)];
                differences.statements(&of, with_source(found, has_source), with_source(said, has_source));
                let concerning =
                    provider.remarks.iter().zip(1..).filter(|(remark, _)| remark.concerns.contains(&wanted.pattern));
                differences.same(&of, rule.remarks.clone(), concerning.map(|(_, number)| number).collect());
            }
        }
    }
}

#[test]
fn the_matrix_and_the_search_say_what_to_do() {
    let mut differences = Differences::default();
    for Both { providers, site, .. } in catalogues() {
        let entries = html::search(site);
        let count: usize = providers.iter().map(|provider| provider.codes.len() + provider.rules.len()).sum();
        differences.same("the search", entries.len(), count);
        for provider in providers {
            let matrix = html::matrix(site, &provider.name);
            differences.same(&provider.name, matrix.len(), provider.codes.len());
            for code in &provider.codes {
                let of = format!("the overview of {} {}", provider.name, code.code);
                let mut lines = matrix.iter().filter(|line| line.code == code.code && line.name == code.name);
                let line = lines.nth(provider.place_among_equals(code));
                let line = line.unwrap_or_else(|| panic!("no {of}"));
                let recovery: Vec<&str> = recovery(&code.whole).collect();
                differences.same(&of, line.steps.clone(), numbers(&recovery));
                verdict(&of, &line.again, &line.goes, &code.whole, &mut differences);
                // A table of statuses need not say each twice.
                let status = Some(status(&code.whole)).filter(|status| *status != code.code);
                differences.same(&of, line.status.clone(), status.unwrap_or_default());
                let entry = entries.iter().find(|entry| {
                    [&entry.provider, &entry.table, &entry.code] == [&provider.name, &code.table, &code.code]
                });
                found(&of, entry, &code.name, [&code.whole, &code.filled], &mut differences);
            }
            for rule in &provider.rules {
                let of = format!("the search for {} {}", provider.name, rule.pattern);
                let entry = entries.iter().find(|entry| {
                    entry.provider == provider.name && entry.table.is_empty() && entry.code == rule.pattern
                });
                found(&of, entry, "", [&rule.whole, &rule.own], &mut differences);
            }
        }
    }
}

/// Beside a code stand the response that carries it, in which nothing is made up unmarked, and the codes that are near it.
#[test]
fn the_page_of_every_code_shows_its_response_and_its_neighbours() {
    let mut differences = Differences::default();
    let mut counts = [0; 4];
    for Both { catalog, site, .. } in catalogues() {
        for provider in &catalog.providers {
            let mut samples = Samples::of(provider);
            for (table, row) in provider.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)))
            {
                let path = format!("/{}/{}/{}.html", provider.name, table.id, row.code);
                let Some(page) = site.iter().find(|page| page.path.ends_with(&path)) else { continue };
                let page = dom::parse(&page.text);
                let sections = page.all("section");
                let section = |title: &str| {
                    let is_it = |of: &&&dom::Element| {
                        of.find("h2", &[]).is_some_and(|head| head.text(Tongue::English) == title)
                    };
                    sections.iter().find(is_it)
                };
                let sample = samples.sample(table, row);
                differences.same(&path, section("The response").is_some(), sample.is_some());
                if let (Some(section), Some(sample)) = (section("The response"), sample) {
                    let (status, is_unknown) = sample.status.of(row);
                    let mut placeholders: Vec<String> = is_unknown.then(|| status.to_string()).into_iter().collect();
                    let headers: Vec<String> =
                        sample.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
                    placeholders.extend(sample.headers.iter().map(|(_, value)| value.clone()));
                    let in_body = std::cell::RefCell::new(Vec::new());
                    let body = sample.body(row, |of| {
                        in_body.borrow_mut().push(of.to_owned());
                        of.to_owned()
                    });
                    placeholders.extend(in_body.into_inner());
                    let text = section.find("pre", &[]).unwrap().text(Tongue::English);
                    differences.same(&path, text.lines().next(), Some(&*format!("HTTP {status}")));
                    let codes = sample.codes.iter().map(|name| format!("{name}: {}", row.code));
                    for header in headers.into_iter().chain(codes) {
                        differences.same(&path, (&header, text.lines().any(|line| line == header)), (&header, true));
                    }
                    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
                    let shown =
                        section.find("pre", &[("id", "body")]).map(|of| of.text(Tongue::English)).unwrap_or_default();
                    differences.same(&path, (read(&shown), shown.is_empty()), (read(&body), body.is_empty()));
                    let marks = section.all("pre").into_iter().flat_map(|of| of.all("mark"));
                    counts[0] += placeholders.len();
                    differences.same(&path, marks.map(|of| of.text(Tongue::English)).collect(), placeholders);
                    let says = section.all("p").iter().map(|of| of.text(Tongue::English)).collect::<String>();
                    differences.same(&path, says.contains("The document’s example"), sample.basis.is_some());
                }
                let status = row.facts.status.as_ref().map(|of| of.value);
                let rule = status.and_then(|status| {
                    provider
                        .statuses
                        .iter()
                        .filter(|of| of.pattern.covers(status))
                        .min_by_key(|of| of.pattern.last - of.pattern.first)
                });
                let link = page.find("p", &[("class", "status")]).and_then(|of| of.find("a", &[]));
                let pattern = rule.map(|of| format!("#status-{}", of.pattern.to_string().replace(' ', "-")));
                let anchor =
                    link.and_then(|of| of.attribute("href").find('#').map(|at| of.attribute("href")[at..].to_owned()));
                counts[1] += usize::from(pattern.is_some());
                differences.same(&path, anchor, pattern);
                let linked = |title: &str| {
                    let links = section(title).map(|of| of.all("a")).unwrap_or_default();
                    links.iter().map(|of| of.text(Tongue::English)).collect::<Vec<_>>()
                };
                let name = |row: &Row| format!("{} {}", row.code, row.name);
                let (same, family) = (linked("The same status"), linked("The same family"));
                let all = provider.tables.iter().flat_map(|of| &of.rows);
                let others = all.filter(|of| of.facts.status.as_ref().map(|of| of.value) == status && status.is_some());
                let others: Vec<String> = others.filter(|of| !std::ptr::eq(*of, row)).map(name).collect();
                counts[2] += same.len();
                // Of many the nearest are named.
                let is_known = same.iter().all(|of| others.contains(of));
                differences.same(&path, (same.len(), is_known), (others.len().min(12), true));
                let of_table: Vec<String> = table.rows.iter().filter(|of| !std::ptr::eq(*of, row)).map(name).collect();
                let is_near = |of: &&String| of_table.contains(of) && !same.contains(of);
                counts[3] += family.len();
                differences.same(&path, (family.iter().find(|of| !is_near(of)), family.len() <= 12), (None, true));
                let kin = |of: &str| match of.parse::<i64>() {
                    Ok(number) => (number / 100).to_string(),
                    Err(_) => of.trim_end_matches(char::is_alphanumeric).to_owned(),
                };
                let code = row.code.to_string();
                let is_hexadecimal = code.starts_with("0x");
                let others =
                    family.iter().map(|of| of.split(' ').next().unwrap_or_default()).filter(|_| !is_hexadecimal);
                differences.same(&path, others.filter(|of| kin(of) != kin(&code)).collect::<Vec<_>>(), Vec::new());
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
}

/// Whether to send it again, in brief and in either language, and who may.
fn verdict(of: &str, found: &[String; 2], who: &[String], wanted: &[Statement], differences: &mut Differences) {
    differences.same(of, who.iter().map(String::as_str).collect(), goes(wanted));
    for (again, tongue) in found.iter().zip([Tongue::English, Tongue::Korean]) {
        let again = if again.is_empty() { String::new() } else { words::again(again, tongue) };
        differences.same(of, &again, &verdict_in_brief(wanted));
    }
}

/// What the search shows of a code or a rule.
fn found(
    of: &str,
    entry: Option<&html::Entry>,
    name: &str,
    [wanted, texts]: [&[Statement]; 2],
    differences: &mut Differences,
) {
    let entry = entry.unwrap_or_else(|| panic!("no {of}"));
    differences.same(of, entry.name.as_str(), name);
    // A rule for one status is found by it.
    let single = Some(entry.code.clone()).filter(|code| name.is_empty() && code.parse::<u16>().is_ok());
    differences.same(of, entry.status.clone(), single.unwrap_or_else(|| status(wanted)));
    let steps = |says: &str| says.rsplit(": ").next().unwrap_or_default().to_owned();
    differences.same(of, entry.recovery.clone(), recovery(wanted).map(steps).collect());
    let severity = wanted.iter().find(|statement| statement.topic == Topic::Severity);
    differences.same(of, entry.severity.map(|index| Severity::ALL[index].word()), severity.map(|of| of.says.as_str()));
    let kinds = ["stated", "inferred", "registered", "declared"];
    let basis = wanted.iter().find(|statement| statement.topic == Topic::Recovery).map(Statement::kind);
    differences.same(of, kinds.get(entry.basis).copied(), basis);
    verdict(of, &entry.again, &entry.goes, wanted, differences);
    is_one_of_the_texts(of, &entry.english, &entry.source, texts, differences);
}

/// Of each step its number in the first alternative that takes it, and whether others stand before that.
fn numbers(recovery: &[&str]) -> Vec<Option<(usize, bool)>> {
    let place = |says: &str, step: &Step| says.rsplit(": ").next()?.split(' ').position(|word| word == step.word());
    let found = |step: &Step| {
        let mut places = recovery.iter().enumerate();
        places.find_map(|(index, says)| Some((place(says, step)? + 1, index > 0)))
    };
    Step::ALL.iter().map(found).collect()
}
