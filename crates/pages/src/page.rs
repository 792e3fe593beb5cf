//! The catalogue in, out what a page says of each of its things: lines, tables and remarks, each with what supports it.
//!
//! This is all that Markdown, the site and the terminal know of a catalogue; each makes its own of it.

pub(crate) mod codes;
pub(crate) mod coverage;
pub(crate) mod entry;
pub(crate) mod guide;
pub(crate) mod link;
pub(crate) mod remarks;
pub(crate) mod responses;
pub(crate) mod sections;
pub(crate) mod text;

use crate::words;
use codetable_model::catalog::{Basis, Fact, Text};
use codetable_model::vocabulary::{TextKind, Vocabulary as _};
use codetable_model::words::advice::Call;
use codetable_model::words::{Evidence, LinkTarget, Phrase, RichText};
use remarks::Remark;

/// A code, a rule for statuses or a type of error: what it is called, what it means, and what else is said of it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) place: LinkTarget,
    /// The code, the pattern or the name of the type.
    pub(crate) code: String,
    /// The name of the variant, and its path.
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) status: Option<u16>,
    /// Said of a code that is no longer in use.
    pub(crate) retired: RichText,
    /// Most have one.
    pub(crate) meanings: Vec<Meaning>,
    pub(crate) remarks: Vec<Remark>,
    /// What has to be known of all codes of the table.
    pub(crate) foremost: Vec<Remark>,
    /// Where the document lists it: lines, document, date of the copy.
    pub(crate) source: RichText,
    /// The line of the spec it stands on.
    pub(crate) spec: String,
}

/// A meaning of a code.
#[derive(Debug)]
pub(crate) struct Meaning {
    /// What supports it, where it is not the first.
    pub(crate) basis: Option<Evidence>,
    /// The alternatives, step by step.
    pub(crate) recovery: Vec<Vec<RichText>>,
    /// Which calls may be sent again, as the line about that says too.
    pub(crate) verdict: Vec<Call>,
    pub(crate) lines: Vec<Line>,
    /// What the most telling of the lines is about.
    pub(crate) lead: Option<Topic>,
}

/// What is said of one thing, and what supports it.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) topic: Topic,
    pub(crate) label: RichText,
    /// A value in words of ours, or a text of the document.
    pub(crate) says: RichText,
    /// The document's own words for a value of ours.
    pub(crate) quote: Option<Text>,
    pub(crate) support: Support,
}

/// What supports a line: nothing where it needs no support.
#[derive(Debug, Default)]
pub(crate) struct Support {
    /// Each basis once.
    pub(crate) evidence: Vec<Evidence>,
    /// The rule it comes from, where that is not the code's own.
    pub(crate) rule: RichText,
    /// Said where nothing of the document says it.
    pub(crate) note: RichText,
}

/// What a line is about, by which a page may arrange its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    Status,
    Text(TextKind),
    ToDo,
    Again,
    Wait,
    CarriedOut,
    /// What a rule notes that says a part of the advice.
    RuleNote,
    /// Another fact, by its name.
    Fact(&'static str),
    /// The types of error that a status hints at.
    ErrorType,
    /// What is no fact of a code.
    Other,
}

/// A part of the page of a provider.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) place: LinkTarget,
    pub(crate) title: Phrase,
    pub(crate) blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(RichText),
    /// A heading below that of the section.
    Heading(Option<LinkTarget>, RichText),
    Lines(Vec<Line>),
    Table(Table),
    Entry(Entry),
    /// A text to the letter, and what it is.
    Example(RichText, String),
    /// Those that concern what stands above.
    Concerning(Vec<Remark>),
    /// Those that the section is about.
    Remarks(Vec<Remark>),
}

/// A table, of which a column that is empty in every row is left out.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) heads: Vec<Phrase>,
    pub(crate) rows: Vec<Vec<RichText>>,
}

impl Table {
    /// The columns in which something stands.
    pub(crate) fn columns(&self) -> Vec<usize> {
        let is_used = |column: &usize| self.rows.iter().any(|row| !row[*column].is_empty());
        (0..self.heads.len()).filter(is_used).collect()
    }
}

/// A text of the document; what we conclude is a sentence of ours, which its reader needs in one language.
pub(crate) fn text(text: &Text, basis: &Basis) -> RichText {
    if basis.is_inferred() { RichText::prose(text) } else { RichText::document(text) }
}

impl Topic {
    /// That of a fact that pages have words for.
    pub(crate) fn of(name: &'static str) -> Option<Self> {
        Some(match name {
            "status" => Self::Status,
            "recovery" => Self::ToDo,
            "wait" => Self::Wait,
            "effect" => Self::CarriedOut,
            _ => match TextKind::from_word(name) {
                Some(kind) => Self::Text(kind),
                None => words::fact(name).map(|_| Self::Fact(name))?,
            },
        })
    }

    /// What to call it.
    pub(crate) fn name(self) -> Phrase {
        match self {
            Self::Status => words::STATUS,
            Self::Text(kind) => words::text_kind(kind),
            Self::ToDo => words::TO_DO,
            Self::Again => words::AGAIN,
            Self::Wait => words::WAIT,
            Self::CarriedOut => words::CARRIED_OUT,
            Self::RuleNote => words::text_kind(TextKind::Note),
            Self::Fact(name) => words::fact(name).unwrap_or(Phrase::same("")),
            Self::ErrorType => words::ERROR_TYPE,
            Self::Other => Phrase::same(""),
        }
    }
}

impl Line {
    /// What nothing has to support.
    pub(crate) fn plain(label: impl Into<RichText>, says: RichText) -> Self {
        Self { topic: Topic::Other, label: label.into(), says, quote: None, support: Support::default() }
    }

    /// What is said on a topic.
    fn on(topic: Topic, says: RichText, support: Support) -> Self {
        Self { topic, support, ..Self::plain(topic.name(), says) }
    }

    /// A value of ours, with the document's words for it.
    fn fact<T>(label: impl Into<RichText>, says: RichText, fact: &Fact<T>) -> Self {
        Self { quote: fact.quote.clone(), ..Self::plain(label, says).with_basis(&fact.basis) }
    }

    /// A text of the document.
    fn document(label: impl Into<RichText>, fact: &Fact<Text>) -> Self {
        Self::plain(label, text(&fact.value, &fact.basis)).with_basis(&fact.basis)
    }

    fn with_basis(self, basis: &Basis) -> Self {
        Self { support: Support::of(basis), ..self }
    }
}

impl Support {
    fn of(basis: &Basis) -> Self {
        Self { evidence: vec![Evidence::of(basis)], ..Self::default() }
    }

    /// `by the rule for 429, from the document, line 66 of 001; inferred: …`
    pub(crate) fn words(&self) -> RichText {
        let evidence = RichText::join(self.evidence.iter().map(Evidence::words), "; ");
        RichText::join([self.rule.clone(), evidence, self.note.clone()], ", ")
    }
}
