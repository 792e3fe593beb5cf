//! A table in, the places of bodies that its codes travel in out.

use crate::catalog::{Body, BodyField, Provider, Row, Table};
use crate::check;
use crate::vocabulary::{FieldRole, Severity};

/// How many lists may stand in one another: a body may name itself as what its lists hold.
const DEPTH: usize = 4;

/// Where a code travels.
#[derive(Clone, Debug)]
pub(super) struct Shape<'a> {
    /// The body of the response.
    pub(super) body: &'a Body,
    /// The lists that lead to the problem, the outermost first; none where it is the body itself.
    pub(super) lists: Vec<List<'a>>,
}

/// A list of problems.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    /// The list itself.
    pub(super) field: &'a BodyField,
    /// The body that its elements are described by.
    pub(super) element: &'a Body,
    /// Where in that body.
    pub(super) prefix: &'a str,
}

impl<'a> Shape<'a> {
    /// All places of the codes of a table: of each body its own, then those in its lists.
    pub(super) fn all(table: &Table, provider: &'a Provider) -> Vec<Self> {
        let mut all = Vec::new();
        let is_read = |body: &&Body| body.media.as_ref().is_none_or(|media| check::is_read(&media.value));
        for body in provider.bodies.iter().filter(|body| !provider.is_element(body)).filter(is_read) {
            add(table, provider, &Self { body, lists: Vec::new() }, &mut all);
        }
        all
    }

    /// The place where the severity of a row belongs.
    pub(super) fn by_severity<'s>(row: &Row, all: &'s [Self]) -> Option<&'s Self> {
        let severity = severity(row);
        let whole = || {
            let is_exact = |shape: &&Self| shape.body.severity.as_ref().map(|fact| fact.value) == severity;
            let whole = || all.iter().filter(|shape| shape.lists.is_empty());
            whole().find(is_exact).or_else(|| whole().next())
        };
        let nested =
            |role| all.iter().find(|shape| shape.lists.first().is_some_and(|list| list.field.role.value == role));
        match severity {
            Some(Severity::NonFatal) => nested(FieldRole::Errors).or_else(whole),
            Some(Severity::Warning) => nested(FieldRole::Warnings).or_else(whole),
            Some(Severity::Fatal) | None => whole().or_else(|| nested(FieldRole::Errors)),
        }
    }
}

pub(super) fn severity(row: &Row) -> Option<Severity> {
    row.facts.severity.as_ref().map(|fact| fact.value)
}

/// Adds the places of codes in the object that a shape leads to.
fn add<'a>(table: &Table, provider: &'a Provider, shape: &Shape<'a>, all: &mut Vec<Shape<'a>>) {
    let (object, prefix) = shape.lists.last().map_or((shape.body, ""), |list| (list.element, list.prefix));
    if codes(object, prefix).any(|(_, field)| carries(field, table)) {
        all.push(shape.clone());
    }
    if shape.lists.len() < DEPTH {
        for list in List::all(provider, object, prefix) {
            let lists = shape.lists.iter().copied().chain([list]).collect();
            add(table, provider, &Shape { body: shape.body, lists }, all);
        }
    }
}

impl<'a> List<'a> {
    /// The lists of problems that an object of a body holds itself, outside of others: their elements are a body of their
    /// own if one is named, else the members that the body describes below the prefix.
    pub(super) fn all(provider: &'a Provider, body: &'a Body, prefix: &'a str) -> impl Iterator<Item = Self> {
        let lists = [FieldRole::Errors, FieldRole::Warnings].into_iter().flat_map(move |role| {
            let here = move |field: &&BodyField| {
                let rest = field.pointer.strip_prefix(prefix);
                field.role.value == role && rest.is_some_and(|rest| rest.starts_with('/') && !rest.contains("/*"))
            };
            body.fields.iter().filter(here)
        });
        lists.filter_map(move |field| {
            let named = field.of.as_ref().and_then(|of| provider.bodies.iter().find(|body| body.id == of.value));
            if let Some(element) = named {
                return Some(Self { field, element, prefix: "" });
            }
            let inner = |inner: &'a BodyField| {
                let rest = inner.pointer.strip_prefix(&field.pointer)?.strip_prefix("/*")?;
                rest.starts_with('/').then(|| inner.pointer.get(..field.pointer.len() + 2)).flatten()
            };
            Some(Self { field, element: body, prefix: body.fields.iter().find_map(inner)? })
        })
    }
}

/// The codes that an object of a body holds itself, outside of its lists: the pointer to each as seen from that object,
/// and its member.
pub(super) fn codes<'a>(body: &'a Body, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a BodyField)> {
    let codes = body.fields.iter().filter(|field| field.role.value == FieldRole::Code);
    let below = codes.filter_map(move |field| Some((field.pointer.strip_prefix(prefix)?, field)));
    below.filter(|(rest, _)| rest.starts_with('/') && !rest.contains("/*"))
}

/// Whether a member may hold codes of a table.
pub(super) fn carries(field: &BodyField, table: &Table) -> bool {
    field.table.as_ref().is_none_or(|of| of.value == table.id)
}
