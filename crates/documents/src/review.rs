//! A spec and the record of its reviews in, what nobody has looked at out.
//!
//! A law holds what a document says: the audit. What we say ourselves, a word for an effect, a translation, a reason, only a
//! reader can hold; so the record keeps a digest of each such judgement as it was when somebody looked at it, together with
//! the lines that it rests on. Whatever changes afterwards asks for a look again.

mod census;
mod follow;
mod judgement;
#[cfg(test)]
#[path = "../tests/review/laws.rs"]
mod laws;
mod record;

use std::collections::BTreeSet;
use std::ops::Range;

use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId, Span};
use codetable_model::spec::Spec;

pub use follow::Followed;
pub use judgement::{Judgement, Judgements};
pub use record::{LineDigests, Record, copy_of};

/// The name of the record of a spec's reviews, which stands beside the spec.
#[must_use]
pub fn record_name(spec: &Source) -> String {
    format!("{}.reviewed", spec.stem())
}

/// Everything that the reviews of one spec are about.
///
/// ```
/// use codetable_documents::review::Review;
/// use codetable_model::source::{Source, SourceId};
///
/// let spec = "provider: shop\ntables:\n  errors: { enum: ShopError, codes: { SOLD_OUT: { name: SoldOut } } }\n";
/// let source = Source::new("specs/shop.yaml", spec);
/// let specs = codetable_model::compile(&[source.clone()]).specs;
/// let review = Review::of(&specs[0], &source, "", None);
/// assert_eq!(review.judgements.list[1].place, "shop/errors/SOLD_OUT/name");
///
/// let record = review.accept(&|place| place.starts_with("shop/errors/"));
/// assert!(Review::of(&specs[0], &source, &record, None).hold(SourceId(1)).is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Review {
    /// What of the spec only a reader can hold.
    pub judgements: Judgements,
    /// What was looked at; nothing where there is no record.
    pub record: Record,
    /// What the judgements rest on.
    pub lines: LineDigests,
}

impl Review {
    /// The reviews of a spec, of which `record` is the text; with `documents` where these are at hand.
    #[must_use]
    pub fn of(spec: &Spec, source: &Source, record: &str, documents: Option<&[Source]>) -> Self {
        let record = Record::read(record);
        let lines = match documents {
            Some(documents) => LineDigests::of(spec, documents),
            None => record.lines.clone(),
        };
        Self { judgements: Judgements::of(spec, source), record, lines }
    }

    /// How many of the judgements have been looked at as they are now.
    #[must_use]
    pub fn reviewed(&self) -> usize {
        self.judgements.list.iter().filter(|judgement| self.record.has(judgement, &self.lines)).count()
    }

    /// Holds the judgements against the record, which is the source `id` of reports.
    #[must_use]
    pub fn hold(&self, id: SourceId) -> Vec<Diagnostic> {
        let list = &self.judgements.list;
        let open: Vec<&Judgement> = list.iter().filter(|of| !self.record.has(of, &self.lines)).collect();
        let mut diagnostics: Vec<Diagnostic> = open.iter().map(|judgement| self.unreviewed(judgement)).collect();
        let open: BTreeSet<&str> = open.iter().map(|judgement| judgement.place.as_str()).collect();
        let stale = self.stale().filter(|(place, _)| !open.contains(place)).map(|(place, range)| {
            // One that was changed is told at its place in the spec.
            Diagnostic::new(Rule::StaleReview, Span::new(id, range), format!("`{place}` is not in the spec any more"))
                .here("it was reviewed once")
                .help(format!("put it back, or take it out of the record: `accept '{place}'`"))
        });
        diagnostics.extend(stale);
        let unread = self.record.unread.iter().map(|range| {
            Diagnostic::new(Rule::StaleReview, Span::new(id, range.clone()), "this is no line of a record")
                .help("delete it: `accept` writes all lines")
        });
        diagnostics.extend(unread);
        diagnostics.extend(self.moved(id));
        diagnostics
    }

    /// What was reviewed and is not there as it was, by place and bytes in the record.
    fn stale(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let list = self.judgements.list.iter();
        let present: BTreeSet<(String, String)> = list.map(|of| (of.place.clone(), of.digest(&self.lines))).collect();
        let stale = self.record.reviewed.iter().filter(move |(of, _)| !present.contains(of));
        stale.map(|((place, _), range)| (place.as_str(), range.clone()))
    }

    /// The first line of the documents that is not as the record has it.
    fn moved(&self, id: SourceId) -> Option<Diagnostic> {
        let here = self.lines.iter().find(|(at, digest)| self.record.lines.get(at) != Some(digest));
        let gone = || self.record.lines.iter().find(|(at, _)| !self.lines.contains_key(at));
        let ((document, line), _) = here.or_else(gone)?;
        let message = format!("line {line} of `{document}` is not what it was when the spec was reviewed");
        let help = format!(
            "where lines have only moved, `audit --fix` follows them; otherwise `accept '{}/sources/{document}'` records the lines",
            self.judgements.provider
        );
        Some(Diagnostic::new(Rule::StaleReview, Span::new(id, 0..0), message).help(help))
    }

    fn unreviewed(&self, judgement: &Judgement) -> Diagnostic {
        let place = &judgement.place;
        if judgement.counted.is_some() {
            let part = place.strip_suffix("/facts").unwrap_or(place);
            let message = match self.record.knows(place) {
                true => format!("the facts of `{part}` are not those that were reviewed"),
                false => format!("nobody has reviewed the facts of `{part}`"),
            };
            return Diagnostic::new(Rule::Unreviewed, judgement.span, message)
                .here(format!("now these are {}", judgement.said()))
                .help(format!("laws find each on its lines, and nobody but a reader sees whether one has gone, or is said of another code: look at what has changed, then `accept '{place}'`"));
        }
        let (message, here) = if self.record.knows(place) {
            (format!("`{place}` is not what was reviewed"), "it has changed, or a line that it rests on has")
        } else {
            (format!("nobody has reviewed `{place}`"), "a judgement of ours, which no law holds")
        };
        let beside = match judgement.cited() {
            lines if lines.is_empty() => lines,
            lines => format!(" beside {lines}"),
        };
        Diagnostic::new(Rule::Unreviewed, judgement.span, message)
            .here(here)
            .help(format!("look at it{beside}, then `accept '{place}'`"))
    }

    /// The spec with the numbers of lines that have moved in its documents since they were recorded. Nothing that it says
    /// changes: where lines are not what they were, their numbers stay, and are told.
    #[must_use]
    pub fn follow(&self, spec: &Spec, source: &Source, documents: &[Source]) -> Followed {
        follow::follow(spec, source, [&self.record.lines, &self.lines], documents)
    }

    /// Takes the judgements at some places for looked at, forgets what is no longer there, and gives the record's text.
    #[must_use]
    pub fn accept(&self, is_meant: &dyn Fn(&str) -> bool) -> String {
        let old = self.record.reviewed.keys().filter(|(place, _)| !is_meant(place)).cloned();
        let new = self.judgements.list.iter().filter(|judgement| is_meant(&judgement.place));
        let new = new.map(|judgement| (judgement.place.clone(), judgement.digest(&self.lines)));
        record::written(&self.judgements.provider, &self.lines, old.chain(new))
    }
}
