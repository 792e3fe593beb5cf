//! `catalog.json` and `catalog.csv`, held against the specs.

use crate::held::{Differences, is_one_of_the_texts, recovery, with_source};
use crate::truth::{Statement, Topic};
use crate::{Both, catalogues, data};
use codetable_model::vocabulary::Vocabulary;
use codetable_pages::export::csv;
use codetable_pages::json;

#[test]
fn catalog_json_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let whole: serde_json::Value = serde_json::from_str(&json::write(&catalog)).unwrap();
        differences.same("catalog.json", data::list(&whole["providers"]).count(), providers.len());
        for provider in &providers {
            let found = data::list(&whole["providers"]).find(|of| of["name"] == provider.name.as_str());
            let found = found.unwrap_or_else(|| panic!("catalog.json has no {}", provider.name));
            let headers: Vec<_> = data::list(&found["headers"]).cloned().collect();
            let tables = data::list(&found["tables"]);
            let rows = tables.flat_map(|table| data::list(&table["rows"]).map(move |row| (table, row)));
            let rows: Vec<_> = rows.collect();
            differences.same(&provider.name, rows.len(), provider.codes.len());
            for code in &provider.codes {
                let of = format!("catalog.json: {} {}", provider.name, code.code);
                let row = rows
                    .iter()
                    .find(|(table, row)| table["id"] == code.table.as_str() && data::text(&row["code"]) == code.code);
                let (table, row) = row.unwrap_or_else(|| panic!("no {of}"));
                differences.same(&of, data::text(&row["name"]), code.name.clone());
                differences.same(&of, data::text(&table["enum"]), code.enum_name.clone());
                differences.same(&of, data::basis(row), code.basis.clone());
                differences.statements(&of, data::facts(row, &headers), code.own.clone());
                differences.same(&of, data::list(&row["also"]).count(), code.also.len());
                for (also, (basis, own, _)) in data::list(&row["also"]).zip(&code.also) {
                    differences.same(&of, data::basis(also), basis.clone());
                    differences.statements(&of, data::facts(also, &headers), own.clone());
                }
            }
            let rules: Vec<_> = data::list(&found["statuses"]).collect();
            differences.same(&provider.name, rules.len(), provider.rules.len());
            for rule in &provider.rules {
                let of = format!("catalog.json: {} {}", provider.name, rule.pattern);
                let found = rules.iter().find(|found| found["pattern"] == rule.pattern.as_str());
                differences.statements(
                    &of,
                    data::facts(found.unwrap_or_else(|| panic!("no {of}")), &headers),
                    rule.own.clone(),
                );
            }
            differences.same(&provider.name, data::remarks(found), provider.remarks.clone());
        }
    }
}

#[test]
fn catalog_csv_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for Both { catalog, providers, .. } in catalogues() {
        let rows = data::csv(&csv::write(&catalog));
        differences.same("catalog.csv", rows.len(), providers.iter().map(|provider| provider.codes.len()).sum());
        for (provider, code) in
            providers.iter().flat_map(|provider| provider.codes.iter().map(move |code| (provider, code)))
        {
            let of = format!("catalog.csv: {} {}", provider.name, code.code);
            let row = rows.iter().find(|row| {
                row["provider"] == provider.name && row["table_id"] == code.table && row["code"] == code.code
            });
            let row = row.unwrap_or_else(|| panic!("no {of}"));
            // Of other texts there is the one that says what the code means.
            let has_column = |topic: Topic| {
                topic != Topic::Again
                    && !matches!(topic, Topic::Text(kind) if !["message", "remedy"].contains(&kind.word()))
            };
            let kind = |of: &Statement| match of.topic {
                Topic::Recovery | Topic::Wait | Topic::Effect => of.kind().to_owned(),
                _ => String::new(),
            };
            let wanted = code.filled.iter().filter(|statement| has_column(statement.topic));
            let wanted = wanted.map(|statement| Statement { basis: kind(statement), ..statement.clone() }).collect();
            differences.statements(&of, data::row(row), with_source(wanted, |topic| matches!(topic, Topic::Text(_))));
            let source = if row["meaning_source"] == row["meaning"] { "" } else { &row["meaning_source"] };
            is_one_of_the_texts(&of, &row["meaning"], source, &code.filled, &mut differences);
            let first = recovery(&code.filled).next().map(|says| says.rsplit(": ").next().unwrap_or_default());
            let first = first.and_then(|says| says.split(' ').next()).unwrap_or_default();
            let basis = if code.basis.starts_with("stated") {
                code.basis.clone()
            } else {
                code.basis.split(':').next().unwrap_or_default().to_owned()
            };
            let cells = [
                &row["name"],
                &row["first_step"],
                &row["kind"],
                &row["aliases"],
                &row["since"],
                &row["retired_since"],
                &row["replacement"],
            ];
            let aliases = code.aliases.join(" | ");
            differences.same(
                &of,
                cells.map(String::as_str),
                [&code.name, first, code.kind.word(), &aliases, &code.since, &code.retired_since, &code.replacement],
            );
            differences.same(&of, data::row_basis(row), basis);
        }
    }
}
