//! Texts, sentences and reasons: none of them only holds the place of what is still to come.

use super::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::ValueType;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Evidence, Spec};
use crate::text::placeholder::is_placeholder;

/// Reports each.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |text: &str, span: Span, help: &str| {
        if is_placeholder(text) {
            let message = format!("`{}` only holds the place of a text", excerpt(text));
            diagnostics.push(Diagnostic::new(Rule::Placeholder, span, message).help(help.to_owned()));
        }
    };
    owners(spec, &mut |owner| {
        let evidence = owner.items.iter().filter_map(|item| item.evidence).chain(owner.evidence);
        for reason in evidence {
            if let Evidence::Inferred(reason) = reason {
                report(&reason.value, reason.span, "say what it is concluded from");
            }
        }
        for item in &owner.items {
            let help = match item.value_type() {
                ValueType::Text => "leave the field out where nothing is known; nothing is written to fill a cell",
                ValueType::Prose => "write it, or leave the field out",
                _ => continue,
            };
            if let Some(text) = item.text() {
                report(text, item.span, help);
            }
        }
    });
}
