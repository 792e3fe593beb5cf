//! What was found and what was not in, which findings tell it best out: one for one change.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Comparison;
use super::gone::Gone;
use super::listing::keys;
use super::rows::holds_number;
use crate::audit::claim::Manner;
use crate::document::fold::fold;
use codetable_model::text::similar::common_ends;

/// What a column of a table holds: the texts of a kind, or numbers.
type Column = (usize, Option<crate::audit::claim::Kind>, bool);

impl Comparison<'_> {
    /// Rows that came, went, or changed their name.
    pub(super) fn tell_rows(&mut self) {
        let mut gone = self.gone();
        for row in 0..self.sheet.rows.len() {
            let Some((about, cell)) = self.listing.tables.get(&self.sheet.rows[row].table).copied() else { continue };
            let of = &self.sheet.rows[row];
            let key = self.sheet.folded_cell(of, cell).to_owned();
            // Where one cell lists several codes, each is known or new by itself.
            let known = !self.listing.records[row].is_empty() && self.unknown_keys(row, cell).is_empty();
            let again = self.is_listed_again(row);
            if of.is_head || (known && !again) || !key.contains(char::is_alphanumeric) {
                continue;
            }
            let renamed = gone.iter().position(|gone| {
                self.records[gone.record].about == about
                    && (self.is_same_but_for_its_key(gone.record, row) || self.is_in_its_place(gone, row))
            });
            match renamed {
                Some(at) => self.tell_renamed(gone.remove(at).record, row, cell),
                None => self.tell_added(row, cell, about, again),
            }
        }
        for gone in gone {
            match self.renamed_alone(gone.record) {
                Some((row, cell)) => self.tell_renamed(gone.record, row, cell),
                None => self.tell_removed(&gone),
            }
        }
    }

    /// Whether a row has the key of another, and says something else of it.
    fn is_listed_again(&self, row: usize) -> bool {
        let first = |record: &usize| {
            let mut others = self.listing.rows[*record].iter().filter(|other| **other != row);
            others.any(|other| self.quoted[*other] && self.sheet.rows[*other].table == self.sheet.rows[row].table)
        };
        let records = &self.listing.records[row];
        !self.quoted[row] && !records.is_empty() && records.iter().all(first)
    }

    /// The row of a record that was the only one of its table, so that its old name alone told what the table lists.
    pub(super) fn renamed_alone(&self, record: usize) -> Option<(usize, usize)> {
        let windows = self.listing.lines[record].iter().map(|lines| self.course.window(lines));
        let strands = windows.flat_map(|window| self.sheet.strands_in(&window).take(2000));
        let rows: BTreeSet<usize> = strands.filter_map(|strand| Some(self.sheet.strands[strand].cell?.0)).collect();
        let alone = |row: &usize| self.listing.records[*row].is_empty() && !self.sheet.rows[*row].is_head;
        let row = rows.into_iter().filter(alone).find(|row| self.is_same_but_for_its_key(record, *row))?;
        let facts: BTreeSet<&str> = self.facts.iter().map(|fact| fact.folded.as_str()).collect();
        let of = &self.sheet.rows[row];
        let cell = (0..of.cells.len()).find(|cell| !facts.contains(self.sheet.folded_cell(of, *cell)))?;
        Some((row, cell))
    }

    /// Keys of a row that are no record's, where others of it are.
    fn unknown_keys(&self, row: usize, cell: usize) -> Vec<String> {
        let of = &self.sheet.rows[row];
        let mut keys = keys(self.sheet.folded_cell(of, cell), &self.sheet.cell(of, cell));
        let whole = keys.remove(0);
        let known = |key: &str| {
            let mut records = self.listing.records[row].iter();
            records.any(|record| self.records[*record].keys.iter().any(|other| fold(other) == key))
        };
        if known(&whole) {
            keys.clear();
        }
        keys.retain(|key| !known(key));
        keys
    }

    /// Whether a row says of something else what the spec says of a record.
    fn is_same_but_for_its_key(&self, record: usize, row: usize) -> bool {
        let strands: Vec<Range<usize>> = self.sheet.rows[row].cells.clone();
        let says = |folded: &str| {
            let cells = 0..self.sheet.rows[row].cells.len();
            let mut strands = strands.iter().cloned().flatten();
            cells.into_iter().any(|cell| self.sheet.folded_cell(&self.sheet.rows[row], cell) == folded)
                || strands.any(|strand| self.sheet.folded[self.sheet.strands[strand].folded.clone()].ends_with(folded))
        };
        let key = fold(&self.records[record].keys[0]);
        let texts = self.facts.iter().filter(|fact| {
            fact.claim.record == Some(record) && fact.claim.manner == Manner::Whole && fact.folded != key
        });
        let has_another = !self.listing.rows[record].is_empty();
        let texts = texts.filter(|fact| !(has_another && fact.found));
        let (same, other): (Vec<_>, Vec<_>) = texts.partition(|fact| says(&fact.folded));
        !same.is_empty() && same.len() >= other.len()
    }

    /// Whether a row stands where one of several of a record stood.
    fn is_in_its_place(&self, gone: &Gone, row: usize) -> bool {
        let mut windows = gone.lines.iter().map(|lines| self.course.window(lines));
        !self.listing.rows[gone.record].is_empty()
            && windows.any(|window| window.contains(&self.sheet.rows[row].folded.start))
    }

    /// Facts of rows that are still there: changed, dropped, or new.
    pub(super) fn tell_cells(&mut self) {
        let columns = self.columns();
        let mut left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for strand in &self.left {
            if let (false, Some((row, _))) = (self.told[*strand], self.sheet.strands[*strand].cell) {
                left.entry(row).or_default().push(*strand);
            }
        }
        let mut lost: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, fact) in self.facts.iter().enumerate().filter(|(_, fact)| !fact.found && !fact.told) {
            if let Some(row) = self.row_of(index, &left).filter(|_| self.is_of_row(fact)) {
                lost.entry(row).or_default().push(index);
            }
        }
        let mut more: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut less: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
        let rows: BTreeSet<usize> = left.keys().chain(lost.keys()).copied().collect();
        for row in rows {
            let mut strands = left.remove(&row).unwrap_or_default();
            let mut facts = lost.remove(&row).unwrap_or_default();
            let table = self.sheet.rows[row].table;
            // Of a text of several paragraphs, those that are as they were are no change.
            strands.sort_by_key(|strand| self.is_part_of(*strand, &facts));
            let mut changed: Vec<usize> = Vec::new();
            for strand in strands {
                if self.is_part_of(strand, &changed) {
                    self.told[strand] = true;
                    continue;
                }
                match self.pair(strand, &facts, &columns) {
                    Some(fact) => {
                        changed.push(fact);
                        let beside = |other: &usize| *other != fact && self.are_of_one_cell(fact, *other);
                        let (mut also, rest): (Vec<usize>, Vec<usize>) = facts.iter().partition(|other| beside(other));
                        facts = rest.into_iter().filter(|other| *other != fact).collect();
                        also.insert(0, fact);
                        self.tell_changed(&also, strand);
                    }
                    None => match self.grown(strand) {
                        Some(fact) => self.tell_changed(&[fact], strand),
                        None => {
                            let cell = self.sheet.strands[strand].cell.map_or(0, |(_, cell)| cell);
                            more.entry((table, cell)).or_default().push(strand);
                        }
                    },
                }
            }
            for fact in facts.into_iter().filter(|fact| !self.facts[*fact].told).collect::<Vec<_>>() {
                let claim = self.facts[fact].claim;
                less.entry((table, claim.kind, claim.manner == Manner::Number)).or_default().push(fact);
            }
        }
        self.tell_columns(more, less, &columns);
    }

    /// What a whole column has more or less than before is one change, not one for each row.
    fn tell_columns(
        &mut self,
        more: BTreeMap<(usize, usize), Vec<usize>>,
        less: BTreeMap<Column, Vec<usize>>,
        columns: &BTreeMap<Column, usize>,
    ) {
        for ((table, cell), strands) in more {
            let usual = columns.iter().any(|((of, ..), column)| *of == table && *column == cell);
            let whole = !usual && strands.len() > 1;
            let told = if whole { &strands[..1] } else { &strands[..] };
            for strand in told {
                let row = self.sheet.strands[*strand].cell.map(|(row, _)| row);
                let record = row.and_then(|row| self.listing.records[row].first().copied());
                self.tell_more(record, *strand, if whole { strands.len() } else { 1 });
            }
            strands.iter().for_each(|strand| self.told[*strand] = true);
        }
        for (column, facts) in less {
            let whole = column.1.is_some() && facts.len() > 1 && !columns.contains_key(&column);
            let groups: Vec<&[usize]> = if whole { vec![&facts[..]] } else { facts.chunks(1).collect() };
            for facts in groups {
                let row = facts.first().and_then(|fact| self.row_of(*fact, &BTreeMap::new()));
                let place = row.map(|row| self.sheet.range(&self.sheet.rows[row]));
                self.tell_gone(facts, place, "its row is here");
            }
        }
    }

    /// In which column of each table the facts of a kind stand.
    fn columns(&self) -> BTreeMap<Column, usize> {
        let mut counts: BTreeMap<Column, BTreeMap<usize, usize>> = BTreeMap::new();
        for fact in &self.facts {
            let Some((row, cell)) = fact.strand.and_then(|strand| self.sheet.strands[strand].cell) else { continue };
            if fact.claim.kind.is_some() || fact.claim.manner == Manner::Number {
                let column = (self.sheet.rows[row].table, fact.claim.kind, fact.claim.manner == Manner::Number);
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
        let rows = &self.listing.rows[fact.claim.record?];
        let of_lines = fact.lines.iter().flat_map(|lines| self.course.rows(lines)).filter(|row| rows.contains(row));
        let of_lines: Vec<usize> = of_lines.collect();
        of_lines.iter().find(|row| left.contains_key(row)).or(of_lines.first()).or(rows.first()).copied()
    }

    /// The lost fact whose place a strand has taken.
    fn pair(&self, strand: usize, facts: &[usize], columns: &BTreeMap<Column, usize>) -> Option<usize> {
        let now = &self.sheet.strands[strand];
        let (row, cell) = now.cell?;
        let table = self.sheet.rows[row].table;
        let folded = &self.sheet.folded[now.folded.clone()];
        let score = |fact: &usize| {
            let fact = &self.facts[*fact];
            let is_number = fact.claim.manner == Manner::Number;
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
        let alone = facts.len() == 1 && !matches!(self.facts[facts[0]].claim.manner, Manner::Number);
        (best.0 >= 30 || alone).then_some(best.1.0)
    }

    /// Whether a strand is a part of the text of one of some facts.
    fn is_part_of(&self, strand: usize, facts: &[usize]) -> bool {
        let folded = &self.sheet.folded[self.sheet.strands[strand].folded.clone()];
        facts.iter().any(|fact| self.facts[*fact].folded.contains(folded))
    }

    /// Whether two lost facts were of one cell: one is part of the other.
    fn are_of_one_cell(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.facts[one].folded, &self.facts[other].folded);
        one.contains(other.as_str()) || other.contains(one.as_str())
    }

    /// The fact that a strand begins or ends with, if it says more now than it did.
    fn grown(&self, strand: usize) -> Option<usize> {
        let folded = &self.sheet.folded[self.sheet.strands[strand].folded.clone()];
        let row = self.sheet.strands[strand].cell?.0;
        let mut facts = (0..self.facts.len()).filter(|fact| {
            let fact = &self.facts[*fact];
            let record = fact.claim.record;
            fact.claim.manner == Manner::Whole
                && record.is_some_and(|record| self.listing.records[row].contains(&record))
                && folded.contains(fact.folded.as_str())
        });
        facts.next()
    }

    /// Facts outside of rows. What is best looked for on one line is one change.
    pub(super) fn tell_the_rest(&mut self) {
        let lost: Vec<usize> = (0..self.facts.len()).filter(|fact| self.is_lost(*fact)).collect();
        let mut by_strand: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut nowhere: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        // An example shows exactly which of its lines has changed, so it goes first.
        let (blocks, others): (Vec<usize>, Vec<usize>) =
            lost.into_iter().partition(|fact| self.facts[*fact].claim.manner == Manner::Block);
        for fact in blocks.into_iter().chain(others) {
            match self.nearest(fact, &by_strand) {
                Some(strand) => by_strand.entry(strand).or_default().push(fact),
                None => {
                    let lines = self.facts[fact].lines.iter().flat_map(|lines| [*lines.start(), *lines.end()]);
                    nowhere.entry(lines.collect()).or_default().push(fact);
                }
            }
        }
        for (strand, facts) in by_strand {
            if self.told[strand] {
                facts.iter().for_each(|fact| self.facts[*fact].told = true);
            } else {
                self.tell_changed(&facts, strand);
            }
        }
        for facts in nowhere.into_values() {
            let window = facts.first().and_then(|fact| self.windows(&self.facts[*fact]).into_iter().next());
            let place = window.and_then(|window| {
                let strands = self.sheet.strands_in(&window);
                self.sheet.strands[strands].first().map(|strand| strand.range.clone())
            });
            self.tell_gone(&facts, place, "it stood about here");
        }
    }

    fn is_lost(&self, fact: usize) -> bool {
        let fact = &self.facts[fact];
        !fact.found && !fact.told && !fact.folded.is_empty()
    }

    /// The strand that most probably says now what a fact said. `others` are those that others have changed into.
    fn nearest(&self, fact: usize, others: &BTreeMap<usize, Vec<usize>>) -> Option<usize> {
        let fact = &self.facts[fact];
        let strands: Vec<usize> = self
            .windows(fact)
            .iter()
            .flat_map(|window| self.sheet.strands_in(window))
            .filter(|strand| !self.sheet.strands[*strand].cell.is_some_and(|(row, _)| self.is_listed(row)))
            .take(2000)
            .collect();
        if fact.claim.manner == Manner::Block {
            let lines: BTreeSet<String> = fact.claim.text.split(' ').map(fold).collect();
            let code = || strands.iter().copied().filter(|strand| self.sheet.strands[*strand].is_code);
            let new =
                |strand: &usize| self.sheet.strands[*strand].text.split(' ').any(|word| !lines.contains(&fold(word)));
            return code().find(new).or_else(|| code().next());
        }
        if let Some(known) = strands.iter().find(|strand| others.contains_key(strand)) {
            return Some(*known);
        }
        if fact.claim.manner == Manner::Number {
            let digits = fact.claim.text.len();
            let is_like = |strand: &&usize| {
                let mut words = self.sheet.strands[**strand].text.split(|c: char| !c.is_ascii_alphanumeric());
                words.any(|word| word.len() == digits && word.starts_with(|c: char| c.is_ascii_digit()))
            };
            let said = |strand: &&usize| !holds_number(&self.sheet.strands[**strand].text, &fact.claim.text);
            return strands.iter().filter(is_like).find(said).copied();
        }
        let like = |strand: &usize| {
            let strand = &self.sheet.strands[*strand];
            let whole = common_ends(&self.sheet.folded[strand.folded.clone()], &fact.folded);
            let word = |word: &str| strsim::normalized_damerau_levenshtein(word, &fact.claim.text);
            let words = strand.text.split([' ', '"', '`', ',', '(', ')']).take(200);
            let word = words.filter(|it| it.len() < 64).map(|it| (word(it) * 100.0) as usize).max().unwrap_or(0);
            whole.max(if fact.claim.manner == Manner::Whole || word < 60 { 0 } else { word })
        };
        let best = strands.iter().map(|strand| (like(strand), Reverse(*strand))).max()?;
        (best.0 >= 50).then_some(best.1.0)
    }

    fn is_listed(&self, row: usize) -> bool {
        !self.listing.records[row].is_empty()
    }
}
