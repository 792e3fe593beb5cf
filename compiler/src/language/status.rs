//! What is said beside the codes, of statuses, types of error and severities.

use super::advice::{RECOVERY, WAIT};
use super::{Evidence, Object, Shape, field, required, words};
use crate::vocabulary::{Effect, Origin, Severity};

pub(super) static STATUS_RULE: Object = Object {
    name: "status rule",
    doc: "what is said of an HTTP status or a class of them",
    fields: &[
        field("label", "the cell that names the row, as it stands", Shape::Fact(&Shape::Text)),
        field("outcome", "whether the request succeeded, in the document's word", Shape::Fact(&Shape::Text)),
        field("meaning", "what it means, in a phrase", Shape::Fact(&Shape::Text)),
        field("description", "what it means", Shape::Fact(&Shape::Text)),
        field("detail", "the explanation the provider sends beside a title", Shape::Fact(&Shape::Text)),
        field("remedy", "what the document tells the caller to do", Shape::Fact(&Shape::Text)),
        field("note", "anything else the document says of it", Shape::Fact(&Shape::Text)),
        field(
            "recovery",
            "what brings a failed call back: alternatives in the document's order, each a sequence of steps, or `{is: steps, because: …}` where one has evidence of its own",
            Shape::Fact(&RECOVERY),
        ),
        field("wait", "how long to wait before a retry", Shape::Fact(&Shape::Object(&WAIT))),
        field("effect", "what became of the request", Shape::Fact(&Shape::Word(words::<Effect>))),
        field("severity", "how much of the request it stops", Shape::Fact(&Shape::Word(words::<Severity>))),
        field("origin", "whose side it comes from", Shape::Fact(&Shape::Word(words::<Origin>))),
    ],
    evidence: Evidence::Default,
};

pub(super) static ERROR_TYPE: Object = Object {
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

pub(super) static SEVERITY: Object = Object {
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
