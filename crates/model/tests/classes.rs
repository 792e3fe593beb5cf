//! A code in, and the class that it takes from what it does not say itself: the one whose range or whose prefix has it, counted out by
//! hand, with both ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::source::Source;

/// Codes in a table of this type, and for each whether it is sent again as its class says.
fn inherited(ty: &str, class: &str, codes: &[String]) -> Vec<bool> {
    let rows: String =
        codes.iter().enumerate().map(|(at, code)| format!("      {code}: {{ name: C{at} }}\n")).collect();
    let spec = format!(
        "provider: shop\ntables:\n  errors:\n    enum: E\n    key: {{ type: {ty} }}\n    classes:\n      {class}: {{ name: Class, recovery: [[retry]] }}\n    \
         codes:\n{rows}"
    );
    let compilation = compile(&[Source::new("specs/shop.yaml", &*spec)]);
    assert!(compilation.is_clean(), "{spec}{:?}", compilation.diagnostics);
    let table = &compilation.catalog.providers[0].tables[0];
    assert_eq!(table.rows.len(), codes.len());
    let of = |code: &String| table.rows.iter().find(|row| row.code.to_string() == *code).unwrap();
    codes.iter().map(|code| !of(code).facts.recovery.is_empty()).collect()
}

#[test]
fn a_range_has_both_of_its_ends() {
    for (first, last) in [(-32_099_i64, -32_000), (-5, -5), (-1, 1), (0, 9), (40, 49), (2_147_483_000, 2_147_483_647)] {
        let near =
            [first, last].into_iter().flat_map(|end| end - 2..=end + 2).filter(|code| i32::try_from(*code).is_ok());
        let codes: std::collections::BTreeSet<i64> = near.chain([first + (last - first) / 2]).collect();
        let names: Vec<String> = codes.iter().map(ToString::to_string).collect();
        let wanted: Vec<bool> = codes.iter().map(|code| first <= *code && *code <= last).collect();
        assert_eq!(inherited("i32", &format!("{first}..{last}"), &names), wanted, "{first}..{last}: {names:?}");
    }
}

#[test]
fn a_prefix_has_what_is_longer_and_begins_with_it() {
    let names = ["A", "AB", "ABC", "ABD", "AB.1", "B", "BAB", "ab1"].map(str::to_owned);
    for prefix in ["A", "AB", "AB.", "B"] {
        let wanted: Vec<bool> =
            names.iter().map(|code| code.len() > prefix.len() && code.starts_with(prefix)).collect();
        assert_eq!(inherited("text", &format!("\"{prefix}*\""), &names), wanted, "{prefix}*");
    }
}
