//! The exports: a row for every code that no spreadsheet obeys, and a page that says of `catalog.json` all there is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;
#[path = "export/page.rs"]
mod page;

use codetable_compiler::rust;
use codetable_model::catalog::{Catalog, Text};
use codetable_model::language::EVERYTHING;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::export::{self, csv};
use codetable_pages::{diff, explain, json, markdown, openapi};
use page::Page;
use std::collections::BTreeSet;
use std::path::Path;

fn compiled(text: &str) -> Catalog {
    compile(&[Source::new("specs/post_office.yaml", text)]).catalog
}

fn folder(folder: &str) -> Catalog {
    let (sources, problems) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(problems.is_empty());
    compile(&sources).catalog
}

/// Every catalogue there is: the bundled specs, the accept cases, and the spec that uses every field.
fn catalogs() -> [Catalog; 3] {
    [folder("../../specs"), folder("../compiler/tests/accept"), compiled(EVERYTHING)]
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_page_describes_the_shape_of_json() {
    let mut page = Page::new(&export::page());
    let mut catalogs = catalogs();
    // The language has no quotes for what a document says of itself; the catalogue has room for one.
    catalogs[2].providers[0].documents[0].metadata[0].1.quote = Some(Text::default());
    for catalog in catalogs {
        page.hold(&json::write(&catalog), "catalog");
        for query in [
            "PO-01-001",
            "PO-99-999",
            "429",
            "5xx",
            "CounterError",
            "-10",
            "letter",
            "letters",
            "Retry-After",
            "우체국",
            "PO-01-00",
            "PO-99-999 HTTP 429",
            "counter",
            "sorting machine",
        ] {
            page.hold(&explain::find(&catalog, query, None).json(), "explanation");
        }
    }
    let [_, accept, everything] = self::catalogs();
    page.hold(&diff::diff(&accept, &everything, &BTreeSet::new()).json(), "diff");
    let severe = EVERYTHING.replace("severity: fatal", "severity: warning").replace("Check the address", "Check it");
    page.hold(&diff::diff(&everything, &compiled(&severe), &BTreeSet::new()).json(), "diff");
    assert_eq!(page.unseen(), [""; 0], "the page describes members that no catalogue has");
}

#[test]
fn the_page_describes_every_column() {
    let page = export::page();
    let (_, section) = page.split_once("\n## `catalog.csv`\n").unwrap();
    let heads = section.lines().take_while(|line| !line.starts_with("## ")).filter_map(|line| {
        let head = line.strip_prefix("| `")?.split(" | ").next()?;
        Some(head.split(", ").map(|column| column.trim_matches('`').to_owned()))
    });
    let mut described: Vec<String> = heads.flatten().collect();
    let mut columns: Vec<&str> = csv::columns().collect();
    described.sort();
    columns.sort_unstable();
    assert_eq!(described, columns);
}

#[test]
fn a_table_of_codes_reads_well() {
    let text = csv::write(&compiled(EVERYTHING));
    // The file that it is compared with keeps the line ends of this repository.
    assert_eq!(text.matches("\r\n").count(), text.matches('\r').count());
    assert!(text.starts_with("provider,code,name,") && text.ends_with("\r\n"));
    hold::hold("tests/export/post_office.csv", &text.replace("\r\n", "\n"));
}

/// Every field of the language as OpenAPI has it, pretty so that a change is read in its lines.
#[test]
fn a_description_of_an_api_reads_well() {
    let text = openapi::write(&compiled(EVERYTHING));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    hold::hold("tests/export/post_office.openapi.json", &(serde_json::to_string_pretty(&value).unwrap() + "\n"));
}

#[test]
fn every_code_has_a_row_by_which_it_is_found() {
    for catalog in catalogs() {
        let records = records(&csv::write(&catalog));
        assert!(csv::columns().eq(records[0].iter()));
        let tables = catalog.providers.iter().flat_map(|of| of.tables.iter().map(move |table| (of, table)));
        let rows = tables.flat_map(|(of, table)| table.rows.iter().map(move |row| (of, row)));
        let keys: Vec<[String; 3]> =
            rows.map(|(of, row)| [of.name.clone(), row.code.to_string(), row.name.clone()]).collect();
        assert_eq!(records.len() - 1, keys.len());
        for (record, key) in records[1..].iter().zip(keys) {
            // A code that begins as a formula does is shown as one that does not.
            let code = record[1].strip_prefix('\'').filter(|code| *code == key[1]).unwrap_or(&record[1]);
            assert!(record[0] == key[0] && record[2] == key[2], "{record:?}");
            assert!(code == key[1] || key[1].chars().any(|letter| letter.is_control() || !letter.is_ascii()));
        }
    }
}

/// Four codes and a text, in a spec of their own, as they stand in the file.
#[test]
fn no_cell_is_a_formula_and_none_is_obeyed_by_a_terminal() {
    let mut catalog = compiled(
        "provider: post_office\nlanguage: en\ntables:\n  errors:\n    enum: PostError\n    codes:\n      A: { name: A, message: text }\n",
    );
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1", "'+1"),
        ("-1", "-1"),
        ("-1+1", "'-1+1"),
        ("-", "'-"),
        ("\t=1", "\u{2409}=1"),
        ("\r=1", "\u{240d}=1"),
        ("＝1+1", "'＝1+1"),
        ("a,\"b\"\n=c", "a,\"b\"\n=c"),
        ("\u{1b}[31mred\u{202e}", "\u{241b}[31mred\u{fffd}"),
    ] {
        let row = &mut catalog.providers[0].tables[0].rows[0];
        row.facts.texts[0].1.value.source = text.to_owned();
        let records = records(&csv::write(&catalog));
        let column = csv::columns().position(|column| column == "message_source").unwrap();
        assert_eq!(records[1][column], cell, "{text:?}");
    }
}

/// On some file systems `readme.md` is `README.md`.
#[test]
fn no_provider_is_called_like_a_file_that_is_generated_beside_its_own() {
    let none = Catalog::default();
    let files = [rust::rust(&none), markdown::artifacts(&none), export::artifacts(&none)].concat();
    let names = files.iter().filter_map(|file| file.path.strip_suffix(".rs").or(file.path.strip_suffix(".md")));
    let names: Vec<String> = names.map(|path| path.rsplit('/').next().unwrap_or_default().to_lowercase()).collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        let source = Source::new(format!("specs/{name}.yaml"), format!("provider: {name}\n"));
        let refused = compile(&[source]).diagnostics.iter().any(|found| found.rule == Rule::ReservedName);
        assert!(refused, "a provider may be called `{name}`");
    }
}
