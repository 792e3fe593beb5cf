//! Facts that no row states in, whether they stand outside of the rows out: in a sentence, a heading, an example.

use std::ops::Range;

use super::rows::holds_number;
use super::{Comparison, Fact};
use crate::audit::claim::Manner;
use crate::document::sheet::Strand;
use crate::document::token;

impl Comparison<'_> {
    /// Looks for every fact that was not found in a row between what stood above it and what stood below it, and, if
    /// it is no fact of a row and no mere number, on the whole page.
    pub(super) fn look_elsewhere(&mut self) {
        for index in 0..self.facts.len() {
            let fact = &self.facts[index];
            if fact.found || fact.folded.is_empty() {
                continue;
            }
            let windows = self.windows(fact);
            let near = windows.iter().any(|window| self.stands(fact, window));
            let of_row = self.is_of_row(fact) || (!self.is_key(index) && self.was_of_row(fact));
            let far = !near && !of_row && fact.claim.manner != Manner::Number;
            let found = near || (far && self.stands(fact, &(0..self.sheet.folded.len())));
            self.facts[index].found = found;
        }
    }

    /// Where on the page the lines of a fact have to be.
    pub(super) fn windows(&self, fact: &Fact<'_>) -> Vec<Range<usize>> {
        fact.lines.iter().map(|lines| self.course.window(lines)).collect()
    }

    /// Whether a fact stood in a row that is still there.
    pub(super) fn is_of_row(&self, fact: &Fact<'_>) -> bool {
        let Some(record) = fact.claim.record else { return false };
        let rows = &self.listing.rows[record];
        let same_lines = self.listing.lines[record] == fact.lines;
        !rows.is_empty()
            && (same_lines || fact.lines.iter().any(|lines| self.course.rows(lines).any(|row| rows.contains(&row))))
    }

    /// Whether a fact stood in a row that is gone: beside its lines are rows of its kind.
    fn was_of_row(&self, fact: &Fact<'_>) -> bool {
        let Some(record) = fact.claim.record.filter(|record| self.listing.rows[*record].is_empty()) else {
            return false;
        };
        let about = self.records[record].about;
        let of_kind =
            |row: usize| self.listing.tables.get(&self.sheet.rows[row].table).is_some_and(|(of, _)| *of == about);
        fact.lines.iter().any(|lines| self.course.rows_beside(lines).any(of_kind))
    }

    fn stands(&self, fact: &Fact<'_>, within: &Range<usize>) -> bool {
        match fact.claim.manner {
            Manner::Whole | Manner::Block => {
                let mut found = self.sheet.folded[within.clone()].match_indices(fact.folded.as_str());
                found.any(|(at, text)| {
                    let place = within.start + at..within.start + at + text.len();
                    self.is_whole(&place) && !self.is_anothers(fact, &place)
                })
            }
            Manner::Number => self.any_strand(within, |strand| {
                holds_number(&strand.text, &fact.claim.text) && !self.is_anothers(fact, &strand.folded)
            }),
            Manner::Words | Manner::Member | Manner::Address => {
                // Most of what is gone is gone from the page as a whole, which is seen at a glance.
                let written = fact.claim.manner == Manner::Address || self.sheet.folded.contains(&fact.folded);
                written && (self.any_strand(within, |strand| holds(fact, strand)) || self.is_wrapped(fact, within))
            }
        }
    }

    fn any_strand(&self, within: &Range<usize>, holds: impl Fn(&Strand) -> bool) -> bool {
        self.sheet.strands[self.sheet.strands_in(within)].iter().any(holds)
    }

    /// Whether several words stand on two lines.
    fn is_wrapped(&self, fact: &Fact<'_>, within: &Range<usize>) -> bool {
        if !fact.claim.text.contains(' ') {
            return false;
        }
        let strands = &self.sheet.strands[self.sheet.strands_in(within)];
        strands.windows(2).any(|pair| token::holds(&format!("{} {}", pair[0].text, pair[1].text), &fact.claim.text))
    }

    /// Whether a place is in a row of another record: what that says is said of something else.
    fn is_anothers(&self, fact: &Fact<'_>, place: &Range<usize>) -> bool {
        let strand = self.sheet.strands.get(self.sheet.strands_in(place).start);
        let Some((row, _)) = strand.and_then(|strand| strand.cell) else { return false };
        let records = &self.listing.records[row];
        let own = |record: &usize| {
            fact.claim.record.is_none_or(|of| of == *record || self.records[*record].group == Some(of))
        };
        !records.is_empty() && !records.iter().any(own)
    }

    /// Whether a text begins and ends there as a text of its own: at an end of a line or at punctuation.
    fn is_whole(&self, place: &Range<usize>) -> bool {
        let strands = self.sheet.strands_in(place);
        let strands = &self.sheet.strands[strands];
        let (Some(first), Some(last)) = (strands.first(), strands.last()) else { return false };
        let before = self.sheet.folded[first.folded.start..place.start].chars().next_back();
        let after = self.sheet.folded[place.end..last.folded.end].chars().next();
        let text = &self.sheet.folded[place.clone()];
        let parted = |outside: Option<char>, inside: Option<char>| {
            !outside.is_some_and(char::is_alphanumeric) || !inside.is_some_and(char::is_alphanumeric)
        };
        parted(before, text.chars().next()) && parted(after, text.chars().next_back())
    }
}

fn holds(fact: &Fact<'_>, strand: &Strand) -> bool {
    let claim = fact.claim.text.as_str();
    match claim.split_once("{code}") {
        Some((before, after)) if fact.claim.manner == Manner::Address => {
            token::holds_address(&strand.text, before, after)
        }
        _ => strand.holds(claim),
    }
}
