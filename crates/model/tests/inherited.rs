//! What a row's lines may stand for: every word of ours in the spec that has all fields loses its own evidence, one at a time,
//! and the check says so. Texts, names and numbers keep theirs from the row, which the spec itself shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::language::EVERYTHING;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, Span};
use codetable_model::spec::Evidence;
use codetable_model::walk::walk;

/// Every word of ours with evidence of its own: its name, its place, and where that evidence is written.
fn judgements() -> Vec<(String, Span, Span)> {
    let mut found = Vec::new();
    for spec in &compile(&[Source::new("specs/post_office.yaml", EVERYTHING)]).specs {
        walk(spec, &mut |entity| {
            for fact in entity.facts().filter(|fact| fact.is_judgement()) {
                // An alternative of a recovery rests on what the recovery does, which says so itself.
                let whole = entity.facts().find(|of| of.name == fact.name);
                if whole.is_some_and(|of| of.span != fact.span && of.evidence.is_some()) {
                    continue;
                }
                let (key, span) = match fact.evidence {
                    Some(Evidence::Stated(at)) => ("at: ", at.span),
                    Some(Evidence::Inferred(reason)) => ("because: ", reason.span),
                    Some(Evidence::Registered(section)) => ("registered: ", section.span),
                    None => continue,
                };
                let (start, end) = (span.start as usize, span.end as usize);
                let before = EVERYTHING.get(..start).unwrap().strip_suffix(key).unwrap();
                let before = before.trim_end().strip_suffix(',').map_or(before.len(), str::len);
                let written = Span { start: u32::try_from(before).unwrap(), end: u32::try_from(end).unwrap(), ..span };
                found.push((fact.name.to_owned(), fact.span, written));
            }
        });
    }
    found
}

#[test]
fn no_word_of_ours_takes_its_evidence_from_what_is_around_it() {
    let judgements = judgements();
    assert!(judgements.len() > 40, "there are {} words of ours", judgements.len());
    for (name, place, written) in judgements {
        let (start, end) = (written.start as usize, written.end as usize);
        let text = [&EVERYTHING[..start], &EVERYTHING[end..]].concat();
        let problems = compile(&[Source::new("specs/post_office.yaml", text)]).diagnostics;
        let lost = &EVERYTHING[start..end];
        // What no row is around is missing altogether, and is said of the object.
        let is_told = problems.iter().any(|problem| match problem.rule {
            Rule::EvidenceInherited => problem.labels.iter().any(|label| label.span.start <= place.start),
            rule => rule == Rule::EvidenceMissing,
        });
        let message = || problems.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>();
        assert!(is_told, "`{name}` lost `{lost}`, and nobody says so: {:?}", message());
    }
}
