//! The folders of specs go in, one set for each of their tables comes out.

use std::path::Path;

use codetable_model::catalog::Code;
use codetable_model::{compile, load};

use crate::{Codes, Origin, Set};

/// Each crate that compiles specs, and where these are, seen from this package.
const CATALOGUES: [(&str, &str); 2] = [("codetable", "../../specs"), ("sqlstate", "../sqlstate/specs")];

/// The sets of all tables.
pub(crate) fn sets() -> Vec<Set> {
    CATALOGUES.into_iter().flat_map(|(library, folder)| tables(library, folder)).collect()
}

fn tables(library: &str, folder: &str) -> Vec<Set> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let catalog = compile(&load::load(&folder).0).catalog;
    let mut sets = Vec::new();
    for provider in &catalog.providers {
        for table in &provider.tables {
            let codes: Vec<&Code> = table.rows.iter().map(|row| &row.code).collect();
            sets.push(Set {
                title: format!("{} {}", provider.name, table.id),
                codes: self::codes(&codes),
                origin: Origin::Spec(format!("{library}::{}::{}", provider.name, table.enum_name)),
            });
        }
    }
    sets
}

/// All codes of a table are of one kind.
fn codes(codes: &[&Code]) -> Codes {
    let text = |code: &&Code| if let Code::Text(text) = code { Some(text.clone()) } else { None };
    let integer = |code: &&Code| if let Code::Int(integer) = code { Some(*integer as i64) } else { None };
    match codes {
        [Code::Int(_), ..] => Codes::Integer(codes.iter().filter_map(integer).collect()),
        _ => Codes::Text(codes.iter().filter_map(text).collect()),
    }
}
