//! Rows and the facts of their entities in, which facts they state and which of their words no fact quotes out.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Comparison;
use crate::audit::claim::MatchMode;
use crate::document::page_text::Segment;
use crate::document::word_match;
use crate::draft::name::pascal;

impl Comparison<'_> {
    /// Goes through every row that is an entity's.
    pub(super) fn read_rows(&mut self) {
        let mut by_entity: Vec<Vec<usize>> = vec![Vec::new(); self.entities.len()];
        for (index, fact) in self.facts.iter().enumerate() {
            fact.claim.entity.into_iter().for_each(|entity| by_entity[entity].push(index));
        }
        for row in 0..self.page.rows.len() {
            let mut facts = Vec::new();
            for entity in &self.row_matches.entities[row] {
                let group = self.entities[*entity].group;
                facts.extend(group.into_iter().chain([*entity]).flat_map(|entity| &by_entity[entity]).copied());
            }
            if !facts.is_empty() {
                self.read_row(row, facts);
            }
        }
    }

    fn read_row(&mut self, row: usize, mut facts: Vec<usize>) {
        // A short text must not be taken for found inside a longer one that is quoted itself.
        facts.sort_by_key(|fact| (Reverse(self.facts[*fact].folded.len()), *fact));
        facts.dedup();
        let mut covered = Vec::new();
        let mut here = BTreeSet::new();
        for whole in [true, false] {
            for fact in &facts {
                if here.contains(fact) {
                    continue;
                }
                let found = self.find_in_row(row, *fact, whole, &covered);
                if let Some(first) = found.first() {
                    here.insert(*fact);
                    let segment = self.page.segments_in(first).start;
                    self.facts[*fact].found = true;
                    self.facts[*fact].segment = Some(segment);
                    let is_key = self.is_key(*fact);
                    self.quoted[row] |= self.facts[*fact].claim.mode == MatchMode::Whole && !is_key;
                }
                covered = merged(covered, found);
            }
        }
        let cells = self.page.rows[row].cells.clone();
        for segment in cells.into_iter().flatten() {
            let of_segment = self.page.segments[segment].folded.clone();
            let bare = uncovered(&of_segment, &covered);
            // A line below the last row may as well be the first line after the table.
            let maybe = self.page.segments[segment].is_below
                && bare.first() == Some(&of_segment)
                && self.page.rows.get(row + 1).is_none_or(|next| next.is_head)
                && !self.page.segments[segment].text.contains(": ");
            if !maybe && bare.iter().any(|part| self.says(part)) {
                self.unquoted.push(segment);
            }
        }
    }

    /// Whether a fact is nothing but the name of its entity.
    pub(super) fn is_key(&self, fact: usize) -> bool {
        let fact = &self.facts[fact];
        let keys = fact.claim.entity.map_or(&[][..], |entity| &self.entities[entity].keys);
        keys.contains(&fact.claim.text)
    }

    /// Where in a row a fact stands: as the whole of a paragraph, or else anywhere that is not taken.
    fn find_in_row(&self, row: usize, fact: usize, whole: bool, covered: &[Range<usize>]) -> Vec<Range<usize>> {
        let (row, fact) = (&self.page.rows[row], &self.facts[fact]);
        let text = fact.folded.as_str();
        if text.is_empty() {
            return Vec::new();
        }
        let segments = row.cells.iter().cloned().flatten();
        let in_segments = |holds: &dyn Fn(&Segment) -> bool| -> Vec<Range<usize>> {
            let holding = segments.clone().filter(|segment| holds(&self.page.segments[*segment]));
            holding.flat_map(|segment| self.occurrences(&self.page.segments[segment].folded, text)).collect()
        };
        match fact.claim.mode {
            MatchMode::Whole | MatchMode::Block if whole => {
                let cells = (0..row.cells.len()).filter(|cell| self.page.folded_cell(row, *cell) == text);
                let cells = cells.map(|cell| {
                    let segments = &self.page.segments[row.cells[cell].clone()];
                    segments.first().map_or(0, |segment| segment.folded.start)
                        ..segments.last().map_or(0, |segment| segment.folded.end)
                });
                let paragraphs = segments.clone().filter(|segment| self.is_paragraph(*segment, text));
                let paragraphs = paragraphs.map(|segment| {
                    let end = self.page.segments[segment].folded.end;
                    end - text.len()..end
                });
                cells.chain(paragraphs).collect()
            }
            MatchMode::Whole | MatchMode::Block => {
                let free = |part: &Range<usize>| touching(part, covered).is_empty();
                self.occurrences(&(row.folded.start..row.trail), text).into_iter().find(free).into_iter().collect()
            }
            _ if whole => Vec::new(),
            MatchMode::Number => in_segments(&|segment| holds_number(&segment.text, &fact.claim.text)),
            MatchMode::Words | MatchMode::Member | MatchMode::Address => {
                in_segments(&|segment| segment.holds(&fact.claim.text))
            }
        }
    }

    /// Whether a segment is a text and nothing else, but for a label before it.
    fn is_paragraph(&self, segment: usize, text: &str) -> bool {
        let folded = &self.page.folded[self.page.segments[segment].folded.clone()];
        folded.strip_suffix(text).is_some_and(|before| before.is_empty() || is_label(before))
    }

    fn occurrences(&self, within: &Range<usize>, text: &str) -> Vec<Range<usize>> {
        let found = self.page.folded[within.clone()].match_indices(text);
        found.map(|(at, _)| within.start + at..within.start + at + text.len()).collect()
    }

    /// Whether a part is the name of a variant as a page writes it: `NOT_FOUND`, `Not found`.
    fn is_a_name(&self, text: &str) -> bool {
        /// No name is longer.
        const LONGEST: usize = 128;
        text.len() <= LONGEST && self.implied.contains(&pascal(text))
    }

    /// Whether a part says anything: punctuation and a label do not.
    fn says(&self, part: &Range<usize>) -> bool {
        let text = &self.page.folded[part.clone()];
        text.contains(char::is_alphanumeric) && !is_label(text) && !self.implied.contains(text) && !self.is_a_name(text)
    }
}

/// `429`, or a class of statuses such as `4xx`
pub(super) fn holds_number(text: &str, number: &str) -> bool {
    if number.ends_with("xx") {
        return word_match::has_word(text, number) || word_match::has_word(text, &number.to_uppercase());
    }
    // A minus sign of its own is no hyphen.
    word_match::has_number(text, number)
        || (text.contains('−') && word_match::has_number(&text.replace('−', "-"), number))
}

/// `해결방법:`
fn is_label(folded: &str) -> bool {
    let label = folded.strip_suffix(':').or_else(|| folded.strip_suffix('：'));
    label.is_some_and(|label| label.chars().count() <= 24 && !label.contains(['.', ',', '(', ')', '"']))
}

/// Ranges in order, those that touch made one.
fn merged(mut ranges: Vec<Range<usize>>, more: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if more.is_empty() {
        return ranges;
    }
    ranges.extend(more);
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Those of `ranges`, which are in order, that have a part in common with `range`.
fn touching<'r>(range: &Range<usize>, ranges: &'r [Range<usize>]) -> &'r [Range<usize>] {
    let first = ranges.partition_point(|other| other.end <= range.start);
    let last = ranges.partition_point(|other| other.start < range.end);
    &ranges[first..last.max(first)]
}

/// What of a range is in none of `covered`, which are in order.
fn uncovered(range: &Range<usize>, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut bare = Vec::new();
    let mut start = range.start;
    for part in touching(range, covered) {
        if part.start > start {
            bare.push(start..part.start);
        }
        start = start.max(part.end);
    }
    if start < range.end {
        bare.push(start..range.end);
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_merged_and_what_is_left_of_one_is_known() {
        let part = |start: usize, end: usize| start..end;
        for (ranges, more, wanted) in [
            (vec![], vec![], vec![]),
            (vec![part(2, 4)], vec![], vec![part(2, 4)]),
            (vec![part(2, 4)], vec![part(4, 6)], vec![part(2, 6)]),
            (vec![part(2, 4)], vec![part(5, 6)], vec![part(2, 4), part(5, 6)]),
            (vec![part(2, 9)], vec![part(3, 4)], vec![part(2, 9)]),
            (vec![part(5, 6)], vec![part(0, 1), part(1, 5)], vec![part(0, 6)]),
        ] {
            assert_eq!(merged(ranges.clone(), more.clone()), wanted, "{ranges:?} {more:?}");
        }
        let covered = [part(2, 4), part(6, 8)];
        for (range, touched, bare) in [
            (part(0, 2), 0, vec![part(0, 2)]),
            (part(0, 3), 1, vec![part(0, 2)]),
            (part(2, 4), 1, vec![]),
            (part(3, 7), 2, vec![part(4, 6)]),
            (part(1, 9), 2, vec![part(1, 2), part(4, 6), part(8, 9)]),
            (part(4, 6), 0, vec![part(4, 6)]),
            (part(7, 10), 1, vec![part(8, 10)]),
            (part(9, 9), 0, vec![]),
        ] {
            assert_eq!((touching(&range, &covered).len(), uncovered(&range, &covered)), (touched, bare), "{range:?}");
        }
    }

    #[test]
    fn a_label_is_short_and_a_number_has_its_sign() {
        for (text, of_label) in [
            ("해결방법:", true),
            ("해결방법：", true),
            ("해결방법", false),
            (&format!("{}:", "a".repeat(24)), true),
            (&format!("{}:", "a".repeat(25)), false),
            ("a,b:", false),
            ("a(b):", false),
        ] {
            assert_eq!(is_label(text), of_label, "{text}");
        }
        for (text, number, holds) in [
            ("it is 429", "429", true),
            ("it is 4290", "429", false),
            ("all of 4xx", "4xx", true),
            ("all of 4XX", "4xx", true),
            ("all of 14xx", "4xx", false),
            ("it is −4", "-4", true),
            ("it is -4", "-4", true),
            ("it is 4", "-4", false),
        ] {
            assert_eq!(holds_number(text, number), holds, "{text} {number}");
        }
    }
}
