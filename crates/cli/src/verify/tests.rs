//! What is wrong on purpose in, the refusal that names it out.

use codetable_model::artifact::Artifact;
use codetable_model::compile;
use codetable_model::lookup::{Keys, Lookup, Strategy};
use codetable_model::source::{Source, SourceId};

use super::{code, oracle, same, specs, tables};
use crate::progress::Progress;

const TEXTS: &str = "\
provider: doors
tables:
  t:
    enum: T
    codes:
      SHUT: { name: Shut, status: 404, aliases: [CLOSED] }
      OPEN: { name: Open }
";

const INTEGERS: &str = "\
provider: doors
tables:
  t: { enum: T, key: { type: i16 }, codes: { -401: { name: Shut, aliases: [7] }, 9: { name: Open } } }
";

fn progress() -> Progress {
    Progress::begin("verifying", None)
}

fn source(text: &str) -> Source {
    Source::new("specs/doors.yaml", text)
}

#[test]
fn a_reading_that_differs_is_refused_with_its_place_and_both_values() {
    let source = source(TEXTS);
    let ours = compile(std::slice::from_ref(&source)).specs;
    assert!(specs(&ours, std::slice::from_ref(&source), &progress()).is_ok());
    let mut wrong = codetable_second_reader::read(SourceId(0), TEXTS).unwrap();
    wrong.tables[0].value.groups[0].rows[0].facts.status.as_mut().unwrap().value.value = 403;
    let stop = same(&source, &ours[0], &wrong).unwrap_err();
    assert_eq!(stop.code, 1);
    for part in
        ["groups[0].rows[0].facts.status`", "--> specs/doors.yaml:6:35", "ours: 404", "serde_yaml: 403", "a bug of"]
    {
        assert!(stop.message.contains(part), "no {part}: {}", stop.message);
    }
    let unreadable = Source::new("specs/doors.yaml", TEXTS.replace("status: 404", "stat: 404"));
    assert!(specs(&ours, &[unreadable], &progress()).unwrap_err().message.contains("`stat` is no fact"));
}

#[test]
fn a_table_that_finds_another_row_or_none_is_refused() {
    for (text, other) in [(TEXTS, "CLOSED"), (INTEGERS, "7")] {
        let mut catalog = compile(&[source(text)]).catalog;
        assert!(tables(&catalog, &progress()).is_ok());
        // The table of the codes without the alias.
        let without = compile(&[source(&text.replace(&format!("aliases: [{other}]"), "links: []"))]).catalog;
        catalog.providers[0].tables[0].lookup = without.providers[0].tables[0].lookup.clone();
        let stop = tables(&catalog, &progress()).unwrap_err();
        let told = format!("doors::T: the table has no row for `{other}`, and phf has row 0\n");
        assert!(stop.code == 1 && stop.message.starts_with(&told), "{}", stop.message);
    }
}

/// Every kind of table, of keys that differ early, late, in length and in a letter; and that each is found out that finds too
/// much or another row.
#[test]
fn every_kind_of_table_agrees_with_phf_until_it_is_wrong() {
    let sets: [Vec<String>; 5] = [
        (0..40).map(|number| format!("GATE.{number}")).collect(),
        (0..300).map(|number| format!("E{number:03}")).collect(),
        (0..300).map(|number| format!("https://errors.example.com/{number}/{}", "x".repeat(number % 60))).collect(),
        (0..70).map(|number| number.to_string()).collect(),
        (0..90).map(|number| (number * number * number - 40_000).to_string()).collect(),
    ];
    let mut kinds = 0;
    for (set, is_text) in sets.iter().zip([true, true, true, false, false]) {
        let codes: String = (0..).zip(set).map(|(row, code)| format!("      '{code}': {{ name: N{row} }}\n")).collect();
        let key = if is_text { "text" } else { "i64" };
        let spec =
            format!("provider: doors\ntables:\n  t:\n    enum: T\n    key: {{ type: {key} }}\n    codes:\n{codes}");
        let mut table = compile(&[source(&spec)]).catalog.providers.remove(0).tables.remove(0);
        assert_eq!(table.rows.len(), set.len());
        let keys = |count: usize| match is_text {
            true => Keys::Text(set.iter().map(String::as_str).zip(0..).take(count).collect()),
            false => Keys::Int(set.iter().map(|code| code.parse().unwrap()).zip(0..).take(count).collect()),
        };
        for strategy in Strategy::ALL {
            let Some(lookup) = strategy.search(&keys(set.len())) else { continue };
            kinds += 1;
            let wrong = strategy.search(&keys(set.len() - 1));
            table.lookup = lookup;
            assert_eq!(oracle::hold(&table), Ok(()), "{strategy:?}");
            table.lookup = wrong.unwrap_or(Lookup::Sorted(codetable_model::lookup::Entries::new(&keys(1))));
            assert!(oracle::hold(&table).is_err(), "{strategy:?}");
        }
    }
    assert!(kinds >= 12, "{kinds}");
}

#[test]
fn generated_code_that_is_no_rust_is_refused_with_its_place() {
    let file = |text: &str| Artifact { path: "doors.rs".to_owned(), text: text.to_owned() };
    assert!(code(&[file("fn a() {}\n")], &progress()).is_ok());
    let stop = code(&[file("fn a() {}\n\nfn b( {}\n")], &progress()).unwrap_err();
    assert!(stop.message.starts_with("generated `doors.rs`:3:"), "{}", stop.message);
}
