//! Explanations: what a word finds, how its page looks, and that nothing in it is obeyed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;
#[path = "markdown/sample.rs"]
mod sample;

use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::words::Language;
use codetable_model::{compile, load};
use codetable_pages::explain::{Look, Subject, find};
use std::path::Path;
use textwrap::core::display_width;

fn everything() -> Catalog {
    compile(&[Source::new("specs/post_office.yaml", codetable_model::language::EVERYTHING)]).catalog
}

fn bundled() -> Catalog {
    let (sources, problems) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    assert!(problems.is_empty());
    compile(&sources).catalog
}

const LOOK: Look = Look { width: 80, is_colored: false, language: Language::English, is_bilingual: true };

fn page(query: &str, look: &Look) -> String {
    find(&everything(), query, None).text(look)
}

#[test]
fn a_code_has_a_page() {
    let colored = page("PO-01-003", &Look { is_colored: true, is_bilingual: false, ..LOOK });
    hold::hold_all([
        ("tests/explain/code.txt", page("PO-02-001", &LOOK)),
        ("tests/explain/retired.txt", page("PO-01-002", &LOOK)),
        ("tests/explain/korean.txt", page("PO-01-001", &Look { language: Language::Korean, ..LOOK })),
        ("tests/explain/narrow.txt", page("PO-01-001", &Look { width: 50, ..LOOK })),
        ("tests/explain/colored.txt", colored.replace('\u{1b}', "␛")),
    ]);
}

#[test]
fn a_status_a_class_and_a_type_have_pages() {
    let pages = ["429", "5xx", "CounterError"].map(|query| page(query, &LOOK));
    hold::hold("tests/explain/others.txt", &pages.join("\n"));
}

#[test]
fn much_is_listed_and_what_is_unknown_is_guessed() {
    let pages = ["PO-", "PO-01-01", "PO-77-777", "letter", "not in the  register", "주소를", "nothing at all", ""]
        .map(|query| page(query, &LOOK));
    hold::hold("tests/explain/lists.txt", &pages.join("\n"));
}

/// Each line of a log has its own status, whichever stands first.
#[test]
fn a_code_came_with_the_status_of_its_own_line() {
    let catalog = bundled();
    let lines = [("HTTP 503 GW.RATE_LIMIT", "503"), ("HTTP 502 GW.TIMEOUT.01", "502")];
    let told = |query: &str| -> Vec<String> {
        let text = find(&catalog, query, None).text(&LOOK);
        let is_about = |line: &&str| line.contains("503") || line.contains("502");
        text.lines().filter(is_about).map(|line| line.trim().to_owned()).collect()
    };
    for [(first, own), (second, other)] in [[lines[0], lines[1]], [lines[1], lines[0]]] {
        let alone: Vec<String> = [told(first), told(second)].concat();
        assert!(told(first).iter().all(|line| !line.contains(other)), "{:?}", told(first));
        assert_eq!(told(&format!("{first}\n{second}")), alone, "{own}, then {other}");
    }
}

#[test]
fn the_json_is_stable() {
    let found = ["996", "PO-99-999", "429"].map(|query| find(&everything(), query, None).json());
    hold::hold("tests/explain/found.json", &found.concat());
}

/// What a query finds, a word each.
fn found(catalog: &Catalog, query: &str, provider: Option<&str>) -> Vec<String> {
    let subjects = find(catalog, query, provider).subjects;
    let words = subjects.iter().map(|(_, subject)| match subject {
        Subject::Row(of, _, row) => format!("{}:{}", of.name, row.code),
        Subject::Status(of, status) => format!("{}:status {status}", of.name),
        Subject::Rule(of, rule) => format!("{}:rule {}", of.name, rule.pattern),
        Subject::Class(of, table, class) => format!("{}:{} class {}", of.name, table.id, class.codes),
        Subject::Type(of, error) => format!("{}:type {}", of.name, error.name),
        Subject::Header(of, header) => format!("{}:header {}", of.name, header.name),
        Subject::Provider(of) => of.name.clone(),
    });
    words.collect()
}

#[test]
fn a_word_finds_what_a_person_means() {
    let catalog = everything();
    for (query, meant) in [
        ("PO-01-001", "post_office:PO-01-001"),
        ("po-01-001", "post_office:PO-01-001"),
        (" PO-01-901 ", "post_office:PO-01-001"),
        ("https://post.example/errors/PO-01-001", "post_office:PO-01-001"),
        ("AddressUnknown", "post_office:PO-01-001"),
        ("PostError::AddressUnknown", "post_office:PO-01-001"),
        ("post_office::PostError::AddressUnknown", "post_office:PO-01-001"),
        ("address_unknown", "post_office:PO-01-001"),
        ("82", "post_office:82"),
        ("429", "post_office:status 429"),
        ("우체국 429", "post_office:status 429"),
        ("x-letters-reset", "post_office:header X-Letters-Reset"),
        ("Postamt", "post_office"),
        ("5XX", "post_office:rule 5xx except 503"),
    ] {
        assert_eq!(found(&catalog, query, None), [meant], "{query}");
    }
    assert_eq!(found(&catalog, "CountryCode::AddressUnknown", None), [""; 0], "a variant of another enum");
    assert_eq!(found(&catalog, "429", Some("elsewhere")), [""; 0]);
}

/// A number is a code, a code that lost its sign, and a status.
#[test]
fn a_number_is_all_that_it_may_be() {
    let text = "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    key: { type: i16 }\n    codes:\n      \
                -404: { name: Shut, status: 409 }\n      404: { name: Gone }\n      -409: { name: Open }\n";
    let catalog = compile(&[Source::new("specs/doors.yaml", text)]).catalog;
    assert_eq!(found(&catalog, "404", None), ["doors:404", "doors:-404"]);
    assert_eq!(found(&catalog, "-404", None), ["doors:-404"]);
    assert_eq!(found(&catalog, "409", None), ["doors:status 409", "doors:-409"]);
    assert_eq!(found(&catalog, "40", None), [""; 0]);
    hold::hold("tests/explain/guess.txt", &find(&catalog, "40", None).text(&LOOK));
}

#[test]
fn every_name_of_every_code_finds_it() {
    for catalog in [bundled(), everything()] {
        for provider in &catalog.providers {
            for table in &provider.tables {
                for row in &table.rows {
                    let path = format!("{}::{}::{}", provider.name, table.enum_name, row.name);
                    let spellings = std::iter::once(&row.code).chain(&row.aliases).map(ToString::to_string);
                    for query in spellings.chain([row.name.clone(), path]) {
                        let found = find(&catalog, &query, Some(&provider.name));
                        let mut rows = found.subjects.iter().filter_map(|(_, subject)| match subject {
                            Subject::Row(_, _, row) => Some(&row.name),
                            _ => None,
                        });
                        assert!(found.is_known() && rows.any(|name| *name == row.name), "{query}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let catalog = bundled();
    for query in ["-401", "504", "GW.", "ConfigurationError", "QUOTA_EXCEEDED", "nothing", "EXEG-0104"] {
        for width in [50, 72, 100] {
            for (language, is_bilingual) in
                [(Language::English, true), (Language::English, false), (Language::Korean, false)]
            {
                let text = find(&catalog, query, None).text(&Look { width, is_colored: false, language, is_bilingual });
                for line in text.lines() {
                    assert!(display_width(line) <= width, "{width}: {line}");
                    assert_eq!(line, line.trim_end(), "{query}");
                }
            }
        }
    }
}

/// Whatever a spec says, a terminal is told to do nothing that the page does not tell it.
#[test]
fn no_text_of_a_spec_is_obeyed() {
    let hostile = |_: &str| "\u{1b}]0;owned\u{7}\u{9b}31m\r\u{8}a\u{202e}b\u{200b}".to_owned();
    let catalog = sample::catalog(&mut { hostile });
    let mut pages = 0;
    for query in ["a", "429", "400", "5xx", "\u{1b}[2J"] {
        for is_colored in [false, true] {
            let found = find(&catalog, query, None);
            let text = found.text(&Look { is_colored, ..LOOK });
            let ours = regex_lite::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
            let rest = ours.replace_all(&text, "");
            assert!(is_colored || rest == text.as_str());
            assert!(!rest.contains(|letter: char| letter.is_control() && letter != '\n'), "{rest:?}");
            assert!(!rest.contains(['\u{202e}', '\u{200b}']));
            assert!(!found.json().contains(|letter: char| letter.is_control() && letter != '\n'));
            pages += usize::from(found.is_known());
        }
    }
    assert!(pages > 2);
}
