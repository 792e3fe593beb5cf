//! Members of every role in every kind of list, in; out which of them nobody reads, held against what is read of the elements of
//! each list.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::vocabulary::{FieldRole, JsonType, Vocabulary as _};

fn is_unread(bodies: &str) -> bool {
    let table = "tables:\n  errors:\n    enum: E\n    codes:\n      A: { name: A }\n";
    let problems =
        compile(&[Source::new("specs/shop.yaml", format!("provider: shop\nbodies:\n{bodies}{table}"))]).diagnostics;
    problems.iter().any(|problem| problem.rule == Rule::UnreadMember)
}

/// A member of a role, with what a list of fields has in its elements.
fn member(pointer: &str, role: FieldRole, ty: &str) -> String {
    let element = format!(", {pointer}/*/name: {{ role: field, type: string }}");
    let element = if role == FieldRole::FieldErrors { &*element } else { "" };
    format!("{pointer}: {{ role: {}, type: {ty} }}{element}", role.word())
}

#[test]
fn what_stands_in_a_list_is_read_as_its_elements_are() {
    for (list, role) in FieldRole::ALL.iter().flat_map(|list| FieldRole::ALL.iter().map(move |role| (*list, *role))) {
        let is_read = match (list, role) {
            // What is for people is of no use to a program anyway.
            (_, FieldRole::Other | FieldRole::Payload | FieldRole::Meta) => true,
            (FieldRole::Errors | FieldRole::Warnings, role) => role != FieldRole::Warnings,
            (FieldRole::FieldErrors, role) => {
                matches!(role, FieldRole::Field | FieldRole::FieldMessage | FieldRole::FieldValue)
            }
            _ => false,
        };
        let head = format!("  error: {{ fields: {{ /list: {{ role: {}, type: array", list.word());
        let here = format!("{head} }}, {} }} }}\n", member("/list/*/it", role, "any"));
        assert_eq!(is_unread(&here), !is_read, "{here}");
        let named =
            format!("{head}, of: element }} }} }}\n  element: {{ fields: {{ {} }} }}\n", member("/it", role, "any"));
        assert_eq!(is_unread(&named), !is_read, "{named}");
        // A body that is sent on its own too is read as one.
        let sent = named.replace("element: {", "element: { media: application/json,");
        assert!(!is_unread(&sent), "{sent}");
    }
}

#[test]
fn a_list_is_an_array() {
    for (role, ty) in FieldRole::ALL.iter().flat_map(|role| JsonType::ALL.iter().map(move |ty| (*role, *ty))) {
        let is_list =
            matches!(role, FieldRole::Errors | FieldRole::Warnings | FieldRole::FieldErrors | FieldRole::ReportErrors);
        let body = format!("  error: {{ fields: {{ {} }} }}\n", member("/it", role, ty.word()));
        // The elements of what is no array are read by nobody either.
        let is_sound = !is_list || matches!(ty, JsonType::Array | JsonType::Any);
        assert_eq!(is_unread(&body), !is_sound, "{body}");
    }
}
