//! Catalogues as teams write them for themselves: each compiles, and its pages, its exports and its differences say what it
//! says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/catalogues/bank/bank.rs"]
mod bank;

use codetable_model::catalog::Catalog;
use codetable_model::compile;
use codetable_model::source::Source;

/// The catalogue of a spec that nothing is wrong with.
fn catalog(provider: &str, text: &str) -> Catalog {
    let compilation = compile(&[Source::new(format!("specs/{provider}.yaml"), text)]);
    assert!(compilation.is_clean(), "{:#?}", compilation.diagnostics);
    compilation.catalog
}
