//! Facts that no row states in, whether they stand outside of the rows out: in a sentence, a heading, an example.

use std::ops::Range;

use super::rows::holds_number;
use super::{Comparison, Fact};
use crate::audit::claim::MatchMode;
use crate::document::page_text::Segment;
use crate::document::word_match;

impl Comparison<'_> {
    /// Looks for every fact that was not found in a row between what stood above it and what stood below it, and, if
    /// it is no fact of a row and no mere number, on the whole page.
    pub(super) fn match_prose(&mut self) {
        for index in 0..self.facts.len() {
            let fact = &self.facts[index];
            if fact.found || fact.folded.is_empty() {
                continue;
            }
            let windows = self.windows(fact);
            let near = windows.iter().any(|window| self.stands(fact, window));
            let of_row = self.is_of_row(fact) || (!self.is_key(index) && self.was_of_row(fact));
            let far = !near && !of_row && fact.claim.mode != MatchMode::Number;
            let found = near || (far && self.stands(fact, &(0..self.page.folded.len())));
            self.facts[index].found = found;
        }
    }

    /// Where on the page the lines of a fact have to be.
    pub(super) fn windows(&self, fact: &Fact<'_>) -> Vec<Range<usize>> {
        fact.lines.iter().map(|lines| self.alignment.window(lines)).collect()
    }

    /// Whether a fact stood in a row that is still there.
    pub(super) fn is_of_row(&self, fact: &Fact<'_>) -> bool {
        let Some(entity) = fact.claim.entity else { return false };
        let rows = &self.row_matches.rows[entity];
        let same_lines = self.row_matches.lines[entity] == fact.lines;
        !rows.is_empty()
            && (same_lines || fact.lines.iter().any(|lines| self.alignment.rows(lines).any(|row| rows.contains(&row))))
    }

    /// Whether a fact stood in a row that is gone: beside its lines are rows of its kind.
    fn was_of_row(&self, fact: &Fact<'_>) -> bool {
        let Some(entity) = fact.claim.entity.filter(|entity| self.row_matches.rows[*entity].is_empty()) else {
            return false;
        };
        let kind = self.entities[entity].kind;
        let of_kind =
            |row: usize| self.row_matches.tables.get(&self.page.rows[row].table).is_some_and(|(of, _)| *of == kind);
        fact.lines.iter().any(|lines| self.alignment.rows_beside(lines).any(of_kind))
    }

    fn stands(&self, fact: &Fact<'_>, within: &Range<usize>) -> bool {
        match fact.claim.mode {
            MatchMode::Whole | MatchMode::Block => {
                let mut found = self.page.folded[within.clone()].match_indices(fact.folded.as_str());
                found.any(|(at, text)| {
                    let place = within.start + at..within.start + at + text.len();
                    self.is_whole(&place) && !self.is_anothers(fact, &place)
                })
            }
            MatchMode::Number => self.any_segment(within, |segment| {
                holds_number(&segment.text, &fact.claim.text) && !self.is_anothers(fact, &segment.folded)
            }),
            MatchMode::Words | MatchMode::Member | MatchMode::Address => {
                // Most of what is gone is gone from the page as a whole, which is seen at a glance.
                let written = fact.claim.mode == MatchMode::Address || self.page.folded.contains(&fact.folded);
                written && (self.any_segment(within, |segment| holds(fact, segment)) || self.is_wrapped(fact, within))
            }
        }
    }

    fn any_segment(&self, within: &Range<usize>, holds: impl Fn(&Segment) -> bool) -> bool {
        self.page.segments[self.page.segments_in(within)].iter().any(holds)
    }

    /// Whether several words stand on two lines.
    fn is_wrapped(&self, fact: &Fact<'_>, within: &Range<usize>) -> bool {
        if !fact.claim.text.contains(' ') {
            return false;
        }
        let segments = &self.page.segments[self.page.segments_in(within)];
        segments
            .windows(2)
            .any(|pair| word_match::has_word(&format!("{} {}", pair[0].text, pair[1].text), &fact.claim.text))
    }

    /// Whether a place is in a row of another entity: what that says is said of something else.
    fn is_anothers(&self, fact: &Fact<'_>, place: &Range<usize>) -> bool {
        let segment = self.page.segments.get(self.page.segments_in(place).start);
        let Some((row, _)) = segment.and_then(|segment| segment.cell) else { return false };
        let entities = &self.row_matches.entities[row];
        let own = |entity: &usize| {
            fact.claim.entity.is_none_or(|of| of == *entity || self.entities[*entity].group == Some(of))
        };
        !entities.is_empty() && !entities.iter().any(own)
    }

    /// Whether a text begins and ends there as a text of its own: at an end of a line or at punctuation.
    fn is_whole(&self, place: &Range<usize>) -> bool {
        let segments = self.page.segments_in(place);
        let segments = &self.page.segments[segments];
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return false };
        let before = self.page.folded[first.folded.start..place.start].chars().next_back();
        let after = self.page.folded[place.end..last.folded.end].chars().next();
        let text = &self.page.folded[place.clone()];
        let parted = |outside: Option<char>, inside: Option<char>| {
            !outside.is_some_and(char::is_alphanumeric) || !inside.is_some_and(char::is_alphanumeric)
        };
        parted(before, text.chars().next()) && parted(after, text.chars().next_back())
    }
}

fn holds(fact: &Fact<'_>, segment: &Segment) -> bool {
    let claim = fact.claim.text.as_str();
    match claim.split_once("{code}") {
        Some((before, after)) if fact.claim.mode == MatchMode::Address => {
            word_match::has_address(&segment.text, before, after)
        }
        _ => segment.holds(claim),
    }
}
