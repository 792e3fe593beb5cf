//! What a lookup table becomes in generated code: the committed text, which the library's tests compile.
#![cfg(feature = "phf")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(missing_docs, unreachable_pub, reason = "the tests of two crates share these modules")]

#[path = "lookup/golden.rs"]
mod golden;
#[path = "../../../tests/golden/hold.rs"]
mod hold;

use std::fmt::Write;

use codetable_compiler::rust::lookup as emit;

#[test]
fn generated_code_is_the_one_that_is_compiled() {
    let (path, written) = (concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lookup/generated.rs"), write());
    let committed = std::fs::read_to_string(path).unwrap();
    let (header, _) = committed.split_once("\n///").expect("a header before the first function");
    let expected = format!("{header}{written}");
    // What `cargo fmt` makes of it is the same.
    hold::compare_by(path, &expected, |old, new| bare(old) == bare(new)).unwrap_or_else(|told| panic!("{told}"));
}

/// The functions of all goldens, as tokens print themselves.
fn write() -> String {
    let mut text = String::new();
    for golden in golden::goldens() {
        let lookup = golden.strategy.search(&golden.keys.keys()).expect("a table");
        let abi = "crate::abi".parse().unwrap();
        let (items, find) = (emit::items(&lookup, &abi), emit::find(&lookup, &"code".parse().unwrap()));
        let (is_const, ty) =
            (lookup.is_const(), if matches!(golden.keys, golden::Set::Text(_)) { "&str" } else { "i64" });
        let (cfg, function) = if is_const { ("", "const fn") } else { ("#[cfg(feature = \"phf\")]\n", "fn") };
        writeln!(text, "\n/// {}\n{cfg}#[inline]", lookup.bound()).unwrap();
        writeln!(text, "pub {function} {}(code: {ty}) -> Option<usize> {{ {items} {find} }}", golden.name).unwrap();
    }
    text
}

/// A text without what formatting changes.
fn bare(text: &str) -> String {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    text.replace(",)", ")").replace(",]", "]").replace(",}", "}")
}
