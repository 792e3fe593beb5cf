//! Tables of codes: their keys, groups and rows.

use super::advice::{RECOVERY, WAIT};
use super::{Evidence, Object, ValueType, field, required, words};
use crate::vocabulary::{ColumnType, Effect, FactName, KeyType, LookupKind, Origin, Severity, TableKind};

/// The facts that rows, groups and meanings may carry. One list, so that a new kind of fact is one line.
macro_rules! facts {
    ($($before:expr,)*; $($after:expr,)*) => {
        &[
            $($before,)*
            field("status", "the HTTP status of the response", ValueType::Fact(&ValueType::Status)),
            field("severity", "how much of the request it stops", ValueType::Fact(&ValueType::Word(words::<Severity>))),
            field("origin", "whose side it comes from", ValueType::Fact(&ValueType::Word(words::<Origin>))),
            field("title", "the short title the provider sends", ValueType::Fact(&ValueType::Text)),
            field("cause", "why it happened", ValueType::Fact(&ValueType::Text)),
            field("message", "the message the provider sends", ValueType::Fact(&ValueType::Text)),
            field("meaning", "what it means, in a phrase", ValueType::Fact(&ValueType::Text)),
            field("description", "what it means", ValueType::Fact(&ValueType::Text)),
            field("detail", "the explanation the provider sends beside a title", ValueType::Fact(&ValueType::Text)),
            field("remedy", "what the document tells the caller to do", ValueType::Fact(&ValueType::Text)),
            field("note", "anything else the document says of it", ValueType::Fact(&ValueType::Text)),
            field("recovery", "what brings a failed call back: alternatives in the document's order, each a sequence of steps, or `{is: steps, because: …}` where one has evidence of its own", ValueType::Fact(&RECOVERY)),
            field("wait", "how long to wait before a retry", ValueType::Fact(&ValueType::Object(&WAIT))),
            field("effect", "what became of the request", ValueType::Fact(&ValueType::Word(words::<Effect>))),
            $($after,)*
        ]
    };
}

pub(super) static TABLE: Object = Object {
    name: "table",
    doc: "a table of codes: one enum",
    fields: &[
        required("enum", "the enum's name", ValueType::Pascal),
        field("title", "its title in the document", ValueType::Fact(&ValueType::Text)),
        field("kind", "what its rows are; `errors` if absent", ValueType::Word(words::<TableKind>)),
        field(
            "open",
            "`true` makes the enum `#[non_exhaustive]`: codes may be added in a minor version",
            ValueType::Bool,
        ),
        field("lookup", "how codes are looked up; `auto` if absent", ValueType::Word(words::<LookupKind>)),
        field("key", "what its codes look like; text if absent", ValueType::Object(&KEY)),
        field(
            "require",
            "facts that every row has; the accessors of the status and of texts then return the value and not an `Option`",
            ValueType::List(&ValueType::Word(words::<FactName>)),
        ),
        field(
            "columns",
            "columns of its own, each with its type",
            ValueType::Map(&ValueType::Snake, &ValueType::Word(words::<ColumnType>)),
        ),
        field("groups", "rows under one heading each", ValueType::List(&ValueType::Object(&GROUP))),
        field("codes", "rows without a heading", ValueType::Map(&ValueType::Code, &ValueType::Object(&ROW))),
    ],
    evidence: Evidence::Lines,
};

static KEY: Object = Object {
    name: "key",
    doc: "what the codes of a table look like",
    fields: &[
        field("type", "the type of the code; `text` if absent", ValueType::Word(words::<KeyType>)),
        field(
            "prefix",
            "what every code begins with, and codes of other systems do not",
            ValueType::Fact(&ValueType::Token),
        ),
        field(
            "range",
            "the integers that may be codes of this system: `-9999..-1`",
            ValueType::Fact(&ValueType::Range),
        ),
        field(
            "pattern",
            "the structure of every code: `EXEG-{series:4}-{status:3}`, a name and a number of digits in each brace",
            ValueType::Fact(&ValueType::Token),
        ),
        field(
            "uri",
            "the URI that a code also travels in: `https://example.com/errors/{code}`",
            ValueType::Fact(&ValueType::Token),
        ),
    ],
    evidence: Evidence::None,
};

static GROUP: Object = Object {
    name: "group",
    doc: "rows under one heading, and what it says of all of them",
    fields: facts![; required("codes", "the rows, by code", ValueType::Map(&ValueType::Code, &ValueType::Object(&ROW))),],
    evidence: Evidence::Default,
};

static ROW: Object = Object {
    name: "code",
    doc: "one code and what is known of it",
    fields: facts![
        required("name", "the variant's name, by meaning", ValueType::Pascal),
        field("aliases", "other spellings that mean the same code", ValueType::List(&ValueType::Code)),
        field("retired", "set on a code that is no longer in use: a published code is never removed", ValueType::Object(&RETIRED)),
        field("since", "the version that brought it", ValueType::Token),
        field("links", "where to read more", ValueType::List(&ValueType::Token)),
        field("columns", "values of the table's own columns", ValueType::Map(&ValueType::Snake, &ValueType::Scalar)),
        ;
        field("also", "further meanings, where the document lists the code more than once", ValueType::List(&ValueType::Object(&MEANING))),
    ],
    evidence: Evidence::Default,
};

static MEANING: Object =
    Object { name: "meaning", doc: "a further meaning of a code", fields: facts![;], evidence: Evidence::Default };

static RETIRED: Object = Object {
    name: "retired",
    doc: "a tombstone",
    fields: &[
        required("since", "the version that retired it", ValueType::Token),
        field("replacement", "the code to use instead", ValueType::Code),
        field("because", "why there is none", ValueType::Prose),
    ],
    evidence: Evidence::None,
};
