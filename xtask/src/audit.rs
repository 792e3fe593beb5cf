//! The specs and a folder of documents in, what does not agree and how much is covered out.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use codetable_documents::audit::{Coverage, audit};
use codetable_model::source::Source;
use codetable_model::vocabulary::Vocabulary;

use crate::args::{Call, Usage};
use crate::check::{self, FORMAT};
use crate::verb::{COLOR, Opt, SPECS, Takes, Verb};
use crate::{Report, project};

const SOURCES: Opt = Opt {
    name: "--sources",
    takes: Takes::Word("DIR"),
    says: "the folder of documents (default: the environment variable CODETABLE_SOURCES)",
};

const SKIPPED: Opt = Opt { name: "--skipped", takes: Takes::Nothing, says: "list every skipped line with its reason" };

/// `cargo xtask audit`
pub(crate) const VERB: Verb = Verb {
    name: "audit",
    summary: "hold the specs against the documents they cite",
    about: "\
Holds every quote and number of the specs against the lines they cite, and every cell of a cited row and every
line of a document against the specs. Prints how much of each document is covered, unless the format is short
or json.",
    operands: &[],
    options: &[SOURCES, SKIPPED, SPECS, FORMAT, COLOR],
    examples: &["audit --sources ../documents --skipped"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let documents = documents(&folder(call)?)?;
    let (sources, compilation) = project::compiled(call);
    let mut audit = audit(&compilation.specs, &sources, &documents);
    // A fact that could not be read was not held against anything: its problems come first.
    if !compilation.is_clean() {
        audit.diagnostics.splice(0..0, compilation.diagnostics);
    }
    let clean = audit.diagnostics.is_empty();
    let mut text = check::rendered(&audit.diagnostics, &audit.sources, call);
    if check::is_human(call) {
        if !clean {
            text.push('\n');
        }
        for coverage in &audit.documents {
            write(coverage, call.has(&SKIPPED), &mut text);
        }
    }
    Ok(Report { text, clean })
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

fn folder(call: &Call) -> Result<PathBuf, Usage> {
    let variable = || std::env::var_os("CODETABLE_SOURCES").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    call.path(&SOURCES).or_else(variable).ok_or_else(|| {
        Usage::new("no folder of documents given\nname it with `--sources DIR` or in the variable CODETABLE_SOURCES")
    })
}

/// Every file of a folder, sorted by name. What is no text is left out, and will be missed if a spec cites it.
fn documents(folder: &Path) -> Result<Vec<Source>, Usage> {
    let unreadable = |error| Usage::new(format!("cannot read the folder `{}`: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    let texts = paths.iter().filter_map(|path| Some((path, std::fs::read_to_string(path).ok()?)));
    Ok(texts.map(|(path, text)| Source::new(path.to_string_lossy(), text)).collect())
}
