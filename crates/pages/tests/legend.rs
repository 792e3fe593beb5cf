//! The legend of the spec language: its examples are specs that compile, and nothing of the language is missing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "markdown/links.rs"]
mod links;
#[path = "language/objects.rs"]
mod objects;

use codetable_model::diagnostic::Diagnostic;
use codetable_model::language::{Evidence, Object, SPEC, ValueType};
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::tree::{self, Node};
use codetable_model::{compile, source::SourceId};
use codetable_pages::legend;
use objects::objects;

fn diagnostics(path: &str, text: &str) -> Vec<Diagnostic> {
    compile(&[Source::new(path, text)]).diagnostics
}

#[test]
fn both_examples_are_clean() {
    assert_eq!(diagnostics("specs/bakery.yaml", legend::SMALL.0), []);
    assert_eq!(diagnostics("specs/post_office.yaml", legend::EVERYTHING), []);
}

#[test]
fn the_small_example_stands_up_to_the_document_beside_it() {
    let sources = [Source::new("specs/bakery.yaml", legend::SMALL.0)];
    let documents = [Source::new("bakery.txt", legend::SMALL.1)];
    let audit = codetable_documents::audit::audit(&compile(&sources).specs, &sources, &documents);
    assert_eq!(audit.diagnostics, []);
    assert_eq!(audit.documents.len(), 1);
    assert!(audit.documents.iter().all(|document| document.covered == document.lines && document.lines > 0));
}

#[test]
fn the_large_example_uses_every_field() {
    let source = Source::new("specs/post_office.yaml", legend::EVERYTHING);
    let root = tree::parse(SourceId(0), &source, &mut Vec::new()).unwrap();
    let mut used = Vec::new();
    object(SPEC, &root, &mut used);
    let mut fields = 0;
    for of in objects() {
        for field in of.fields() {
            // What a group, a code and a meaning share is shown once.
            let shared = ["group", "code", "meaning"].contains(&of.name);
            let found = used.iter().any(|(object, name)| {
                *name == field.name && (*object == of.name || shared && ["group", "code", "meaning"].contains(object))
            });
            assert!(found, "`{}` of `{}` is not used", field.name, of.name);
            fields += 1;
        }
    }
    assert!(fields > 100);
    for field in Evidence::Fact.fields() {
        assert!(used.contains(&("fact", field.name)), "`{}` is not used", field.name);
    }
}

fn object(of: &'static Object, node: &Node, used: &mut Vec<(&'static str, &'static str)>) {
    let Node::Map(map) = node else { panic!("{} is no mapping", of.name) };
    for (key, value) in &map.entries {
        if let Some(field) = of.fields().find(|field| field.name == key.text) {
            used.push((of.name, field.name));
            value_of(&field.ty, value, used);
        }
    }
}

fn value_of(ty: &'static ValueType, node: &Node, used: &mut Vec<(&'static str, &'static str)>) {
    match (ty, node) {
        (ValueType::Object(of) | ValueType::Fact(ValueType::Object(of)), _) => object(of, node, used),
        (ValueType::Short(_, of), Node::Map(_)) => object(of, node, used),
        (ValueType::Fact(_), Node::Map(map)) => {
            let evidence = Evidence::Fact.fields().iter().filter(|field| map.get(field.name).is_some());
            used.extend(evidence.map(|field| ("fact", field.name)));
        }
        (ValueType::Map(_, inner), Node::Map(map)) => {
            map.entries.iter().for_each(|(_, node)| value_of(inner, node, used))
        }
        (ValueType::List(inner) | ValueType::OneOrMore(inner), Node::Seq(seq)) => {
            seq.items.iter().for_each(|node| value_of(inner, node, used));
        }
        _ => {}
    }
}

#[test]
fn nothing_of_the_language_is_missing() {
    let page = legend::artifact().text;
    for object in objects() {
        let section = page
            .split("\n### ")
            .find(|section| section.contains(&format!("id=\"object-{}\"", object.name.replace(' ', "-"))));
        let section = section.unwrap_or_else(|| panic!("{} is missing", object.name));
        let shared = section.contains("And every field of a [meaning]");
        for field in object.fields() {
            let listed = section.contains(&format!("`{}`", field.name));
            let by_meaning = shared
                && objects().iter().any(|of| of.name == "meaning" && of.fields().any(|own| own.name == field.name));
            assert!(listed || by_meaning, "`{}` of {} is missing", field.name, object.name);
            words(&field.ty, &page);
        }
    }
    for rule in Rule::ALL {
        assert!(page.contains(&format!("| `{}` |", rule.id())), "{} is missing", rule.id());
    }
}

/// That every word of a type stands in the page with its meaning.
fn words(ty: &ValueType, page: &str) {
    match ty {
        ValueType::Word(words) => words.iter().for_each(|(word, _)| assert!(page.contains(&format!("| `{word}` |")))),
        ValueType::List(inner) | ValueType::OneOrMore(inner) | ValueType::Fact(inner) => words(inner, page),
        ValueType::Map(key, value) => {
            words(key, page);
            words(value, page);
        }
        _ => {}
    }
}

#[test]
fn every_link_leads_somewhere() {
    links::assert_they_lead_somewhere(&legend::artifact().text, &["../docs/README.md", "schema.json"]);
}
