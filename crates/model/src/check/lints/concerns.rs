//! What conflicts, remarks and notes concern: things that the spec describes.

use crate::check::known_faults::loses_names;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Ref, Spec};
use crate::text::similar::{slips, suggest};
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
    if concerns.is_empty() || loses_names(spec, diagnostics) {
        return;
    }
    let (known, rows) = subjects(spec);
    let mut unknown: Map<&str, usize> = Map::default();
    let mut first: Vec<(&str, Span)> = Vec::new();
    for (concern, span) in &concerns {
        if known.binary_search_by(|name| name.as_str().cmp(concern)).is_err() {
            let uses = unknown.entry(concern).or_insert(0);
            *uses += 1;
            first.extend((*uses == 1).then_some((*concern, *span)));
        }
    }
    let named: Set<&str> = concerns.iter().map(|(concern, _)| *concern).collect();
    for (concern, span) in first {
        let more = match unknown.get(concern) {
            None | Some(1) => String::new(),
            Some(2) => " (which stands in one more place)".to_owned(),
            Some(uses) => format!(" (which stands in {} more places)", uses - 1),
        };
        let message = format!("this spec describes nothing called `{}`{more}", excerpt(concern));
        let diagnostic = Diagnostic::new(Rule::UnknownConcern, span, message);
        diagnostics.push(match meant(concern, &known, &named) {
            Some(meant) => match rows.get(meant) {
                Some(place) if !named.contains(meant) => diagnostic
                    .also(*place, "nothing else speaks of this code")
                    .help(format!("write `{meant}`, or `{}` there: one of the two is misspelt", excerpt(concern))),
                _ => diagnostic.help(format!("did you mean `{meant}`?")),
            },
            None => diagnostic
                .help("name a code, a variant, a status, a type, a header, a member, a body, a table or a document"),
        });
    }
}

/// The name that is meant: of two that are as near, the one that is `named` nowhere, since its own name may be misspelt.
fn meant<'k>(concern: &str, known: &'k [String], named: &Set<&str>) -> Option<&'k str> {
    let all = suggest(concern, known.iter().map(String::as_str))?;
    let other = suggest(concern, known.iter().map(String::as_str).filter(|name| !named.contains(name)));
    let far = |name: &str| slips(concern, name, usize::MAX);
    Some(other.filter(|other| far(other) <= far(all)).unwrap_or(all))
}

/// The names of everything that a spec describes, and where each code stands.
fn subjects(spec: &Spec) -> (Vec<String>, Map<String, Span>) {
    let mut known = Vec::new();
    let mut rows = Map::default();
    walk(spec, &mut |entity| match entity.of {
        Ref::Table(table) => known.push(table.id.value.clone()),
        Ref::Group(group) => known.extend(group.facts.status.as_ref().map(|status| status.value.to_string())),
        Ref::Document(document) => known.push(document.id.value.clone()),
        Ref::Body(body) => known.push(body.id.value.clone()),
        of => {
            if let Ref::Row(row) = of {
                rows.insert(row.code.value.clone(), row.code.span);
            }
            known.extend(names(of));
        }
    });
    known.sort_unstable();
    known.dedup();
    (known, rows)
}

/// The names by which something is concerned, the one that people are told first; a code has its status for one too. Of what
/// only holds others, such as a table, there are none here.
pub(super) fn names(of: Ref<'_>) -> Vec<String> {
    match of {
        Ref::Row(row) => {
            let names = [&row.code].into_iter().chain(&row.name).chain(&row.aliases);
            let status = row.facts.status.as_ref().map(|status| status.value.to_string());
            names.map(|name| name.value.clone()).chain(status).collect()
        }
        Ref::StatusRule(rule) => {
            let each = rule.pattern.statuses().map(|status| status.to_string());
            each.chain([rule.pattern.to_string()]).collect()
        }
        Ref::ErrorType(ty) => vec![ty.name.value.clone()],
        Ref::Header(header) => vec![header.name.value.clone()],
        Ref::BodyField(member) => vec![member.pointer.value.clone()],
        Ref::SeverityRule(rule) => vec![rule.severity.word().to_owned()],
        _ => Vec::new(),
    }
}
