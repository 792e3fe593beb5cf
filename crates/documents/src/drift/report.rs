//! What was found and what was not in, which findings tell it best out: one for one change.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Comparison;
use super::removed::Removed;
use super::row_match::keys;
use super::rows::holds_number;
use crate::audit::claim::MatchMode;
use crate::document::fold::fold;
use codetable_model::text::similar::common_ends;

/// What a column of a table holds: the texts of a kind, or numbers.
type Column = (usize, Option<crate::audit::claim::Kind>, bool);

impl Comparison<'_> {
    /// Rows that came, went, or changed their name.
    pub(super) fn report_rows(&mut self) {
        let mut removed = self.removed();
        for row in 0..self.page.rows.len() {
            let Some((kind, cell)) = self.row_matches.tables.get(&self.page.rows[row].table).copied() else {
                continue;
            };
            let of = &self.page.rows[row];
            let key = self.page.folded_cell(of, cell).to_owned();
            // Where one cell lists several codes, each is known or new by itself.
            let known = !self.row_matches.entities[row].is_empty() && self.unknown_keys(row, cell).is_empty();
            let again = self.is_listed_again(row);
            if of.is_head || (known && !again) || !key.contains(char::is_alphanumeric) {
                continue;
            }
            let renamed = removed.iter().position(|removed| {
                self.entities[removed.entity].kind == kind
                    && (self.is_same_but_for_its_key(removed.entity, row) || self.is_in_its_place(removed, row))
            });
            match renamed {
                Some(at) => self.report_renamed(removed.remove(at).entity, row, cell),
                None => self.report_added(row, cell, kind, again),
            }
        }
        for removed in removed {
            match self.renamed_alone(removed.entity) {
                Some((row, cell)) => self.report_renamed(removed.entity, row, cell),
                None => self.report_removed(&removed),
            }
        }
    }

    /// Whether a row has the key of another, and says something else of it.
    fn is_listed_again(&self, row: usize) -> bool {
        let first = |entity: &usize| {
            let mut others = self.row_matches.rows[*entity].iter().filter(|other| **other != row);
            others.any(|other| self.quoted[*other] && self.page.rows[*other].table == self.page.rows[row].table)
        };
        let entities = &self.row_matches.entities[row];
        !self.quoted[row] && !entities.is_empty() && entities.iter().all(first)
    }

    /// The row of an entity that was the only one of its table, so that its old name alone reported what the table lists.
    pub(super) fn renamed_alone(&self, entity: usize) -> Option<(usize, usize)> {
        let windows = self.row_matches.lines[entity].iter().map(|lines| self.alignment.window(lines));
        let segments = windows.flat_map(|window| self.page.segments_in(&window).take(2000));
        let rows: BTreeSet<usize> = segments.filter_map(|segment| Some(self.page.segments[segment].cell?.0)).collect();
        let alone = |row: &usize| self.row_matches.entities[*row].is_empty() && !self.page.rows[*row].is_head;
        let row = rows.into_iter().filter(alone).find(|row| self.is_same_but_for_its_key(entity, *row))?;
        let facts: BTreeSet<&str> = self.facts.iter().map(|fact| fact.folded.as_str()).collect();
        let of = &self.page.rows[row];
        let cell = (0..of.cells.len()).find(|cell| !facts.contains(self.page.folded_cell(of, *cell)))?;
        Some((row, cell))
    }

    /// Keys of a row that are no entity's, where others of it are.
    fn unknown_keys(&self, row: usize, cell: usize) -> Vec<String> {
        let of = &self.page.rows[row];
        let mut keys = keys(self.page.folded_cell(of, cell), &self.page.cell(of, cell));
        let whole = keys.remove(0);
        let known = |key: &str| {
            let mut entities = self.row_matches.entities[row].iter();
            entities.any(|entity| self.entities[*entity].keys.iter().any(|other| fold(other) == key))
        };
        if known(&whole) {
            keys.clear();
        }
        keys.retain(|key| !known(key));
        keys
    }

    /// Whether a row says of something else what the spec says of an entity.
    fn is_same_but_for_its_key(&self, entity: usize, row: usize) -> bool {
        let segments: Vec<Range<usize>> = self.page.rows[row].cells.clone();
        let says = |folded: &str| {
            let cells = 0..self.page.rows[row].cells.len();
            let mut segments = segments.iter().cloned().flatten();
            cells.into_iter().any(|cell| self.page.folded_cell(&self.page.rows[row], cell) == folded)
                || segments
                    .any(|segment| self.page.folded[self.page.segments[segment].folded.clone()].ends_with(folded))
        };
        let key = fold(&self.entities[entity].keys[0]);
        let texts = self.facts.iter().filter(|fact| {
            fact.claim.entity == Some(entity) && fact.claim.mode == MatchMode::Whole && fact.folded != key
        });
        let has_another = !self.row_matches.rows[entity].is_empty();
        let texts = texts.filter(|fact| !(has_another && fact.found));
        let (same, other): (Vec<_>, Vec<_>) = texts.partition(|fact| says(&fact.folded));
        !same.is_empty() && same.len() >= other.len()
    }

    /// Whether a row stands where one of several of an entity stood.
    fn is_in_its_place(&self, removed: &Removed, row: usize) -> bool {
        let mut windows = removed.lines.iter().map(|lines| self.alignment.window(lines));
        !self.row_matches.rows[removed.entity].is_empty()
            && windows.any(|window| window.contains(&self.page.rows[row].folded.start))
    }

    /// Facts of rows that are still there: changed, dropped, or new.
    pub(super) fn report_cells(&mut self) {
        let columns = self.columns();
        let mut left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for segment in &self.unquoted {
            if let (false, Some((row, _))) = (self.reported[*segment], self.page.segments[*segment].cell) {
                left.entry(row).or_default().push(*segment);
            }
        }
        let mut lost: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, fact) in self.facts.iter().enumerate().filter(|(_, fact)| !fact.found && !fact.reported) {
            if let Some(row) = self.row_of(index, &left).filter(|_| self.is_of_row(fact)) {
                lost.entry(row).or_default().push(index);
            }
        }
        let mut more: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut less: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
        let rows: BTreeSet<usize> = left.keys().chain(lost.keys()).copied().collect();
        for row in rows {
            let mut segments = left.remove(&row).unwrap_or_default();
            let mut facts = lost.remove(&row).unwrap_or_default();
            let table = self.page.rows[row].table;
            // Of a text of several paragraphs, those that are as they were are no change.
            segments.sort_by_key(|segment| self.is_part_of(*segment, &facts));
            let mut changed: Vec<usize> = Vec::new();
            for segment in segments {
                if self.is_part_of(segment, &changed) {
                    self.reported[segment] = true;
                    continue;
                }
                match self.pair(segment, &facts, &columns) {
                    Some(fact) => {
                        changed.push(fact);
                        let beside = |other: &usize| *other != fact && self.are_of_one_cell(fact, *other);
                        let (mut also, rest): (Vec<usize>, Vec<usize>) = facts.iter().partition(|other| beside(other));
                        facts = rest.into_iter().filter(|other| *other != fact).collect();
                        also.insert(0, fact);
                        self.report_changed(&also, segment);
                    }
                    None => match self.grown(segment) {
                        Some(fact) => self.report_changed(&[fact], segment),
                        None => {
                            let cell = self.page.segments[segment].cell.map_or(0, |(_, cell)| cell);
                            more.entry((table, cell)).or_default().push(segment);
                        }
                    },
                }
            }
            for fact in facts.into_iter().filter(|fact| !self.facts[*fact].reported).collect::<Vec<_>>() {
                let claim = self.facts[fact].claim;
                less.entry((table, claim.kind, claim.mode == MatchMode::Number)).or_default().push(fact);
            }
        }
        self.report_columns(more, less, &columns);
    }

    /// What a whole column has more or less than before is one change, not one for each row.
    fn report_columns(
        &mut self,
        more: BTreeMap<(usize, usize), Vec<usize>>,
        less: BTreeMap<Column, Vec<usize>>,
        columns: &BTreeMap<Column, usize>,
    ) {
        for ((table, cell), segments) in more {
            let usual = columns.iter().any(|((of, ..), column)| *of == table && *column == cell);
            let whole = !usual && segments.len() > 1;
            let reported = if whole { &segments[..1] } else { &segments[..] };
            for segment in reported {
                let row = self.page.segments[*segment].cell.map(|(row, _)| row);
                let entity = row.and_then(|row| self.row_matches.entities[row].first().copied());
                self.report_extra(entity, *segment, if whole { segments.len() } else { 1 });
            }
            segments.iter().for_each(|segment| self.reported[*segment] = true);
        }
        for (column, facts) in less {
            let whole = column.1.is_some() && facts.len() > 1 && !columns.contains_key(&column);
            let groups: Vec<&[usize]> = if whole { vec![&facts[..]] } else { facts.chunks(1).collect() };
            for facts in groups {
                let row = facts.first().and_then(|fact| self.row_of(*fact, &BTreeMap::new()));
                let place = row.map(|row| self.page.range(&self.page.rows[row]));
                self.report_lost(facts, place, "its row is here");
            }
        }
    }

    /// In which column of each table the facts of a kind stand.
    fn columns(&self) -> BTreeMap<Column, usize> {
        let mut counts: BTreeMap<Column, BTreeMap<usize, usize>> = BTreeMap::new();
        for fact in &self.facts {
            let Some((row, cell)) = fact.segment.and_then(|segment| self.page.segments[segment].cell) else { continue };
            if fact.claim.kind.is_some() || fact.claim.mode == MatchMode::Number {
                let column = (self.page.rows[row].table, fact.claim.kind, fact.claim.mode == MatchMode::Number);
                *counts.entry(column).or_default().entry(cell).or_default() += 1;
            }
        }
        let usual = |cells: BTreeMap<usize, usize>| {
            cells.into_iter().max_by_key(|(cell, count)| (*count, Reverse(*cell))).map_or(0, |(cell, _)| cell)
        };
        counts.into_iter().map(|(column, cells)| (column, usual(cells))).collect()
    }

    /// The row where a fact of a row has to be: of several that in which something is `left` that nothing quotes.
    fn row_of(&self, fact: usize, left: &BTreeMap<usize, Vec<usize>>) -> Option<usize> {
        let fact = &self.facts[fact];
        let rows = &self.row_matches.rows[fact.claim.entity?];
        let of_lines = fact.lines.iter().flat_map(|lines| self.alignment.rows(lines)).filter(|row| rows.contains(row));
        let of_lines: Vec<usize> = of_lines.collect();
        of_lines.iter().find(|row| left.contains_key(row)).or(of_lines.first()).or(rows.first()).copied()
    }

    /// The lost fact whose place a segment has taken.
    fn pair(&self, segment: usize, facts: &[usize], columns: &BTreeMap<Column, usize>) -> Option<usize> {
        let now = &self.page.segments[segment];
        let (row, cell) = now.cell?;
        let table = self.page.rows[row].table;
        let folded = &self.page.folded[now.folded.clone()];
        let score = |fact: &usize| {
            let fact = &self.facts[*fact];
            let is_number = fact.claim.mode == MatchMode::Number;
            let like = common_ends(folded, &fact.folded);
            let numeric = folded.chars().take(6).any(|c| c.is_ascii_digit()) && folded.chars().count() < 12;
            match columns.get(&(table, fact.claim.kind, is_number)) {
                Some(usual) if *usual == cell && (fact.claim.kind.is_some() || is_number) => 200 + like,
                _ if is_number => {
                    if numeric {
                        100
                    } else {
                        0
                    }
                }
                _ => like,
            }
        };
        let best = facts.iter().map(|fact| (score(fact), Reverse(*fact))).max()?;
        let alone = facts.len() == 1 && !matches!(self.facts[facts[0]].claim.mode, MatchMode::Number);
        (best.0 >= 30 || alone).then_some(best.1.0)
    }

    /// Whether a segment is a part of the text of one of some facts.
    fn is_part_of(&self, segment: usize, facts: &[usize]) -> bool {
        let folded = &self.page.folded[self.page.segments[segment].folded.clone()];
        facts.iter().any(|fact| self.facts[*fact].folded.contains(folded))
    }

    /// Whether two lost facts were of one cell: one is part of the other.
    fn are_of_one_cell(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.facts[one].folded, &self.facts[other].folded);
        one.contains(other.as_str()) || other.contains(one.as_str())
    }

    /// The fact that a segment begins or ends with, if it says more now than it did.
    fn grown(&self, segment: usize) -> Option<usize> {
        let folded = &self.page.folded[self.page.segments[segment].folded.clone()];
        let row = self.page.segments[segment].cell?.0;
        let mut facts = (0..self.facts.len()).filter(|fact| {
            let fact = &self.facts[*fact];
            let entity = fact.claim.entity;
            fact.claim.mode == MatchMode::Whole
                && entity.is_some_and(|entity| self.row_matches.entities[row].contains(&entity))
                && folded.contains(fact.folded.as_str())
        });
        facts.next()
    }

    /// Facts outside of rows. What is best looked for on one line is one change.
    pub(super) fn report_prose(&mut self) {
        let lost: Vec<usize> = (0..self.facts.len()).filter(|fact| self.is_lost(*fact)).collect();
        let mut by_segment: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut nowhere: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        // An example shows exactly which of its lines has changed, so it goes first.
        let (blocks, others): (Vec<usize>, Vec<usize>) =
            lost.into_iter().partition(|fact| self.facts[*fact].claim.mode == MatchMode::Block);
        for fact in blocks.into_iter().chain(others) {
            match self.nearest(fact, &by_segment) {
                Some(segment) => by_segment.entry(segment).or_default().push(fact),
                None => {
                    let lines = self.facts[fact].lines.iter().flat_map(|lines| [*lines.start(), *lines.end()]);
                    nowhere.entry(lines.collect()).or_default().push(fact);
                }
            }
        }
        for (segment, facts) in by_segment {
            if !self.reported[segment] {
                self.report_changed(&facts, segment);
            }
        }
        for facts in nowhere.into_values() {
            let window = facts.first().and_then(|fact| self.windows(&self.facts[*fact]).into_iter().next());
            let place = window.and_then(|window| {
                let segments = self.page.segments_in(&window);
                self.page.segments[segments].first().map(|segment| segment.range.clone())
            });
            self.report_lost(&facts, place, "it stood about here");
        }
    }

    fn is_lost(&self, fact: usize) -> bool {
        let fact = &self.facts[fact];
        !fact.found && !fact.reported && !fact.folded.is_empty()
    }

    /// The segment that most probably says now what a fact said. `others` are those that others have changed into.
    fn nearest(&self, fact: usize, others: &BTreeMap<usize, Vec<usize>>) -> Option<usize> {
        let fact = &self.facts[fact];
        let segments: Vec<usize> = self
            .windows(fact)
            .iter()
            .flat_map(|window| self.page.segments_in(window))
            .filter(|segment| !self.page.segments[*segment].cell.is_some_and(|(row, _)| self.is_listed(row)))
            .take(2000)
            .collect();
        if fact.claim.mode == MatchMode::Block {
            let lines: BTreeSet<String> = fact.claim.text.split(' ').map(fold).collect();
            let code = || segments.iter().copied().filter(|segment| self.page.segments[*segment].is_code);
            let new =
                |segment: &usize| self.page.segments[*segment].text.split(' ').any(|word| !lines.contains(&fold(word)));
            return code().find(new).or_else(|| code().next());
        }
        if let Some(known) = segments.iter().find(|segment| others.contains_key(segment)) {
            return Some(*known);
        }
        if fact.claim.mode == MatchMode::Number {
            let digits = fact.claim.text.len();
            let is_like = |segment: &&usize| {
                let mut words = self.page.segments[**segment].text.split(|c: char| !c.is_ascii_alphanumeric());
                words.any(|word| word.len() == digits && word.starts_with(|c: char| c.is_ascii_digit()))
            };
            let said = |segment: &&usize| !holds_number(&self.page.segments[**segment].text, &fact.claim.text);
            return segments.iter().filter(is_like).find(said).copied();
        }
        let like = |segment: &usize| {
            let segment = &self.page.segments[*segment];
            let whole = common_ends(&self.page.folded[segment.folded.clone()], &fact.folded);
            let word = |word: &str| strsim::normalized_damerau_levenshtein(word, &fact.claim.text);
            let words = segment.text.split([' ', '"', '`', ',', '(', ')']).take(200);
            let word = words.filter(|it| it.len() < 64).map(|it| (word(it) * 100.0) as usize).max().unwrap_or(0);
            whole.max(if fact.claim.mode == MatchMode::Whole || word < 60 { 0 } else { word })
        };
        let best = segments.iter().map(|segment| (like(segment), Reverse(*segment))).max()?;
        (best.0 >= 50).then_some(best.1.0)
    }

    fn is_listed(&self, row: usize) -> bool {
        !self.row_matches.entities[row].is_empty()
    }
}
