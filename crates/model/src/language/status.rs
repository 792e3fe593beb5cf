//! What is said beside the codes, of statuses, types of error and severities.

use super::advice::{RECOVERY, WAIT};
use super::{Evidence, Object, ValueType, field, required, words};
use crate::vocabulary::{Effect, Origin, Severity};

pub(super) static STATUS_RULE: Object = Object {
    name: "status rule",
    doc: "what is said of an HTTP status or a class of them",
    fields: &[
        field("label", "the cell that names the row, as it stands", ValueType::Fact(&ValueType::Text)),
        field("outcome", "whether the request succeeded, in the document's word", ValueType::Fact(&ValueType::Text)),
        field("meaning", "what it means, in a phrase", ValueType::Fact(&ValueType::Text)),
        field("description", "what it means", ValueType::Fact(&ValueType::Text)),
        field("detail", "the explanation the provider sends beside a title", ValueType::Fact(&ValueType::Text)),
        field("remedy", "what the document tells the caller to do", ValueType::Fact(&ValueType::Text)),
        field("note", "anything else the document says of it", ValueType::Fact(&ValueType::Text)),
        field(
            "recovery",
            "what brings a failed call back: alternatives in the document's order, each a sequence of steps, or `{is: steps, because: …}` where one has evidence of its own",
            ValueType::Fact(&RECOVERY),
        ),
        field("wait", "how long to wait before a retry", ValueType::Fact(&ValueType::Object(&WAIT))),
        field("effect", "what became of the request", ValueType::Fact(&ValueType::Word(words::<Effect>))),
        field("severity", "how much of the request it stops", ValueType::Fact(&ValueType::Word(words::<Severity>))),
        field("origin", "whose side it comes from", ValueType::Fact(&ValueType::Word(words::<Origin>))),
    ],
    evidence: Evidence::Default,
};

pub(super) static ERROR_TYPE: Object = Object {
    name: "error type",
    doc: "a type of error that the document names but no response carries",
    fields: &[
        field(
            "statuses",
            "the statuses it may come with",
            ValueType::Fact(&ValueType::OneOrMore(&ValueType::StatusPattern)),
        ),
        field("origin", "whose side it comes from", ValueType::Fact(&ValueType::Word(words::<Origin>))),
        field("severity", "how much of the request it stops", ValueType::Fact(&ValueType::Word(words::<Severity>))),
        field("description", "what it means", ValueType::Fact(&ValueType::Text)),
        field("occurs", "when it occurs", ValueType::Fact(&ValueType::Text)),
        field("effect", "what became of the request", ValueType::Fact(&ValueType::Word(words::<Effect>))),
    ],
    evidence: Evidence::Default,
};

pub(super) static SEVERITY: Object = Object {
    name: "severity",
    doc: "what the document says of one severity",
    fields: &[
        required("says", "what it does, in our words", ValueType::Prose),
        field("quote", "the document's own word for it", ValueType::Text),
        field(
            "statuses",
            "the statuses of a response that carries it",
            ValueType::Fact(&ValueType::OneOrMore(&ValueType::StatusPattern)),
        ),
    ],
    evidence: Evidence::Default,
};
