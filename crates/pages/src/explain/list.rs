//! Codes in, a line of each out.

use textwrap::core::display_width;

use super::page::{lines, told};
use super::screen::{INDENT, Part, Screen, on_one_line};
use super::{Explanation, Subject};
use crate::find::{Kind, Unlisted};
use crate::page::entry::{self, brief_meaning};
use crate::words::{self, found};
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Provider, Row};
use codetable_model::words::{Phrase, RichText};

/// The most codes in a list.
const LISTED: usize = 60;

/// A line a code, in columns: `-401  InvalidCredentials  with a new token · what it means`
pub(super) fn briefly(provider: &Provider, rows: &[&Row], most: usize, screen: &mut Screen<'_>) {
    let heads: Vec<[String; 2]> =
        rows.iter().take(most).map(|row| [on_one_line(&row.code.to_string()), row.name.clone()]).collect();
    let width = |column: usize| heads.iter().map(|head| display_width(&head[column])).max().unwrap_or_default() + 2;
    let (codes, names) = (width(0), width(1));
    let room = screen.look.width.saturating_sub(INDENT + codes + names);
    for (row, [code, name]) in rows.iter().zip(&heads) {
        let status = row.facts.status.as_ref().map(|status| status.value);
        let again = screen.say(Advice::of(&row.facts, status, provider).again_words());
        let means = brief_meaning(&row.facts).map_or("", |text| text.of(screen.look.language));
        let text = [again.as_str(), means].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let head = format!("{code}{}{name}", " ".repeat(codes - display_width(code)));
        // Long names leave no room beside them.
        if room < 30 || text.is_empty() {
            screen.paragraph(Part::Plain, INDENT, &head);
            if !text.is_empty() {
                screen.paragraph(Part::Aside, INDENT + 2, &text);
            }
        } else {
            screen.row(Some((&head, codes + names)), INDENT, Part::Aside, &text);
        }
    }
    let more = rows.len().saturating_sub(most);
    if more > 0 {
        screen.paragraph(Part::Aside, INDENT, &screen.say(words::MORE.with([more.into()])));
    }
}

/// Rows of several providers, under the name of each.
fn grouped(rows: &[(&Provider, &Row)], most: usize, screen: &mut Screen<'_>) {
    for group in rows.chunk_by(|a, b| a.0.name == b.0.name) {
        screen.gap();
        let Some((provider, _)) = group.first() else { continue };
        screen.paragraph(Part::Title, 0, &provider.name);
        let rows: Vec<&Row> = group.iter().map(|(_, row)| *row).collect();
        briefly(provider, &rows, most, screen);
    }
}

/// What is not listed, and what is only similar or has the words, each under its name.
pub(super) fn others(explanation: &Explanation<'_>, screen: &mut Screen<'_>) {
    for of in &explanation.unlisted {
        screen.gap();
        unlisted(of, explanation, screen);
    }
    if !explanation.similar.is_empty() {
        screen.gap();
        screen.paragraph(Part::Strong, 0, &screen.say(found::kind(Kind::Similar)));
        grouped(&explanation.similar, LISTED, screen);
    }
    if !explanation.words.is_empty() {
        let rows = explanation.words.iter().filter_map(|subject| match subject {
            Subject::Row(provider, _, row) => Some((*provider, *row)),
            _ => None,
        });
        let rows: Vec<(&Provider, &Row)> = rows.collect();
        screen.gap();
        screen.paragraph(Part::Strong, 0, &screen.say(found::kind(Kind::Words)));
        grouped(&rows, LISTED, screen);
        rules(&explanation.words, screen);
    }
    if explanation.kind.is_none() {
        screen.paragraph(Part::Plain, 0, &screen.say(words::UNKNOWN.with([RichText::text(&explanation.query)])));
        screen.paragraph(Part::Aside, 0, &screen.say(words::HINT));
    }
}

/// What is no code and has the words too: `kakao  HTTP 401`
fn rules(subjects: &[Subject<'_>], screen: &mut Screen<'_>) {
    let name = |subject: &Subject<'_>| match subject {
        Subject::Rule(_, rule) => Some(format!("HTTP {}", rule.pattern)),
        Subject::Type(_, of) => Some(of.name.clone()),
        Subject::Header(_, header) => Some(header.name.clone()),
        _ => None,
    };
    let lines = subjects.iter().filter_map(|of| Some(format!("{}  {}", of.provider().name, name(of)?)));
    for (index, line) in lines.enumerate() {
        if index == 0 {
            screen.gap();
        }
        screen.paragraph(Part::Plain, INDENT, &line);
    }
}

/// A code that no table lists: whose it seems to be, and what is decided about it.
fn unlisted(of: &Unlisted, explanation: &Explanation<'_>, screen: &mut Screen<'_>) {
    screen.paragraph(Part::Title, 0, &screen.say(found::NOT_LISTED.with([RichText::text(&of.code)])));
    let Some((provider, table)) = of.family else {
        screen.paragraph(Part::Plain, 0, &screen.say(found::OF_NO_FAMILY));
        return;
    };
    let provider = &explanation.catalog.providers[provider];
    let name = RichText::text(format!("{}::{}", provider.name, provider.tables[table].enum_name));
    screen.paragraph(Part::Plain, 0, &screen.say(found::OF_FAMILY.with([name])));
    for (name, part) in &of.parts {
        screen.paragraph(Part::Aside, INDENT, &format!("{name} {part}"));
    }
    let Some(status) = of.status else {
        let example = RichText::text(format!("HTTP 503 {}", of.code));
        screen.paragraph(Part::Plain, 0, &screen.say(found::BY_STATUS.with([example])));
        return;
    };
    let paragraph = |phrase: Phrase, screen: &mut Screen<'_>| {
        screen.paragraph(Part::Plain, 0, &screen.say(phrase.with([usize::from(status).into()])));
    };
    if let Some(by_http) = entry::by_http(provider, status, screen.http) {
        paragraph(found::STATUS_BY_HTTP, screen);
        screen.gap();
        lines(&[by_http], &[], screen);
    } else if let Some(rule) = provider.rules(status).next() {
        paragraph(found::BY_ITS_STATUS, screen);
        screen.gap();
        told(&entry::status(provider, rule, status, screen.http), screen);
    } else {
        paragraph(found::NO_RULE, screen);
    }
}
