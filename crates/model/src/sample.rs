//! A provider in, the sample response of each of its errors out: the document's own example where one shows the code, else
//! the members that the document says are always there, with a visible placeholder for whatever it does not give.
//!
//! Pages show it, and the library gives it to tests. What differs from row to row is left open in it, so that the rows of a
//! table share a few: generated code has each once.

mod body;
mod example;
mod shape;

use crate::catalog::advice::Advice;
use crate::catalog::{Basis, Body, BodyField, Example, Has, Header, Provider, Row, Table};
use crate::hash::Map;
use crate::vocabulary::{FieldRole, Format, HeaderRole, Presence, Severity, TableKind, TextKind, Vocabulary};
pub use body::written;
use body::{Given, escaped};
use example::Examples;
use shape::{Shape, carries, severity};

use std::rc::Rc;

/// The sample responses of a provider.
#[derive(Debug)]
pub struct Samples<'a> {
    provider: &'a Provider,
    examples: Examples<'a>,
    /// Whether any wait reads a member of a body.
    has_awaited: bool,
    /// Where the codes of each table travel.
    shapes: Map<*const Table, Rc<Vec<Shape<'a>>>>,
    /// The bodies that were made so far, for all rows that give them the same.
    bodies: Map<(Place, Given), Rc<Vec<Part>>>,
}

/// A table, and the body and the lists that its codes travel in.
type Place = (*const Table, *const Body, Vec<*const BodyField>);

/// A sample response, but for what it takes of its row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sample<'a> {
    /// Its status.
    pub status: Status,
    /// The media type of its body.
    pub media: Option<&'a str>,
    /// The headers that carry the code.
    pub codes: Vec<&'a str>,
    /// The other headers, each with a placeholder for its value.
    pub headers: Vec<(&'a str, String)>,
    /// The body; empty where the document describes none that carries a code.
    pub body: Rc<Vec<Part>>,
    /// The body without anything of an example; empty where `body` has nothing of one.
    pub members: Rc<Vec<Part>>,
    /// What supports the example, where the whole body is one.
    pub basis: Option<&'a Basis>,
}

/// Where a response carries a code.
#[derive(Clone, Debug)]
pub struct Carrier<'a> {
    /// The body of the response.
    pub body: &'a Body,
    /// The way from there to the code, as a JSON pointer; `*` stands for an element of a list.
    pub pointer: String,
    /// The member that holds the code.
    pub member: &'a BodyField,
}

/// The status of a sample response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// The row's own, or [`Status::UNKNOWN`] as a placeholder where it has none.
    #[default]
    Own,
    /// This one, whatever the row's own: the document has it beside an example, or for responses that list problems.
    Given(u16),
    /// A placeholder: nothing says which one a response has that lists problems.
    Placeholder(u16),
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// JSON as it stands.
    Json(String),
    /// What the document does not give: a JSON pointer to it, and a value that nobody takes for real.
    Placeholder(String, String),
    /// The member that holds the row's code: its name with a colon, and what stands before the code and behind it.
    Code(String, String, String),
    /// The same where the code is written in hexadecimal and the member is a number: its name with a colon, and how many
    /// bits the code has if the first is its sign, else 0.
    Bits(String, u32),
    /// The response's status.
    Status,
    /// The row's own status.
    OwnStatus,
    /// The row's text of a kind, within quotes.
    Text(TextKind),
}

impl Status {
    /// The placeholder for the status of a response of which nothing says it.
    pub const UNKNOWN: u16 = 400;

    /// The status of the response of a row, and whether it is a placeholder.
    #[must_use]
    pub fn of(self, row: &Row) -> (u16, bool) {
        match (self, &row.facts.status) {
            (Self::Own, Some(own)) => (own.value, false),
            (Self::Own, None) => (Self::UNKNOWN, true),
            (Self::Given(status), _) => (status, false),
            (Self::Placeholder(status), _) => (status, true),
        }
    }
}

impl<'a> Samples<'a> {
    /// Reads the document's examples.
    #[must_use]
    pub fn of(provider: &'a Provider) -> Self {
        Self {
            provider,
            examples: Examples::of(provider),
            has_awaited: !provider.awaited().is_empty(),
            shapes: Map::default(),
            bodies: Map::default(),
        }
    }

    /// The sample response of a row; none where the table's rows are no errors.
    #[must_use]
    pub fn sample(&mut self, table: &Table, row: &Row) -> Option<Sample<'a>> {
        if table.kind != TableKind::Errors {
            return None;
        }
        let shapes = self.shapes(table);
        let provider = self.provider;
        let shown = self.examples.shown(row);
        let shape = shown.map(|shown| &shown.shape).or_else(|| Shape::by_severity(row, &shapes));
        let example = shown.and_then(|shown| shown.example);
        let mut sample = Sample {
            status: self.status(example, shape, row),
            media: shape.and_then(|shape| shape.body.media.as_ref()).map(|media| media.value.as_str()),
            codes: self.codes(table),
            headers: self.headers(row),
            body: Rc::default(),
            members: Rc::default(),
            basis: example.map(|example| &example.basis),
        };
        let Some(shape) = shape else { return Some(sample) };
        let lists = shape.lists.iter().map(|list| std::ptr::from_ref(list.field)).collect();
        let (place, given) = (
            (std::ptr::from_ref(table), std::ptr::from_ref(shape.body), lists),
            Given::of(row, self.has_awaited.then_some(provider)),
        );
        let members = self.bodies.entry((place, given.clone()));
        sample.body = members.or_insert_with(|| body::body(&self.examples, table, &given, shape, None).into()).clone();
        let element = shown.and_then(|shown| shown.element);
        let of_example = match example {
            Some(example) => Some(vec![Part::Json(example.text.clone())]),
            None => element.map(|_| body::body(&self.examples, table, &given, shape, element)),
        };
        if let Some(of_example) = of_example {
            sample.members = std::mem::replace(&mut sample.body, of_example.into());
        }
        Some(sample)
    }

    /// Where the sample response of a row carries its code, if it does in its body.
    #[must_use]
    pub fn carrier(&mut self, table: &Table, row: &Row) -> Option<Carrier<'a>> {
        let shapes = self.shapes(table);
        let shown = self.examples.shown(row);
        let shape = shown.map(|shown| &shown.shape).or_else(|| Shape::by_severity(row, &shapes))?;
        let (mut pointer, mut prefix, mut object) = (String::new(), "", shape.body);
        for list in &shape.lists {
            pointer += list.field.pointer.strip_prefix(prefix)?;
            pointer += "/*";
            (prefix, object) = (list.prefix, list.element);
        }
        let of_table = shape::codes(object, prefix).map(|(_, field)| field).filter(|field| carries(field, table));
        let leads = |field: &&BodyField| field.leads.as_ref().is_some_and(|leads| leads.value);
        let member = shown.map(|shown| shown.member).or_else(|| of_table.min_by_key(|field| !leads(field)))?;
        pointer += member.pointer.strip_prefix(prefix)?;
        Some(Carrier { body: shape.body, pointer, member })
    }

    /// Where the codes of a table travel.
    fn shapes(&mut self, table: &Table) -> Rc<Vec<Shape<'a>>> {
        let shapes = self.shapes.entry(std::ptr::from_ref(table));
        Rc::clone(shapes.or_insert_with(|| Shape::all(table, self.provider).into()))
    }

    /// The status that the example came with, or that of a response that lists problems beside its result.
    fn status(&self, example: Option<&Example>, shape: Option<&Shape<'_>>, row: &Row) -> Status {
        if let Some(status) = example.and_then(|example| example.status.as_ref()) {
            return Status::Given(status.value);
        }
        let Some(list) = shape.and_then(|shape| shape.lists.first()) else { return Status::Own };
        let (severity, placeholder) = match (list.field.role.value, severity(row)) {
            (FieldRole::Warnings, _) => (Severity::Warning, 200),
            (_, Some(Severity::NonFatal | Severity::Warning)) => (Severity::NonFatal, 207),
            _ => return Status::Own,
        };
        let mut rules = self.provider.severities.iter().filter(|rule| rule.severity == severity);
        let statuses = rules.find_map(|rule| rule.statuses.as_ref()).and_then(|patterns| patterns.value.first());
        statuses.map_or(Status::Placeholder(placeholder), |pattern| Status::Given(pattern.first))
    }

    /// The headers that carry the codes of a table.
    fn codes(&self, table: &Table) -> Vec<&'a str> {
        let carries = |header: &&Header| {
            let is_of = header.table.as_ref().is_none_or(|of| of.value == table.id);
            header.role.value == HeaderRole::Code && is_of
        };
        self.provider.headers.iter().filter(carries).map(|header| header.name.as_str()).collect()
    }

    /// The headers that the document sends with every response, and those that tell how long to wait; none that would give
    /// the code another of its meanings.
    fn headers(&self, row: &Row) -> Vec<(&'a str, String)> {
        let status = row.facts.status.as_ref().map(|status| status.value);
        let wait = Advice::of(&row.facts, status, self.provider).wait;
        let waits = |index| wait.as_ref().is_some_and(|wait| wait.fact.value.headers.contains(&index));
        let is_always = |header: &Header| header.presence.as_ref().is_some_and(|fact| fact.value == Presence::Always);
        let headers = self.provider.headers.iter().enumerate();
        let is_code = |header: &Header| header.role.value == HeaderRole::Code;
        let tells_another =
            |header: &Header| tell_another(row).any(|has| matches!(has, Has::Header(name) if *name == header.name));
        let headers = headers.filter(|(_, header)| !is_code(header) && !tells_another(header));
        let headers = headers.filter(|(index, header)| is_always(header) || waits(*index)).map(|(_, header)| {
            let format = header.format.as_ref().map(|format| format.value);
            (header.name.as_str(), placeholder(format, "Z", header.role.value.word()))
        });
        headers.collect()
    }
}

impl Sample<'_> {
    /// The body of a row; `mark` is given each placeholder, and its answer stands in the body.
    #[must_use]
    pub fn body(&self, row: &Row, mark: impl Fn(&str) -> String) -> String {
        let own = row.facts.status.as_ref().map(|status| status.value.to_string());
        let parts = self.body.iter().map(|part| match part {
            Part::Json(json) => json.clone(),
            Part::Placeholder(_, json) => mark(json),
            Part::Code(name, before, after) => [name, before, &*escaped(&row.code.to_string()), after].concat(),
            Part::Bits(name, _) => format!("{name}{}", row.code.integer().unwrap_or_default()),
            Part::Status => self.status.of(row).0.to_string(),
            Part::OwnStatus => own.clone().unwrap_or_default(),
            Part::Text(kind) => escaped(row.facts.text(*kind).map_or("", |text| &text.value.source)),
        });
        parts.collect()
    }
}

/// What gives a row another of its meanings by being in a response, whatever it holds.
fn tell_another(row: &Row) -> impl Iterator<Item = &Has> {
    let conditions = row.also.iter().filter_map(|meaning| meaning.when.as_ref());
    conditions.filter(|when| when.value.is_none()).map(|when| &when.has)
}

/// A value that is valid and that nobody takes for real.
fn placeholder(format: Option<Format>, after_seconds: &str, word: &str) -> String {
    match format {
        Some(Format::Integer | Format::Milliseconds | Format::UnixSeconds | Format::RetryAfter) => "0".to_owned(),
        Some(Format::Iso8601) => format!("1970-01-01T00:00:00{after_seconds}"),
        Some(Format::Uri) => "about:blank".to_owned(),
        Some(Format::Text) | None => format!("<{word}>"),
    }
}
