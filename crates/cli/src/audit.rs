//! The specs and a folder of documents in, what does not agree and how much is covered out.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::audit::{Coverage, audit};
use codetable_model::source::Source;
use codetable_model::vocabulary::Vocabulary;

use crate::call::{Call, Format, Specs};
use crate::progress::Progress;
use crate::project::{Project, absolute};
use crate::{Report, Stop};

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
        let documents = documents(&self.folder(&project)?)?;
        let compiled = project.compiled()?;
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

/// Every file of a folder, sorted by name. What is no text is left out, and will be missed if a spec cites it.
fn documents(folder: &Path) -> Result<Vec<Source>, Stop> {
    let unreadable = |error| Stop::wrong(format!("cannot read the folder `{}`: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    let texts = paths.iter().filter_map(|path| Some((path, std::fs::read_to_string(path).ok()?)));
    Ok(texts.map(|(path, text)| Source::new(path.to_string_lossy(), text)).collect())
}
