//! A bank's two-digit codes: names that come from codes, and columns that are optional, of lists, of words.

use std::collections::BTreeSet;

use codetable_model::catalog::Catalog;
use codetable_model::words::Language;
use codetable_pages::diff::diff;
use codetable_pages::explain::{Look, find};
use codetable_pages::export::csv;
use codetable_pages::{html, json, markdown};

const SPEC: &str = include_str!("bank.yaml");

fn bank() -> Catalog {
    super::catalog("bank", SPEC)
}

/// What `explain` prints for a query.
fn explained(query: &str) -> String {
    find(&bank(), query, None).text(&Look {
        width: 100,
        is_colored: false,
        language: Language::English,
        is_bilingual: true,
    })
}

#[test]
fn it_compiles() {
    let files = codetable_compiler::rust::rust(&bank());
    let code = &files.iter().find(|file| file.path == "bank.rs").unwrap().text;
    for wanted in [
        "pub enum Risk {",
        "column(minor: ::core::option::Option<u8>, OWN_MINOR);",
        "column(channels: &'static [&'static str], OWN_CHANNELS);",
        "column(risk: ::core::option::Option<Risk>, OWN_RISK);",
        "column(seen_in: &'static [u16], OWN_SEEN_IN);",
        "    Code05,",
        "    NoSuchCard,",
    ] {
        assert!(code.contains(wanted), "no `{wanted}` in\n{code}");
    }
}

#[test]
fn its_pages_show_every_column() {
    let markdown: String = markdown::artifacts(&bank()).into_iter().map(|file| file.text).collect();
    let site = html::artifacts(&bank()).unwrap();
    let page = &site.iter().find(|file| file.path.ends_with("replies/14.html")).unwrap().text;
    for surface in [&markdown, page, &explained("14")] {
        for shown in ["seen_in", "410", "a person looks at it the same day", "settled"] {
            assert!(surface.to_lowercase().contains(shown), "no `{shown}` in\n{surface}");
        }
    }
    assert!(!explained("96").contains("minor"), "{}", explained("96"));
}

#[test]
fn it_is_found_by_what_stands_in_its_columns() {
    assert!(explained("card_stolen").contains("41"), "{}", explained("card_stolen"));
    let search = html::artifacts(&bank()).unwrap().into_iter().find(|file| file.path.ends_with("codes.js")).unwrap();
    assert!(search.text.contains("stolen"), "{}", search.text);
}

#[test]
fn its_exports_say_what_the_rows_say() {
    let table = csv::write(&bank());
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let place = |name: &str| csv::columns().position(|column| column == name).unwrap();
    let cells = |record: &::csv::StringRecord| -> serde_json::Value { record[place("columns")].parse().unwrap() };
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6);
    let whole: serde_json::Value = serde_json::from_str(&json::write(&bank())).unwrap();
    for row in &rows {
        let of = whole["providers"][0]["tables"][0]["rows"].as_array().unwrap();
        let of = of.iter().find(|of| of["code"] == row[place("code")]).unwrap();
        assert_eq!((&of["columns"], &of["name"]), (&cells(row), &row[place("name")].into()));
    }
    assert_eq!(cells(&rows[0])["channels"], serde_json::json!(["till", "web"]));
    assert_eq!(cells(&rows[0]).get("minor"), None);
    assert_eq!(json::read(&json::write(&bank())).unwrap(), bank());
}

#[test]
fn its_differences_name_columns_and_values() {
    let changed = |from: &str, to: &str| {
        assert!(SPEC.contains(from), "{from}");
        let diff = diff(&bank(), &super::catalog("bank", &SPEC.replacen(from, to, 1)), &BTreeSet::new());
        let changes = diff.changes.iter().map(|change| {
            let (before, after) = (change.before.clone(), change.after.clone());
            format!("{} {:?} -> {:?}", change.kind.word(), before.unwrap_or_default(), after.unwrap_or_default())
        });
        changes.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(changed(", minor: 2", ""), r#"value of a column changed "2" -> """#);
    assert_eq!(
        changed("settled: false, minor: 0", "settled: false, minor: 3"),
        r#"value of a column changed "0" -> "3""#
    );
    assert_eq!(
        changed("channels: [web],", "channels: [web, till],"),
        r#"value of a column changed "web" -> "web, till""#
    );
    assert_eq!(
        changed("minor: { type: u8,", "minor: { type: u16,"),
        r#"type of a column changed "optional u8" -> "optional u16""#
    );
    let more = "          card_stolen: the card is kept\n";
    assert_eq!(
        changed(more, &format!("{more}          unclear: nobody knows\n")),
        r#"type of a column changed "Risk: optional low | high | card_stolen" -> "Risk: optional low | high | card_stolen | unclear""#
    );
    let named = changed("          \"05\":\n", "          \"05\":\n            name: Declined\n");
    assert!(named.contains(r#""Code05" -> "Declined""#), "{named}");
}
