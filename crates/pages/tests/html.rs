//! The site of a catalogue by hand: what is in it, and the promise that no text breaks out of its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "markdown/same.rs"]
mod same;
#[path = "markdown/sample.rs"]
mod sample;

use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_pages::{Settings, html};
use regex_lite::Regex;
use same::assert_same;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Texts that each mean something to HTML, to a template, to a script or to an address.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>",
    "</title></style></textarea></pre>",
    "<img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "x onload=alert(1) y",
    "><",
    "<!-- x",
    "--> x",
    "<![CDATA[ x ]]>",
    "&lt;b&gt; &amp; &#60; &copy",
    "{{ root }}",
    "{% if %}{# x #}",
    "javascript:alert(1)",
    "\\u003c \\\" \\",
    "nul\0 escape\u{1b}[31m",
    "right\u{202e}to left",
    "separator\u{2028}line\u{2029}paragraph",
    "zero\u{200b}width \u{feff}",
    "`code` and `",
    "../../x",
    "한글 <b>",
    "",
];

fn plain(of: &str) -> String {
    of.to_owned()
}

fn real() -> Catalog {
    let (sources, _) = codetable_model::load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    codetable_model::compile(&sources).catalog
}

fn site(catalog: &Catalog) -> Vec<Artifact> {
    html::artifacts(catalog).unwrap_or_else(|error| panic!("{error}"))
}

fn pages(artifacts: &[Artifact]) -> impl Iterator<Item = &Artifact> {
    artifacts.iter().filter(|artifact| artifact.path.ends_with(".html"))
}

#[test]
fn same_catalogue_same_bytes() {
    assert_eq!(site(&real()), site(&real()));
}

#[test]
fn a_page_for_every_code_and_provider() {
    let catalog = real();
    let artifacts = site(&catalog);
    let paths: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    assert_eq!(paths.len(), artifacts.len(), "a path is there twice");
    // The first page, and what a server shows where none is.
    let mut expected = 2;
    for provider in &catalog.providers {
        assert!(paths.contains(format!("{}/{}/index.html", html::FOLDER, provider.name).as_str()));
        expected += 1 + provider.tables.iter().map(|table| table.rows.len()).sum::<usize>();
    }
    assert_eq!(pages(&artifacts).count(), expected);
    let size: usize = artifacts.iter().map(|artifact| artifact.text.len()).sum();
    assert!(size < 14_000 * expected, "{size} bytes are {} a page: a phone waits for each", size / expected);
}

/// Every link leads to a page of the site and to a place on it, or to the web.
#[test]
fn every_link_leads_somewhere() {
    for catalog in [real(), sample::catalog(&mut plain)] {
        let artifacts = site(&catalog);
        let ids: BTreeMap<&str, BTreeSet<&str>> =
            artifacts.iter().map(|of| (of.path.as_str(), ids(&of.text))).collect();
        let href = Regex::new(r#"(?:href|src)="?([^">]*)"#).unwrap();
        let mut count = 0;
        for page in pages(&artifacts) {
            for found in href.captures_iter(&page.text) {
                let link = found.get(1).unwrap().as_str();
                count += 1;
                if link.starts_with("https://") {
                    continue;
                }
                let (path, id) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
                let target = if path.is_empty() { page.path.clone() } else { resolved(&page.path, path) };
                let there = ids.get(target.as_str()).unwrap_or_else(|| panic!("{}: {link}", page.path));
                assert!(id.is_none_or(|id| there.contains(id)), "{}: {link}", page.path);
            }
        }
        assert!(count > 30);
    }
}

fn ids(html: &str) -> BTreeSet<&str> {
    let id = Regex::new(r#" id="?([^" >]+)"#).unwrap();
    let all: Vec<&str> = id.captures_iter(html).map(|found| found.get(1).unwrap().as_str()).collect();
    let once: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(once.len(), all.len(), "an id is there twice");
    once
}

/// A relative address, as a browser reads it on a page.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A policy stands in every page before anything it could forbid, and nothing in the page asks for an exception.
#[test]
fn every_page_has_a_strict_policy() {
    let inline = Regex::new(r"(?i)<[^>]* (style|on[a-z]+)=|<style|<script[^>]*>[^<]|javascript:").unwrap();
    for catalog in [real(), sample::catalog(&mut plain)] {
        for page in pages(&site(&catalog)) {
            let policy = page.text.find("http-equiv=Content-Security-Policy").unwrap();
            assert!(policy < page.text.find("<script").unwrap() && policy < page.text.find("<link").unwrap());
            assert!(page.text.contains("default-src 'none'; script-src 'self'; style-src 'self'"));
            assert!(!page.text.contains("unsafe"), "{}", page.path);
            assert!(
                inline.find(&page.text).is_none(),
                "{}: {:?}",
                page.path,
                inline.find(&page.text).unwrap().as_str()
            );
        }
    }
}

#[test]
fn no_text_breaks_out_of_its_place() {
    let tame = shape(&sample::catalog(&mut |of| format!("{of} x")));
    for hostile in HOSTILE {
        // At both ends, and never alone: what is empty is left out.
        let found = shape(&sample::catalog(&mut |of| format!("{hostile}{of} x{hostile}")));
        assert_same(&found, &tame, hostile);
    }
}

/// The tags of all pages in order, with their attributes; values that are texts of ours or of a spec are left out. A page
/// is known by its place, since a code is in its name.
fn shape(catalog: &Catalog) -> Vec<String> {
    let tag = Regex::new(r"<[^>]*>").unwrap();
    let value = Regex::new(r#"="[^"]*""#).unwrap();
    let artifacts = site(catalog);
    let mut tags = Vec::new();
    for page in pages(&artifacts) {
        for found in tag.find_iter(&page.text) {
            let found = found.as_str();
            // Back-quotes in a sentence of a spec make code of what is between them.
            if found != "<code>" && found != "</code>" {
                tags.push(value.replace_all(found, "").into_owned());
            }
        }
        tags.push("the end of a page".to_owned());
    }
    tags
}

/// What the search loads is one call with one argument, which is JSON, whatever the texts are.
#[test]
fn the_data_of_the_search_is_json() {
    for hostile in HOSTILE {
        let artifacts = site(&sample::catalog(&mut |of| format!("{of} {hostile}")));
        let data = &artifacts.iter().find(|artifact| artifact.path.ends_with("/codes.js")).unwrap().text;
        assert!(data.starts_with("// @generated ") && !data.contains(['<', '\u{2028}', '\u{2029}']), "{hostile:?}");
        let (_, call) = data.split_once('\n').unwrap();
        let json = call.strip_prefix("codetable(").and_then(|rest| rest.strip_suffix(")\n")).unwrap();
        let read: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(read["entries"].as_array().unwrap().len(), 9 + 3, "nine codes and three rules");
    }
}

/// What a package says of its pages is in the head and at the foot of each.
#[test]
fn addresses_are_told_where_they_are_known() {
    let settings = Settings {
        address: Some("https://errors.example.com/api/".to_owned()),
        report: Some("https://forge.example/issues/new?title=".to_owned()),
        ..Settings::default()
    };
    let told = html::artifacts_with(&real(), &settings).unwrap();
    let page = |artifacts: &[Artifact], path: &str| {
        let path = format!("{}/{path}", html::FOLDER);
        artifacts.iter().find(|page| page.path == path).unwrap().text.clone()
    };
    let code = page(&told, "kakao/errors/-401.html");
    let address = "https://errors.example.com/api/kakao/errors/-401.html";
    assert!(code.contains(&format!("<link rel=canonical href=\"{address}\">")), "{code}");
    assert!(code.contains(&format!("hreflang=ko href=\"{address}?lang=ko\"")));
    assert!(code.contains("<a href=\"https://forge.example/issues/new?title=kakao%20-401\">"));
    assert!(page(&told, "index.html").contains("<link rel=canonical href=\"https://errors.example.com/api/\">"));
    // A server shows it at any depth.
    let missing = page(&told, "404.html");
    assert!(missing.contains("href=\"/api/kakao/index.html\""));
    assert!(missing.contains("href=\"/api/site.css\"") && !missing.contains("rel=canonical"), "{missing}");
    let silent = site(&real());
    assert!(pages(&silent).all(|page| !page.text.contains("rel=canonical") && !page.text.contains("title=kakao")));
}

/// What the first page says of itself is of the catalogue that it shows: its codes to begin with, and documents only where
/// anything is cited.
#[test]
fn the_first_page_speaks_of_its_own_catalogue() {
    let text = "provider: orders\ntables:\n  errors:\n    enum: OrdersError\n    codes:\n      SOLD_OUT: { name: SoldOut, message: Nothing is left }\n";
    let own = codetable_model::compile(&[codetable_model::source::Source::new("specs/orders.yaml", text)]).catalog;
    let first = |catalog: &Catalog| {
        let all = site(catalog).into_iter().filter(|of| of.path.ends_with("index.html"));
        all.min_by_key(|of| of.path.len()).unwrap().text
    };
    let (own, bundled) = (first(&own), first(&real()));
    assert!(own.contains("placeholder=\"SOLD_OUT …\"") && !own.contains("which line of which document"), "{own}");
    assert!(bundled.contains("which line of which document") && !bundled.contains("SOLD_OUT …"), "{bundled}");
}
