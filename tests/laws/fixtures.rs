//! The response that a page shows for a code, the sample that the model makes of it, and the fixture that the library gives
//! are one and the same, to the byte. Whoever includes this says whose `tables`.

use codetable::fixture::Malformation;
use codetable::provider::HeaderRole;
use codetable::{Row, TableKind};
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::sample::Samples;
use codetable_model::{compile, load};
use codetable_pages::html;
use std::collections::BTreeMap;
use std::path::Path;

use super::tables::{PROVIDERS, SPECS};

fn catalog() -> Catalog {
    let (sources, problems) = load::load(Path::new(SPECS));
    assert!(problems.is_empty());
    compile(&sources).catalog
}

#[test]
fn every_fixture_is_the_sample_of_its_row() {
    let catalog = catalog();
    for provider in PROVIDERS {
        let of = catalog.providers.iter().find(|of| of.name == provider.name).unwrap();
        let mut samples = Samples::of(of);
        for table in provider.tables {
            let of = of.tables.iter().find(|of| of.id == table.id).unwrap();
            assert_eq!(of.rows.len(), table.len());
            for (row, compiled) in of.rows.iter().zip(table.rows()) {
                let (fixture, sample) = (compiled.fixture(), samples.sample(of, row).unwrap_or_default());
                let (status, is_unknown) = sample.status.of(row);
                assert_eq!((compiled.code(), fixture.status()), (&*row.code.to_string(), status));
                assert_eq!(fixture.body(), sample.body(row, str::to_owned), "{compiled:?}");
                let media = sample.media.map(|media| ("Content-Type", media));
                let headers = sample.headers.iter().map(|(name, value)| (*name, value.as_str()));
                let given = fixture.headers().iter().map(|(name, value)| (*name, value.as_str()));
                let codes = sample.codes.iter().map(|name| (*name, compiled.code()));
                assert!(given.eq(media.into_iter().chain(codes).chain(headers)), "{fixture:?}");
                let marks = sample.body(row, |_| "\u{1}".to_owned()).matches('\u{1}').count();
                let marks = usize::from(is_unknown) + marks + sample.headers.len();
                assert_eq!(fixture.placeholders().len(), marks, "{fixture:?}");
            }
        }
    }
}

/// Whoever tests what happens without a code must not be given it in a header.
#[test]
fn a_malformed_fixture_has_its_code_nowhere() {
    for row in PROVIDERS.iter().flat_map(|provider| provider.tables).flat_map(|table| table.rows()) {
        let of_code = row.table().provider.headers.iter().filter(|header| header.role.value == HeaderRole::Code);
        let names: Vec<&str> = of_code.map(|header| header.name).collect();
        for (malformation, fixture) in row.fixture().malformed() {
            let is_sent = fixture.headers().iter().any(|(name, _)| names.contains(name));
            let was_sent = row.fixture().headers().iter().any(|(name, _)| names.contains(name));
            assert_eq!(is_sent, was_sent && malformation == Malformation::Truncated, "{row:?} {malformation:?}");
        }
    }
}

#[test]
fn the_site_shows_the_fixture_of_every_code() {
    let catalog = catalog();
    let artifacts = html::artifacts(&catalog).unwrap();
    let site: BTreeMap<String, String> = artifacts.into_iter().map(|artifact| (artifact.path, artifact.text)).collect();
    let (mut count, mut errors) = (0, 0);
    for row in PROVIDERS.iter().flat_map(|provider| provider.tables).flat_map(|table| table.rows()) {
        errors += usize::from(row.table().kind == TableKind::Errors);
        let Some(page) = site.get(&path(row)) else {
            // Whose code is not plain has a page under another name.
            assert!(!catalog.providers.iter().any(|provider| is_plain(row, provider)), "{row:?} has no page");
            continue;
        };
        let blocks = blocks(page);
        if row.table().kind != TableKind::Errors {
            continue;
        }
        let fixture = row.fixture();
        let mut head = format!("HTTP {}\n", fixture.status());
        for (name, value) in fixture.headers() {
            head.push_str(&format!("{name}: {value}\n"));
        }
        assert_eq!(blocks[0], head, "{row:?}");
        if !fixture.body().is_empty() {
            assert_eq!(compact(&blocks[1]), compact(fixture.body()), "{row:?}");
        }
        // A mark for every placeholder, and for nothing else.
        assert_eq!(marks(page), fixture.placeholders().len(), "{row:?}");
        count += 1;
    }
    assert!(count * 2 >= errors, "{count} of {errors}");
}

/// The path of the page of a plain code: its file has the code's name.
fn path(row: Row) -> String {
    let table = row.table();
    format!("{}/{}/{}/{}.html", html::FOLDER, table.provider.name, table.id, row.code())
}

fn is_plain(row: Row, provider: &Provider) -> bool {
    let code = row.code();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    provider.name == row.table().provider.name && code.len() < 60 && code.bytes().all(is_letter)
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

/// JSON without the white space that no text holds.
fn compact(json: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let keeps = |letter: &char| {
        is_text ^= *letter == '"' && !is_escaped;
        is_escaped = is_text && *letter == '\\' && !is_escaped;
        is_text || !letter.is_ascii_whitespace()
    };
    json.chars().filter(keeps).collect()
}

/// How many placeholders are marked in the blocks.
fn marks(page: &str) -> usize {
    page.split("<pre").skip(1).map(|rest| rest.split("</pre>").next().unwrap().matches("<mark>").count()).sum()
}
