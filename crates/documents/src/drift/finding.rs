//! What was not found and what was left over in, findings out: each with its place on the page and in the spec.

use std::ops::Range;

use super::removed::Removed;
use super::{Comparison, Fact};
use crate::audit::claim::MatchMode;
use crate::audit::entity::{Entity, EntityKind};
use codetable_model::diagnostic::{Diagnostic, excerpt};
use codetable_model::rule::Rule;
use codetable_model::source::Span;
use codetable_model::vocabulary::Vocabulary;

impl Comparison<'_> {
    /// A row that is no entity's, or that says something else of one that has another row.
    pub(super) fn report_added(&mut self, row: usize, cell: usize, kind: EntityKind, again: bool) {
        let key = excerpt(&self.page.cell(&self.page.rows[row], cell)).into_owned();
        let noun = kind.noun();
        let message = match again {
            true => format!("the page lists {noun} `{key}` once more, with other texts"),
            false => format!("the page lists {noun} `{key}`, which the spec does not have"),
        };
        let mut diagnostic = Diagnostic::new(Rule::RowAdded, self.span(self.page.range(&self.page.rows[row])), message)
            .here("new on the page");
        if let Some(above) = self.row_matches.above(row) {
            let above = &self.entities[above];
            diagnostic =
                diagnostic.also(above.span, format!("it stands below {} `{}`", above.kind.noun(), name(above)));
        }
        let help = match kind {
            EntityKind::Code if again => format!("add what this row says under `also` of `{key}`"),
            EntityKind::Code => format!("add `{key}` under `codes`, with its lines and what its row says"),
            EntityKind::Header => format!("add `{key}` under `headers`, with its lines and its role"),
            EntityKind::Type => format!("add `{key}` under `types`, with its lines"),
            EntityKind::Member => format!("add `{key}` under the `fields` of its body"),
            _ => format!("add a rule for `{key}` under `statuses`"),
        };
        self.report_row(row);
        self.diagnostics.push(diagnostic.help(help));
    }

    /// An entity whose row, or whose only mention, is gone; or one row of several.
    pub(super) fn report_removed(&mut self, removed: &Removed) {
        let of = &self.entities[removed.entity];
        let (noun, key) = (of.kind.noun(), name(of).to_owned());
        let is_elsewhere = !self.row_matches.rows[removed.entity].is_empty();
        let message = match removed.still {
            Some(_) if is_elsewhere => format!("the page lists {noun} `{key}` in one row less"),
            Some(_) => format!("the page no longer lists {noun} `{key}`"),
            None => format!("the page no longer names {noun} `{key}`"),
        };
        let help = match of.kind {
            _ if is_elsewhere => "take the lines of the row that is gone out of its `at`, and what that row alone said",
            EntityKind::Code => {
                "a published code is never removed: mark it `retired`, since which version and instead of what, or say \
                 in a note that the page dropped it"
            }
            _ => &format!("remove the {noun}, or give the reason with `because` where it still holds"),
        };
        let mut diagnostic = match self.place_of_removed(removed) {
            Some((place, text)) => {
                Diagnostic::new(Rule::RowRemoved, place, message).here(text).also(of.span, "the spec has it here")
            }
            None => Diagnostic::new(Rule::RowRemoved, of.span, message).here("the spec has it here"),
        };
        if let Some(segment) = removed.still {
            let text = if is_elsewhere { "it is still listed here" } else { "its name still stands here" };
            diagnostic = diagnostic.also(self.span(self.page.segments[segment].range.clone()), text);
        }
        self.diagnostics.push(diagnostic.help(help));
    }

    /// An entity whose row has another key now.
    pub(super) fn report_renamed(&mut self, entity: usize, row: usize, cell: usize) {
        let of = &self.entities[entity];
        let noun = of.kind.noun();
        let (old, new) = (name(of).to_owned(), excerpt(&self.page.cell(&self.page.rows[row], cell)).into_owned());
        let message = format!("the page lists {noun} `{new}` where the spec has `{old}`");
        let has_another = !self.row_matches.rows[entity].is_empty();
        let help = match of.kind {
            _ if has_another => {
                format!("add `{new}`, and take out of `{old}`, which has another row, what this one says")
            }
            EntityKind::Code => format!("add `{new}`, and mark `{old}` as `retired` with `{new}` as its `replacement`"),
            _ => format!("call it `{new}`"),
        };
        let range = self.page.range(&self.page.rows[row]);
        let diagnostic = Diagnostic::new(Rule::RowRenamed, self.span(range), message)
            .here(if has_another {
                "under another name, in its place"
            } else {
                "under another name, with the same texts"
            })
            .also(of.span, "the spec knows it by this name")
            .help(help);
        self.report_row(row);
        self.diagnostics.push(diagnostic);
    }

    /// Facts, of which the first is the one that matters, in whose place the page says something else.
    pub(super) fn report_changed(&mut self, facts: &[usize], segment: usize) {
        let Some(first) = facts.first().map(|fact| &self.facts[*fact]) else { return };
        let now = &self.page.segments[segment];
        let message = format!("{} now reads `{}`", self.subject(first), excerpt(&now.text));
        let mut diagnostic = Diagnostic::new(Rule::FactChanged, self.span(now.range.clone()), message)
            .here("the page says this now")
            .also(first.claim.span, "the spec says this");
        for fact in facts.iter().skip(1).take(4) {
            diagnostic = diagnostic.also(self.facts[*fact].claim.span, "and this");
        }
        let help = match (first.claim.mode, first.claim.kind) {
            (MatchMode::Number, _) => {
                "write the new number; see whether `recovery`, `wait` and `effect` still follow".to_owned()
            }
            (MatchMode::Block, _) => "copy the example anew, to the letter".to_owned(),
            (_, Some((_, kind))) => format!(
                "quote it anew as the `{}`, give it its English, and see whether `recovery`, `wait` and `effect` still follow",
                kind.word()
            ),
            _ => "read the line, and write what it says now".to_owned(),
        };
        self.reported[segment] = true;
        facts.iter().for_each(|fact| self.facts[*fact].reported = true);
        self.diagnostics.push(diagnostic.help(help));
    }

    /// Facts that the page no longer states, and that nothing has taken the place of.
    pub(super) fn report_lost(&mut self, facts: &[usize], place: Option<Range<usize>>, text: &str) {
        let Some(first) = facts.first().map(|fact| &self.facts[*fact]) else { return };
        let message = format!("the page no longer says {}: `{}`", self.subject(first), excerpt(&first.claim.text));
        let mut diagnostic = match place {
            Some(place) => Diagnostic::new(Rule::FactRemoved, self.span(place), message)
                .here(text)
                .also(first.claim.span, "the spec says this"),
            None => Diagnostic::new(Rule::FactRemoved, first.claim.span, message).here("the spec says this"),
        };
        for fact in facts.iter().skip(1).take(4) {
            diagnostic = diagnostic.also(self.facts[*fact].claim.span, "and this");
        }
        facts.iter().for_each(|fact| self.facts[*fact].reported = true);
        let help = "find where the page says it now; if nowhere, remove it, or give the reason with `because`";
        self.diagnostics.push(diagnostic.help(help));
    }

    /// A paragraph of a cell that no fact of its row quotes.
    pub(super) fn report_extra(&mut self, entity: Option<usize>, segment: usize, rows: usize) {
        let more = &self.page.segments[segment];
        let whose = match entity.map(|entity| &self.entities[entity]) {
            Some(entity) => format!("{} `{}`", entity.kind.noun(), name(entity)),
            None => "a row".to_owned(),
        };
        let message = match rows {
            0 | 1 => format!("the page says of {whose} what the spec does not: `{}`", excerpt(&more.text)),
            rows => format!("the page says more of {rows} rows, from {whose} on: `{}`", excerpt(&more.text)),
        };
        let mut diagnostic =
            Diagnostic::new(Rule::FactAdded, self.span(more.range.clone()), message).here("quoted by nothing");
        if let Some(entity) = entity {
            diagnostic = diagnostic.also(self.entities[entity].span, "the spec has the row here");
        }
        self.reported[segment] = true;
        self.diagnostics.push(diagnostic.help("quote it in a fact of the row, such as its `note`"));
    }

    /// A word that is written like a name of the spec, and is none.
    pub(super) fn report_unknown(&mut self, segment: usize, word: &str) {
        let at = &self.page.segments[segment];
        let noun = self.kind_of(word).noun();
        let message = format!("`{}` is written like a {noun}, and the spec does not know it", excerpt(word));
        let diagnostic = Diagnostic::new(Rule::WordUnknown, self.span(at.range.clone()), message)
            .here("it stands here")
            .help(format!("if it is a new {noun}, add it; if not, name it in a note"));
        let like = self.entities.iter().rfind(|entity| entity.kind.noun() == noun);
        let diagnostic = match like {
            Some(like) => diagnostic.also(like.span, format!("the last {noun} that the spec has")),
            None => diagnostic,
        };
        self.diagnostics.push(diagnostic);
    }

    /// `the remedy of code `-2``
    fn subject(&self, fact: &Fact<'_>) -> String {
        let what = match (fact.claim.mode, fact.claim.kind) {
            (_, Some((_, kind))) => kind.word(),
            (MatchMode::Number, _) => "status",
            (MatchMode::Block, _) => "example",
            (MatchMode::Words | MatchMode::Member, _) => "name or word",
            (MatchMode::Address, _) => "address",
            (MatchMode::Whole, _) => "text",
        };
        match fact.claim.entity.map(|entity| &self.entities[entity]) {
            Some(entity) if entity.kind == EntityKind::Group => format!("the {what} of a group of codes"),
            Some(entity) => format!("the {what} of {} `{}`", entity.kind.noun(), name(entity)),
            None if what.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {what}"),
            None => format!("a {what}"),
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.page_id, range)
    }

    /// No further finding needs to show the row.
    fn report_row(&mut self, row: usize) {
        for segment in self.page.rows[row].cells.iter().cloned().flatten() {
            self.reported[segment] = true;
        }
    }

    /// What stands now where an entity stood.
    fn place_of_removed(&self, removed: &Removed) -> Option<(Span, String)> {
        let lines = removed.lines.first()?;
        let window = self.alignment.window(lines);
        let above = self.page.segments_in(&(0..window.start)).end.checked_sub(1)?;
        let above = &self.page.segments[above];
        let range = match above.cell {
            Some((row, _)) => self.page.range(&self.page.rows[row]),
            None => above.range.clone(),
        };
        Some((self.span(range), "it stood below this".to_owned()))
    }
}

/// What an entity is called.
pub(super) fn name<'r>(entity: &'r Entity<'_>) -> &'r str {
    entity.keys.first().map_or("", String::as_str)
}
