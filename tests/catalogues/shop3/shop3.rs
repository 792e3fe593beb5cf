//! A shop in German, French and Japanese: what is said stands in each language on every surface, and English nowhere.

use std::collections::BTreeSet;

use codetable_model::catalog::{Catalog, Row};
use codetable_model::compile;
use codetable_model::source::Source;
use codetable_pages::diff::{Kind, Level, diff};
use codetable_pages::export::csv;
use codetable_pages::{html, json, markdown, openapi};

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

/// A message that stands as it is, in its three languages.
const REBUILDING: [&str; 3] = [
    "Umbau &amp; Pause:  siehe `{article}` im [Plan](/plan)",
    "Travaux &amp; pause:  voir `{article}` dans le [plan](/plan)",
    "改装 &amp; 休業:  `{article}` は[案内](/plan)へ",
];

#[test]
fn parameters_are_on_every_surface_and_come_back() {
    let shop = shop();
    let rows = &shop.providers[0].tables[0].rows;
    let named = |row: &Row| row.params.iter().map(ToString::to_string).collect::<Vec<_>>();
    let params: Vec<_> = rows.iter().map(named).collect();
    let [article, both] = [vec!["article: text"], vec!["count: integer", "limit: integer"]];
    assert_eq!(params, [article.clone(), vec![], both, vec![], article]);
    let code = &codetable_compiler::rust::rust(&shop)[1].text;
    assert!(code.contains("name: \"limit\", ty: abi::ParameterType::Integer"), "{code}");
    let exported = json::write(&shop);
    assert!(exported.contains(r#""params": { "count": "integer", "limit": "integer" }"#), "{exported}");
    assert!(csv::write(&shop).contains(r#""{""count"":""integer"",""limit"":""integer""}""#));
    let openapi = openapi::write(&shop);
    assert!(openapi.contains(r#""x-parameters": { "count": { "type": "integer" }, "limit": { "type": "integer" } }"#));
    let pages: String = markdown::artifacts(&shop).into_iter().map(|file| file.text).collect();
    assert!(
        pages.contains("| To fill in | `{count}`: an integer, written in digits, `{limit}`: an integer"),
        "{pages}"
    );
    let site = html::artifacts(&shop).unwrap();
    let page = &site.iter().find(|file| file.path.ends_with("/KA-010.html")).unwrap().text;
    assert!(page.contains("<code>{limit}</code>") && page.contains("정수(숫자로 표기)"), "{page}");
}

#[test]
fn a_text_that_stands_as_it_is_stands_so_in_every_language() {
    let exported = json::write(&shop());
    assert!(REBUILDING.iter().all(|text| exported.contains(text)), "{exported}");
    let site = html::artifacts(&shop()).unwrap();
    let page = &site.iter().find(|file| file.path.ends_with("/LA-101.html")).unwrap().text;
    assert!(page.contains("Umbau &amp;amp; Pause:  siehe `{article}` im [Plan](/plan)"), "{page}");
    // Without the word it is left over from a page.
    let refused = Source::new("specs/shop3.yaml", SPEC.replace("            verbatim: true\n", ""));
    let rules: Vec<_> = compile(&[refused]).diagnostics.iter().map(|of| of.rule.id()).collect();
    assert_eq!(rules.iter().filter(|id| **id == "markup-in-text").count(), 1, "{rules:?}");
    assert_eq!(rules.iter().filter(|id| **id == "stray-space").count(), 3, "{rules:?}");
}

#[test]
fn another_parameter_breaks_whoever_fills_the_text() {
    let before = shop();
    let kinds = |changes: &[(&str, &str)]| {
        let spec = changes.iter().fold(SPEC.to_owned(), |spec, (from, to)| spec.replace(from, to));
        let after = super::catalog("shop3", &spec);
        diff(&before, &after, &BTreeSet::new()).changes.iter().map(|of| (of.kind, of.kind.level())).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&[("limit: integer }", "limit: text }")]), [(Kind::ParameterType, Level::Major)]);
    let gone = kinds(&[("count: integer, ", ""), ("{count}", "23")]);
    assert_eq!(gone, [(Kind::ParameterRemoved, Level::Major), (Kind::Text, Level::Patch)]);
    let more = kinds(&[("count: integer, ", "count: integer, total: integer, "), ("{limit}", "{limit}/{total}")]);
    assert_eq!(more, [(Kind::ParameterAdded, Level::Major), (Kind::Text, Level::Patch)]);
    // Whether a row or its table declares it is no change.
    let moved = kinds(&[
        ("params: { article: text }", "params: { article: text, limit: integer }"),
        (", limit: integer }\n            m", " }\n            m"),
    ]);
    assert_eq!(moved, []);
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
