//! The specs in, everything that is generated and committed out; or, with `--check`, what of it is stale.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::path::Path;

use codetable_compiler::artifact::Artifact;
use codetable_compiler::catalog::Catalog;
use codetable_compiler::emit::html::{self, TemplateError};
use codetable_compiler::emit::{legend, markdown, schema};
use codetable_compiler::export;

use crate::args::{Call, Usage};
use crate::verb::{Opt, Takes, Verb};
use crate::{Report, project};

const CHECK: Opt = Opt {
    name: "--check",
    takes: Takes::Nothing,
    says: "write nothing; name every stale file, and exit with 1 if there is one",
};

/// `cargo xtask regen`
pub(crate) const VERB: Verb = Verb {
    name: "regen",
    summary: "write docs, site, schema and legend from the specs",
    about: "\
Writes what is generated from the specs and committed: docs/, specs/schema.json and specs/README.md. A file under
docs/ that is no longer produced is removed. Files that are up to date are not touched.",
    operands: &[],
    options: &[CHECK],
    examples: &["regen --check"],
    run,
};

/// What to do about a stale file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Write it.
    Write,
    /// Say so.
    Check,
}

fn run(call: &Call) -> Result<Report, Usage> {
    let failed = |error: io::Error| Usage::new(format!("cannot bring the files up to date: {error}"));
    // What is generated names the specs by their paths in the project, whatever folder this was called in.
    let root = project::root();
    if !root.as_os_str().is_empty() {
        std::env::set_current_dir(&root).map_err(failed)?;
    }
    let (_, compilation) = project::compiled(call);
    if !compilation.is_clean() {
        let text = "nothing is generated from specs that have problems: run `cargo xtask check`\n".to_owned();
        return Ok(Report { text, clean: false });
    }
    let mode = if call.has(&CHECK) { Mode::Check } else { Mode::Write };
    let artifacts =
        artifacts(&compilation.catalog).map_err(|error| Usage::new(format!("a template is wrong: {error}")))?;
    regen(&artifacts, mode).map_err(failed)
}

/// All that is generated and committed, by its path in the project.
fn artifacts(catalog: &Catalog) -> Result<Vec<Artifact>, TemplateError> {
    let mut artifacts = markdown::artifacts(catalog);
    artifacts.extend(html::artifacts(catalog)?);
    artifacts.extend(export::artifacts(catalog));
    artifacts.extend([schema::artifact(), legend::artifact()]);
    Ok(artifacts)
}

/// Brings the project's files into line with `artifacts`, or says which are not.
fn regen(artifacts: &[Artifact], mode: Mode) -> io::Result<Report> {
    let mut text = String::new();
    let mut stale = 0_usize;
    // Writing to a String cannot fail.
    for artifact in artifacts {
        let path = Path::new(&artifact.path);
        let old = std::fs::read(path).ok();
        if old.as_deref() == Some(artifact.text.as_bytes()) {
            continue;
        }
        stale += 1;
        if mode == Mode::Write {
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(path, &artifact.text)?;
        }
        let _ = match (mode, old) {
            (Mode::Write, _) => writeln!(text, "wrote {}", artifact.path),
            (Mode::Check, None) => writeln!(text, "{} is missing", artifact.path),
            (Mode::Check, Some(_)) => writeln!(text, "{} is stale", artifact.path),
        };
    }
    for path in left_over(artifacts)? {
        stale += 1;
        if mode == Mode::Write {
            std::fs::remove_file(&path)?;
        }
        let _ = match mode {
            Mode::Write => writeln!(text, "removed {path}"),
            Mode::Check => writeln!(text, "{path} is no longer generated"),
        };
    }
    let _ = match (mode, stale) {
        (Mode::Check, 1..) => writeln!(text, "run `cargo xtask regen` and commit what it writes"),
        (_, 0) => writeln!(text, "{} up to date", project::count(artifacts.len(), "file")),
        (Mode::Write, _) => Ok(()),
    };
    Ok(Report { text, clean: mode == Mode::Write || stale == 0 })
}

/// Files under docs/, the folder that is generated as a whole, that are no artifacts.
fn left_over(artifacts: &[Artifact]) -> io::Result<BTreeSet<String>> {
    let kept: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let mut left_over = BTreeSet::new();
    let mut folders = vec!["docs".to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if !kept.contains(path.as_str()) {
                left_over.insert(path);
            }
        }
    }
    Ok(left_over)
}
