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
use codetable::provider::{Header, Provider, Severity, StatusPattern, TextKind};
use codetable::text::Text;
use codetable_model::source::{SourceId, Spanned};
use codetable_model::spec::{self, Spec};
use codetable_model::vocabulary::{self, Vocabulary};
use codetable_second_reader::read;
use std::path::Path;
use truth::{Remark, RemarkKind, Statement, Topic};

/// Where the specs are that are compiled here, but for the one that is made up.
const FOLDERS: [&str; 3] = ["../../../../specs", "../accept", "../../../pages/tests/surfaces"];

/// Where others are, whose recoveries ask for more than a header.
const ENVELOPES: &str = "../envelopes";

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
    Some(truth::Provider::of(&spec_of(provider, &FOLDERS)?, "en"))
}

fn spec_of(provider: &str, folders: &[&str]) -> Option<Spec> {
    let in_folders = folders.iter().map(|folder| Path::new(folder).join(format!("{provider}.yaml")));
    let catalogue = Path::new("../../../../tests/catalogues").join(provider).join(format!("{provider}.yaml"));
    let everything = (provider == "post_office").then(|| "../../../model/src/language/everything.yaml".into());
    let mut texts =
        in_folders.chain([catalogue]).chain(everything).filter_map(|path| std::fs::read_to_string(path).ok());
    Some(read(SourceId(0), &texts.next()?).unwrap_or_else(|error| panic!("{provider}: {error}")))
}

/// Headers, members, types, classes and whatever else is no row: a program waits as a header says that is described so.
#[test]
fn what_stands_beside_the_codes_is_what_the_spec_says() {
    let folders = [&FOLDERS[..], &[ENVELOPES]].concat();
    let (mut specs, mut lines) = (0, 0);
    for provider in compiled::PROVIDERS {
        let Some(spec) = spec_of(provider.name, &folders) else { continue };
        let (found, wanted) = (compiled_lines(provider), spec_lines(&spec));
        assert_eq!(found, wanted, "{}", provider.name);
        (specs, lines) = (specs + 1, lines + found.len());
    }
    assert!(specs > 8 && lines > 150, "{specs} specs, {lines} lines");
}

/// What a compiled provider has beside its rows, a line a thing.
fn compiled_lines(provider: &Provider) -> Vec<String> {
    fn one<T: Copy>(fact: Option<Fact<T>>, says: fn(T) -> String) -> String {
        fact.map_or_else(String::new, |fact| says(fact.value))
    }
    macro_rules! word {
        ($fact:expr) => {
            one($fact, |word| word.as_str().to_owned())
        };
    }
    let text = |fact| one(fact, str::to_owned);
    let quoted = |of: Option<Text>| of.map_or("", |of| of.source()).to_owned();
    let statuses =
        |fact| one(fact, |of: &[StatusPattern]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let advice = |of: &Advice| {
        let recovery = recovery(of.recovery()).into_iter().map(|(says, _)| says).collect::<Vec<_>>().join("; ");
        [recovery, of.wait().map(wait).unwrap_or_default(), of.effect().map_or("", |of| of.as_str()).to_owned()]
            .join(" | ")
    };
    let mut lines = Vec::new();
    for Header { name, basis: _, role, of, per, format, unit, description, table, presence, when } in provider.headers {
        let words = [word!(Some(*role)), word!(*of), word!(*per), word!(*format), word!(*presence)];
        lines.push(line(name, &[words.join(" "), text(*unit), quoted(*description), text(*table), text(*when)]));
    }
    for of in provider.bodies {
        lines.push(line(of.id, &[text(of.when), text(of.media), word!(of.severity), of.is_element.to_string()]));
        for field in of.fields {
            let words = [word!(Some(field.role)), word!(Some(field.ty)), word!(field.presence), word!(field.format)];
            let leads = one(field.leads, |leads| leads.to_string());
            let more = [text(field.of), text(field.table), leads, text(field.zone), quoted(field.description)];
            lines.push(line(field.pointer, &[words.join(" "), more.join(" | ")]));
        }
        lines.extend(
            of.examples.iter().map(|of| line("example", &[one(of.status, |of| of.to_string()), of.text.to_owned()])),
        );
    }
    for of in provider.types {
        let words = [word!(of.severity), word!(of.origin), advice(&of.advice)];
        lines.push(line(
            of.name,
            &[statuses(of.statuses), quoted(of.occurs), quoted(of.description), words.join(" | ")],
        ));
    }
    for of in provider.tables.iter().flat_map(|table| table.classes()) {
        let status = one(of.status, |status| status.to_string());
        let words = [word!(of.severity), word!(of.origin), advice(&of.advice)];
        let texts = of.texts.iter().map(|(kind, text)| format!("{}: {}", kind.as_str(), text.source()));
        lines.push(line(
            of.codes,
            &[of.name.to_owned(), status, words.join(" | "), texts.collect::<Vec<_>>().join("; ")],
        ));
    }
    for of in provider.severities {
        let quote = of.quote.map_or("", |of| of.source()).to_owned();
        lines.push(line(of.severity.as_str(), &[of.says.to_owned(), quote, statuses(of.statuses)]));
    }
    if let Some(of) = provider.support {
        let attach = one(of.attach, |of| of.iter().map(|of| of.as_str()).collect::<Vec<_>>().join(" "));
        lines.push(line("support", &[attach, text(of.ask), of.says.unwrap_or_default().to_owned()]));
    }
    for of in provider.documents {
        let metadata = of.metadata.iter().map(|(name, fact)| format!("{name}: {}", fact.value));
        let more = [of.sha256.to_owned(), quoted(of.title), text(of.url), text(of.date)];
        lines.push(line(of.id, &[of.file.to_owned(), more.join(" | "), metadata.collect::<Vec<_>>().join("; ")]));
    }
    lines
}

/// The same as the second reader has it.
fn spec_lines(spec: &Spec) -> Vec<String> {
    fn one<T>(fact: &Option<spec::Fact<T>>, says: impl Fn(&T) -> String) -> String {
        fact.as_ref().map_or_else(String::new, |fact| says(&fact.value.value))
    }
    fn word<V: Vocabulary>(fact: &Option<spec::Fact<V>>) -> String {
        one(fact, |word| word.word().to_owned())
    }
    let text = |fact: &Option<spec::Fact<String>>| one(fact, String::clone);
    let plain = |of: &Option<Spanned<String>>| of.as_ref().map(|of| of.value.clone()).unwrap_or_default();
    let statuses = |fact: &_| {
        one(fact, |of: &Vec<spec::StatusPattern>| of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    };
    let advice = |of: &spec::Facts| {
        let recovery = one(&of.recovery, |of| {
            let steps = of.iter().map(|of| {
                let when = of.when.as_ref().and_then(|when| when.value.header.as_ref());
                when.map_or(String::new(), |of| format!("if {}: ", of.value)) + &truth::words(&of.steps.value.value)
            });
            steps.collect::<Vec<_>>().join("; ")
        });
        let wait = one(&of.wait, |of| {
            let named = of.members.iter().chain(&of.headers).map(|of| of.value.clone());
            let seconds = of.seconds.iter().map(|seconds| seconds.value.to_string());
            let words = std::iter::once(of.kind.word().to_owned()).chain(seconds).chain(named);
            words.collect::<Vec<_>>().join(" ")
        });
        [recovery, wait, word(&of.effect)].join(" | ")
    };
    let mut lines = Vec::new();
    for of in &spec.headers {
        let words = [word(&of.role), word(&of.of), word(&of.per), word(&of.format), word(&of.presence)];
        let more = [text(&of.unit), text(&of.description), text(&of.table), text(&of.when)];
        lines.push(line(&of.name.value, &[words.join(" "), more.join(" | ")]));
    }
    let lists = || spec.bodies.iter().flat_map(|body| &body.fields).map(|field| text(&field.of));
    for of in &spec.bodies {
        let is_sent = of.when.is_some() || of.media.is_some() || of.severity.is_some() || !of.examples.is_empty();
        let is_element = !is_sent && lists().any(|list| list == of.id.value);
        lines.push(line(&of.id.value, &[text(&of.when), text(&of.media), word(&of.severity), is_element.to_string()]));
        for field in &of.fields {
            let words = [word(&field.role), word(&field.ty), word(&field.presence), word(&field.format)];
            let leads = one(&field.leads, ToString::to_string);
            let more = [text(&field.of), text(&field.table), leads, text(&field.zone), text(&field.description)];
            lines.push(line(&field.pointer.value, &[words.join(" "), more.join(" | ")]));
        }
        lines.extend(
            of.examples.iter().map(|of| line("example", &[one(&of.status, ToString::to_string), plain(&of.text)])),
        );
    }
    let texts = |facts: &spec::Facts, kind| {
        let found = facts.texts.iter().find(|(of, _)| *of == kind);
        found.map(|(_, fact)| fact.value.value.clone())
    };
    for of in &spec.types {
        let description = texts(&of.facts, vocabulary::TextKind::Description).unwrap_or_default();
        let words = [word(&of.facts.severity), word(&of.facts.origin), advice(&of.facts)];
        lines.push(line(&of.name.value, &[statuses(&of.statuses), text(&of.occurs), description, words.join(" | ")]));
    }
    for of in spec.tables.iter().flat_map(|table| &table.classes) {
        let status = one(&of.facts.status, ToString::to_string);
        let words = [word(&of.facts.severity), word(&of.facts.origin), advice(&of.facts)];
        let texts = vocabulary::TextKind::ALL.iter().filter_map(|kind| Some((kind.word(), texts(&of.facts, *kind)?)));
        let texts = texts.map(|(kind, text)| format!("{kind}: {text}")).collect::<Vec<_>>().join("; ");
        lines.push(line(&of.codes.value, &[plain(&of.name), status, words.join(" | "), texts]));
    }
    for of in &spec.severities {
        lines.push(line(of.severity.word(), &[plain(&of.says), plain(&of.quote), statuses(&of.statuses)]));
    }
    if let Some(of) = &spec.support {
        lines.push(line("support", &[one(&of.attach, |of| truth::words(of)), text(&of.ask), plain(&of.says)]));
    }
    for of in &spec.sources {
        let metadata = of.metadata.iter().map(|(name, fact)| format!("{}: {}", name.value, fact.value.value));
        let more = [plain(&of.sha256), text(&of.title), text(&of.url), text(&of.date)];
        lines.push(line(&of.id.value, &[plain(&of.file), more.join(" | "), metadata.collect::<Vec<_>>().join("; ")]));
    }
    lines
}

fn line(name: &str, more: &[String]) -> String {
    format!("{name}: {}", more.join(" | "))
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
    let alternative = |(when, of): (Option<When>, Fact<Steps>)| {
        let condition = match when {
            None => String::new(),
            Some(When::Header(name) | When::Member(name)) => format!("if {name}: "),
            Some(When::HeaderIs(name, value) | When::MemberIs(name, value)) => format!("if {name} is {value}: "),
            Some(other) => panic!("{other} has no word"),
        };
        let steps: Vec<&str> = of.value.iter().map(|step| step.as_str()).collect();
        (condition + &steps.join(" "), of.basis)
    };
    recovery.all().map(alternative).collect()
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
