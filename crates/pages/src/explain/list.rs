//! Codes in, a line of each out.

use textwrap::core::display_width;

use super::find::parts_of;
use super::screen::{Language, Part, Screen};
use super::{Explanation, Subject};
use crate::wording::facts::meaning;
use crate::wording::language::Language as Wording;
use codetable_model::catalog::{Provider, Row};

/// How far the lines of a page stand from the edge.
pub(super) const INDENT: usize = 2;

/// The most codes that are named beside another, and the most in a list.
const BESIDE: usize = 12;
const LISTED: usize = 60;

/// Codes that are read beside another.
pub(super) fn neighbours(rows: &[&Row], head: &str, screen: &mut Screen<'_>) {
    if rows.is_empty() {
        return;
    }
    screen.gap();
    screen.paragraph(Part::Topic, INDENT, head);
    briefly(rows, BESIDE, screen);
}

/// A line a code, in columns: `-401  InvalidCredentials  what it means`
fn briefly(rows: &[&Row], most: usize, screen: &mut Screen<'_>) {
    let heads: Vec<[String; 2]> = rows.iter().take(most).map(|row| [row.code.to_string(), row.name.clone()]).collect();
    let width = |column: usize| heads.iter().map(|head| display_width(&head[column])).max().unwrap_or_default() + 2;
    let (codes, names) = (width(0), width(1));
    let room = screen.look.width.saturating_sub(INDENT + codes + names);
    for (row, [code, name]) in rows.iter().zip(&heads) {
        let text = meaning(&row.facts).map_or("", |text| match screen.look.language {
            Language::Korean => text.source.as_str(),
            Language::Both | Language::English => text.english.as_str(),
        });
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
        let says = match screen.look.language.wording() {
            Wording::English => format!("and {more} more"),
            Wording::Korean => format!("그리고 {more}개 더"),
        };
        screen.paragraph(Part::Aside, INDENT, &says);
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
    let says = match screen.look.language.wording() {
        Wording::English => {
            format!("{} codes have `{}` in their names; name one of them", rows.len(), explanation.query)
        }
        Wording::Korean => {
            format!("이름에 `{}`이(가) 들어 있는 코드 {}개: 하나를 고르세요", explanation.query, rows.len())
        }
    };
    screen.paragraph(Part::Plain, 0, &says);
    grouped(&rows, LISTED, screen);
}

/// What was not found, whose it seems to be, and what was probably meant.
pub(super) fn unknown(explanation: &Explanation<'_>, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    let query = &explanation.query;
    if !explanation.mentions.is_empty() {
        let says = match language {
            Wording::English => format!("no code is called `{query}`, but it stands in the texts of these"),
            Wording::Korean => format!("`{query}`라는 코드는 없지만, 다음 코드의 설명에 나옵니다"),
        };
        screen.paragraph(Part::Plain, 0, &says);
        return grouped(&explanation.mentions, LISTED, screen);
    }
    screen.paragraph(
        Part::Plain,
        0,
        &match language {
            Wording::English => format!("nothing is known of `{query}`"),
            Wording::Korean => format!("`{query}`에 대해 알려진 것이 없습니다"),
        },
    );
    for (provider, table) in &explanation.families {
        let name = format!("{}::{}", provider.name, table.enum_name);
        screen.paragraph(
            Part::Plain,
            0,
            &match language {
                Wording::English => format!("it is written as codes of {name} are, which does not list it"),
                Wording::Korean => format!("{name}의 코드처럼 쓰였지만, 거기에 나와 있지는 않습니다"),
            },
        );
        for (name, part) in parts_of(query, table) {
            screen.paragraph(Part::Aside, INDENT, &format!("{name} {part}"));
        }
    }
    if !explanation.nearest.is_empty() {
        screen.paragraph(Part::Plain, 0, language.of("did you mean one of these?", "이 가운데 하나인가요?"));
        grouped(&explanation.nearest, LISTED, screen);
    }
    if explanation.nearest.is_empty() && explanation.families.is_empty() {
        let hint = language.of(
            "try a part of the code, its status, or a word of its message",
            "코드의 일부나 상태, 메시지에 나온 말로 찾아 보세요",
        );
        screen.paragraph(Part::Aside, 0, hint);
    }
}
