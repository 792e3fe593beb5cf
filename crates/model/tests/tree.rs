//! Every node of a tree knows its place: laws over the bundled specs, and one of each kind by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::path::Path;

use codetable_model::load::load;
use codetable_model::source::{Source, SourceId};
use codetable_model::tree::{Map, Node, Scalar, parse};

fn tree(source: &Source) -> Map {
    let mut diagnostics = Vec::new();
    let tree = parse(SourceId(0), source, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", source.path);
    match tree {
        Some(Node::Map(map)) => map,
        other => panic!("no mapping: {other:?}"),
    }
}

fn written<'a>(source: &'a Source, node: &Node) -> &'a str {
    &source.text[node.span().range()]
}

#[test]
fn a_place_holds_what_was_written_there_and_nothing_else() {
    let source = Source::new(
        "specs/case.yaml",
        "plain: a b # comment\n\
         quoted: 'it''s'\n\
         double: \"a\\tb\"\n\
         blank:\n\
         list: [1, {a: 2}]  # after\n\
         block:\n  - x: 1\n    y: 2\n\n\n\
         literal: |-  # head\n  한 줄\n\n  두 줄\n\n\
         folded: >\n  a\n  b\n\
         last: {b: 가, c}\n",
    );
    let map = tree(&source);
    let places: Vec<(&str, &str)> =
        map.entries.iter().map(|(key, node)| (key.text.as_str(), written(&source, node))).collect();
    assert_eq!(
        places,
        [
            ("plain", "a b"),
            ("quoted", "'it''s'"),
            ("double", "\"a\\tb\""),
            ("blank", ""),
            ("list", "[1, {a: 2}]"),
            ("block", "- x: 1\n    y: 2"),
            ("literal", "|-  # head\n  한 줄\n\n  두 줄"),
            ("folded", ">\n  a\n  b"),
            ("last", "{b: 가, c}"),
        ]
    );
    let text = |key: &str| match &map.get(key).unwrap().1 {
        Node::Scalar(Scalar { text, plain, .. }) => (text.clone(), *plain),
        other => panic!("no scalar: {other:?}"),
    };
    assert_eq!(text("plain"), ("a b".to_owned(), true));
    assert_eq!(text("quoted"), ("it's".to_owned(), false));
    assert_eq!(text("double"), ("a\tb".to_owned(), false));
    assert_eq!(text("blank"), (String::new(), true));
    assert_eq!(text("literal"), ("한 줄\n\n두 줄".to_owned(), false));
    assert_eq!(text("folded"), ("a b\n".to_owned(), false));
    assert!(matches!(&map.get("last").unwrap().1, Node::Map(map) if map.flow && map.entries.len() == 2));
    assert!(!map.flow);
}

#[test]
fn texts_are_not_normalised() {
    let source =
        Source::new("specs/case.yaml", "a: 0o620\nb: 1_000\nc: yes\nd: -01\ne: '  x '\nf: e\u{301}\ng: 1.50\n");
    let texts: Vec<String> = tree(&source)
        .entries
        .into_iter()
        .map(|(_, node)| match node {
            Node::Scalar(scalar) => scalar.text,
            other => panic!("no scalar: {other:?}"),
        })
        .collect();
    assert_eq!(texts, ["0o620", "1_000", "yes", "-01", "  x ", "e\u{301}", "1.50"]);
}

#[test]
fn places_count_a_byte_order_mark_and_carriage_returns() {
    let source = Source::new("specs/case.yaml", "\u{feff}a: 가\r\nb: |-\r\n  x\r\n  y\r\n");
    let mut diagnostics = Vec::new();
    let Some(Node::Map(map)) = parse(SourceId(0), &source, &mut diagnostics) else { panic!("no mapping") };
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(written(&source, &map.entries[0].1), "가");
    assert_eq!(written(&source, &map.entries[1].1), "|-\r\n  x\r\n  y");
    assert_eq!(&source.text[map.entries[1].0.span.range()], "b");
}

#[test]
fn the_bundled_specs_keep_the_laws_of_places() {
    let (sources, diagnostics) = load(Path::new("../../specs"));
    assert!(diagnostics.is_empty() && sources.len() >= 5);
    for source in &sources {
        law(source, &Node::Map(tree(source)));
    }
}

/// A plain text of one line stands at its place to the letter, brackets are at both ends of what they enclose,
/// and children lie inside their parents, one after another.
fn law(source: &Source, node: &Node) {
    let text = written(source, node);
    let range = node.span().range();
    let children: Vec<&Node> = match node {
        Node::Scalar(scalar) => {
            if scalar.plain && !text.contains('\n') {
                assert_eq!(text, scalar.text);
            }
            return assert_eq!(scalar.plain, !text.starts_with(['"', '\'', '|', '>']), "{text}");
        }
        Node::Seq(seq) => seq.items.iter().collect(),
        Node::Map(map) => {
            assert_eq!(map.flow, text.starts_with('{') && text.ends_with('}'), "{text}");
            for (key, value) in &map.entries {
                assert!(range.start <= key.span.range().start && key.span.end <= value.span().start, "{key:?}");
            }
            map.entries.iter().map(|(_, value)| value).collect()
        }
    };
    let mut end = range.start;
    for child in children {
        let inner = child.span().range();
        assert!(end <= inner.start && inner.end <= range.end, "{inner:?} in {range:?}");
        end = inner.end;
        law(source, child);
    }
}
