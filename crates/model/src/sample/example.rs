//! The examples of a document in, out which codes they show and where. JSON is YAML, so they are read as specs are.

use super::body::member;
use super::shape::{List, Shape, codes};
use crate::catalog::{Body, Example, Provider, Row};
use crate::hash::Map;
use crate::source::{Source, SourceId};
use crate::tree::{Node, parse};
use crate::vocabulary::{FieldRole, TableKind};

/// The examples of a provider that can be read.
#[derive(Debug)]
pub(super) struct Examples<'a> {
    read: Vec<(&'a Body, &'a Example, Node)>,
    shown: Map<*const Row, Shown<'a>>,
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
    /// Reads the examples of a provider. For a code the first counts that shows it before any other, then the first that
    /// lists it.
    pub(super) fn of(provider: &'a Provider) -> Self {
        let all = provider.bodies.iter().flat_map(|body| body.examples.iter().map(move |example| (body, example)));
        let read: Vec<(&Body, &Example, Node)> = all
            .filter_map(|(body, example)| {
                let source = Source::new("", example.text.as_str());
                Some((body, example, parse(SourceId(0), &source, &mut Vec::new())?))
            })
            .collect();
        let rows = &if read.is_empty() { Map::default() } else { rows(provider) };
        let (mut shown, mut listed) = (Map::default(), Vec::new());
        for (body, example, tree) in &read {
            let mut leading = code(tree, body, "", rows).map(|code| (None, code));
            let lists = [FieldRole::Errors, FieldRole::Warnings].map(|role| List::of(provider, body, role));
            for list in lists.into_iter().flatten() {
                for element in elements(tree, list) {
                    let Some(code) = code(element, list.element, list.prefix, rows) else { continue };
                    leading = leading.or(Some((Some(list), code)));
                    let span = element.span();
                    let element = example.text.get(span.start as usize..span.end as usize);
                    listed.push((code, Shown { shape: Shape { body, list: Some(list) }, example: None, element }));
                }
            }
            if let Some((row, list)) = leading.and_then(|(list, code)| Some((rows.get(code)?, list))) {
                let shape = Shape { body, list };
                shown.entry(*row).or_insert(Shown { shape, example: Some(example), element: None });
            }
        }
        for (row, element) in listed.into_iter().filter_map(|(code, element)| Some((rows.get(code)?, element))) {
            shown.entry(*row).or_insert(element);
        }
        Self { read, shown }
    }

    /// Where a code is shown.
    pub(super) fn shown(&self, row: &Row) -> Option<Shown<'a>> {
        self.shown.get(&std::ptr::from_ref(row)).copied()
    }

    /// The first text that an example of a body has for a member.
    pub(super) fn text(&self, body: &Body, pointer: &str) -> Option<&str> {
        let read = self.read.iter().filter(|(of, ..)| std::ptr::eq(*of, body));
        read.filter_map(|(.., tree)| at(tree, pointer)).find_map(text)
    }
}

/// The rows of a provider's errors, by all that is sent for them.
fn rows(provider: &Provider) -> Map<String, *const Row> {
    let mut rows = Map::default();
    for table in provider.tables.iter().filter(|table| table.kind == TableKind::Errors) {
        for (row, code) in
            table.rows.iter().flat_map(|row| row.aliases.iter().chain([&row.code]).map(move |c| (row, c)))
        {
            let code = code.to_string();
            let uri = table.key.uri.as_ref().map(|uri| [&*uri.value.0, &code, &uri.value.1].concat());
            rows.extend(uri.into_iter().chain([code]).map(|sent| (sent, std::ptr::from_ref(row))));
        }
    }
    rows
}

/// The code of an object that a body describes below a prefix: of several the first that is listed.
fn code<'n>(object: &'n Node, body: &Body, prefix: &str, rows: &Map<String, *const Row>) -> Option<&'n str> {
    let sent = || codes(body, prefix).filter_map(|pointer| text(at(object, pointer)?));
    sent().find(|code| rows.contains_key(*code)).or_else(|| sent().next())
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
        Node::Map(map) => map.get(&member(name)).map(|(_, value)| value),
        _ => None,
    })
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}
