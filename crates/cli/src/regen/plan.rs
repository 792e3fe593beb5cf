//! Artefacts and the files that are there in, out what has to be written and removed for both to be the same, and what
//! forbids it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use codetable_model::artifact::{Artifact, is_generated};

use crate::progress::Progress;

/// What to do, decided before anything is done. Paths lead on from the root.
pub(super) struct Plan<'a> {
    root: &'a Path,
    /// How many files there are to be.
    pub(super) artifacts: usize,
    /// What is not there yet.
    pub(super) missing: Vec<&'a Artifact>,
    /// What is there, bears the mark, and has another text.
    pub(super) stale: Vec<&'a Artifact>,
    /// What bears the mark and is no artefact.
    pub(super) left_over: BTreeSet<PathBuf>,
    /// What stands where an artefact belongs and is nothing of ours, with what it is.
    pub(super) in_the_way: BTreeMap<PathBuf, String>,
}

/// What stands where an artefact belongs.
enum Found {
    Nothing,
    Generated(Vec<u8>),
    Foreign(PathBuf, String),
}

impl<'a> Plan<'a> {
    /// Looks at every place below `root`. What could be left over lies in the folder `output`, and not in the folder `except`.
    pub(super) fn new(artifacts: &'a [Artifact], root: &'a Path, output: &Path, except: Option<&Path>) -> Self {
        let (mut missing, mut stale, mut in_the_way) = (Vec::new(), Vec::new(), BTreeMap::new());
        for artifact in artifacts {
            match found(root, Path::new(&artifact.path)) {
                Found::Nothing => missing.push(artifact),
                Found::Generated(old) if old == artifact.text.as_bytes() => {}
                Found::Generated(_) => stale.push(artifact),
                Found::Foreign(path, why) => drop(in_the_way.insert(path, why)),
            }
        }
        let mut left_over = generated(root, output, except);
        for artifact in artifacts {
            left_over.remove(Path::new(&artifact.path));
        }
        Self { root, artifacts: artifacts.len(), missing, stale, left_over, in_the_way }
    }

    /// What has to be written.
    pub(super) fn changed(&self) -> impl Iterator<Item = &'a Artifact> {
        self.missing.iter().chain(&self.stale).copied()
    }

    /// Does it. Every file is written beside its place first, so that a full disk changes nothing.
    ///
    /// # Errors
    /// If a file cannot be written or removed: the message names it.
    pub(super) fn carry_out(&self) -> Result<(), String> {
        let mut parts = Vec::new();
        let progress = Progress::begin("writing", Some(self.missing.len() + self.stale.len()));
        let written = self.changed().try_for_each(|artifact| {
            let path = self.root.join(&artifact.path);
            let part = path.with_file_name(format!(".regen-{}-{}", std::process::id(), parts.len()));
            parts.push((part.clone(), path.clone()));
            progress.advance();
            let made = path.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::write(part, &artifact.text)).map_err(|error| failed("written", &path, error))
        });
        if let Err(error) = written {
            // One of them could not be made, and none of the others is needed.
            parts.iter().for_each(|(part, _)| drop(fs::remove_file(part)));
            return Err(format!("{error}: nothing was changed"));
        }
        for (part, path) in parts {
            fs::rename(part, &path).map_err(|error| failed("written", &path, error))?;
        }
        let remove = |path| fs::remove_file(self.root.join(path)).map_err(|error| failed("removed", path, error));
        self.left_over.iter().map(PathBuf::as_path).try_for_each(remove)
    }
}

fn failed(what: &str, path: &Path, error: io::Error) -> String {
    format!("`{}` cannot be {what}: {error}", path.display())
}

/// What stands at a path, of which every part above the last has to be a folder, and the last a file that bears the mark.
fn found(root: &Path, path: &Path) -> Found {
    // What leads up from the root is the root's own place.
    let is_below = |path: &&Path| path.file_name().is_some();
    let mut above: Vec<&Path> = path.ancestors().skip(1).take_while(is_below).collect();
    above.reverse();
    let foreign = |path: &Path, why: &str| Found::Foreign(path.to_path_buf(), why.to_owned());
    let unreadable = |path: &Path, error: io::Error| foreign(path, &format!("cannot be read: {error}"));
    for folder in above {
        match kind(&root.join(folder)) {
            Ok(None) => return Found::Nothing,
            Ok(Some(kind)) if kind.is_dir() => {}
            Ok(Some(kind)) if kind.is_symlink() => return foreign(folder, "is a link"),
            Ok(Some(_)) => return foreign(folder, "is no folder"),
            Err(error) => return unreadable(folder, error),
        }
    }
    match kind(&root.join(path)) {
        Ok(None) => Found::Nothing,
        Ok(Some(kind)) if kind.is_symlink() => foreign(path, "is a link"),
        Ok(Some(kind)) if kind.is_dir() => foreign(path, "is a folder"),
        // A pipe would never end.
        Ok(Some(kind)) if !kind.is_file() => foreign(path, "is no file"),
        Ok(Some(_)) => match fs::read(root.join(path)) {
            Ok(bytes) if is_generated(&bytes) => Found::Generated(bytes),
            Ok(_) => foreign(path, "does not bear the mark `@generated by codetable-compiler`"),
            Err(error) => unreadable(path, error),
        },
        Err(error) => unreadable(path, error),
    }
}

/// What stands at a path, itself and not what a link leads to.
fn kind(path: &Path) -> io::Result<Option<fs::FileType>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Every file that bears the mark, below the folder that holds them. What cannot be read does not bear it, and a link is
/// followed nowhere.
fn generated(root: &Path, output: &Path, except: Option<&Path>) -> BTreeSet<PathBuf> {
    let mut generated = BTreeSet::new();
    let mut folders = vec![output.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let is_folder = kind(&root.join(&folder)).is_ok_and(|kind| kind.is_some_and(|kind| kind.is_dir()));
        if !is_folder || Some(folder.as_path()) == except {
            continue;
        }
        for entry in fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            let path = folder.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && bears_the_mark(&entry.path()) => drop(generated.insert(path)),
                _ => {}
            }
        }
    }
    generated
}

fn bears_the_mark(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4096).read_to_end(&mut beginning));
    read.is_ok() && is_generated(&beginning)
}
