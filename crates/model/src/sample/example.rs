//! The examples of a document in, out which codes they show and where.
//!
//! JSON is YAML, so they are read as specs are.

use super::shape::{List, Shape, codes};
use crate::catalog::{Body, Example, Provider, Row};
use crate::hash::Map;
use crate::source::{Source, SourceId};
use crate::tree::{Node, parse};
use crate::vocabulary::{FieldRole, TableKind};

/// The examples of a provider.
#[derive(Debug)]
pub(super) struct Examples<'a> {
    read: Vec<Read<'a>>,
    /// By the place of the row in memory.
    shown: Map<*const Row, Shown<'a>>,
}

/// An example that could be read.
#[derive(Debug)]
struct Read<'a> {
    body: &'a Body,
    example: &'a Example,
    tree: Node,
}

/// Where a code is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// Where it travels.
    pub(super) shape: Shape<'a>,
    /// The example that shows it before any other.
    pub(super) example: Option<&'a Example>,
    /// Otherwise the element of an example's list, as JSON.
    pub(super) element: Option<&'a str>,
}

impl<'a> Examples<'a> {
    /// Reads the examples of a provider. The first that shows a code counts.
    pub(super) fn of(provider: &'a Provider) -> Self {
        let all = provider.bodies.iter().flat_map(|body| body.examples.iter().map(move |example| (body, example)));
        let read = all.filter_map(|(body, example)| {
            let tree = parse(SourceId(0), &Source::new("", example.text.as_str()), &mut Vec::new())?;
            Some(Read { body, example, tree })
        });
        let mut examples = Self { read: read.collect(), shown: Map::default() };
        let rows = if examples.read.is_empty() { Map::default() } else { rows(provider) };
        for shape in Shape::all(provider) {
            for Read { example, tree, .. } in examples.read.iter().filter(|read| std::ptr::eq(read.body, shape.body)) {
                let own = code(tree, shape.body, "", &rows);
                let leading = own.or_else(|| first_listed(tree, shape.body, provider, &rows));
                let row = leading.and_then(|code| rows.get(code)).filter(|_| shape.list.is_none() || own.is_none());
                if let Some(row) = row {
                    let shown = Shown { shape, example: Some(example), element: None };
                    examples.shown.entry(*row).or_insert(shown);
                }
            }
            let Some(list) = shape.list else { continue };
            for Read { example, tree, .. } in examples.read.iter().filter(|read| std::ptr::eq(read.body, shape.body)) {
                for element in elements(tree, list) {
                    if let Some(row) = code(element, list.element, list.prefix, &rows).and_then(|code| rows.get(code)) {
                        let span = element.span();
                        let element = example.text.get(span.start as usize..span.end as usize);
                        examples.shown.entry(*row).or_insert(Shown { shape, example: None, element });
                    }
                }
            }
        }
        examples
    }

    /// Where a code is shown.
    pub(super) fn shown(&self, row: &Row) -> Option<Shown<'a>> {
        self.shown.get(&std::ptr::from_ref(row)).copied()
    }

    /// The first text that an example of a body has for a member.
    pub(super) fn text(&self, body: &Body, pointer: &str) -> Option<&str> {
        let read = self.read.iter().filter(|read| std::ptr::eq(read.body, body));
        read.filter_map(|read| at(&read.tree, pointer)).find_map(text)
    }
}

/// The rows of a provider's errors, by all that is sent for them.
fn rows(provider: &Provider) -> Map<String, *const Row> {
    let mut rows = Map::default();
    for table in provider.tables.iter().filter(|table| table.kind == TableKind::Errors) {
        for row in &table.rows {
            for code in std::iter::once(&row.code).chain(&row.aliases) {
                let code = code.to_string();
                if let Some(uri) = &table.key.uri {
                    rows.entry([&*uri.value.0, &code, &uri.value.1].concat()).or_insert(std::ptr::from_ref(row));
                }
                rows.entry(code).or_insert(std::ptr::from_ref(row));
            }
        }
    }
    rows
}

/// The code of an object that a body describes below a prefix: of several the first that is listed.
fn code<'n>(object: &'n Node, body: &Body, prefix: &str, rows: &Map<String, *const Row>) -> Option<&'n str> {
    let sent = || codes(body, prefix).filter_map(|pointer| text(at(object, pointer)?));
    sent().find(|code| rows.contains_key(*code)).or_else(|| sent().next())
}

/// The code of the first problem that a body lists, errors before warnings.
fn first_listed<'n>(
    tree: &'n Node,
    body: &Body,
    provider: &Provider,
    rows: &Map<String, *const Row>,
) -> Option<&'n str> {
    [FieldRole::Errors, FieldRole::Warnings].into_iter().find_map(|role| {
        let list = List::of(provider, body, role)?;
        elements(tree, list).iter().find_map(|element| code(element, list.element, list.prefix, rows))
    })
}

/// The elements of a list.
fn elements<'n>(tree: &'n Node, list: List<'_>) -> &'n [Node] {
    match at(tree, &list.field.pointer) {
        Some(Node::Seq(seq)) => &seq.items,
        _ => &[],
    }
}

/// What stands at a JSON pointer.
fn at<'n>(node: &'n Node, pointer: &str) -> Option<&'n Node> {
    pointer.split('/').skip(1).try_fold(node, |node, name| match node {
        Node::Map(map) => map.get(&super::body::member(name)).map(|(_, value)| value),
        _ => None,
    })
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}
