//! What conflicts, remarks and notes concern: things that the spec describes.

use super::codes::rows;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec::Spec;
use crate::text::similar::suggest;
use crate::vocabulary::Vocabulary;

/// Reports concerns that name nothing.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let conflicts = spec.conflicts.iter().flat_map(|conflict| &conflict.value.concerns);
    let notes = spec.remarks.iter().chain(&spec.notes).flat_map(|note| &note.value.concerns);
    let concerns: Vec<&Spanned<String>> = conflicts.chain(notes).collect();
    if concerns.is_empty() {
        return;
    }
    let known = subjects(spec);
    for concern in concerns {
        if known.binary_search(&concern.value).is_ok() {
            continue;
        }
        let help = match suggest(&concern.value, known.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                "name a code, a variant, a status, a type, a header, a member, a body, a table or a document".to_owned()
            }
        };
        let message = format!("this spec describes nothing called `{}`", excerpt(&concern.value));
        diagnostics.push(Diagnostic::new(Rule::UnknownConcern, concern.span, message).help(help));
    }
}

/// The names of everything that a spec describes.
fn subjects(spec: &Spec) -> Vec<String> {
    let mut known = Vec::new();
    for table in &spec.tables {
        known.push(table.id.value.clone());
        for row in rows(table) {
            known.push(row.code.value.clone());
            known.extend(row.aliases.iter().chain(&row.name).map(|name| name.value.clone()));
        }
        let groups = table.groups.iter().map(|group| &group.facts);
        let statuses = groups.chain(rows(table).map(|row| &row.facts)).filter_map(|facts| facts.status.as_ref());
        known.extend(statuses.map(|status| status.value.to_string()));
    }
    for rule in &spec.statuses {
        known.push(rule.pattern.to_string());
        known.extend(rule.pattern.statuses().map(|status| status.to_string()));
    }
    let names = spec.types.iter().map(|ty| &ty.name).chain(spec.headers.iter().map(|header| &header.name));
    let names = names.chain(spec.sources.iter().map(|document| &document.id));
    let names = names.chain(spec.bodies.iter().map(|body| &body.id));
    let members = spec.bodies.iter().flat_map(|body| &body.fields).map(|member| &member.pointer);
    known.extend(names.chain(members).map(|name| name.value.clone()));
    known.extend(spec.severities.iter().map(|rule| rule.severity.word().to_owned()));
    known.sort_unstable();
    known.dedup();
    known
}
