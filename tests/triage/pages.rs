//! What the pages show of answers, held to what they are.

use std::collections::BTreeMap;

use codetable::evidence::Fact;
use codetable::{Row, TABLES};
use serde_json::Value;

use crate::hold::hold;
use crate::program::answer::NAMES;
use crate::{answer, answers};

/// The head of a table of steps and how many answers have them.
const HEAD: &str = "| step | findings |\n| --- | --- |";

/// The rows of the catalogue that a log is joined with, none for an answer without a listed code.
fn joined() -> Vec<Option<Row>> {
    let row = |answer: &Value| {
        let mut tables = TABLES.iter().filter(|table| answer["provider"] == table.provider.name);
        tables.find_map(|table| table.rows().find(|row| answer["code"] == row.code()))
    };
    answers(include_bytes!("../../examples/responses.jsonl")).iter().map(row).collect()
}

/// A table of steps, the most frequent first.
fn table(steps: impl Iterator<Item = &'static str>) -> String {
    let mut counts = BTreeMap::new();
    steps.for_each(|step| *counts.entry(step).or_insert(0) += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    counts.iter().fold(HEAD.to_owned(), |table, (step, count)| format!("{table}\n| {step} | {count} |"))
}

#[test]
fn the_page_on_exports_shows_what_its_queries_find() {
    let rows = joined();
    let first = rows.iter().map(|row| {
        let first = row.and_then(|row| row.advice().recovery().first()?.value.first());
        first.map_or("no code of the catalogue", |step| step.as_str())
    });
    let stated = rows.iter().flatten().flat_map(|row| {
        let recovery: Vec<Fact<_>> = row.advice().recovery().into_iter().collect();
        let is_stated = recovery.iter().any(|alternative| alternative.basis.is_stated());
        recovery
            .into_iter()
            .filter(move |_| is_stated)
            .flat_map(|alternative| alternative.value)
            .map(|step| step.as_str())
    });
    let mut tables = [table(first), table(stated)].into_iter();
    let page = include_str!("../../crates/pages/src/export/page.md");
    let parts =
        page.split("\n\n").map(|part| if part.starts_with(HEAD) { tables.next().unwrap() } else { part.to_owned() });
    let expected = parts.collect::<Vec<_>>().join("\n\n");
    assert_eq!(tables.next(), None);
    hold("crates/pages/src/export/page.md", &expected);
}

#[test]
fn the_page_on_exports_names_every_member() {
    let page = include_str!("../../crates/pages/src/export/page.md");
    let (_, section) = page.split_once("\n## An answer of `triage`\n").unwrap();
    let heads = section.lines().take_while(|line| !line.starts_with("## ")).filter_map(|line| {
        let head = line.strip_prefix("| `")?.split(" | ").next()?;
        Some(head.split(", ").map(|name| name.trim_matches('`')))
    });
    assert_eq!(heads.flatten().collect::<Vec<_>>(), NAMES);
}

/// The second block of JSON is a part of the answer to the first.
#[test]
fn the_answer_in_the_guide_is_the_programs() {
    let section = include_str!("../../docs/guide/logs.md");
    let blocks: Vec<&str> = section.split("\n```").filter_map(|block| block.strip_prefix("json\n")).take(2).collect();
    let shown: Value = serde_json::from_str(blocks[1]).unwrap();
    let answer = answer(blocks[0]);
    for (name, value) in shown.as_object().unwrap() {
        assert_eq!(answer[name], *value, "{name}");
    }
}
