//! `catalog.json`: what it holds is the whole catalogue, and what else it is given it refuses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use codetable_compiler::rust;
use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::json;
use serde_json::Value;
use std::path::Path;

/// Every catalogue there is: the bundled specs, the accept cases, and the spec that uses every field.
fn catalogs() -> Vec<Catalog> {
    let folders = ["/../../specs", "/../compiler/tests/accept"].map(|folder| {
        let (sources, problems) = load::load(Path::new(&format!("{}{folder}", env!("CARGO_MANIFEST_DIR"))));
        assert!(problems.is_empty());
        sources
    });
    let everything = Source::new("specs/post_office.yaml", codetable_model::language::EVERYTHING);
    folders.into_iter().chain([vec![everything]]).map(|sources| compile(&sources).catalog).collect()
}

#[test]
fn what_is_read_back_is_the_same_catalogue() {
    for catalog in catalogs() {
        assert!(!catalog.providers.is_empty());
        let text = json::write(&catalog);
        let read = json::read(&text).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(read, catalog);
        assert_eq!(json::write(&read), text);
        assert_eq!(rust::rust(&read), rust::rust(&catalog));
    }
}

#[test]
fn nothing_in_it_is_no_text_of_a_page_or_a_terminal() {
    for catalog in catalogs() {
        let text = json::write(&catalog);
        assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control() && letter != '<'));
        let mut leaves = Vec::new();
        let whole: Value = serde_json::from_str(&text).unwrap();
        paths(&whole, String::new(), &mut leaves);
        assert!(leaves.iter().all(|leaf| !whole.pointer(leaf).unwrap().is_null()), "what is absent is left out");
    }
}

fn spec(rows: &str) -> Catalog {
    let head = "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    key: { type: i16 }\n    codes:\n";
    let compilation = compile(&[Source::new("specs/doors.yaml", format!("{head}{rows}"))]);
    assert!(compilation.is_clean(), "{:#?}", compilation.diagnostics);
    compilation.catalog
}

#[test]
fn a_row_reads_well() {
    let rows = "      -1: { name: Shut, status: 409, recovery: [[wait, retry]], wait: { is: soon } }\n      \
                -2: { name: Locked, retired: { since: '2', replacement: -1 } }\n";
    hold::hold("tests/json/row.json", &json::write(&spec(rows)));
}

#[test]
fn what_no_spec_could_say_is_refused() {
    let catalog =
        spec("      -1: { name: Shut }\n      -2: { name: Locked, retired: { since: '2', replacement: -1 } }\n");
    let whole: Value = serde_json::from_str(&json::write(&catalog)).unwrap();
    let table = "/providers/0/tables/0";
    for (place, value, problem) in [
        ("/format".to_owned(), Value::from("another"), "this is no catalogue"),
        ("/version".to_owned(), Value::from(2), "another version than 1"),
        ("/providers/0/name".to_owned(), Value::from("../doors"), "`../doors` is no name for a provider"),
        ("/providers/0/digest".to_owned(), Value::from("door"), "invalid digit"),
        (format!("{table}/enum"), Value::from("Self"), "doors: `Self` is no name for an enum"),
        (format!("{table}/key/type"), Value::from("i128"), "`i128` is no word of KeyType"),
        (format!("{table}/rows/0/name"), Value::from("Locked"), "`Locked` is no name for a variant, or is there twice"),
        (format!("{table}/rows/1/code"), Value::from(-40_000), "`-40000` is no code of this table"),
        (format!("{table}/rows/1/code"), Value::from("A"), "`A` is no code of this table"),
        (format!("{table}/rows/1/code"), Value::from(-1), "`-1` is no code of this table, or is there twice"),
        (format!("{table}/rows/0/code"), Value::from(-3), "-1 is named, and not there"),
        (format!("{table}/rows/0/columns"), Value::from(vec![1]), "0 columns are declared, and 1 given"),
        (format!("{table}/rows/1/retired/replacement"), Value::from(7), "7 is named, and not there"),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(&place).unwrap_or_else(|| panic!("{place}")) = value;
        let found = json::read(&broken.to_string()).unwrap_err().to_string();
        assert!(found.contains(problem), "{place}: {found}");
    }
    assert!(json::read("{").unwrap_err().to_string().starts_with("this is no JSON"));
    assert!(matches!(json::read("{}"), Err(json::ReadError::Format)));
}

/// Whatever is left out or put in another's place, the answer is a catalogue or a problem.
#[test]
fn a_broken_file_breaks_nothing() {
    let text = json::write(&catalogs()[2]);
    let whole: Value = serde_json::from_str(&text).unwrap();
    let mut leaves = Vec::new();
    paths(&whole, String::new(), &mut leaves);
    assert!(leaves.len() > 300, "{}", leaves.len());
    for (place, other) in leaves.iter().step_by(3).zip(leaves.iter().skip(7).cycle().step_by(5)) {
        let mut broken = whole.clone();
        let value = broken.pointer(other).cloned().unwrap();
        *broken.pointer_mut(place).unwrap() = value;
        if let Ok(read) = json::read(&broken.to_string()) {
            let _ = rust::rust(&read);
        }
    }
}

fn paths(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| paths(item, format!("{path}/{index}"), out));
        }
        Value::Object(members) => {
            for (name, member) in members {
                paths(member, format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        _ => out.push(path),
    }
}
