//! The responses that the site shows are those that the library makes for tests.
#![cfg(all(feature = "http_status", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::{Row, TABLES, TableKind};
use codetable_model::{compile, load};
use codetable_pages::html;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_site_shows_the_fixture_of_every_code() {
    let site = site();
    let mut count = 0;
    for table in TABLES.iter().filter(|table| table.kind == TableKind::Errors) {
        for row in table.rows() {
            let page = &site[&path(row)];
            let fixture = row.fixture();
            let blocks = blocks(page);
            let mut head = format!("HTTP {}\n", fixture.status());
            for (name, value) in fixture.headers() {
                head.push_str(&format!("{name}: {value}\n"));
            }
            assert_eq!(blocks[0], head, "{row}");
            if !fixture.body().is_empty() {
                let [shown, made] =
                    [&blocks[1], fixture.body()].map(|json| serde_json::from_str::<Value>(json).unwrap());
                assert_eq!(shown, made, "{row}");
            }
            // A mark for every placeholder, and for nothing else.
            assert_eq!(marks(page), fixture.placeholders().len(), "{row}");
            count += 1;
        }
    }
    assert!(count > 0 || !cfg!(feature = "default"));
}

/// Every file of the site that `cargo xtask regen` writes, by its path.
fn site() -> BTreeMap<String, String> {
    let (sources, _) = load::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/specs")));
    let artifacts = html::artifacts(&compile(&sources).catalog).unwrap();
    artifacts.into_iter().map(|artifact| (artifact.path, artifact.text)).collect()
}

/// The path of the page of a code: its file has the code's name, since codes of errors are plain.
fn path(row: Row) -> String {
    let table = row.table();
    format!("{}/{}/{}/{}.html", html::FOLDER, table.provider.name, table.id, row.code())
}

/// The texts of the blocks of code, without markup.
fn blocks(page: &str) -> Vec<String> {
    let blocks = page.split("<pre").skip(1).map(|rest| rest.split("</pre>").next().unwrap());
    blocks.map(|block| text(block.split_once('>').unwrap().1)).collect()
}

fn text(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap().to_owned();
    text.extend(parts.map(|part| part.split_once('>').unwrap().1));
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// How many placeholders are marked in the blocks.
fn marks(page: &str) -> usize {
    page.split("<pre").skip(1).map(|rest| rest.split("</pre>").next().unwrap().matches("<mark>").count()).sum()
}
