//! Texts, sentences and reasons: none of them only holds the place of what is still to come.

use crate::check::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::ValueType;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Evidence, Ref, Spec};
use crate::text::placeholder::is_placeholder;

/// Reports each, but for quoted texts that are said to stand as they are.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |text: &str, span: Span, help: &str| {
        if is_placeholder(text) {
            let message = format!("`{}` only holds the place of a text", excerpt(text));
            diagnostics.push(Diagnostic::new(Rule::Placeholder, span, message).help(help.to_owned()));
        }
    };
    let (mut of_table, mut is_verbatim) = (None, false);
    owners(spec, &mut |owner| {
        // Objects come each before those in it.
        is_verbatim = match owner.of {
            Ref::Table(table) => {
                of_table = Some(table);
                false
            }
            Ref::Group(_) => {
                of_table.is_some_and(|table| table.verbatim.as_ref().is_some_and(|verbatim| verbatim.value))
            }
            Ref::Row(row) => of_table.is_some_and(|table| row.is_verbatim(table)),
            Ref::Meaning(_) => is_verbatim,
            _ => false,
        };
        let evidence = owner.items.iter().filter_map(|item| item.evidence).chain(owner.evidence);
        for reason in evidence {
            if let Evidence::Inferred(reason) = reason {
                report(&reason.value, reason.span, "say what it is concluded from");
            }
        }
        for item in &owner.items {
            let help = match item.value_type() {
                ValueType::Text if is_verbatim => continue,
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
