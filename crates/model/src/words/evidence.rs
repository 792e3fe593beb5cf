//! What supports a fact in, its words out: `stated, 001:66`, each citation leading to its document.

use super::{LinkTarget, Phrase, RichText};
use crate::catalog::{Basis, Lines};
use crate::{phrases, rich};

phrases! {
    SECTION: "{}, section {}", "{}, {}절";
}

/// What supports a fact, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How it supports it.
    pub kind: BasisKind,
    /// The lines, the reason, the section.
    pub rests_on: RichText,
}

/// How a fact is supported, or that nobody says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisKind {
    /// By the document.
    Stated,
    /// By a reason of ours.
    Inferred,
    /// By a standard or a registry.
    Registered,
    /// By the catalogue alone.
    Declared,
    /// Nobody says it.
    Silent,
}

impl BasisKind {
    /// All of them, in this order.
    pub const ALL: [Self; 5] = [Self::Stated, Self::Inferred, Self::Registered, Self::Declared, Self::Silent];

    /// The kind of a basis; silent where there is none.
    pub fn of(basis: Option<&Basis>) -> Self {
        match basis {
            Some(Basis::Stated(_)) => Self::Stated,
            Some(Basis::Inferred(_)) => Self::Inferred,
            Some(Basis::Registered(_)) => Self::Registered,
            Some(Basis::Declared) => Self::Declared,
            None => Self::Silent,
        }
    }

    /// What it is called.
    pub const fn name(self) -> Phrase {
        let (english, korean) = match self {
            Self::Stated => ("stated", "명시"),
            Self::Inferred => ("inferred", "추론"),
            Self::Registered => ("registered", "표준"),
            Self::Declared => ("declared", "자체 정의"),
            Self::Silent => ("silent", "언급 없음"),
        };
        Phrase { english, korean }
    }
}

impl Evidence {
    /// What a basis says.
    pub fn of(basis: &Basis) -> Self {
        let rests_on = match basis {
            Basis::Stated(citation) => cited(citation),
            Basis::Inferred(reason) => RichText::prose(reason),
            Basis::Registered(section) => self::section(section),
            Basis::Declared => RichText::default(),
        };
        Self { kind: BasisKind::of(Some(basis)), rests_on }
    }

    /// Nobody says it.
    pub fn silent() -> Self {
        Self { kind: BasisKind::Silent, rests_on: RichText::default() }
    }

    /// `stated, 001:66` or `inferred: the reason`.
    pub fn words(&self) -> RichText {
        let between = if self.kind == BasisKind::Stated { ", " } else { ": " };
        RichText::join([RichText::basis(self.kind), self.rests_on.clone()], between)
    }

    /// What is said in brackets behind a sentence: `001:28, 63`, `inferred: the reason`, nothing where it is declared.
    pub fn brief(&self) -> RichText {
        match self.kind {
            BasisKind::Stated => self.rests_on.clone(),
            BasisKind::Declared => RichText::default(),
            _ => self.words(),
        }
    }
}

/// `RFC 9110, section 15.5.2`, which Korean has the other way round; what a registry calls a place stands as it is.
fn section(of: &str) -> RichText {
    match of.split_once(", section ") {
        Some((document, number)) => SECTION.with([document, number].map(RichText::text)),
        None => RichText::text(of),
    }
}

/// A part of a whole with its basis in brackets behind it, where that is not the basis of the whole.
pub fn aside(part: &Basis, whole: &Basis) -> RichText {
    if part == whole { RichText::default() } else { rich![" (", Evidence::of(part).words(), ")"] }
}

/// `001:66, 68-70`: a document is named once for neighbours of the same document.
pub fn cited(citation: &[Lines]) -> RichText {
    let runs = citation.chunk_by(|a, b| a.document == b.document);
    RichText::join(runs.map(run), ", ")
}

fn run(run: &[Lines]) -> RichText {
    let Some(Lines { document, .. }) = run.first() else { return RichText::default() };
    let lines = |lines: &Lines| match lines.last > lines.first {
        true => format!("{}-{}", lines.first, lines.last),
        false => lines.first.to_string(),
    };
    let numbers: Vec<String> = run.iter().map(lines).collect();
    RichText::text(format!("{document}:{}", numbers.join(", "))).linked(LinkTarget::Document(document.clone()))
}
