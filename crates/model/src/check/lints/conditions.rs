//! Conditions: each asks for something that a response is read for, and no two meanings of a code for the same.

use super::recovery;
use super::waits::{Headers, Members, described, unknown, unknown_member};
use crate::check::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Group, Meaning, Row, Spec, When};
use crate::vocabulary::{FieldRole, JsonType, Vocabulary};
use std::collections::hash_map::Entry;

/// Reports conditions that no response can meet, and meanings of one code that no response tells apart.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let (headers, members) = described(spec, reported);
    let groups = || spec.tables.iter().flat_map(|table| &table.groups);
    let also = groups().flat_map(|group| &group.rows).flat_map(|row| &row.also);
    let classes = spec.tables.iter().flat_map(|table| &table.classes).map(|class| &class.facts);
    let recovery = recovery::all(spec).chain(classes).filter_map(|facts| facts.recovery.as_ref());
    let alternatives = recovery.flat_map(|recovery| &recovery.value.value);
    let whens = alternatives.filter_map(|of| of.when.as_ref()).chain(also.filter_map(|meaning| meaning.when.as_ref()));
    for when in whens.filter(|when| !reported.within(when.span)) {
        diagnostics.extend(fault(spec, &headers, &members, when));
    }
    for group in groups() {
        for row in &group.rows {
            alike(group, row, diagnostics);
        }
    }
}

/// What stands in the way of a condition.
fn fault(spec: &Spec, headers: &Headers<'_>, members: &Members<'_>, when: &Spanned<When>) -> Option<Diagnostic> {
    let When { header, member, value } = &when.value;
    let bad = |span, message: String, help: &str| Some(Diagnostic::new(Rule::BadCondition, span, message).help(help));
    let name = match (header, member) {
        (Some(name), None) => {
            return (!headers.contains_key(name.value.as_str())).then(|| unknown(headers, name));
        }
        (None, Some(name)) => name,
        (Some(_), Some(second)) => {
            let message = "the condition asks for a header and for a member".to_owned();
            return bad(
                second.span,
                message,
                "ask for the one that tells more; an alternative or a meaning has one condition",
            );
        }
        (None, None) => {
            let message = "the condition asks for nothing".to_owned();
            return bad(when.span, message, "name what the response has: `{ header: NAME }` or `{ member: /pointer }`");
        }
    };
    let Some(field) = members.get(name.value.as_str()) else {
        return Some(unknown_member(members, name, "describe it: its `role`, such as `other`, and its `type`"));
    };
    let shown = excerpt(&name.value);
    if is_of_field(spec, &name.value) {
        let message = format!("`{shown}` is said of a single field of the request, and no condition asks for that");
        return bad(name.span, message, "ask for a member of the error itself");
    }
    let ty = field.ty.as_ref().map(|ty| ty.value.value)?;
    let value = value.as_ref().filter(|_| matches!(ty, JsonType::Object | JsonType::Array))?;
    let message = format!("`{shown}` has no value to compare: its type is `{}`", ty.word());
    bad(value.span, message, "leave `is` out, or ask for a member that is a text, a number or a truth value")
}

/// Whether a member stands in what a list tells of single fields of the request.
fn is_of_field(spec: &Spec, pointer: &str) -> bool {
    let fields = || spec.bodies.iter().flat_map(|body| &body.fields);
    let is_list = |role: FieldRole| matches!(role, FieldRole::FieldErrors | FieldRole::ReportErrors);
    let lists = || fields().filter(|field| field.role.as_ref().is_some_and(|role| is_list(role.value.value)));
    let is_within = |list: &str| pointer.strip_prefix(list).is_some_and(|rest| rest.starts_with("/*/"));
    let is_element = |body: &str| lists().any(|list| list.of.as_ref().is_some_and(|of| of.value.value == body));
    let mut homes = spec.bodies.iter().filter(|body| body.fields.iter().any(|field| field.pointer.value == pointer));
    lists().any(|list| is_within(&list.pointer.value)) || homes.all(|body| is_element(&body.id.value))
}

/// Reports meanings of a code for which the same has to hold. One for which nothing has to is read by people only.
fn alike(group: &Group, row: &Row, diagnostics: &mut Vec<Diagnostic>) {
    let own = row.status(group);
    let mut seen: Map<_, Span> = own.iter().map(|own| ((Some(own.value.value), None), own.value.span)).collect();
    for meaning in &row.also {
        let Some(place) = condition(meaning) else { continue };
        let asked = meaning.when.as_ref().map(|Spanned { value: When { header, member, value }, .. }| {
            [header, member, value].map(|of| of.as_ref().map(|of| of.value.as_str()))
        });
        let status = meaning.facts.status.as_ref().map(|status| status.value.value);
        let other = match seen.entry((status, asked)) {
            Entry::Occupied(other) => *other.get(),
            Entry::Vacant(entry) => {
                entry.insert(place);
                continue;
            }
        };
        let message = format!("two meanings of `{}` have the same condition", excerpt(&row.code.value));
        diagnostics.push(Diagnostic::new(Rule::UnclearMeaning, place, message).also(other, "the other").help(
            "say what tells them apart: `when: { header: NAME }` or `when: { member: /pointer, is: VALUE }`; where nothing \
             does, leave the condition of one out, and people read both",
        ));
    }
}

/// Where a meaning says for which responses it counts.
fn condition(meaning: &Meaning) -> Option<Span> {
    let status = || meaning.facts.status.as_ref().map(|status| status.value.span);
    meaning.when.as_ref().map(|when| when.span).or_else(status)
}
