//! What `explain` prints, held against the specs.

use crate::held::{Differences, as_prose, meanings};
use crate::truth::{Statement, Topic};
use crate::words::Tongue;
use crate::{catalogues, terminal};
use codetable_model::catalog::Catalog;
use codetable_model::words::Language;
use codetable_pages::explain::{Look, Subject, find};
use codetable_pages::find::Kind;

#[test]
fn the_terminal_says_what_the_specs_say() {
    let mut differences = Differences::default();
    for both in catalogues() {
        let catalog = &both.catalog;
        let looks = |tongue| LOOKS.iter().filter(move |(_, of)| *of == tongue);
        for (provider, look) in both.by_tongue().flat_map(|(of, tongue)| looks(tongue).map(move |look| (of, look))) {
            let of = catalog.providers.iter().find(|of| of.name == provider.name).unwrap();
            for code in &provider.codes {
                let table = of.tables.iter().find(|table| table.id == code.table).unwrap();
                let row = table.rows.iter().find(|row| row.name == code.name).unwrap();
                let page = explained(catalog, Subject::Row(of, table, row), look);
                let what = format!("explain {} {}, {:?}", provider.name, code.code, look.0);
                differences.same(
                    &what,
                    page.title.clone(),
                    vec![provider.name.clone(), code.code.clone(), code.name.clone()],
                );
                differences.same(&what, page.meanings.len(), 1 + code.also.len());
                for ((found_basis, found), (basis, wanted)) in page.meanings.into_iter().zip(meanings(code)) {
                    differences.same(&what, found_basis, basis);
                    differences.statements(&what, found, as_printed(wanted, look.0));
                }
                differences.remarks(&what, page.remarks, provider.concerning(&code.code));
            }
            for rule in &provider.rules {
                let found = of.statuses.iter().find(|of| of.pattern.to_string() == rule.pattern).unwrap();
                let is_single = found.pattern.first == found.pattern.last;
                let subject =
                    if is_single { Subject::Status(of, found.pattern.first) } else { Subject::Rule(of, found) };
                let page = explained(catalog, subject, look);
                let what = format!("explain {} {}, {:?}", provider.name, rule.pattern, look.0);
                differences.same(
                    &what,
                    page.title.clone(),
                    vec![provider.name.clone(), format!("HTTP {}", rule.pattern)],
                );
                differences.statements(&what, page.meanings[0].1.clone(), as_printed(&rule.whole, look.0));
                differences.remarks(&what, page.remarks, provider.concerning(&rule.pattern));
            }
        }
    }
}

/// A language, whether texts stand there in the document's too, and how to read it.
const LOOKS: [((Language, bool), Tongue); 3] = [
    ((Language::English, true), Tongue::English),
    ((Language::English, false), Tongue::English),
    ((Language::Korean, false), Tongue::Korean),
];

/// The page of a subject, on a terminal so wide that no line is wrapped.
fn explained(
    catalog: &Catalog,
    subject: Subject<'_>,
    ((language, is_bilingual), tongue): &((Language, bool), Tongue),
) -> terminal::Page {
    let mut explanation = find(catalog, "", None);
    (explanation.subjects, explanation.kind) = (vec![(Kind::Exact, subject)], Some(Kind::Exact));
    let look = Look { width: 100_000, is_colored: false, language: *language, is_bilingual: *is_bilingual };
    terminal::read(&explanation.text(&look), *tongue)
}

/// Statements as the terminal has them: a text in the document's language, in English, or in both.
fn as_printed(statements: &[Statement], (language, is_bilingual): (Language, bool)) -> Vec<Statement> {
    let printed = |of: Statement| {
        let source = of.source.clone().filter(|source| matches!(of.topic, Topic::Text(_)) && *source != of.says);
        let says = match (source, language) {
            (Some(source), Language::English) if is_bilingual => format!("{source}\n{}", of.says),
            _ => of.says.clone(),
        };
        Statement { says, source: None, ..of }
    };
    as_prose(statements).into_iter().map(printed).collect()
}
