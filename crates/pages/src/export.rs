//! The catalogue in, out what databases and other programs read: `docs/catalog.json`, `docs/catalog.csv`, and the page
//! that describes them.

pub mod csv;
mod page;

pub use self::page::page;

use crate::json;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;

/// Both forms of the catalogue, and `docs/exports.md`.
#[must_use]
pub fn artifacts(catalog: &Catalog) -> Vec<Artifact> {
    let csv = Artifact { path: "docs/catalog.csv".to_owned(), text: csv::write(catalog) };
    let json = Artifact { path: "docs/catalog.json".to_owned(), text: json::write(catalog) };
    let page = Artifact { path: "docs/exports.md".to_owned(), text: page() };
    vec![csv, json, page]
}
