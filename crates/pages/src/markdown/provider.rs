//! A provider in, its page of Markdown out.

use super::inline::{Anchor, Inline, Target, words};
use super::links::Links;
use super::page::Page;
use super::{COMMENT, LANGUAGE, page_name};
use crate::page::codes::{Listing, Overview, listing, overview};
use crate::page::entry;
use crate::page::remarks::{Remark, RemarkKind, foremost};
use crate::page::sections::sections;
use crate::page::{Block, Entry, Line, Section, Table, Topic, guide};
use crate::words;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::{Basis, Provider};
use codetable_model::words::{Evidence, Phrase, RichText};

/// The most codes of a page: a forge shows no file that is much larger, and nobody finds anything on it.
const MOST: usize = 500;

/// ```text
/// # Title
/// 15 codes, 8 status rules … from `specs/provider.yaml`
/// Contents
/// ## Codes … ## Documents
/// ```
/// Of more than [`MOST`] codes there are pages of their own behind it, to which the list of codes leads.
pub(super) fn pages(provider: &Provider, http: Option<&Provider>) -> Vec<Artifact> {
    let sections = sections(provider, http);
    let by_code = Anchor::new("code-by-code");
    let listings: Vec<Listing> = provider.tables.iter().map(|table| listing(provider, table)).collect();
    let count: usize = listings.iter().map(|of| of.order.len()).sum();
    let parts = if count > MOST { parts(&listings) } else { Vec::new() };
    let mut links = Links::new(provider, &sections, &[Anchor::new("codes"), by_code.clone()]);
    if !parts.is_empty() {
        links = links.in_parts(parts_of_rows(provider, &parts));
    }
    let mut page = Page::new(COMMENT);
    page.heading(1, None, &Inline::text(guide::title(provider)));
    introduction(&mut page, provider, &links);
    let heading = |section: &Section| (title(section.title), links.anchor(&section.place));
    let codes = [(words::CODES, Anchor::new("codes")), (words::CODE_BY_CODE, by_code)];
    let codes = codes.map(|(of, anchor)| (title(of), Some(anchor)));
    let shown = if count == 0 { 0 } else { 1 + usize::from(parts.is_empty()) };
    let heads = codes.iter().take(shown).cloned().chain(sections.iter().map(heading));
    let contents = heads.map(|(title, anchor)| match anchor {
        Some(anchor) => title.linked(&Target::anchor(&anchor)),
        None => title,
    });
    page.paragraph(&Inline::join(contents, " · "));
    remarks(&mut page, &foremost(provider, None), &links);
    let [overview, by_code] = &codes;
    if count > 0 {
        page.heading(2, overview.1.as_ref(), &overview.0);
        page.paragraph(&words![
            title(words::AGAIN_MEANS),
            " ",
            title(words::CALLS),
            " [More about it](README.md#how-to-read-a-page)."
        ]);
        for (table, of) in listings.iter().enumerate() {
            page.heading(3, None, &Inline::code(&of.path));
            if parts.is_empty() {
                list(&mut page, table, &of.order, provider, &links);
            } else {
                let parts = parts.iter().enumerate().filter(|(_, part)| part.table == table);
                page.list(parts.filter_map(|(index, part)| {
                    let page = Target::file(&page_name(provider, Some(index)))?;
                    Some(range(provider, part)?.linked(&page))
                }));
            }
            lines(&mut page, &of.about, &links);
            remarks(&mut page, &of.remarks, &links);
        }
    }
    if shown == 2 {
        page.heading(2, by_code.1.as_ref(), &by_code.0);
        listings.iter().enumerate().for_each(|(table, of)| one_by_one(&mut page, table, &of.order, provider, &links));
    }
    for section in &sections {
        let (title, anchor) = heading(section);
        page.heading(2, anchor.as_ref(), &title);
        section.blocks.iter().for_each(|of| block(&mut page, of, &links));
    }
    links.definitions(&mut page);
    let mut pages = vec![artifact(provider, None, page)];
    for (index, part) in parts.iter().enumerate() {
        links.go_to(index);
        pages.push(artifact(provider, Some(index), self::part(provider, part, &codes, &links)));
    }
    pages
}

fn artifact(provider: &Provider, part: Option<usize>, page: Page) -> Artifact {
    Artifact { path: format!("docs/{}", page_name(provider, part)), text: page.finish() }
}

/// Some codes of a table, in the order in which they are listed.
struct Part {
    table: usize,
    rows: Vec<usize>,
}

fn parts(listings: &[Listing]) -> Vec<Part> {
    let of_table = |(table, of): (usize, &Listing)| -> Vec<Part> {
        of.order.chunks(MOST).map(|rows| Part { table, rows: rows.to_vec() }).collect()
    };
    listings.iter().enumerate().flat_map(of_table).collect()
}

/// For every table the parts that its rows are in.
fn parts_of_rows(provider: &Provider, parts: &[Part]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = provider.tables.iter().map(|table| vec![0; table.rows.len()]).collect();
    for (index, part) in parts.iter().enumerate() {
        part.rows.iter().for_each(|row| all[part.table][*row] = index);
    }
    all
}

/// `ERR_0500` – `ERR_0999`
fn range(provider: &Provider, part: &Part) -> Option<Inline> {
    let code = |row: &usize| Inline::code(&provider.tables[part.table].rows[*row].code.to_string());
    Some(words![code(part.rows.first()?), " – ", code(part.rows.last()?)])
}

/// The page of a part: its codes in brief, then one by one.
fn part(provider: &Provider, part: &Part, heads: &[(Inline, Option<Anchor>)], links: &Links<'_>) -> Page {
    let mut page = Page::new(COMMENT);
    page.heading(
        1,
        None,
        &words![Inline::text(guide::title(provider)), ": ", range(provider, part).unwrap_or_default()],
    );
    if let Some(whole) = Target::file(&page_name(provider, None)) {
        page.paragraph(&words![
            "Some of its codes: ",
            Inline::from("all of them, and what holds for each").linked(&whole),
            "."
        ]);
    }
    for ((title, anchor), write) in heads.iter().zip([list, one_by_one]) {
        page.heading(2, anchor.as_ref(), title);
        write(&mut page, part.table, &part.rows, provider, links);
    }
    links.definitions(&mut page);
    page
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

/// Codes of a table in brief.
fn list(page: &mut Page, table: usize, rows: &[usize], provider: &Provider, links: &Links<'_>) {
    let all = &provider.tables[table];
    let rows = rows.iter().map(|index| {
        let row = overview(provider, (table, *index), &all.rows[*index], all);
        [row.link(), row.status_apart().map(|status| RichText::text(status.to_string())).unwrap_or_default()]
            .map(|text| links.english(&text))
            .into_iter()
            .chain(in_brief(&row, links))
            .collect()
    });
    let heads = ["Code", "HTTP", "Name", "What it means", "What to do", "Send again", "Note"];
    page.table_of(&heads.map(Inline::from), rows.collect());
}

/// Codes of a table with all that is said of each.
fn one_by_one(page: &mut Page, table: usize, rows: &[usize], provider: &Provider, links: &Links<'_>) {
    let entries = rows.iter().filter_map(|row| entry::code(provider, (table, *row)));
    entries.for_each(|of| write_entry(page, &of, links));
}

/// The name of a code, what it means and what to do.
fn in_brief(row: &Overview, links: &Links<'_>) -> [Inline; 5] {
    let support = links.english(&row.support);
    let support = if support.is_empty() { support } else { words![" (", support, ")"] };
    [
        Inline::text(&row.name),
        Inline::join([links.english(&row.retired), links.english(&row.means)], " "),
        words![links.english(&row.todo), support],
        links.english(&row.again),
        links.english(&row.notes),
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
