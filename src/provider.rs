//! What a document says beside its codes: statuses, headers, bodies, error types, support, contradictions.
//!
//! All of it is data in `static`s; the fields are public because generated code builds the values, and hardly anybody
//! else needs to.
//!
//! ```
//! # #[cfg(all(feature = "kakao", feature = "naver_commerce"))] {
//! use codetable::kakao::PROVIDER;
//! use codetable::naver_commerce;
//! use codetable::provider::{Conflict, Document, Note, Provider, Support};
//!
//! /// What a person needs who asks the provider.
//! fn ask(provider: &Provider) -> Option<String> {
//!     let Support { attach, ask, .. } = provider.support?;
//!     let ids: Vec<&str> = attach?.value.iter().map(|role| role.as_str()).collect();
//!     Some(format!("{}: attach {}", ask?.value, ids.join(", ")))
//! }
//! assert_eq!(
//!     ask(&naver_commerce::PROVIDER).unwrap(),
//!     "https://github.com/commerce-api-naver/commerce-api: attach trace_id"
//! );
//! assert_eq!(ask(&PROVIDER), None);
//!
//! /// What the document is cited as.
//! fn cited(Document { id, file, .. }: &Document) -> String {
//!     format!("{id} is {file}")
//! }
//! assert_eq!(cited(&PROVIDER.documents[0]), "001 is 001_4560393f14c57b58.txt");
//!
//! /// Where a code's row is not all there is to say.
//! fn odd(provider: &Provider, code: &str) -> Vec<&'static str> {
//!     let conflicts = provider.conflicts.iter().filter(|Conflict { concerns, .. }| concerns.contains(&code));
//!     let remarks = provider.remarks.iter().filter(|Note { concerns, .. }| concerns.contains(&code));
//!     conflicts.map(|conflict| conflict.follow).chain(remarks.map(|note| note.says)).collect()
//! }
//! assert!(odd(&naver_commerce::PROVIDER, "GW.AUTHN")[0].starts_with("The cause, which is authentication"));
//! # }
//! ```
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
