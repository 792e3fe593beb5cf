//! What conflicts, remarks and notes concern: things that the spec describes.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Ref, Spec};
use crate::text::similar::suggest;
use crate::vocabulary::Vocabulary;
use crate::walk::walk;

/// Reports concerns that name nothing.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let mut concerns: Vec<(&str, Span)> = Vec::new();
    walk(spec, &mut |entity| {
        for item in entity.items.iter().filter(|item| item.name == "concerns") {
            concerns.extend(item.text().map(|text| (text, item.span)));
        }
    });
    if concerns.is_empty() {
        return;
    }
    let known = subjects(spec);
    for (concern, span) in concerns {
        if known.binary_search_by(|name| name.as_str().cmp(concern)).is_ok() {
            continue;
        }
        let help = match suggest(concern, known.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                "name a code, a variant, a status, a type, a header, a member, a body, a table or a document".to_owned()
            }
        };
        let message = format!("this spec describes nothing called `{}`", excerpt(concern));
        diagnostics.push(Diagnostic::new(Rule::UnknownConcern, span, message).help(help));
    }
}

/// The names of everything that a spec describes.
fn subjects(spec: &Spec) -> Vec<String> {
    let mut known = Vec::new();
    walk(spec, &mut |entity| match entity.of {
        Ref::Table(table) => known.push(table.id.value.clone()),
        Ref::Row(row) => {
            known.push(row.code.value.clone());
            known.extend(row.aliases.iter().chain(&row.name).map(|name| name.value.clone()));
            known.extend(row.facts.status.as_ref().map(|status| status.value.to_string()));
        }
        Ref::Group(group) => known.extend(group.facts.status.as_ref().map(|status| status.value.to_string())),
        Ref::StatusRule(rule) => {
            known.push(rule.pattern.to_string());
            known.extend(rule.pattern.statuses().map(|status| status.to_string()));
        }
        Ref::ErrorType(ty) => known.push(ty.name.value.clone()),
        Ref::Header(header) => known.push(header.name.value.clone()),
        Ref::Document(document) => known.push(document.id.value.clone()),
        Ref::Body(body) => known.push(body.id.value.clone()),
        Ref::BodyField(member) => known.push(member.pointer.value.clone()),
        Ref::SeverityRule(rule) => known.push(rule.severity.word().to_owned()),
        _ => {}
    });
    known.sort_unstable();
    known.dedup();
    known
}
