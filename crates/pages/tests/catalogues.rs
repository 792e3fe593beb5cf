//! Catalogues as teams write them for themselves: each compiles, and its pages, its exports and its differences say what it
//! says. What holds for all is asked of every folder of `tests/catalogues`, whatever is in it; the surfaces are held against
//! the second reader in `surfaces/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/catalogues/bank/bank.rs"]
mod bank;
#[path = "../../../tests/catalogues/shop3/shop3.rs"]
mod shop3;

use codetable_model::catalog::{Catalog, Code};
use codetable_model::source::Source;
use codetable_model::words::Language;
use codetable_model::{compile, load};
use codetable_pages::diff::{Kind, Level, diff};
use codetable_pages::explain::{Look, find};
use codetable_pages::export::csv;
use codetable_pages::{html, json, markdown, openapi};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The catalogue of a spec that nothing is wrong with.
fn catalog(provider: &str, text: &str) -> Catalog {
    of(&[Source::new(format!("specs/{provider}.yaml"), text)])
}

fn of(sources: &[Source]) -> Catalog {
    let compilation = compile(sources);
    assert!(compilation.is_clean(), "{:#?}", compilation.diagnostics);
    compilation.catalog
}

/// The catalogue of every folder.
fn all() -> Vec<Catalog> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/catalogues");
    let all: Vec<Catalog> =
        fs::read_dir(folder).unwrap().map(|of| self::of(&load::load(&of.unwrap().path()).0)).collect();
    assert!(all.len() >= 5, "the catalogues were not found");
    all
}

/// Every code of a catalogue: the place of its provider, of its table and of its row.
fn codes(catalog: &Catalog) -> Vec<[usize; 3]> {
    let providers = catalog.providers.iter().enumerate();
    let tables = providers.flat_map(|(p, of)| of.tables.iter().enumerate().map(move |(t, table)| (p, t, table)));
    tables.flat_map(|(p, t, table)| (0..table.rows.len()).map(move |r| [p, t, r])).collect()
}

#[test]
fn every_code_has_a_page_and_is_found() {
    for catalog in all() {
        let site = html::artifacts(&catalog).unwrap();
        let overview: String = markdown::artifacts(&catalog).into_iter().map(|file| file.text).collect();
        for [p, t, r] in codes(&catalog) {
            let provider = &catalog.providers[p];
            let (table, row) = (&provider.tables[t], &provider.tables[t].rows[r]);
            let code = row.code.to_string();
            assert!(overview.contains(&format!("`{code}`")), "{code}");
            let folder = format!("{}/{}/", provider.name, table.id);
            let is_its = |path: &str| path.contains(&folder) && path.ends_with(&format!("/{code}.html"));
            let page =
                site.iter().find(|file| is_its(&file.path)).unwrap_or_else(|| panic!("no page of {folder}{code}"));
            assert!(page.text.contains(&row.name), "{}", page.path);
            let found = find(&catalog, &code, None).text(&Look {
                width: 100,
                is_colored: false,
                language: Language::English,
                is_bilingual: true,
            });
            assert!(found.contains(&code) && found.contains(&row.name), "{found}");
        }
    }
}

#[test]
fn its_exports_have_every_code_and_lead_back() {
    for catalog in all() {
        assert_eq!(json::read(&json::write(&catalog)).unwrap(), catalog);
        let (text, place) = (csv::write(&catalog), |name| csv::columns().position(|column| column == name).unwrap());
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let codes = codes(&catalog);
        assert_eq!(rows.len(), codes.len());
        for (record, [p, t, r]) in rows.iter().zip(codes) {
            let table = &catalog.providers[p].tables[t];
            let cells = ["provider", "table_id", "code", "name"].map(|name| &record[place(name)]);
            let row = &table.rows[r];
            assert_eq!(cells, [&catalog.providers[p].name, &table.id, &*row.code.to_string(), &row.name]);
        }
    }
}

/// Of the codes of errors that are in use each has a response, in which it is the only one of its schema.
#[test]
fn openapi_keeps_every_code_apart() {
    for catalog in all() {
        let whole: serde_json::Value = serde_json::from_str(&openapi::write(&catalog)).unwrap();
        let (schemas, responses) = (&whole["components"]["schemas"], &whole["components"]["responses"]);
        let examples = responses.as_object().unwrap().values().flat_map(|response| {
            let contents = response["content"].as_object().into_iter().flat_map(|content| content.values());
            contents.flat_map(|content| content["examples"].as_object().unwrap())
        });
        let examples: BTreeMap<&str, String> = examples.map(|(name, of)| (&**name, of["value"].to_string())).collect();
        let mut only = BTreeSet::new();
        for [p, t, r] in codes(&catalog) {
            let provider = &catalog.providers[p];
            let (table, row) = (&provider.tables[t], &provider.tables[t].rows[r]);
            let name = format!("{}.{}", table.enum_name, row.name);
            assert!(examples[&*name].contains(&row.code.to_string()), "{name}");
            let schema = &schemas[format!("{}.{name}", provider.name)]["allOf"];
            assert!(schema[1].to_string().contains(&format!("\"const\":{}", json_of(&row.code))), "{schema}");
            assert!(only.insert(schema.to_string()), "{name} is the same as another");
        }
    }
}

fn json_of(code: &Code) -> String {
    code.integer().map_or_else(|| format!("\"{code}\""), |code| code.to_string())
}

/// Nothing changes in a catalogue that stays what it is; a code that goes, or comes, is named.
#[test]
fn its_differences_name_every_code() {
    for catalog in all() {
        assert_eq!(diff(&catalog, &catalog, &BTreeSet::new()).verdict(), None);
        for [p, t, r] in codes(&catalog) {
            let mut less = catalog.clone();
            let row = less.providers[p].tables[t].rows.remove(r);
            let gone = diff(&catalog, &less, &BTreeSet::new());
            let change = gone.changes.iter().find(|change| change.kind == Kind::CodeRemoved).unwrap();
            assert!(change.is_error() && change.path.contains(&row.name), "{}", change.path);
            let come = diff(&less, &catalog, &BTreeSet::new());
            assert!(
                come.verdict() >= Some(Level::Minor) && come.human(false).contains(&row.name),
                "{}",
                come.human(false)
            );
        }
    }
}
