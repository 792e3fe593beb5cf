//! Laws over the project's own specs and the documents they cite, which are not part of the project: where no
//! folder of documents is found, these tests say so, and `tests/audit.rs` stands alone.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use super::claim::{Claims, Manner};
use super::page::Page;
use super::{Audit, Desk, Sheet};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::Source;
use crate::spec::Spec;

/// Specs and documents, if there are any documents.
struct Bench {
    sources: Vec<Source>,
    specs: Vec<Spec>,
    documents: Vec<Source>,
}

impl Bench {
    fn find() -> Option<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = std::env::var_os("CODETABLE_SOURCES").map_or(package.join("../../shared/sources"), PathBuf::from);
        let documents = read(&folder, "txt");
        if documents.is_empty() {
            println!("not run: no documents in CODETABLE_SOURCES or beside the checkout");
            return None;
        }
        let sources = read(&package.join("../specs"), "yaml");
        let specs = crate::compile(&sources).specs;
        Some(Self { sources, specs, documents })
    }

    /// Every spec that cites a document, with its claims.
    fn desks(&self) -> Vec<(Desk<'_>, Claims<'_>)> {
        let mut diagnostics = Vec::new();
        let desks = self.specs.iter().map(|spec| {
            let desk = Desk::new(spec, self.sources.len(), &self.documents, &mut diagnostics);
            (desk, Claims::of(spec))
        });
        desks.filter(|(desk, _)| !desk.sheets.is_empty()).collect()
    }
}

fn read(folder: &Path, extension: &str) -> Vec<Source> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|of| of == extension));
    paths.sort();
    let source = |path: &PathBuf| Source::new(path.to_string_lossy(), std::fs::read_to_string(path).unwrap());
    paths.iter().map(source).collect()
}

fn findings(desk: &Desk<'_>, claims: &Claims<'_>) -> Vec<Diagnostic> {
    let mut audit = Audit::default();
    desk.hold(claims, &mut audit);
    audit.diagnostics
}

/// Whether something does not agree that did before.
fn fails(desk: &Desk<'_>, claims: &Claims<'_>, before: &[Diagnostic]) -> bool {
    findings(desk, claims).iter().any(|finding| !before.contains(finding))
}

#[test]
fn the_specs_say_what_the_documents_say() {
    let Some(bench) = Bench::find() else { return };
    let audit = super::audit(&bench.specs, &bench.sources, &bench.documents);
    assert!(audit.diagnostics.is_empty(), "{}", crate::render::human(&audit.diagnostics, &audit.sources, false));
    assert!(audit.documents.iter().all(|document| document.quotes > 50 && document.lines > 50));
}

#[test]
fn one_changed_character_of_a_quote_is_found() {
    let Some(bench) = Bench::find() else { return };
    for (desk, claims) in bench.desks() {
        let before = findings(&desk, &claims);
        let mut tried = claims.clone();
        for index in 0..claims.claims.len() {
            let claim = &claims.claims[index];
            for text in altered(claim.manner, &claim.text) {
                // A number that the same lines hold too is as good a number: only a reader can tell them apart.
                if claim.manner == Manner::Number && stands(&desk, &claims, index, &text) {
                    continue;
                }
                tried.claims[index].text.clone_from(&text);
                let lost = desk.places(&tried.claims[index]).is_empty();
                assert!(
                    lost || fails(&desk, &tried, &before),
                    "`{text}` in the place of `{}` is not found",
                    claim.text
                );
            }
            tried.claims[index].text.clone_from(&claim.text);
        }
    }
}

#[test]
fn a_fact_left_out_is_found() {
    let Some(bench) = Bench::find() else { return };
    for (desk, claims) in bench.desks() {
        let before = findings(&desk, &claims);
        for (index, sheet) in desk.sheets.iter().enumerate() {
            for cell in sheet.page.rows.iter().flatten() {
                let units = cell.lines.iter().flat_map(|(_, units)| units).chain([&cell.whole]);
                let units: Vec<_> = units.map(|unit| &sheet.page.units[*unit]).collect();
                let mut without = claims.clone();
                without.claims.retain(|claim| !units.iter().any(|unit| unit.text == claim.text));
                let cited = cited(&desk, &claims, index, cell.lines[0].0);
                assert!(!cited || fails(&desk, &without, &before), "nobody misses `{}`", units[0].text);
            }
        }
    }
}

#[test]
fn one_changed_character_of_a_cell_is_found() {
    let Some(bench) = Bench::find() else { return };
    for (mut desk, claims) in bench.desks() {
        let before = findings(&desk, &claims);
        for index in 0..desk.sheets.len() {
            let Sheet { document, id, text, ref page } = desk.sheets[index];
            let page = page.clone();
            // Of a line that begins with a label, only the rest is quoted.
            for (line, units) in page.rows.iter().flatten().flat_map(|cell| &cell.lines) {
                if !cited(&desk, &claims, index, *line) {
                    continue;
                }
                let range = page.units[*units.last().unwrap()].range.clone();
                let changed = with_change(text, range.start + range.len() / 2);
                desk.sheets[index] = Sheet { document, id, text, page: Page::new(&changed) };
                assert!(fails(&desk, &claims, &before), "a change in `{}` on line {line} is not found", &text[range]);
                desk.sheets[index] = Sheet { document, id, text, page: page.clone() };
            }
        }
    }
}

#[test]
fn one_changed_character_of_a_document_is_found() {
    let Some(bench) = Bench::find() else { return };
    let before = super::audit(&bench.specs, &bench.sources, &bench.documents).diagnostics;
    for index in 0..bench.documents.len() {
        let mut documents = bench.documents.clone();
        documents[index].text = with_change(&documents[index].text, 0);
        let after = super::audit(&bench.specs, &bench.sources, &documents).diagnostics;
        let mut new = after.iter().filter(|finding| !before.contains(finding));
        assert!(new.any(|finding| finding.rule == Rule::DocumentChanged), "{}", documents[index].path);
    }
}

fn cited(desk: &Desk<'_>, claims: &Claims<'_>, sheet: usize, line: u32) -> bool {
    let sheet = &desk.sheets[sheet];
    claims.citations.iter().any(|at| desk.cited(sheet, at).iter().any(|lines| lines.contains(&line)))
}

/// Whether another number stands on the lines of a claim.
fn stands(desk: &Desk<'_>, claims: &Claims<'_>, index: usize, text: &str) -> bool {
    let mut claim = claims.claims[index].clone();
    text.clone_into(&mut claim.text);
    desk.sheets.iter().any(|sheet| {
        let lines = desk.cited(sheet, claim.at);
        sheet.page.within(&lines).any(|unit| sheet.page.units[unit].says(&claim))
    })
}

/// A text with one letter changed, dropped or added, at its beginning, in its middle and at its end; and, where it
/// has to be a whole unit, without its first or last word. Words inside a sentence may be any of its words, and
/// what is no letter at their ends is a boundary with or without them.
fn altered(manner: Manner, text: &str) -> Vec<String> {
    let whole = matches!(manner, Manner::Whole | Manner::Block);
    let letters: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).collect();
    let outside = |at: &usize| manner != Manner::Address || !text[*at..].contains("code}") || text[*at..].contains('{');
    let letters: Vec<usize> = letters.into_iter().filter(outside).collect();
    let picks = [letters.first(), letters.get(letters.len() / 2), letters.last()];
    let mut altered: Vec<String> = picks.into_iter().flatten().map(|at| with_change(text, *at)).collect();
    let (mut from_start, mut from_end) = (text.chars(), text.chars().rev());
    let (first, second) = (from_start.next().unwrap(), from_start.next());
    let (last, last_but_one) = (from_end.next().unwrap(), from_end.next());
    let of_a_word =
        |at: char, beside: Option<char>| whole || (at.is_alphanumeric() && beside.is_some_and(char::is_alphanumeric));
    if of_a_word(first, second) {
        altered.extend([text[first.len_utf8()..].to_owned(), format!("{first}{text}")]);
    }
    if of_a_word(last, last_but_one) {
        altered.extend([text[..text.len() - last.len_utf8()].to_owned(), format!("{text}{last}")]);
    }
    if whole {
        altered.extend(text.split_once(' ').map(|(_, rest)| rest.to_owned()));
        altered.extend(text.rsplit_once(' ').map(|(rest, _)| rest.to_owned()));
    }
    altered
}

/// A text with the letter at or after `at` changed, else the one before.
fn with_change(text: &str, at: usize) -> String {
    let mut letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let Some((at, letter)) = letters.clone().find(|(of, _)| *of >= at).or_else(|| letters.next_back()) else {
        return text.to_owned();
    };
    let other = match letter {
        '9' => '0',
        'z' => 'a',
        'Z' => 'A',
        _ => char::from_u32(u32::from(letter) + 1).unwrap(),
    };
    format!("{}{other}{}", &text[..at], &text[at + letter.len_utf8()..])
}
