//! Folders as they are found: in any order, with strangers in them, or not there at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;
use std::path::{Path, PathBuf};

use codetable_compiler::render;
use codetable_model::rule::Rule;
use codetable_model::source::SourceId;
use codetable_model::{compile, load::load};

/// A new folder that holds these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn specs_come_sorted_by_name_and_strangers_stay_out() {
    let files: &[(&str, &[u8])] = &[
        ("b.yaml", b"provider: b\n"),
        ("a.yaml", b"provider: a\n"),
        ("README.md", b"# specs\n"),
        ("schema.json", b"{}\n"),
        (".a.yaml.swp", b"\xff"),
        (".#a.yaml", b"\xff"),
        ("c.yaml~", b"\xff"),
        ("c.yaml.orig", b"\xff"),
    ];
    let (sources, diagnostics) = load(&folder("폴더 with spaces", files));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let names: Vec<&str> = sources.iter().map(|source| source.stem()).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(sources.iter().all(|source| source.path.ends_with(".yaml") && !source.path.contains('\\')));
}

#[test]
fn a_folder_that_is_missing_or_empty_is_one_problem() {
    let file = folder("file", &[("a.yaml", b"provider: a\n")]).join("a.yaml");
    for (path, words) in [
        (Path::new("no/such folder"), "the folder `no/such folder` cannot be read: there is nothing there"),
        (&folder("empty", &[]), "holds no spec"),
        (&file, "it is no folder"),
    ] {
        let (sources, diagnostics) = load(path);
        assert_eq!(sources.len(), 1);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert_eq!(diagnostics[0].rule, Rule::UnreadableFile);
        assert!(diagnostics[0].message.contains(words), "{}", diagnostics[0].message);
        assert!(compile(&sources).diagnostics.is_empty(), "it is reported once");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_a_problem() {
    let folder = folder("link", &[("a.yaml", b"provider: a\n")]);
    std::os::unix::fs::symlink("nowhere.yaml", folder.join("b.yaml")).unwrap();
    let (sources, diagnostics) = load(&folder);
    assert_eq!(sources.len(), 2);
    let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["`b.yaml` cannot be read: there is nothing there"]);
}

#[test]
fn what_cannot_be_read_leaves_the_rest_readable_and_in_place() {
    let files: &[(&str, &[u8])] = &[
        ("a.yaml", b"provider: a\ntitle: \xff\xfe\n"),
        ("b.yml", b"provider: b\n"),
        ("c.YAML", b"provider: c\n"),
        ("d.yaml", b"provider: wrong\n"),
    ];
    let (sources, mut diagnostics) = load(&folder("half", files));
    let compilation = compile(&sources);
    assert_eq!(compilation.specs.len(), 1);
    assert_eq!(compilation.specs[0].source, SourceId(3));
    diagnostics.extend(compilation.diagnostics);
    let rules: Vec<Rule> = diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    assert_eq!(rules, [Rule::NotUtf8, Rule::UnreadableFile, Rule::UnreadableFile, Rule::ProviderName]);
    let short = render::short(&diagnostics, &sources);
    let places: Vec<&str> = short.lines().map(|line| line.rsplit_once("half/").unwrap().1).collect();
    assert!(places[0].starts_with("a.yaml:2:8: error[not-utf8]"), "{short}");
    assert!(places[3].starts_with("d.yaml:1:11: error[provider-name]"), "{short}");
}
