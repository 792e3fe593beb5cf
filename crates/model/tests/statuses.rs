//! The rules for statuses in any order in; out that the narrower one always comes first.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::source::Source;
use codetable_model::spec::StatusPattern;

const RULES: [&str; 6] = ["4xx", "4xx except 404", "404", "5xx except 502 503", "5xx", "502"];

/// How many statuses there are of it, each asked for.
fn width(pattern: &StatusPattern) -> usize {
    let StatusPattern { first, last, except } = pattern;
    (100..=599).filter(|status| (first..=last).contains(&status) && !except.contains(status)).count()
}

#[test]
fn the_order_in_which_rules_are_written_decides_nothing() {
    for turn in 0..2 * RULES.len() {
        let mut rules = RULES;
        rules.rotate_left(turn % RULES.len());
        if turn >= RULES.len() {
            rules.reverse();
        }
        let each: String = rules.iter().map(|rule| format!("  {rule}: {{ meaning: of {rule} }}\n")).collect();
        let spec = format!(
            "provider: shop\ntables:\n  errors:\n    enum: E\n    codes:\n      A: {{ name: A }}\nstatuses:\n{each}"
        );
        let compilation = compile(&[Source::new("specs/shop.yaml", spec)]);
        let statuses = &compilation.catalog.providers[0].statuses;
        assert_eq!(statuses.len(), RULES.len(), "{:?}", compilation.diagnostics);
        let widths: Vec<usize> = statuses.iter().map(|rule| width(&rule.pattern)).collect();
        assert!(widths.is_sorted(), "{rules:?}: {widths:?}");
    }
}
