//! A table of codes as serde reads it in, the table of the spec out.

use codetable_model::spec;
use codetable_model::vocabulary::{
    ColumnType, Effect, FactName, KeyType, LookupKind, Origin, Severity, TableKind, TextKind,
};
use serde::Deserialize;

use crate::evidence::{Alternative, Fact, Facts, Lines, Wait, around, text};
use crate::word::{Of, Pairs, Range, Status, Word, here};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    #[serde(rename = "enum")]
    enum_name: String,
    title: Option<Fact<Word>>,
    at: Option<Lines>,
    kind: Option<Of<TableKind>>,
    open: Option<bool>,
    lookup: Option<Of<LookupKind>>,
    #[serde(default)]
    key: Key,
    #[serde(default)]
    require: Vec<Of<FactName>>,
    #[serde(default)]
    columns: Pairs<String, Of<ColumnType>>,
    groups: Option<Vec<Group>>,
    codes: Option<Pairs<String, Row>>,
}

impl Table {
    /// `order` is the order of the table's fields, which serde's structs do not keep: rows are numbered in it.
    pub(crate) fn read(self, id: String, order: &[String]) -> spec::Table {
        let mut groups: Vec<_> = self.groups.into_iter().flatten().map(Group::read).collect();
        if let Some(codes) = self.codes {
            let group =
                spec::Group { rows: codes.read(row), evidence: around(None, None), facts: Facts::default().read() };
            let place = |name: &str| order.iter().position(|field| field == name);
            let first = place("codes") < place("groups");
            groups.insert(if first { 0 } else { groups.len() }, group);
        }
        spec::Table {
            id: here(id),
            enum_name: Some(here(self.enum_name)),
            title: self.title.map(text),
            evidence: around(self.at, None),
            kind: self.kind.map(|kind| here(kind.0)),
            open: self.open.map(here),
            lookup: self.lookup.map(|lookup| here(lookup.0)),
            key: self.key.read(),
            require: self.require.into_iter().map(|fact| here(fact.0)).collect(),
            columns: self.columns.read(|name, ty| (here(name), here(ty.0))),
            groups,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    #[serde(rename = "type")]
    ty: Option<Of<KeyType>>,
    prefix: Option<Fact<Word>>,
    range: Option<Fact<Range>>,
    pattern: Option<Fact<Word>>,
    uri: Option<Fact<Word>>,
}

impl Key {
    fn read(self) -> spec::Key {
        spec::Key {
            ty: self.ty.map(|ty| here(ty.0)),
            prefix: self.prefix.map(text),
            range: self.range.map(|fact| fact.read(|range| range.0)),
            pattern: self.pattern.map(text),
            uri: self.uri.map(text),
        }
    }
}

/// A struct that carries every fact of a code beside its own fields. (`serde(flatten)` would do it too, but
/// it cannot be joined with `deny_unknown_fields`.)
macro_rules! with_facts {
    ($($name:ident { $($(#[$attribute:meta])* $field:ident: $ty:ty,)* })*) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            $($(#[$attribute])* $field: $ty,)*
            at: Option<Lines>,
            registered: Option<String>,
            status: Option<Fact<Status>>,
            severity: Option<Fact<Of<Severity>>>,
            origin: Option<Fact<Of<Origin>>>,
            title: Option<Fact<Word>>,
            cause: Option<Fact<Word>>,
            message: Option<Fact<Word>>,
            meaning: Option<Fact<Word>>,
            description: Option<Fact<Word>>,
            detail: Option<Fact<Word>>,
            remedy: Option<Fact<Word>>,
            note: Option<Fact<Word>>,
            recovery: Option<Fact<Vec<Alternative>>>,
            wait: Option<Wait>,
            effect: Option<Fact<Of<Effect>>>,
        }

        impl $name {
            fn facts(&mut self) -> spec::Facts {
                let texts = vec![
                    (TextKind::Title, self.title.take()),
                    (TextKind::Cause, self.cause.take()),
                    (TextKind::Message, self.message.take()),
                    (TextKind::Meaning, self.meaning.take()),
                    (TextKind::Description, self.description.take()),
                    (TextKind::Detail, self.detail.take()),
                    (TextKind::Remedy, self.remedy.take()),
                    (TextKind::Note, self.note.take()),
                ];
                let facts = Facts {
                    status: self.status.take(),
                    texts,
                    recovery: self.recovery.take(),
                    wait: self.wait.take(),
                    effect: self.effect.take(),
                    severity: self.severity.take(),
                    origin: self.origin.take(),
                };
                facts.read()
            }
        }
    )*};
}

with_facts! {
    Group {
        codes: Pairs<String, Row>,
    }

    Row {
        name: String,
        #[serde(default)]
        aliases: Vec<String>,
        retired: Option<Retired>,
        since: Option<String>,
        #[serde(default)]
        links: Vec<String>,
        #[serde(default)]
        columns: Pairs<String, String>,
        #[serde(default)]
        also: Vec<Meaning>,
    }

    Meaning {}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retired {
    since: String,
    replacement: Option<String>,
    because: Option<String>,
}

impl Group {
    fn read(mut self) -> spec::Group {
        spec::Group { facts: self.facts(), evidence: around(self.at, self.registered), rows: self.codes.read(row) }
    }
}

fn row(code: String, mut row: Row) -> spec::Row {
    spec::Row {
        facts: row.facts(),
        code: here(code),
        name: Some(here(row.name)),
        evidence: around(row.at, row.registered),
        aliases: row.aliases.into_iter().map(here).collect(),
        retired: row.retired.map(Retired::read).map(here),
        since: row.since.map(here),
        links: row.links.into_iter().map(here).collect(),
        also: row.also.into_iter().map(Meaning::read).collect(),
        // Whether a scalar stands in quotes is not told by serde.
        columns: row.columns.read(|name, value| (here(name), spec::ColumnValue { text: here(value), quoted: false })),
    }
}

impl Retired {
    fn read(self) -> spec::Retired {
        spec::Retired {
            since: Some(here(self.since)),
            replacement: self.replacement.map(here),
            because: self.because.map(here),
        }
    }
}

impl Meaning {
    fn read(mut self) -> spec::Meaning {
        spec::Meaning { facts: self.facts(), evidence: around(self.at, self.registered) }
    }
}
