//! What a row prints of itself, in each language and without an allocation; `laws/explain.rs` holds it against the command.
#![cfg(feature = "default")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../examples/explain.rs"]
mod program;

use codetable::explain::Language;
use codetable::{Row, TABLES};

fn rows() -> impl Iterator<Item = Row> {
    TABLES.iter().flat_map(|table| table.rows())
}

#[test]
fn a_page_is_in_the_language_that_is_asked_for() {
    for row in rows() {
        for (_, text) in row.texts().filter(|(_, text)| text.source() != text.english_or_source()) {
            let [both, source, english] =
                [Language::Both, Language::Source, Language::English].map(|of| row.explain(of).to_string());
            let has =
                |page: &str, text: &str| text.lines().all(|line| page.lines().any(|of| of.get(23..) == Some(line)));
            // What no document says is said once.
            assert_eq!(has(&both, text.source()), !text.basis().is_inferred(), "{both}");
            assert!(has(&both, text.english_or_source()), "{both}");
            assert!(has(&source, text.source()) && !has(&source, text.english_or_source()), "{source}");
            assert!(has(&english, text.english_or_source()) && !has(&english, text.source()), "{english}");
        }
    }
}

#[test]
fn a_page_is_written_without_an_allocation() {
    struct Nowhere(usize);
    impl std::fmt::Write for Nowhere {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    for row in rows() {
        let mut out = Nowhere(0);
        let counted = allocation_counter::measure(|| {
            std::fmt::write(&mut out, format_args!("{}", row.explain(Language::Both))).unwrap();
        });
        assert!(counted.count_total == 0 && out.0 > 100, "{row:?}: {} allocations", counted.count_total);
    }
}

#[test]
fn the_example_prints_the_pages_of_a_code() {
    let pages = program::pages("-401");
    assert!(pages.starts_with("kakao  -401  InvalidCredentials\n"), "{pages}");
    assert_eq!(program::pages("-40100"), "");
}
