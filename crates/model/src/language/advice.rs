//! What advice is made of: recoveries and waits.

use super::{Evidence, Object, ValueType, field, words};
use crate::vocabulary::{Step, WaitKind};

pub(super) static RECOVERY: ValueType = ValueType::List(&ALTERNATIVE);

static ALTERNATIVE: ValueType = ValueType::Given(&ValueType::List(&ValueType::Word(words::<Step>)));

/// What has to hold of the response for an alternative to count.
pub static WHEN: Object = Object {
    name: "condition",
    doc: "what has to hold of a response",
    fields: &[field("header", "the response has this header, which is described under `headers`", ValueType::Token)],
    evidence: Evidence::None,
};

pub(super) static WAIT: Object = Object {
    name: "wait",
    doc: "how long to wait",
    fields: &[
        field("is", "the kind of wait; `header` if absent", ValueType::Word(words::<WaitKind>)),
        field(
            "header",
            "the headers that say how long: the latest counts, and `Retry-After` without being named; each is described under `headers`",
            ValueType::OneOrMore(&ValueType::Token),
        ),
    ],
    evidence: Evidence::Fact,
};
