//! A table's node in, the table out: its key, its groups, their rows, and the facts of each.

use super::fields::Fields;
use super::value::{self, boolean, pascal, range, recovery, status, text, word};
use crate::parse;
use crate::source::Spanned;
use crate::spec::{Facts, Group, Key, Meaning, Retired, Row, Table};
use crate::tree::Node;
use crate::vocabulary::{TextKind, Vocabulary};

pub(super) fn table(id: Spanned<String>, node: &Node) -> Spanned<Table> {
    let fields = Fields::of(node);
    let table = Table {
        id,
        enum_name: fields.value("enum", pascal),
        title: fields.fact("title", text),
        at: fields.at(),
        kind: fields.value("kind", word),
        open: fields.value("open", boolean),
        lookup: fields.value("lookup", word),
        key: fields.get("key").map(key).unwrap_or_default(),
        require: fields.values("require", word),
        columns: fields.some_entries("columns", |name, node| {
            let ty = Spanned::new(word(node)?, node.span());
            parse::is_snake(&name).then_some((name, ty))
        }),
        groups: groups(fields),
    };
    Spanned::new(table, node.span())
}

/// What the facts of a row, a group, a status rule or an error type say.
pub(super) fn facts(fields: Fields<'_>) -> Facts {
    let text_of = |kind: TextKind| Some((kind, fields.fact(kind.word(), text)?));
    Facts {
        status: fields.fact("status", status),
        texts: TextKind::ALL.iter().copied().filter_map(text_of).collect(),
        recovery: fields.fact("recovery", recovery),
        wait: fields.get("wait").and_then(value::wait),
        effect: fields.fact("effect", word),
        severity: fields.fact("severity", word),
        origin: fields.fact("origin", word),
    }
}

fn key(node: &Node) -> Key {
    let fields = Fields::of(node);
    Key {
        ty: fields.value("type", word),
        prefix: fields.fact("prefix", text),
        range: fields.fact("range", range),
        pattern: fields.fact("pattern", text),
        uri: fields.fact("uri", text),
    }
}

/// Groups and rows without a group, in the order written: a row's place is its variant's number.
fn groups(table: Fields<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for (name, _) in table.iter() {
        match name {
            "groups" => groups.extend(table.items("groups", group)),
            "codes" => groups.push(Group { rows: table.entries("codes", row), ..Group::default() }),
            _ => {}
        }
    }
    groups
}

fn group(node: &Node) -> Group {
    let fields = Fields::of(node);
    Group { at: fields.at(), registered: fields.registered(), facts: facts(fields), rows: fields.entries("codes", row) }
}

fn row(code: Spanned<String>, node: &Node) -> Row {
    let fields = Fields::of(node);
    Row {
        code,
        name: fields.value("name", pascal),
        at: fields.at(),
        registered: fields.registered(),
        aliases: fields.values("aliases", text),
        retired: fields.get("retired").map(retired),
        since: fields.value("since", text),
        links: fields.values("links", text),
        also: fields.items("also", meaning),
        columns: fields.some_entries("columns", |name, node| Some((name, value::column(node)?))),
        facts: facts(fields),
    }
}

fn retired(node: &Node) -> Spanned<Retired> {
    let fields = Fields::of(node);
    let retired = Retired {
        since: fields.value("since", text),
        replacement: fields.value("replacement", text),
        because: fields.value("because", text),
    };
    Spanned::new(retired, node.span())
}

fn meaning(node: &Node) -> Meaning {
    let fields = Fields::of(node);
    Meaning { at: fields.at(), registered: fields.registered(), facts: facts(fields) }
}
