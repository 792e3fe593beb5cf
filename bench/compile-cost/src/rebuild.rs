//! A package with a catalogue in, what `cargo build` uses for it out: after nothing has changed, and after one line of
//! its spec has.

use std::fs;

use crate::catalogue::{Row, Style, spec};
use crate::usage::{Usage, measure};
use crate::workshop::{Workshop, run};

/// Builds the package, then again, then after a change. Incremental compilation is on, as it is for one's own package.
///
/// # Errors
///
/// Where cargo fails.
pub fn rebuild(workshop: &Workshop, rows: &[Row]) -> Result<[Usage; 2], String> {
    let dependencies = "[dependencies]\ncodetable = { path = \"{repository}\", default-features = false }\n\n\
                        [build-dependencies]\ncodetable-compiler = { path = \"{repository}/crates/compiler\" }\n";
    let package = workshop.package("catalogue", dependencies)?;
    workshop.write("catalogue/build.rs", "fn main() {\n    codetable_compiler::build(\"specs\");\n}\n")?;
    workshop.write("catalogue/src/lib.rs", "codetable::include_tables!();\n")?;
    let spec = spec(rows, Style::Plain);
    workshop.write("catalogue/specs/made_up.yaml", &spec)?;
    let mut build = workshop.cargo(&package, &["build"]);
    build.env("CARGO_INCREMENTAL", "1");
    run(&mut build)?;
    let unchanged = measure(&build, &workshop.path(""))?;
    let line = spec.replacen("was refused", "was turned down", 1);
    workshop.write("catalogue/specs/made_up.yaml", &line)?;
    let changed = measure(&build, &workshop.path(""))?;
    fs::remove_dir_all(package.join("src")).map_err(|error| error.to_string())?;
    Ok([unchanged, changed])
}
