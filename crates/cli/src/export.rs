//! The specs in, the catalogue in a form for other programs out.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use codetable_pages::export::csv;
use codetable_pages::{json, openapi};

use crate::call::{Call, Specs};
use crate::project::Project;
use crate::{Report, Stop};

/// Print the catalogue as JSON, as CSV or as OpenAPI, for other programs
///
/// JSON has everything that the specs say, CSV a row for every code, and OpenAPI the responses of failed calls, for the
/// description of an API to refer to. docs/exports.md describes all forms and shows how to join a log with them; `regen` keeps
/// docs/catalog.json and docs/catalog.csv up to date.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} export --format csv > catalog.csv
          {name} export --format openapi --out target
          {name} export --specs my/specs --out target")]
pub(crate) struct Export {
    /// The whole catalogue, a row for every code, or the components of an OpenAPI description
    #[arg(long, default_value = "json")]
    format: Form,
    /// Write catalog.json, catalog.csv or openapi.json into this folder, not to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    specs: Specs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Json,
    Csv,
    Openapi,
}

impl Export {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let catalog = Project::of(call, &self.specs)?.compiled()?.catalog(call)?;
        let (name, text) = match self.format {
            Form::Csv => ("catalog.csv", csv::write(&catalog)),
            Form::Openapi => ("openapi.json", openapi::write(&catalog)),
            Form::Json => ("catalog.json", json::write(&catalog)),
        };
        let text = match &self.out {
            Some(folder) => write(folder, name, &text)?,
            None => text,
        };
        Ok(Report { text, clean: true })
    }
}

/// Writes the file and says where it is.
fn write(folder: &Path, name: &str, text: &str) -> Result<String, Stop> {
    let path = folder.join(name);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text));
    written.map_err(|error| Stop::wrong(format!("cannot write `{}`: {error}", path.display())))?;
    Ok(format!("wrote {}\n", path.display()))
}
