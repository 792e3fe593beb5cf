//! Contradictions, remarks and notes in, out what is said of each, and which of them concern a thing.

use super::link::named;
use crate::words;
use codetable_model::catalog::{Basis, Conflict, Note, Provider};
use codetable_model::words::{Evidence, Phrase, RichText};

/// A contradiction, a remark or a note.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    /// Its number among all of the provider's, from 1.
    pub(crate) number: usize,
    pub(crate) says: RichText,
    /// The lines, the reason; nothing where it is declared.
    pub(crate) support: RichText,
    /// What is followed and why, of a contradiction.
    pub(crate) follow: RichText,
    pub(crate) because: RichText,
    /// What it bears on.
    pub(crate) concerns: RichText,
}

/// What a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RemarkKind {
    Conflict,
    Remark,
    Note,
}

impl RemarkKind {
    /// What one is called.
    pub(crate) fn name(self) -> Phrase {
        match self {
            Self::Conflict => words::CONFLICT,
            Self::Remark => words::REMARK,
            Self::Note => words::NOTE,
        }
    }
}

/// Those of a kind.
pub(crate) fn of_kind(kind: RemarkKind, provider: &Provider) -> Vec<Remark> {
    remarks(provider, |of, _| of == kind)
}

/// Those that concern one of `names`.
pub(crate) fn concerning(names: &[&str], provider: &Provider) -> Vec<Remark> {
    remarks(provider, |_, of| concerns(of).iter().any(|concern| names.contains(&concern.as_str())))
}

/// Notes that say of the whole provider, or of all of a table, what the document itself does not say: for which calls it
/// counts, or that the service is closing. Whoever reads a code has to know them first.
pub(crate) fn foremost(provider: &Provider, table: Option<&str>) -> Vec<Remark> {
    let is_table = |name: &String| match table {
        Some(table) => name == table,
        None => provider.tables.iter().any(|of| of.id == *name),
    };
    let is_foremost = |note: &Note| note.basis.is_inferred() && note.concerns.iter().all(is_table);
    let found = remarks(provider, |kind, of| kind == RemarkKind::Note && of.is_err_and(is_foremost));
    // At the head of a page, what they concern is known.
    found.into_iter().map(|of| Remark { concerns: RichText::default(), ..of }).collect()
}

/// Contradictions, remarks and notes, in this order.
fn remarks(provider: &Provider, is_wanted: impl Fn(RemarkKind, Result<&Conflict, &Note>) -> bool) -> Vec<Remark> {
    let conflicts = provider.conflicts.iter().map(|conflict| (RemarkKind::Conflict, Ok(conflict)));
    let remarks = provider.remarks.iter().map(|remark| (RemarkKind::Remark, Err(remark)));
    let notes = provider.notes.iter().map(|note| (RemarkKind::Note, Err(note)));
    let all = (1..).zip(conflicts.chain(remarks).chain(notes)).filter(|(_, (kind, of))| is_wanted(*kind, *of));
    let found = all.map(|(number, (kind, of))| {
        let concerns = RichText::join(concerns(of).iter().map(|name| named(provider, name)), ", ");
        remark(kind, number, of, concerns)
    });
    found.collect()
}

/// What one bears on.
fn concerns<'a>(of: Result<&'a Conflict, &'a Note>) -> &'a [String] {
    of.map_or_else(|note| &note.concerns, |conflict| &conflict.concerns)
}

fn remark(kind: RemarkKind, number: usize, of: Result<&Conflict, &Note>, concerns: RichText) -> Remark {
    let none = RichText::default;
    match of {
        Ok(conflict) => Remark {
            kind,
            number,
            says: RichText::sentence(&conflict.about),
            support: Evidence::of(&Basis::Stated(conflict.at.clone())).brief(),
            follow: RichText::sentence(&conflict.follow),
            because: RichText::sentence(&conflict.because),
            concerns,
        },
        Err(note) => Remark {
            kind,
            number,
            says: RichText::sentence(&note.says),
            support: Evidence::of(&note.basis).brief(),
            follow: none(),
            because: none(),
            concerns,
        },
    }
}
