//! The spec that uses every field, with one value after the other changed or taken away, in; out the changes of which `diff`
//! tells nothing, and the decisions that change unseen.

use super::forgotten::{Place, Step, catalog_of, of_object, remove};
use codetable_model::catalog::Catalog;
use codetable_model::language::{EVERYTHING, SPEC, ValueType};
use codetable_pages::decision::{Decision, Decisions};
use codetable_pages::diff::{Kind, Level, diff};
use serde_yaml::Value;
use std::collections::BTreeSet;

#[test]
fn every_change_of_a_field_is_a_change_and_that_of_a_decision_is_one_of_advice() {
    let whole: Value = serde_yaml::from_str(EVERYTHING).unwrap();
    let mut places = Vec::new();
    of_object(SPEC, &whole, &mut Vec::new(), &mut places);
    let before = catalog_of(&whole);
    let decided_before = decisions(&before);
    let (mut changed, mut decided, mut unseen) = (0, 0, Vec::new());
    let mut fields_that_decide = BTreeSet::new();
    for place in &places {
        for (what, spec) in edits(&whole, place) {
            let after = catalog_of(&spec);
            let is_changed = before != after;
            let decided_after = decisions(&after);
            let is_decided = decided_before != decided_after && expanded(&decided_before) != expanded(&decided_after);
            let found = diff(&before, &after, &BTreeSet::new());
            let level = found.verdict();
            let of = format!("{}.{} {what}", place.0, place.1);
            if is_changed != level.is_some() {
                unseen.push(format!("{of}: changed {is_changed}, verdict {level:?}"));
            }
            if is_decided && level < Some(Level::Advice) {
                unseen.push(format!("{of}: another decision, verdict {level:?}"));
            }
            let tells = found.changes.iter().any(|change| change.kind == Kind::Decision);
            if tells && !is_decided {
                unseen.push(format!("{of}: the same decisions, and one is told: {:?}", found.changes));
            }
            (changed, decided) = (changed + usize::from(is_changed), decided + usize::from(tells));
            if tells {
                fields_that_decide.extend(place.3.iter().filter_map(|step| match step {
                    Step::Key(key) => key.as_str(),
                    Step::Item(_) => None,
                }));
            }
        }
    }
    assert!(unseen.is_empty(), "{}: {}", unseen.len(), unseen.join("\n"));
    assert!(changed > 400 && decided > 40, "{changed} changes, {decided} of a decision");
    let wanted = ["effect", "header", "is", "recovery", "severity", "status", "wait", "when"];
    assert!(wanted.iter().all(|field| fields_that_decide.contains(field)), "{fields_that_decide:?}");
}

/// What a program does about a response without a code, and about each code.
fn decisions(catalog: &Catalog) -> Vec<(String, Vec<Decision>)> {
    let mut all = Vec::new();
    for provider in &catalog.providers {
        let decisions = Decisions::of(provider, &catalog.providers);
        all.push((provider.name.clone(), decisions.of_statuses()));
        for (table, row) in provider.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
            all.push((row.code.to_string(), decisions.of_row(table, row)));
        }
    }
    all
}

/// Under every status by itself, because those that only the effect parts are no other decision.
fn expanded(decisions: &[(String, Vec<Decision>)]) -> Vec<(&str, Vec<Vec<Decision>>)> {
    decisions.iter().map(|(of, decisions)| (of.as_str(), by_status(decisions))).collect()
}

fn by_status(decisions: &[Decision]) -> Vec<Vec<Decision>> {
    let under = |status| {
        let is_meant = |of: &&Decision| of.statuses.iter().any(|[first, last]| (*first..=*last).contains(&status));
        let meant = decisions.iter().filter(is_meant).cloned();
        meant.map(|decision| Decision { statuses: Vec::new(), effect: None, ..decision }).collect()
    };
    [0].into_iter().chain(100..=599).map(under).collect()
}

/// The spec without the value at a place, and with every other value that the language has for it.
fn edits(whole: &Value, (_, _, ty, way): &Place) -> Vec<(String, Value)> {
    let mut without = whole.clone();
    remove(&mut without, way);
    let mut edits = vec![("taken away".to_owned(), without)];
    let mut of_values = Vec::new();
    values(ty, at(whole, way), &mut way.clone(), &mut of_values);
    for (way, value) in of_values {
        let mut spec = whole.clone();
        let what = format!("as {value:?}");
        *at_mut(&mut spec, &way) = value;
        edits.push((what, spec));
    }
    edits
}

/// Other values of a type, each with the way to where it stands. What has fields of its own is a place of its own.
fn values(ty: &ValueType, value: &Value, way: &mut Vec<Step>, out: &mut Vec<(Vec<Step>, Value)>) {
    let text = value.as_str().unwrap_or_default();
    let mut push = |value: Value| out.push((way.clone(), value));
    match ty {
        ValueType::Object(_) | ValueType::Map(..) => {}
        ValueType::Short(..) | ValueType::Fact(ValueType::Object(_)) if value.is_mapping() => {}
        ValueType::Fact(of) | ValueType::Given(of) if value.is_mapping() => {
            let Some(value) = value.get("is") else { return };
            way.push(Step::Key("is".into()));
            values(of, value, way, out);
            way.pop();
        }
        ValueType::Fact(of) | ValueType::Given(of) | ValueType::Short(of, _) => values(of, value, way, out),
        ValueType::Cell => values(&ValueType::OneOrMore(&ValueType::Scalar), value, way, out),
        ValueType::List(of) | ValueType::OneOrMore(of) => match value {
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    way.push(Step::Item(index));
                    values(of, item, way, out);
                    way.pop();
                }
            }
            value => values(of, value, way, out),
        },
        ValueType::Word(words) => {
            words.iter().filter(|(word, _)| *word != text).for_each(|(word, _)| push((*word).into()));
        }
        ValueType::Bool => push((!value.as_bool().unwrap_or_default()).into()),
        ValueType::Count => push((value.as_u64().unwrap_or_default() + 1).into()),
        ValueType::Status => [200, 418, 503].into_iter().for_each(|status: u16| push(status.into())),
        ValueType::StatusPattern => ["451", "5xx"].into_iter().for_each(|pattern| push(pattern.into())),
        ValueType::Lines => push(serde_yaml::from_str("{ guide: 77 }").unwrap()),
        ValueType::Range => push("1..998".into()),
        ValueType::Sha256 => push(text.replace('0', "9").into()),
        ValueType::Scalar | ValueType::Code => match value {
            Value::Bool(value) => push((!value).into()),
            Value::Number(number) => push((number.as_i64().unwrap_or_default() + 1).into()),
            _ => push(format!("{text}2").into()),
        },
        ValueType::Language => push("fr".into()),
        ValueType::Text | ValueType::Prose | ValueType::Verbatim | ValueType::Translations => {
            push(format!("{text} again").into())
        }
        ValueType::Token | ValueType::Snake | ValueType::Pascal | ValueType::Pointer => {
            push(format!("{text}2").into());
        }
    }
}

fn at<'v>(value: &'v Value, way: &[Step]) -> &'v Value {
    way.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value.as_mapping().unwrap()[key],
        Step::Item(index) => &value.as_sequence().unwrap()[*index],
    })
}

pub(crate) fn at_mut<'v>(value: &'v mut Value, way: &[Step]) -> &'v mut Value {
    way.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.as_mapping_mut().unwrap().get_mut(key).unwrap(),
        Step::Item(index) => &mut value.as_sequence_mut().unwrap()[*index],
    })
}
