//! Specs and the documents they cite in, what does not agree out: the proof of every fact that is stated.
//!
//! Every quote, name and number stands on its cited lines; every cell of a cited row is quoted, in the column of its
//! kind; every line of a document is cited, or skipped for a reason. Mark-up and white space are normalised
//! (`document/inline.rs`), what a quote has to be the whole of is quoted in `page.rs`, and what is claimed in `claim.rs`.
//! Otherwise to the letter.

pub(crate) mod claim;
mod column;
pub(crate) mod document_text;
pub(crate) mod entity;
mod finding;
#[cfg(test)]
#[path = "../tests/audit/laws.rs"]
mod laws;
mod lost;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::document::sha256;
use crate::form::Form;
use claim::{Claim, Claims, MatchMode};
use codetable_model::diagnostic::{self, Diagnostic};
use codetable_model::source::{Source, SourceId, Span};
use codetable_model::spec::{Citation, Document, Lines, Spec};
use codetable_model::text::character::{one_line, printable};
use codetable_model::vocabulary::{SkipReason, Vocabulary as _};
use document_text::DocumentText;
use entity::EntityKind;
use lost::Shifts;

/// What comes of holding specs against their documents.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// The specs, then the documents: what the places in `diagnostics` lie in.
    pub sources: Vec<Source>,
    /// How much of each document is covered, in the order of the specs.
    pub documents: Vec<Coverage>,
    /// Everything that does not agree.
    pub diagnostics: Vec<Diagnostic>,
}

/// How much of a document a spec covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Its short name in citations.
    pub document: String,
    /// Quotes, names and numbers that stand on their lines.
    pub found: usize,
    /// All quotes, names and numbers that cite the document.
    pub quotes: usize,
    /// Lines that are cited or skipped.
    pub covered: usize,
    /// All lines that are not blank.
    pub lines: usize,
    /// The lines that are skipped.
    pub skipped: Vec<Skip>,
}

/// A line that holds no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Its number.
    pub line: u32,
    /// Why it is skipped.
    pub reason: SkipReason,
    /// Its text, fit for a terminal.
    pub text: String,
}

/// Holds `specs`, which were read from `sources`, against `documents`, which are found by their files' names.
#[must_use]
pub fn audit(specs: &[Spec], sources: &[Source], documents: &[Source]) -> Audit {
    let mut audit = Audit { sources: [sources, documents].concat(), ..Audit::default() };
    for spec in specs {
        let session = AuditSession::new(spec, sources.len(), documents, &mut audit.diagnostics);
        session.hold(&Claims::of(spec), &mut audit);
    }
    diagnostic::sort(&mut audit.diagnostics);
    audit
}

/// A spec with its documents laid out beside it.
struct AuditSession<'a> {
    spec: &'a Spec,
    documents: Vec<CitedDocument<'a>>,
}

/// A document that was found.
struct CitedDocument<'a> {
    declared: &'a Document,
    id: SourceId,
    text: DocumentText,
}

/// What is marked on a document while claims are gone through.
struct Matches {
    coverage: Coverage,
    /// Whether each unit is what some claim says.
    quoted: Vec<bool>,
    /// The units where each claim stands.
    places: Vec<Vec<usize>>,
}

/// What is known of a line while citations are gone through.
#[derive(Clone, Debug, Default)]
struct LineCoverage<'a> {
    cited: Vec<(Span, &'a Citation)>,
    skipped: Vec<(Span, SkipReason)>,
}

impl<'a> AuditSession<'a> {
    fn new(spec: &'a Spec, specs: usize, sources: &'a [Source], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut documents = Vec::new();
        for declared in &spec.sources {
            let Some(file) = &declared.file else { continue };
            let Some(index) = sources.iter().position(|source| source.file_name() == file.value) else {
                diagnostics.push(finding::missing(file));
                continue;
            };
            let text = sources[index].text.as_str();
            let document = CitedDocument {
                declared,
                id: source_id(specs + index),
                text: DocumentText::new(text, Form::of(&sources[index])),
            };
            diagnostics.extend(finding::changed(&document, &sha256(text)));
            documents.push(document);
        }
        Self { spec, documents }
    }

    /// Holds every claim against its lines, then every cell and line of each document against the claims.
    fn hold(&self, claims: &Claims<'_>, audit: &mut Audit) {
        let mut matches: Vec<Matches> = self.documents.iter().map(|document| Matches::new(document, claims)).collect();
        let mut lost = Vec::new();
        for (index, claim) in claims.claims.iter().enumerate() {
            if !self.find(index, claim, &mut matches) {
                lost.push(index);
            }
        }
        let shifts = self.explain(claims, &lost, &mut matches, &mut audit.diagnostics);
        self.implied(claims, &mut matches);
        // Of a citation that is off it is said where it should lead, and not what it leads to.
        let is_kept = |citation: &&Citation| !shifts.contains_key(&std::ptr::from_ref(*citation));
        let kept: Vec<&Citation> = claims.citations.iter().copied().filter(is_kept).collect();
        for (document, mut matches) in self.documents.iter().zip(matches) {
            audit.diagnostics.extend(column::strays(document, &claims.claims, &matches.places));
            let covers = self.covers(document, &claims.citations, &shifts);
            self.cells(document, &matches, claims, &covers, &mut audit.diagnostics);
            document.lines(&covers, &claims.names, &mut matches.coverage, &mut audit.diagnostics);
            self.blanks(document, &kept, &mut audit.diagnostics);
            audit.documents.push(matches.coverage);
        }
    }

    /// Finds a claim and marks what it says; false if it stands nowhere on its lines.
    fn find(&self, index: usize, claim: &Claim<'_>, matches: &mut [Matches]) -> bool {
        let places = self.places(claim);
        let Some(at) = places.first().map(|(document, _)| *document).or_else(|| self.document_of(claim)) else {
            return true;
        };
        matches[at].coverage.quotes += 1;
        matches[at].coverage.found += usize::from(!places.is_empty());
        for (document, unit) in &places {
            matches[*document].quoted[*unit] |= self.documents[*document].text.units[*unit].text == claim.text;
            matches[*document].places[index].push(*unit);
        }
        !places.is_empty()
    }

    /// Marks what a row says in other words of the spec: the English of a text that stands beside it, and the code's name.
    fn implied(&self, claims: &Claims<'_>, matches: &mut [Matches]) {
        let mut mark = |at: &Citation, says: &dyn Fn(&str) -> bool| {
            for (document, matches) in self.documents.iter().zip(matches.iter_mut()) {
                let cited = self.cited(document, at);
                let said: Vec<usize> =
                    document.text.within(&cited).filter(|unit| says(&document.text.units[*unit].text)).collect();
                said.into_iter().for_each(|unit| matches.quoted[unit] = true);
            }
        };
        let english: BTreeMap<&str, &str> = self
            .spec
            .phrases
            .iter()
            .flat_map(|phrase| {
                phrase.translations.iter().map(|of| (phrase.source.value.as_str(), of.text.value.as_str()))
            })
            .collect();
        for claim in claims.claims.iter().filter(|claim| claim.mode == MatchMode::Whole) {
            if let Some(english) = english.get(claim.text.as_str()) {
                mark(claim.at, &|text| text == *english);
            }
        }
        for row in self.spec.tables.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows) {
            if let (Some(name), Some(at)) = (&row.name, &row.evidence.at) {
                mark(&at.value, &|text| text != row.code.value && is_name(text, &name.value));
            }
        }
    }

    /// Where a claim stands on its lines: documents and units, by index.
    fn places(&self, claim: &Claim<'_>) -> Vec<(usize, usize)> {
        let mut places = Vec::new();
        for (index, document) in self.documents.iter().enumerate() {
            let cited = self.cited(document, claim.at);
            let units = document.text.within(&cited).filter(|unit| document.text.units[*unit].says(claim));
            places.extend(units.map(|unit| (index, unit)));
        }
        places
    }

    /// The lines of a document that a citation names.
    fn cited(&self, document: &CitedDocument<'_>, at: &Citation) -> Vec<RangeInclusive<u32>> {
        let lines = at.lines.iter().filter(|lines| self.is_in(document, lines));
        lines.map(|lines| lines.first..=lines.last).collect()
    }

    /// Whether lines that are cited are those of a document: of the one that is named with them, or else of the only one.
    fn is_in(&self, document: &CitedDocument<'_>, lines: &Lines) -> bool {
        lines.document.as_deref().or(self.spec.only_document()) == Some(document.name())
    }

    /// Citations of lines that are all blank.
    fn blanks(&self, document: &CitedDocument<'_>, citations: &[&Citation], diagnostics: &mut Vec<Diagnostic>) {
        let runs = citations.iter().flat_map(|citation| &citation.lines).filter(|run| self.is_in(document, run));
        for run in runs {
            let lines = run.first..=run.last;
            // What lies beyond the end is told by the check.
            let are_there = !lines.is_empty() && run.last <= document.text.len();
            if are_there && lines.clone().all(|line| document.text.is_blank(line)) {
                diagnostics.push(finding::blank(document, &lines, run.span));
            }
        }
    }

    /// Which citations and skips touch each line; one that is off touches the lines that were meant.
    fn covers<'c>(
        &self,
        document: &CitedDocument<'_>,
        citations: &[&'c Citation],
        shifts: &Shifts,
    ) -> Vec<LineCoverage<'c>> {
        let mut covers = vec![LineCoverage::default(); document.text.lines.len()];
        for citation in citations {
            let by = shifts.get(&std::ptr::from_ref(*citation)).copied().unwrap_or_default();
            for lines in citation.lines.iter().filter(|lines| self.is_in(document, lines)) {
                let meant = finding::shifted(lines, by);
                for cover in between(&mut covers, *meant.start(), *meant.end()) {
                    cover.cited.push((lines.span, citation));
                }
            }
        }
        for (reason, citation) in &document.declared.skipped {
            for lines in &citation.lines {
                for cover in between(&mut covers, lines.first, lines.last) {
                    cover.skipped.push((lines.span, *reason));
                }
            }
        }
        covers
    }

    /// Every cell of a cited row is what some fact quotes.
    fn cells(
        &self,
        document: &CitedDocument<'_>,
        matches: &Matches,
        claims: &Claims<'_>,
        covers: &[LineCoverage<'_>],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let quoted = &matches.quoted;
        let mut said: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let is_code = |claim: &Claim<'_>| {
            let of = claim.entity.map(|entity| &claims.entities[entity]);
            of.is_some_and(|of| of.kind == EntityKind::Code && of.keys.contains(&claim.text))
        };
        for (claim, units) in claims.claims.iter().zip(&matches.places).filter(|(claim, _)| is_code(claim)) {
            units.iter().for_each(|unit| said.entry(*unit).or_default().push(&claim.text));
        }
        // The fields of a variant of Rust are said by the parameters of its row.
        let rows = self.spec.tables.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows);
        let fields = rows.filter(|row| !row.params.is_empty()).map(|row| {
            let each = row.params.iter().map(|of| format!("{}: {}", of.name.value, of.ty.word()));
            each.collect::<Vec<_>>().join(", ")
        });
        let fields: BTreeSet<String> = fields.collect();
        // A cell of several codes is said by all of them together.
        let is_said = |unit: &usize| {
            quoted[*unit]
                || fields.contains(&document.text.units[*unit].text)
                || leaves_nothing(&document.text.units[*unit].text, said.get(unit).map_or(&[], Vec::as_slice))
        };
        for cell in document.text.cells.iter().filter(|cell| !is_said(&cell.whole)) {
            let Some((row, _)) = cell.lines.first() else { continue };
            let Some(cover) = covers.get(*row as usize - 1) else { continue };
            for (line, units) in &cell.lines {
                // A further paragraph of a cell is part of the row only for who cites both.
                let by = cover
                    .cited
                    .iter()
                    .find(|(_, citation)| self.cited(document, citation).iter().any(|lines| lines.contains(line)));
                let Some((span, _)) = by else { continue };
                if !units.iter().any(is_said) {
                    let unit = units.first().copied().unwrap_or(cell.whole);
                    diagnostics.push(finding::cell(document, &document.text.units[unit], *span));
                }
            }
        }
    }
}

impl Matches {
    fn new(document: &CitedDocument<'_>, claims: &Claims<'_>) -> Self {
        Self {
            coverage: Coverage { document: printable(document.name()), ..Coverage::default() },
            quoted: vec![false; document.text.units.len()],
            places: vec![Vec::new(); claims.claims.len()],
        }
    }
}

impl CitedDocument<'_> {
    /// Its short name in citations.
    fn name(&self) -> &str {
        &self.declared.id.value
    }

    /// The text of a line, from 1.
    fn line(&self, line: u32) -> &str {
        self.text.seen(line)
    }

    /// Every line that is not blank is cited or skipped, and a skipped one holds no fact.
    fn lines(
        &self,
        covers: &[LineCoverage<'_>],
        names: &[&str],
        coverage: &mut Coverage,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut uncovered: Vec<RangeInclusive<u32>> = Vec::new();
        for (line, cover) in (1..).zip(covers).filter(|(line, _)| !self.text.is_blank(*line)) {
            coverage.lines += 1;
            if cover.cited.is_empty() && cover.skipped.is_empty() {
                match uncovered.last_mut() {
                    Some(lines) if lines.end() + 1 == line => *lines = *lines.start()..=line,
                    _ => uncovered.push(line..=line),
                }
                continue;
            }
            coverage.covered += 1;
            let Some((span, reason)) = cover.skipped.first() else { continue };
            coverage.skipped.push(Skip { line, reason: *reason, text: printable(&one_line(self.line(line))) });
            diagnostics.extend(finding::skipped(self, line, (*span, *reason), names));
            let again = cover.cited.first().map(|(span, _)| *span).or(cover.skipped.get(1).map(|(span, _)| *span));
            diagnostics.extend(again.map(|again| finding::cited_and_skipped(self, line, *span, again)));
        }
        diagnostics.extend(uncovered.iter().map(|lines| finding::uncovered(self, lines)));
    }
}

fn between<'c, 'a>(
    covers: &'c mut [LineCoverage<'a>],
    first: u32,
    last: u32,
) -> impl Iterator<Item = &'c mut LineCoverage<'a>> {
    let end = covers.len().min(last as usize);
    let start = (first.max(1) as usize - 1).min(end);
    covers[start..end].iter_mut()
}

/// Whether a text is the name of a variant, however it is written: `NOT_FOUND`, `Not found`, with a prefix that the name is without.
fn is_name(text: &str, name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>().to_lowercase();
    // Of a sentence the name is only a part.
    let (whole, part) = (letters(text), letters(name));
    text.len() <= 2 * name.len() + 32 && if text.contains(' ') { whole == part } else { whole.ends_with(&part) }
}

/// Whether nothing of a text is left without what is claimed of it.
fn leaves_nothing(text: &str, claimed: &[&str]) -> bool {
    let mut claimed: Vec<&str> = claimed.iter().copied().filter(|claim| !claim.is_empty()).take(64).collect();
    claimed.sort_by_key(|claim| std::cmp::Reverse(claim.len()));
    let left = claimed.iter().fold(text.to_owned(), |left, claim| left.replace(claim, " "));
    !left.contains(char::is_alphanumeric)
}

fn source_id(index: usize) -> SourceId {
    SourceId(u32::try_from(index).unwrap_or(u32::MAX))
}
