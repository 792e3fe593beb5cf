//! Every fact rests on something, and every citation stands in a document of the spec.

use crate::check::known_faults::KnownFaults;
use crate::check::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Citation, Document, Evidence, Lines, Ref, Spec};
use crate::text::similar::suggest;
use crate::vocabulary::Vocabulary;
use crate::walk::{Entity, Item, Seen, Support};

/// Reports facts without evidence or with two kinds of it, and citations that lead nowhere.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    if spec.sources.is_empty() {
        without_document(spec, diagnostics);
    }
    owners(spec, &mut |owner| {
        twice(owner, diagnostics);
        inherited(owner, diagnostics);
        if spec.sources.is_empty() {
            return;
        }
        if !owner.place().is_some_and(|span| reported.about(span)) {
            missing(owner, diagnostics);
        }
        citations(owner).for_each(|at| cited(spec, at, diagnostics));
    });
    for document in &spec.sources {
        document.skipped.iter().for_each(|(_, lines)| skipped(document, lines, diagnostics));
    }
}

/// What messages call an object: ``code `GW.TIMEOUT.01` ``.
fn title(owner: &Entity<'_>) -> String {
    let named = |noun: &str, name: &str| format!("{noun} `{}`", excerpt(name));
    match (owner.of, owner.within) {
        (Ref::Spec(_), _) => "the spec".to_owned(),
        (Ref::Document(document), _) => named("document", &document.id.value),
        (Ref::Table(table), _) => named("table", &table.id.value),
        (Ref::Row(row), _) => named("code", &row.code.value),
        (Ref::Meaning(_), Some((Ref::Row(row), _))) => named("a further meaning of", &row.code.value),
        (Ref::StatusRule(rule), _) => format!("status `{}`", rule.pattern.value),
        (Ref::ErrorType(ty), _) => named("type", &ty.name.value),
        (Ref::SeverityRule(rule), _) => named("severity", rule.severity.word()),
        (Ref::Header(header), _) => named("header", &header.name.value),
        (Ref::Body(body), _) => named("body", &body.id.value),
        (Ref::BodyField(member), _) => named("member", &member.pointer.value),
        (Ref::Example(_), Some((Ref::Body(body), _))) => named("an example of body", &body.id.value),
        (Ref::Support(_), _) => "`support`".to_owned(),
        (Ref::Note(_), Some((_, field))) if field.name == "remarks" => "this remark".to_owned(),
        _ => format!("this {}", owner.object.name),
    }
}

/// Whether an object needs support even where each of its facts has evidence of its own: the document names it.
fn is_claim(of: Ref<'_>) -> bool {
    match of {
        Ref::Support(support) => support.says.is_some(),
        Ref::Row(_) | Ref::ErrorType(_) | Ref::SeverityRule(_) | Ref::Example(_) | Ref::Conflict(_) | Ref::Note(_) => {
            true
        }
        _ => false,
    }
}

/// An object that both cites lines and names a standard. (A fact that does is a matter of its type.)
fn twice(owner: &Entity<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let (Some(at), Some(registered)) = (owner.at, owner.registered) {
        let message = format!("{} has both `at` and `registered`", title(owner));
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

/// An object or facts of it that rest on nothing: said once, of the object. What a row lacks is said of the row: its
/// meanings can rest on it.
fn missing(owner: &Entity<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if owner.support() != Support::None || matches!(owner.of, Ref::Meaning(_)) {
        return;
    }
    let bare: Vec<&Item<'_>> = owner.facts().filter(|fact| fact.is_bare).collect();
    let (Some(span), true) = (owner.place(), is_claim(owner.of) || !bare.is_empty()) else { return };
    let names: Vec<String> = bare.iter().map(|fact| format!("`{}`", fact.name)).collect();
    let title = title(owner);
    let message = match names.as_slice() {
        [] => format!("nothing supports {title}"),
        [one] => format!("nothing supports {one} of {title}"),
        [most @ .., last] => format!("nothing supports {} and {last} of {title}", most.join(", ")),
    };
    let own = bare.first().map_or("is", |fact| fact.name);
    let help = match owner.object.evidence {
        language::Evidence::Lines => "add `at:` with the lines that say so".to_owned(),
        language::Evidence::Statement => {
            "add `at:` with the lines that say so, or `because:` with what it is concluded or known from".to_owned()
        }
        language::Evidence::Default => {
            "add `at:` with the lines that say so, or `registered:` with the standard and its section".to_owned()
        }
        language::Evidence::None | language::Evidence::Fact => format!(
            "say where it stands, or why you conclude it: `{own}: {{is: …, at: LINES}}` or `{own}: {{is: …, because: REASON}}`"
        ),
    };
    let first = bare.first().filter(|_| owner.object.evidence == language::Evidence::None);
    let span = first.map_or(span, |fact| fact.span);
    diagnostics.push(Diagnostic::new(Rule::EvidenceMissing, span, message).help(help));
}

/// A word of ours that would pass for the document's, or the standard's, because its row names one.
fn inherited(owner: &Entity<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let around = owner.lines().map(|at| at.span).or(owner.registered.map(|registered| registered.span));
    for fact in owner.facts().filter(|fact| fact.is_bare && fact.is_judgement()) {
        let (as_stated, label) = match owner.support() {
            Support::None => return,
            Support::Stated(at) => (format!("at: {}", lines_to_write(at)), "these lines may say so, or not"),
            Support::Other => match owner.registered {
                Some(registered) => (format!("registered: \"{}\"", excerpt(registered)), "it may say so, or not"),
                None => ("registered: STANDARD".to_owned(), ""),
            },
        };
        let name = fact.name;
        let message = format!("`{name}` of {} is a word of ours, and nothing says what it rests on", title(owner));
        let value = if matches!(fact.value, Seen::Wait(_)) { "…" } else { "is: …" };
        let diagnostic = Diagnostic::new(Rule::EvidenceInherited, fact.span, message).help(format!(
            "where it is stated there, say so: `{name}: {{ {value}, {as_stated} }}`; where you conclude it, say from what: `{name}: {{ {value}, because: REASON }}`"
        ));
        diagnostics.push(match around {
            Some(span) => diagnostic.also(span, label),
            None => diagnostic,
        });
    }
}

/// Lines as a spec has them: `[66, 68-70]`, `{guide: 3}`.
fn lines_to_write(citation: &Citation) -> String {
    let range = |lines: &Spanned<Lines>| match lines.last > lines.first {
        true => format!("{}-{}", lines.first, lines.last),
        false => lines.first.to_string(),
    };
    let listed = |run: &[Spanned<Lines>]| match run {
        [only] => range(only),
        _ => format!("[{}]", run.iter().map(range).collect::<Vec<_>>().join(", ")),
    };
    let runs = citation.lines.chunk_by(|a, b| a.document == b.document);
    let named = |run: &[Spanned<Lines>]| {
        let document = run.first().and_then(|lines| lines.document.as_deref());
        document.map(|document| format!("{}: {}", excerpt(document), listed(run)))
    };
    match runs.map(named).collect::<Option<Vec<_>>>() {
        Some(named) => format!("{{ {} }}", named.join(", ")),
        None => listed(&citation.lines),
    }
}

/// Every citation of an object and of its facts.
pub(super) fn citations<'s>(owner: &Entity<'s>) -> impl Iterator<Item = &'s Spanned<Citation>> {
    let stated = |fact: &Item<'s>| match fact.evidence {
        Some(Evidence::Stated(at)) => Some(at),
        _ => None,
    };
    owner.lines().into_iter().chain(owner.facts().filter_map(stated))
}

/// Citations of a spec that lists no document: one mistake, said once.
fn without_document(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let mut all: Vec<Span> = Vec::new();
    owners(spec, &mut |owner| all.extend(citations(owner).map(|at| at.span)));
    let Some(first) = all.first() else { return };
    let places = if all.len() == 1 { String::new() } else { format!(" in {} places", all.len()) };
    let message = format!("lines are cited{places}, and `sources` lists no document");
    diagnostics.push(
        Diagnostic::new(Rule::UnknownDocument, *first, message)
            .help("list the document under `sources`, or leave `at` out: without documents no fact needs evidence"),
    );
}

/// A citation whose lines no document of the spec has.
fn cited(spec: &Spec, at: &Spanned<Citation>, diagnostics: &mut Vec<Diagnostic>) {
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
