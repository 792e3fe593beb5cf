//! API error codes compiled from their documents: exhaustive enums, constant-time lookup, and what to do when a call
//! fails.
#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;
// Generated code names the library by this name, here as in other crates.
extern crate self as codetable;

mod abi;
pub mod advice;
mod code_table;
pub mod evidence;
mod excerpt;
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

pub use code_table::{CodeTable, Meaning, Retired, Row, Table, TableKind, TableVisitor, Value};

/// What generated code needs and nobody else.
#[doc(hidden)]
pub mod __abi {
    pub use crate::abi::*;
}

#[cfg(feature = "http_status")]
include_tables!();

/// The examples of the README, run as tests.
#[cfg(all(doctest, feature = "default", feature = "inspect"))]
#[doc = include_str!("../README.md")]
struct Readme;
