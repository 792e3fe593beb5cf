//! A table with its rows in groups in, one with every row whole out.

use super::class::{Classes, Span};
use super::evidence::Context;
use super::parameter::Parameters;
use super::{column, key};
use crate::catalog::{Basis, Class, Code, Column, Key, Meaning, Retired, Row, Table};
use crate::diagnostic::Diagnostic;
use crate::hash::{Map, Set};
use crate::language::kind::ResolveObject as _;
use crate::lookup::{self, Keys, Lookup};
use crate::order;
use crate::parse::is_pascal;
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec;
use crate::vocabulary::{KeyType, LookupKind, TableKind};

/// The tables of a spec whose names can be read; of two with one name the first is kept.
pub(super) fn tables(
    context: &Context<'_>,
    tables: &[Spanned<spec::Table>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Table> {
    let mut seen = Set::default();
    let mut kept = Vec::new();
    for table in tables {
        let name = table.enum_name.as_ref().filter(|name| is_variant(name) && seen.insert(name.value.clone()));
        if let Some(name) = name {
            kept.push(self::table(context, table, &name.value, diagnostics));
        }
    }
    kept
}

fn table(context: &Context<'_>, table: &spec::Table, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Table {
    #[rustfmt::skip]
    let spec::Table {
        id, evidence, enum_name: _, title, kind, open, lookup, key, names: _, require, columns, params: _, verbatim: _,
        classes, groups,
    } = table;
    let section = context.section(evidence, &Basis::Declared);
    let key = self::key(context, key, &section);
    let columns = column::columns(context, columns);
    let classes = self::classes(context, classes, &key);
    let mut rows = rows(context, table, groups, &key, &columns);
    if !classes.is_empty() {
        let classes = Classes::of(&classes, &key);
        for row in &mut rows {
            if let Some(class) = classes.find(&row.code) {
                row.facts.advise(&class.facts);
            }
        }
    }
    let lookup = self::lookup(&rows, key.ty, lookup.as_ref().map_or(LookupKind::Auto, |kind| kind.value));
    if lookup.is_sorted() && !rows.is_empty() {
        diagnostics.push(sorted(table));
    }
    let mut require: Vec<_> = require.iter().map(|name| name.value).collect();
    order::sort(&mut require, Ord::cmp);
    require.dedup();
    Table {
        id: id.value.clone(),
        enum_name: name.to_owned(),
        line: context.line(id.span),
        title: title.as_ref().map(|title| context.map(title, &section, |title| context.text(title))),
        at: evidence.at.as_ref().map(|at| context.citation(at)).unwrap_or_default(),
        kind: kind.as_ref().map_or(TableKind::Errors, |kind| kind.value),
        open: open.as_ref().is_some_and(|open| open.value),
        key,
        require,
        columns,
        classes,
        rows,
        lookup,
    }
}

/// Those that a key of the table can be of, and whose name can be read.
fn classes(context: &Context<'_>, classes: &[spec::Class], key: &Key) -> Vec<Class> {
    let is_read = |class: &&spec::Class| class.name.is_some() && Span::of(key.ty, key.base, &class.codes.value).is_ok();
    classes.iter().filter(is_read).map(|class| class.resolve(context, &Basis::Declared)).collect()
}

/// The lookup table of all spellings of all rows. A code goes before another row's alias.
pub fn lookup(rows: &[Row], ty: KeyType, kind: LookupKind) -> Lookup {
    let rows = || (0..).zip(rows);
    let codes = rows().map(|(index, row)| (&row.code, index));
    let aliases = rows().flat_map(|(index, row)| row.aliases.iter().map(move |alias| (alias, index)));
    let (mut texts, mut integers) = (Vec::new(), Vec::new());
    for (code, index) in codes.chain(aliases) {
        match code {
            Code::Text(text) => texts.push((text.as_str(), index)),
            Code::Int(integer) | Code::Hex(integer, _) => integers.push((*integer, index)),
        }
    }
    lookup::find(&if ty == KeyType::Text { Keys::Text(texts) } else { Keys::Int(integers) }, kind)
}

fn sorted(table: &spec::Table) -> Diagnostic {
    let message = format!("no perfect hash was found for the codes of `{}`", table.id.value);
    Diagnostic::new(Rule::SortedLookup, table.id.span, message)
        .here("looked up by binary search")
        .help("shorten the codes: no hash reads them as far as they are alike")
}

fn key(context: &Context<'_>, key: &spec::Key, section: &Basis) -> Key {
    let (ty, base) = key::form(key);
    let spec::Key { ty: _, base: _, prefix, range, pattern, uri } = key;
    let bounds = key::bounds(ty);
    let text = |_: &&spec::Fact<String>| bounds.is_none();
    let within = |(first, last): (i128, i128)| {
        let (first, last) = key::range(base, bounds?, (first, last));
        bounds.filter(|(least, greatest)| *least <= first && first <= last && last <= *greatest).map(|_| (first, last))
    };
    Key {
        ty,
        base,
        prefix: prefix.as_ref().filter(text).map(|prefix| context.map(prefix, section, String::clone)),
        range: range.as_ref().and_then(|range| {
            let ends = within(range.value.value)?;
            Some(context.map(range, section, |_| ends))
        }),
        pattern: pattern.as_ref().filter(text).and_then(|pattern| {
            let parts = key::pattern(&pattern.value).ok()?;
            Some(context.map(pattern, section, |_| parts))
        }),
        uri: uri.as_ref().and_then(|uri| {
            let around = key::uri(&uri.value)?;
            Some(context.map(uri, section, |_| around))
        }),
    }
}

/// Every row whose name can be read, in the spec's order; of two with one name the first. A faulty row keeps its
/// variant, so that nobody who uses it is told that it is missing: a code that cannot be read stands as zero, and of
/// two equal ones the first is found.
fn rows(context: &Context<'_>, table: &spec::Table, groups: &[spec::Group], key: &Key, columns: &[Column]) -> Vec<Row> {
    let read = |text: &str| key::code(key.ty, key.base, text);
    let parameters = Parameters::of(table);
    let mut index = Map::default();
    let mut names = Set::default();
    let mut kept = Vec::new();
    for group @ spec::Group { evidence, facts, rows } in groups {
        let basis = context.section(evidence, &Basis::Declared);
        let shared = facts.resolve(context, &basis);
        for row in rows {
            let Some(name) = row.name.as_ref().filter(|name| is_variant(name)) else { continue };
            if names.insert(name.value.as_str()) {
                let unread = || if key.ty == KeyType::Text { Code::Text(String::new()) } else { Code::Int(0) };
                let code = read(&row.code).unwrap_or_else(unread);
                index.entry(code.clone()).or_insert(kept.len());
                kept.push((row, group, code, context.section(&row.evidence, &basis), shared.clone()));
            }
        }
    }
    let codes = index.clone();
    let mut rows = Vec::with_capacity(kept.len());
    for (place, (row, group, code, basis, shared)) in kept.into_iter().enumerate() {
        #[rustfmt::skip]
        let spec::Row {
            code: written, evidence: _, name, aliases, retired, since, links, columns: values, params: _, verbatim: _, facts,
            also,
        } = row;
        let mut spellings = Vec::new();
        for alias in aliases.iter().filter_map(|alias| read(alias)) {
            if !index.contains_key(&alias) {
                index.insert(alias.clone(), place);
                spellings.push(alias);
            }
        }
        rows.push(Row {
            code,
            name: name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            line: context.line(written.span),
            aliases: spellings,
            retired: retired.as_ref().map(|retired| self::retired(context, retired, &read, place, &codes)),
            since: since.as_ref().map(|since| since.value.clone()),
            links: links.iter().map(|link| link.value.clone()).collect(),
            also: also.iter().map(|meaning| self::meaning(context, meaning, &basis)).collect(),
            columns: columns.iter().map(|column| column::cell(values, column)).collect(),
            params: parameters.of_row(row, group).resolve(),
            facts: facts.resolve(context, &basis).over(shared),
            basis,
        });
    }
    rows
}

/// Whether a name can be a variant's or a type's: in PascalCase, which `Self` is too.
fn is_variant(name: &str) -> bool {
    is_pascal(name) && name != "Self"
}

fn retired(
    context: &Context<'_>,
    retired: &spec::Retired,
    read: &dyn Fn(&str) -> Option<Code>,
    place: usize,
    codes: &Map<Code, usize>,
) -> Retired {
    let spec::Retired { since, replacement, because } = retired;
    let replacement = replacement.as_ref().and_then(|code| codes.get(&read(code)?).copied());
    Retired {
        since: since.as_ref().map(|since| since.value.clone()).unwrap_or_default(),
        replacement: replacement.filter(|replacement| *replacement != place),
        because: because.as_ref().map(|because| context.prose(&because.value)),
    }
}

fn meaning(context: &Context<'_>, meaning: &spec::Meaning, row: &Basis) -> Meaning {
    let spec::Meaning { evidence, when, facts } = meaning;
    let basis = context.section(evidence, row);
    let facts = facts.resolve(context, &basis);
    Meaning { basis, when: when.as_ref().and_then(|when| context.when(when)), facts }
}
