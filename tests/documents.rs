//! What the project's own pages say of it: numbers are those of the catalogue, and files that they name are there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;

/// All pages that are written by hand.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> =
        ["README.md", "README.ko.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(str::to_owned).into();
    let guide = fs::read_dir("docs/guide").unwrap().map(|entry| entry.unwrap().path());
    pages.extend(
        guide
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .map(|path| path.to_string_lossy().replace('\\', "/")),
    );
    pages.sort();
    pages
}

/// The row of each provider, with the number of its codes and its document.
#[test]
fn the_table_of_providers_is_that_of_the_catalogue() {
    let readme = fs::read_to_string("README.md").unwrap();
    for provider in codetable::PROVIDERS {
        let name = provider.name;
        let ([table], kinds) = (provider.tables, &mut Vec::new()) else { panic!("`{name}` has several tables") };
        let head = format!("| [`{name}::{}`](docs/{name}.md) |", table.name);
        let row = readme.lines().find(|line| line.starts_with(&head));
        let row = row.unwrap_or_else(|| panic!("README.md has no row for `{name}` in its table of providers"));
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let codes: usize = provider.tables.iter().map(|table| table.len()).sum();
        assert_eq!(cells[3].split(' ').next(), Some(codes.to_string().as_str()), "codes of `{name}`");
        kinds.extend(table.rows().flat_map(|row| row.texts().map(|(kind, _)| kind)));
        kinds.sort();
        kinds.dedup();
        let texts: Vec<String> = kinds.iter().map(|kind| format!("`{}`", kind.as_str())).collect();
        assert_eq!(cells[4], texts.join(", "), "texts of `{name}`");
        for document in provider.documents {
            assert!(cells[5].starts_with(&format!("`{}`, ", document.id)), "the document of `{name}`");
        }
    }
}

/// Every path in backquotes that ends in `.rs` and has a folder is one of a file, from the root or from the folder of which
/// the page speaks.
#[test]
fn every_file_that_a_page_names_is_there() {
    let mut files = Vec::new();
    for folder in ["src", "crates", "tests", "xtask", "examples", "fuzz/src", "bench"] {
        collect(Path::new(folder), &mut files);
    }
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(|quoted| quoted.ends_with(".rs")).collect();
        for name in named {
            let is_there = files.iter().any(|file| file == name || file.ends_with(&format!("/{name}")));
            assert!(is_there || name == "build.rs", "{page} names `{name}`, which is not there");
        }
    }
}

/// Every link leads to a file that is there, and to a heading that it has.
#[test]
fn every_link_of_a_page_leads_somewhere() {
    let mut dead = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let folder = Path::new(&page).parent().unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            if path.contains("://") || link.contains(char::is_whitespace) {
                continue;
            }
            let target = if path.is_empty() { page.clone().into() } else { folder.join(path) };
            let leads = target.exists()
                && (heading.is_empty() || {
                    let text = fs::read_to_string(&target).unwrap();
                    text.contains(&format!("<a id=\"{heading}\">"))
                        || text.lines().any(|line| line.starts_with('#') && anchor(line) == heading)
                });
            if !leads {
                dead.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// What a forge calls a heading: its letters in lower case, hyphens for spaces.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The first page is one that somebody reads.
#[test]
fn the_readme_is_short() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (lines, words) = (readme.lines().count(), readme.split_whitespace().count());
    assert!(lines <= 180 && words <= 1300, "README.md has {lines} lines and {words} words: 180 and 1,300 are enough");
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}
