//! A spec and a newly saved copy of a page that it was transcribed from in, what has changed since out.
//!
//! Nothing but the spec is needed: it quotes every cell of every row. Lines may have moved, and the page may have been
//! saved in another form. A row is found by its key, a fact beside it in its row, and everything else between what
//! stood above it and what stood below it (`alignment.rs`). What the spec says in words of its own is not compared.

mod alignment;
mod finding;
mod prose_match;
mod removed;
mod report;
pub(crate) mod row_match;
mod rows;
mod unknown_words;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::audit::claim::{Claim, Claims};
use crate::audit::entity::{Entity, EntityKind};
use crate::document::fold::fold;
use crate::document::page_text::PageText;
use crate::form::Form;
use alignment::{Alignment, Anchor};
use codetable_model::diagnostic::{self, Diagnostic};
use codetable_model::source::{Source, SourceId};
use codetable_model::spec::{Citation, Spec};
use row_match::RowMatches;

/// What comes of holding a page against the spec that was made from an earlier copy of it.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    /// The specs, then the page: what the places in `diagnostics` lie in.
    pub sources: Vec<Source>,
    /// What has changed, by line of the page; each beside the line of the spec that says otherwise.
    pub diagnostics: Vec<Diagnostic>,
    /// How many quotes, names and numbers of the spec were looked for.
    pub facts: usize,
    /// How many rows of the page's tables are rows of the spec.
    pub rows: usize,
}

/// Holds a newly saved `page` against `spec`, which is one of those read from `sources`. `document` is the short name
/// under which the spec cites what the page is a copy of.
#[must_use]
pub fn drift(spec: &Spec, document: &str, sources: &[Source], page: &Source) -> Drift {
    let claims = Claims::of(spec);
    let id = SourceId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
    let mut sources = sources.to_vec();
    sources.push(page.clone());
    let text = sources.get(spec.source.0 as usize).map_or("", |source| source.text.as_str());
    let mut comparison = Comparison::new(spec, document, &claims, page, id);
    comparison.read_rows();
    comparison.match_prose();
    comparison.report_rows();
    comparison.report_cells();
    comparison.report_prose();
    comparison.report_unknown_words(spec, text);
    let facts = comparison.facts.len();
    let rows = comparison.row_matches.entities.iter().filter(|entities| !entities.is_empty()).count();
    let mut diagnostics = comparison.diagnostics;
    diagnostic::sort(&mut diagnostics);
    Drift { sources, diagnostics, facts, rows }
}

/// A spec and a page, and what is known of their agreement so far.
struct Comparison<'a> {
    page_id: SourceId,
    page: PageText,
    entities: &'a [Entity<'a>],
    facts: Vec<Fact<'a>>,
    /// Which rows are whose.
    row_matches: RowMatches,
    /// What old lines have become.
    alignment: Alignment,
    /// What rows say in other words of the spec: the English of its texts, and the names of its codes. Folded.
    implied: BTreeSet<String>,
    /// Segments of rows of which something is quoted by nothing.
    unquoted: Vec<usize>,
    /// Whether each row has a text that its entities quote.
    quoted: Vec<bool>,
    /// Segments that a finding shows already.
    reported: Vec<bool>,
    diagnostics: Vec<Diagnostic>,
}

/// One thing that the old document was found to say.
struct Fact<'a> {
    claim: &'a Claim<'a>,
    folded: String,
    /// Its lines in the document.
    lines: Vec<RangeInclusive<u32>>,
    /// Whether the page says it.
    found: bool,
    /// Whether a finding says that it does not, or none needs to.
    reported: bool,
    /// The segment where it was found, if that is in a row.
    segment: Option<usize>,
}

impl<'a> Comparison<'a> {
    fn new(spec: &Spec, document: &str, claims: &'a Claims<'a>, page: &Source, id: SourceId) -> Self {
        let page = PageText::new(&page.text, Form::of(page));
        let lines = |at: &Citation| -> Vec<RangeInclusive<u32>> {
            let alone = spec.sources.len() == 1;
            let of_this = at.lines.iter().filter(|lines| lines.document.as_deref().map_or(alone, |id| id == document));
            of_this.map(|lines| lines.first..=lines.last).collect()
        };
        let facts: Vec<Fact<'_>> = claims
            .claims
            .iter()
            .filter(|claim| claim.entity.is_none_or(|entity| claims.entities[entity].kind != EntityKind::Document))
            .map(|claim| (claim, lines(claim.at)))
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(claim, lines)| {
                let folded = fold(&claim.text);
                Fact { claim, folded, lines, found: false, reported: false, segment: None }
            })
            .collect();
        let cited = |entity: &Entity<'_>| entity.at.map(lines).unwrap_or_default();
        let lines_of: Vec<Vec<RangeInclusive<u32>>> = claims.entities.iter().map(cited).collect();
        let row_matches = RowMatches::new(&page, &claims.entities, &lines_of);
        let alignment = Alignment::new(anchors(&page, &facts, &row_matches), page.folded.len());
        let reported = vec![false; page.segments.len()];
        let quoted = vec![false; page.rows.len()];
        let (unquoted, diagnostics) = (Vec::new(), Vec::new());
        let english = spec.phrases.iter().flat_map(|phrase| &phrase.translations).map(|of| of.text.value.as_str());
        let rows = spec.tables.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows);
        let names = rows.filter_map(|row| row.name.as_ref()).map(|name| name.value.as_str());
        let implied = english.chain(names).map(fold).collect();
        Self {
            page_id: id,
            page,
            entities: &claims.entities,
            facts,
            row_matches,
            alignment,
            implied,
            unquoted,
            quoted,
            reported,
            diagnostics,
        }
    }
}

/// The rows of entities, and texts that stand on the page once.
fn anchors(page: &PageText, facts: &[Fact<'_>], row_matches: &RowMatches) -> Vec<Anchor> {
    /// With more facts, what stands inside of a line is left out: their places are known by their rows.
    const MANY: usize = 2000;
    /// A shorter text may stand anywhere.
    const SHORT: usize = 6;
    let mut anchors = Vec::new();
    let in_row = |row: usize, lines: &RangeInclusive<u32>| Anchor {
        lines: lines.clone(),
        place: page.rows[row].folded.clone(),
        row: Some(row),
    };
    for fact in facts {
        let [lines] = &fact.lines[..] else { continue };
        if let [segment] = page.segments_of(&fact.folded) {
            let segment = &page.segments[*segment];
            anchors.push(match segment.cell {
                Some((row, _)) => in_row(row, lines),
                None => Anchor { lines: lines.clone(), place: segment.folded.clone(), row: None },
            });
        } else if facts.len() <= MANY && fact.folded.len() >= SHORT {
            let mut found = page.folded.match_indices(fact.folded.as_str());
            if let (Some((start, _)), None) = (found.next(), found.next()) {
                let place = start..start + fact.folded.len();
                let cell = page.segments.get(page.segments_in(&place).start).and_then(|segment| segment.cell);
                anchors.push(match cell {
                    Some((row, _)) => in_row(row, lines),
                    None => Anchor { lines: lines.clone(), place, row: None },
                });
            }
        }
    }
    // Where a text stands outside of rows, no row stood.
    let prose: BTreeSet<(u32, u32)> =
        anchors.iter().filter(|anchor| anchor.row.is_none()).map(|anchor| ends(&anchor.lines)).collect();
    for (rows, lines) in row_matches.rows.iter().zip(&row_matches.lines) {
        for row in rows.iter().take(4) {
            let lines = lines.iter().filter(|lines| !prose.contains(&ends(lines)));
            anchors.extend(lines.map(|lines| in_row(*row, lines)));
        }
    }
    anchors
}

fn ends(lines: &RangeInclusive<u32>) -> (u32, u32) {
    (*lines.start(), *lines.end())
}
