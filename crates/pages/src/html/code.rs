//! The codes of a provider in, a page for each out.

use super::fact::{Entry, entries};
use super::markup::Markup;
use super::neighbours::{Neighbours, Place};
use super::response::{self, Response};
use super::snippet;
use super::subject::{Remark, Subject};
use super::template::{TemplateError, Templates};
use crate::wording::advice::Advice;
use crate::wording::facts::{self, Silence, Topic, telling};
use crate::wording::language::Language;
use codetable_model::catalog::{Alternative, ColumnValue, Facts, Row, Table};
use codetable_model::sample::Samples;
use codetable_model::vocabulary::TableKind;
use serde::Serialize;

/// What the page of a code shows.
#[derive(Debug, Serialize)]
struct View {
    root: &'static str,
    title: String,
    provider: Link,
    table: String,
    code: String,
    name: String,
    status: Option<u16>,
    retired: Markup,
    meanings: Vec<Meaning>,
    particulars: Vec<Entry>,
    remarks_of: Vec<Remark>,
    response: Option<Response>,
    import: String,
    arm: String,
    constant: String,
    same_status: Vec<Link>,
    family: Vec<Link>,
    spec: String,
}

/// One meaning of a code: most have one.
#[derive(Debug, Serialize)]
struct Meaning {
    /// What supports it, where it is not the first.
    basis: Markup,
    /// Its most telling text.
    lead: Option<Entry>,
    recovery: Vec<Vec<Markup>>,
    /// What to do in one sentence, with what supports it.
    todo: Option<Entry>,
    /// Whether to send again, how long to wait, what became of the request.
    advice: Vec<Entry>,
    texts: Vec<Entry>,
}

/// A link to a page.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
    /// What is found there.
    pub(super) name: String,
}

/// The pages by their paths in the site.
pub(super) fn pages(subject: Subject<'_>, templates: &Templates) -> Result<Vec<(String, String)>, TemplateError> {
    let neighbours = Neighbours::new(subject.provider);
    let mut samples = Samples::of(subject.provider);
    let mut pages = Vec::new();
    for (table, of) in subject.provider.tables.iter().enumerate() {
        for (index, row) in of.rows.iter().enumerate() {
            let response = response::response(&mut samples, of, row, subject);
            let view = View { response, ..view((table, index), of, row, &neighbours, subject) };
            pages.push((subject.site.code(subject.index, table, index), templates.render("code.html", &view)?));
        }
    }
    Ok(pages)
}

fn view(place: Place, of: &Table, row: &Row, neighbours: &Neighbours, subject: Subject<'_>) -> View {
    let code = row.code.to_string();
    let also = row.also.iter().map(|(basis, facts)| {
        let status = facts.status.as_ref().or(row.facts.status.as_ref()).map(|status| status.value);
        Meaning { basis: subject.basis(basis), ..told(facts, status, of, subject) }
    });
    let status = row.facts.status.as_ref().map(|status| status.value);
    let first = told(&row.facts, status, of, subject);
    let same_status = neighbours.of_status(place, row);
    let mut family = neighbours.of_family(place, row);
    family.retain(|of| !same_status.contains(of));
    View {
        root: subject.root,
        title: subject.title().to_owned(),
        provider: Link {
            href: subject.at(&subject.site.provider(subject.index)),
            text: subject.title().to_owned(),
            name: subject.provider.name.clone(),
        },
        table: of.enum_name.clone(),
        name: row.name.clone(),
        status,
        retired: retired(place.0, of, row, subject),
        meanings: std::iter::once(first).chain(also).collect(),
        particulars: particulars(of, row),
        remarks_of: subject.remarks(Some(&[&code])),
        response: None,
        import: snippet::import(subject.provider, of),
        arm: snippet::arm(of, row),
        constant: snippet::constant(of, row),
        family: links(place.0, family, subject),
        same_status: links(place.0, same_status, subject),
        spec: format!("{}:{}", subject.provider.path, row.line),
        code,
    }
}

fn told(facts: &Facts, status: Option<u16>, of: &Table, subject: Subject<'_>) -> Meaning {
    let provider = subject.provider;
    let silence = if of.kind == TableKind::Errors { Silence::Shown } else { Silence::Hidden };
    let advice = Language::ALL.map(|language| Advice::of(facts, status, provider, language));
    let lines = |language| facts::lines(facts, status, silence, provider, language);
    let lead = telling(facts).map(|(kind, _)| Topic::Text(kind));
    let is_advice = |topic| matches!(topic, Topic::Again | Topic::Wait | Topic::CarriedOut);
    let only = |wanted: &dyn Fn(Topic) -> bool| {
        entries(subject, |language| lines(language).into_iter().filter(|line| wanted(line.topic)).collect())
    };
    Meaning {
        basis: Markup::default(),
        lead: only(&|topic| Some(topic) == lead).pop(),
        recovery: advice[0].recovery().iter().map(|alternative| steps(&advice, alternative, subject)).collect(),
        todo: only(&|topic| topic == Topic::ToDo).pop(),
        advice: only(&is_advice),
        texts: only(&|topic| topic != Topic::ToDo && !is_advice(topic) && Some(topic) != lead),
    }
}

/// The steps of an alternative, each in both languages.
fn steps(advice: &[Advice<'_>; 2], alternative: &Alternative, subject: Subject<'_>) -> Vec<Markup> {
    let [english, korean] = advice.each_ref().map(|advice| advice.steps(alternative));
    let capital = |(index, words): (usize, crate::wording::span::Words)| {
        if index == 0 { words.capitalized() } else { words }
    };
    let english = english.into_iter().enumerate().map(capital);
    english.zip(&korean).map(|(english, korean)| Markup::either(subject.say(&english), subject.say(korean))).collect()
}

/// `Retired since 2.0: use X instead.`
fn retired(table: usize, of: &Table, row: &Row, subject: Subject<'_>) -> Markup {
    let Some(retired) = &row.retired else { return Markup::default() };
    let since = Markup::text(&retired.since);
    let says = Markup::either(
        Markup::all(["Retired since ".into(), since.clone(), ". ".into()]),
        Markup::all([since, "부터 쓰지 않습니다. ".into()]),
    );
    let instead = retired.replacement.and_then(|index| Some((index, of.rows.get(index)?)));
    let rest = match (instead, &retired.because) {
        (Some((index, row)), _) => {
            let target = subject.at(&subject.site.code(subject.index, table, index));
            let link = Markup::code(&row.code.to_string()).linked(&target);
            Markup::all([Markup::either("Use instead: ".into(), "대신 쓸 코드: ".into()), link])
        }
        (None, Some(because)) => Markup::sentence(because),
        (None, None) => Markup::default(),
    };
    Markup::all([says, rest])
}

/// What is no fact of the document: spellings, version, addresses, columns of the table's own.
fn particulars(of: &Table, row: &Row) -> Vec<Entry> {
    let mut entries = Vec::new();
    if !row.aliases.is_empty() {
        let spellings = Markup::join(row.aliases.iter().map(|alias| Markup::code(&alias.to_string())), ", ");
        entries.push(Entry::plain("Also spelled", "다른 표기", spellings));
    }
    if let Some(since) = &row.since {
        entries.push(Entry::plain("Since", "도입", Markup::text(since)));
    }
    if !row.links.is_empty() {
        let links = Markup::join(row.links.iter().map(|link| address(link)), ", ");
        entries.push(Entry::plain("Read more", "더 읽기", links));
    }
    for ((name, _), value) in of.columns.iter().zip(&row.columns) {
        let value = match value {
            ColumnValue::Text(text) => Markup::text(text),
            ColumnValue::Bool(value) => Markup::code(if *value { "true" } else { "false" }),
            ColumnValue::Int(number) => Markup::code(&number.to_string()),
        };
        entries.push(Entry::named(Markup::code(name), value));
    }
    entries
}

/// An address: a link if it is one of the web, else a text.
pub(super) fn address(address: &str) -> Markup {
    match crate::wording::visible::web_address(address) {
        Some(target) => Markup::text(address).linked(&target),
        None => Markup::code(address),
    }
}

fn links(from: usize, places: Vec<Place>, subject: Subject<'_>) -> Vec<Link> {
    let link = |(table, index): Place| {
        let row = subject.provider.tables.get(table)?.rows.get(index)?;
        let (_, file) = subject.site.names(subject.index, table, index)?;
        // Beside the page, or in the folder of another table.
        let href = if table == from {
            format!("{file}.html")
        } else {
            subject.at(&subject.site.code(subject.index, table, index))
        };
        Some(Link { href, text: row.code.to_string(), name: row.name.clone() })
    };
    places.into_iter().filter_map(link).collect()
}
