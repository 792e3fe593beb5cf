//! What a change is: its class, where it is made, and the bytes that it replaces.

use std::ops::Range;

/// What kind of mistake a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Quoted,
    Cited,
    Dropped,
    Evidence,
    Supported,
    Words,
    Prose,
    Translated,
    Named,
    Skipped,
}

impl Class {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Quoted => "quoted texts, codes, statuses, rows, digests",
            Self::Cited => "a citation one line off",
            Self::Dropped => "an optional fact dropped",
            Self::Evidence => "evidence: a reason dropped, one of several lines left out",
            Self::Supported => "citations of conflicts, notes and support",
            Self::Words => "words of ours",
            Self::Prose => "prose",
            Self::Translated => "translations",
            Self::Named => "names of variants",
            Self::Skipped => "reasons for skipping",
        }
    }

    /// Whether only a reader can hold such a thing: a name, a sentence or a translation may say anything.
    pub(crate) fn is_for_readers(self) -> bool {
        matches!(self, Self::Prose | Self::Translated | Self::Named)
    }
}

/// One careless change.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) class: Class,
    /// Where it is made: `errors/-7/effect`.
    pub(crate) place: String,
    /// What is done.
    pub(crate) what: String,
    /// Bytes of the spec and what stands there afterwards; they do not overlap.
    pub(crate) edits: Vec<(Range<usize>, String)>,
}

impl Change {
    /// The spec as it is afterwards.
    pub(crate) fn applied(&self, text: &str) -> String {
        let mut edits: Vec<_> = self.edits.iter().collect();
        edits.sort_by_key(|(range, _)| range.start);
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (range, new) in edits {
            out.push_str(&text[from..range.start]);
            out.push_str(new);
            from = range.end;
        }
        out + &text[from..]
    }
}
