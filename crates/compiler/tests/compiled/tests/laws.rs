//! The laws of the library's own tables hold for every accept case, for the catalogue that is fuzzed, and for the
//! library's tables with `lookup: phf`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

/// The tables that are held to the laws.
mod tables {
    pub(crate) use compiled::{PROVIDERS, TABLES, for_each_table};

    /// Whether each has a `phf::Map` too.
    pub(crate) const MAPPED: bool = true;

    /// Whether all are there.
    pub(crate) const WHOLE: bool = true;

    /// Whether the catalogue that pages are made of knows what is registered of a status, as the library may.
    pub(crate) const WITH_REGISTERED: bool = false;

    /// The folder of the specs that they come from.
    pub(crate) const SPECS: &str = concat!(env!("OUT_DIR"), "/specs");
}

#[path = "../../../../../tests/laws/advised.rs"]
mod advised;
#[path = "../../../../../tests/laws/explain.rs"]
mod explain;
#[path = "../../../../../tests/laws/fixtures.rs"]
mod fixtures;
#[path = "../../../../../tests/laws/random_response.rs"]
mod random_response;
#[path = "../../../../../tests/laws/responses.rs"]
mod responses;
#[path = "../../../../../tests/laws/table.rs"]
mod table;
#[path = "../../../../../tests/laws/tree.rs"]
mod tree;
#[path = "../../../../../tests/laws/values.rs"]
mod values;
