//! Lines that our own prose names in brackets, `(63, 64)`: they are lines of a document of the spec.

use crate::check::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::ValueType;
use crate::parse;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Document, Evidence, Lines, Spec};

/// Reports lines beyond the end of what is cited.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    if spec.sources.is_empty() {
        return;
    }
    owners(spec, &mut |owner| {
        let reason = |evidence: Option<&Evidence>| match evidence {
            Some(Evidence::Inferred(reason)) => Some((reason.value.clone(), reason.span)),
            _ => None,
        };
        let mut texts: Vec<(String, Span)> = reason(owner.evidence).into_iter().collect();
        for item in &owner.items {
            texts.extend(reason(item.evidence));
            if matches!(item.value_type(), ValueType::Prose) {
                texts.extend(item.text().map(|text| (text.to_owned(), item.span)));
            }
        }
        for (text, span) in texts {
            let outside =
                parse::lines_in_text(&text).into_iter().map(|(_, lines)| lines).find(|lines| !is_inside(spec, lines));
            diagnostics.extend(outside.map(|lines| complaint(spec, &lines, span)));
        }
    });
}

/// Whether the document has such lines; where none is named, whether any has.
fn is_inside(spec: &Spec, lines: &Lines) -> bool {
    let holds = |document: &&Document| document.lines.as_ref().is_none_or(|count| lines.last <= count.value);
    let mut documents = spec.sources.iter().filter(|it| lines.document.as_ref().is_none_or(|id| *id == it.id.value));
    documents.any(|document| holds(&document)) && lines.first <= lines.last
}

fn complaint(spec: &Spec, lines: &Lines, span: Span) -> Diagnostic {
    let named = match (lines.first, lines.last) {
        (first, last) if first == last => format!("line {last}"),
        (first, last) => format!("lines {first}-{last}"),
    };
    let (message, counted) = match (&lines.document, spec.sources.as_slice()) {
        (_, [document]) => {
            (format!("`{}` has no {named}, on which this rests", excerpt(&document.id.value)), Some(document))
        }
        (Some(named_by), all) => {
            let document = all.iter().find(|document| document.id.value == *named_by);
            (format!("`{}` has no {named}, on which this rests", excerpt(named_by)), document)
        }
        (None, _) => (format!("no document has {named}, on which this rests"), None),
    };
    let diagnostic = Diagnostic::new(Rule::CitationOutside, span, message).help(
        "numbers alone in brackets are lines: name those that it is concluded from, or write what else the number is",
    );
    match counted.and_then(|document| document.lines.as_ref()) {
        Some(count) => diagnostic.also(count.span, format!("it has {} lines", count.value)),
        None => diagnostic,
    }
}
