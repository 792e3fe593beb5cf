//! The spec language, written down once: every object, its fields, and the shape of every value.
//!
//! `shape.rs` holds a tree against it, `decode.rs` reads what it allows, and the JSON Schema and the
//! legend in `specs/README.md` are printed from it, so that the four cannot drift apart.

use crate::vocabulary::{
    Allowance, ColumnType, Effect, FactName, FieldRole, Format, HeaderRole, JsonType, KeyType, LookupKind, Origin,
    Period, Presence, Severity, SkipReason, Step, TableKind, Vocabulary, WaitKind,
};

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
    pub shape: Shape,
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
            Self::Fact => &EVIDENCE,
        }
    }
}

static EVIDENCE: [Field; 4] = [
    field(
        "at",
        "the lines of the document that state it: `63`, `6-19`, `[87, 108]`, or `{guide: [1, 2]}` where there are several documents",
        Shape::Lines,
    ),
    field(
        "registered",
        "the registry or standard that states it, with its section: `RFC 9110, section 15.5.2`",
        Shape::Prose,
    ),
    field("because", "why we conclude it, where nothing states it", Shape::Prose),
    field("quote", "the document's own words for a value that is a word of ours", Shape::Text),
];

/// What a value looks like.
#[derive(Debug)]
pub enum Shape {
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
    List(&'static Shape),
    /// One value, or a sequence of them.
    OneOrMore(&'static Shape),
    /// A mapping from names of one shape to values of another.
    Map(&'static Shape, &'static Shape),
    /// A mapping with named fields.
    Object(&'static Object),
    /// The bare value, or `{is: value, at: …}` with evidence of its own.
    Fact(&'static Shape),
}

/// The words of a vocabulary with their meanings.
fn words<V: Vocabulary>() -> Vec<(&'static str, &'static str)> {
    V::ALL.iter().map(|value| (value.word(), value.meaning())).collect()
}

const fn field(name: &'static str, doc: &'static str, shape: Shape) -> Field {
    Field { name, doc, required: false, shape }
}

const fn required(name: &'static str, doc: &'static str, shape: Shape) -> Field {
    Field { name, doc, required: true, shape }
}

/// The facts that rows, groups and meanings may carry. One list, so that a new kind of fact is one line.
macro_rules! facts {
    ($($before:expr,)*; $($after:expr,)*) => {
        &[
            $($before,)*
            field("status", "the HTTP status of the response", Shape::Fact(&Shape::Status)),
            field("severity", "how much of the request it stops", Shape::Fact(&Shape::Word(words::<Severity>))),
            field("origin", "whose side it comes from", Shape::Fact(&Shape::Word(words::<Origin>))),
            field("title", "the short title the provider sends", Shape::Fact(&Shape::Text)),
            field("cause", "why it happened", Shape::Fact(&Shape::Text)),
            field("message", "the message the provider sends", Shape::Fact(&Shape::Text)),
            field("meaning", "what it means, in a phrase", Shape::Fact(&Shape::Text)),
            field("description", "what it means", Shape::Fact(&Shape::Text)),
            field("detail", "the longer explanation", Shape::Fact(&Shape::Text)),
            field("remedy", "what the document tells the caller to do", Shape::Fact(&Shape::Text)),
            field("note", "anything else the document says of it", Shape::Fact(&Shape::Text)),
            field("ways", "the ways out: alternatives in the document's order, each a sequence of steps; `[]` where there is nothing to do", Shape::Fact(&WAYS)),
            field("wait", "how long to wait before a retry", Shape::Fact(&Shape::Object(&WAIT))),
            field("effect", "what became of the request", Shape::Fact(&Shape::Word(words::<Effect>))),
            $($after,)*
        ]
    };
}

static WAYS: Shape = Shape::List(&Shape::List(&Shape::Word(words::<Step>)));

/// A whole spec file.
pub static SPEC: Object = Object {
    name: "spec",
    doc: "one provider's codes, transcribed from its documents",
    fields: &[
        required("provider", "the module's name, equal to the file's", Shape::Snake),
        field("title", "what to call it", Shape::Fact(&Shape::Prose)),
        field("language", "the language of the quoted texts, as a BCP 47 tag: `ko`", Shape::Token),
        field(
            "docs",
            "the base address of problem types, if you publish one; the code follows, behind a slash",
            Shape::Token,
        ),
        field(
            "sources",
            "the documents that facts are cited from, by the short name that citations use; a spec that cites none needs no evidence",
            Shape::Map(&Shape::Token, &Shape::Object(&DOCUMENT)),
        ),
        field("tables", "the tables of codes, by name", Shape::Map(&Shape::Snake, &Shape::Object(&TABLE))),
        field(
            "statuses",
            "what is said of HTTP statuses: `429`, `4xx`, `5xx except 502 503`",
            Shape::Map(&Shape::StatusPattern, &Shape::Object(&STATUS_RULE)),
        ),
        field(
            "types",
            "types of error that the document names but no response carries",
            Shape::Map(&Shape::Pascal, &Shape::Object(&ERROR_TYPE)),
        ),
        field(
            "severities",
            "what the document says of each severity",
            Shape::Map(&Shape::Word(words::<Severity>), &Shape::Object(&SEVERITY)),
        ),
        field("headers", "the response headers, by name", Shape::Map(&Shape::Token, &Shape::Object(&HEADER))),
        field("bodies", "the shapes of response bodies, by name", Shape::Map(&Shape::Snake, &Shape::Object(&BODY))),
        field("support", "how to ask the provider for help", Shape::Object(&SUPPORT)),
        field(
            "conflicts",
            "where the document contradicts itself, or cannot mean what it says",
            Shape::List(&Shape::Object(&CONFLICT)),
        ),
        field("notes", "anything else the document states, in our words", Shape::List(&Shape::Object(&NOTE))),
        field(
            "phrases",
            "the English of every quoted text that is not plain ASCII",
            Shape::Map(&Shape::Text, &Shape::Prose),
        ),
    ],
    evidence: Evidence::None,
};

static DOCUMENT: Object = Object {
    name: "document",
    doc: "a document that facts are cited from",
    fields: &[
        required("file", "the file's name in the folder of sources", Shape::Token),
        required("sha256", "SHA-256 of the file", Shape::Sha256),
        required("lines", "how many lines it has, so that a citation beyond its end is found without it", Shape::Count),
        field("title", "its title", Shape::Fact(&Shape::Text)),
        field("url", "where it is published", Shape::Fact(&Shape::Token)),
        field("date", "its date, or the date of the copy", Shape::Fact(&Shape::Token)),
        field(
            "metadata",
            "other facts that it states about itself, by its names for them",
            Shape::Map(&Shape::Token, &Shape::Fact(&Shape::Text)),
        ),
        field(
            "skipped",
            "lines that hold no fact, by reason",
            Shape::Map(&Shape::Word(words::<SkipReason>), &Shape::Lines),
        ),
    ],
    evidence: Evidence::None,
};

static TABLE: Object = Object {
    name: "table",
    doc: "a table of codes: one enum",
    fields: &[
        required("enum", "the enum's name", Shape::Pascal),
        field("title", "its title in the document", Shape::Fact(&Shape::Text)),
        field("kind", "what its rows are; `errors` if absent", Shape::Word(words::<TableKind>)),
        field("open", "`true` makes the enum `#[non_exhaustive]`: codes may be added in a minor version", Shape::Bool),
        field("lookup", "how codes are looked up; `auto` if absent", Shape::Word(words::<LookupKind>)),
        field("key", "what its codes look like; text if absent", Shape::Object(&KEY)),
        field(
            "require",
            "facts that every row has; the accessors of the status and of texts then return the value and not an `Option`",
            Shape::List(&Shape::Word(words::<FactName>)),
        ),
        field(
            "columns",
            "columns of its own, each with its type",
            Shape::Map(&Shape::Snake, &Shape::Word(words::<ColumnType>)),
        ),
        field("groups", "rows under one heading each", Shape::List(&Shape::Object(&GROUP))),
        field("codes", "rows without a heading", Shape::Map(&Shape::Code, &Shape::Object(&ROW))),
    ],
    evidence: Evidence::Lines,
};

static KEY: Object = Object {
    name: "key",
    doc: "what the codes of a table look like",
    fields: &[
        field("type", "the type of the code; `text` if absent", Shape::Word(words::<KeyType>)),
        field("prefix", "what every code begins with, and codes of other systems do not", Shape::Fact(&Shape::Token)),
        field("range", "the integers that may be codes of this system: `-9999..-1`", Shape::Fact(&Shape::Range)),
        field(
            "pattern",
            "the structure of every code: `EXEG-{series:4}-{status:3}`, a name and a number of digits in each brace",
            Shape::Fact(&Shape::Token),
        ),
        field(
            "uri",
            "the URI that a code also travels in: `https://example.com/errors/{code}`",
            Shape::Fact(&Shape::Token),
        ),
    ],
    evidence: Evidence::None,
};

static GROUP: Object = Object {
    name: "group",
    doc: "rows under one heading, and what it says of all of them",
    fields: facts![; required("codes", "the rows, by code", Shape::Map(&Shape::Code, &Shape::Object(&ROW))),],
    evidence: Evidence::Default,
};

static ROW: Object = Object {
    name: "code",
    doc: "one code and what is known of it",
    fields: facts![
        required("name", "the variant's name, by meaning", Shape::Pascal),
        field("aliases", "other spellings that mean the same code", Shape::List(&Shape::Code)),
        field("retired", "set on a code that is no longer in use: a published code is never removed", Shape::Object(&RETIRED)),
        field("since", "the version that brought it", Shape::Token),
        field("links", "where to read more", Shape::List(&Shape::Token)),
        field("columns", "values of the table's own columns", Shape::Map(&Shape::Snake, &Shape::Scalar)),
        ;
        field("also", "further meanings, where the document lists the code more than once", Shape::List(&Shape::Object(&MEANING))),
    ],
    evidence: Evidence::Default,
};

static MEANING: Object =
    Object { name: "meaning", doc: "a further meaning of a code", fields: facts![;], evidence: Evidence::Default };

static RETIRED: Object = Object {
    name: "retired",
    doc: "a tombstone",
    fields: &[
        required("since", "the version that retired it", Shape::Token),
        field("replacement", "the code to use instead", Shape::Code),
        field("because", "why there is none", Shape::Prose),
    ],
    evidence: Evidence::None,
};

static WAIT: Object = Object {
    name: "wait",
    doc: "how long to wait",
    fields: &[
        field("is", "the kind of wait; `header` if absent", Shape::Word(words::<WaitKind>)),
        field(
            "header",
            "the headers that say how long, best first; each is described under `headers`",
            Shape::OneOrMore(&Shape::Token),
        ),
    ],
    evidence: Evidence::Fact,
};

static STATUS_RULE: Object = Object {
    name: "status rule",
    doc: "what is said of an HTTP status or a class of them",
    fields: &[
        field("label", "the cell that names the row, as it stands", Shape::Fact(&Shape::Text)),
        field("outcome", "whether the request succeeded, in the document's word", Shape::Fact(&Shape::Text)),
        field("meaning", "what it means, in a phrase", Shape::Fact(&Shape::Text)),
        field("description", "what it means", Shape::Fact(&Shape::Text)),
        field("detail", "the longer explanation", Shape::Fact(&Shape::Text)),
        field("remedy", "what the document tells the caller to do", Shape::Fact(&Shape::Text)),
        field("note", "anything else the document says of it", Shape::Fact(&Shape::Text)),
        field(
            "ways",
            "the ways out: alternatives in the document's order, each a sequence of steps; `[]` where there is nothing to do",
            Shape::Fact(&WAYS),
        ),
        field("wait", "how long to wait before a retry", Shape::Fact(&Shape::Object(&WAIT))),
        field("effect", "what became of the request", Shape::Fact(&Shape::Word(words::<Effect>))),
        field("severity", "how much of the request it stops", Shape::Fact(&Shape::Word(words::<Severity>))),
        field("origin", "whose side it comes from", Shape::Fact(&Shape::Word(words::<Origin>))),
    ],
    evidence: Evidence::Default,
};

static ERROR_TYPE: Object = Object {
    name: "error type",
    doc: "a type of error that the document names but no response carries",
    fields: &[
        field("statuses", "the statuses it may come with", Shape::Fact(&Shape::OneOrMore(&Shape::StatusPattern))),
        field("origin", "whose side it comes from", Shape::Fact(&Shape::Word(words::<Origin>))),
        field("severity", "how much of the request it stops", Shape::Fact(&Shape::Word(words::<Severity>))),
        field("description", "what it means", Shape::Fact(&Shape::Text)),
        field("occurs", "when it occurs", Shape::Fact(&Shape::Text)),
        field("effect", "what became of the request", Shape::Fact(&Shape::Word(words::<Effect>))),
    ],
    evidence: Evidence::Default,
};

static SEVERITY: Object = Object {
    name: "severity",
    doc: "what the document says of one severity",
    fields: &[
        required("says", "what it does, in our words", Shape::Prose),
        field("quote", "the document's own word for it", Shape::Text),
        field(
            "statuses",
            "the statuses of a response that carries it",
            Shape::Fact(&Shape::OneOrMore(&Shape::StatusPattern)),
        ),
    ],
    evidence: Evidence::Default,
};

static HEADER: Object = Object {
    name: "header",
    doc: "a response header",
    fields: &[
        required("role", "what it tells", Shape::Fact(&Shape::Word(words::<HeaderRole>))),
        field("of", "which allowance it speaks of", Shape::Fact(&Shape::Word(words::<Allowance>))),
        field("per", "the period the allowance is counted over", Shape::Fact(&Shape::Word(words::<Period>))),
        field("format", "how its value is written", Shape::Fact(&Shape::Word(words::<Format>))),
        field("description", "the document's text about it", Shape::Fact(&Shape::Text)),
        field("sent", "when it is sent, in our words", Shape::Fact(&Shape::Prose)),
    ],
    evidence: Evidence::Default,
};

static BODY: Object = Object {
    name: "body",
    doc: "the shape of a response body",
    fields: &[
        field("sent", "when it is sent, in our words", Shape::Fact(&Shape::Prose)),
        field("media", "its media type", Shape::Fact(&Shape::Token)),
        field("severity", "the severity that the shape itself tells", Shape::Fact(&Shape::Word(words::<Severity>))),
        required("fields", "its members, by JSON pointer", Shape::Map(&Shape::Pointer, &Shape::Object(&BODY_FIELD))),
        field("examples", "the document's examples", Shape::List(&Shape::Object(&EXAMPLE))),
    ],
    evidence: Evidence::Default,
};

static BODY_FIELD: Object = Object {
    name: "member",
    doc: "a member of a body",
    fields: &[
        required("role", "what it is", Shape::Fact(&Shape::Word(words::<FieldRole>))),
        required("type", "its JSON type", Shape::Fact(&Shape::Word(words::<JsonType>))),
        field("of", "for an array, the JSON type or the body of its elements", Shape::Fact(&Shape::Token)),
        field("presence", "whether it is always there", Shape::Fact(&Shape::Word(words::<Presence>))),
        field("format", "how its value is written", Shape::Fact(&Shape::Word(words::<Format>))),
        field("zone", "the offset from UTC that times are written in: `+09:00`", Shape::Fact(&Shape::Token)),
        field("description", "the document's text about it", Shape::Fact(&Shape::Text)),
    ],
    evidence: Evidence::Default,
};

static EXAMPLE: Object = Object {
    name: "example",
    doc: "an example of a body",
    fields: &[
        field("status", "the HTTP status it came with", Shape::Fact(&Shape::Status)),
        required("text", "the body, as the document has it", Shape::Verbatim),
    ],
    evidence: Evidence::Default,
};

static SUPPORT: Object = Object {
    name: "support",
    doc: "how to ask the provider for help",
    fields: &[
        field("attach", "the ids to attach to a question", Shape::Fact(&Shape::List(&Shape::Word(words::<FieldRole>)))),
        field("ask", "where to ask", Shape::Fact(&Shape::Token)),
        field("says", "what the document says of it, in our words", Shape::Prose),
    ],
    evidence: Evidence::Default,
};

static CONFLICT: Object = Object {
    name: "conflict",
    doc: "a contradiction, or a text that cannot mean what it says",
    fields: &[
        required("about", "what disagrees", Shape::Prose),
        required("follow", "what we follow", Shape::Prose),
        required("because", "why", Shape::Prose),
        field("concerns", "codes, statuses, types, headers or members it bears on", Shape::List(&Shape::Scalar)),
    ],
    evidence: Evidence::Lines,
};

static NOTE: Object = Object {
    name: "note",
    doc: "a statement of the document, in our words",
    fields: &[
        required("says", "what it says", Shape::Prose),
        field("concerns", "codes, statuses, types, headers or members it bears on", Shape::List(&Shape::Scalar)),
    ],
    evidence: Evidence::Lines,
};
