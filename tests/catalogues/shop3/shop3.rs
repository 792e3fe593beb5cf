//! A shop in German, French and Japanese: what is said stands in each language on every surface, and English nowhere.

use std::collections::BTreeSet;

use codetable_model::catalog::Catalog;
use codetable_pages::diff::{Kind, Level, diff};
use codetable_pages::export::csv;
use codetable_pages::{html, json, markdown};

const SPEC: &str = include_str!("shop3.yaml");

/// A message in its three languages.
const SOLD_OUT: [&str; 3] = ["Der Artikel ist ausverkauft.", "L’article est épuisé.", "この商品は売り切れです。"];

fn shop() -> Catalog {
    super::catalog("shop3", SPEC)
}

#[test]
fn it_compiles_without_english() {
    let files = codetable_compiler::rust::rust(&shop());
    let code = &files.iter().find(|file| file.path == "shop3.rs").unwrap().text;
    assert!(code.contains("DE \"de\" 0, FR \"fr\" 1, JA \"ja\" 2;"), "{code}");
    assert!(SOLD_OUT.iter().all(|text| code.contains(text)));
    assert!(code.contains("When::MemberIs(\"/grund\", \"lager\")"));
}

#[test]
fn every_language_is_exported() {
    let exported = json::write(&shop());
    assert!(SOLD_OUT.iter().all(|text| exported.contains(text)), "{exported}");
    assert_eq!(json::read(&exported).unwrap(), shop());
    // Where there is no English, the document's own words stand in its place.
    let table = csv::write(&shop());
    assert!(table.contains(SOLD_OUT[0]), "{table}");
}

#[test]
fn the_further_meaning_says_for_which_responses_it_counts() {
    let pages: String = markdown::artifacts(&shop()).into_iter().map(|file| file.text).collect();
    assert!(pages.contains("| Counts if | [`/grund`]"), "{pages}");
    let site = html::artifacts(&shop()).unwrap();
    let page = site.iter().find(|file| file.path.ends_with("/KA-010.html")).unwrap();
    assert!(page.text.contains("Counts if") && page.text.contains("lager"), "{}", page.text);
}

#[test]
fn a_new_translation_and_a_new_condition_are_told() {
    let before = shop();
    let kinds = |from: &str, to: &str| {
        let after = super::catalog("shop3", &SPEC.replace(from, to));
        diff(&before, &after, &BTreeSet::new()).changes.iter().map(|of| (of.kind, of.kind.level())).collect::<Vec<_>>()
    };
    assert_eq!(kinds("在庫が足りません。", "在庫不足です。"), [(Kind::Meaning, Level::Minor)]);
    assert_eq!(kinds("売り切れです", "完売です"), [(Kind::Text, Level::Patch)]);
    let moved = kinds("is: lager", "is: depot");
    assert!(
        moved.contains(&(Kind::Meaning, Level::Minor)) && moved.contains(&(Kind::Decision, Level::Advice)),
        "{moved:?}"
    );
}
