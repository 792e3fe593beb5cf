//! Laws of the audit, over a small spec and document that have every form, and over the project's own specs.
//! The documents of these are no part of the project: where no folder of them is found, the tests say so.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::claim::{Claims, MatchMode};
use super::document_text::{Cell, DocumentText};
use super::{Audit, AuditSession, CitedDocument};
use crate::form::Form;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::spec::Spec;

/// Specs and documents, if there are any documents.
struct Corpus {
    sources: Vec<Source>,
    specs: Vec<Spec>,
    documents: Vec<Source>,
}

impl Corpus {
    /// The one of every form, that of the legend, and the project's own if its documents are there.
    fn all() -> Vec<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let forms = package.join("tests/audit");
        let mut all = vec![Self::of(&forms, &forms.join("documents")), Self::of_the_legend()];
        let folder = std::env::var_os("CODETABLE_SOURCES").unwrap_or_else(|| "../shared/sources".into());
        let folder = package.join("../..").join(folder);
        let own = Self::of(&package.join("../../specs"), &folder);
        if own.documents.is_empty() {
            println!("not run over the project's specs: CODETABLE_SOURCES names no folder of documents");
        } else {
            all.push(own);
        }
        all
    }

    fn of_the_legend() -> Self {
        let (spec, document) = codetable_pages::legend::SMALL;
        let sources = vec![Source::new("specs/bakery.yaml", spec)];
        let documents = vec![Source::new("bakery.txt", document)];
        Self { specs: codetable_model::compile(&sources).specs, sources, documents }
    }

    fn of(specs: &Path, documents: &Path) -> Self {
        let sources = read(specs, "yaml");
        Self { specs: codetable_model::compile(&sources).specs, sources, documents: read(documents, "") }
    }

    /// Every spec that cites a document, with its claims.
    fn sessions(&self) -> Vec<(AuditSession<'_>, Claims<'_>)> {
        let mut diagnostics = Vec::new();
        let sessions = self.specs.iter().map(|spec| {
            let session = AuditSession::new(spec, self.sources.len(), &self.documents, &mut diagnostics);
            (session, Claims::of(spec))
        });
        sessions.filter(|(session, _)| !session.documents.is_empty()).collect()
    }
}

fn read(folder: &Path, extension: &str) -> Vec<Source> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file() && path.to_string_lossy().ends_with(extension));
    paths.sort();
    let source = |path: &PathBuf| Source::new(path.to_string_lossy(), std::fs::read_to_string(path).unwrap());
    paths.iter().map(source).collect()
}

#[test]
fn the_specs_say_what_the_documents_say() {
    for Corpus { sources, specs, documents } in Corpus::all() {
        let audit = super::audit(&specs, &sources, &documents);
        assert!(
            audit.diagnostics.is_empty(),
            "{}",
            codetable_compiler::render::human(&audit.diagnostics, &audit.sources, false)
        );
        assert!(!audit.documents.is_empty());
        for coverage in audit.documents {
            assert!(coverage.quotes > 5 && coverage.lines > 5, "{coverage:?}");
            assert_eq!((coverage.found, coverage.covered), (coverage.quotes, coverage.lines), "{}", coverage.document);
        }
    }
}

#[test]
fn one_changed_character_of_a_quote_is_found() {
    for corpus in Corpus::all() {
        for (session, claims) in corpus.sessions() {
            let before = findings(&session, &claims);
            for index in 0..claims.claims.len() {
                let mut tried = claims.clone();
                let claim = &claims.claims[index];
                for text in altered(claim.mode, &claim.text) {
                    tried.claims[index].text.clone_from(&text);
                    let lost = session.places(&tried.claims[index]).is_empty();
                    let found = lost || fails(&session, &tried, &before);
                    // On lines that state two numbers, only a reader can tell which is meant.
                    let stated =
                        claim.mode == MatchMode::Number && claims.claims.iter().any(|claim| claim.text == text);
                    assert!(found || stated, "`{text}` passes for `{}`", claim.text);
                }
            }
        }
    }
}

#[test]
fn two_facts_of_a_row_swapped_are_found() {
    for corpus in Corpus::all() {
        for (session, claims) in corpus.sessions() {
            let before = findings(&session, &claims);
            let columns = |claim| {
                let cell =
                    |(document, unit): (usize, usize)| session.documents[document].text.columns.get(&unit).copied();
                session.places(claim).into_iter().filter_map(cell).collect::<BTreeSet<_>>()
            };
            let mut swapped = 0;
            for (one, pair) in claims.claims.windows(2).enumerate() {
                let (here, there) = (columns(&pair[0]), columns(&pair[1]));
                // Of two texts of one cell, only a reader can tell which is which.
                let same_row = pair[0].kind.is_some() && pair[1].kind.is_some() && pair[0].at == pair[1].at;
                if same_row && !here.is_empty() && !there.is_empty() && here.is_disjoint(&there) {
                    let mut tried = claims.clone();
                    tried.claims[one].text.clone_from(&pair[1].text);
                    tried.claims[one + 1].text.clone_from(&pair[0].text);
                    assert!(fails(&session, &tried, &before), "`{}` and `{}` pass", pair[0].text, pair[1].text);
                    swapped += 1;
                }
            }
            assert!(swapped > 0, "no two facts to swap");
        }
    }
}

#[test]
fn a_fact_left_out_is_found() {
    for corpus in Corpus::all() {
        for (session, claims) in corpus.sessions() {
            let before = findings(&session, &claims);
            for document in &session.documents {
                for cell in cited_cells(&session, &claims, document) {
                    let units = cell.lines.iter().flat_map(|(_, units)| units).chain([&cell.whole]);
                    let units: Vec<&str> = units.map(|unit| document.text.units[*unit].text.as_str()).collect();
                    // The English of a text that stands beside it is said by the phrase book.
                    let mut translations = session.spec.phrases.iter().flat_map(|phrase| &phrase.translations);
                    if translations.any(|of| units.contains(&of.text.value.as_str())) {
                        continue;
                    }
                    let mut without = claims.clone();
                    without.claims.retain(|claim| !units.contains(&claim.text.as_str()));
                    assert!(fails(&session, &without, &before), "nobody misses `{}`", units[0]);
                }
            }
        }
    }
}

#[test]
fn one_changed_character_of_a_cell_is_found() {
    for corpus in Corpus::all() {
        for (mut session, claims) in corpus.sessions() {
            let before = findings(&session, &claims);
            for index in 0..session.documents.len() {
                let CitedDocument { declared, id, ref text } = session.documents[index];
                let unchanged = text.clone();
                let text = &corpus.documents[id.0 as usize - corpus.sources.len()].text;
                let cells = cited_cells(&session, &claims, &session.documents[index]);
                for (line, units) in cells.iter().flat_map(|cell| &cell.lines) {
                    // Of a line that begins with a label, only the rest is quoted.
                    let range = unchanged.units[*units.last().unwrap()].range.clone();
                    let changed = DocumentText::new(&with_change(text, range.start), Form::Page);
                    session.documents[index] = CitedDocument { declared, id, text: changed };
                    assert!(fails(&session, &claims, &before), "a change in `{}`, line {line}, passes", &text[range]);
                }
                session.documents[index] = CitedDocument { declared, id, text: unchanged };
            }
        }
    }
}

#[test]
fn one_changed_character_of_a_document_is_found() {
    for Corpus { sources, specs, documents } in Corpus::all() {
        let before = super::audit(&specs, &sources, &documents).diagnostics;
        let files: Vec<&str> =
            specs.iter().flat_map(|spec| &spec.sources).map(|of| of.file.as_ref().unwrap().as_str()).collect();
        for index in 0..documents.len() {
            if !files.iter().any(|file| documents[index].path.ends_with(file)) {
                continue;
            }
            let mut documents = documents.clone();
            documents[index].text = with_change(&documents[index].text, 0);
            let after = super::audit(&specs, &sources, &documents).diagnostics;
            let mut new = after.iter().filter(|finding| !before.contains(finding));
            assert!(new.any(|finding| finding.rule == Rule::DocumentChanged), "{}", documents[index].path);
        }
    }
}

fn findings(session: &AuditSession<'_>, claims: &Claims<'_>) -> Vec<Diagnostic> {
    let mut audit = Audit::default();
    session.hold(claims, &mut audit);
    audit.diagnostics
}

/// Whether something does not agree that did before.
fn fails(session: &AuditSession<'_>, claims: &Claims<'_>, before: &[Diagnostic]) -> bool {
    findings(session, claims).iter().any(|finding| !before.contains(finding))
}

fn cited_cells(session: &AuditSession<'_>, claims: &Claims<'_>, document: &CitedDocument<'_>) -> Vec<Cell> {
    let cited =
        |line| claims.citations.iter().any(|at| session.cited(document, at).iter().any(|lines| lines.contains(&line)));
    document.text.cells.iter().filter(|cell| cited(cell.lines[0].0)).cloned().collect()
}

/// A text with one letter changed, dropped or added, at its beginning, in its middle and at its end; and, where it
/// has to be a whole unit, without its first or last word. Words inside a sentence may be any of its words, and
/// what is no letter at their ends is a boundary with or without them.
fn altered(mode: MatchMode, text: &str) -> Vec<String> {
    let whole = matches!(mode, MatchMode::Whole | MatchMode::Block);
    let letters: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).collect();
    let outside =
        |at: &usize| mode != MatchMode::Address || !text[*at..].contains("code}") || text[*at..].contains('{');
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

/// A cell is what a claim says in other letters, or what several say together.
#[test]
fn names_and_codes_account_for_a_cell() {
    for (text, name, same) in [
        ("NOT_FOUND", "NotFound", true),
        ("Not found", "NotFound", true),
        ("GW.NOT_FOUND", "NotFound", true),
        ("It is not found", "NotFound", false),
        ("NOT_FOUNDED", "NotFound", false),
        (&format!("{}A", "-".repeat(33)), "A", true),
        (&format!("{}A", "-".repeat(34)), "A", false),
    ] {
        assert_eq!(super::is_name(text, name), same, "{text}");
    }
    for (text, claims, nothing) in [
        ("E_1, E_2", &["E_1", "E_2"][..], true),
        ("E_1, E_2", &["E_1"], false),
        ("E_1, E_11", &["E_1", "E_11"], true),
        ("E_1", &[""], false),
        (", -", &[], true),
        ("a", &[], false),
    ] {
        assert_eq!(super::leaves_nothing(text, claims), nothing, "{text}");
    }
    for (first, last, wanted) in [(1, 1, 0..1), (0, 1, 0..1), (2, 3, 1..3), (3, 9, 2..3), (4, 9, 3..3)] {
        let mut covers = vec![super::LineCoverage::default(); 3];
        let skip = (codetable_model::source::Span::default(), codetable_model::vocabulary::SkipReason::Heading);
        super::between(&mut covers, first, last).for_each(|cover| cover.skipped.push(skip));
        let touched: Vec<usize> = (0..3).filter(|line| !covers[*line].skipped.is_empty()).collect();
        assert_eq!(touched, wanted.collect::<Vec<_>>(), "{first} {last}");
    }
}

/// The spec that has every field claims what is read off it, each in its mode, on its lines, of its entity.
#[test]
fn every_field_claims_what_a_document_has_to_say() {
    let source = Source::new("post_office.yaml", codetable_model::language::EVERYTHING);
    let spec = codetable_model::compile(std::slice::from_ref(&source)).specs.remove(0);
    let claims = Claims::of(&spec);
    let lines = |at: &codetable_model::spec::Citation| {
        let run = |run: &codetable_model::spec::Lines| match run.first == run.last {
            true => run.first.to_string(),
            false => format!("{}-{}", run.first, run.last),
        };
        at.lines.iter().map(|of| run(of)).collect::<Vec<_>>().join(",")
    };
    let mut text = String::new();
    for (index, entity) in claims.entities.iter().enumerate() {
        let group = entity.group.map(|group| format!(" of {group}")).unwrap_or_default();
        let retired = if entity.retired { " retired" } else { "" };
        let at = entity.at.map(lines).unwrap_or_default();
        text += &format!("{index} {} {:?} @{at}{group}{retired}\n", entity.kind.noun(), entity.keys);
    }
    for claim in &claims.claims {
        let entity = claim.entity.map(|entity| format!(" of {entity}")).unwrap_or_default();
        let kind = claim.kind.map(|(about, kind)| format!(" {about} {kind:?}")).unwrap_or_default();
        text += &format!("{:?} `{}` @{}{kind}{entity}\n", claim.mode, claim.text, lines(claim.at));
    }
    text += &format!("names: {}\n", claims.names.join(", "));
    crate::hold::hold("tests/audit/claims.txt", &text);
}
