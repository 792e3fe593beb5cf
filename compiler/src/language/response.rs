//! What a response is made of: headers and bodies.

use super::{Evidence, Object, Shape, field, required, words};
use crate::vocabulary::{Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity};

pub(super) static HEADER: Object = Object {
    name: "header",
    doc: "a response header",
    fields: &[
        required("role", "what it tells", Shape::Fact(&Shape::Word(words::<HeaderRole>))),
        field("of", "which allowance it speaks of", Shape::Fact(&Shape::Word(words::<Allowance>))),
        field("per", "the period the allowance is counted over", Shape::Fact(&Shape::Word(words::<Period>))),
        field("format", "how its value is written", Shape::Fact(&Shape::Word(words::<Format>))),
        field("description", "the document's text about it", Shape::Fact(&Shape::Text)),
        field("presence", "whether it is in every response", Shape::Fact(&Shape::Word(words::<Presence>))),
        field("sent", "when it is sent, in our words", Shape::Fact(&Shape::Prose)),
    ],
    evidence: Evidence::Default,
};

pub(super) static BODY: Object = Object {
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
