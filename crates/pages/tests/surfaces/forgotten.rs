//! The spec that uses every field, without one field after the other, in; out the surfaces that look the same without it:
//! they have forgotten it.

use codetable_compiler::rust;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::compile;
use codetable_model::language::{EVERYTHING, Object, SPEC, ValueType, fields_of_fact};
use codetable_model::source::Source;
use codetable_model::words::Language;
use codetable_pages::explain::{Look, Subject, find};
use codetable_pages::export::csv;
use codetable_pages::find::Kind;
use codetable_pages::{html, json, markdown};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

/// A field, its type, and the way to a place where the spec has it.
pub(crate) type Place = (&'static str, &'static str, &'static ValueType, Vec<Step>);

#[derive(Clone, Debug)]
pub(crate) enum Step {
    Key(Value),
    Item(usize),
}

/// Surfaces, a field or an object that they show nothing of, and why.
const LEFT_OUT: [(&str, &str, &str); 23] = [
    ("code data pages site", "document.lines", "for `check` and the audit"),
    ("code data pages site", "document.skipped", "for the audit"),
    ("code data pages site", "spec.provider", "equal to the file's name, by which all go"),
    ("code data pages site", "table.lookup", "it is what would be chosen anyway"),
    ("code data pages site table terminal", "code.verbatim", "for `check`"),
    ("code data pages site", "table.verbatim", "for `check`"),
    ("code", "fact.quote", "the library has values in words of its own"),
    ("code", "spec.names", "what people type, which no program does"),
    ("code", "key.prefix", "the pattern says more"),
    ("code data pages site", "prose.language", "it is what it would be anyway"),
    ("code pages", "prose.phrases", "our own words stand there in one language"),
    ("code pages", "prose.translations", "as the phrases"),
    ("code pages", "spec.prose", "as the phrases"),
    ("pages site", "table.at", "the title of the only table with lines has its own"),
    ("pages site", "table.require", "a promise of the accessors"),
    ("pages site terminal", "code.registered", "the only row that has it has no fact that rests on it"),
    ("table", "code.also", "a row a code"),
    ("table", "code.cause", "texts that tell the meaning, the message and the remedy have columns"),
    ("table", "code.detail", "as the cause"),
    ("table", "code.links", "in the data"),
    ("table", "code.note", "as the cause"),
    ("table", "code.title", "as the cause"),
    ("table", "retired.because", "in the data"),
];

#[test]
fn no_surface_forgets_a_field() {
    let whole: Value = serde_yaml::from_str(EVERYTHING).unwrap();
    let (catalog, mut places) = (catalog_of(&whole), Vec::new());
    let before: BTreeMap<&str, String> = SURFACES.map(|(name, show)| (name, show(&catalog))).into();
    of_object(SPEC, &whole, &mut Vec::new(), &mut places);
    let mut fields: BTreeMap<(&str, &str), Vec<Vec<Step>>> = BTreeMap::new();
    for (object, field, _, way) in places {
        fields.entry((object, field)).or_default().push(way);
    }
    assert!(fields.len() > 100, "{} fields are used", fields.len());
    let silent = |object: &str, ways: &[Vec<Step>]| {
        let mut silent = SURFACES.to_vec();
        silent.retain(|(surface, _)| match *surface {
            "table" => ["code", "retired"].contains(&object),
            "terminal" => ["code", "meaning", "status rule", "retired", "wait", "condition"].contains(&object),
            _ => true,
        });
        for way in ways {
            let mut without = whole.clone();
            remove(&mut without, way);
            let catalog = catalog_of(&without);
            silent.retain(|(surface, show)| show(&catalog) == before[surface]);
            if silent.is_empty() {
                break;
            }
        }
        silent
    };
    let fields = Mutex::new(fields.into_iter());
    let forgotten: Mutex<BTreeMap<&str, Vec<String>>> = Mutex::default();
    let work = || {
        while let Some(((object, field), ways)) = { fields.lock().unwrap().next() } {
            for (surface, _) in silent(object, &ways) {
                forgotten.lock().unwrap().entry(surface).or_default().push(format!("{object}.{field}"));
            }
        }
    };
    thread::scope(|scope| {
        (0..thread::available_parallelism().map_or(1, NonZero::get)).for_each(|_| drop(scope.spawn(work)));
    });
    let mut forgotten = forgotten.into_inner().unwrap();
    let mut shown = Vec::new();
    for (surfaces, field, reason) in LEFT_OUT {
        for surface in surfaces.split(' ') {
            let fields = forgotten.entry(surface).or_default();
            let before = fields.len();
            fields.retain(|of| of != field);
            if fields.len() == before {
                shown.push(format!("{surface} shows `{field}`, of which it is said: {reason}"));
            }
        }
    }
    forgotten.retain(|_, fields| !fields.is_empty());
    assert!(forgotten.is_empty(), "a surface shows nothing of a field: {forgotten:#?}");
    assert!(shown.is_empty(), "{shown:#?}");
}

/// A surface, and what it shows of a catalogue.
type Surface = (&'static str, fn(&Catalog) -> String);

const SURFACES: [Surface; 6] = [
    ("code", |catalog| texts(rust::rust(catalog))),
    ("data", json::write),
    ("pages", |catalog| texts(markdown::artifacts(catalog))),
    ("site", |catalog| texts(html::artifacts(catalog).unwrap())),
    ("table", csv::write),
    ("terminal", terminal),
];

fn texts(artifacts: Vec<Artifact>) -> String {
    artifacts.into_iter().map(|artifact| artifact.text).collect()
}

/// The catalogue of a spec. Neither the digest of a spec counts, nor on which of its lines a thing stands.
pub(crate) fn catalog_of(spec: &Value) -> Catalog {
    let sources = [Source::new("specs/post_office.yaml", serde_yaml::to_string(spec).unwrap())];
    let mut catalog = compile(&sources).catalog;
    for provider in &mut catalog.providers {
        provider.digest = 0;
        provider.statuses.iter_mut().for_each(|rule| rule.line = 0);
        provider.types.iter_mut().for_each(|of| of.line = 0);
        provider.tables.iter_mut().flat_map(|of| &mut of.classes).for_each(|class| class.line = 0);
        for table in &mut provider.tables {
            table.line = 0;
            table.rows.iter_mut().for_each(|row| row.line = 0);
        }
    }
    catalog
}

/// What `explain` prints of every code and every rule.
fn terminal(catalog: &Catalog) -> String {
    let look = Look { width: 100_000, is_colored: false, language: Language::English, is_bilingual: true };
    let of_provider = |of| {
        subjects(of).into_iter().map(|subject| {
            let mut explanation = find(catalog, "", None);
            (explanation.subjects, explanation.kind) = (vec![(Kind::Exact, subject)], Some(Kind::Exact));
            explanation.text(&look)
        })
    };
    catalog.providers.iter().flat_map(of_provider).collect()
}

fn subjects(of: &Provider) -> Vec<Subject<'_>> {
    let rows = of.tables.iter().flat_map(|table| table.rows.iter().map(move |row| Subject::Row(of, table, row)));
    rows.chain(of.statuses.iter().map(|rule| Subject::Rule(of, rule))).collect()
}

/// Every field that an object has, and the fields in it.
pub(crate) fn of_object(object: &'static Object, value: &Value, way: &mut Vec<Step>, places: &mut Vec<Place>) {
    of_fields(
        object.name,
        &object.fields_with_evidence().map(|field| (field.name, &field.ty)).collect::<Vec<_>>(),
        value,
        way,
        places,
    );
}

fn of_fields(
    object: &'static str,
    fields: &[(&'static str, &'static ValueType)],
    value: &Value,
    way: &mut Vec<Step>,
    places: &mut Vec<Place>,
) {
    for (key, value) in value.as_mapping().unwrap() {
        let Some((name, ty)) = fields.iter().find(|(name, _)| key.as_str() == Some(name)) else { continue };
        way.push(Step::Key(key.clone()));
        places.push((object, name, *ty, way.clone()));
        of_value(ty, value, way, places);
        way.pop();
    }
}

fn of_value(ty: &'static ValueType, value: &Value, way: &mut Vec<Step>, places: &mut Vec<Place>) {
    match (ty, value) {
        (ValueType::Object(object) | ValueType::Fact(ValueType::Object(object)), _)
        | (ValueType::Short(_, object), Value::Mapping(_)) => of_object(object, value, way, places),
        (ValueType::Fact(of) | ValueType::Given(of), Value::Mapping(_)) => {
            let fields: Vec<_> = fields_of_fact(ty).map(|field| (field.name, &field.ty)).collect();
            of_fields("fact", &fields, value, way, places);
            if let Some(is) = value.get("is") {
                way.push(Step::Key("is".into()));
                of_value(of, is, way, places);
                way.pop();
            }
        }
        (ValueType::Fact(of) | ValueType::Given(of), _) => of_value(of, value, way, places),
        (ValueType::List(of) | ValueType::OneOrMore(of), Value::Sequence(items)) => {
            for (index, item) in items.iter().enumerate() {
                way.push(Step::Item(index));
                of_value(of, item, way, places);
                way.pop();
            }
        }
        (ValueType::Map(_, of), Value::Mapping(entries)) => {
            for (key, value) in entries {
                way.push(Step::Key(key.clone()));
                of_value(of, value, way, places);
                way.pop();
            }
        }
        _ => {}
    }
}

pub(crate) fn remove(value: &mut Value, way: &[Step]) {
    match way {
        [Step::Key(key)] => drop(value.as_mapping_mut().unwrap().remove(key)),
        [Step::Key(key), rest @ ..] => remove(value.as_mapping_mut().unwrap().get_mut(key).unwrap(), rest),
        [Step::Item(index), rest @ ..] => remove(&mut value.as_sequence_mut().unwrap()[*index], rest),
        [] => panic!("there is nothing to remove"),
    }
}
