//! A page in, the codes out that stand in no table: terms that are defined, items of a list, headings.
//!
//! Of what may be a list of codes, more than half of the terms have to be codes, and what stands above has to speak of codes.
//! Then every term is a code, or is told to be none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cell::{Reading, Shape, read, shape};
use super::column::status;
use super::extract::{Entry, Reader, Unread};
use super::words::{self, Head, kind, speaks_of_codes};
use crate::document::page_text::{Mark, Segment};
use codetable_model::vocabulary::TextKind;

/// Something that may be a code, with what is said of it.
struct Term {
    /// What stands where the code would.
    text: String,
    /// Whether that is marked.
    marked: bool,
    /// What follows it on its line.
    rest: String,
    segment: usize,
    /// The segments that say more.
    body: Range<usize>,
}

/// How many terms make a list.
const FEW: usize = 2;

/// Terms by the heading that they stand under, which is known by its place, and by the level that they have as headings.
type Lists = BTreeMap<(Option<usize>, usize), Vec<Term>>;

/// Adds what the reader's page lists outside of tables.
pub(super) fn read_page(reader: &mut Reader<'_>) {
    let entries = reader.extracted.tables.iter().flat_map(|table| &table.entries);
    let mut known: BTreeSet<String> = entries.map(|entry| entry.key.clone()).collect();
    for lists in [headings(reader), definitions(reader), items(reader), pairs(reader)] {
        for terms in lists.into_values() {
            list(reader, terms, &mut known);
        }
    }
}

/// Lists terms, if that is what they are.
fn list(reader: &mut Reader<'_>, terms: Vec<Term>, known: &mut BTreeSet<String>) {
    let (mut codes, mut again) = (0, 0);
    // A word of any text is a code only where it is marked, or where it is told what it is.
    let is_told = |term: &&Term| {
        let plain = matches!(shape(&term.text), Some(Shape::Word | Shape::Capitals));
        let lower = term.text.starts_with(|first: char| first.is_ascii_lowercase());
        !plain || term.marked || (lower && !term.rest.is_empty() && term.text.len() > 2)
    };
    for term in terms.iter().filter(is_told) {
        if let Reading::Codes(found) = read(&term.text) {
            codes += 1;
            again += usize::from(found.iter().all(|code| known.contains(*code)));
        }
    }
    let Some(first) = terms.first() else { return };
    let title = match reader.page.segments[first.segment].mark {
        // A heading is not its own title.
        Mark::Heading(_) => reader.headings.around(first.segment),
        _ => reader.headings.title(first.segment),
    };
    let above = first.segment.checked_sub(1).map(|above| &reader.page.segments[above]);
    let of_heading = matches!(reader.page.segments[first.segment].mark, Mark::Heading(_)) && title.is_below_codes();
    let context = of_heading
        || title.speaks_of_codes()
        || above.is_some_and(|above| !above.is_code && speaks_of_codes(&above.text));
    // What is listed already is spoken of once more.
    if terms.len() < FEW || !context || codes * 10 < terms.len() * 6 || again * 2 >= codes {
        return;
    }
    let mut entries = Vec::new();
    for term in terms {
        let mut entry = Entry { cell: term.text.clone(), ..Entry::default() };
        let said = say(reader, &term, &mut entry);
        entry.lines = reader.lines_of_segments([term.segment].into_iter().chain(said));
        let reason = match read(&term.text) {
            Reading::Codes(codes) => {
                known.extend(codes.iter().map(|code| (*code).to_owned()));
                entries.extend(codes.iter().map(|code| Entry { key: (*code).to_owned(), ..entry.clone() }));
                continue;
            }
            Reading::First(..) => "a code and more",
            Reading::Odd(reason) => reason,
        };
        let line = entry.lines.first().map_or(0, |lines| lines.start);
        reader.extracted.unread.push(Unread { line, cell: term.text, reason: reason.to_owned() });
    }
    reader.list(title, entries);
}

/// Gives an entry what stands behind its term and below it. Returns the segments that were taken.
fn say(reader: &Reader<'_>, term: &Term, entry: &mut Entry) -> Vec<usize> {
    let page = reader.page;
    let mut put = |kind: TextKind, text: String| {
        let free = !text.is_empty() && !entry.texts.iter().any(|(other, _)| *other == kind);
        if free {
            entry.texts.push((kind, text));
        }
        free
    };
    let is_heading = matches!(page.segments[term.segment].mark, Mark::Heading(_));
    let (mut taken, mut found_status) = (Vec::new(), None);
    let mut at = term.body.start;
    let mut rest = term.rest.clone();
    // What is wrapped goes on on the lines below.
    let block = page.segments[term.segment].block;
    let wrapped = |at: usize| {
        !rest.is_empty()
            && at < term.body.end
            && page.segments[at].block == block
            && page.segments[at].mark == Mark::Text
    };
    let mut more = Vec::new();
    while !is_heading && wrapped(at) {
        more.push(page.segments[at].text.as_str());
        taken.push(at);
        at += 1;
    }
    for line in more {
        rest.push(' ');
        rest.push_str(line);
    }
    put(if is_heading { TextKind::Title } else { TextKind::Description }, rest);
    while at < term.body.end {
        let segment = &page.segments[at];
        // The lines of a paragraph are one text, unless something is marked in between.
        let same = |next: &&Segment| next.block == segment.block && next.mark == Mark::Text && !next.is_code;
        let len = 1 + page.segments[at + 1..term.body.end].iter().take_while(same).count();
        let lines = at..at + len;
        at += len;
        if segment.is_code || segment.cell.is_some() {
            continue;
        }
        let text = page.segments[lines.clone()].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let labelled = text.split_once(": ").filter(|(label, _)| label.chars().count() <= 24);
        let labelled = labelled.map(|(label, rest)| (label.to_lowercase(), rest.to_owned()));
        let is_taken = match labelled {
            Some((label, rest)) if words::head(&label) == Head::Http || label.contains("status") => {
                let found = status(&rest).and_then(|status| status.parse().ok());
                found_status = found_status.or(found);
                found.is_some()
            }
            Some((label, rest)) if kind(&label, false).is_some() => {
                kind(&label, false).is_some_and(|kind| put(kind, rest))
            }
            _ => {
                let spare = [TextKind::Description, TextKind::Detail, TextKind::Note];
                spare.into_iter().any(|kind| put(kind, text.clone()))
            }
        };
        if is_taken {
            taken.extend(lines);
        }
    }
    entry.status = found_status;
    taken
}

/// A line taken apart: the code that it may begin with, and what follows.
fn term(segment: &Segment, index: usize, body: Range<usize>) -> Term {
    const MARKS: [char; 9] = [':', '-', '–', '—', '(', '：', '=', '|', ','];
    let text = segment.text.as_str();
    let rest_of = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches(MARKS).trim();
        rest.strip_suffix(')').filter(|inner| !inner.contains('(')).unwrap_or(rest).to_owned()
    };
    let begins = |marked: &&String| !marked.is_empty() && text.starts_with(marked.as_str());
    let marked = segment
        .marked
        .iter()
        .filter(begins)
        .map(|marked| marked.trim_end_matches([':', ' ']))
        .find(|marked| shape(marked).is_some());
    if let Some(marked) = marked {
        return Term {
            text: marked.to_owned(),
            marked: true,
            rest: rest_of(&text[marked.len()..]),
            segment: index,
            body,
        };
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '：' | '(')).unwrap_or(text.len());
    let first = text[..end].trim_end_matches([':', ',']);
    let rest = text[first.len()..].trim_start();
    let parted = rest.is_empty() || rest.starts_with(MARKS);
    let of = shape(first);
    let speaks = of.is_some_and(|of| of.is_strong() || matches!(of, Shape::Number | Shape::Digits | Shape::Joined));
    if of.is_some() && (parted || speaks) {
        return Term { text: first.to_owned(), marked: false, rest: rest_of(rest), segment: index, body };
    }
    Term { text: text.to_owned(), marked: false, rest: String::new(), segment: index, body }
}

/// Headings that are codes, by the heading around them.
fn headings(reader: &Reader<'_>) -> Lists {
    let segments = &reader.page.segments;
    let mut lists = Lists::new();
    for (index, segment) in segments.iter().enumerate() {
        let Mark::Heading(level) = segment.mark else { continue };
        // `1. Introduction` is numbered, `404 Not Found` is said of all that is below it.
        let is_status = status(&segment.text).is_some_and(|status| segment.text.len() > status.len());
        let numbered =
            segment.text.split('.').next().is_some_and(|first| first.len() < 3 && first.parse::<u8>().is_ok());
        if is_status || numbered {
            continue;
        }
        let end = (index + 1..segments.len())
            .find(|next| matches!(segments[*next].mark, Mark::Heading(_)))
            .unwrap_or(segments.len());
        let around = reader.headings.path(index).iter().rev().nth(1).copied();
        let term = term(segment, index, index + 1..end);
        lists.entry((around, level)).or_default().push(term);
    }
    lists
}

/// Terms with the definitions below them.
fn definitions(reader: &Reader<'_>) -> Lists {
    let segments = &reader.page.segments;
    let is_definition = |index: usize| segments.get(index).is_some_and(|segment| segment.mark == Mark::Definition);
    let mut lists = Lists::new();
    for (index, segment) in segments.iter().enumerate() {
        if segment.mark != Mark::Text || !is_definition(index + 1) || segments[index + 1].block != segment.block {
            continue;
        }
        // Lines of a definition may be wrapped; a line above the next definition is a term again.
        let ends =
            |next: &usize| segments[*next].block != segment.block || (!is_definition(*next) && is_definition(next + 1));
        let end = (index + 2..segments.len()).find(ends).unwrap_or(segments.len());
        // In descriptions of parameters, this is what they begin with.
        let of_parameter =
            ["REQUIRED", "OPTIONAL", "RECOMMENDED"].iter().any(|word| segments[index + 1].text.starts_with(word));
        if !of_parameter {
            lists.entry((under(reader, index), 0)).or_default().push(term(segment, index, index + 1..end));
        }
    }
    lists
}

/// Items of lists.
fn items(reader: &Reader<'_>) -> Lists {
    let segments = &reader.page.segments;
    let mut lists = Lists::new();
    for (index, segment) in segments.iter().enumerate() {
        if segment.mark == Mark::Item && !segment.is_code && segment.cell.is_none() {
            let ends = |next: &usize| segments[*next].block != segment.block || segments[*next].mark != Mark::Text;
            let end = (index + 1..segments.len()).find(ends).unwrap_or(segments.len());
            lists.entry((under(reader, index), 0)).or_default().push(term(segment, index, index + 1..end));
        }
    }
    lists
}

/// Paragraphs that begin with a code: on a line of its own, or marked.
fn pairs(reader: &Reader<'_>) -> Lists {
    let segments = &reader.page.segments;
    let mut lists = Lists::new();
    for (index, segment) in segments.iter().enumerate() {
        let begins = index == 0 || segments[index - 1].block != segment.block;
        if !begins || segment.mark != Mark::Text || segment.is_code || segment.cell.is_some() {
            continue;
        }
        let ends = |next: &usize| segments[*next].block != segment.block;
        let end = (index + 1..segments.len()).find(ends).unwrap_or(segments.len());
        let defined = segments[index..end].iter().any(|segment| segment.mark != Mark::Text);
        let term = term(segment, index, index + 1..end);
        let alone = term.rest.is_empty() && index + 1 < end;
        let fits = shape(&term.text).is_some_and(|of| of != Shape::Word || term.marked);
        if !defined && fits && (alone || (term.marked && !term.rest.is_empty())) {
            lists.entry((under(reader, index), 0)).or_default().push(term);
        }
    }
    lists
}

/// The heading that a segment stands under, by its place.
fn under(reader: &Reader<'_>, segment: usize) -> Option<usize> {
    reader.headings.path(segment).last().copied()
}
