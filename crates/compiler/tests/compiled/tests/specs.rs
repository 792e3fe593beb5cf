//! The tables themselves, held against the second reader: what the library answers of a code or a status is what the spec
//! says, with the same evidence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "modules of several tests, of which each uses what it needs"
)]

#[path = "../../../../pages/tests/surfaces/truth.rs"]
mod truth;

use codetable::Row;
use codetable::advice::{Advice, Recovery, Steps, Wait, When};
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Provider, Severity, TextKind};
use codetable::text::Text;
use codetable_model::source::SourceId;
use codetable_model::vocabulary::{self, Vocabulary};
use codetable_second_reader::read;
use std::cell::RefCell;
use std::path::Path;
use truth::{Remark, RemarkKind, Statement, Topic};

/// Where the specs are that are compiled here, but for the one that is made up.
const FOLDERS: [&str; 3] = ["../../../../specs", "../accept", "../../../pages/tests/surfaces"];

#[test]
fn every_table_says_what_its_spec_says() {
    let mut count = 0;
    for provider in compiled::PROVIDERS {
        let Some(truth) = truth_of(provider.name) else { continue };
        count += 1;
        let rows: Vec<Row> = provider.tables.iter().flat_map(|table| table.rows()).collect();
        assert_eq!(rows.len(), truth.codes.len(), "{}", provider.name);
        for code in &truth.codes {
            let row = rows.iter().find(|row| row.table().id == code.table && row.name() == code.name);
            let row = row.unwrap_or_else(|| panic!("{}: no {}", provider.name, code.name));
            assert_eq!([row.code(), row.table().name], [&code.code, &code.enum_name], "{row:?}");
            assert_eq!(row.basis().to_string(), code.basis, "{row:?}");
            let status = row.status().map(|status| Fact::new(status, row.status_basis()));
            let [own, whole] = [row.own_advice(), by_document(*row)].map(|advice| {
                let texts = row.texts();
                statements(status, texts, &advice, row.severity(), row.origin().map(|of| (of.value.as_str(), of.basis)))
            });
            assert_same(&format!("{row:?}"), own, &code.own);
            assert_same(&format!("{row:?}"), whole, &without_rules(&code.filled));
            assert_eq!(row.other_meanings().len(), code.also.len(), "{row:?}");
            for (also, (basis, own, _)) in row.other_meanings().iter().zip(&code.also) {
                assert_eq!(also.basis.to_string(), *basis, "{row:?}");
                let texts = also.texts.iter().copied();
                let origin = also.origin.map(|of| (of.value.as_str(), of.basis));
                assert_same(
                    &format!("{row:?}"),
                    statements(also.status, texts, &also.advice, also.severity, origin),
                    own,
                );
            }
            assert!(row.aliases().iter().copied().eq(code.aliases.iter().map(String::as_str)), "{row:?}");
            assert_eq!(row.since().unwrap_or_default(), code.since, "{row:?}");
            let retired = row.retired();
            assert_eq!(retired.map_or("", |retired| retired.since), code.retired_since, "{row:?}");
            let replacement = retired.and_then(|retired| retired.replacement).map_or("", |row| row.code());
            assert_eq!(replacement, code.replacement, "{row:?}");
        }
        rules(provider, &truth);
        assert_eq!(remarks(provider), truth.remarks, "{}", provider.name);
    }
    assert!(count > 8, "{count} specs");
}

/// What the spec itself says of a code: a library that is built with the statuses of HTTP adds what is registered.
fn by_document(row: Row) -> Advice {
    let status = row.status();
    let rules = row.table().provider.statuses.iter();
    let rules = rules.filter(|rule| status.is_some_and(|status| rule.pattern.contains(status)));
    rules.fold(row.own_advice(), |advice, rule| advice.or(rule.advice))
}

/// The rules for statuses, the most specific first.
fn rules(provider: &Provider, truth: &truth::Provider) {
    assert_eq!(provider.statuses.len(), truth.rules.len(), "{}", provider.name);
    for wanted in &truth.rules {
        let of = format!("{} {}", provider.name, wanted.pattern);
        let rule = provider.statuses.iter().find(|rule| rule.pattern.to_string() == wanted.pattern);
        let rule = rule.unwrap_or_else(|| panic!("no rule {of}"));
        let origin = rule.origin.map(|of| (of.value.as_str(), of.basis));
        let found = statements(None, rule.texts.iter().copied(), &rule.advice, rule.severity, origin);
        assert_same(&of, found, &wanted.own);
    }
}

fn truth_of(provider: &str) -> Option<truth::Provider> {
    let in_folders = FOLDERS.iter().map(|folder| Path::new(folder).join(format!("{provider}.yaml")));
    let catalogue = Path::new("../../../../tests/catalogues").join(provider).join(format!("{provider}.yaml"));
    let everything = (provider == "post_office").then(|| "../../../model/src/language/everything.yaml".into());
    let mut texts =
        in_folders.chain([catalogue]).chain(everything).filter_map(|path| std::fs::read_to_string(path).ok());
    let spec = read(SourceId(0), &texts.next()?).unwrap_or_else(|error| panic!("{provider}: {error}"));
    Some(truth::Provider::of(&spec, "en"))
}

/// What the library says, as the second reader would.
fn statements(
    status: Option<Fact<u16>>,
    texts: impl Iterator<Item = (TextKind, Text)>,
    advice: &Advice,
    severity: Option<Fact<Severity>>,
    origin: Option<(&str, Basis)>,
) -> Vec<Statement> {
    let statement = |topic, says: &str, basis: Basis| Statement {
        topic,
        says: says.to_owned(),
        source: None,
        basis: basis.to_string(),
        rule: None,
        waits: None,
    };
    let mut all = Vec::new();
    all.extend(status.map(|fact| statement(Topic::Status, &fact.value.to_string(), fact.basis)));
    all.extend(texts.map(|(kind, text)| {
        let kind = vocabulary::TextKind::from_word(kind.as_str()).unwrap();
        let source = Some(text.source().to_owned());
        Statement { source, ..statement(Topic::Text(kind), text.english_or_source(), text.basis()) }
    }));
    all.extend(recovery(advice.recovery()).iter().map(|(says, basis)| statement(Topic::Recovery, says, *basis)));
    all.extend(advice.wait().map(|of| statement(Topic::Wait, &wait(of), advice.wait_basis())));
    all.extend(advice.effect().map(|of| statement(Topic::Effect, of.as_str(), advice.effect_basis())));
    all.extend(severity.map(|fact| statement(Topic::Severity, fact.value.as_str(), fact.basis)));
    all.extend(origin.map(|(says, basis)| statement(Topic::Origin, says, basis)));
    all
}

/// Every alternative, those for some responses only with their condition.
fn recovery(recovery: Recovery) -> Vec<(String, Basis)> {
    let conditions = RefCell::new(Vec::new());
    let all = recovery.given(|condition| {
        conditions.borrow_mut().push(condition);
        true
    });
    let mut conditions = conditions.into_inner().into_iter();
    let mut always = recovery.into_iter().peekable();
    let words = |steps: Steps| steps.iter().map(|step| step.as_str()).collect::<Vec<_>>().join(" ");
    let alternative = |of: Fact<Steps>| {
        if always.next_if_eq(&of).is_some() {
            return (words(of.value), of.basis);
        }
        let Some(When::Header(name)) = conditions.next() else { panic!("a condition of {of:?}") };
        (format!("if {name}: {}", words(of.value)), of.basis)
    };
    all.into_iter().map(alternative).collect()
}

/// In the words of the language: the kind, then the seconds, the members and the headers that it names.
fn wait(wait: Wait) -> String {
    let (kind, seconds, members) = match wait {
        Wait::Header(_) => ("header", None, &[][..]),
        Wait::Member(members) => ("member", None, members.pointers()),
        Wait::Seconds(seconds) => ("seconds", Some(seconds.to_string()), &[][..]),
        Wait::Soon => ("soon", None, &[][..]),
        Wait::NextMonth(_) => ("next_month", None, &[][..]),
        Wait::None => ("none", None, &[][..]),
        other => panic!("{other:?} has no word"),
    };
    let names = members.iter().copied().chain(wait.headers().iter().map(|header| header.name));
    [kind].into_iter().chain(seconds.as_deref()).chain(names).collect::<Vec<_>>().join(" ")
}

/// Contradictions, remarks and notes.
fn remarks(provider: &Provider) -> Vec<Remark> {
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    let conflicts = provider.conflicts.iter().map(|of| Remark {
        kind: RemarkKind::Conflict,
        says: of.about.to_owned(),
        support: of.at.to_string(),
        follow: of.follow.to_owned(),
        because: of.because.to_owned(),
        concerns: names(of.concerns),
    });
    let notes = [(RemarkKind::Remark, provider.remarks), (RemarkKind::Note, provider.notes)];
    let notes = notes.into_iter().flat_map(|(kind, notes)| {
        notes.iter().map(move |of| Remark {
            kind,
            says: of.says.to_owned(),
            support: truth::support(&of.basis.to_string()),
            follow: String::new(),
            because: String::new(),
            concerns: names(of.concerns),
        })
    });
    conflicts.chain(notes).collect()
}

/// The library keeps the basis of a rule, and not which rule it was; the texts of a rule stand with the rule.
fn without_rules(statements: &[Statement]) -> Vec<Statement> {
    let own = statements.iter().filter(|of| of.rule.is_none() || !matches!(of.topic, Topic::Text(_)));
    own.map(|statement| Statement { rule: None, ..statement.clone() }).collect()
}

/// The document's words for values of ours stand on pages only.
fn assert_same(of: &str, found: Vec<Statement>, wanted: &[Statement]) {
    let quoted = |of: &Statement| Statement {
        source: of.source.clone().filter(|_| matches!(of.topic, Topic::Text(_))),
        ..of.clone()
    };
    // In how many words a page sums its advice up is the pages' own; a table has the advice.
    let wanted = wanted.iter().filter(|of| of.topic != Topic::Again).map(quoted);
    assert_eq!(found, wanted.collect::<Vec<_>>(), "{of}");
}
