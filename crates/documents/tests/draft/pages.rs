//! Pages as APIs of all kinds have them, each beside what was read off it by hand: `pages/NAME.*` and `wanted/NAME.tsv`, a
//! code, its status and what it means a line.

use std::fs;
use std::path::{Path, PathBuf};

use super::drafted;
use codetable_documents::audit::audit;
use codetable_documents::draft::Draft;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::spec::Spec;

/// A code, its status and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    code: String,
    status: Option<u16>,
    texts: Vec<String>,
}

/// How much of a page has to be right, in hundredths.
const SHARE: usize = 95;

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        fs::read_dir("tests/draft/pages").unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

fn page(path: &Path) -> Source {
    Source::new(path.to_string_lossy(), fs::read_to_string(path).unwrap())
}

fn wanted(page: &Path) -> Vec<Row> {
    let name = page.file_stem().unwrap().to_string_lossy();
    let text = fs::read_to_string(format!("tests/draft/wanted/{name}.tsv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let texts = cells[2..].iter().filter(|text| **text != "-").map(|text| (*text).to_owned()).collect();
        Row { code: cells[0].to_owned(), status: cells[1].parse().ok(), texts }
    };
    text.lines().map(row).collect()
}

fn rows(spec: &Spec) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in spec.tables.iter().flat_map(|table| &table.groups) {
        for row in &group.rows {
            let facts = [&row.facts].into_iter().chain(row.also.iter().map(|meaning| &meaning.facts));
            for facts in facts {
                let status = facts.status.as_ref().or(group.facts.status.as_ref()).map(|status| status.value.value);
                let texts = facts.texts.iter().map(|(_, text)| text.value.value.clone()).collect();
                rows.push(Row { code: row.code.value.clone(), status, texts });
            }
        }
    }
    rows
}

#[test]
fn nearly_all_of_every_page_is_right() {
    let mut failed = Vec::new();
    for path in pages() {
        let page = page(&path);
        let (Draft { text, unread, .. }, spec) = drafted(&page.path, &page.text);
        let (wanted, found) = (wanted(&path), rows(&spec));
        let right = |row: &&Row| {
            found.iter().any(|found| {
                (&found.code, found.status) == (&row.code, row.status)
                    && row.texts.iter().all(|text| found.texts.contains(text))
            })
        };
        let wrong: Vec<&Row> = wanted.iter().filter(|row| !right(row)).collect();
        let all = wanted.len().max(found.len());
        let share = (wanted.len() - wrong.len()) * 100 / all;
        let name = path.file_name().unwrap().to_string_lossy();
        println!(
            "{share:3} % of {name}: {} of {all} codes, {} not understood",
            wanted.len() - wrong.len(),
            unread.len()
        );
        if share < SHARE {
            let extra: Vec<&Row> =
                found.iter().filter(|row| !wanted.iter().any(|other| other.code == row.code)).collect();
            failed.push(format!("{name}: wrong {wrong:#?}\nnot wanted {extra:#?}\n{text}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_draft_is_borne_out_by_its_own_page() {
    let mut failed = Vec::new();
    for path in pages() {
        let page = page(&path);
        let (Draft { text, .. }, spec) = drafted(&page.path, &page.text);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let held = audit(&[spec], &[Source::new("tried.yaml", &text)], &[Source::new(name.as_str(), page.text)]);
        for found in held.diagnostics.iter().filter(|found| found.rule != Rule::LineUncovered) {
            failed.push(format!(
                "{name}: {}: {:?}",
                found.rule.id(),
                found.labels.iter().map(|label| &label.text).collect::<Vec<_>>()
            ));
            failed.push(found.message.clone());
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
