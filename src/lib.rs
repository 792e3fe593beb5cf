//! A call failed with a code. May it be sent again, when, and was it carried out?
//!
//! codetable is error codes compiled from their documents: for each table an enum to match on, a lookup that is a `const fn`
//! and allocates nothing, and for every code its facts, each with what supports it.
//!
//! # Read a response
//!
//! ```
//! # #[cfg(all(feature = "naver_commerce", feature = "inspect"))] {
//! use codetable::advice::{Idempotency, Next};
//! use codetable::naver_commerce::{self, GatewayError};
//! use codetable::response::Response;
//!
//! let finding = naver_commerce::inspect(Response::new(504).body(r#"{"code":"GW.TIMEOUT.01"}"#));
//! assert_eq!(finding.known(), Some(GatewayError::ProcessingTimedOut));
//! match finding.advice().next(Idempotency::of("POST")) {
//!     Next::Send(wait) => println!("send it again, {wait}"),
//!     Next::RefreshThenSend => println!("get a new token, then send it again"),
//!     Next::Later(wait) => println!("not now: {wait}"),
//!     Next::Stop(step) => println!("do not send it again: {step:?}"), // it may have been carried out
//! }
//! # }
//! ```
//!
//! A loop around that is [`retry::Retry`]: it counts attempts, patience and the one refresh, and neither sends nor sleeps.
//!
//! # Or only a code
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::code;
//! use codetable::kakao::ErrorCode;
//!
//! const QUOTA: ErrorCode = code!(ErrorCode, -10); // a code that is not listed does not compile
//! assert_eq!(ErrorCode::from_code(-10), Some(QUOTA));
//! assert_eq!(QUOTA.status(), 400);
//! assert_eq!(QUOTA.advice().recovery().to_string(), "reduce_rate");
//! # }
//! ```
//!
//! # Or whose code it is
//!
//! ```
//! # #[cfg(feature = "naver_commerce")] {
//! let rows = codetable::TABLES.iter().filter_map(|table| table.find("GW.TIMEOUT.01"));
//! assert!(rows.map(|row| format!("{row:?}")).eq(["naver_commerce::GatewayError::ProcessingTimedOut"]));
//! # }
//! ```
//!
//! # Which module for what
//!
//! | you have | you want | look at |
//! |---|---|---|
//! | a response | what it is, and what to do | `inspect` of a provider's module, [`response`], [`inspect`] |
//! | a code | its variant and its facts | `from_code` of the enum, [`code!`], [`Row`] |
//! | advice | a decision | [`advice`]: [`Next`](advice::Next), [`Idempotency`](advice::Idempotency) |
//! | a call that failed | the next send, and when | [`retry`], [`wait`] |
//! | a code | a page for people about it | [`explain`] |
//! | a text of a document | the same in English | [`text`] |
//! | a text with parameters | the text with their values | [`fill!`], [`fill`](mod@fill) |
//! | a fact | who says so | [`evidence`] |
//! | a provider | its headers, bodies and statuses, where to ask | [`provider`] |
//! | a code that nobody lists | whether it is of the family | [`unknown`], [`pattern`] |
//! | a test | the response that carries a code | [`fixture`] |
//! | an API of your own | an answer that carries a code | [`problem`], [`include_tables!`] |
//!
//! # Which feature for what
//!
//! All providers and `inspect` are on by default, so that `cargo add codetable` is enough for the example above. A
//! catalogue of your own wants none of them: `default-features = false`.
//!
//! | feature | what it brings |
//! |---|---|
//! | `naver_commerce`, `kakao`, `meloming`, `adobe_edge` | the module of a provider, and `http_status`, on which it falls back |
//! | `inspect` | reading of responses, and fixtures |
//! | `time` | dates in headers; `inspect` brings it |
//! | `http` | the types of the crate `http` as responses and headers |
//! | `serde` | codes and words as what goes over the wire |
//! | `phf` | a `phf::Map` for every table |
//! | `alloc`, `std` | what owns its texts; the traits of `std` |
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
// Generated code names the library by this name, here as in other crates.
extern crate self as codetable;

mod abi;
pub mod advice;
mod code_table;
pub mod evidence;
mod excerpt;
pub mod explain;
pub mod fill;
#[cfg(feature = "inspect")]
pub mod fixture;
#[cfg(feature = "inspect")]
pub mod inspect;
#[doc(hidden)]
pub mod lookup;
mod macros;
pub mod pattern;
pub mod problem;
pub mod provider;
pub mod response;
pub mod retry;
pub mod text;
pub mod unknown;
pub mod wait;
mod wire;
mod word;

pub use code_table::{Class, CodeTable, List, Meaning, Retired, Row, Table, TableKind, TableVisitor, Value};

/// What generated code needs and nobody else.
#[doc(hidden)]
pub mod __abi {
    pub use crate::abi::*;
}

#[cfg(feature = "http_status")]
include_tables!();

/// The examples of README.md, run as tests.
#[cfg(all(doctest, feature = "default"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// The examples of README.ko.md, run as tests.
#[cfg(all(doctest, feature = "default"))]
#[doc = include_str!("../README.ko.md")]
struct KoreanReadme;

/// The examples of the page on a call that failed, run as tests.
#[cfg(all(doctest, feature = "default"))]
#[doc = include_str!("../docs/guide/failed-call.md")]
struct FailedCall;

/// The examples of the page on what can be relied on, run as tests.
#[cfg(all(doctest, feature = "default"))]
#[doc = include_str!("../docs/guide/guarantees.md")]
struct Guarantees;
