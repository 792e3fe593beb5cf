//! What supports a fact in, its words out: `stated, 001:66`, each citation leading to its document.

use super::advice::AND;
use super::{LinkTarget, Phrase, RichText};
use crate::catalog::{Basis, Lines};
use crate::{phrases, rich};

phrases! {
    SECTION: "{}, section {}", "{}, {}절";
    SECTIONS: "{}, sections {}", "{}, {}절";
    LINE: "line {} of {}", "{}번째 줄({})";
    LINES: "lines {} of {}", "{}번째 줄({})";
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
            Self::Stated => ("from the document", "문서 명시"),
            Self::Inferred => ("inferred", "추론"),
            Self::Registered => ("from a standard", "표준"),
            Self::Declared => ("set by this catalogue", "자체 정의"),
            Self::Silent => ("not said", "문서에 없음"),
        };
        Phrase { english, korean }
    }

    /// What programs call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Registered => "registered",
            Self::Declared => "declared",
            Self::Silent => "silent",
        }
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

    /// `from the document, line 66 of 001` or `inferred: the reason`.
    pub fn words(&self) -> RichText {
        let between = if self.kind == BasisKind::Stated { ", " } else { ": " };
        RichText::join([RichText::basis(self.kind), self.rests_on.clone()], between)
    }

    /// What is said in brackets behind a sentence: `lines 28, 63 of 001`, `inferred: the reason`, nothing where it is declared.
    pub fn brief(&self) -> RichText {
        match self.kind {
            BasisKind::Stated => self.rests_on.clone(),
            BasisKind::Declared => RichText::default(),
            _ => self.words(),
        }
    }
}

/// `RFC 9110, section 15.5.2`, which Korean has the other way round, each leading there; what a registry calls a place stands
/// as it is.
fn section(of: &str) -> RichText {
    let part = |of: &str| {
        let (document, numbers, phrase) = match (of.split_once(", section "), of.split_once(", sections ")) {
            (Some((document, number)), _) => (document, number, SECTION),
            (_, Some((document, numbers))) => (document, numbers, SECTIONS),
            (None, None) => (of, "", SECTION),
        };
        let linked = |words: RichText, number: &str| match standard(document, number) {
            Some(address) => words.linked(LinkTarget::Web(address)),
            None => words,
        };
        match numbers.split_once(" and ") {
            _ if numbers.is_empty() => linked(RichText::text(document), ""),
            None if phrase == SECTION => linked(phrase.with([document, numbers].map(RichText::text)), numbers),
            parted => {
                let (first, last) = parted.unwrap_or((numbers, ""));
                let number = |of: &str| linked(RichText::text(of), of);
                let first = RichText::join(first.split(", ").map(number), ", ");
                let last = if last.is_empty() { RichText::default() } else { number(last) };
                phrase.with([RichText::text(document), RichText::join([first, last], AND)])
            }
        }
    };
    RichText::join(of.split("; ").map(part), "; ")
}

/// Where a section of an RFC is read; nothing for any other standard.
fn standard(document: &str, section: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rfc = document.strip_prefix("RFC ").filter(|number| is_number(number))?;
    let place = if section.split('.').all(is_number) { format!("#section-{section}") } else { String::new() };
    Some(format!("https://www.rfc-editor.org/rfc/rfc{rfc}.html{place}"))
}

/// A part of a whole with its basis in brackets behind it, where that is not the basis of the whole.
pub fn aside(part: &Basis, whole: &Basis) -> RichText {
    if part == whole { RichText::default() } else { rich![" (", Evidence::of(part).words(), ")"] }
}

/// `lines 66, 68-70 of 001`: a document is named once for neighbours of the same document.
pub fn cited(citation: &[Lines]) -> RichText {
    let run = |(document, numbers): (&String, String)| {
        let phrase = if numbers.bytes().all(|byte| byte.is_ascii_digit()) { LINE } else { LINES };
        let words = phrase.with([RichText::text(numbers), RichText::text(document)]);
        words.linked(LinkTarget::Document(document.clone()))
    };
    RichText::join(runs(citation).map(run), ", ")
}

/// The same as a comment has it: `001:66, 68-70`.
pub fn cited_in_brief(citation: &[Lines]) -> String {
    let runs = runs(citation).map(|(document, numbers)| format!("{document}:{numbers}"));
    runs.collect::<Vec<_>>().join(", ")
}

/// Neighbours of the same document: its name, and `66, 68-70`.
fn runs(citation: &[Lines]) -> impl Iterator<Item = (&String, String)> {
    let lines = |lines: &Lines| match lines.last > lines.first {
        true => format!("{}-{}", lines.first, lines.last),
        false => lines.first.to_string(),
    };
    let runs = citation.chunk_by(|a, b| a.document == b.document);
    runs.filter_map(move |run| {
        let numbers: Vec<String> = run.iter().map(lines).collect();
        Some((&run.first()?.document, numbers.join(", ")))
    })
}
