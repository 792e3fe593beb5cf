//! A page of Markdown in, what it says of each code and each rule out.

use crate::truth::{Remark, Statement, Topic};
use crate::words::{self, Tongue};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// A part of a page, as a reader sees it.
#[derive(Debug, PartialEq)]
pub enum Block {
    Heading(HeadingLevel, String),
    /// The rows of a table, its head first.
    Table(Vec<Vec<String>>),
    /// An item of a list, by how deep it stands; its own items apart.
    Item(usize, String),
    Paragraph(String),
}

/// The parts of a page. Emphasis is dropped, and a link is what it says.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut text, mut rows, mut row, mut depth) = (String::new(), Vec::new(), Vec::new(), 0);
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::InlineHtml(element) if &*element == "<br>" => text.push('\n'),
            Event::Start(Tag::Item) => {
                // What stands before the items of an item is its own.
                if depth > 0 && !text.is_empty() {
                    blocks.push(Block::Item(depth - 1, std::mem::take(&mut text)));
                }
                depth += 1;
            }
            Event::End(TagEnd::Item) => {
                depth -= 1;
                if !text.is_empty() {
                    blocks.push(Block::Item(depth, std::mem::take(&mut text)));
                }
            }
            Event::End(TagEnd::Heading(level)) => blocks.push(Block::Heading(level, std::mem::take(&mut text))),
            Event::End(TagEnd::Paragraph) if depth == 0 => {
                blocks.push(Block::Paragraph(std::mem::take(&mut text)));
            }
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => rows.push(std::mem::take(&mut row)),
            Event::End(TagEnd::Table) => blocks.push(Block::Table(std::mem::take(&mut rows))),
            _ => {}
        }
    }
    blocks
}

/// What a page says of something under a heading of its own.
pub struct Section {
    pub title: String,
    /// What it says first, then of each further meaning, with what supports that.
    pub meanings: Vec<(String, Vec<Statement>)>,
    pub remarks: Vec<Remark>,
}

/// The sections below a heading of the second level: one for each code, or for each rule.
pub fn sections(blocks: &[Block], under: &str, is_english: bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for block in below(blocks, under) {
        match (block, sections.last_mut()) {
            (Block::Heading(HeadingLevel::H3, title), _) => {
                let meanings = vec![(String::new(), Vec::new())];
                sections.push(Section { title: title.clone(), meanings, remarks: Vec::new() });
            }
            (Block::Paragraph(text), Some(section)) => {
                let basis = text.strip_prefix("The document lists the code once more: ");
                if let Some(basis) = basis {
                    let basis = words::basis(basis.trim_end_matches('.'), Tongue::English).0;
                    section.meanings.push((basis, Vec::new()));
                }
            }
            (Block::Table(rows), Some(section)) => {
                if let Some((_, statements)) = section.meanings.last_mut() {
                    statements.extend(by_heads(rows).iter().flat_map(|row| line(row, is_english)));
                }
            }
            (Block::Item(_, text), Some(section)) => section.remarks.extend(remark(text)),
            _ => {}
        }
    }
    sections
}

/// A row of a table, by the heads of its columns. A column in which nothing stands is left out.
pub type Row = BTreeMap<String, String>;

/// The rows of the tables below a heading that list what is told of further below.
pub fn overview(blocks: &[Block], under: &str) -> Vec<Row> {
    let tables = below(blocks, under).iter().filter_map(|block| match block {
        Block::Table(rows) if ["Code", "Status"].contains(&rows[0][0].as_str()) => Some(rows),
        _ => None,
    });
    tables.flat_map(|rows| by_heads(rows)).collect()
}

fn by_heads(rows: &[Vec<String>]) -> Vec<Row> {
    rows[1..].iter().map(|cells| rows[0].iter().cloned().zip(cells.iter().cloned()).collect()).collect()
}

fn below<'b>(blocks: &'b [Block], under: &str) -> &'b [Block] {
    let is_head = |block: &Block| matches!(block, Block::Heading(HeadingLevel::H2, _));
    let start =
        blocks.iter().position(|block| is_head(block) && matches!(block, Block::Heading(_, title) if title == under));
    let rest = start.map_or(&[][..], |start| &blocks[start + 1..]);
    &rest[..rest.iter().position(is_head).unwrap_or(rest.len())]
}

/// A row of a table of facts.
fn line(row: &Row, is_english: bool) -> Vec<Statement> {
    let cell = |head: &str| row.get(head).map_or("", String::as_str);
    let [name, says, source, basis] = ["", "In English", "In the document", "How we know"].map(cell);
    let Some(topic) = words::topic(name, Tongue::English) else { return Vec::new() };
    let (basis, rule) = words::basis(basis, Tongue::English);
    if basis == "silent" {
        return Vec::new();
    }
    let source = Some(source.to_owned()).filter(|source| !source.is_empty());
    let statement = |says: String, source: Option<String>| Statement {
        topic,
        says,
        source,
        basis: basis.clone(),
        rule: rule.clone(),
        waits: None,
    };
    match topic {
        Topic::Recovery => {
            let all = words::recovery(says, Tongue::English).into_iter().enumerate();
            // The document's words stand once, for whichever alternative they are.
            all.map(|(index, of)| statement(of, source.clone().filter(|_| index == 0))).collect()
        }
        Topic::Again => vec![statement(words::again(says, Tongue::English), source)],
        Topic::Wait => vec![statement(words::wait(says, Tongue::English), source)],
        Topic::Effect => vec![statement(words::effect(says, Tongue::English), source)],
        Topic::Severity | Topic::Origin => vec![statement(words::nature(says, Tongue::English), source)],
        // A document in English is not quoted twice.
        Topic::Text(_) => vec![statement(says.to_owned(), source.or_else(|| is_english.then(|| says.to_owned())))],
        Topic::Status => vec![statement(says.to_owned(), source)],
    }
}

/// `Contradiction: what disagrees (places). Followed: … Because: …`
fn remark(text: &str) -> Option<Remark> {
    let (name, rest) = text.split_once(": ")?;
    let kind = words::remark(name)?;
    let (says, rest) = rest.split_once(" Followed: ").unwrap_or((rest, ""));
    let (follow, because) = rest.split_once(" Because: ").unwrap_or((rest, ""));
    let (says, support) = placed(says, Tongue::English);
    Some(Remark { kind, says, support, follow: follow.to_owned(), because: because.to_owned(), concerns: Vec::new() })
}

/// A sentence, and in brackets behind it what it rests on.
pub fn placed(text: &str, tongue: Tongue) -> (String, String) {
    let support = |at: usize| {
        let inside = text[at + 2..].strip_suffix(')')?;
        let (basis, _) = words::basis(inside, tongue);
        let is_basis = ["inferred: ", "registered: "].iter().any(|kind| basis.starts_with(kind));
        let place = words::cited(inside, tongue).or(is_basis.then_some(basis))?;
        Some((text[..at].to_owned(), place))
    };
    let found = text.match_indices(" (").find_map(|(at, _)| support(at));
    found.unwrap_or_else(|| (text.to_owned(), String::new()))
}
