//! What rustdoc knows of each crate, held against laws: which items are public, and how the library's are documented.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod docs;
#[path = "../golden/hold.rs"]
mod hold;
mod rustdoc;

use std::path::Path;

use hold::compare;
use public_api::Builder;
use rustdoc::CRATES;

/// The crate's public items with all features on, one a line.
fn items(json: &Path) -> String {
    let builder = Builder::from_rustdoc_json(json).omit_blanket_impls(true).omit_auto_derived_impls(true);
    let api = builder.omit_auto_trait_impls(true).build().unwrap();
    api.items().map(|item| format!("{item}\n")).collect()
}

/// A name that users write is not added, changed or lost without somebody who reads it.
#[test]
fn the_public_items_are_those_that_somebody_read() {
    let mut differ = Vec::new();
    for (name, json) in CRATES.iter() {
        let items = items(json);
        println!("{name}: {} items", items.lines().count());
        differ.extend(compare(format!("{name}.txt"), &items).err());
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
