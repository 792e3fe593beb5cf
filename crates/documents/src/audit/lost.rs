//! Claims that stand nowhere on their lines in, the mistakes that explain them out: one for a citation that is off, however
//! much rests on it, one for two quotes in each other's place, and one for each of the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::claim::{Claim, Claims, Kind, MatchMode};
use super::column::{Usual, usual};
use super::document_text::DocumentText;
use super::{AuditSession, Matches, finding};
use codetable_model::diagnostic::Diagnostic;
use codetable_model::hash::Map;
use codetable_model::source::Spanned;
use codetable_model::spec::{Citation, Lines};

/// How many places of one quote are tried for all that cites the same lines.
const TRIED: usize = 32;

/// How far lines of a range are off, at most: of a slip, and not of another section.
const FARTHEST: i64 = 8;

/// Citations that are off, each with how far the lines that were meant are from those that it has.
pub(super) type Shifts = BTreeMap<*const Citation, i64>;

/// A claim that stands nowhere on its lines.
struct Lost<'a> {
    claim: &'a Claim<'a>,
    document: usize,
    lines: Vec<RangeInclusive<u32>>,
    /// The unit on its lines that was meant.
    nearest: Option<usize>,
}

impl AuditSession<'_> {
    /// Complains of `lost` claims, by index, and marks what they were meant to be. Returns the citations that are off.
    pub(super) fn explain(
        &self,
        claims: &Claims<'_>,
        lost: &[usize],
        matches: &mut [Matches],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Shifts {
        let mut shifts = Shifts::new();
        if lost.is_empty() {
            return shifts;
        }
        let mut kept: BTreeMap<*const Citation, usize> = BTreeMap::new();
        let is_found = |index: usize| matches.iter().any(|of| !of.places[index].is_empty());
        for (index, claim) in claims.claims.iter().enumerate() {
            *kept.entry(claim.at).or_default() += usize::from(is_found(index));
        }
        let mut by_citation: BTreeMap<*const Citation, Vec<usize>> = BTreeMap::new();
        for index in lost {
            by_citation.entry(claims.claims[*index].at).or_default().push(*index);
        }
        let mut rest: Vec<usize> = Vec::new();
        for (at, group) in by_citation {
            let moved = if group.len() > 1 && group.len() > kept[&at] { self.shift(claims, &group) } else { None };
            match moved {
                Some((document, lines, by)) => {
                    let of = &self.documents[document];
                    let first = &claims.claims[group[0]];
                    diagnostics.push(finding::moved(of, (first, group.len() - 1), lines, by));
                    mark(&of.text, claims, &group, finding::shifted(lines, by), &mut matches[document]);
                    shifts.insert(at, by);
                }
                None => rest.extend(group),
            }
        }
        rest.sort_unstable();
        let usual: Vec<Usual> = self
            .documents
            .iter()
            .zip(matches.iter())
            .map(|(document, matches)| usual(document, &claims.claims, &matches.places))
            .collect();
        let mut rest: Vec<Lost<'_>> =
            rest.iter().filter_map(|index| self.lost(&claims.claims[*index], &usual)).collect();
        self.complain(&mut rest, diagnostics);
        for of in &rest {
            // One mistake, one complaint: the cell that was meant is not missed as well.
            of.nearest.into_iter().for_each(|unit| matches[of.document].quoted[unit] = true);
        }
        shifts
    }

    /// The document of some claims that cite the same lines, these lines, and how far from them all of the claims stand.
    fn shift<'c>(&self, claims: &'c Claims<'_>, group: &[usize]) -> Option<(usize, &'c Spanned<Lines>, i64)> {
        let first = &claims.claims[*group.first()?];
        let [run] = first.at.lines.as_slice() else { return None };
        let document = self.document_of(first)?;
        let page = &self.documents[document].text;
        let lines_of = |index: &usize| -> BTreeSet<i64> {
            let claim = &claims.claims[*index];
            page.units.iter().filter(|unit| unit.says(claim)).map(|unit| i64::from(unit.first)).collect()
        };
        let (start, end) = (i64::from(run.first), i64::from(run.last));
        let all: Vec<BTreeSet<i64>> = group.iter().map(lines_of).collect();
        let mut tried: Vec<i64> = match start == end {
            true => all.first()?.iter().map(|line| line - start).collect(),
            false => (-FARTHEST..=FARTHEST).collect(),
        };
        tried.sort_unstable_by_key(|by| by.abs());
        let stands = |by: &i64| start + by > 0 && all.iter().all(|of| of.range(start + by..=end + by).next().is_some());
        tried.into_iter().take(TRIED).find(stands).map(|by| (document, run, by))
    }

    fn lost<'a>(&self, claim: &'a Claim<'a>, usual: &[Usual]) -> Option<Lost<'a>> {
        let document = self.document_of(claim)?;
        let of = &self.documents[document];
        let lines = self.cited(of, claim.at);
        let nearest = finding::nearest(of, claim, &lines).or_else(|| usual[document].cell(of, claim, &lines));
        Some(Lost { claim, document, lines, nearest })
    }

    /// Complains of each claim, but once of two that are in each other's place.
    fn complain(&self, lost: &mut [Lost<'_>], diagnostics: &mut Vec<Diagnostic>) {
        let mut is_paired = vec![false; lost.len()];
        for (one, other) in self.pairs(lost) {
            (is_paired[one], is_paired[other]) = (true, true);
            let [one, other] = [one, other].map(|index| {
                let of = &lost[index];
                (&self.documents[of.document], of.claim, of.nearest)
            });
            diagnostics.push(finding::swapped(one, other));
        }
        for (of, _) in lost.iter().zip(is_paired).filter(|(_, is_paired)| !is_paired) {
            let document = &self.documents[of.document];
            let nearest = of.nearest.map(|unit| &document.text.units[unit]);
            diagnostics.push(finding::not_found(document, of.claim, &of.lines, nearest));
        }
    }

    /// Quotes of one kind of which each stands on the lines of the other.
    fn pairs(&self, lost: &mut [Lost<'_>]) -> Vec<(usize, usize)> {
        let mut by_text: Map<(Option<Kind>, &str), usize> = Map::default();
        for (index, of) in lost.iter().enumerate().filter(|(_, of)| of.claim.mode == MatchMode::Whole) {
            by_text.entry((of.claim.kind, &of.claim.text)).or_insert(index);
        }
        let says = |of: &Lost<'_>, text: &str| {
            let page = &self.documents[of.document].text;
            page.within(&of.lines).find(|unit| page.units[*unit].text == text)
        };
        let mut pairs: BTreeMap<usize, (usize, [usize; 2])> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (index, of) in lost.iter().enumerate().filter(|(_, of)| of.claim.mode == MatchMode::Whole) {
            let page = &self.documents[of.document].text;
            let pair = page.within(&of.lines).find_map(|unit| {
                let other = *by_text.get(&(of.claim.kind, page.units[unit].text.as_str()))?;
                let is_free = other > index && !taken.contains(&index) && !taken.contains(&other);
                Some((other, [unit, says(&lost[other], &of.claim.text)?])).filter(|_| is_free)
            });
            taken.extend(pair.map(|(other, _)| other));
            pairs.extend(pair.map(|pair| (index, pair)));
        }
        for (index, (other, [own, others])) in &pairs {
            (lost[*index].nearest, lost[*other].nearest) = (Some(*own), Some(*others));
        }
        pairs.into_iter().map(|(index, (other, _))| (index, other)).collect()
    }

    /// The first document that a claim cites, if it is there: a claim on one that is missing is neither found nor lost.
    pub(super) fn document_of(&self, claim: &Claim<'_>) -> Option<usize> {
        self.documents.iter().position(|document| !self.cited(document, claim.at).is_empty())
    }
}

/// Marks what some claims say on the lines that were meant.
fn mark(page: &DocumentText, claims: &Claims<'_>, group: &[usize], meant: RangeInclusive<u32>, matches: &mut Matches) {
    for unit in page.within(&[meant]) {
        for index in group.iter().filter(|index| page.units[unit].says(&claims.claims[**index])) {
            matches.quoted[unit] |= page.units[unit].text == claims.claims[*index].text;
            matches.places[*index].push(unit);
        }
    }
}
