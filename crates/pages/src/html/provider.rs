//! A provider in, its page out, and a page more for every so many codes.

mod responses;
mod statuses;

use super::code;
use super::coverage::{self, Bar};
use super::fact::Entry;
use super::listing::{self, Group};
use super::markup::Markup;
use super::matrix::{self, Column};
use super::subject::{Remark, Subject};
use super::template::{TemplateError, Templates};
use codetable_model::catalog::{Document, PatternPart, Provider, Table};
use responses::{Body, Header};
use serde::Serialize;
use statuses::{ErrorType, Rule, Severity};

/// What the page of a provider shows.
#[derive(Debug, Serialize)]
struct View<'a> {
    root: &'static str,
    title: &'a str,
    /// What supports the title.
    title_basis: Markup,
    name: &'a str,
    spec: &'a str,
    counts: Counts,
    columns: Vec<Column>,
    groups: Vec<Group>,
    /// The pages that list codes; one, if they fit on it.
    pages: Vec<String>,
    tables: Vec<About>,
    coverage: Vec<Bar>,
    rules: Vec<Rule>,
    types: Vec<ErrorType>,
    severities: Vec<Severity>,
    headers: Vec<Header>,
    header_remarks: Markup,
    bodies: Vec<Body>,
    support: Vec<Entry>,
    all_remarks: Vec<Remark>,
    documents: Vec<Source>,
}

/// A page that only lists codes.
#[derive(Debug, Serialize)]
struct More<'a> {
    root: &'static str,
    title: &'a str,
    name: &'a str,
    number: usize,
    columns: Vec<Column>,
    groups: Vec<Group>,
    pages: Vec<String>,
}

/// How much there is of a provider.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    codes: usize,
    statuses: usize,
    headers: usize,
    bodies: usize,
    conflicts: usize,
}

impl Counts {
    pub(super) fn of(provider: &Provider) -> Self {
        Self {
            codes: provider.tables.iter().map(|table| table.rows.len()).sum(),
            statuses: provider.statuses.len(),
            headers: provider.headers.len(),
            bodies: provider.bodies.len(),
            conflicts: provider.conflicts.len(),
        }
    }
}

/// What is said of a table as a whole.
#[derive(Debug, Serialize)]
struct About {
    name: String,
    entries: Vec<Entry>,
    remarks: Markup,
}

/// A document.
#[derive(Debug, Serialize)]
struct Source {
    id: String,
    entries: Vec<Entry>,
}

/// The pages by their paths in the site.
pub(super) fn pages(subject: Subject<'_>, templates: &Templates) -> Result<Vec<(String, String)>, TemplateError> {
    let listed = listing::pages(subject);
    let paths: Vec<String> = (0..listed.len()).map(|number| subject.site.listing(subject.index, number)).collect();
    let links: Vec<String> = paths.iter().map(|path| subject.at(path)).collect();
    let mut pages = Vec::new();
    for (number, (groups, path)) in listed.into_iter().zip(paths).enumerate() {
        let (title, name) = (subject.title(), subject.provider.name.as_str());
        let html = if number == 0 {
            templates.render("provider.html", &view(subject, groups, links.clone()))?
        } else {
            let pages = links.clone();
            let columns = matrix::columns();
            templates.render("codes.html", &More { root: subject.root, title, name, number, columns, groups, pages })?
        };
        pages.push((path, html));
    }
    Ok(pages)
}

fn view(subject: Subject<'_>, groups: Vec<Group>, pages: Vec<String>) -> View<'_> {
    let provider = subject.provider;
    let title_basis = provider.title.as_ref().map_or_else(Markup::default, |title| subject.basis(&title.basis));
    let headers: Vec<&str> = provider.headers.iter().map(|header| header.name.as_str()).collect();
    View {
        root: subject.root,
        title: subject.title(),
        title_basis,
        name: &provider.name,
        spec: &provider.path,
        counts: Counts::of(provider),
        columns: matrix::columns(),
        groups,
        pages,
        tables: provider.tables.iter().map(|table| about(table, subject)).collect(),
        coverage: coverage::bars(provider),
        rules: statuses::rules(subject),
        types: statuses::types(subject),
        severities: statuses::severities(subject),
        headers: responses::headers(subject),
        header_remarks: subject.references(&headers),
        bodies: responses::bodies(subject),
        support: responses::support(subject),
        all_remarks: subject.remarks(None),
        documents: provider.documents.iter().map(|document| source(document, subject)).collect(),
    }
}

/// What is said of a table as a whole, and of what its codes look like.
fn about(table: &Table, subject: Subject<'_>) -> About {
    let mut entries = Vec::new();
    if let Some(title) = &table.title {
        entries.push(Entry::plain("Title", "제목", subject.text(&title.value)).resting(&title.basis, subject));
    }
    let key = &table.key;
    entries.push(Entry::plain("Type of a code", "코드의 타입", super::fact::word(key.ty)));
    if let Some(prefix) = &key.prefix {
        entries.push(Entry::plain("Begins with", "앞부분", Markup::code(&prefix.value)).quoted(prefix, subject));
    }
    if let Some(range) = &key.range {
        let (least, greatest) = range.value;
        let range_words = Markup::code(&format!("{least}..{greatest}"));
        entries.push(Entry::plain("Lies in", "범위", range_words).quoted(range, subject));
    }
    if let Some(pattern) = &key.pattern {
        entries.push(Entry::plain("Looks like", "형식", pattern_words(&pattern.value)).quoted(pattern, subject));
    }
    if let Some(uri) = &key.uri {
        let (before, after) = &uri.value;
        let uri_words = Markup::code(&format!("{before}{{code}}{after}"));
        entries.push(Entry::plain("Travels in", "담기는 URI", uri_words).quoted(uri, subject));
    }
    if table.open {
        let says = Markup::either("codes may be added".into(), "코드가 더해질 수 있습니다".into());
        entries.push(Entry::plain("More to come", "열린 표", says));
    }
    let name = format!("{}::{}", subject.provider.name, table.enum_name);
    About { name, entries, remarks: subject.references(&[&table.id]) }
}

/// `EXEG-{series:4}-{status:3}`: so many digits.
fn pattern_words(parts: &[PatternPart]) -> Markup {
    let part = |part: &PatternPart| match part {
        PatternPart::Literal(text) => text.clone(),
        PatternPart::Digits { name, len } => format!("{{{name}:{len}}}"),
    };
    let digits = Markup::either("`{name:3}`: three digits".into(), "`{name:3}`: 숫자 세 자리".into());
    let shape: String = parts.iter().map(part).collect();
    Markup::join([Markup::code(&shape), Markup::within("small", digits)], " ")
}

fn source(document: &Document, subject: Subject<'_>) -> Source {
    let mut entries = Vec::new();
    if let Some(title) = &document.title {
        entries.push(Entry::plain("Title", "제목", subject.text(&title.value)).resting(&title.basis, subject));
    }
    if let Some(url) = &document.url {
        entries.push(Entry::plain("Address", "주소", code::address(&url.value)).quoted(url, subject));
    }
    if let Some(date) = &document.date {
        entries.push(Entry::plain("Date", "날짜", Markup::text(&date.value)).quoted(date, subject));
    }
    for (name, value) in &document.metadata {
        entries.push(Entry::named(Markup::text(name), Markup::text(&value.value)).quoted(value, subject));
    }
    entries.push(Entry::plain("File", "파일", Markup::code(&document.file)));
    entries.push(Entry::plain("SHA-256", "SHA-256", Markup::code(&document.sha256)));
    Source { id: document.id.clone(), entries }
}
