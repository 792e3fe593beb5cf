//! How much of what is said is the document's own: every fact of the specs counted once more.

use crate::held::Differences;
use crate::markdown::{Block, blocks};
use crate::truth::{Code, Provider, Statement, Topic};
use crate::{Both, catalogues};
use codetable_model::vocabulary::TableKind;
use std::collections::BTreeSet;

/// The kinds of basis in the order of the columns, and behind them silence.
const KINDS: [&str; 5] = ["stated", "inferred", "registered", "declared", "silent"];

/// Of each table, what is said of a topic by some of its codes, counted for all of them; of errors each is asked what to do and
/// what became of the request. Who says nothing of a wait has none.
fn counted(provider: &Provider, is_wanted: impl Fn(Topic) -> bool) -> Option<[usize; 5]> {
    let mut counts = None;
    for table in provider.codes.iter().map(|code| &code.table).collect::<BTreeSet<_>>() {
        let codes: Vec<&Code> = provider.codes.iter().filter(|code| code.table == *table).collect();
        let said = codes.iter().flat_map(|code| &code.own).map(|of| of.topic);
        let asked = [Topic::Recovery, Topic::Effect].into_iter().filter(|_| codes[0].kind == TableKind::Errors);
        for topic in said.chain(asked).collect::<BTreeSet<_>>().into_iter().filter(|topic| is_wanted(*topic)) {
            let counts = counts.get_or_insert([0; 5]);
            for code in &codes {
                // Of several alternatives the first stands for all.
                let first = code.own.iter().find(|of| of.topic == topic).map(Statement::kind);
                let kind = first.unwrap_or("silent");
                if kind != "silent" || topic != Topic::Wait {
                    counts[KINDS.iter().position(|of| *of == kind).unwrap()] += 1;
                }
            }
        }
    }
    counts
}

#[test]
fn what_the_documents_say_is_counted_as_the_specs_have_it() {
    let mut differences = Differences::default();
    let mut count = 0;
    for Both { catalog, providers, pages, .. } in catalogues() {
        let page = blocks(&pages.iter().find(|page| page.path == "docs/README.md").unwrap().text);
        let tables = || page.iter().filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None });
        let table = |head: &str| tables().find(|rows| rows[0].iter().any(|of| of == head));
        // What a provider has, and where a column is left out nobody has any.
        let overview = table("Documents").or_else(|| table("Codes")).unwrap();
        let told = table("Stated").or_else(|| table("Inferred")).or_else(|| table("Declared")).unwrap();
        let cell = |rows: &[Vec<String>], row: usize, head: &str| -> usize {
            let column = rows[0].iter().position(|of| of.eq_ignore_ascii_case(head));
            column.map_or("", |column| rows[row][column].as_str()).parse().unwrap_or_default()
        };
        let mut at = 1;
        for (place, of) in catalog.providers.iter().enumerate() {
            let provider = providers.iter().find(|provider| provider.name == of.name).unwrap();
            for (head, wanted) in [
                ("Codes", provider.codes.len()),
                ("Statuses", provider.rules.len()),
                ("Headers", of.headers.len()),
                ("Bodies", of.bodies.len()),
                ("Contradictions", of.conflicts.len()),
            ] {
                differences.same(&format!("{}, {head}", provider.name), cell(overview, place + 1, head), wanted);
            }
            // No statement of ours is about the code to use instead.
            let has_more = of.tables.iter().flat_map(|table| &table.rows).any(|row| row.facts.deprecated_by.is_some());
            let advice = counted(provider, |topic| topic == Topic::Recovery);
            let all = counted(provider, |_| true).unwrap_or_default();
            for (what, wanted) in advice.map(|of| ("what to do", of)).into_iter().chain([("all facts", all)]) {
                let found = KINDS.map(|kind| cell(told, at, kind));
                if what != "all facts" || !has_more {
                    differences.same(&format!("{}, {what}", provider.name), found, wanted);
                    count += 1;
                }
                at += 1;
            }
        }
        differences.same("the lines", told.len(), at);
    }
    assert!(count > 10, "{count}");
}
