//! What a row prints of itself: in the order of `cargo codetable explain`, with the same texts and the same evidence.

use super::tables;
use codetable::TableKind;
use codetable::advice::{Advice, Effect, Idempotency, Next, Step};
use codetable::evidence::{Basis, Citation};
use codetable::explain::Language;
use codetable::fill::ParameterType;
use codetable::provider::{Provider, TextKind};
use codetable::{Row, Value};
use codetable_model::catalog::Catalog;
use codetable_model::{compile, load};
use codetable_pages::explain::{Look, find};
use std::path::Path;

/// The rows of a large table say the same things over and over.
const ENOUGH: usize = 60;

/// What stands before each further meaning of a code.
const FURTHER: &str = "\n  The document lists the code once more";

/// A page of the terminal as one line, where nobody asks how wide it is, nor whether a sentence has its full stop.
fn words(text: &str) -> String {
    text.replace('.', "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What stands in a line that both pages have: its label, and the beginning of what it says. How a step, a wait, a verdict
/// and another code are put is the pages' own, and what is registered of a status is the library's.
fn shared(line: &str, row: Row) -> Vec<String> {
    const OWN: [&str; 5] = ["What to do", "Send again", "Wait", "Was it carried out?", "Use instead"];
    let Some(rest) = line.strip_prefix("  ").filter(|rest| rest.len() > 21 && rest.is_char_boundary(21)) else {
        return vec![line.chars().take(32).collect()];
    };
    let (label, says) = rest.split_at(21);
    // The words of a list have their meanings there.
    let mut lists = row.values().filter(|(_, value)| matches!(value, Value::List(_))).map(|(name, _)| name);
    let is_own = OWN.contains(&label.trim_end()) || lists.any(|name| name == label.trim_end());
    let is_own =
        is_own || says.starts_with("or ") || says.starts_with("if ") || registered(row).iter().any(|own| says == own);
    let says: String = says.chars().take(if is_own { 0 } else { 32 }).collect();
    if label.ends_with("  ") { vec![label.to_owned(), says] } else { vec![rest.chars().take(32).collect()] }
}

/// What is registered of the statuses of its meanings, as the page of a row says it.
fn registered(row: Row) -> Vec<String> {
    // Of a status of which its provider says nothing: none, where the library was built without them.
    static NOBODY: Provider = Provider::new("nobody");
    let further = row.other_meanings().iter().filter_map(|meaning| meaning.status.map(|status| status.value));
    let advices =
        row.status().into_iter().chain(further).map(|status| codetable::__abi::status_advice(&NOBODY, status));
    let bases = advices.flat_map(|advice| {
        let own = [advice.wait_basis(), advice.effect_basis()];
        advice.recovery().into_iter().map(|of| of.basis).chain(own).collect::<Vec<_>>()
    });
    let words = |basis| match basis {
        Basis::Registered(section) => format!("from a standard: {section}"),
        other => other.to_string(),
    };
    bases.filter(|basis| *basis != Basis::Silent).map(words).collect()
}

#[test]
fn a_row_prints_what_the_command_prints_in_its_order() {
    let specs = load::load(Path::new(tables::SPECS)).0;
    // Of one provider, the pages are found sooner.
    let catalogs = compile(&specs).catalog.providers.into_iter().map(|provider| Catalog { providers: vec![provider] });
    for catalog in catalogs {
        let provider = &catalog.providers[0].name;
        let tables = tables::TABLES.iter().filter(|table| table.provider.name == *provider);
        for row in tables.flat_map(|table| table.rows().step_by(table.rows().len().div_ceil(ENOUGH))) {
            if !tables::WITH_REGISTERED && !registered(row).is_empty() {
                continue;
            }
            let path = format!("{provider}::{}::{}", row.table().name, row.name());
            let found = find(&catalog, &path, None);
            for (language, is_bilingual) in [(Language::Both, true), (Language::English, false)] {
                let wording = codetable_model::words::Language::English;
                let look = Look { width: 10_000, is_colored: false, language: wording, is_bilingual };
                let page = words(&found.text(&look));
                let mut rest = page.as_str();
                for fragment in row.explain(language).to_string().lines().flat_map(|line| shared(line, row)) {
                    let fragment = words(&fragment);
                    let at = rest.find(&fragment).unwrap_or_else(|| panic!("{path}: no `{fragment}` behind\n{rest}"));
                    rest = &rest[at + fragment.len()..];
                }
            }
        }
    }
}

#[test]
fn a_row_prints_all_that_is_said_of_it() {
    for row in tables::TABLES.iter().flat_map(|table| table.rows()) {
        let provider = row.table().provider;
        let page = words(&row.explain(Language::Both).to_string());
        let mut said: Vec<String> = vec![provider.name.into(), row.code().into(), row.name().into()];
        let mut texts: Vec<_> = row.texts().map(|(_, text)| text).collect();
        for meaning in row.other_meanings() {
            texts.extend(meaning.texts.iter().map(|(_, text)| *text));
            said.extend(meaning.when.map(|when| when.to_string()));
            said.extend(meaning.status.map(|status| format!("http status {}", status.value)));
            said.extend(meaning.severity.map(|severity| format!("severity {}", severity.value)));
            said.extend(meaning.origin.map(|origin| format!("origin {}", origin.value)));
            said.extend(meaning.advice.recovery().into_iter().filter_map(|of| of.basis.reason()).map(str::to_owned));
        }
        said.extend(texts.iter().map(|text| text.english_or_source().to_owned()));
        let of_documents = texts.iter().filter(|text| !text.basis().is_inferred());
        said.extend(of_documents.map(|text| text.source().to_owned()));
        said.extend(row.status().map(|status| format!("http status {status}")));
        said.extend(row.docs_url().map(str::to_owned));
        said.extend(row.since().map(|since| format!("since {since}")));
        said.extend(row.aliases().iter().chain(row.links()).map(|text| (*text).to_owned()));
        said.extend(
            row.values()
                .map(|(name, value)| (name, value.to_string()))
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| format!("{name} {value}")),
        );
        for of in provider.conflicts.iter().filter(|of| of.concerns.contains(&row.code())) {
            said.push(format!("contradiction {}", of.about));
            said.push(format!("followed: {} because: {}", of.follow, of.because));
        }
        for (head, notes) in [("remark", provider.remarks), ("note", provider.notes)] {
            let notes = notes.iter().filter(|of| of.concerns.contains(&row.code()));
            said.extend(notes.map(|note| format!("{head} {}", note.says)));
        }
        for document in provider.documents {
            said.extend(document.title.map(|title| format!("{}: {}", document.id, title.source())));
            said.push(document.url.map_or(document.file, |url| url.value).to_owned());
        }
        for said in said {
            assert!(page.contains(&words(&said)), "{row:?}: no `{said}` in\n{page}");
        }
    }
}

/// What a page of a row says under a label, line by line, up to its further meanings.
fn under<'p>(page: &'p str, label: &str) -> Vec<&'p str> {
    let own = page.split(FURTHER).next().unwrap().lines();
    let split = |line: &'p str| Some((line.get(2..21)?.trim_end(), line.get(23..)?));
    let mut lines = own.skip_while(|line| split(line).is_none_or(|(of, _)| of != label)).map_while(split);
    let first = lines.next().map(|(_, says)| says);
    first.into_iter().chain(lines.take_while(|(of, _)| of.is_empty()).map(|(_, says)| says)).collect()
}

/// The lines of documents that a fact rests on, as a page cites them: `lines 66, 68-70 of 001`.
fn places(citation: Citation) -> String {
    let mut documents: Vec<(&str, Vec<String>)> = Vec::new();
    for lines in citation.lines() {
        if documents.last().is_none_or(|(document, _)| *document != lines.document) {
            documents.push((lines.document, Vec::new()));
        }
        let range = if lines.last > lines.first { format!("-{}", lines.last) } else { String::new() };
        documents.last_mut().unwrap().1.push(format!("{}{range}", lines.first));
    }
    let cited = documents.iter().map(|(document, lines)| {
        let lines = lines.join(", ");
        let head = if lines.contains([',', '-']) { "lines" } else { "line" };
        format!("{head} {lines} of {document}")
    });
    cited.collect::<Vec<_>>().join(", ")
}

fn support(basis: Basis) -> String {
    match basis {
        Basis::Stated(citation) => format!("from the document, {}", places(citation)),
        Basis::Inferred(reason) => format!("inferred: {reason}"),
        Basis::Registered(section) => format!("from a standard: {section}"),
        Basis::Declared => "set by this catalogue".to_owned(),
        Basis::Silent => "not said".to_owned(),
        other => panic!("{other} has no words"),
    }
}

/// What a label says, line by line: a value, and what supports it.
fn supported(value: impl ToString, basis: Basis) -> Vec<String> {
    let lines = [value.to_string(), support(basis)];
    lines.iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
}

/// Whoever has the document beside the page finds there what each thing rests on.
#[test]
fn a_row_says_what_each_thing_rests_on() {
    let mut cited = 0;
    for row in tables::TABLES.iter().flat_map(|table| table.rows()) {
        let page = row.explain(Language::English).to_string();
        let mut facts: Vec<(String, Vec<String>)> = Vec::new();
        facts.extend(row.status().map(|status| ("HTTP status".into(), supported(status, row.status_basis()))));
        for (kind, text) in row.texts() {
            let label = kind.as_str().replace('_', " ");
            let label = label[..1].to_uppercase() + &label[1..];
            facts.push((label, supported(text.english_or_source(), text.basis())));
        }
        facts.extend(row.severity().map(|of| ("Severity".into(), supported(of.value, of.basis))));
        facts.extend(row.origin().map(|of| ("Origin".into(), supported(of.value, of.basis))));
        if !row.params().is_empty() {
            let kinds = row.params().iter().map(|of| match of.ty {
                ParameterType::Text => format!("{{{}}}: a text", of.name),
                ParameterType::Integer => format!("{{{}}}: an integer", of.name),
                other => panic!("{other} has no words"),
            });
            facts.push(("To fill in".into(), kinds.collect()));
        }
        for (label, expected) in facts {
            assert_eq!(under(&page, &label), expected, "{label} of {row:?}");
        }
        let mut blocks: Vec<String> = Vec::new();
        for meaning in row.other_meanings() {
            blocks.push(format!("\n  The document lists the code once more: {}\n", support(meaning.basis)));
            blocks.extend(meaning.when.map(|when| format!("\n  Counts if            {when}\n")));
        }
        blocks.extend(row.retired().map(|retired| match (retired.replacement, retired.because) {
            (Some(of), _) => {
                format!("\n  Retired since {}: use {} ({}) instead.\n\n", retired.since, of.code(), of.name())
            }
            (None, Some(because)) => format!("\n  Retired since {}: {because}\n\n", retired.since),
            (None, None) => format!("\n  Retired since {}.\n\n", retired.since),
        }));
        let provider = row.table().provider;
        for of in provider.conflicts.iter().filter(|of| of.concerns.contains(&row.code())) {
            let [about, follow, because] = [of.about, of.follow, of.because];
            let at = places(of.at);
            blocks.push(format!("\n  Contradiction\n  {about} ({at})\n  Followed: {follow}\n  Because: {because}\n"));
        }
        for (head, notes) in [("Remark", provider.remarks), ("Note", provider.notes)] {
            for of in notes.iter().filter(|of| of.concerns.contains(&row.code())) {
                let basis = match of.basis {
                    Basis::Declared => String::new(),
                    Basis::Stated(citation) => format!(" ({})", places(citation)),
                    basis => format!(" ({})", support(basis)),
                };
                blocks.push(format!("\n  {head}\n  {}{basis}\n", of.says));
            }
        }
        cited += blocks.len();
        for block in blocks {
            assert!(page.contains(&block), "{row:?}: no `{block}` in\n{page}");
        }
    }
    assert!(cited > 0 || !tables::WHOLE);
}

/// What is done is put in words of the library's own, which nothing else is held to.
#[test]
fn a_row_says_in_words_what_is_decided() {
    let words = |step: Step, is_mended: bool| match step {
        Step::Retry if is_mended => "send it again",
        Step::Retry => "send the same request again",
        Step::Wait => "wait",
        Step::RefreshCredentials => "get a new token",
        Step::ReduceRate => "call less often",
        Step::RaiseQuota => "have the quota raised",
        Step::FixRequest => "fix the request",
        Step::FixSetup => "fix the setup",
        Step::ObtainPermission => "obtain the permission",
        Step::ContactProvider => "contact support",
        Step::RetryElsewhere => "send the same request over another connection, or to another node, region or account",
        Step::DoNotRetry => "do not send it again",
        Step::NoAction => "nothing needs to be done",
        other => panic!("{other} has no words"),
    };
    let mut conditional = 0;
    let said = tables::TABLES.iter().flat_map(|table| table.rows()).flat_map(|row| {
        let page = row.explain(Language::English).to_string();
        let own = [(row.advice(), row.text(TextKind::Remedy).is_some())];
        let further = row.other_meanings().iter().map(|meaning| {
            let status = meaning.status.map(|fact| fact.value).or(row.status());
            let by_rule = |status| codetable::__abi::status_advice(row.table().provider, status);
            let advice = meaning.advice.or(status.map_or(Advice::SILENT, by_rule));
            (advice, meaning.texts.iter().any(|(kind, _)| *kind == TextKind::Remedy))
        });
        let parts: Vec<String> = page.split(FURTHER).map(str::to_owned).collect();
        assert_eq!(parts.len(), 1 + row.other_meanings().len(), "{page}");
        own.into_iter().chain(further).zip(parts).map(move |of| (row, of)).collect::<Vec<_>>()
    });
    for (row, ((advice, has_remedy), page)) in said {
        let all: Vec<_> = advice.recovery().all().collect();
        let spoken = all.iter().enumerate().map(|(place, (when, of))| {
            let is_mended = of.value.contains(&Step::FixRequest);
            let words = of.value.iter().map(|step| words(*step, is_mended)).collect::<Vec<_>>().join(", then ");
            let words = when.map(|when| format!("if {when}, {words}")).unwrap_or(words);
            if place == 0 { words[..1].to_uppercase() + &words[1..] } else { format!("or {words}") }
        });
        let is_error = row.table().kind == TableKind::Errors;
        let not_said = if has_remedy { "Not said in steps: see “Remedy”." } else { "Not said." };
        let is_told = is_error || has_remedy;
        let silent = (all.is_empty() && is_told).then(|| not_said.to_owned());
        let rests_on = silent.iter().map(|_| Basis::Silent).chain(all.iter().map(|(_, of)| of.basis));
        // What supports several alternatives is told once.
        let mut supports: Vec<String> = rests_on.map(support).collect();
        supports.dedup();
        let expected: Vec<String> = spoken.chain(silent).chain(supports).collect();
        let expected: Vec<&str> = expected.iter().flat_map(|text| text.lines()).collect();
        assert_eq!(under(&page, "What to do"), expected, "{row:?}\n{page}");

        let again = |advice: Advice| {
            let [get, post] = [Idempotency::Idempotent, Idempotency::Other].map(|call| advice.next(call));
            let sends = advice.recovery().into_iter().any(|of| of.value.last() == Some(&Step::Retry));
            let again = match get {
                Next::Send(wait) => wait.to_string(),
                Next::RefreshThenSend => "with a new token".to_owned(),
                Next::Later(wait) => format!("later, {wait}"),
                Next::Stop(_) if sends => "once that is done".to_owned(),
                Next::Stop(_) => "no".to_owned(),
            };
            let veto = ", if safe to repeat; otherwise it may have been carried out: look before you send it again";
            if get == post { again } else { again + veto }
        };
        // Where nothing is known of the response, and under each condition that changes it.
        let always = (!advice.recovery().is_silent()).then(|| again(advice));
        let mut expected: Vec<String> = always.iter().cloned().collect();
        for condition in all.iter().filter_map(|(when, _)| *when) {
            let under = again(advice.given(|when| when == condition));
            let line = format!("if {condition}: {under}");
            if always.as_ref() != Some(&under) && !expected.contains(&line) {
                conditional += 1;
                expected.push(line);
            }
        }
        assert_eq!(under(&page, "Send again"), expected, "{row:?}");

        let wait = advice.wait().map(|wait| supported(wait, advice.wait_basis())).unwrap_or_default();
        assert_eq!(under(&page, "Wait"), wait, "{row:?}");
        let effect = match advice.effect() {
            Some(Effect::NotApplied) => Some("no: it was refused before anything was carried out"),
            Some(Effect::Partial) => Some("in part"),
            Some(Effect::Unknown) => Some("nobody can tell"),
            Some(other) => panic!("{other} has no words"),
            None => is_error.then_some("Not said."),
        };
        let effect = effect.map(|effect| supported(effect, advice.effect_basis())).unwrap_or_default();
        assert_eq!(under(&page, "Was it carried out?"), effect, "{row:?}");
    }
    assert!(conditional > 0 || tables::WITH_REGISTERED);
}
