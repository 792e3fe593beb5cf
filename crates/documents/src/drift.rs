//! A spec and a newly saved copy of a page that it was transcribed from in, what has changed since out.
//!
//! Nothing but the spec is needed: it quotes every cell of every row. Lines may have moved, and the page may have been
//! saved in another form. A row is found by its key, a fact beside it in its row, and everything else between what
//! stood above it and what stood below it (`course.rs`). What the spec says in words of its own is not compared.

mod course;
mod elsewhere;
mod finding;
mod gone;
pub(crate) mod listing;
mod rows;
mod strange;
mod tell;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::audit::claim::{Claim, Claims};
use crate::audit::record::{About, Record};
use crate::document::fold::fold;
use crate::document::sheet::Sheet;
use codetable_model::diagnostic::{self, Diagnostic};
use codetable_model::source::{Source, SourceId};
use codetable_model::spec::{Citation, Spec};
use course::{Anchor, Course};
use listing::Listing;

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
    let mut comparison = Comparison::new(spec, document, &claims, &page.text, id);
    comparison.read_rows();
    comparison.look_elsewhere();
    comparison.tell_rows();
    comparison.tell_cells();
    comparison.tell_the_rest();
    comparison.tell_strange_words(spec, text);
    let facts = comparison.facts.len();
    let rows = comparison.listing.records.iter().filter(|records| !records.is_empty()).count();
    let mut diagnostics = comparison.diagnostics;
    diagnostic::sort(&mut diagnostics);
    Drift { sources, diagnostics, facts, rows }
}

/// A spec and a page, and what is known of their agreement so far.
struct Comparison<'a> {
    page: SourceId,
    sheet: Sheet,
    records: &'a [Record<'a>],
    facts: Vec<Fact<'a>>,
    /// Which rows are whose.
    listing: Listing,
    /// What old lines have become.
    course: Course,
    /// Strands of rows of which something is quoted by nothing.
    left: Vec<usize>,
    /// Whether each row has a text that its records quote.
    quoted: Vec<bool>,
    /// Strands that a finding shows already.
    told: Vec<bool>,
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
    told: bool,
    /// The strand where it was found, if that is in a row.
    strand: Option<usize>,
}

impl<'a> Comparison<'a> {
    fn new(spec: &Spec, document: &str, claims: &'a Claims<'a>, page: &str, id: SourceId) -> Self {
        let sheet = Sheet::new(page);
        let lines = |at: &Citation| -> Vec<RangeInclusive<u32>> {
            let alone = spec.sources.len() == 1;
            let of_this = at.lines.iter().filter(|lines| lines.document.as_deref().map_or(alone, |id| id == document));
            of_this.map(|lines| lines.first..=lines.last).collect()
        };
        let facts: Vec<Fact<'_>> = claims
            .claims
            .iter()
            .filter(|claim| claim.record.is_none_or(|record| claims.records[record].about != About::Document))
            .map(|claim| (claim, lines(claim.at)))
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(claim, lines)| {
                let folded = fold(&claim.text);
                Fact { claim, folded, lines, found: false, told: false, strand: None }
            })
            .collect();
        let cited = |record: &Record<'_>| record.at.map(lines).unwrap_or_default();
        let lines_of: Vec<Vec<RangeInclusive<u32>>> = claims.records.iter().map(cited).collect();
        let listing = Listing::new(&sheet, &claims.records, &lines_of);
        let course = Course::new(anchors(&sheet, &facts, &listing), sheet.folded.len());
        let told = vec![false; sheet.strands.len()];
        let quoted = vec![false; sheet.rows.len()];
        let (left, diagnostics) = (Vec::new(), Vec::new());
        Self { page: id, sheet, records: &claims.records, facts, listing, course, left, quoted, told, diagnostics }
    }
}

/// The rows of records, and texts that stand on the page once.
fn anchors(sheet: &Sheet, facts: &[Fact<'_>], listing: &Listing) -> Vec<Anchor> {
    /// With more facts, what stands inside of a line is left out: their places are known by their rows.
    const MANY: usize = 2000;
    /// A shorter text may stand anywhere.
    const SHORT: usize = 6;
    let mut anchors = Vec::new();
    let in_row = |row: usize, lines: &RangeInclusive<u32>| Anchor {
        lines: lines.clone(),
        place: sheet.rows[row].folded.clone(),
        row: Some(row),
    };
    for fact in facts {
        let [lines] = &fact.lines[..] else { continue };
        if let [strand] = sheet.strands_of(&fact.folded) {
            let strand = &sheet.strands[*strand];
            anchors.push(match strand.cell {
                Some((row, _)) => in_row(row, lines),
                None => Anchor { lines: lines.clone(), place: strand.folded.clone(), row: None },
            });
        } else if facts.len() <= MANY && fact.folded.len() >= SHORT {
            let mut found = sheet.folded.match_indices(fact.folded.as_str());
            if let (Some((start, _)), None) = (found.next(), found.next()) {
                let place = start..start + fact.folded.len();
                let cell = sheet.strands.get(sheet.strands_in(&place).start).and_then(|strand| strand.cell);
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
    for (rows, lines) in listing.rows.iter().zip(&listing.lines) {
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
