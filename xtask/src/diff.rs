//! An older state of the specs and the present one in, what changed for users of the generated code out.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::diff::{declared, diff};
use codetable_pages::json;

use crate::args::{Call, Usage};
use crate::verb::{COLOR, Operand, Opt, SPECS, Takes, Verb};
use crate::{Report, project};

const OLD: Operand = Operand {
    name: "git-rev|dir|catalog.json",
    says: "a git revision of the specs, such as v0.1.0; or a folder of specs; or a catalog.json",
    required: true,
};

const FORMAT: Opt = Opt {
    name: "--format",
    takes: Takes::OneOf(&["human", "md", "json"]),
    says: "for people, for a changelog, or as one JSON object (default: human)",
};

const CHANGELOG: Opt = Opt {
    name: "--changelog",
    takes: Takes::Word("FILE"),
    says: "where breaks are declared (default: the project's CHANGELOG.md)",
};

/// `cargo xtask diff`
pub(crate) const VERB: Verb = Verb {
    name: "diff",
    summary: "tell what changed since a git revision, and which version it asks for",
    about: "\
Compares the specs with an older state of them: codes added, retired, removed or renamed, texts, statuses and advice
that changed, tables and their types. The verdict is what the version has to rise by: major, minor or patch.

To remove or rename a published code, to use a retired one again, or to change a wire code breaks a promise, and is a
finding. `retired` and `aliases` in a spec keep it. A break that is meant is declared where users read of it: the
first section of the changelog names its path in back-quotes, as in `kakao::ErrorCode::QuotaExceeded`.",
    operands: &[OLD],
    options: &[FORMAT, CHANGELOG, SPECS, COLOR],
    examples: &["diff v0.1.0", "diff HEAD --format md", "diff old/specs --specs new/specs"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let word = call.operand(&OLD).unwrap_or_default().to_string_lossy().into_owned();
    let lost = |error| Usage::new(format!("cannot tell where the words of the call lead: {error}"));
    // Paths are meant from where this was called, and the specs are read in the project's folder.
    let path = std::path::absolute(&word).map_err(lost)?;
    let named = call.path(&CHANGELOG).map(std::path::absolute).transpose().map_err(lost)?;
    let new = project::catalog(call)?;
    let specs = call.path(&SPECS).unwrap_or_else(|| project::root().join("specs"));
    let old = if path.is_dir() {
        compiled(&load::load(&path).0)
    } else if path.is_file() {
        let unreadable = |problem: String| Usage::new(format!("cannot read `{}`: {problem}", path.display()));
        let text = std::fs::read_to_string(&path).map_err(|error| unreadable(error.to_string()))?;
        json::read(&text).map_err(|error| unreadable(error.to_string()))?
    } else {
        compiled(&at_revision(&specs, &word)?)
    };
    let is_named = named.is_some();
    let changelog = named.unwrap_or_else(|| project::root().join("CHANGELOG.md"));
    let changelog = match std::fs::read_to_string(&changelog) {
        Ok(text) => text,
        Err(_) if !is_named => String::new(),
        Err(error) => return Err(Usage::new(format!("cannot read `{}`: {error}", changelog.display()))),
    };
    let diff = diff(&old, &new, &declared(&changelog));
    let text = match call.choice(&FORMAT) {
        "md" => diff.markdown(),
        "json" => diff.json(),
        _ => diff.human(call.is_colored()),
    };
    Ok(Report { text, clean: diff.errors().next().is_none() })
}

/// The catalogue of older specs: whatever this compiler can read of them.
fn compiled(sources: &[Source]) -> Catalog {
    let compilation = compile(sources);
    if !compilation.is_clean() {
        eprintln!("warning: not all of the older specs can be read: what cannot is not compared");
    }
    compilation.catalog
}

/// The specs of a folder as they were at a revision.
fn at_revision(folder: &Path, revision: &str) -> Result<Vec<Source>, Usage> {
    let folder: PathBuf = if folder.as_os_str().is_empty() { ".".into() } else { folder.into() };
    let unknown = || {
        Usage::new(format!("`{}` is no folder, no file, and no revision that git knows here", revision.escape_debug()))
    };
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let commit = text(commit).ok_or_else(unknown)?;
    let commit = commit.trim();
    let names = text(git(&folder, &["ls-tree", "--name-only", "-z", commit, "./"])?).ok_or_else(unknown)?;
    let mut sources = Vec::new();
    for name in names.split('\0').filter(|name| name.ends_with(".yaml")) {
        let name = name.rsplit('/').next().unwrap_or(name);
        let spec = git(&folder, &["show", &format!("{commit}:./{name}")])?;
        let spec = text(spec).ok_or_else(|| Usage::new(format!("`{name}` at `{commit}` is no text")))?;
        sources.push(Source::new(folder.join(name).to_string_lossy(), spec));
    }
    Ok(sources)
}

fn git(folder: &Path, words: &[&str]) -> Result<Output, Usage> {
    let output = Command::new("git").arg("-C").arg(folder).args(words).output();
    output.map_err(|error| Usage::new(format!("cannot run git: {error}")))
}

/// What git printed, if it did what it was asked for.
fn text(output: Output) -> Option<String> {
    if output.status.success() { String::from_utf8(output.stdout).ok() } else { None }
}
