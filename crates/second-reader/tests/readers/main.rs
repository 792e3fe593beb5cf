//! Every spec and every accept case in, two specs out that must be equal: ours, and that of a second reader
//! of the whole language, derived with serde.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod whole;

use std::path::Path;

use codetable_model::compile;
use codetable_model::source::{Source, SourceId};
use codetable_model::spec::Spec;
use codetable_second_reader::{disagreement, read};

#[test]
fn both_readers_give_the_same_spec() {
    let sources: Vec<Source> = ["../../specs", "../compiler/tests/accept"].into_iter().flat_map(yaml_files).collect();
    assert!(sources.len() >= 5, "the specs were not found");
    let ours = compile(&sources).specs;
    assert_eq!(ours.len(), sources.len(), "a file could not be parsed");
    for ((index, source), ours) in (0..).zip(&sources).zip(ours) {
        assert_same(source, &ours, index);
    }
}

/// How many rounds until every alternative has been written.
const ROUNDS: usize = 24;

#[test]
fn both_readers_know_the_whole_language() {
    for round in 0..ROUNDS {
        let source = Source::new(format!("whole-{round}.yaml"), whole::whole(round, &|_, _| None));
        assert_same(&source, &compile(std::slice::from_ref(&source)).specs.remove(0), 0);
    }
}

/// What a reader gets wrong is told by the way to it, both values, and the place in the file.
#[test]
fn a_reader_that_is_wrong_is_found_out() {
    let yaml =
        "provider: doors\ntables:\n  t:\n    enum: T\n    codes:\n      A: { name: One, status: 404, aliases: [B] }\n";
    let source = Source::new("doors.yaml", yaml);
    let ours = compile(std::slice::from_ref(&source)).specs.remove(0);
    let told = |change: &dyn Fn(&mut codetable_model::spec::Row)| {
        let mut theirs = read(SourceId(0), yaml).unwrap();
        change(&mut theirs.tables[0].value.groups[0].rows[0]);
        disagreement(&ours, &theirs).map(|of| (of.path, of.ours, of.theirs, &yaml[of.span.range()]))
    };
    let row = |field: &str| format!("tables[0].groups[0].rows[0].{field}");
    let of = |field: &str, ours: &str, theirs: &str, at| Some((row(field), ours.to_owned(), theirs.to_owned(), at));
    assert_eq!(told(&|_| {}), None);
    assert_eq!(
        told(&|row| row.facts.status.as_mut().unwrap().value.value = 405),
        of("facts.status", "404", "405", "404")
    );
    assert_eq!(told(&|row| row.facts.status = None), of("facts.status", "404", "None", "404"));
    assert_eq!(told(&|row| row.aliases[0].value = "C".into()), of("aliases[0]", "\"B\"", "\"C\"", "B"));
    let (path, ours, theirs, _) = told(&|row| row.aliases.clear()).unwrap();
    assert_eq!([path, ours, theirs], [&row("aliases[0]"), "\"B\"", "nothing"]);
    let (path, ours, theirs, _) = told(&|row| row.aliases.push(row.aliases[0].clone())).unwrap();
    assert_eq!([path, ours, theirs], [&row("aliases[1]"), "nothing", "\"B\""]);
}

/// What serde does not tell is no difference: how a number or a truth value was spelled that is a text.
#[test]
fn a_number_that_is_a_text_is_no_disagreement() {
    for text in
        ["1.50", "0x1F", "0o17", "1e3", "007", "+5", "-0", "true", "True", ".inf", "1_000", "yes", "a:b", "a?b#c"]
    {
        let fact = format!("{{ is: {text}, at: 2 }}");
        let document = format!(
            "file: {text}, sha256: '{0:064}', lines: 20, date: {fact}, metadata: {{ {text}: {{ is: x, at: 2 }} }}",
            1
        );
        let row = format!("at: 3, name: A, since: {text}, aliases: [{text}x], columns: {{ a: {text} }}");
        let table = format!("{{ enum: T, columns: {{ a: text }}, codes: {{ {text}: {{ {row} }} }} }}");
        let yaml = format!("provider: doors\nsources: {{ 1: {{ {document} }} }}\ntables: {{ t: {table} }}\n");
        let source = Source::new("doors.yaml", yaml);
        let compilation = compile(std::slice::from_ref(&source));
        let rules: Vec<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect();
        assert_eq!(rules, [""; 0], "{}", source.text);
        assert_same(&source, &compilation.specs[0], 0);
    }
}

/// A spec that the first reader refuses is refused, and nothing panics.
#[test]
fn a_reason_where_none_may_stand_is_an_error() {
    for section in ["headers: { Retry-After: { role: retry_after, because: x } }", "support: { because: x }"] {
        let error = read(SourceId(0), &format!("provider: doors\n{section}\n")).unwrap_err();
        assert!(error.to_string().contains("because: unknown variant `x`"), "{section}: {error}");
    }
}

/// Why it is only the second reader: of two equal codes serde's own maps keep the last without a word, of
/// several mistakes it tells the first, and what it knows of a place is a line.
#[test]
fn serde_alone_would_lose_a_code() {
    let yaml = "GW.A: first\nGW.B: other\nGW.A: second\n";
    let map: std::collections::BTreeMap<String, String> = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(map.len(), 2);
    assert_eq!(map["GW.A"], "second");

    let twice =
        "provider: twice\ntables:\n  t:\n    enum: T\n    codes:\n      A: { name: One }\n      A: { name: Two }\n";
    let compilation = compile(&[Source::new("twice.yaml", twice)]);
    let rules: Vec<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect();
    assert_eq!(rules, ["duplicate-key"]);
}

/// The YAML files of a folder of the compiler, sorted by name.
fn yaml_files(folder: &str) -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths.iter().map(|path| Source::new(path.to_string_lossy(), std::fs::read_to_string(path).unwrap())).collect()
}

fn assert_same(source: &Source, ours: &Spec, index: u32) {
    let theirs = read(SourceId(index), &source.text);
    let theirs = theirs.unwrap_or_else(|error| panic!("{}: serde_yaml cannot read it: {error}", source.path));
    assert_eq!(disagreement(ours, &theirs), None, "{}", source.path);
}
