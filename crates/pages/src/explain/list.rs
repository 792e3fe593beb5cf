//! Codes in, a line of each out.

use textwrap::core::display_width;

use super::find::parts_of;
use super::screen::{INDENT, Part, Screen, on_one_line};
use super::{Explanation, Subject};
use crate::page::entry::brief_meaning;
use crate::words;
use codetable_model::catalog::{Provider, Row};
use codetable_model::words::RichText;

/// The most codes in a list.
const LISTED: usize = 60;

/// A line a code, in columns: `-401  InvalidCredentials  what it means`
pub(super) fn briefly(rows: &[&Row], most: usize, screen: &mut Screen<'_>) {
    let heads: Vec<[String; 2]> =
        rows.iter().take(most).map(|row| [on_one_line(&row.code.to_string()), row.name.clone()]).collect();
    let width = |column: usize| heads.iter().map(|head| display_width(&head[column])).max().unwrap_or_default() + 2;
    let (codes, names) = (width(0), width(1));
    let room = screen.look.width.saturating_sub(INDENT + codes + names);
    for (row, [code, name]) in rows.iter().zip(&heads) {
        let text = brief_meaning(&row.facts).map_or("", |text| text.of(screen.look.language.wording()));
        let head = format!("{code}{}{name}", " ".repeat(codes - display_width(code)));
        // Long names leave no room beside them.
        if room < 30 || text.is_empty() {
            screen.paragraph(Part::Plain, INDENT, &head);
            if !text.is_empty() {
                screen.paragraph(Part::Aside, INDENT + 2, text);
            }
        } else {
            screen.row(Some((&head, codes + names)), INDENT, Part::Aside, text);
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
        if let Some((provider, _)) = group.first() {
            screen.paragraph(Part::Title, 0, &provider.name);
        }
        let rows: Vec<&Row> = group.iter().map(|(_, row)| *row).collect();
        briefly(&rows, most, screen);
    }
}

/// What was found, a line each: too much for pages.
pub(super) fn list(explanation: &Explanation<'_>, screen: &mut Screen<'_>) {
    let rows = explanation.subjects.iter().filter_map(|subject| match subject {
        Subject::Row(provider, _, row) => Some((*provider, *row)),
        _ => None,
    });
    let rows: Vec<(&Provider, &Row)> = rows.collect();
    let says = words::MANY.with([rows.len().into(), RichText::text(&explanation.query)]);
    screen.paragraph(Part::Plain, 0, &screen.say(says));
    grouped(&rows, LISTED, screen);
}

/// What was not found, whose it seems to be, and what was probably meant.
pub(super) fn unknown(explanation: &Explanation<'_>, screen: &mut Screen<'_>) {
    let query = || RichText::text(&explanation.query);
    if !explanation.mentions.is_empty() {
        screen.paragraph(Part::Plain, 0, &screen.say(words::MENTIONED.with([query()])));
        return grouped(&explanation.mentions, LISTED, screen);
    }
    screen.paragraph(Part::Plain, 0, &screen.say(words::UNKNOWN.with([query()])));
    for (provider, table) in &explanation.families {
        let name = RichText::text(format!("{}::{}", provider.name, table.enum_name));
        screen.paragraph(Part::Plain, 0, &screen.say(words::FAMILY.with([name])));
        for (name, part) in parts_of(&explanation.query, table) {
            screen.paragraph(Part::Aside, INDENT, &format!("{name} {part}"));
        }
    }
    if !explanation.nearest.is_empty() {
        screen.paragraph(Part::Plain, 0, &screen.say(words::DID_YOU_MEAN));
        grouped(&explanation.nearest, LISTED, screen);
    }
    if explanation.nearest.is_empty() && explanation.families.is_empty() {
        screen.paragraph(Part::Aside, 0, &screen.say(words::HINT));
    }
}
