//! The text of a record in, what was reviewed out; and back.
//!
//! A record is sorted lines, one for each judgement that somebody has looked at, `PLACE DIGEST`, and one for each line of the
//! documents as they were then, `line DOCUMENT:LINE DIGEST`. The order of lines means nothing and no line depends on another, so
//! that records of two branches merge by taking the lines of both.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};

use codetable_model::source::Source;
use codetable_model::spec::{Document, Spec};

use super::judgement::Judgement;
use crate::audit::document_text::DocumentText;
use crate::document::{inline, sha256};
use crate::form::Form;

/// The digest of every line of documents that is not blank, by the document's name and the line's number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineDigests(BTreeMap<(String, u32), String>);

/// What was looked at.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The lines of the documents as they were then.
    pub lines: LineDigests,
    /// The places and digests of judgements, each with its bytes in the record.
    pub reviewed: BTreeMap<(String, String), Range<usize>>,
    /// What is no line of a record.
    pub unread: Vec<Range<usize>>,
}

impl LineDigests {
    /// Those of the documents that a spec cites and that are at hand.
    #[must_use]
    pub fn of(spec: &Spec, documents: &[Source]) -> Self {
        let mut digests = BTreeMap::new();
        for declared in &spec.sources {
            let Some(source) = copy_of(declared, documents) else { continue };
            let text = DocumentText::new(&source.text, Form::of(source));
            for line in (1..=text.len()).filter(|line| !text.is_blank(*line)) {
                digests.insert((declared.id.value.clone(), line), digest(text.seen(line)));
            }
        }
        Self(digests)
    }
}

/// The copy of a document that a spec cites, if it is at hand.
#[must_use]
pub fn copy_of<'s>(declared: &Document, documents: &'s [Source]) -> Option<&'s Source> {
    let file = declared.file.as_ref()?;
    documents.iter().find(|source| source.file_name() == file.value)
}

/// The digest of a line, whatever spaces it has.
pub(crate) fn digest(line: &str) -> String {
    let mut digest = sha256(&inline::collapse(line));
    digest.truncate(8);
    digest
}

impl Deref for LineDigests {
    type Target = BTreeMap<(String, u32), String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Record {
    /// Reads a record. What is no line of one is kept as such.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut record = Self::default();
        let mut start = 0;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim_end();
            let range = start..start + line.len();
            start += whole.len();
            let is_digest = |digest: &str| digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            match line.rsplit_once(' ').filter(|(_, digest)| is_digest(digest)) {
                _ if line.is_empty() || line.starts_with('#') => {}
                Some((place, digest)) if digest.len() == 16 => {
                    record.reviewed.insert((place.to_owned(), digest.to_owned()), range);
                }
                Some((at, digest)) if digest.len() == 8 => match line_of(at) {
                    Some(at) => drop(record.lines.0.insert(at, digest.to_owned())),
                    None => record.unread.push(range),
                },
                _ => record.unread.push(range),
            }
        }
        record
    }

    /// Whether somebody has looked at a judgement as it is.
    #[must_use]
    pub fn has(&self, judgement: &Judgement, lines: &LineDigests) -> bool {
        self.knows(&judgement.place) && self.reviewed.contains_key(&(judgement.place.clone(), judgement.digest(lines)))
    }

    /// Whether somebody has looked at anything at this place.
    #[must_use]
    pub fn knows(&self, place: &str) -> bool {
        self.reviewed.range((place.to_owned(), String::new())..).next().is_some_and(|((of, _), _)| of == place)
    }
}

/// `line 001:63`
fn line_of(text: &str) -> Option<(String, u32)> {
    let (document, line) = text.strip_prefix("line ")?.rsplit_once(':')?;
    Some((document.to_owned(), line.parse().ok()?))
}

/// The text of a record.
pub(super) fn written(provider: &str, lines: &LineDigests, reviewed: impl Iterator<Item = (String, String)>) -> String {
    let beside = if lines.is_empty() { "" } else { ", beside the lines of its documents that it rests on" };
    let lines = lines.iter().map(|((document, line), digest)| format!("line {document}:{line} {digest}"));
    let reviewed = reviewed.map(|(place, digest)| format!("{place} {digest}"));
    let sorted: BTreeSet<String> = lines.chain(reviewed).collect();
    let mut text = format!(
        "# What somebody has looked at in {provider}.yaml{beside}.\n\
         # Written by `cargo codetable accept`; `audit --unheld` lists what only a reader can hold.\n"
    );
    for line in sorted {
        text.push_str(&line);
        text.push('\n');
    }
    text
}
