//! The examples of a document in, out which codes they show and where. JSON is YAML, so they are read as specs are.

use super::body::member;
use super::shape::{List, Shape, codes};
use crate::catalog::{Body, BodyField, Example, Provider, Row};
use crate::hash::Map;
use crate::source::{Source, SourceId};
use crate::tree::{Node, parse};
use crate::vocabulary::TableKind;

/// The examples of a provider that can be read.
#[derive(Debug)]
pub(super) struct Examples<'a> {
    read: Vec<(&'a Body, &'a Example, Node)>,
    shown: Map<*const Row, Shown<'a>>,
}

/// Where a code is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown<'a> {
    /// Where it travels.
    pub(super) shape: Shape<'a>,
    /// The member that holds it.
    pub(super) member: &'a BodyField,
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
            let mut leading = code(tree, body, "", rows).map(|found| (Vec::new(), found));
            for list in List::all(provider, body, "") {
                for element in elements(tree, list) {
                    let Some((row, member)) = code(element, list.element, list.prefix, rows) else { continue };
                    leading = leading.or(Some((vec![list], (row, member))));
                    let span = element.span();
                    let element = example.text.get(span.start as usize..span.end as usize);
                    let shape = Shape { body, lists: vec![list] };
                    listed.extend(row.map(|row| (row, Shown { shape, member, example: None, element })));
                }
            }
            if let Some((lists, (Some(row), member))) = leading {
                let shape = Shape { body, lists };
                shown.entry(row).or_insert(Shown { shape, member, example: Some(example), element: None });
            }
        }
        for (row, element) in listed {
            shown.entry(row).or_insert(element);
        }
        Self { read, shown }
    }

    /// Where a code is shown.
    pub(super) fn shown(&self, row: &Row) -> Option<&Shown<'a>> {
        self.shown.get(&std::ptr::from_ref(row))
    }

    /// The first text that an example of a body has for a member.
    pub(super) fn text(&self, body: &Body, pointer: &str) -> Option<&str> {
        let read = self.read.iter().filter(|(of, ..)| std::ptr::eq(*of, body));
        read.filter_map(|(.., tree)| at(tree, pointer)).find_map(text)
    }
}

/// The rows of a provider's errors, each with its table, by all that is sent for them.
type Rows<'a> = Map<String, Vec<(&'a str, *const Row)>>;

fn rows(provider: &Provider) -> Rows<'_> {
    let mut rows = Rows::default();
    for table in provider.tables.iter().filter(|table| table.kind == TableKind::Errors) {
        for (row, code) in
            table.rows.iter().flat_map(|row| row.aliases.iter().chain([&row.code]).map(move |c| (row, c)))
        {
            let code = code.to_string();
            let uri = table.key.uri.as_ref().map(|uri| [&*uri.value.0, &code, &uri.value.1].concat());
            for sent in uri.into_iter().chain([code]) {
                rows.entry(sent).or_default().push((&table.id, std::ptr::from_ref(row)));
            }
        }
    }
    rows
}

/// The row of the code of an object that a body describes below a prefix, and the member that holds it: of several the one
/// that leads of those that are listed. `None` if it has no code.
fn code<'a>(
    object: &Node,
    body: &'a Body,
    prefix: &'a str,
    rows: &Rows<'_>,
) -> Option<(Option<*const Row>, &'a BodyField)> {
    let sent = codes(body, prefix).filter_map(|(pointer, field)| Some((text(at(object, pointer)?)?, field)));
    let found = sent.map(|(code, field)| (row(code, field, rows), field));
    found.min_by_key(|(row, field)| (row.is_none(), !field.leads.as_ref().is_some_and(|leads| leads.value)))
}

/// The row of a code, of the table that its member names.
fn row(code: &str, field: &BodyField, rows: &Rows<'_>) -> Option<*const Row> {
    let is_meant = |id: &str| field.table.as_ref().is_none_or(|of| of.value == id);
    rows.get(code)?.iter().find(|(id, _)| is_meant(id)).map(|(_, row)| *row)
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
