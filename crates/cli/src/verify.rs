//! Specs without problems in, out whether others come to the same: a second reader of the specs, `phf` for every table, and
//! `syn` for all generated code.

mod oracle;
mod table;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests;

use std::panic::resume_unwind;
use std::thread;

use codetable_compiler::rust::rust;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::spec::Spec;
use codetable_model::text::lines::LineIndex;
use codetable_second_reader::{disagreement, read};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Item};

use crate::Stop;
use crate::progress::Progress;
use crate::project::Compiled;

/// Holds all that was read and made of specs against what others make of them.
///
/// # Errors
/// If somebody comes to something else. That is never the fault of a spec.
pub(crate) fn all(compiled: &Compiled) -> Result<(), Stop> {
    let Compiled { sources, compilation } = compiled;
    let (read, catalog) = (&compilation.specs, &compilation.catalog);
    let tabled: usize = catalog.providers.iter().map(|provider| provider.tables.len()).sum();
    // Each provider has a file of code, and one more includes them.
    let progress = Progress::begin("verifying", Some(read.len() + tabled + catalog.providers.len() + 1));
    // What is made of the specs needs no second reading of them.
    thread::scope(|scope| {
        let again = scope.spawn(|| specs(read, sources, &progress));
        let made = tables(catalog, &progress).and_then(|()| code(&rust(catalog), &progress));
        again.join().unwrap_or_else(|panic| resume_unwind(panic)).and(made)
    })
}

/// A bug of ours.
fn bug(problem: &str) -> Stop {
    Stop::finding(format!("{problem}\nthis is a bug of codetable: report it, with the spec; nothing was written"))
}

/// Holds every spec against what the second reader makes of its text.
fn specs(specs: &[Spec], sources: &[Source], progress: &Progress) -> Result<(), Stop> {
    for spec in specs {
        let Some(source) = sources.get(spec.source.0 as usize) else { continue };
        let theirs = read(spec.source, &source.text)
            .map_err(|error| bug(&format!("{}: serde_yaml cannot read what we can: {error}", source.path)))?;
        same(source, spec, &theirs)?;
        progress.advance();
    }
    Ok(())
}

/// That two readings of a spec are the same.
fn same(source: &Source, ours: &Spec, theirs: &Spec) -> Result<(), Stop> {
    let Some(parted) = disagreement(ours, theirs) else { return Ok(()) };
    let (line, column) = LineIndex::new(&source.text).line_column(parted.span.range().start);
    Err(bug(&format!(
        "the two readers of specs disagree on `{}`\n  --> {}:{line}:{column}\n   = ours: {}\n   = serde_yaml: {}",
        parted.path, source.path, parted.ours, parted.theirs
    )))
}

/// Holds every table against a map of its codes and aliases.
fn tables(catalog: &Catalog, progress: &Progress) -> Result<(), Stop> {
    let tables =
        catalog.providers.iter().flat_map(|provider| provider.tables.iter().map(move |table| (provider, table)));
    for (provider, table) in tables {
        oracle::hold(table).map_err(|error| bug(&format!("{}::{}: {error}", provider.name, table.enum_name)))?;
        progress.advance();
    }
    Ok(())
}

/// The items of a file, none of which is kept once it is parsed.
struct Items;

impl Parse for Items {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Attribute::parse_inner)?;
        while !input.is_empty() {
            input.parse::<Item>()?;
        }
        Ok(Self)
    }
}

/// Parses every generated file.
fn code(files: &[Artifact], progress: &Progress) -> Result<(), Stop> {
    for file in files {
        syn::parse_str::<Items>(&file.text).map_err(|error| {
            let place = error.span().start();
            bug(&format!("generated `{}`:{}:{}: this is no Rust: {error}", file.path, place.line, place.column + 1))
        })?;
        progress.advance();
    }
    Ok(())
}
