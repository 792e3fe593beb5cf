//! Catalogues as somebody could write them: each compiles without a complaint, and its Rust can be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_compiler::{render, rust};
use codetable_model::{compile, load};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/catalogues");

#[test]
fn every_catalogue_compiles() {
    let mut count = 0;
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        let (sources, unreadable) = load::load(Path::new(&path));
        assert!(unreadable.is_empty() && !sources.is_empty(), "{}", path.display());
        let compilation = compile(&sources);
        assert!(compilation.is_clean(), "{}", render::human(&compilation.diagnostics, &sources, false));
        let files = rust::rust(&compilation.catalog);
        assert!(files.len() >= 2);
        #[cfg(feature = "pretty")]
        for file in files {
            syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        }
        count += 1;
    }
    assert!(count >= 2);
}
