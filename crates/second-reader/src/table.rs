//! A table of codes as serde reads it in, the table of the spec out.

use codetable_model::spec;
use codetable_model::vocabulary::{
    Base, ColumnType, FactName, KeyType, LookupKind, NameSource, ParameterType, TableKind,
};
use serde::Deserialize;

use crate::declared::Facts;
use crate::evidence::{Fact, Lines, When, around, text};
use crate::word::{Of, Pairs, Range, Word, here};

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
    names: Option<Of<NameSource>>,
    #[serde(default)]
    columns: Pairs<String, Column>,
    #[serde(default)]
    params: Pairs<String, Of<ParameterType>>,
    verbatim: Option<bool>,
    #[serde(default)]
    classes: Pairs<String, Class>,
    groups: Option<Vec<Group>>,
    codes: Option<Pairs<String, Row>>,
}

impl Table {
    /// `order` is the order of the table's fields, which serde's structs do not keep: rows are numbered in it.
    pub(crate) fn read(self, id: String, order: &[String]) -> spec::Table {
        let mut groups: Vec<_> = self.groups.into_iter().flatten().map(Group::read).collect();
        if let Some(codes) = self.codes {
            let group =
                spec::Group { rows: codes.read(row), evidence: around(None, None), facts: spec::Facts::default() };
            let place = |name: &str| order.iter().position(|field| field == name);
            let first = place("codes") < place("groups");
            groups.insert(if first { 0 } else { groups.len() }, group);
        }
        let mut table = spec::Table {
            id: here(id),
            enum_name: Some(here(self.enum_name)),
            title: self.title.map(text),
            evidence: around(self.at, None),
            kind: self.kind.map(|kind| here(kind.0)),
            open: self.open.map(here),
            lookup: self.lookup.map(|lookup| here(lookup.0)),
            key: self.key.read(),
            require: self.require.into_iter().map(|fact| here(fact.0)).collect(),
            names: self.names.map(|names| here(names.0)),
            columns: self.columns.read(Column::read),
            params: self.params.read(parameter),
            verbatim: self.verbatim.map(here),
            classes: self.classes.read(class),
            groups,
        };
        table.name_rows();
        table
    }
}

/// A column by its type, or by all that there is to say of it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Column {
    Type(Of<ColumnType>),
    Whole(WholeColumn),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WholeColumn {
    #[serde(rename = "type")]
    ty: Option<Of<ColumnType>>,
    optional: Option<bool>,
    list: Option<bool>,
    #[serde(rename = "enum")]
    enum_name: Option<String>,
    #[serde(default)]
    words: Pairs<Word, Word>,
}

impl Column {
    fn read(name: String, column: Self) -> spec::Column {
        let column = match column {
            Self::Type(ty) => WholeColumn { ty: Some(ty), ..WholeColumn::default() },
            Self::Whole(column) => column,
        };
        spec::Column {
            id: here(name),
            ty: column.ty.map(|ty| here(ty.0)),
            optional: column.optional.map(here),
            list: column.list.map(here),
            enum_name: column.enum_name.map(here),
            words: column.words.read(|word, meaning| (here(word.0), here(meaning.0))),
        }
    }
}

/// What a row has in a column.
#[derive(Deserialize)]
#[serde(untagged)]
enum Cell {
    List(Vec<Word>),
    One(Word),
}

impl Cell {
    /// Whether a scalar stands in quotes is not told by serde.
    fn read(self) -> spec::ColumnValue {
        let is_list = matches!(self, Self::List(_));
        let items = match self {
            Self::List(items) => items,
            Self::One(item) => vec![item],
        };
        let item = |item: Word| spec::ColumnItem { text: here(item.0), quoted: false };
        spec::ColumnValue { items: here(items.into_iter().map(item).collect()), is_list }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    #[serde(rename = "type")]
    ty: Option<Of<KeyType>>,
    base: Option<Of<Base>>,
    prefix: Option<Fact<Word>>,
    range: Option<Fact<Range>>,
    pattern: Option<Fact<Word>>,
    uri: Option<Fact<Word>>,
}

impl Key {
    fn read(self) -> spec::Key {
        spec::Key {
            ty: self.ty.map(|ty| here(ty.0)),
            base: self.base.map(|base| here(base.0)),
            prefix: self.prefix.map(text),
            range: self.range.map(|fact| fact.read(|range| range.0)),
            pattern: self.pattern.map(text),
            uri: self.uri.map(text),
        }
    }
}

#[derive(Deserialize)]
struct Group {
    at: Option<Lines>,
    registered: Option<String>,
    codes: Pairs<String, Row>,
    #[serde(flatten)]
    facts: Facts,
}

#[derive(Deserialize)]
struct Row {
    at: Option<Lines>,
    registered: Option<String>,
    name: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    retired: Option<Retired>,
    since: Option<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    columns: Pairs<String, Cell>,
    #[serde(default)]
    params: Pairs<String, Of<ParameterType>>,
    verbatim: Option<bool>,
    #[serde(default)]
    also: Vec<Meaning>,
    #[serde(flatten)]
    facts: Facts,
}

#[derive(Deserialize)]
struct Class {
    at: Option<Lines>,
    registered: Option<String>,
    name: String,
    #[serde(flatten)]
    facts: Facts,
}

#[derive(Deserialize)]
struct Meaning {
    at: Option<Lines>,
    registered: Option<String>,
    when: Option<When>,
    #[serde(flatten)]
    facts: Facts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retired {
    since: String,
    replacement: Option<String>,
    because: Option<String>,
}

impl Group {
    fn read(self) -> spec::Group {
        spec::Group { facts: self.facts.0, evidence: around(self.at, self.registered), rows: self.codes.read(row) }
    }
}

fn row(code: String, row: Row) -> spec::Row {
    spec::Row {
        facts: row.facts.0,
        code: here(code),
        name: row.name.map(here),
        evidence: around(row.at, row.registered),
        aliases: row.aliases.into_iter().map(here).collect(),
        retired: row.retired.map(Retired::read).map(here),
        since: row.since.map(here),
        links: row.links.into_iter().map(here).collect(),
        also: row.also.into_iter().map(Meaning::read).collect(),
        columns: row.columns.read(|name, cell| (here(name), cell.read())),
        params: row.params.read(parameter),
        verbatim: row.verbatim.map(here),
    }
}

fn parameter(name: String, ty: Of<ParameterType>) -> spec::Parameter {
    spec::Parameter { name: here(name), ty: ty.0 }
}

fn class(codes: String, class: Class) -> spec::Class {
    spec::Class {
        codes: here(codes),
        evidence: around(class.at, class.registered),
        name: Some(here(class.name)),
        facts: class.facts.0,
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
    fn read(self) -> spec::Meaning {
        spec::Meaning {
            when: self.when.map(When::read),
            facts: self.facts.0,
            evidence: around(self.at, self.registered),
        }
    }
}
