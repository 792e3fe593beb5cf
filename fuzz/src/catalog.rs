//! The text of a `catalog.json` in, whatever is read from it held to what its writers and readers promise each other.

use std::collections::BTreeSet;

use codetable_compiler::rust;
use codetable_model::catalog::Catalog;
use codetable_pages::diff::diff;
use codetable_pages::export::csv;
use codetable_pages::{json, markdown};
use proc_macro2::TokenStream;

use crate::is_obeyed;

/// Holds the laws of the exported catalogue.
pub fn hold(input: &[u8]) {
    let catalog = match json::read(&String::from_utf8_lossy(input)) {
        Ok(catalog) => catalog,
        Err(error) => return assert!(!error.to_string().contains(is_obeyed), "{error:?}"),
    };
    let text = json::write(&catalog);
    assert!(!text.contains(is_obeyed), "a terminal would obey this: {text:?}");
    let again = json::read(&text).unwrap_or_else(|error| panic!("what was written is refused: {error}\n{text}"));
    assert_eq!(json::write(&again), text, "a catalogue that is read and written is the same");
    let none = BTreeSet::new();
    assert_eq!(diff(&catalog, &again, &none).changes, [], "a catalogue differs from itself");
    for (old, new) in [(&catalog, &Catalog::default()), (&Catalog::default(), &catalog)] {
        assert!(!diff(old, new, &none).human(false).contains(is_obeyed));
    }
    assert!(!csv::write(&catalog).is_empty() && !markdown::artifacts(&catalog).is_empty());
    for artifact in rust::rust(&catalog) {
        assert!(artifact.text.parse::<TokenStream>().is_ok(), "no Rust: {}", artifact.text);
    }
}
