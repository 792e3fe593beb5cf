//! What a query means in, the page of each out: what it is, what it says, what to do, and what supports it.

use textwrap::core::display_width;

use super::list::briefly;
use super::screen::{INDENT, Part, Screen, on_one_line};
use super::{Explanation, Subject};
use crate::page::codes::with_status;
use crate::page::guide;
use crate::page::remarks::{Remark, RemarkKind};
use crate::page::responses::{self, support};
use crate::page::{Block, Entry, Line, Topic, entry};
use crate::words;
use codetable_model::catalog::{Provider, Row, Table};
use codetable_model::words::advice::by_rule;
use codetable_model::words::{LinkTarget, Phrase, RichText};

/// The most codes that are named beside another.
const BESIDE: usize = 12;

/// The page of a subject.
pub(super) fn page<'a>(subject: &Subject<'a>, asked: &Explanation<'a>, screen: &mut Screen<'_>) {
    let query = asked.query.as_str();
    screen.gap();
    let provider = subject.provider();
    match *subject {
        Subject::Row(_, table, row) => code(provider, (table, row), asked, screen),
        Subject::Status(_, status) => self::status(provider, status, screen),
        Subject::Rule(_, rule) => {
            let entry = entry::rule(provider, rule, screen.http);
            title(provider, &[&format!("HTTP {}", entry.code)], &[&entry.spec], screen);
            told(&entry, screen);
        }
        Subject::Class(_, table, of) => {
            let entry = entry::class(provider, table, of);
            title(provider, &[&entry.code, &entry.name], &[&entry.path, &entry.spec], screen);
            if query != entry.code && query != entry.name {
                let says = words::OF_CLASS.with([RichText::code(query), RichText::code(&entry.code)]);
                screen.paragraph(Part::Strong, INDENT, &screen.say(says));
                screen.gap();
            }
            told(&entry, screen);
        }
        Subject::Type(_, of) => {
            let entry = entry::error_type(provider, of);
            title(provider, &[&entry.code], &[&entry.spec], screen);
            told(&entry, screen);
        }
        Subject::Header(_, header) => {
            title(provider, &[&header.name], &[], screen);
            self::header(provider, &header.name, screen);
        }
        Subject::Provider(_) => {
            title(provider, &[], &[&provider.path], screen);
            screen.paragraph(Part::Plain, INDENT, &screen.say(RichText::join(guide::counts(provider), ", ")));
            screen.paragraph(Part::Aside, INDENT, &screen.say(guide::names(provider)));
            let rows = provider.tables.iter().flat_map(|table| &table.rows);
            neighbours(provider, rows.collect(), words::CODES, screen);
        }
    }
    documents(provider, screen);
}

/// ```text
/// kakao  -401  InvalidCredentials
/// Kakao API, kakao::ErrorCode::InvalidCredentials, specs/kakao.yaml:120
///
///   HTTP status   401
///                 stated, 001:66
/// ```
fn code<'a>(
    provider: &'a Provider,
    (table, row): (&'a Table, &'a Row),
    asked: &Explanation<'a>,
    screen: &mut Screen<'_>,
) {
    let tables = provider.tables.iter().enumerate();
    let mut rows = tables.flat_map(|(table, of)| of.rows.iter().enumerate().map(move |(index, of)| (table, index, of)));
    let place = rows.find(|(.., of)| std::ptr::eq(*of, row));
    let Some(entry) = place.and_then(|(table, index, _)| entry::code(provider, (table, index))) else { return };
    title(provider, &[&entry.code, &entry.name], &[&entry.path, &entry.spec], screen);
    if !entry.retired.is_empty() {
        screen.paragraph(Part::Strong, INDENT, &screen.say(entry.retired.clone()));
        screen.gap();
    }
    for note in &entry.foremost {
        let says = words::LABEL.with([note.kind.name().into(), note.says.clone()]);
        screen.paragraph(Part::Aside, INDENT, &screen.say(says));
        screen.gap();
    }
    if let (Some(found), Some(listed)) = (asked.other_status(row), entry.status) {
        let [status, listed] = [found, listed].map(|status| RichText::text(status.to_string()));
        // Of a 207, every problem has a status of its own.
        if found != 207 {
            let says = words::found::OTHER_STATUS.with([status.clone(), listed]);
            screen.paragraph(Part::Strong, INDENT, &screen.say(says));
        }
        if let Some(calls) = asked.under(provider, table, row, found) {
            screen.paragraph(Part::Strong, INDENT, &screen.say(words::found::UNDER.with([status, calls])));
        }
        screen.gap();
    }
    told(&entry, screen);
    let steps = entry.meanings.iter().flat_map(|meaning| meaning.recovery.iter().flatten());
    if steps.into_iter().any(|step| step.leads_to(&LinkTarget::Section("support"))) {
        screen.heading(words::SUPPORT);
        lines(&support(provider), &[], screen);
    }
    if let Some(status) = entry.status {
        let others = with_status(provider, status).filter(|other| !std::ptr::eq(*other, row));
        neighbours(provider, others.collect(), words::SAME_STATUS, screen);
    }
}

/// What the table of headers says of one.
fn header(provider: &Provider, name: &str, screen: &mut Screen<'_>) {
    for block in responses::headers(provider) {
        let Block::Table(table) = block else { continue };
        let place = provider.headers.iter().position(|header| header.name == name);
        let Some(row) = place.and_then(|place| table.rows.get(place)) else { continue };
        let cells = table.heads.iter().zip(row).skip(1).filter(|(_, says)| !says.is_empty());
        let cells: Vec<Line> = cells.map(|(head, says)| Line::plain(*head, says.clone())).collect();
        lines(&cells, &[], screen);
    }
}

/// What a provider says of a status: by its own rule, or by that of its class.
fn status(provider: &Provider, status: u16, screen: &mut Screen<'_>) {
    let rule = provider.rules(status).next();
    let entry = rule.map(|rule| entry::status(provider, rule, status, screen.http));
    let spelled = status.to_string();
    let by = rule.map(|rule| &rule.pattern).filter(|pattern| pattern.to_string() != spelled);
    let by = screen.say(by_rule(by));
    let below = [by.as_str(), entry.as_ref().map_or("", |entry| &entry.spec)];
    title(provider, &[&format!("HTTP {status}")], &below, screen);
    entry.iter().for_each(|entry| told(entry, screen));
    neighbours(provider, with_status(provider, status).collect(), words::WITH_STATUS, screen);
}

/// Codes that are read beside another.
fn neighbours(provider: &Provider, rows: Vec<&Row>, head: Phrase, screen: &mut Screen<'_>) {
    if !rows.is_empty() {
        screen.heading(head);
        briefly(provider, &rows, BESIDE, screen);
    }
}

/// The lines that a reader takes in first.
fn title(provider: &Provider, words: &[&str], below: &[&str], screen: &mut Screen<'_>) {
    let words: Vec<&str> = [provider.name.as_str()].into_iter().chain(words.iter().copied()).collect();
    screen.paragraph(Part::Title, 0, &words.join("  "));
    let name = provider.title.as_ref().map(|title| title.value.of(screen.look.language));
    let below = name.into_iter().chain(below.iter().copied()).filter(|words| !words.is_empty());
    screen.paragraph(Part::Aside, 0, &below.collect::<Vec<_>>().join(", "));
    screen.gap();
}

/// Every meaning, and the remarks that concern it.
pub(super) fn told(entry: &Entry, screen: &mut Screen<'_>) {
    for meaning in &entry.meanings {
        if let Some(basis) = &meaning.basis {
            screen.gap();
            screen.paragraph(Part::Plain, INDENT, &screen.say(words::ONCE_MORE.with([basis.words()])));
            screen.gap();
        }
        lines(&meaning.lines, &meaning.recovery, screen);
    }
    remarks(&entry.remarks, screen);
}

/// Lines, each with its topic, what it says, and what supports it. Every alternative stands on a line of its own.
pub(super) fn lines(lines: &[Line], recovery: &[Vec<RichText>], screen: &mut Screen<'_>) {
    let labels: Vec<String> = lines.iter().map(|line| on_one_line(&screen.say(line.label.clone()))).collect();
    let column = labels.iter().map(|label| display_width(label)).max().unwrap_or_default() + 2;
    for (line, label) in lines.iter().zip(&labels) {
        let part = if line.topic == Topic::ToDo { Part::Strong } else { Part::Plain };
        let mut says: Vec<(Part, String)> = match line.says.as_document() {
            Some(text) => screen.texts(text).into_iter().map(|text| (part, text.to_owned())).collect(),
            None if line.topic == Topic::ToDo && !recovery.is_empty() => {
                recovery.iter().enumerate().map(|of| (part, alternative(of, screen))).collect()
            }
            None => vec![(part, screen.say(line.says.clone()))],
        };
        says.push((Part::Aside, screen.say(line.support.words())));
        let mut label = label.as_str();
        for (part, text) in says.iter().filter(|(_, text)| !text.is_empty()) {
            screen.row(Some((std::mem::take(&mut label), column)), INDENT, *part, text);
        }
    }
}

/// `Fix the setup`, `or get a new token, then send the same request again`
fn alternative((index, steps): (usize, &Vec<RichText>), screen: &Screen<'_>) -> String {
    let words = RichText::join(steps.iter().cloned(), words::THEN);
    screen.say(if index == 0 { words.capitalized() } else { words::OR.with([words]) })
}

/// Contradictions, remarks and notes.
fn remarks(remarks: &[Remark], screen: &mut Screen<'_>) {
    for Remark { kind, says, support, follow, because, .. } in remarks {
        screen.heading(kind.name());
        let places = if support.is_empty() { String::new() } else { format!(" ({})", screen.say(support.clone())) };
        screen.paragraph(Part::Plain, INDENT, &format!("{}{places}", screen.say(says.clone())));
        if *kind == RemarkKind::Conflict {
            let labelled = |name: Phrase, says: &RichText| words::LABEL.with([name.into(), says.clone()]);
            screen.paragraph(Part::Plain, INDENT, &screen.say(labelled(words::FOLLOWED, follow)));
            screen.paragraph(Part::Aside, INDENT, &screen.say(labelled(words::BECAUSE, because)));
        }
    }
}

/// The documents that the page cites.
fn documents(provider: &Provider, screen: &mut Screen<'_>) {
    for (index, document) in provider.documents.iter().enumerate() {
        if index == 0 {
            screen.gap();
        }
        let title = document.title.as_ref().map(|title| match screen.look.language {
            _ if screen.look.is_bilingual => title.value.source.as_str(),
            language => title.value.of(language),
        });
        let place = document.url.as_ref().map_or(&document.file, |url| &url.value);
        let words: Vec<&str> = title.into_iter().chain([place.as_str()]).collect();
        screen.paragraph(Part::Aside, INDENT, &format!("{}: {}", document.id, words.join(", ")));
    }
}
