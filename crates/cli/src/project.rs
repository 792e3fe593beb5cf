//! What a call and the settings of a package say in, the places of its files and its specs out.

use std::env;
use std::path::{Component, Path, PathBuf};

use codetable_model::catalog::Catalog;
use codetable_model::diagnostic::{self, Diagnostic};
use codetable_model::source::Source;
use codetable_model::{Compilation, compile, load};

use crate::Stop;
use crate::call::{Call, Specs};
use crate::progress::Progress;
use crate::settings::{self, Settings};

/// The package that a call is about. Its paths are absolute.
#[derive(Debug)]
pub(crate) struct Project {
    /// The folder of specs.
    pub(crate) specs: PathBuf,
    /// What is said of it in `Cargo.toml`.
    pub(crate) settings: Settings,
}

/// The specs of a package, and what came of compiling them.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The specs, known by the paths that lead to them from here.
    pub(crate) sources: Vec<Source>,
    /// Everything that could be read, and all problems. In it the specs are known by their paths in the package, so that
    /// it is the same wherever this was called.
    pub(crate) compilation: Compilation,
}

impl Project {
    /// The package that a call names, or that it was called in.
    pub(crate) fn of(call: &Call, specs: &Specs) -> Result<Self, Stop> {
        // Without a package there are still the folders that a call names.
        let settings = match manifest(call)? {
            Some(manifest) => settings::read(&manifest)?,
            None => Settings { root: absolute(&call.folder)?, ..Settings::default() },
        };
        let specs = match (&specs.specs, &settings.specs) {
            (Some(specs), _) | (None, Some(specs)) => absolute(specs)?,
            (None, None) => settings.root.join("specs"),
        };
        Ok(Self { specs, settings })
    }

    /// Loads and compiles the specs.
    ///
    /// # Errors
    /// If there is none that can be read: the message names the folder and the remedy.
    pub(crate) fn compiled(&self) -> Result<Compiled, Stop> {
        let (sources, unreadable) = loaded(&shown(&self.specs)).map_err(|why| {
            let remedy = "name the folder of specs with `--specs DIR`, or in Cargo.toml:\n\n    \
                          [package.metadata.codetable]\n    specs = \"DIR\"";
            Stop::wrong(format!("{why}\n{remedy}"))
        })?;
        let in_root = |source: &Source| {
            let name = source.file_name();
            let path = self.in_root(&self.specs.join(name));
            Source { path: Source::new(path, "").path, ..source.clone() }
        };
        let known: Vec<Source> = sources.iter().map(in_root).collect();
        let progress = Progress::begin("reading specs", None);
        let mut compilation = compile(&known);
        drop(progress);
        compilation.diagnostics.extend(unreadable);
        diagnostic::sort(&mut compilation.diagnostics);
        Ok(Compiled { sources, compilation })
    }

    /// The path that leads from the root to another one: no absolute path enters an artefact.
    pub(crate) fn in_root(&self, path: &Path) -> String {
        between(&self.settings.root, path)
    }
}

impl Compiled {
    /// The catalogue of specs that have no problems.
    pub(crate) fn catalog(self, call: &Call) -> Result<Catalog, Stop> {
        if self.compilation.is_clean() {
            Ok(self.compilation.catalog)
        } else {
            Err(Stop::finding(format!("the specs have problems\nsee `{} check`", call.name)))
        }
    }
}

/// The specs of a folder, and what is wrong with files that cannot be read.
///
/// # Errors
/// If there is no spec that can be read: why.
pub(crate) fn loaded(folder: &Path) -> Result<(Vec<Source>, Vec<Diagnostic>), String> {
    let (sources, unreadable) = load::load(folder);
    match unreadable.first() {
        Some(why) if sources.iter().all(|source| source.unread) => Err(why.message.clone()),
        _ => Ok((sources, unreadable)),
    }
}

/// The manifest that a call names, or the nearest one upward.
pub(crate) fn manifest(call: &Call) -> Result<Option<PathBuf>, Stop> {
    match &call.manifest {
        Some(manifest) => absolute(manifest).map(Some),
        None => {
            let folder = absolute(&call.folder)?;
            Ok(folder.ancestors().map(|folder| folder.join("Cargo.toml")).find(|path| path.is_file()))
        }
    }
}

/// The path that leads from a folder to another path.
pub(crate) fn between(folder: &Path, path: &Path) -> String {
    let ours = || folder.components();
    let shared = ours().zip(path.components()).take_while(|(ours, theirs)| ours == theirs).count();
    let up = ours().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(path.components().skip(shared)).collect();
    path.to_string_lossy().into_owned()
}

/// A path from the current folder on, without `..`.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Stop> {
    let lost = |error| Stop::wrong(format!("cannot tell where `{}` leads: {error}", path.display()));
    let mut absolute = PathBuf::new();
    for part in std::path::absolute(path).map_err(lost)?.components() {
        match part {
            Component::ParentDir => drop(absolute.pop()),
            part => absolute.push(part),
        }
    }
    Ok(absolute)
}

/// A path as reports show it: from the current folder on if it leads down from there, so that it is short.
pub(crate) fn shown(path: &Path) -> PathBuf {
    let current = env::current_dir().unwrap_or_default();
    let short = path.strip_prefix(&current).unwrap_or(path);
    if short.as_os_str().is_empty() { ".".into() } else { short.to_path_buf() }
}
