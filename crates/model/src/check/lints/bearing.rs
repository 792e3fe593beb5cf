//! What conflicts, remarks and notes cite against what they concern: the lines are those of what is concerned.

use super::concerns::names;
use super::evidence::citations;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Citation, Lines, Ref, Spec};
use crate::walk::{Entity, walk};

/// The lines that a range names are compared one by one, up to so many.
const LONGEST: u32 = 64;

/// Of more than so many a statement speaks as of a whole.
const MANY: usize = 3;

/// So many subjects may have one line.
const CROWDED: usize = 64;

/// What a spec describes that a statement can concern, by its lines.
#[derive(Default)]
struct Subjects<'s> {
    /// The names of each.
    names: Vec<Vec<String>>,
    /// Those that lines belong to, by document and number.
    by_line: Map<(&'s str, u32), Vec<usize>>,
    /// All names, and whether any of those that are called so has lines.
    known: Map<String, bool>,
    /// The subject whose parts are gone over.
    current: Option<usize>,
    /// The last one that has lines.
    lined: Option<usize>,
}

/// Reports statements that concern nothing though they cite the lines of something, lines of what they do not concern, and
/// what a conflict concerns and cites no line of.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    if spec.conflicts.is_empty() && spec.remarks.is_empty() && spec.notes.is_empty() {
        return;
    }
    let only = spec.only_document();
    let mut subjects = Subjects::default();
    walk(spec, &mut |entity| subjects.enter(entity, only));
    walk(spec, &mut |entity| {
        let (Ref::Conflict(_) | Ref::Note(_), Some(at)) = (entity.of, entity.lines()) else { return };
        let concerns: Vec<(&str, Span)> = entity
            .items
            .iter()
            .filter(|item| item.name == "concerns")
            .filter_map(|item| Some((item.text()?, item.span)))
            .collect();
        let place = entity.place().unwrap_or(at.span);
        diagnostics.extend(subjects.bears(at, place, &concerns, only));
        if matches!(entity.of, Ref::Conflict(_)) {
            diagnostics.extend(subjects.untouched(at, &concerns, only));
        }
    });
}

impl<'s> Subjects<'s> {
    /// Takes the lines of an object, and of its parts.
    fn enter(&mut self, entity: &Entity<'s>, only: Option<&'s str>) {
        let names = names(entity.of);
        let is_part =
            matches!(entity.of, Ref::Facts(_) | Ref::Wait(_) | Ref::When(_) | Ref::Meaning(_) | Ref::Retired(_));
        if names.is_empty() && !is_part {
            self.current = None;
        }
        if !names.is_empty() {
            let index = self.names.len();
            for name in &names {
                self.known.entry(name.clone()).or_default();
            }
            self.names.push(names);
            self.current = Some(index);
        }
        let Some(current) = self.current else { return };
        for run in citations(entity).flat_map(|at| &at.value.lines) {
            let Some(document) = run.value.document.as_deref().or(only) else { continue };
            if self.lined != Some(current) {
                self.lined = Some(current);
                self.known.extend(self.names[current].iter().map(|name| (name.clone(), true)));
            }
            for line in each(&run.value) {
                let of = self.by_line.entry((document, line)).or_default();
                if of.len() < CROWDED && of.last() != Some(&current) {
                    of.push(current);
                }
            }
        }
    }

    /// Those that a range of lines belongs to. A line of very many is one of no one.
    fn of<'a>(&'a self, run: &'a Lines, only: Option<&'a str>) -> impl Iterator<Item = &'a [String]> {
        let document = run.document.as_deref().or(only);
        let lines = each(run).filter_map(move |line| self.by_line.get(&(document?, line)));
        lines.filter(|of| of.len() < CROWDED).flatten().map(|subject| self.names[*subject].as_slice())
    }

    /// A line that belongs to something, none of which is concerned. Of a range one line may.
    fn bears(
        &self,
        at: &Spanned<Citation>,
        place: Span,
        concerns: &[(&str, Span)],
        only: Option<&str>,
    ) -> Option<Diagnostic> {
        let concerned: Set<&str> = concerns.iter().map(|(name, _)| *name).collect();
        // What concerns a table, a body or a document may cite all that is in it.
        if !concerned.iter().all(|name| self.known.contains_key(*name)) {
            return None;
        }
        let is_concerned = |names: &[String]| names.iter().any(|name| concerned.contains(name.as_str()));
        let astray = at.value.lines.iter().find_map(|run| {
            let mut firsts: Vec<&String> = self.of(&run.value, only).filter_map(<[String]>::first).collect();
            firsts.dedup();
            // A range over many says something of all of them.
            let first = firsts.first().filter(|_| firsts.len() <= MANY)?;
            (!self.of(&run.value, only).any(is_concerned)).then_some((run.span, *first))
        });
        let (span, name) = astray?;
        let name = excerpt(name);
        let message = format!("these lines are those of `{name}`, which this does not concern");
        let report = Diagnostic::new(Rule::ConcernMissing, span, message);
        Some(match concerns {
            [] => report.also(place, "concerns nothing").help(format!("say what it bears on: `concerns: [{name}]`")),
            [(_, first), ..] => report
                .also(*first, "concerns this")
                .help(format!("add `{name}` to `concerns`, or cite the lines that were meant")),
        })
    }

    /// What is concerned, and none of its lines is cited.
    fn untouched(&self, at: &Spanned<Citation>, concerns: &[(&str, Span)], only: Option<&str>) -> Option<Diagnostic> {
        let cited: Set<&str> =
            at.value.lines.iter().flat_map(|run| self.of(&run.value, only)).flatten().map(String::as_str).collect();
        let (name, span) =
            concerns.iter().find(|(name, _)| self.known.get(*name) == Some(&true) && !cited.contains(name))?;
        let message = format!("no line of `{}` is among those of the conflict", excerpt(name));
        let report = Diagnostic::new(Rule::ConcernMissing, *span, message).also(at.span, "the lines that disagree");
        Some(report.help("cite the line that says it, or leave out what the conflict is not about"))
    }
}

/// The numbers of a range.
fn each(run: &Lines) -> impl Iterator<Item = u32> {
    run.first..=run.last.min(run.first.saturating_add(LONGEST))
}
