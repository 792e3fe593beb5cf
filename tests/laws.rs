//! What holds for every bundled table, and for the specs that they come from.
#![cfg(feature = "http_status")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

/// The tables that are held to the laws.
mod tables {
    pub(crate) use codetable::{PROVIDERS, TABLES, for_each_table};

    /// Whether each has a `phf::Map` too.
    pub(crate) const MAPPED: bool = cfg!(feature = "phf");

    /// Whether all are there: some laws count whether they had enough to speak of.
    pub(crate) const WHOLE: bool = cfg!(feature = "default");

    /// Whether the catalogue that pages are made of knows what is registered of a status, as the library may.
    pub(crate) const WITH_REGISTERED: bool = true;

    /// The folder of the specs that they come from.
    pub(crate) const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs");
}

#[cfg(feature = "inspect")]
#[path = "laws/advised.rs"]
mod advised;
#[path = "laws/explain.rs"]
mod explain;
#[cfg(feature = "inspect")]
#[path = "laws/fixtures.rs"]
mod fixtures;
#[cfg(feature = "inspect")]
#[path = "laws/random_response.rs"]
mod random_response;
#[cfg(feature = "inspect")]
#[path = "laws/responses.rs"]
mod responses;
#[path = "laws/table.rs"]
mod table;
#[cfg(feature = "inspect")]
#[path = "laws/tree.rs"]
mod tree;
#[path = "laws/values.rs"]
mod values;

/// FNV-1a, 64 bit.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn the_tables_are_those_of_the_specs() {
    for provider in codetable::PROVIDERS {
        let spec = format!("{}/specs/{}.yaml", env!("CARGO_MANIFEST_DIR"), provider.name);
        assert_eq!(provider.digest, digest(&std::fs::read(&spec).unwrap()), "{spec}");
    }
}

#[test]
fn every_spec_has_its_module() {
    if tables::WHOLE {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/specs")).unwrap();
        let files = folder.map(|entry| entry.unwrap().path());
        let specs = files.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
        let names: BTreeSet<String> = specs.map(|path| path.file_stem().unwrap().to_str().unwrap().into()).collect();
        assert_eq!(names, codetable::PROVIDERS.iter().map(|provider| provider.name.into()).collect());
    }
}

/// `as` gives the code of an integer, and looking it up again the row that the code has.
#[cfg(feature = "kakao")]
#[test]
fn an_integer_is_what_as_gives() {
    use codetable::{http_status::HttpStatus, kakao::ErrorCode};
    assert_eq!((HttpStatus::NotFound as u16, ErrorCode::InvalidCredentials as i32), (404, -401));
    assert!(HttpStatus::ALL.iter().all(|status| *status as u16 == status.code()));
    assert!(ErrorCode::ALL.iter().all(|code| *code as i32 == code.code()));
}
