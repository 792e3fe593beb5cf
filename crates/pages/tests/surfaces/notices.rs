//! What a reader has to know before the facts of a code: that it is no longer in use, and what is noted of all codes.

use crate::held::Differences;
use crate::markdown::{Block, blocks, placed};
use crate::truth::{Code, Provider, RemarkKind};
use crate::words::{Tongue, sentence};
use crate::{catalogues, dom};
use codetable_model::artifact::Artifact;
use codetable_model::words::Language;
use codetable_pages::explain::{Look, Subject, find};
use codetable_pages::find::Kind;
use pulldown_cmark::HeadingLevel;

/// `Retired since 2.0: use X (Name) instead.`
fn retired(code: &Code, provider: &Provider, tongue: Tongue) -> Option<String> {
    let (since, is_korean) = (&code.retired_since, tongue == Tongue::Korean);
    if since.is_empty() {
        return None;
    }
    let of_table = |other: &&Code| other.table == code.table && other.code == code.replacement;
    Some(match provider.codes.iter().find(of_table) {
        Some(Code { code, name, .. }) if is_korean => format!("{since}부터 사용 중단. 대체 코드: {code} ({name})"),
        Some(Code { code, name, .. }) => format!("Retired since {since}: use {code} ({name}) instead."),
        None => {
            let because = Some(&code.retired_because).filter(|of| !of.is_empty()).map(|of| sentence(of));
            match (because, is_korean) {
                (Some(because), true) => format!("{since}부터 사용 중단. {because}"),
                (Some(because), false) => format!("Retired since {since}: {because}"),
                (None, true) => format!("{since}부터 사용 중단."),
                (None, false) => format!("Retired since {since}."),
            }
        }
    })
}

/// Notes that are ours and speak of no code by itself: of the whole provider, or of tables alone.
fn foremost(provider: &Provider, table: Option<&str>) -> Vec<String> {
    let is_table = |name: &String| match table {
        Some(table) => name == table,
        None => provider.codes.iter().any(|code| code.table == *name),
    };
    let notes = provider.remarks.iter().filter(|of| of.kind == RemarkKind::Note && of.support.starts_with("inferred"));
    notes.filter(|of| of.concerns.iter().all(is_table)).map(|of| sentence(&of.says)).collect()
}

fn paragraphs(site: &[Artifact], path: &str, class: &str, tongue: Tongue) -> Vec<String> {
    let page = site.iter().find(|page| page.path.ends_with(path)).unwrap_or_else(|| panic!("there is no {path}"));
    let page = dom::parse(&page.text);
    page.all("p").iter().filter(|of| of.attribute("class") == class).map(|of| of.text(tongue)).collect()
}

/// What stands behind the name of a note.
fn says(note: &str) -> Option<String> {
    note.strip_prefix("Note: ").or_else(|| note.strip_prefix("참고: ")).map(sentence)
}

#[test]
fn what_has_to_be_known_first_stands_at_the_head_of_every_page() {
    let mut differences = Differences::default();
    let mut counts = [0; 3];
    for both in catalogues() {
        let (site, pages) = (&both.site, &both.pages);
        for (provider, tongue) in both.by_tongue() {
            let of = both.catalog.providers.iter().find(|of| of.name == provider.name).unwrap();
            let path = format!("{}/index.html", provider.name);
            let found: Vec<_> = paragraphs(site, &path, "foremost", tongue).iter().filter_map(|of| says(of)).collect();
            counts[0] += found.len();
            differences.same(&path, found, foremost(provider, None));
            let language = if tongue == Tongue::Korean { Language::Korean } else { Language::English };
            let look = Look { width: 100_000, is_colored: false, language, is_bilingual: false };
            let mut explanation = find(&both.catalog, "", None);
            explanation.kind = Some(Kind::Exact);
            for code in &provider.codes {
                let table = of.tables.iter().find(|table| table.id == code.table).unwrap();
                let row = table.rows.iter().find(|row| row.name == code.name).unwrap();
                explanation.subjects = vec![(Kind::Exact, Subject::Row(of, table, row))];
                let (text, what) = (explanation.text(&look), format!("{} {}, {tongue:?}", provider.name, code.code));
                let head = text.lines().skip(3).map(str::trim_start);
                let (wanted, notes) = (retired(code, provider, tongue), foremost(provider, Some(&code.table)));
                let is_notice = |line: &&str| line.starts_with("Retired since ") || line.contains("부터 사용 중단");
                differences.same(&what, head.clone().filter(is_notice).map(sentence).collect(), said(&wanted));
                differences.same(&what, head.filter_map(says).collect::<Vec<_>>(), notes.clone());
                counts[1] += usize::from(wanted.is_some());
                counts[2] += notes.len();
                let Some(path) = site.iter().map(|page| &page.path).find(|path| is_of(path, provider, code)) else {
                    continue;
                };
                let notice = paragraphs(site, path, "retired", tongue);
                differences.same(path, notice.iter().map(|of| sentence(of)).collect(), said(&wanted));
                let found = paragraphs(site, path, "foremost", tongue);
                differences.same(path, found.iter().filter_map(|of| says(of)).collect::<Vec<_>>(), notes);
            }
        }
        for provider in &both.providers {
            let path = format!("docs/{}.md", provider.name);
            let page = blocks(&pages.iter().find(|page| page.path == path).unwrap().text);
            let is_head = |block: &&Block| !matches!(block, Block::Heading(HeadingLevel::H2, _));
            let head = page.iter().take_while(is_head);
            let notes = head.filter_map(|block| match block {
                Block::Item(_, text) => says(&placed(text, Tongue::English).0),
                _ => None,
            });
            differences.same(&path, notes.collect::<Vec<_>>(), foremost(provider, None));
            // Of each code, below its own heading.
            let mut title = "";
            let mut notices = Vec::new();
            for block in &page {
                match block {
                    Block::Heading(_, text) => title = text,
                    Block::Paragraph(text) if text.starts_with("Retired since ") => {
                        notices.push((title, sentence(text)))
                    }
                    _ => {}
                }
            }
            notices.sort_unstable();
            let titles: Vec<String> = provider.codes.iter().map(|of| format!("{} {}", of.code, of.name)).collect();
            let wanted = provider.codes.iter().zip(&titles).filter_map(|(code, title)| {
                Some((title.as_str(), sentence(&retired(code, provider, Tongue::English)?)))
            });
            let mut wanted: Vec<(&str, String)> = wanted.collect();
            wanted.sort_unstable();
            differences.same(&path, notices, wanted);
        }
    }
    assert!(counts.iter().all(|count| *count > 2), "{counts:?}");
}

fn said(notice: &Option<String>) -> Vec<String> {
    notice.iter().map(|of| sentence(of)).collect()
}

fn is_of(path: &str, provider: &Provider, code: &Code) -> bool {
    path.ends_with(&format!("/{}/{}/{}.html", provider.name, code.table, code.code))
}
