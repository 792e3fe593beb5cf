//! Tables of codes in, their overview and a section for each code out.

use super::LANGUAGE;
use super::facts::{self, HEADS, Line, meaning};
use super::inline::{Inline, words};
use super::page::Page;
use super::remarks;
use super::subject::Subject;
use crate::wording::advice::{Advice, rule_words};
use crate::wording::facts::{Silence, not_said};
use codetable_model::catalog::{Basis, Code, ColumnValue, PatternPart, Row, Table};
use codetable_model::vocabulary::TableKind;

/// ```text
/// ## Codes
/// ### `provider::ErrorCode`
/// | Code | HTTP | Name | What it means | What to do | Send again |
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn overview(page: &mut Page, subject: &Subject<'_>) {
    for (index, table) in subject.provider.tables.iter().enumerate() {
        page.heading(3, None, &Inline::code(&format!("{}::{}", subject.provider.name, table.enum_name)));
        let rows = subject.rows_in_order(table).into_iter();
        let rows: Vec<[Inline; 6]> = rows.map(|(row, of)| overview_row(index, row, of, table, subject)).collect();
        page.table(["Code", "HTTP", "Name", "What it means", "What to do", "Send again"], &rows);
        about(page, table, subject);
        remarks::concerning(page, &[&table.id], subject);
    }
}

/// What is said of the table as a whole, and of what its codes look like.
fn about(page: &mut Page, table: &Table, subject: &Subject<'_>) {
    let mut lines: Vec<Line> = Vec::new();
    if let Some(title) = &table.title {
        lines.push(facts::text_line("Title", title, subject));
    }
    let key = &table.key;
    lines.push(["Type of a code".into(), facts::word(key.ty, subject), Inline::default(), Inline::default()]);
    if let Some(prefix) = &key.prefix {
        lines.push(facts::line("Begins with", Inline::code(&prefix.value), prefix, subject));
    }
    if let Some(range) = &key.range {
        let (least, greatest) = range.value;
        lines.push(facts::line("Lies in", Inline::code(&format!("{least} to {greatest}")), range, subject));
    }
    if let Some(pattern) = &key.pattern {
        lines.push(facts::line("Looks like", pattern_words(&pattern.value), pattern, subject));
    }
    if let Some(uri) = &key.uri {
        let (before, after) = &uri.value;
        lines.push(facts::line("Travels in", Inline::code(&format!("{before}{{code}}{after}")), uri, subject));
    }
    if table.open {
        lines.push(["More to come".into(), "codes may be added".into(), Inline::default(), Inline::default()]);
    }
    page.table(HEADS, &lines);
}

/// `EXEG-{series:4}-{status:3}`, and what the braces mean.
fn pattern_words(parts: &[PatternPart]) -> Inline {
    let mut shape = String::new();
    let mut names = Vec::new();
    for part in parts {
        match part {
            PatternPart::Literal(text) => shape.push_str(text),
            PatternPart::Digits { name, len } => {
                shape.push_str(&format!("{{{name}}}"));
                names.push(words![Inline::code(name), " of ", *len, if *len == 1 { " digit" } else { " digits" }]);
            }
        }
    }
    words![Inline::code(&shape), ", with ", Inline::join(names, " and ")]
}

/// Errors ask what to do; other values do not.
fn silence(table: &Table) -> Silence {
    match table.kind {
        TableKind::Errors => Silence::Shown,
        TableKind::Values => Silence::Hidden,
    }
}

fn overview_row(table: usize, index: usize, row: &Row, of: &Table, subject: &Subject<'_>) -> [Inline; 6] {
    let status = row.facts.status.as_ref().map(|status| status.value);
    let advice = Advice::of(&row.facts, status, subject.provider, LANGUAGE);
    let mut todo = subject.say(&advice.recovery_words());
    if todo.is_empty() && silence(of) == Silence::Shown {
        todo = subject.say(&not_said(LANGUAGE));
    }
    if let Some(recovery) = &advice.recovery {
        let inferred = recovery.bases().iter().any(|basis| matches!(basis, Basis::Inferred(_)));
        let rule = subject.say(&rule_words(recovery.rule, LANGUAGE));
        let notes = Inline::join([if inferred { "inferred".into() } else { Inline::default() }, rule], ", ");
        if !notes.is_empty() {
            todo.push(&words![" (", notes, ")"]);
        }
    }
    let tombstone = row.retired.as_ref().map_or_else(Inline::default, |_| retirement(table, row, of, subject));
    [
        subject.code_link(table, index, &row.code.to_string()),
        // A table of statuses need not say each twice.
        status
            .map(|status| status.to_string())
            .filter(|status| *status != row.code.to_string())
            .map_or_else(Inline::default, |status| Inline::text(&status)),
        Inline::text(&row.name),
        Inline::join([tombstone, meaning(&row.facts)], " "),
        todo,
        subject.say(&advice.again_words()),
    ]
}

/// `Retired since 2.0: use X instead.`
fn retirement(table: usize, row: &Row, of: &Table, subject: &Subject<'_>) -> Inline {
    let Some(retired) = &row.retired else { return Inline::default() };
    let instead = retired.replacement.and_then(|index| Some((index, of.rows.get(index)?)));
    let rest = match (instead, &retired.because) {
        (Some((index, row)), _) => {
            words![": use ", subject.code_link(table, index, &row.code.to_string()), " instead."]
        }
        (None, Some(because)) => words![": ", Inline::prose(because), "."],
        (None, None) => ".".into(),
    };
    words!["**Retired** since ", Inline::text(&retired.since), rest]
}

/// ```text
/// ## Code by code
/// ### `-401` InvalidCredentials
/// | | In English | In the document | Basis |
/// ```
pub(crate) fn sections(page: &mut Page, subject: &Subject<'_>) {
    for (index, table) in subject.provider.tables.iter().enumerate() {
        for (place, row) in subject.rows_in_order(table) {
            section(page, (index, place), row, table, subject);
        }
    }
}

fn section(page: &mut Page, (table, index): (usize, usize), row: &Row, of: &Table, subject: &Subject<'_>) {
    let code = row.code.to_string();
    let title = words![Inline::code(&code), " ", Inline::text(&row.name)];
    page.heading(3, Some(&subject.code_anchor(table, index)), &title);
    page.paragraph(&retirement(table, row, of, subject));
    let status = row.facts.status.as_ref().map(|status| status.value);
    let mut lines = facts::lines(&row.facts, status, silence(of), subject);
    lines.extend(particulars(row, of));
    page.table(HEADS, &lines);
    for (number, (basis, facts)) in (2..).zip(&row.also) {
        let number: usize = number;
        page.heading(4, None, &words!["Meaning ", number, " of ", Inline::code(&code)]);
        page.paragraph(&words!["The document lists the code once more: ", subject.basis(basis), "."]);
        let status = facts.status.as_ref().or(row.facts.status.as_ref()).map(|status| status.value);
        page.table(HEADS, &facts::lines(facts, status, silence(of), subject));
    }
    remarks::concerning(page, &[&code], subject);
}

/// What is no fact of the document: spellings, version, addresses, columns of the table's own.
fn particulars(row: &Row, of: &Table) -> Vec<Line> {
    let plain = |what: Inline, value: Inline| -> Line { [what, value, Inline::default(), Inline::default()] };
    let mut lines = Vec::new();
    if !row.aliases.is_empty() {
        let spellings = row.aliases.iter().map(|alias: &Code| Inline::code(&alias.to_string()));
        lines.push(plain("Also spelled".into(), Inline::join(spellings, ", ")));
    }
    if let Some(since) = &row.since {
        lines.push(plain("Since".into(), Inline::text(since)));
    }
    if !row.links.is_empty() {
        lines.push(plain("Read more".into(), Inline::join(row.links.iter().map(|link| Inline::address(link)), ", ")));
    }
    for ((name, _), value) in of.columns.iter().zip(&row.columns) {
        let value = match value {
            ColumnValue::Text(text) => Inline::text(text),
            ColumnValue::Bool(value) => Inline::from(if *value { "true" } else { "false" }),
            ColumnValue::Int(number) => Inline::text(&number.to_string()),
        };
        lines.push(plain(Inline::code(name), value));
    }
    lines
}

/// How many rows a provider has in all.
pub(crate) fn count(tables: &[Table]) -> usize {
    tables.iter().map(|table| table.rows.len()).sum()
}
