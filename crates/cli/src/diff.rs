//! An older state of the specs and the present one in, what changed for users of the generated code out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::{Args, ValueEnum};
use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::diff::{declared, diff};
use codetable_pages::json;

use crate::call::{Call, Specs};
use crate::project::{Project, loaded};
use crate::{Report, Stop, count, document_file};

/// How large a catalogue may be: one of ten thousand codes has a third of it.
const LARGEST: u64 = 64 << 20;

/// Tell what changed since a git revision, and which version it asks for
///
/// Compares the specs with an older state of them: codes added, retired, removed or renamed, texts, statuses and advice that
/// changed, tables and their types. The verdict is what the version has to rise by: major, minor or patch.
///
/// Every change has a level: `patch` is what no code depends on, such as texts; `minor` another fact, or more; `advice`
/// that a program which asks what to do about a failed call gets another answer, such as stop where it sent again;
/// `major` that code may not compile any more, or not find a code. `advice` asks for a minor version, and to be read.
///
/// To remove or rename a published code, to use a retired one again, or to change a wire code breaks a promise, and is a
/// finding. `retired` and `aliases` in a spec keep it. A break that is meant is declared where users read of it: the first
/// section of the changelog names its path in back-quotes, as in `kakao::ErrorCode::QuotaExceeded`. Another decision is
/// declared in the same way.
///
/// Exit codes: 0 nothing to declare, 1 a promise is broken, 2 a wrong call, 3 no promise is broken, and another decision is
/// not declared.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} diff v0.1.0
          {name} diff HEAD --format md
          {name} diff old/specs --specs new/specs")]
pub(crate) struct Diff {
    /// A git revision of the specs, such as v0.1.0; or a folder of specs; or a catalog.json
    #[arg(value_name = "git-rev|dir|catalog.json")]
    old: OsString,
    /// For people, for a changelog, or as one JSON object
    #[arg(long, default_value = "human")]
    format: Form,
    /// Where breaks are declared (default: the package's CHANGELOG.md)
    #[arg(long, value_name = "FILE")]
    changelog: Option<PathBuf>,
    #[command(flatten)]
    specs: Specs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Human,
    Md,
    Json,
}

impl Diff {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let project = Project::of(call, &self.specs)?;
        let new = project.compiled()?.catalog(call)?;
        let path = Path::new(&self.old);
        let unreadable = |path: &Path, error| document_file::unreadable(path, &load::reason(&error));
        let old = if path.is_dir() {
            compiled(&loaded(path).map_err(Stop::wrong)?.0)
        } else if path.symlink_metadata().is_ok() {
            let text = load::text(path, LARGEST).map_err(|error| unreadable(path, error))?;
            json::read(&text).map_err(|problem| document_file::unreadable(path, &problem.to_string()))?
        } else {
            compiled(&at_revision(&project.specs, &self.old.to_string_lossy())?)
        };
        let changelog = self.changelog.clone().unwrap_or_else(|| project.settings.root.join("CHANGELOG.md"));
        let changelog = match load::text(&changelog, load::LARGEST) {
            Ok(text) => text,
            Err(_) if self.changelog.is_none() => String::new(),
            Err(error) => return Err(unreadable(&changelog, error)),
        };
        let diff = diff(&old, &new, &declared(&changelog));
        let text = match self.format {
            Form::Md => diff.markdown(),
            Form::Json => diff.json(),
            Form::Human => diff.human(call.is_colored()),
        };
        let (is_broken, decisions) = (diff.errors().next().is_some(), diff.decisions().count());
        if is_broken || decisions == 0 {
            return Ok(Report { text, clean: !is_broken });
        }
        crate::print(&text)?;
        let what = count(decisions, "change");
        let message = format!("{what} of what a program does about a failed call: name the paths in the changelog");
        Err(Stop { message, code: 3 })
    }
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
fn at_revision(folder: &Path, revision: &str) -> Result<Vec<Source>, Stop> {
    let unknown = || {
        Stop::wrong(format!("`{}` is no folder, no file, and no revision that git knows here", revision.escape_debug()))
    };
    let commit = format!("{revision}^{{commit}}");
    let commit = git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let commit = text(commit).ok_or_else(unknown)?;
    let commit = commit.trim();
    let names = text(git(folder, &["ls-tree", "--name-only", "-z", commit, "./"])?).ok_or_else(unknown)?;
    let mut sources = Vec::new();
    for name in names.split('\0').filter(|name| name.ends_with(".yaml")) {
        let name = name.rsplit('/').next().unwrap_or(name);
        let spec = git(folder, &["show", &format!("{commit}:./{name}")])?;
        let spec = text(spec).ok_or_else(|| Stop::wrong(format!("`{name}` at `{commit}` is no text")))?;
        sources.push(Source::new(folder.join(name).to_string_lossy(), spec));
    }
    Ok(sources)
}

/// What git says of a folder.
pub(crate) fn git(folder: &Path, words: &[&str]) -> Result<Output, Stop> {
    let output = Command::new("git").arg("-C").arg(folder).args(words).output();
    output.map_err(|error| Stop::wrong(format!("cannot run git: {error}")))
}

/// What git printed, if it did what it was asked for.
pub(crate) fn text(output: Output) -> Option<String> {
    if output.status.success() { String::from_utf8(output.stdout).ok() } else { None }
}
