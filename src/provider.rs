//! What a document says beside its codes: statuses, headers, bodies, error types, support, contradictions.
//!
//! All of it is data in `static`s; the fields are public because generated code builds the values, and hardly anybody
//! else needs to.
//!
//! A minor version may bring fields. Whoever builds a value, for a test say, begins with its `new` and says the rest with
//! `..`; whoever takes one apart ends with `..`.

pub use crate::code_table::{
    Conflict, Document, ErrorType, Note, Provider, SeverityRule, StatusPattern, StatusRule, Support,
};
pub use crate::text::TextKind;
#[doc(hidden)]
pub use crate::wire::FieldIndex;
pub use crate::wire::{
    Allowance, Body, BodyField, Example, FieldRole, Format, Header, HeaderRole, JsonType, Origin, Period, Presence,
    Severity,
};
