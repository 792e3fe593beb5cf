//! The library's own specs, held to every rule: its build script leaves the lints out (the feature `lints` of the compiler).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_compiler::render;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use std::path::Path;

#[test]
fn they_break_no_rule() {
    let (sources, unread) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("specs"));
    assert!(sources.len() > 1 && unread.is_empty(), "{}", render::human(&unread, &sources, false));
    let found = compile(&sources).diagnostics;
    assert!(found.is_empty(), "{}", render::human(&found, &sources, false));
}

#[test]
fn the_lints_are_among_them() {
    let text = "provider: case\nstatuses:\n  4xx: { meaning: it is wrong }\n  4xx except 429: { meaning: mend it }\n  \
                429: { meaning: too many }\n";
    let found = compile(&[Source::new("specs/case.yaml", text)]).diagnostics;
    assert!(found.iter().any(|diagnostic| diagnostic.rule == Rule::UnreachableRule), "{found:?}");
}
