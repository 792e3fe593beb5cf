//! Two catalogues in, what changed of providers, tables and all that is no code out.

use super::decisions::of_statuses;
use super::facts::{Pair, facts};
use super::rows::rows;
use super::{Change, Kind};
use crate::decision::Decisions;
use codetable_model::catalog::{Catalog, Class, Column, ErrorType, Key, Provider, StatusRule, Table};
use codetable_model::vocabulary::{Base, TableKind, Vocabulary};

/// What changed of all providers.
pub(super) fn providers(old: &Catalog, new: &Catalog, changes: &mut Vec<Change>) {
    for provider in &new.providers {
        match old.providers.iter().find(|of| of.name == provider.name) {
            Some(before) => {
                let sides = [(before, old), (provider, new)];
                let [old, new] = sides.map(|(of, catalog)| Decisions::of(of, &catalog.providers));
                self::provider([&old, &new], changes);
            }
            None => changes.push(Change::new(&provider.name, Kind::ProviderAdded)),
        }
    }
    for provider in old.providers.iter().filter(|of| !new.providers.iter().any(|new| new.name == of.name)) {
        changes.push(Change::new(&provider.name, Kind::ProviderRemoved));
    }
}

fn provider(sides: [&Decisions<'_>; 2], changes: &mut Vec<Change>) {
    let providers @ [old, new] = sides.map(Decisions::provider);
    // A table is known by its name in the spec, or else by that of its enum.
    let is_same = |a: &Table, b: &Table| a.id == b.id;
    let has_same_enum = |a: &Table, b: &Table| a.enum_name == b.enum_name;
    let pair = |table: &Table, among: &'_ [Table]| -> Option<usize> {
        let by = |same: &dyn Fn(&Table, &Table) -> bool| among.iter().position(|of| same(of, table));
        by(&is_same).or_else(|| by(&has_same_enum))
    };
    for table in &new.tables {
        match pair(table, &old.tables).and_then(|index| old.tables.get(index)) {
            Some(before) => self::table(sides, [before, table], changes),
            None => changes.push(Change::new(&path(new, table), Kind::TableAdded)),
        }
    }
    for table in old.tables.iter().filter(|table| pair(table, &new.tables).is_none()) {
        changes.push(Change::new(&path(old, table), Kind::TableRemoved));
    }
    let spelled = |rule: &StatusRule| rule.pattern.to_string();
    let paths = |rule: &StatusRule| format!("{}: status {}", new.name, rule.pattern);
    sections([&old.statuses, &new.statuses], spelled, paths, changes, |path, [old, new], changes| {
        facts(&Pair { path, code: None, providers }, [&old.facts, &new.facts], changes);
    });
    let [before, after] = sides.map(Decisions::of_statuses);
    changes.extend(of_statuses(&new.name, [&before, &after]));
    let paths = |of: &ErrorType| format!("{}: type {}", new.name, of.name);
    sections(
        [&old.types, &new.types],
        |of| of.name.clone(),
        paths,
        changes,
        |path, [old, new], changes| {
            facts(&Pair { path, code: None, providers }, [&old.facts, &new.facts], changes);
            if (&old.statuses, &old.occurs) != (&new.statuses, &new.occurs) {
                changes.push(Change::new(path, Kind::SectionChanged));
            }
        },
    );
    let paths = |name: &str, of: &str| format!("{}: {of} {name}", new.name);
    let severities = [&old.severities, &new.severities];
    let severity = |word: &str| paths(word, "severity");
    whole(severities, |rule| rule.severity.word().to_owned(), severity, changes);
    whole([&old.headers, &new.headers], |header| header.name.clone(), |name| paths(name, "header"), changes);
    whole([&old.bodies, &new.bodies], |body| body.id.clone(), |id| paths(id, "body"), changes);
    languages(providers, changes);
    let about = |of: &Provider| {
        let names =
            (of.title.clone(), of.names.clone(), of.prose_languages.clone(), of.docs.clone(), of.documents.clone());
        (names, of.support.clone(), of.conflicts.clone(), of.remarks.clone(), of.notes.clone())
    };
    if about(old) != about(new) {
        changes.push(Change::new(&new.name, Kind::About));
    }
}

/// The languages that texts are in, each of which is a constant.
fn languages([old, new]: [&Provider; 2], changes: &mut Vec<Change>) {
    let change = |kind: Kind, language: &String| Change::new(&new.name, kind).detail(language.as_str());
    let source = |of: &Provider| of.languages.first().cloned();
    if source(old) != source(new) {
        changes.push(Change::new(&new.name, Kind::LanguageChanged).from(source(old), source(new)));
    }
    let added = new.languages.iter().filter(|language| !old.languages.contains(language));
    changes.extend(added.map(|language| change(Kind::LanguageAdded, language)));
    let removed = old.languages.iter().filter(|language| !new.languages.contains(language));
    changes.extend(removed.map(|language| change(Kind::LanguageRemoved, language)));
}

/// Things that are compared part by part.
fn sections<T>(
    [old, new]: [&Vec<T>; 2],
    key: impl Fn(&T) -> String,
    path: impl Fn(&T) -> String,
    changes: &mut Vec<Change>,
    compare: impl Fn(&str, [&T; 2], &mut Vec<Change>),
) {
    for after in new {
        match old.iter().find(|before| key(before) == key(after)) {
            Some(before) => compare(&path(after), [before, after], changes),
            None => changes.push(Change::new(&path(after), Kind::SectionAdded)),
        }
    }
    for before in old.iter().filter(|before| !new.iter().any(|after| key(after) == key(before))) {
        changes.push(Change::new(&path(before), Kind::SectionRemoved));
    }
}

/// Things that are compared as a whole.
fn whole<T: PartialEq>(
    both: [&Vec<T>; 2],
    key: impl Fn(&T) -> String,
    path: impl Fn(&str) -> String,
    changes: &mut Vec<Change>,
) {
    let paths = |of: &T| path(&key(of));
    sections(both, &key, paths, changes, |path, [old, new], changes| {
        if old != new {
            changes.push(Change::new(path, Kind::SectionChanged));
        }
    });
}

/// `doors::DoorError`
fn path(provider: &Provider, table: &Table) -> String {
    format!("{}::{}", provider.name, table.enum_name)
}

fn table<'c>(sides: [&Decisions<'c>; 2], tables: [&'c Table; 2], changes: &mut Vec<Change>) {
    let [old, new] = tables;
    // Whoever uses the enum knows it by its old name.
    let path = path(sides[0].provider(), old);
    let mut push = |kind: Kind, before: String, after: String| {
        changes.push(Change::new(&path, kind).from(Some(before), Some(after)));
    };
    if old.enum_name != new.enum_name {
        push(Kind::EnumRenamed, old.enum_name.clone(), new.enum_name.clone());
    }
    if old.kind != new.kind {
        push(Kind::TableKind, kind(old.kind), kind(new.kind));
    }
    let form = |table: &Table| match (table.key.ty, table.key.base) {
        (ty, Base::Decimal) => ty.word().to_owned(),
        (ty, base) => format!("{} in {}", ty.word(), base.word()),
    };
    if form(old) != form(new) {
        push(Kind::KeyType, form(old), form(new));
    }
    if old.require != new.require {
        let words = |table: &Table| match table.require.as_slice() {
            [] => "none".to_owned(),
            names => names.iter().map(|name| name.word()).collect::<Vec<_>>().join(", "),
        };
        push(Kind::Required, words(old), words(new));
    }
    let paths = |of: &Class| format!("{path}: class {}", of.codes);
    let codes = |of: &Class| of.codes.clone();
    sections([&old.classes, &new.classes], codes, paths, changes, |path, [old, new], changes| {
        facts(&Pair { path, code: None, providers: sides.map(Decisions::provider) }, [&old.facts, &new.facts], changes);
        if old.name != new.name {
            changes.push(Change::new(path, Kind::SectionChanged));
        }
    });
    columns(&path, tables, changes);
    let mut turned = |kinds: [Kind; 2], [old, new]: [bool; 2]| {
        if old != new {
            changes.push(Change::new(&path, kinds[usize::from(new)]));
        }
    };
    turned([Kind::Closed, Kind::Opened], [old.open, new.open]);
    turned([Kind::LookupSlower, Kind::LookupConst], [old.lookup.is_const(), new.lookup.is_const()]);
    turned([Kind::Family, Kind::Family], [false, family(&old.key) != family(&new.key)]);
    turned(
        [Kind::Evidence, Kind::Evidence],
        [false, old.key != new.key && family(&old.key) == family(&new.key) && old.key.ty == new.key.ty],
    );
    turned([Kind::About, Kind::About], [false, (&old.id, &old.title, &old.at) != (&new.id, &new.title, &new.at)]);
    rows(&path, sides, tables, changes);
}

/// The columns that a table declares for itself. One that gets a word is of another type: a `match` over its words no longer
/// covers everything.
fn columns(path: &str, [old, new]: [&Table; 2], changes: &mut Vec<Change>) {
    let same = |name: &str, among: &'_ [Column]| among.iter().position(|column| column.name == name);
    for column in &new.columns {
        let Some(before) = same(&column.name, &old.columns).and_then(|place| old.columns.get(place)) else {
            changes.push(Change::new(path, Kind::ColumnAdded).detail(column.name.as_str()));
            continue;
        };
        let [was, is] = [before, column].map(typed);
        if was != is {
            let change = Change::new(path, Kind::ColumnType).detail(column.name.as_str());
            changes.push(change.from(Some(was), Some(is)));
        } else if before != column {
            changes.push(Change::new(path, Kind::About));
        }
    }
    for column in old.columns.iter().filter(|column| same(&column.name, &new.columns).is_none()) {
        changes.push(Change::new(path, Kind::ColumnRemoved).detail(column.name.as_str()));
    }
}

/// `u8`, `Risk: low | high`
fn typed(column: &Column) -> String {
    match &column.words {
        Some(words) => format!("{}: {column}", words.enum_name),
        None => column.to_string(),
    }
}

fn kind(kind: TableKind) -> String {
    kind.word().to_owned()
}

/// What tells the codes of a table from foreign ones, whatever supports it.
fn family(key: &Key) -> impl PartialEq {
    let value = |fact: &Option<codetable_model::catalog::Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
    let range = key.range.as_ref().map(|fact| fact.value);
    let pattern = key.pattern.as_ref().map(|fact| fact.value.clone());
    (value(&key.prefix), range, pattern, key.uri.as_ref().map(|fact| fact.value.clone()))
}
