//! A provider in, its page of Markdown out.

use super::inline::{Anchor, Inline, Target, words};
use super::links::Links;
use super::page::Page;
use super::{COMMENT, LANGUAGE};
use crate::page::codes::{Listing, Overview, listing, overview};
use crate::page::entry;
use crate::page::remarks::{Remark, RemarkKind};
use crate::page::sections::sections;
use crate::page::{Block, Entry, Line, Section, Table, Topic, guide};
use crate::words;
use codetable_model::catalog::{Basis, Provider};
use codetable_model::words::{Evidence, Phrase, RichText};

/// ```text
/// # Title
/// 15 codes, 8 status rules … from `specs/provider.yaml`
/// Contents
/// ## Codes … ## Documents
/// ```
pub(super) fn page(provider: &Provider) -> String {
    let sections = sections(provider);
    let by_code = Anchor::new("code-by-code");
    let links = Links::new(provider, &sections, &[Anchor::new("codes"), by_code.clone()]);
    let mut page = Page::new(COMMENT);
    page.heading(1, None, &Inline::text(guide::title(provider)));
    introduction(&mut page, provider, &links);
    let heading = |section: &Section| (title(section.title), links.anchor(&section.place));
    let listings: Vec<Listing> = provider.tables.iter().map(|table| listing(provider, table)).collect();
    let has_codes = listings.iter().any(|listing| !listing.order.is_empty());
    let codes = [(words::CODES, Anchor::new("codes")), (words::CODE_BY_CODE, by_code)];
    let codes = codes.map(|(of, anchor)| (title(of), Some(anchor)));
    let heads = codes.iter().filter(|_| has_codes).cloned().chain(sections.iter().map(heading));
    let contents = heads.map(|(title, anchor)| match anchor {
        Some(anchor) => title.linked(&Target::anchor(&anchor)),
        None => title,
    });
    page.paragraph(&Inline::join(contents, " · "));
    if has_codes {
        let [overview, by_code] = codes;
        page.heading(2, overview.1.as_ref(), &overview.0);
        listings.iter().enumerate().for_each(|(table, of)| list(&mut page, table, of, provider, &links));
        page.heading(2, by_code.1.as_ref(), &by_code.0);
        for (table, of) in listings.iter().enumerate() {
            let entries = of.order.iter().filter_map(|row| entry::code(provider, (table, *row)));
            entries.for_each(|of| write_entry(&mut page, &of, &links));
        }
    }
    for section in &sections {
        let (title, anchor) = heading(section);
        page.heading(2, anchor.as_ref(), &title);
        section.blocks.iter().for_each(|of| block(&mut page, of, &links));
    }
    links.definitions(&mut page);
    page.finish()
}

fn title(title: Phrase) -> Inline {
    Inline::ours(title.of(LANGUAGE))
}

/// How much there is, where it comes from, and where it was written down.
fn introduction(page: &mut Page, provider: &Provider, links: &Links<'_>) {
    let counts = RichText::join(guide::counts(provider), ", ");
    let documents = RichText::join(provider.documents.iter().map(guide::document), words::AND);
    let phrase = if documents.is_empty() { words::COUNTED_ALONE } else { words::COUNTED_FROM };
    page.paragraph(&links.english(&phrase.with([counts, documents])));
    if let Some(title) = provider.title.as_ref().filter(|title| title.basis != Basis::Declared) {
        page.paragraph(&links.english(&words::NAME_IS.with([Evidence::of(&title.basis).words()])));
    }
    let names = guide::names(provider);
    if !names.is_empty() {
        page.paragraph(&links.english(&names));
    }
    let spec = Inline::code(&provider.path);
    let spec = match Target::file(&format!("../{}", provider.path)) {
        Some(target) => spec.linked(&target),
        None => spec,
    };
    page.paragraph(&words![
        "Written down in ",
        spec,
        ". [How to read this page](README.md#how-to-read-a-page), and [all providers](README.md)."
    ]);
}

/// Every code of a table in brief, and what is said of the table as a whole.
fn list(page: &mut Page, table: usize, of: &Listing, provider: &Provider, links: &Links<'_>) {
    page.heading(3, None, &Inline::code(&of.path));
    let all = &provider.tables[table];
    let rows = of.order.iter().map(|index| {
        let row = overview(provider, (table, *index), &all.rows[*index], all);
        [row.link(), row.status_apart().map(|status| RichText::text(status.to_string())).unwrap_or_default()]
            .map(|text| links.english(&text))
            .into_iter()
            .chain(in_brief(&row, links))
            .collect()
    });
    let heads = ["Code", "HTTP", "Name", "What it means", "What to do", "Send again"];
    page.table_of(&heads.map(Inline::from), rows.collect());
    lines(page, &of.about, links);
    remarks(page, &of.remarks, links);
}

/// The name of a code, what it means and what to do.
fn in_brief(row: &Overview, links: &Links<'_>) -> [Inline; 4] {
    let support = links.english(&row.support);
    let support = if support.is_empty() { support } else { words![" (", support, ")"] };
    [
        Inline::text(&row.name),
        Inline::join([links.english(&row.retired), links.english(&row.means)], " "),
        words![links.english(&row.todo), support],
        links.english(&row.again),
    ]
}

fn block(page: &mut Page, block: &Block, links: &Links<'_>) {
    match block {
        Block::Paragraph(text) => page.paragraph(&links.english(text)),
        Block::Heading(place, text) => {
            let anchor = place.as_ref().and_then(|place| links.anchor(place));
            page.heading(3, anchor.as_ref(), &links.english(text));
        }
        Block::Lines(all) => lines(page, all, links),
        Block::Table(of) => table(page, of, links),
        Block::Entry(entry) => write_entry(page, entry, links),
        Block::Example(title, text) => {
            page.paragraph(&links.english(title));
            let is_json = matches!(text.trim_start().chars().next(), Some('{' | '['));
            page.fence(if is_json { "json" } else { "text" }, text);
        }
        Block::Concerning(all) => remarks(page, all, links),
        Block::Remarks(all) => {
            let items = all.iter().map(|of| {
                let concerns = links.english(&of.concerns);
                let concerns = if concerns.is_empty() { concerns } else { words!["Concerns ", concerns, "."] };
                Inline::join([remark(of, links), concerns], " ")
            });
            match all.first().map(|of| of.kind) {
                Some(RemarkKind::Conflict) => page.numbered(items),
                _ => page.list(items),
            }
        }
    }
}

/// ```text
/// ### `-401` InvalidCredentials
/// | | In English | In the document | Basis |
/// ```
fn write_entry(page: &mut Page, entry: &Entry, links: &Links<'_>) {
    let code = Inline::code(&entry.code);
    let title = Inline::join([code.clone(), Inline::text(&entry.name)], " ");
    page.heading(3, links.anchor(&entry.place).as_ref(), &title);
    page.paragraph(&links.english(&entry.retired));
    for (number, meaning) in (1..).zip(&entry.meanings) {
        if let Some(basis) = &meaning.basis {
            let number: usize = number;
            let title = words::MEANING_OF.with([number.into(), RichText::code(&entry.code)]);
            page.heading(4, None, &links.english(&title));
            page.paragraph(&words![links.english(&words::ONCE_MORE.with([basis.words()])), "."]);
        }
        lines(page, &meaning.lines, links);
    }
    remarks(page, &entry.remarks, links);
}

/// A line for every fact: in English, as the document has it, and what supports it.
fn lines(page: &mut Page, lines: &[Line], links: &Links<'_>) {
    let row = |line: &Line| {
        let label = links.english(&line.label);
        let label = if matches!(line.topic, Topic::ToDo | Topic::Again) { label.bold() } else { label };
        let document = line.says.as_document().filter(|_| !links.is_english()).or(line.quote.as_ref());
        let document = document.map_or_else(Inline::default, Links::source);
        vec![label, links.english(&line.says), document, links.english(&line.support.words())]
    };
    let heads = ["", "In English", "In the document", "How we know"].map(Inline::from);
    page.table_of(&heads, lines.iter().map(row).collect());
}

fn table(page: &mut Page, table: &Table, links: &Links<'_>) {
    let cell = |(head, cell): (&Phrase, &RichText)| match *head {
        words::IN_DOCUMENT => links.both(cell),
        _ => links.english(cell),
    };
    let rows = table.rows.iter().map(|row| table.heads.iter().zip(row).map(cell).collect());
    let heads: Vec<Inline> = table.heads.iter().map(|head| title(*head)).collect();
    page.table_of(&heads, rows.collect());
}

/// `- **Contradiction:** what disagrees (places). **Followed:** … **Because:** …`
fn remarks(page: &mut Page, remarks: &[Remark], links: &Links<'_>) {
    page.list(remarks.iter().map(|of| words![label(of.kind.name()), " ", remark(of, links)]));
}

fn remark(of: &Remark, links: &Links<'_>) -> Inline {
    let support = links.english(&of.support);
    let support = if support.is_empty() { support } else { words!["(", support, ")"] };
    let mut whole = Inline::join([links.english(&of.says), support], " ");
    if of.kind == RemarkKind::Conflict {
        for (name, says) in [(words::FOLLOWED, &of.follow), (words::BECAUSE, &of.because)] {
            whole.push(&words![" ", label(name), " ", links.english(says)]);
        }
    }
    whole
}

/// `**Followed:**`
fn label(name: Phrase) -> Inline {
    words![title(name), ":"].bold()
}
