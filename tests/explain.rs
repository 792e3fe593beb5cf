//! What a row prints of itself: in the order of `cargo codetable explain`, with the same texts and the same evidence.
#![cfg(feature = "default")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../examples/explain.rs"]
mod program;

use codetable::advice::Advice;
use codetable::explain::Language;
use codetable::{Row, TABLES};
use codetable_model::{compile, load};
use codetable_pages::explain::{Look, find};

fn rows() -> impl Iterator<Item = Row> {
    TABLES.iter().flat_map(|table| table.rows())
}

/// A page of the terminal as one line, where nobody asks how wide it is.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What stands in a line that both pages have: its label, and the beginning of what it says. How a step, a wait and a verdict
/// are put is the pages' own, and what is registered of a status is the library's.
fn shared(line: &str, registered: &[String]) -> Vec<String> {
    const OWN: [&str; 4] = ["What to do", "Send again", "Wait", "Was it carried out?"];
    let Some(rest) = line.strip_prefix("  ").filter(|rest| rest.len() > 21 && rest.is_char_boundary(21)) else {
        return vec![line.chars().take(32).collect()];
    };
    let (label, says) = rest.split_at(21);
    let is_own = OWN.contains(&label.trim_end()) || says.starts_with("or ") || registered.iter().any(|own| says == own);
    let says: String = says.chars().take(if is_own { 0 } else { 32 }).collect();
    if label.ends_with("  ") { vec![label.to_owned(), says] } else { vec![rest.chars().take(32).collect()] }
}

#[test]
fn a_row_prints_what_the_command_prints_in_its_order() {
    let specs = load::load(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/specs"))).0;
    let catalog = compile(&specs).catalog;
    for (language, is_bilingual) in [(Language::Both, true), (Language::English, false)] {
        let wording = codetable_model::words::Language::English;
        let look = Look { width: 10_000, is_colored: false, language: wording, is_bilingual };
        for row in rows() {
            let path = format!("{}::{}::{}", row.table().provider.name, row.table().name, row.name());
            // The pages of a provider say what its document says.
            let advice = |status| codetable::__abi::status_advice(&codetable::http_status::PROVIDER, status);
            let advice = row.status().map_or(Advice::SILENT, advice);
            let bases =
                advice.recovery().into_iter().map(|of| of.basis).chain([advice.wait_basis(), advice.effect_basis()]);
            let registered: Vec<String> = bases.map(|basis| basis.to_string()).collect();
            let page = words(&find(&catalog, &path, None).text(&look));
            let mut rest = page.as_str();
            for fragment in row.explain(language).to_string().lines().flat_map(|line| shared(line, &registered)) {
                let fragment = words(&fragment);
                let at = rest.find(&fragment).unwrap_or_else(|| panic!("{path}: no `{fragment}` behind\n{rest}"));
                rest = &rest[at + fragment.len()..];
            }
        }
    }
}

#[test]
fn a_page_is_in_the_language_that_is_asked_for() {
    for row in rows() {
        for (_, text) in row.texts().filter(|(_, text)| text.source() != text.english_or_source()) {
            let [both, source, english] =
                [Language::Both, Language::Source, Language::English].map(|of| row.explain(of).to_string());
            let has =
                |page: &str, text: &str| text.lines().all(|line| page.lines().any(|of| of.get(23..) == Some(line)));
            assert!(has(&both, text.source()) && has(&both, text.english_or_source()), "{both}");
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
