//! The specs and a folder of documents in, what does not agree and how much is covered out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::audit::{Coverage, audit};
use codetable_model::source::Source;
use codetable_model::vocabulary::Vocabulary;

use crate::call::{Call, Format, Specs};
use crate::progress::Progress;
use crate::project::{Project, absolute};
use crate::{Report, Stop, document_file};

/// Hold the specs against the documents they cite
///
/// Holds every quote and number of the specs against the lines they cite, and every cell of a cited row and every line of a
/// document against the specs. Prints how much of each document is covered, unless the format is short or json.
#[derive(Args, Debug)]
#[command(after_help = "Example: {name} audit --sources ../documents --skipped")]
pub(crate) struct Audit {
    /// The folder of documents (default: the environment variable CODETABLE_SOURCES, or else the package's `sources`)
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// List every skipped line with its reason
    #[arg(long)]
    skipped: bool,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    specs: Specs,
}

impl Audit {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let project = Project::of(call, &self.specs)?;
        let files = files(&self.folder(&project)?)?;
        let compiled = project.compiled()?;
        let cited = compiled.compilation.specs.iter().flat_map(|spec| &spec.sources);
        let cited = cited.filter_map(|document| document.file.as_ref()).map(|file| file.value.as_str());
        let documents = documents(&files, &cited.collect());
        let progress = Progress::begin("holding specs against documents", None);
        let mut audit = audit(&compiled.compilation.specs, &compiled.sources, &documents);
        drop(progress);
        // A fact that could not be read was not held against anything: its problems come first.
        if !compiled.compilation.is_clean() {
            audit.diagnostics.splice(0..0, compiled.compilation.diagnostics);
        }
        let clean = audit.diagnostics.is_empty();
        let mut text = self.format.rendered(&audit.diagnostics, &audit.sources, call);
        if self.format.is_human() {
            if !clean {
                text.push('\n');
            }
            for coverage in &audit.documents {
                write(coverage, self.skipped, &mut text);
            }
        }
        Ok(Report { text, clean })
    }

    fn folder(&self, project: &Project) -> Result<PathBuf, Stop> {
        let variable = || std::env::var_os("CODETABLE_SOURCES").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let set = || project.settings.sources.as_deref().map(absolute);
        match self.sources.clone().or_else(variable) {
            Some(folder) => Ok(folder),
            None => set().unwrap_or_else(|| {
                let how =
                    "name it with `--sources DIR`, in the variable CODETABLE_SOURCES, or as `sources` in Cargo.toml";
                Err(Stop::wrong(format!("no folder of documents given\n{how}")))
            }),
        }
    }
}

/// `001  quotes 75/75, lines cited or skipped 72/72`, and on request each skipped line.
fn write(coverage: &Coverage, skipped: bool, text: &mut String) {
    let Coverage { document, found, quotes, covered, lines, .. } = coverage;
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{document}  quotes {found}/{quotes}, lines cited or skipped {covered}/{lines}");
    for skip in coverage.skipped.iter().filter(|_| skipped) {
        let _ = writeln!(text, "  {document}:{:<4} {:<10}  {}", skip.line, skip.reason.word(), skip.text);
    }
}

/// The paths of all that is in a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let unreadable = |error| Stop::wrong(format!("cannot read the folder `{}`: {error}", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

/// Those files that are cited. What cannot be read is left out, and will be missed.
fn documents(files: &[PathBuf], cited: &BTreeSet<&str>) -> Vec<Source> {
    let name =
        |path: &&PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| cited.contains(name));
    files.iter().filter(name).filter_map(|path| document_file::read(path).ok()).collect()
}
