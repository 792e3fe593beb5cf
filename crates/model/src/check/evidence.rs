//! Every fact rests on something, and every citation stands in a document of the spec.

use super::fact_owner::{EvidenceScope, FactOwner, FactRef};
use super::facts;
use super::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Citation, Document, Evidence, Lines, Spec};
use crate::text::similar::suggest;

/// Reports facts without evidence or with two kinds of it, and citations that lead nowhere.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    facts::visit(spec, &mut |holder| {
        twice(holder, diagnostics);
        if !spec.sources.is_empty() && !holder.span.is_some_and(|span| reported.about(span)) {
            missing(holder, diagnostics);
        }
        holder.at.into_iter().for_each(|at| cited(spec, at, diagnostics));
        for fact in &holder.facts {
            if let Some(Evidence::Stated(at)) = fact.evidence {
                cited(spec, at, diagnostics);
            }
        }
    });
    for document in &spec.sources {
        document.skipped.iter().for_each(|(_, lines)| skipped(document, lines, diagnostics));
    }
}

/// An object that both cites lines and names a standard. (A fact that does is a matter of its shape.)
fn twice(holder: &FactOwner<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let (Some(at), Some(registered)) = (holder.at, holder.registered) {
        let message = format!("{} has both `at` and `registered`", holder.title());
        diagnostics.push(
            Diagnostic::new(Rule::EvidenceTwice, at.span, message)
                .here("stated by the document")
                .also(registered.span, "stated by a standard")
                .help(
                    "keep the one that its facts rest on; a single fact may name the other: `{is: …, registered: …}`",
                ),
        );
    }
}

/// An object or facts of it that rest on nothing: said once, of the object.
fn missing(holder: &FactOwner<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if holder.supported() {
        return;
    }
    let bare: Vec<&FactRef<'_>> = holder.facts.iter().filter(|fact| fact.evidence.is_none()).collect();
    let (Some(span), true) = (holder.span, holder.needs_evidence || !bare.is_empty()) else { return };
    let names: Vec<String> = bare.iter().map(|fact| format!("`{}`", fact.field)).collect();
    let title = holder.title();
    let message = match names.as_slice() {
        [] => format!("nothing supports {title}"),
        [one] => format!("nothing supports {one} of {title}"),
        [most @ .., last] => format!("nothing supports {} and {last} of {title}", most.join(", ")),
    };
    let own = bare.first().map_or("is", |fact| fact.field);
    let help = match holder.lends {
        EvidenceScope::Nothing => format!(
            "say where it stands, or why you conclude it: `{own}: {{is: …, at: LINES}}` or `{own}: {{is: …, because: REASON}}`"
        ),
        EvidenceScope::Lines => "add `at:` with the lines that say so".to_owned(),
        EvidenceScope::Statement => {
            "add `at:` with the lines that say so, or `because:` with what it is concluded or known from".to_owned()
        }
        EvidenceScope::Any => {
            "add `at:` with the lines that say so, or `registered:` with the standard and its section".to_owned()
        }
    };
    let first = bare.first().filter(|_| holder.lends == EvidenceScope::Nothing);
    let span = first.map_or(span, |fact| fact.span);
    diagnostics.push(Diagnostic::new(Rule::EvidenceMissing, span, message).help(help));
}

/// A citation whose lines no document of the spec has.
fn cited(spec: &Spec, at: &Spanned<Citation>, diagnostics: &mut Vec<Diagnostic>) {
    if spec.sources.is_empty() {
        diagnostics.push(
            Diagnostic::new(Rule::UnknownDocument, at.span, "lines are cited, and `sources` lists no document")
                .help("list the document under `sources`, or leave `at` out: without documents no fact needs evidence"),
        );
        return;
    }
    for lines in &at.lines {
        match document(spec, lines) {
            Ok(document) => within(document, lines, lines.span, diagnostics),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
}

/// The document that lines are cited from.
fn document<'s>(spec: &'s Spec, lines: &Spanned<Lines>) -> Result<&'s Document, Diagnostic> {
    let ids = || spec.sources.iter().map(|document| document.id.value.as_str());
    match (&lines.document, spec.sources.as_slice()) {
        (None, [only]) => Ok(only),
        (None, _) => {
            let ids: Vec<String> = ids().map(|id| format!("`{}`", excerpt(id))).collect();
            let example = spec.sources.first().map_or("", |document| document.id.value.as_str());
            let message = format!("line {} of which document? `sources` lists {}", lines.first, ids.join(", "));
            Err(Diagnostic::new(Rule::UnknownDocument, lines.span, message)
                .help(format!("name it: `at: {{{example}: {}}}`", lines.first)))
        }
        (Some(id), documents) => documents.iter().find(|document| document.id.value == *id).ok_or_else(|| {
            let known: Vec<String> = ids().map(|id| format!("`{}`", excerpt(id))).collect();
            let help = match suggest(id, ids()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("`sources` lists {}", known.join(", ")),
            };
            Diagnostic::new(Rule::UnknownDocument, lines.span, format!("`{}` is no document of this spec", excerpt(id)))
                .here(format!("cited from `{}`", excerpt(id)))
                .help(help)
        }),
    }
}

fn skipped(document: &Document, citation: &Spanned<Citation>, diagnostics: &mut Vec<Diagnostic>) {
    for lines in &citation.lines {
        match &lines.document {
            Some(id) if *id != document.id.value => diagnostics.push(
                Diagnostic::new(
                    Rule::UnknownDocument,
                    lines.span,
                    format!("lines of `{}` are skipped under `{}`", excerpt(id), excerpt(&document.id.value)),
                )
                .help("`skipped` speaks of the document it stands under: give the lines alone"),
            ),
            _ => within(document, lines, lines.span, diagnostics),
        }
    }
}

/// Lines beyond the document's end.
fn within(document: &Document, lines: &Lines, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let Some(count) = &document.lines else { return };
    if lines.last > count.value {
        let message = format!("line {} is beyond the end of `{}`", lines.last, excerpt(&document.id.value));
        diagnostics.push(
            Diagnostic::new(Rule::CitationOutside, span, message)
                .also(count.span, format!("it has {} lines", count.value))
                .help("cite the lines that state the fact; an editor numbers them from 1"),
        );
    }
}
