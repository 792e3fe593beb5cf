//! The spec language, written down once: every object, its fields, and the shape of every value.
//!
//! `validate.rs` holds a tree against it, `read.rs` reads what it allows, and the JSON Schema and the
//! legend in `specs/README.md` are printed from it, so that the four cannot drift apart.

mod advice;
mod response;
mod status;
mod table;

pub use advice::WHEN;
use response::{BODY, HEADER};
use status::{ERROR_TYPE, SEVERITY, STATUS_RULE};
use table::TABLE;

use crate::vocabulary::{FieldRole, Severity, SkipReason, Vocabulary};

/// A spec that uses every field: the legend takes its examples from it, and tests whatever has to hold of all fields.
pub const EVERYTHING: &str = include_str!("language/everything.yaml");

/// A mapping with named fields.
#[derive(Debug)]
pub struct Object {
    /// What diagnostics and the schema call it.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub doc: &'static str,
    /// Its fields, in the order a spec should write them.
    pub fields: &'static [Field],
    /// The evidence it may carry beside its fields.
    pub evidence: Evidence,
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in one sentence.
    pub doc: &'static str,
    /// Whether every such object has it.
    pub required: bool,
    /// What its value looks like.
    pub shape: ValueType,
}

/// The evidence fields that an object may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// None.
    None,
    /// `at`: lines only.
    Lines,
    /// `at` or `registered`: the default for the facts inside.
    Default,
    /// `at`, `registered` or `because`: the object is one statement.
    Statement,
    /// `at`, `because` or `registered`, and a `quote`: the object is itself a fact.
    Fact,
}

impl Evidence {
    /// The fields it allows, each with its meaning and shape.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::None => &[],
            Self::Lines => &EVIDENCE[..1],
            Self::Default => &EVIDENCE[..2],
            Self::Statement => &EVIDENCE[..3],
            Self::Fact => &EVIDENCE,
        }
    }
}

/// The fields beside the value of a fact: its condition where it may have one, and what supports it.
pub fn fields_of_fact(shape: &ValueType) -> impl Iterator<Item = &'static Field> + Clone {
    let condition: &[Field] = if matches!(shape, ValueType::Given(_)) { &CONDITION } else { &[] };
    condition.iter().chain(Evidence::Fact.fields())
}

static CONDITION: [Field; 1] = [field(
    "when",
    "what has to hold of the response for this to count; without it, it always does",
    ValueType::Object(&advice::WHEN),
)];

static EVIDENCE: [Field; 4] = [
    field(
        "at",
        "the lines of the document that state it: `63`, `6-19`, `[87, 108]`, or `{guide: [1, 2]}` where there are several documents",
        ValueType::Lines,
    ),
    field(
        "registered",
        "the registry or standard that states it, with its section: `RFC 9110, section 15.5.2`",
        ValueType::Prose,
    ),
    field("because", "why we conclude it, where nothing states it", ValueType::Prose),
    field("quote", "the document's own words for a value that is a word of ours", ValueType::Text),
];

/// What a value looks like.
#[derive(Debug)]
pub enum ValueType {
    /// A text quoted from the document: one line or several, never empty.
    Text,
    /// A sentence of ours.
    Prose,
    /// A text kept to the letter, such as an example body.
    Verbatim,
    /// A single word or address without spaces.
    Token,
    /// A lower-case identifier: `naver_commerce`.
    Snake,
    /// The name of a type or variant: `RateLimited`.
    Pascal,
    /// A code as it goes over the wire.
    Code,
    /// A JSON pointer, `*` for every element: `/errors/*/field`.
    Pointer,
    /// SHA-256 in lower-case hexadecimal.
    Sha256,
    /// A positive whole number.
    Count,
    /// `true` or `false`.
    Bool,
    /// An HTTP status: `429`.
    Status,
    /// A status, a class, or a class with exceptions: `5xx except 502 503`.
    StatusPattern,
    /// Lines of documents.
    Lines,
    /// A range of integers: `-9999..-1`.
    Range,
    /// Any scalar: a value of a table's own column, or what a note concerns.
    Scalar,
    /// One of a closed set of words, each with its meaning.
    Word(fn() -> Vec<(&'static str, &'static str)>),
    /// A sequence.
    List(&'static ValueType),
    /// One value, or a sequence of them.
    OneOrMore(&'static ValueType),
    /// A mapping from names of one shape to values of another.
    Map(&'static ValueType, &'static ValueType),
    /// A mapping with named fields.
    Object(&'static Object),
    /// The bare value, or `{is: value, at: …}` with evidence of its own.
    Fact(&'static ValueType),
    /// A fact that may have a condition: `{is: value, when: …}`.
    Given(&'static ValueType),
}

/// The words of a vocabulary with their meanings.
fn words<V: Vocabulary>() -> Vec<(&'static str, &'static str)> {
    V::ALL.iter().map(|value| (value.word(), value.meaning())).collect()
}

const fn field(name: &'static str, doc: &'static str, shape: ValueType) -> Field {
    Field { name, doc, required: false, shape }
}

const fn required(name: &'static str, doc: &'static str, shape: ValueType) -> Field {
    Field { name, doc, required: true, shape }
}

/// A whole spec file.
pub static SPEC: Object = Object {
    name: "spec",
    doc: "one provider's codes, transcribed from its documents",
    fields: &[
        required("provider", "the module's name, equal to the file's", ValueType::Snake),
        field("title", "what to call it", ValueType::Fact(&ValueType::Prose)),
        field("language", "the language of the quoted texts, as a BCP 47 tag: `ko`", ValueType::Token),
        field(
            "docs",
            "the base address of problem types, if you publish one; the code follows, behind a slash",
            ValueType::Token,
        ),
        field(
            "sources",
            "the documents that facts are cited from, by the short name that citations use; a spec that cites none needs no evidence",
            ValueType::Map(&ValueType::Token, &ValueType::Object(&DOCUMENT)),
        ),
        field("tables", "the tables of codes, by name", ValueType::Map(&ValueType::Snake, &ValueType::Object(&TABLE))),
        field(
            "statuses",
            "what is said of HTTP statuses: `429`, `4xx`, `5xx except 502 503`",
            ValueType::Map(&ValueType::StatusPattern, &ValueType::Object(&STATUS_RULE)),
        ),
        field(
            "types",
            "types of error that the document names but no response carries",
            ValueType::Map(&ValueType::Pascal, &ValueType::Object(&ERROR_TYPE)),
        ),
        field(
            "severities",
            "what the document says of each severity",
            ValueType::Map(&ValueType::Word(words::<Severity>), &ValueType::Object(&SEVERITY)),
        ),
        field(
            "headers",
            "the response headers, by name",
            ValueType::Map(&ValueType::Token, &ValueType::Object(&HEADER)),
        ),
        field(
            "bodies",
            "the shapes of response bodies, by name",
            ValueType::Map(&ValueType::Snake, &ValueType::Object(&BODY)),
        ),
        field("support", "how to ask the provider for help", ValueType::Object(&SUPPORT)),
        field(
            "conflicts",
            "where the document contradicts itself, or cannot mean what it says",
            ValueType::List(&ValueType::Object(&CONFLICT)),
        ),
        field(
            "remarks",
            "what is odd in the document without contradicting it: a spelling, an ambiguity, a text that two rows share",
            ValueType::List(&ValueType::Object(&NOTE)),
        ),
        field(
            "notes",
            "anything else the document states, in our words, and what its readers have to know beside it",
            ValueType::List(&ValueType::Object(&NOTE)),
        ),
        field(
            "phrases",
            "the English of every quoted text that is not plain ASCII",
            ValueType::Map(&ValueType::Text, &ValueType::Prose),
        ),
    ],
    evidence: Evidence::None,
};

static DOCUMENT: Object = Object {
    name: "document",
    doc: "a document that facts are cited from",
    fields: &[
        required("file", "the file's name in the folder of sources", ValueType::Token),
        required("sha256", "SHA-256 of the file", ValueType::Sha256),
        required(
            "lines",
            "how many lines it has, so that a citation beyond its end is found without it",
            ValueType::Count,
        ),
        field("title", "its title", ValueType::Fact(&ValueType::Text)),
        field("url", "where it is published", ValueType::Fact(&ValueType::Token)),
        field("date", "its date, or the date of the copy", ValueType::Fact(&ValueType::Token)),
        field(
            "metadata",
            "other facts that it states about itself, by its names for them",
            ValueType::Map(&ValueType::Token, &ValueType::Fact(&ValueType::Text)),
        ),
        field(
            "skipped",
            "lines that hold no fact, by reason",
            ValueType::Map(&ValueType::Word(words::<SkipReason>), &ValueType::Lines),
        ),
    ],
    evidence: Evidence::None,
};

static SUPPORT: Object = Object {
    name: "support",
    doc: "how to ask the provider for help",
    fields: &[
        field(
            "attach",
            "the ids to attach to a question",
            ValueType::Fact(&ValueType::List(&ValueType::Word(words::<FieldRole>))),
        ),
        field("ask", "where to ask", ValueType::Fact(&ValueType::Token)),
        field("says", "what the document says of it, in our words", ValueType::Prose),
    ],
    evidence: Evidence::Default,
};

static CONFLICT: Object = Object {
    name: "conflict",
    doc: "a contradiction, or a text that cannot mean what it says",
    fields: &[
        required("about", "what disagrees", ValueType::Prose),
        required("follow", "what we follow", ValueType::Prose),
        required("because", "why", ValueType::Prose),
        field(
            "concerns",
            "codes, statuses, types, headers or members it bears on",
            ValueType::List(&ValueType::Scalar),
        ),
    ],
    evidence: Evidence::Lines,
};

static NOTE: Object = Object {
    name: "note",
    doc: "a statement of the document in our words, or one of ours that its readers need",
    fields: &[
        required("says", "what it says", ValueType::Prose),
        field(
            "concerns",
            "codes, statuses, types, headers or members it bears on",
            ValueType::List(&ValueType::Scalar),
        ),
    ],
    evidence: Evidence::Statement,
};
