//! The codes of a provider in, a page for each out.

use super::head::Head;
use super::markup::Markup;
use super::neighbours::{Neighbours, Place};
use super::response::{self, Response};
use super::snippet;
use super::subject::Subject;
use super::template::{TemplateError, Templates};
use crate::page::entry::brief_meaning;
use crate::page::link::anchor;
use crate::page::{self, Entry, Line, Topic, entry};
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Basis, Row, Table};
use codetable_model::sample::Samples;
use codetable_model::vocabulary::TableKind;
use codetable_model::words::{LinkTarget, RichText};
use serde::Serialize;

/// What the page of a code shows.
#[derive(Debug, Serialize)]
struct View {
    root: &'static str,
    head: Head,
    heading: Markup,
    /// The page of the provider.
    provider: String,
    table: String,
    code: String,
    name: String,
    status: Option<u16>,
    /// Where the rule for the status stands.
    rule: Option<String>,
    retired: Markup,
    meanings: Vec<Meaning>,
    remarks: Markup,
    foremost: Vec<Markup>,
    response: Option<Response>,
    program: String,
    /// The row as the document has it, and where.
    cells: Vec<Markup>,
    source: Markup,
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
    lead: Option<Lead>,
    /// The alternatives, step by step; where nobody says what to do, that.
    recovery: Vec<Vec<Markup>>,
    todo: Markup,
    todo_basis: Markup,
    /// Which calls may be sent again.
    verdict: Vec<Verdict>,
    /// How long to wait, what became of the request.
    advice: Markup,
    facts: Markup,
}

/// Calls of a kind, and whether to send them again.
#[derive(Debug, Serialize)]
struct Verdict {
    calls: Markup,
    goes: &'static str,
    says: Markup,
}

#[derive(Debug, Serialize)]
struct Lead {
    name: Markup,
    says: Markup,
    basis: Markup,
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
            let Some(entry) = entry::code(subject.provider, (table, index)) else { continue };
            let response = response::response(&mut samples, of, row, subject);
            let path = subject.site.code(subject.index, table, index);
            let head = head(&entry, row, of, &path, subject);
            let program = snippet::program(subject.provider, of, row, templates.settings());
            let view = View { head, program, response, ..view(entry, (table, index), of, row, &neighbours, subject) };
            pages.push((path, templates.render("code.html", &view)?));
        }
    }
    Ok(pages)
}

fn view(entry: Entry, place: Place, of: &Table, row: &Row, neighbours: &Neighbours, subject: Subject<'_>) -> View {
    let same_status = neighbours.of_status(place, row);
    let mut family = neighbours.of_family(place, row);
    family.retain(|of| !same_status.contains(of));
    View {
        root: subject.root,
        head: Head::default(),
        heading: subject.heading(),
        provider: subject.at(&subject.site.provider(subject.index)),
        table: of.enum_name.clone(),
        meanings: entry.meanings.into_iter().map(|meaning| told(meaning, subject)).collect(),
        retired: subject.rich(entry.retired),
        remarks: subject.remarks(&entry.remarks, false),
        foremost: subject.foremost(&entry.foremost),
        response: None,
        program: String::new(),
        cells: cells(row, subject),
        source: subject.rich(entry.source.capitalized()),
        rule: entry.status.and_then(|status| rule(status, subject)),
        family: links(place.0, family, subject),
        same_status: links(place.0, same_status, subject),
        code: entry.code,
        name: entry.name,
        status: entry.status,
        spec: entry.spec,
    }
}

fn told(meaning: page::Meaning, subject: Subject<'_>) -> Meaning {
    let topic = |wanted: Topic| meaning.lines.iter().find(|line| line.topic == wanted);
    let is_advice = |line: &&Line| matches!(line.topic, Topic::Wait | Topic::CarriedOut | Topic::RuleNote);
    let is_apart = |line: &Line| matches!(line.topic, Topic::ToDo | Topic::Again) || Some(line.topic) == meaning.lead;
    let facts = meaning.lines.iter().filter(|line| !is_advice(line) && !is_apart(line));
    let support = |line: &Line| subject.rich(line.support.words());
    let todo = topic(Topic::ToDo);
    let recovery = meaning.recovery.iter().map(|steps| {
        let capital = |(index, step): (usize, &RichText)| match index {
            0 => subject.rich(step.clone().capitalized()),
            _ => subject.rich(step.clone()),
        };
        steps.iter().enumerate().map(capital).collect()
    });
    Meaning {
        basis: meaning.basis.as_ref().map_or_else(Markup::default, |basis| subject.rich(basis.words())),
        lead: meaning.lead.and_then(topic).map(|line| Lead {
            name: subject.rich(line.label.clone()),
            says: subject.says(line),
            basis: support(line),
        }),
        recovery: recovery.collect(),
        todo: todo.map_or_else(Markup::default, |line| subject.says(line)),
        todo_basis: todo.map_or_else(Markup::default, support),
        verdict: meaning
            .verdict
            .iter()
            .map(|call| Verdict {
                calls: subject.rich(call.calls),
                goes: call.goes.word(),
                says: subject.rich(call.says.clone().capitalized()),
            })
            .collect(),
        advice: subject.lines(meaning.lines.iter().filter(is_advice)),
        facts: subject.lines(facts),
    }
}

/// What the page is about: what the code means, and whether to send the request again.
fn head(entry: &Entry, row: &Row, of: &Table, path: &str, subject: Subject<'_>) -> Head {
    let means = brief_meaning(&row.facts).map_or_else(RichText::default, RichText::sentence);
    let again = Advice::of(&row.facts, entry.status, subject.provider).again_in_full();
    let again = if of.kind == TableKind::Errors { again } else { RichText::default() };
    Head::of(subject, &[&entry.code, &entry.name], &RichText::join([means, again], " "), path)
}

/// The texts of the row to the letter, in the order in which they stand in the document.
fn cells(row: &Row, subject: Subject<'_>) -> Vec<Markup> {
    if !matches!(row.basis, Basis::Stated(_)) {
        return Vec::new();
    }
    // A sentence of ours, which sums the row up, is no quotation.
    let stated = row.facts.texts.iter().filter(|(_, fact)| matches!(fact.basis, Basis::Stated(_)));
    stated.map(|(_, fact)| Markup::tagged(&fact.value.source, subject.provider.language())).collect()
}

/// The rule that the provider has for a status: its own, or that of its class.
fn rule(status: u16, subject: Subject<'_>) -> Option<String> {
    let rule = subject.provider.rules(status).next()?;
    let anchor = anchor(&LinkTarget::Thing("status", rule.pattern.to_string()))?;
    Some(format!("{}#{anchor}", subject.home))
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
