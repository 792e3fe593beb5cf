//! The responses that the site shows are those that the library makes for tests.
#![cfg(all(feature = "tables", feature = "json"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::{Row, TABLES, TableKind};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn the_site_shows_the_fixture_of_every_code() {
    let mut count = 0;
    for table in TABLES.iter().filter(|table| table.kind == TableKind::Errors) {
        for row in table.rows() {
            let page = std::fs::read_to_string(page(row)).unwrap();
            let fixture = row.fixture();
            let blocks = blocks(&page);
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
            assert_eq!(marks(&page), fixture.placeholders().len(), "{row}");
            count += 1;
        }
    }
    assert!(count > 0 || !cfg!(feature = "default"));
}

/// The page of a code: its file has the code's name, since codes of errors are plain.
fn page(row: Row) -> PathBuf {
    let table = row.table();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/site").join(table.provider.name).join(table.id);
    folder.join(format!("{}.html", row.code()))
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
