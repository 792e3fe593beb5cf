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
    remarks(provider, |_, concerns| concerns.iter().any(|concern| names.contains(&concern.as_str())))
}

/// Notes that say of the whole provider, or of all of a table, what the document itself does not say: for which calls it
/// counts, or that the service is closing. Whoever reads a code has to know them first.
pub(crate) fn foremost(provider: &Provider, table: Option<&str>) -> Vec<Remark> {
    let is_foremost = |note: &Note| {
        let is_table = |name: &String| match table {
            Some(table) => name == table,
            None => provider.tables.iter().any(|of| of.id == *name),
        };
        matches!(note.basis, Basis::Inferred(_)) && note.concerns.iter().all(is_table)
    };
    let before = provider.conflicts.len() + provider.remarks.len();
    let found = provider.notes.iter().zip(before + 1..).filter(|(note, _)| is_foremost(note));
    found.map(|(note, number)| remark(RemarkKind::Note, number, Err(note), RichText::default())).collect()
}

/// Contradictions, remarks and notes, in this order.
fn remarks(provider: &Provider, is_wanted: impl Fn(RemarkKind, &[String]) -> bool) -> Vec<Remark> {
    let conflicts = provider.conflicts.iter().map(|conflict| (RemarkKind::Conflict, Ok(conflict)));
    let remarks = provider.remarks.iter().map(|remark| (RemarkKind::Remark, Err(remark)));
    let notes = provider.notes.iter().map(|note| (RemarkKind::Note, Err(note)));
    let mut found = Vec::new();
    for (number, (kind, of)) in (1..).zip(conflicts.chain(remarks).chain(notes)) {
        let concerns = match of {
            Ok(conflict) => &conflict.concerns,
            Err(note) => &note.concerns,
        };
        if is_wanted(kind, concerns) {
            let concerns = RichText::join(concerns.iter().map(|name| named(provider, name)), ", ");
            found.push(remark(kind, number, of, concerns));
        }
    }
    found
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
