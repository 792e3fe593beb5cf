//! What was found of each record in, which records and which rows of them are no longer on the page out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Comparison;
use crate::audit::claim::Manner;
use crate::audit::record::About;
use crate::document::fold::fold;
use crate::document::word_match;

/// No row of a table has more lines.
const MANY: usize = 64;

/// A record that is no longer on the page, or a row of one that has another.
pub(super) struct Removed {
    pub(super) record: usize,
    /// Where it stood in the old document.
    pub(super) lines: Vec<RangeInclusive<u32>>,
    /// A segment where its name stands all the same.
    pub(super) still: Option<usize>,
}

/// The rows that records had in the old document, as far as the spec tells, which cites lines and does not say which of
/// them were rows.
struct OldRows<'c, 'a> {
    comparison: &'c Comparison<'a>,
    /// Which records cite a line, by what they are about.
    by_line: BTreeMap<(About, u32), Vec<usize>>,
    /// The table that each row is in: the number of its head, which tables may share the words of.
    sections: Vec<usize>,
}

impl Comparison<'_> {
    /// Records that are no longer on the page, each with a segment that names it all the same. Their facts are reported
    /// with them.
    pub(super) fn removed(&mut self) -> Vec<Removed> {
        let mut by_record: Vec<Vec<usize>> = vec![Vec::new(); self.records.len()];
        for (index, fact) in self.facts.iter().enumerate() {
            fact.claim.record.into_iter().for_each(|record| by_record[record].push(index));
        }
        let rows = OldRows::new(self);
        let mut removed = Vec::new();
        for (record, facts) in by_record.iter().enumerate() {
            let of = &self.records[record];
            let (Some(key), false) = (of.keys.first(), of.retired) else { continue };
            if facts.is_empty() {
                continue;
            }
            if let [row, ..] = self.row_matches.rows[record][..] {
                let still = self.page.rows[row].cells.first().map(|cell| cell.start);
                removed.extend(rows.lost(record).map(|lines| Removed { record, lines: vec![lines], still }));
                continue;
            }
            let key = fold(key);
            let is_key = |fact: &&usize| self.facts[**fact].folded == key;
            let named = facts.iter().find(is_key).is_some_and(|fact| self.facts[*fact].found);
            let texts = facts.iter().filter(|fact| self.facts[**fact].claim.manner == Manner::Whole);
            let (found, lost): (Vec<usize>, Vec<usize>) = texts.partition(|fact| self.facts[**fact].found);
            let is_gone = if lost.is_empty() && found.is_empty() { !named } else { lost.len() > found.len() };
            if is_gone || (!named && of.about != About::Status) {
                let names = |text: &str| word_match::has_word(text, &of.keys[0]);
                let still = self.page.segments.iter().position(|segment| named && names(&segment.text));
                let still = still.filter(|_| of.about != About::Status);
                removed.push(Removed { record, lines: self.row_matches.lines[record].clone(), still });
            } else if !found.is_empty() && self.renamed_alone(record).is_some() {
                removed.push(Removed { record, lines: self.row_matches.lines[record].clone(), still: None });
            }
        }
        let lines: BTreeSet<(u32, u32)> =
            removed.iter().flat_map(|removed| &removed.lines).map(|lines| (*lines.start(), *lines.end())).collect();
        let whole = removed.iter().filter(|removed| self.row_matches.rows[removed.record].is_empty());
        let records: BTreeSet<usize> = whole.map(|removed| removed.record).collect();
        let parts: BTreeSet<usize> = removed.iter().map(|removed| removed.record).collect();
        for fact in &mut self.facts {
            let of_removed = |at: &RangeInclusive<u32>| lines.contains(&(*at.start(), *at.end()));
            let in_removed =
                |at: &RangeInclusive<u32>| lines.iter().any(|(first, last)| at.start() <= last && at.end() >= first);
            fact.reported |= match fact.claim.record {
                Some(record) if records.contains(&record) => true,
                Some(record) if parts.contains(&record) => fact.lines.iter().any(of_removed),
                Some(_) => fact.lines.iter().all(of_removed),
                // The least and the greatest code of a table are those of two rows.
                None => fact.lines.iter().any(in_removed),
            };
        }
        removed
    }
}

impl<'c, 'a> OldRows<'c, 'a> {
    fn new(comparison: &'c Comparison<'a>) -> Self {
        let mut by_line: BTreeMap<(About, u32), Vec<usize>> = BTreeMap::new();
        for (record, lines) in comparison.row_matches.lines.iter().enumerate() {
            let about = comparison.records[record].about;
            for line in lines.iter().flat_map(|lines| lines.clone().take(MANY)) {
                by_line.entry((about, line)).or_default().push(record);
            }
        }
        let heads = comparison.page.rows.iter().scan(0, |heads, row| {
            *heads += usize::from(row.is_head);
            Some(*heads)
        });
        Self { comparison, by_line, sections: heads.collect() }
    }

    /// Where a row of a record stood that has more lines than rows: beside one that is still there, in a table where
    /// the record has none.
    fn lost(&self, record: usize) -> Option<RangeInclusive<u32>> {
        if self.is_complete(record) {
            return None;
        }
        let rows = &self.comparison.row_matches.rows;
        let sections: BTreeSet<usize> = rows[record].iter().map(|row| self.sections[*row]).collect();
        let is_lost = |lines: &&RangeInclusive<u32>| {
            let beside = [lines.start().saturating_sub(1), lines.end().saturating_add(1)].map(|line| line..=line);
            !self.is_shared(record, lines)
                && beside.iter().any(|line| {
                    let others = self.others(record, line).filter(|other| self.is_complete(*other));
                    let mut there = others.flat_map(|other| {
                        self.comparison.alignment.rows(line).filter(move |row| rows[other].contains(row))
                    });
                    there.any(|row| !sections.contains(&self.sections[row]))
                })
        };
        self.comparison.row_matches.lines[record].iter().find(is_lost).cloned()
    }

    /// Whether a record has a row for each of its places that may have been one.
    fn is_complete(&self, record: usize) -> bool {
        let rows = self.comparison.row_matches.rows[record].len();
        let mut lines: Vec<&RangeInclusive<u32>> = self.comparison.row_matches.lines[record].iter().collect();
        lines.retain(|lines| !self.comparison.alignment.is_prose(lines));
        lines.sort_by_key(|lines| *lines.start());
        let parted = |pair: &[&RangeInclusive<u32>]| {
            self.is_shared(record, &(pair[0].end().saturating_add(1)..=pair[1].start().saturating_sub(1)))
        };
        rows > lines.windows(2).filter(|pair| parted(pair)).take(rows).count()
    }

    /// The other records of the same kind that cite some lines.
    fn others(&self, record: usize, lines: &RangeInclusive<u32>) -> impl Iterator<Item = usize> {
        let about = self.comparison.records[record].about;
        let lines = (!lines.is_empty()).then(|| (about, *lines.start())..=(about, *lines.end()));
        let there = lines.into_iter().flat_map(|lines| self.by_line.range(lines));
        there.flat_map(|(_, records)| records).copied().filter(move |other| *other != record)
    }

    fn is_shared(&self, record: usize, lines: &RangeInclusive<u32>) -> bool {
        self.others(record, lines).next().is_some()
    }
}
