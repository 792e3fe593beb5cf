//! What carries codes: each member and header names a table of errors if any, and of several codes in an object one leads.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::rule::Rule;
use crate::spec::{Body, BodyField, Fact, Spec, Table};
use crate::text::similar::suggest;
use crate::vocabulary::{FieldRole, HeaderRole, TableKind};
use std::collections::BTreeMap;

/// Reports tables that no code is of, and codes of which nobody knows which one decides.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let tables = spec.tables.iter().map(|table| (table.id.value.as_str(), &table.value)).collect();
    for field in spec.bodies.iter().flat_map(|body| &body.fields) {
        let is_code = field.role.as_ref().is_none_or(|role| role.value.value == FieldRole::Code);
        names_table(&tables, field.table.as_ref(), is_code, diagnostics);
        if let (Some(leads), false) = (&field.leads, is_code) {
            let report = Diagnostic::new(Rule::UnclearCode, leads.value.span, "only a code leads");
            diagnostics.push(report.help("leave `leads` out, or write `role: code` if the member holds one"));
        }
    }
    for header in &spec.headers {
        let is_code = header.role.as_ref().is_none_or(|role| role.value.value == HeaderRole::Code);
        names_table(&tables, header.table.as_ref(), is_code, diagnostics);
    }
    spec.bodies.iter().for_each(|body| one_leads(spec, body, diagnostics));
}

fn names_table(
    tables: &BTreeMap<&str, &Table>,
    table: Option<&Fact<String>>,
    is_code: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(table) = table else { return };
    let name = &table.value.value;
    let report = |message: String| Diagnostic::new(Rule::UnknownTable, table.value.span, message);
    if !is_code {
        let report = report("only a code is of a table".to_owned());
        diagnostics.push(report.help("leave `table` out, or write `role: code` if there is one"));
        return;
    }
    match tables.get(name.as_str()) {
        None => {
            let help = match suggest(name, tables.keys().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "name one of `tables`, or leave `table` out if the code itself tells".to_owned(),
            };
            diagnostics.push(report(format!("this spec has no table `{}`", excerpt(name))).help(help));
        }
        Some(of) if of.kind.as_ref().is_some_and(|kind| kind.value == TableKind::Values) => diagnostics.push(
            report(format!("the rows of `{}` are no errors", excerpt(name)))
                .also(of.id.span, "this table has `kind: values`")
                .help("name a table of errors; what holds other values has the role `other`"),
        ),
        Some(_) => {}
    }
}

/// Of codes in one object that may be of several tables, one leads.
fn one_leads(spec: &Spec, body: &Body, diagnostics: &mut Vec<Diagnostic>) {
    let is_code = |field: &&BodyField| field.role.as_ref().is_some_and(|role| role.value.value == FieldRole::Code);
    let mut objects: Vec<(&str, Vec<&BodyField>)> = Vec::new();
    let mut places: Map<&str, usize> = Map::default();
    for field in body.fields.iter().filter(is_code) {
        let pointer = field.pointer.value.as_str();
        let object = pointer.rfind("/*/").map_or("", |end| pointer.get(..end + 2).unwrap_or_default());
        let place = *places.entry(object).or_insert_with(|| {
            objects.push((object, Vec::new()));
            objects.len() - 1
        });
        objects[place].1.push(field);
    }
    let errors = |kind: Option<TableKind>| kind.is_none_or(|kind| kind == TableKind::Errors);
    let tables = spec.tables.iter().filter(|table| errors(table.kind.as_ref().map(|kind| kind.value))).count();
    for (_, codes) in objects {
        let mut leaders = codes.iter().filter(|field| field.leads.as_ref().is_some_and(|leads| leads.value.value));
        if let Some(first) = leaders.next() {
            diagnostics.extend(leaders.map(|second| {
                let message =
                    format!("`{}` leads, and another code of the object does", excerpt(&second.pointer.value));
                Diagnostic::new(Rule::UnclearCode, second.pointer.span, message)
                    .also(first.pointer.span, "this one leads")
                    .help("write `leads: true` beside the code that decides what to do, and beside no other")
            }));
            continue;
        }
        let table = |field: &BodyField| field.table.as_ref().map(|table| table.value.value.clone());
        let Some((first, others)) = codes.split_first().filter(|_| tables > 1) else { continue };
        if let Some(other) = others.iter().find(|other| table(other) != table(first)) {
            let names = [&first.pointer.value, &other.pointer.value].map(|name| excerpt(name).to_string());
            let message = format!("`{}` and `{}` may both hold a code, and neither leads", names[0], names[1]);
            diagnostics.push(
                Diagnostic::new(Rule::UnclearCode, other.pointer.span, message)
                    .also(first.pointer.span, "the other code")
                    .help("write `leads: true` beside the one that decides what to do; the other fills in what it is silent on"),
            );
        }
    }
}
