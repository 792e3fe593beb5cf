//! A row in, the place of a body that its code travels in out.

use crate::catalog::{Body, BodyField, Provider, Row};
use crate::vocabulary::{FieldRole, Severity};

/// Where a code travels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape<'a> {
    /// The body of the response.
    pub(super) body: &'a Body,
    /// The list that the problem is an element of, where it is not the body itself.
    pub(super) list: Option<List<'a>>,
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
    /// Where the severity of a row belongs; `None` if no body has a place for a code.
    pub(super) fn by_severity(row: &Row, provider: &'a Provider) -> Option<Self> {
        let severity = row.facts.severity.as_ref().map(|fact| fact.value);
        let bodies = || provider.bodies.iter();
        let whole = || {
            let carries = |body: &&Body| codes(body, "").next().is_some();
            let is_exact = |body: &&Body| body.severity.as_ref().map(|fact| fact.value) == severity;
            let exact = bodies().filter(carries).find(is_exact);
            Some(Self { body: exact.or_else(|| bodies().find(carries))?, list: None })
        };
        let nested = |role| {
            let lists = bodies().filter_map(|body| Some(Self { body, list: Some(List::of(provider, body, role)?) }));
            let carries = |list: List<'_>| codes(list.element, list.prefix).next().is_some();
            lists.into_iter().find(|shape| shape.list.is_some_and(carries))
        };
        match severity {
            Some(Severity::NonFatal) => nested(FieldRole::Errors).or_else(whole),
            Some(Severity::Warning) => nested(FieldRole::Warnings).or_else(whole),
            Some(Severity::Fatal) | None => whole().or_else(|| nested(FieldRole::Errors)),
        }
    }
}

impl<'a> List<'a> {
    /// The list of a body that has a role: its elements are a body of their own if it names one, else the members that
    /// the body describes below the prefix.
    pub(super) fn of(provider: &'a Provider, body: &'a Body, role: FieldRole) -> Option<Self> {
        let field = body.fields.iter().find(|field| field.role.value == role && !field.pointer.contains('*'))?;
        let named = field.of.as_ref().and_then(|of| provider.bodies.iter().find(|body| body.id == of.value));
        if let Some(element) = named {
            return Some(Self { field, element, prefix: "" });
        }
        let prefix = |inner: &'a BodyField| {
            let rest = inner.pointer.strip_prefix(&field.pointer)?.strip_prefix("/*")?;
            rest.starts_with('/').then(|| inner.pointer.get(..field.pointer.len() + 2)).flatten()
        };
        Some(Self { field, element: body, prefix: body.fields.iter().find_map(prefix)? })
    }
}

/// The pointers to the codes that an object of a body holds itself, outside of its lists, seen from that object.
pub(super) fn codes<'a>(body: &'a Body, prefix: &str) -> impl Iterator<Item = &'a str> {
    let codes = body.fields.iter().filter(|field| field.role.value == FieldRole::Code);
    let below = codes.filter_map(move |field| field.pointer.strip_prefix(prefix));
    below.filter(|rest| rest.starts_with('/') && !rest.contains('*'))
}
