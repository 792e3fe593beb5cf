//! What `catalog.json` says is to be done, held against what the library decides, of specs that use all of the language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(unreachable_pub, dead_code, reason = "a module of several tests, of which each uses what it needs")]

#[path = "../../../../../tests/decide/cases.rs"]
mod cases;

use cases::{decisions, each_case, read};
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::json;
use std::path::Path;

/// Where the specs are that are compiled here as they stand.
const FOLDERS: [&str; 3] = ["../../../../fuzz/specs", "../accept", "../../../pages/tests/surfaces"];

/// A code whose meaning the response tells.
const BY_CONDITION: &str = include_str!("../../envelopes/by_condition.yaml");

#[test]
fn what_the_file_says_is_what_the_library_decides() {
    let mut sources = FOLDERS.map(|folder| load::load(Path::new(folder)).0).concat();
    sources.push(Source::new("specs/by_condition.yaml", BY_CONDITION));
    let everything = codetable_model::language::EVERYTHING;
    sources.push(Source::new("specs/post_office.yaml", everything));
    let http = load::load(Path::new("../../../../specs")).0;
    let http = http.into_iter().filter(|source| source.path.ends_with("http_status.yaml"));
    let with_http = sources.iter().cloned().chain(http).collect::<Vec<_>>();
    // Whether the library knows of HTTP depends on who else is built with it.
    let differences = [&sources, &with_http].map(|sources| {
        let catalog = compile(sources).catalog;
        let names: Vec<&str> = catalog.providers.iter().map(|provider| provider.name.as_str()).collect();
        let providers = compiled::PROVIDERS.iter().copied().filter(|provider| names.contains(&provider.name));
        let providers: Vec<_> = providers.filter(|provider| provider.name != "http_status").collect();
        assert!(providers.len() > 8, "{}", providers.len());
        let catalog = decisions(&json::write(&catalog));
        let (mut count, mut different) = (0_usize, Vec::new());
        each_case(&providers, |case| {
            let (found, decided) = (read(&catalog, case), case.answer());
            count += 1;
            if found != decided {
                different.push(format!("{}\n  file:    {found}\n  library: {decided}", case.question()));
            }
        });
        assert!(count > 50_000, "{count}");
        different
    });
    let fewest = differences.into_iter().min_by_key(Vec::len).unwrap();
    assert!(fewest.is_empty(), "{}: {}", fewest.len(), fewest[..fewest.len().min(8)].join("\n"));
}
