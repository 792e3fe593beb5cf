//! What a response is made of: headers and bodies.

use super::{Evidence, Object, ValueType, field, required, words};
use crate::vocabulary::{Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity};

pub(super) static HEADER: Object = Object {
    name: "header",
    doc: "a response header",
    fields: &[
        required("role", "what it tells", ValueType::Fact(&ValueType::Word(words::<HeaderRole>))),
        field("of", "which allowance it speaks of", ValueType::Fact(&ValueType::Word(words::<Allowance>))),
        field("per", "the period the allowance is counted over", ValueType::Fact(&ValueType::Word(words::<Period>))),
        field("format", "how its value is written", ValueType::Fact(&ValueType::Word(words::<Format>))),
        field("description", "the document's text about it", ValueType::Fact(&ValueType::Text)),
        field("presence", "whether it is in every response", ValueType::Fact(&ValueType::Word(words::<Presence>))),
        field("sent", "when it is sent, in our words", ValueType::Fact(&ValueType::Prose)),
    ],
    evidence: Evidence::Default,
};

pub(super) static BODY: Object = Object {
    name: "body",
    doc: "the shape of a response body",
    fields: &[
        field("sent", "when it is sent, in our words", ValueType::Fact(&ValueType::Prose)),
        field("media", "its media type", ValueType::Fact(&ValueType::Token)),
        field(
            "severity",
            "the severity that the shape itself tells",
            ValueType::Fact(&ValueType::Word(words::<Severity>)),
        ),
        required(
            "fields",
            "its members, by JSON pointer",
            ValueType::Map(&ValueType::Pointer, &ValueType::Object(&BODY_FIELD)),
        ),
        field("examples", "the document's examples", ValueType::List(&ValueType::Object(&EXAMPLE))),
    ],
    evidence: Evidence::Default,
};

static BODY_FIELD: Object = Object {
    name: "member",
    doc: "a member of a body",
    fields: &[
        required("role", "what it is", ValueType::Fact(&ValueType::Word(words::<FieldRole>))),
        required("type", "its JSON type", ValueType::Fact(&ValueType::Word(words::<JsonType>))),
        field("of", "for an array, the JSON type or the body of its elements", ValueType::Fact(&ValueType::Token)),
        field("presence", "whether it is always there", ValueType::Fact(&ValueType::Word(words::<Presence>))),
        field("format", "how its value is written", ValueType::Fact(&ValueType::Word(words::<Format>))),
        field("zone", "the offset from UTC that times are written in: `+09:00`", ValueType::Fact(&ValueType::Token)),
        field("description", "the document's text about it", ValueType::Fact(&ValueType::Text)),
    ],
    evidence: Evidence::Default,
};

static EXAMPLE: Object = Object {
    name: "example",
    doc: "an example of a body",
    fields: &[
        field("status", "the HTTP status it came with", ValueType::Fact(&ValueType::Status)),
        required("text", "the body, as the document has it", ValueType::Verbatim),
    ],
    evidence: Evidence::Default,
};
