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
    /// Every place in which a code may travel: bodies that hold one themselves, then lists of errors, then of warnings.
    pub(super) fn all(provider: &'a Provider) -> impl Iterator<Item = Self> {
        let whole = provider.bodies.iter().filter(|body| carries_code(body, ""));
        let whole = whole.map(|body| Self { body, list: None });
        let lists = [FieldRole::Errors, FieldRole::Warnings].into_iter();
        whole.chain(lists.flat_map(|role| Self::nested(provider, role)))
    }

    /// Where the severity of a row belongs; `None` if no body has a place for a code.
    pub(super) fn by_severity(row: &Row, provider: &'a Provider) -> Option<Self> {
        let severity = row.facts.severity.as_ref().map(|fact| fact.value);
        let nested = |role| Self::nested(provider, role).next();
        let whole = || {
            let mut all = Self::all(provider).filter(|shape| shape.list.is_none());
            let first = all.next()?;
            let is_exact = |shape: &Self| shape.body.severity.as_ref().map(|fact| fact.value) == severity;
            Some(std::iter::once(first).chain(all).find(is_exact).unwrap_or(first))
        };
        match severity {
            Some(Severity::NonFatal) => nested(FieldRole::Errors).or_else(whole),
            Some(Severity::Warning) => nested(FieldRole::Warnings).or_else(whole),
            Some(Severity::Fatal) | None => whole().or_else(|| nested(FieldRole::Errors)),
        }
    }

    /// The lists of a role whose elements hold a code.
    fn nested(provider: &'a Provider, role: FieldRole) -> impl Iterator<Item = Self> {
        let lists = provider.bodies.iter().filter_map(move |body| Some((body, List::of(provider, body, role)?)));
        let lists = lists.filter(|(_, list)| carries_code(list.element, list.prefix));
        lists.map(|(body, list)| Self { body, list: Some(list) })
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

fn carries_code(body: &Body, prefix: &str) -> bool {
    codes(body, prefix).next().is_some()
}
