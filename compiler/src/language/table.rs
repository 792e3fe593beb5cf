//! Tables of codes: their keys, groups and rows.

use super::advice::{RECOVERY, WAIT};
use super::{Evidence, Object, Shape, field, required, words};
use crate::vocabulary::{ColumnType, Effect, FactName, KeyType, LookupKind, Origin, Severity, TableKind};

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
            field("detail", "the explanation the provider sends beside a title", Shape::Fact(&Shape::Text)),
            field("remedy", "what the document tells the caller to do", Shape::Fact(&Shape::Text)),
            field("note", "anything else the document says of it", Shape::Fact(&Shape::Text)),
            field("recovery", "what brings a failed call back: alternatives in the document's order, each a sequence of steps, or `{is: steps, because: …}` where one has evidence of its own", Shape::Fact(&RECOVERY)),
            field("wait", "how long to wait before a retry", Shape::Fact(&Shape::Object(&WAIT))),
            field("effect", "what became of the request", Shape::Fact(&Shape::Word(words::<Effect>))),
            $($after,)*
        ]
    };
}

pub(super) static TABLE: Object = Object {
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
