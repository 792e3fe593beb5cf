//! What was found of each entity in, which entities and which rows of them are no longer on the page out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Comparison;
use crate::audit::claim::MatchMode;
use crate::audit::entity::EntityKind;
use crate::document::fold::fold;
use crate::document::word_match;

/// No row of a table has more lines.
const MANY: usize = 64;

/// An entity that is no longer on the page, or a row of one that has another.
pub(super) struct Removed {
    pub(super) entity: usize,
    /// Where it stood in the old document.
    pub(super) lines: Vec<RangeInclusive<u32>>,
    /// A segment where its name stands all the same.
    pub(super) still: Option<usize>,
}

/// The rows that entities had in the old document, as far as the spec tells, which cites lines and does not say which of
/// them were rows.
struct OldRows<'c, 'a> {
    comparison: &'c Comparison<'a>,
    /// Which entities cite a line, by what they are about.
    by_line: BTreeMap<(EntityKind, u32), Vec<usize>>,
    /// The table that each row is in: the number of its head, which tables may share the words of.
    sections: Vec<usize>,
}

impl Comparison<'_> {
    /// Entities that are no longer on the page, each with a segment that names it all the same. Their facts are reported
    /// with them.
    pub(super) fn removed(&mut self) -> Vec<Removed> {
        let mut by_entity: Vec<Vec<usize>> = vec![Vec::new(); self.entities.len()];
        for (index, fact) in self.facts.iter().enumerate() {
            fact.claim.entity.into_iter().for_each(|entity| by_entity[entity].push(index));
        }
        let rows = OldRows::new(self);
        let mut removed = Vec::new();
        for (entity, facts) in by_entity.iter().enumerate() {
            let of = &self.entities[entity];
            let (Some(key), false) = (of.keys.first(), of.retired) else { continue };
            if facts.is_empty() {
                continue;
            }
            if let [row, ..] = self.row_matches.rows[entity][..] {
                let still = self.page.rows[row].cells.first().map(|cell| cell.start);
                removed.extend(rows.lost(entity).map(|lines| Removed { entity, lines: vec![lines], still }));
                continue;
            }
            let key = fold(key);
            let is_key = |fact: &&usize| self.facts[**fact].folded == key;
            let named = facts.iter().find(is_key).is_some_and(|fact| self.facts[*fact].found);
            let texts = facts.iter().filter(|fact| self.facts[**fact].claim.mode == MatchMode::Whole);
            let (found, lost): (Vec<usize>, Vec<usize>) = texts.partition(|fact| self.facts[**fact].found);
            let is_gone = if lost.is_empty() && found.is_empty() { !named } else { lost.len() > found.len() };
            if is_gone || (!named && of.kind != EntityKind::Status) {
                let names = |text: &str| word_match::has_word(text, &of.keys[0]);
                let still = self.page.segments.iter().position(|segment| named && names(&segment.text));
                let still = still.filter(|_| of.kind != EntityKind::Status);
                removed.push(Removed { entity, lines: self.row_matches.lines[entity].clone(), still });
            } else if !found.is_empty() && self.renamed_alone(entity).is_some() {
                removed.push(Removed { entity, lines: self.row_matches.lines[entity].clone(), still: None });
            }
        }
        let lines: BTreeSet<(u32, u32)> =
            removed.iter().flat_map(|removed| &removed.lines).map(|lines| (*lines.start(), *lines.end())).collect();
        let whole = removed.iter().filter(|removed| self.row_matches.rows[removed.entity].is_empty());
        let entities: BTreeSet<usize> = whole.map(|removed| removed.entity).collect();
        let parts: BTreeSet<usize> = removed.iter().map(|removed| removed.entity).collect();
        for fact in &mut self.facts {
            let of_removed = |at: &RangeInclusive<u32>| lines.contains(&(*at.start(), *at.end()));
            let in_removed =
                |at: &RangeInclusive<u32>| lines.iter().any(|(first, last)| at.start() <= last && at.end() >= first);
            fact.reported |= match fact.claim.entity {
                Some(entity) if entities.contains(&entity) => true,
                Some(entity) if parts.contains(&entity) => fact.lines.iter().any(of_removed),
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
        let mut by_line: BTreeMap<(EntityKind, u32), Vec<usize>> = BTreeMap::new();
        for (entity, lines) in comparison.row_matches.lines.iter().enumerate() {
            let kind = comparison.entities[entity].kind;
            for line in lines.iter().flat_map(|lines| lines.clone().take(MANY)) {
                by_line.entry((kind, line)).or_default().push(entity);
            }
        }
        let heads = comparison.page.rows.iter().scan(0, |heads, row| {
            *heads += usize::from(row.is_head);
            Some(*heads)
        });
        Self { comparison, by_line, sections: heads.collect() }
    }

    /// Where a row of an entity stood that has more lines than rows: beside one that is still there, in a table where
    /// the entity has none.
    fn lost(&self, entity: usize) -> Option<RangeInclusive<u32>> {
        if self.is_complete(entity) {
            return None;
        }
        let rows = &self.comparison.row_matches.rows;
        let sections: BTreeSet<usize> = rows[entity].iter().map(|row| self.sections[*row]).collect();
        let is_lost = |lines: &&RangeInclusive<u32>| {
            let beside = [lines.start().saturating_sub(1), lines.end().saturating_add(1)].map(|line| line..=line);
            !self.is_shared(entity, lines)
                && beside.iter().any(|line| {
                    let others = self.others(entity, line).filter(|other| self.is_complete(*other));
                    let mut there = others.flat_map(|other| {
                        self.comparison.alignment.rows(line).filter(move |row| rows[other].contains(row))
                    });
                    there.any(|row| !sections.contains(&self.sections[row]))
                })
        };
        self.comparison.row_matches.lines[entity].iter().find(is_lost).cloned()
    }

    /// Whether an entity has a row for each of its places that may have been one.
    fn is_complete(&self, entity: usize) -> bool {
        let rows = self.comparison.row_matches.rows[entity].len();
        let mut lines: Vec<&RangeInclusive<u32>> = self.comparison.row_matches.lines[entity].iter().collect();
        lines.retain(|lines| !self.comparison.alignment.is_prose(lines));
        lines.sort_by_key(|lines| *lines.start());
        let parted = |pair: &[&RangeInclusive<u32>]| {
            self.is_shared(entity, &(pair[0].end().saturating_add(1)..=pair[1].start().saturating_sub(1)))
        };
        rows > lines.windows(2).filter(|pair| parted(pair)).take(rows).count()
    }

    /// The other entities of the same kind that cite some lines.
    fn others(&self, entity: usize, lines: &RangeInclusive<u32>) -> impl Iterator<Item = usize> {
        let kind = self.comparison.entities[entity].kind;
        let lines = (!lines.is_empty()).then(|| (kind, *lines.start())..=(kind, *lines.end()));
        let there = lines.into_iter().flat_map(|lines| self.by_line.range(lines));
        there.flat_map(|(_, entities)| entities).copied().filter(move |other| *other != entity)
    }

    fn is_shared(&self, entity: usize, lines: &RangeInclusive<u32>) -> bool {
        self.others(entity, lines).next().is_some()
    }
}
