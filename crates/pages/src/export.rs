//! The catalogue in, out what databases and other programs read: `docs/catalog.json`, `docs/catalog.csv`, and the page
//! that describes them.

pub mod csv;

use crate::json;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;

/// Both forms of the catalogue, and `docs/exports.md`.
#[must_use]
pub fn artifacts(catalog: &Catalog) -> Vec<Artifact> {
    let csv = Artifact { path: "docs/catalog.csv".to_owned(), text: csv::write(catalog) };
    let json = Artifact { path: "docs/catalog.json".to_owned(), text: json::write(catalog) };
    let page = Artifact { path: "docs/exports.md".to_owned(), text: PAGE.to_owned() };
    vec![csv, json, page]
}

/// The shape of `catalog.json`, the columns of `catalog.csv`, and what can be done with them.
pub const PAGE: &str = include_str!("export/page.md");
