//! Rows, texts and lists as keys of maps and in logs: equal values are one value, others are told apart, and each prints
//! what it is.

use super::tables;
use codetable::provider::TextKind;
use codetable::text::Phrase;
use codetable::{List, Row, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn rows() -> impl Iterator<Item = Row> {
    tables::TABLES.iter().flat_map(|table| table.rows())
}

fn lists() -> Vec<(List, Vec<Value>)> {
    let values = rows().flat_map(|row| row.values().map(|(_, value)| value).collect::<Vec<_>>());
    let lists = values.filter_map(|value| if let Value::List(list) = value { Some(list) } else { None });
    lists.map(|list| (list, list.iter().collect())).collect()
}

#[test]
fn a_row_is_found_again() {
    let hashes: BTreeSet<u64> = rows().map(hash).collect();
    assert_eq!(hashes.len(), rows().count());
    assert_eq!(tables::TABLES.iter().map(hash).collect::<BTreeSet<u64>>().len(), tables::TABLES.len());
    let places: HashMap<Row, usize> = rows().enumerate().map(|(place, row)| (row, place)).collect();
    for (place, row) in rows().enumerate() {
        let again = row.table().find(row.code()).unwrap();
        assert_eq!((places[&again], hash(again)), (place, hash(row)), "{row:?}");
        assert_eq!(format!("{row:?}"), format!("{:?}::{}", row.table(), row.name()));
    }
}

#[test]
fn texts_are_equal_by_what_they_say() {
    let whole = |phrase: Phrase| (phrase.source(), phrase.translations().collect::<Vec<_>>());
    let mut phrases = BTreeMap::new();
    for (row, (kind, text)) in rows().flat_map(|row| row.texts().map(move |text| (row, text))) {
        let (phrase, printed) = (text.phrase(), format!("{:?}", text.phrase()));
        assert_eq!(phrase.to_string(), phrase.source());
        assert_eq!((text.to_string(), text.source()), (phrase.to_string(), phrase.source()), "{row:?} {kind:?}");
        let said = match row.table().provider.languages {
            [] => format!("{:?}", phrase.source()),
            _ => format!("{:?}", phrase.translations().collect::<BTreeMap<_, _>>()),
        };
        assert_eq!(printed.len(), said.len(), "{printed} {said}");
        assert_eq!(format!("{text:?}"), format!("Text {{ phrase: {printed}, basis: {:?} }}", text.basis()));
        assert!(phrase.source() != "" && text == row.text(kind).unwrap());
        // What is not translated says less.
        assert_eq!(Phrase::new(phrase.source()) == phrase, phrase.translations().count() == 0, "{phrase:?}");
        phrases.insert(whole(phrase), (phrase, text));
    }
    let hashes: BTreeSet<u64> = phrases.values().map(|(phrase, _)| hash(phrase)).collect();
    let sources: BTreeSet<&str> = phrases.values().map(|(phrase, _)| phrase.source()).collect();
    assert_eq!(hashes.len(), sources.len());
    assert!(phrases.values().map(|(_, text)| hash(text)).collect::<BTreeSet<u64>>().len() >= sources.len());
    let all: Vec<_> = phrases.values().step_by(phrases.len().div_ceil(400)).collect();
    for (place, (phrase, text)) in all.iter().enumerate() {
        for (other_place, (other, other_text)) in all.iter().enumerate() {
            assert_eq!(phrase == other, place == other_place, "{phrase:?} {other:?}");
            assert!(text != other_text || place == other_place, "{phrase:?} {other:?}");
        }
    }
}

#[test]
fn a_list_is_its_values() {
    let lists = lists();
    for (list, values) in &lists {
        let printed: Vec<String> = values.iter().map(ToString::to_string).collect();
        assert_eq!((list.to_string(), format!("{list:?}")), (printed.join(", "), format!("{values:?}")));
        for (other, other_values) in &lists {
            assert_eq!((list == other, list.cmp(other)), (values == other_values, values.cmp(other_values)));
            assert_eq!(list.partial_cmp(other), Some(list.cmp(other)));
            assert_eq!(hash(list) == hash(other), values == other_values, "{values:?} {other_values:?}");
        }
    }
}

#[test]
fn a_class_prints_its_codes_and_its_name() {
    for class in tables::TABLES.iter().flat_map(|table| table.classes()) {
        assert_eq!(class.to_string(), format!("{}: {}", class.codes, class.name));
        for kind in TextKind::ALL {
            let said = class.texts.iter().find(|(of, _)| of == kind).map(|(_, text)| *text);
            assert_eq!(class.text(*kind), said, "{class}");
        }
    }
}
