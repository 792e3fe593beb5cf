//! The spec language as data: every object, its fields, and the type of every value.
//!
//! It comes from the one declaration in `language/declaration.rs`, as the structs of the spec and of the catalogue do.
//! `validate.rs` holds a tree against it, and the JSON Schema and the legend in `specs/README.md` are printed from it.

pub(crate) mod declaration;
pub(crate) mod kind;

use crate::spec;
use kind::Object as _;

/// A spec that uses every field: the legend takes its examples from it, and tests whatever has to hold of all fields.
pub const EVERYTHING: &str = include_str!("language/everything.yaml");

/// A whole spec file.
pub static SPEC: &Object = spec::Spec::OBJECT;

/// What has to hold of the response for an alternative to count.
pub static WHEN: &Object = spec::When::OBJECT;

/// A mapping with named fields.
#[derive(Debug)]
pub struct Object {
    /// What diagnostics and the schema call it.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub doc: &'static str,
    /// What its struct holds, in the order a spec should write it.
    declared: &'static [Field],
    /// The evidence it may carry beside its fields.
    pub evidence: Evidence,
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in one sentence.
    pub doc: &'static str,
    /// Whether every such object has it.
    pub required: bool,
    /// What its value looks like.
    pub ty: ValueType,
    /// The fields it stands for, where a spec does not write it as one.
    spread: Option<&'static [Field]>,
}

impl Object {
    /// An object of these fields.
    pub(crate) const fn new(
        name: &'static str,
        doc: &'static str,
        declared: &'static [Field],
        evidence: Evidence,
    ) -> Self {
        Self { name, doc, declared, evidence }
    }

    /// Its fields, in the order a spec should write them.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + Clone {
        self.listed(&[])
    }

    /// Its fields, and those of its evidence.
    pub fn fields_with_evidence(&self) -> impl Iterator<Item = &'static Field> + Clone {
        self.listed(self.evidence.fields())
    }

    /// Its fields and others, as a list: each search through a chain of chains would be compiled anew.
    fn listed(&self, others: &'static [Field]) -> std::vec::IntoIter<&'static Field> {
        let mut fields = Vec::new();
        for field in self.declared {
            fields.extend(field.spread.unwrap_or(std::slice::from_ref(field)));
        }
        fields.extend(others);
        fields.into_iter()
    }
}

impl Field {
    /// A field that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, doc: &'static str, ty: ValueType) -> Self {
        Self { name, doc, required: false, ty, spread: None }
    }

    /// A field that every object has.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// As a kind of field has it.
    pub(crate) const fn of<K: kind::Kind>(name: &'static str, doc: &'static str) -> Self {
        Self { name, doc, required: K::REQUIRED, ty: K::TYPE, spread: K::SPREAD }
    }
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
    /// The fields it allows, each with its meaning and type.
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
pub fn fields_of_fact(ty: &ValueType) -> impl Iterator<Item = &'static Field> + Clone {
    let condition: &[Field] = if matches!(ty, ValueType::Given(_)) { &CONDITION } else { &[] };
    condition.iter().chain(Evidence::Fact.fields())
}

static CONDITION: [Field; 1] = [Field::new(
    "when",
    "what has to hold of the response for this to count; without it, it always does",
    ValueType::Object(spec::When::OBJECT),
)];

static EVIDENCE: [Field; 4] = [
    Field::new(
        "at",
        "the lines of the document that state it: `63`, `6-19`, `[87, 108]`, or `{guide: [1, 2]}` where there are several documents",
        ValueType::Lines,
    ),
    Field::new(
        "registered",
        "the registry or standard that states it, with its section: `RFC 9110, section 15.5.2`",
        ValueType::Prose,
    ),
    Field::new("because", "why we conclude it, where nothing states it", ValueType::Prose),
    Field::new("quote", "the document's own words for a value that is a word of ours", ValueType::Text),
];

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
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
    /// A language, as a BCP 47 tag: `ko`, `pt-BR`.
    Language,
    /// A translation, or one for each of several languages.
    Translations,
    /// Any scalar: what a note concerns.
    Scalar,
    /// What a row has in a column of the table's own: a scalar, or a list of them.
    Cell,
    /// One of a closed set of words, each with its meaning.
    Word(&'static [(&'static str, &'static str)]),
    /// A sequence.
    List(&'static ValueType),
    /// One value, or a sequence of them.
    OneOrMore(&'static ValueType),
    /// A mapping from names of one type to values of another.
    Map(&'static ValueType, &'static ValueType),
    /// A mapping with named fields.
    Object(&'static Object),
    /// A bare value that stands for a mapping with one field, or the mapping.
    Short(&'static ValueType, &'static Object),
    /// The bare value, or `{is: value, at: …}` with evidence of its own.
    Fact(&'static ValueType),
    /// A fact that may have a condition: `{is: value, when: …}`.
    Given(&'static ValueType),
}
