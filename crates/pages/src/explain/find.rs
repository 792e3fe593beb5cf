//! What somebody read in a log in, out what of the catalogue it may be.

use super::Explanation;
use codetable_model::catalog::{
    Catalog, Class, Code, ColumnValue, ErrorType, Facts, Key, Provider, Row, StatusRule, Table,
};
use codetable_model::resolve::class::{self, Classes};
use codetable_model::resolve::key::{code, parts};
use codetable_model::text::character::one_line;
use codetable_model::text::similar::slips;

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
            | Self::Type(provider, _) => provider,
        }
    }
}

/// How many are named where nothing is found.
const NEAREST: usize = 5;

/// Finds codes, aliases, variants, statuses, classes of them and types of error. What is wholly so named comes before
/// what only begins so, and that before what only has it in its name. A positive number means a status, a code, and a
/// code that lost its minus sign.
#[must_use]
pub fn find<'a>(catalog: &'a Catalog, query: &str, provider: Option<&str>) -> Explanation<'a> {
    let query = query.trim();
    let wanted = |of: &&Provider| provider.is_none_or(|name| name == of.name);
    let providers: Vec<&Provider> = catalog.providers.iter().filter(wanted).collect();
    let word = Word::new(query);
    let mut subjects = Vec::new();
    let mut is_exact = false;
    let recovery: [Match; 4] = [is_named, is_spelled, begins, holds];
    for (index, matches) in recovery.into_iter().enumerate().filter(|_| !query.is_empty()) {
        for provider in &providers {
            let found = rows(provider).filter(|(table, row)| matches(&word, row, table));
            subjects.extend(found.map(|(table, row)| Subject::Row(provider, table, row)));
            if index == 0 {
                others(provider, &word, &mut subjects);
            }
        }
        if !subjects.is_empty() {
            is_exact = index < 2;
            break;
        }
    }
    if !is_exact && !query.is_empty() {
        let classes: Vec<Subject<'_>> = providers.iter().flat_map(|provider| self::classes(provider, query)).collect();
        if !classes.is_empty() {
            (subjects, is_exact) = (classes, true);
        }
    }
    let (mut families, mut mentions, mut nearest) = (Vec::new(), Vec::new(), Vec::new());
    if subjects.is_empty() {
        families = self::families(&providers, query);
        mentions = self::mentions(&providers, query);
        nearest = self::nearest(&providers, &word);
    }
    Explanation { catalog, query: query.to_owned(), subjects, is_exact, families, mentions, nearest }
}

/// A query, in the forms in which it is compared.
struct Word<'a> {
    given: &'a str,
    lower: String,
    /// As the name of a variant: `rate_limited` is `RateLimited`.
    name: String,
    number: Option<i128>,
}

impl<'a> Word<'a> {
    fn new(given: &'a str) -> Self {
        // A path names one variant, to the letter.
        let name = if given.contains("::") { String::new() } else { folded(given) };
        let bits = || i128::from_str_radix(given.strip_prefix("0x")?, 16).ok();
        let number = given.parse().ok().or_else(bits).filter(|_| !given.contains('+'));
        Self { given, lower: given.to_lowercase(), name, number }
    }
}

type Match = fn(&Word<'_>, &Row, &Table) -> bool;

/// The code, an alias, the URI around either, or the variant, to the letter; a number without its sign too.
fn is_named(word: &Word<'_>, row: &Row, table: &Table) -> bool {
    let code = bare(word.given, table);
    let mut spellings = std::iter::once(&row.code).chain(&row.aliases);
    spellings.any(|spelling| match spelling {
        Code::Text(text) => text == code,
        Code::Hex(_, text) if text == code => true,
        Code::Int(integer) | Code::Hex(integer, _) => {
            word.number.is_some_and(|number| number == *integer || (number > 0 && -number == *integer))
        }
    }) || is_variant(word, row, table)
}

/// The same in upper or lower case.
fn is_spelled(word: &Word<'_>, row: &Row, table: &Table) -> bool {
    let code = bare(&word.lower, table).to_owned();
    let mut spellings = std::iter::once(&row.code).chain(&row.aliases);
    spellings.any(|spelling| spelling.to_string().to_lowercase() == code) || folded(&row.name) == word.name
}

fn begins(word: &Word<'_>, row: &Row, _: &Table) -> bool {
    let is_text = !matches!(row.code, Code::Int(_));
    (is_text && row.code.to_string().to_lowercase().starts_with(&word.lower))
        || prefixes(&folded(&row.name), &word.name)
}

fn holds(word: &Word<'_>, row: &Row, _: &Table) -> bool {
    let is_text = !matches!(row.code, Code::Int(_));
    (is_text && row.code.to_string().to_lowercase().contains(&word.lower))
        || (!word.name.is_empty() && folded(&row.name).contains(&word.name))
}

fn prefixes(name: &str, word: &str) -> bool {
    !word.is_empty() && name.starts_with(word)
}

/// `RateLimited`, `DoorError::RateLimited`, `doors::DoorError::RateLimited`
fn is_variant(word: &Word<'_>, row: &Row, table: &Table) -> bool {
    let mut parts = word.given.rsplit("::");
    parts.next() == Some(row.name.as_str()) && parts.next().is_none_or(|name| name == table.enum_name)
}

/// The code of a URI, if the codes of the table travel in one.
fn bare<'a>(given: &'a str, table: &Table) -> &'a str {
    let around = table.key.uri.as_ref().map(|uri| &uri.value);
    let inner = around.and_then(|(before, after)| given.strip_prefix(before.as_str())?.strip_suffix(after.as_str()));
    inner.unwrap_or(given)
}

/// A name without what tells its spellings apart.
fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The classes of a provider that a code is of which no table lists, and those that are written or named so.
fn classes<'a>(provider: &'a Provider, query: &str) -> Vec<Subject<'a>> {
    let of_table = |table: &'a Table| {
        let is_foreign = is_declared(table) && !is_of_family(query, table);
        let code = class::read(&table.key, bare(query, table)).filter(|_| !is_foreign);
        let found = code.and_then(|code| Classes::of(&table.classes, &table.key).find(&code));
        let named = table.classes.iter().find(|class| class.codes == query || class.name == query);
        named.or(found).map(|class| Subject::Class(provider, table, class))
    };
    provider.tables.iter().filter(|table| !table.classes.is_empty()).filter_map(of_table).collect()
}

fn is_declared(table: &Table) -> bool {
    let key = &table.key;
    key.pattern.is_some() || key.prefix.is_some() || key.range.is_some()
}

/// Every code of a provider.
fn rows(provider: &Provider) -> impl Iterator<Item = (&Table, &Row)> {
    provider.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)))
}

/// A status, a class of statuses, a type of error.
fn others<'a>(provider: &'a Provider, word: &Word<'_>, subjects: &mut Vec<Subject<'a>>) {
    let status = word.number.and_then(|number| u16::try_from(number).ok()).filter(|code| (100..=599).contains(code));
    if let Some(status) = status {
        // A table of statuses has a page for it already.
        let has_row = rows(provider).any(|(_, row)| row.code == Code::Int(status.into()));
        let is_ruled = provider.statuses.iter().any(|rule| rule.pattern.covers(status));
        if !has_row && (is_ruled || with_status(provider, status).next().is_some()) {
            subjects.push(Subject::Status(provider, status));
        }
    } else {
        // `4xx` is the class, whatever it makes an exception of.
        let is_named = |rule: &&StatusRule| {
            let pattern = rule.pattern.to_string();
            pattern == word.lower || pattern.split(" except").next() == Some(word.lower.as_str())
        };
        subjects.extend(provider.statuses.iter().filter(is_named).map(|rule| Subject::Rule(provider, rule)));
    }
    let types = provider.types.iter().filter(|of| of.name.to_lowercase() == word.lower);
    subjects.extend(types.map(|of| Subject::Type(provider, of)));
}

/// The codes of a provider that come with a status.
pub(super) fn with_status(provider: &Provider, status: u16) -> impl Iterator<Item = &Row> {
    let comes = move |row: &&Row| row.facts.status.as_ref().is_some_and(|fact| fact.value == status);
    rows(provider).map(|(_, row)| row).filter(comes)
}

/// The codes whose texts, in any language, or values in columns have the query in them.
fn mentions<'a>(providers: &[&'a Provider], query: &str) -> Vec<(&'a Provider, &'a Row)> {
    let plain = |text: &str| one_line(text).to_lowercase();
    let query = plain(query);
    // A letter or two of Latin stand in any text.
    if query.len() < 3 {
        return Vec::new();
    }
    let has = |facts: &Facts| {
        let mut texts = facts.texts.iter().flat_map(|(_, fact)| {
            let of = fact.value.translations.iter().map(|(_, text)| text);
            std::iter::once(&fact.value.source).chain(of)
        });
        texts.any(|text| plain(text).contains(&query))
    };
    let all = providers.iter().flat_map(|provider| rows(provider).map(move |(_, row)| (*provider, row)));
    let cell =
        |row: &Row| row.columns.iter().flat_map(ColumnValue::items).any(|of| plain(&of.to_string()).contains(&query));
    all.filter(|(_, row)| has(&row.facts) || row.also.iter().any(|(_, facts)| has(facts)) || cell(row)).collect()
}

/// The codes whose spelling or name is least unlike the word, as far as anybody could have meant them.
fn nearest<'a>(providers: &[&'a Provider], word: &Word<'_>) -> Vec<(&'a Provider, &'a Row)> {
    let length = word.lower.chars().count();
    if length == 0 {
        return Vec::new();
    }
    // A whole name may be further off than a part of one: many names have parts.
    let distance = |of: &str, farthest: usize| slips(&word.lower, of, farthest);
    let mut found = Vec::new();
    for provider in providers {
        for (_, row) in rows(provider) {
            let spellings = std::iter::once(&row.code).chain(&row.aliases).map(|code| code.to_string().to_lowercase());
            let wholes: Vec<String> = spellings.chain([row.name.to_lowercase()]).collect();
            let parts = wholes.iter().flat_map(|whole| whole.split(|letter: char| !letter.is_alphanumeric()));
            let parts = parts.filter_map(|part| Some(distance(part, length / 3)? + 1));
            let least = wholes.iter().filter_map(|whole| distance(whole, (length / 2).max(1))).chain(parts).min();
            found.extend(least.map(|least| (least, *provider, row)));
        }
    }
    found.sort_by_key(|(distance, ..)| *distance);
    found.into_iter().take(NEAREST).map(|(_, provider, row)| (provider, row)).collect()
}

/// The tables whose codes are written as the query is, though they do not list it.
fn families<'a>(providers: &[&'a Provider], query: &str) -> Vec<(&'a Provider, &'a Table)> {
    let tables = providers.iter().flat_map(|provider| provider.tables.iter().map(move |table| (*provider, table)));
    tables.filter(|(_, table)| is_of_family(query, table)).collect()
}

fn is_of_family(query: &str, table: &Table) -> bool {
    let (key, code) = (&table.key, bare(query, table));
    let fits = key.pattern.as_ref().map(|pattern| parts(code, &pattern.value).is_some());
    let begins = key.prefix.as_ref().map(|prefix| code.starts_with(prefix.value.as_str()));
    let range = key
        .range
        .as_ref()
        .map(|range| integer(key, code).is_some_and(|code| (range.value.0..=range.value.1).contains(&code)));
    fits.or(begins).or(range).unwrap_or_default()
}

/// The integer that a code is, in decimal or as the table writes them.
fn integer(key: &Key, code: &str) -> Option<i128> {
    code.parse().ok().or_else(|| self::code(key.ty, key.base, code)?.integer())
}

/// The named parts of a code that has the structure of those of a table: `series 0999`, `status 418`.
pub(super) fn parts_of<'q>(query: &'q str, table: &'q Table) -> Vec<(&'q str, &'q str)> {
    let pattern = table.key.pattern.as_ref();
    pattern.and_then(|pattern| parts(bare(query, table), &pattern.value)).unwrap_or_default()
}
