//! What was found in, out what there is a page of and what is only listed.

use super::Explanation;
use crate::find::{Answer, Finder, Kind, What};
use codetable_model::catalog::{Catalog, Class, ErrorType, Header, Provider, Row, StatusRule, Table};
use codetable_model::resolve::class::{self, Classes};
use codetable_model::resolve::key::{code, parts};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// A code.
    Row(&'a Provider, &'a Table, &'a Row),
    /// A class of codes, one of which was asked for that is not listed.
    Class(&'a Provider, &'a Table, &'a Class),
    /// A status, as one provider means it.
    Status(&'a Provider, u16),
    /// A rule for a class of statuses.
    Rule(&'a Provider, &'a StatusRule),
    /// A type of error.
    Type(&'a Provider, &'a ErrorType),
    /// A header.
    Header(&'a Provider, &'a Header),
    /// A provider.
    Provider(&'a Provider),
}

impl<'a> Subject<'a> {
    /// Whose it is.
    #[must_use]
    pub fn provider(&self) -> &'a Provider {
        match self {
            Self::Row(provider, ..)
            | Self::Class(provider, ..)
            | Self::Status(provider, _)
            | Self::Rule(provider, _)
            | Self::Type(provider, _)
            | Self::Header(provider, _)
            | Self::Provider(provider) => provider,
        }
    }
}

/// Finds what somebody pasted: what is named or is a status gets a page, what is similar or has its words a line.
#[must_use]
pub fn find<'a>(catalog: &'a Catalog, query: &str, provider: Option<&str>) -> Explanation<'a> {
    let finder = Finder::new(catalog);
    let place = provider.map(|name| catalog.providers.iter().position(|of| of.name == name));
    let answer = match place {
        Some(None) => Answer::default(),
        place => finder.find(query, place.flatten()),
    };
    let signed = format!("-{}", query.trim());
    let mut explanation = Explanation {
        catalog,
        query: query.trim().to_owned(),
        kind: answer.kind(),
        subjects: Vec::new(),
        statuses: Vec::new(),
        is_idempotent: answer.is_idempotent,
        unlisted: answer.unlisted.clone(),
        similar: Vec::new(),
        words: Vec::new(),
    };
    let status = status(catalog, &finder, &answer);
    for hit in &answer.hits {
        let Some((provider, what)) = finder.thing(hit.thing) else { continue };
        let subject = subject(&catalog.providers[provider], what);
        if let (Subject::Row(.., row), Some(status)) = (subject, hit.status) {
            explanation.statuses.push((row, status));
        }
        match (hit.kind, subject) {
            // A number that lost its sign is meant as much as one that has it.
            (Kind::Similar, Subject::Row(.., row)) if row.code.to_string() == signed => {
                explanation.subjects.push((Kind::Similar, subject));
            }
            (Kind::Similar, Subject::Row(provider, _, row)) => explanation.similar.push((provider, row)),
            (Kind::Words | Kind::Similar, _) => explanation.words.push(subject),
            (Kind::Status, _) => {
                let subject = whole(subject, status);
                if explanation.subjects.iter().all(|(_, of)| *of != subject) {
                    explanation.subjects.push((Kind::Status, subject));
                }
            }
            (kind, _) => explanation.subjects.push((kind, subject)),
        }
    }
    if !matches!(explanation.kind, Some(Kind::Exact | Kind::Variant)) && !matches!(place, Some(None)) {
        let wanted = |(number, _): &(usize, &Provider)| place.flatten().is_none_or(|place| place == *number);
        let providers = catalog.providers.iter().enumerate().filter(wanted);
        let classes = providers.flat_map(|(_, provider)| classes(provider, query.trim()));
        explanation.subjects.extend(classes.map(|class| (Kind::NotListed, class)));
        // Its class says more of a code than its family does.
        if let Some((kind, Subject::Class(..))) = explanation.subjects.first() {
            explanation.kind = Some(*kind);
            explanation.unlisted.retain(|of| of.code != explanation.query);
            explanation.words.clear();
        }
    }
    explanation
}

/// The classes of a provider that a code is of which no table lists, and those that are written or named so.
fn classes<'a>(provider: &'a Provider, query: &str) -> Vec<Subject<'a>> {
    let of_table = |table: &'a Table| {
        let code = class::read(&table.key, bare(query, table)).filter(|_| is_of_family(query, table).unwrap_or(true));
        let found = code.and_then(|code| Classes::of(&table.classes, &table.key).find(&code));
        let named = table.classes.iter().find(|class| class.codes == query || class.name == query);
        named.or(found).map(|class| Subject::Class(provider, table, class))
    };
    provider.tables.iter().filter(|table| !table.classes.is_empty()).filter_map(of_table).collect()
}

/// The code of a URI, if the codes of the table travel in one.
fn bare<'a>(given: &'a str, table: &Table) -> &'a str {
    let around = table.key.uri.as_ref().map(|uri| &uri.value);
    let inner = around.and_then(|(before, after)| given.strip_prefix(before.as_str())?.strip_suffix(after.as_str()));
    inner.unwrap_or(given)
}

/// Whether it is written as the codes of a table are, where they are written in some way.
fn is_of_family(query: &str, table: &Table) -> Option<bool> {
    let (key, code) = (&table.key, bare(query, table));
    let fits = key.pattern.as_ref().map(|pattern| parts(code, &pattern.value).is_some());
    let begins = key.prefix.as_ref().map(|prefix| code.starts_with(prefix.value.as_str()));
    let integer = || code.parse().ok().or_else(|| self::code(key.ty, key.base, code)?.integer());
    let lies = |(least, greatest): (i128, i128)| integer().is_some_and(|code| (least..=greatest).contains(&code));
    fits.or(begins).or(key.range.as_ref().map(|range| lies(range.value)))
}

fn subject(provider: &Provider, what: What) -> Subject<'_> {
    match what {
        What::Code { table, row } => {
            let table = &provider.tables[table];
            Subject::Row(provider, table, &table.rows[row])
        }
        What::Rule(rule) => Subject::Rule(provider, &provider.statuses[rule]),
        What::Type(place) => Subject::Type(provider, &provider.types[place]),
        What::Header(place) => Subject::Header(provider, &provider.headers[place]),
        What::Provider => Subject::Provider(provider),
    }
}

/// The status that was asked for: what is found has it, but for rules for a class.
fn status(catalog: &Catalog, finder: &Finder, answer: &Answer) -> Option<u16> {
    let things = answer.hits.iter().filter(|hit| hit.kind == Kind::Status).filter_map(|hit| finder.thing(hit.thing));
    let status = |(provider, what)| match subject(&catalog.providers[provider], what) {
        Subject::Row(_, _, row) => row.facts.status.as_ref().map(|status| status.value),
        Subject::Rule(_, rule) => Some(rule.pattern.first).filter(|first| *first == rule.pattern.last),
        _ => None,
    };
    things.into_iter().find_map(status)
}

/// The page of a status has its rule and lists the codes that come with it; the code that is the status itself, or that
/// with a sign before it, has its own.
fn whole(subject: Subject<'_>, status: Option<u16>) -> Subject<'_> {
    match (subject, status) {
        (Subject::Row(.., row), Some(status)) if row.code.to_string().trim_start_matches('-') == status.to_string() => {
            subject
        }
        (_, Some(status)) => Subject::Status(subject.provider(), status),
        _ => subject,
    }
}
