//! Every spec and every accept case in, two specs out that must be equal: ours, and that of a second reader
//! of the whole language, derived with serde.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod evidence;
mod file;
mod section;
mod table;
mod whole;
mod word;

use std::path::Path;

use codetable_model::compile;
use codetable_model::source::{Source, SourceId};
use codetable_model::spec::Spec;

#[test]
fn both_readers_give_the_same_spec() {
    let sources: Vec<Source> = ["../../specs", "../compiler/tests/accept"].into_iter().flat_map(yaml_files).collect();
    assert!(sources.len() >= 5, "the specs were not found");
    let ours = compile(&sources).specs;
    assert_eq!(ours.len(), sources.len(), "a file could not be parsed");
    for ((index, source), mut ours) in (0..).zip(&sources).zip(ours) {
        forget_quotes(&mut ours);
        match file::read(SourceId(index), &source.text) {
            Ok(theirs) => assert_same(&source.path, &ours, &theirs),
            Err(error) => panic!("{}: serde_yaml cannot read it: {error}", source.path),
        }
    }
}

/// How many rounds until every alternative has been written.
const ROUNDS: usize = 24;

#[test]
fn both_readers_know_the_whole_language() {
    for round in 0..ROUNDS {
        let source = Source::new(format!("whole-{round}.yaml"), whole::whole(round, &|_, _| None));
        let mut ours = compile(std::slice::from_ref(&source)).specs.remove(0);
        forget_quotes(&mut ours);
        match file::read(SourceId(0), &source.text) {
            Ok(theirs) => assert_same(&source.path, &ours, &theirs),
            Err(error) => panic!("{}: serde_yaml cannot read it: {error}\n{}", source.path, source.text),
        }
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

/// Whether a column's value stood in quotes is the one thing that serde does not tell.
fn forget_quotes(spec: &mut Spec) {
    let groups = spec.tables.iter_mut().flat_map(|table| &mut table.value.groups);
    for (_, value) in groups.flat_map(|group| &mut group.rows).flat_map(|row| &mut row.columns) {
        value.quoted = false;
    }
}

fn assert_same(path: &str, ours: &Spec, theirs: &Spec) {
    if ours == theirs {
        return;
    }
    let places = |spec: &Spec| without_places(&format!("{spec:#?}"));
    let (ours, theirs) = (places(ours), places(theirs));
    let differs = ours.lines().zip(theirs.lines()).position(|(ours, theirs)| ours != theirs).unwrap_or_default();
    let around = |text: &str| text.lines().skip(differs.saturating_sub(12)).take(24).collect::<Vec<_>>().join("\n");
    panic!("{path}: the readers disagree\n--- ours\n{}\n--- serde_yaml\n{}", around(&ours), around(&theirs));
}

/// Drops the lines of a debug text that tell a place.
fn without_places(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("span: ")).collect::<Vec<_>>().join("\n")
}
