//! The specs and a folder of documents in, what does not agree and how much is covered out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::audit::{Coverage, audit};
use codetable_documents::review::Judgements;
use codetable_model::load;
use codetable_model::source::Source;
use codetable_model::text::character::printable;
use codetable_model::text::lines::LineIndex;
use codetable_model::vocabulary::Vocabulary;

use crate::call::{Call, Format, Specs};
use crate::progress::Progress;
use crate::project::{Compiled, Project, absolute, shown};
use crate::review::{self, Reviewed};
use crate::{Report, Stop, count, document_file};

/// Hold the specs against the documents they cite
///
/// Holds every quote and number of the specs against the lines they cite, and every cell of a cited row and every line of a
/// document against the specs. Prints how much of each document is covered, and how much of each spec no law holds, unless the
/// format is short or json.
///
/// Where a record of reviews stands beside a spec, `shop.reviewed` beside `shop.yaml`, whatever only a reader can hold has to
/// be in it as it is: `accept` writes it.
#[derive(Args, Debug)]
#[command(after_help = "Example: {name} audit --sources ../documents --skipped")]
pub(crate) struct Audit {
    /// The folder of documents (default: the environment variable CODETABLE_SOURCES, or else the package's `sources`)
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// List every skipped line with its reason
    #[arg(long)]
    skipped: bool,
    /// List what only a reader can hold, with the lines that it rests on, and whether it is reviewed
    #[arg(long)]
    unheld: bool,
    /// Before that, let the numbers of lines in the specs follow lines that have only moved since they were reviewed
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    specs: Specs,
}

impl Audit {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let project = Project::of(call, &self.specs)?;
        let files = files(&folder(self.sources.as_deref(), &project)?)?;
        let mut compiled = project.compiled()?;
        let documents = cited(&files, &compiled);
        let mut followed = String::new();
        if self.fix && follow(&project, &compiled, &documents, &mut followed)? {
            compiled = project.compiled()?;
        }
        let progress = Progress::begin("holding specs against documents", None);
        let mut audit = audit(&compiled.compilation.specs, &compiled.sources, &documents);
        drop(progress);
        // A fact that could not be read was not held against anything: its problems come first.
        let reviewed = review::of(&project, &compiled, Some(&documents))?;
        if compiled.compilation.is_clean() {
            audit.diagnostics.extend(review::hold(&reviewed, &mut audit.sources));
        } else {
            audit.diagnostics.splice(0..0, compiled.compilation.diagnostics);
        }
        let clean = audit.diagnostics.is_empty();
        let mut text = self.format.rendered(&audit.diagnostics, &audit.sources, call);
        if self.format.is_human() {
            if !clean {
                text.push('\n');
            }
            text.push_str(&followed);
            for coverage in &audit.documents {
                write(coverage, self.skipped, &mut text);
            }
            for reviewed in &reviewed {
                tell(reviewed, self.unheld, &mut text);
            }
        }
        Ok(Report { text, clean })
    }
}

/// The folder of documents: the one that is named, or else that of the environment or of the package.
pub(crate) fn folder(named: Option<&Path>, project: &Project) -> Result<PathBuf, Stop> {
    let variable = || std::env::var_os("CODETABLE_SOURCES").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let set = || project.settings.sources.as_deref().map(absolute);
    match named.map(Path::to_path_buf).or_else(variable) {
        Some(folder) => Ok(folder),
        None => set().unwrap_or_else(|| {
            let how = "name it with `--sources DIR`, in the variable CODETABLE_SOURCES, or as `sources` in Cargo.toml";
            Err(Stop::wrong(format!("no folder of documents given\n{how}")))
        }),
    }
}

/// Those files that the specs cite. What cannot be read is left out, and will be missed.
pub(crate) fn cited(files: &[PathBuf], compiled: &Compiled) -> Vec<Source> {
    let cited = compiled.compilation.specs.iter().flat_map(|spec| &spec.sources);
    let cited: BTreeSet<&str> =
        cited.filter_map(|document| document.file.as_ref()).map(|file| file.value.as_str()).collect();
    let named =
        |path: &&PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| cited.contains(name));
    files.iter().filter(named).filter_map(|path| document_file::read(path).ok()).collect()
}

/// Writes the specs whose numbers of lines have moved, and tells how many of each; whether any has.
fn follow(project: &Project, compiled: &Compiled, documents: &[Source], text: &mut String) -> Result<bool, Stop> {
    let mut is_written = false;
    let reviewed = review::of(project, compiled, Some(documents))?;
    for (Reviewed { review, record, path }, spec) in reviewed.iter().zip(&compiled.compilation.specs) {
        let Some(source) = compiled.sources.get(spec.source.0 as usize) else { continue };
        let provider = printable(&review.judgements.provider);
        let Some(record) = record else {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{provider}  nothing followed: there is no `{}`", shown(path).display());
            continue;
        };
        let (followed, index) = (review.follow(spec, source, documents), LineIndex::new(&source.text));
        let _ = write!(text, "{provider}  {} followed", count(followed.moved, "number"));
        let lost: Vec<String> =
            followed.lost.iter().map(|span| (index.line(span.start as usize) + 1).to_string()).collect();
        match lost.as_slice() {
            [] => text.push('\n'),
            lines => {
                let _ = writeln!(
                    text,
                    ", and not those in lines {} of the spec: what they name has changed",
                    lines.join(", ")
                );
            }
        }
        if followed.text != source.text {
            is_written = true;
            review::write_over(&path.with_file_name(source.file_name()), &followed.text)?;
        }
        // From now on the numbers are those of these lines: what was reviewed stays so.
        let recorded = review.accept(&|_| false);
        if recorded != record.text {
            review::write_over(path, &recorded)?;
        }
    }
    Ok(is_written)
}

/// `shop  held by laws 75, by readers only 40, reviewed 40`, and on request each of the latter.
fn tell(Reviewed { review, record, .. }: &Reviewed, unheld: bool, text: &mut String) {
    let Judgements { provider, held, list } = &review.judgements;
    let reviewed = match record {
        Some(_) => format!(", reviewed {}", review.reviewed()),
        None => String::new(),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}  held by laws {held}, by readers only {}{reviewed}", printable(provider), list.len());
    for judgement in list.iter().filter(|_| unheld) {
        let is_open = record.is_some() && !review.record.has(judgement, &review.lines);
        let open = if is_open { "  to look at" } else { "" };
        let _ = writeln!(text, "  {}  {}{open}", judgement.place, judgement.cited());
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
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let unreadable = |error: std::io::Error| {
        Stop::wrong(format!("cannot read the folder `{}`: {}", folder.display(), load::reason(&error)))
    };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}
