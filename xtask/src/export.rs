//! The specs in, the catalogue in a form for other programs out.

use std::path::Path;

use codetable_pages::export::csv;
use codetable_pages::json;

use crate::args::{Call, Usage};
use crate::verb::{Opt, SPECS, Takes, Verb};
use crate::{Report, project};

const FORMAT: Opt = Opt {
    name: "--format",
    takes: Takes::OneOf(&["json", "csv"]),
    says: "the whole catalogue, or a row for every code (default: json)",
};

const OUT: Opt = Opt {
    name: "--out",
    takes: Takes::Word("DIR"),
    says: "write catalog.json or catalog.csv into this folder, not to standard output",
};

/// `cargo xtask export`
pub(crate) const VERB: Verb = Verb {
    name: "export",
    summary: "print the catalogue as JSON or as CSV, for other programs",
    about: "\
Prints everything that the specs say. docs/exports.md describes both forms and shows how to join a log with them;
`regen` keeps docs/catalog.json and docs/catalog.csv up to date.",
    operands: &[],
    options: &[FORMAT, OUT, SPECS],
    examples: &["export --format csv > catalog.csv", "export --specs my/specs --out target"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let out = call.path(&OUT).map(std::path::absolute).transpose();
    let out = out.map_err(|error| Usage::new(format!("cannot tell where `--out` leads: {error}")))?;
    let catalog = project::catalog(call)?;
    let (name, text) = match call.choice(&FORMAT) {
        "csv" => ("catalog.csv", csv::write(&catalog)),
        _ => ("catalog.json", json::write(&catalog)),
    };
    let text = match out {
        Some(folder) => write(&folder, name, &text)?,
        None => text,
    };
    Ok(Report { text, clean: true })
}

/// Writes the file and says where it is.
fn write(folder: &Path, name: &str, text: &str) -> Result<String, Usage> {
    let path = folder.join(name);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text));
    written.map_err(|error| Usage::new(format!("cannot write `{}`: {error}", path.display())))?;
    Ok(format!("wrote {}\n", path.display()))
}
