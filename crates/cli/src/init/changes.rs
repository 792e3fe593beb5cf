//! Texts of files in, those files out: new ones where nothing is, and lines more in those that are there.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::project::between;
use crate::{Report, Stop};

/// What is to be done in a package, decided before anything is.
#[derive(Debug)]
pub(crate) struct Changes<'a> {
    root: &'a Path,
    files: Vec<Change>,
    /// What is left to whoever called, and why.
    by_hand: Vec<String>,
    /// What is good to know.
    notes: Vec<String>,
}

#[derive(Debug)]
struct Change {
    path: PathBuf,
    /// What is there, if anything is.
    old: Option<String>,
    new: String,
}

impl<'a> Changes<'a> {
    pub(crate) fn new(root: &'a Path) -> Self {
        Self { root, files: Vec::new(), by_hand: Vec::new(), notes: Vec::new() }
    }

    /// A file that is not there; one that is stays as it is.
    pub(crate) fn create(&mut self, path: impl AsRef<Path>, text: impl Into<String>) -> Result<(), Stop> {
        let path = self.root.join(path);
        match fs::symlink_metadata(&path) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.files.push(Change { path, old: None, new: text.into() });
                Ok(())
            }
            Err(error) => Err(failed("read", &path, &error)),
        }
    }

    /// A file that is there, with lines more.
    pub(crate) fn add(&mut self, path: &Path, old: String, new: String) {
        if old != new {
            // Lines end as those around them do.
            let new = if old.contains("\r\n") { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new };
            self.files.push(Change { path: path.to_path_buf(), old: Some(old), new });
        }
    }

    /// What cannot be done here without a danger to what others wrote.
    pub(crate) fn by_hand(&mut self, what: String) {
        self.by_hand.push(what);
    }

    /// What is good to know, and nothing that has to be done.
    pub(crate) fn note(&mut self, what: String) {
        self.notes.push(what);
    }

    /// Whether there will be a new file whose name ends so.
    pub(crate) fn has_new(&self, end: &str) -> bool {
        self.files.iter().any(|change| change.old.is_none() && change.path.to_string_lossy().ends_with(end))
    }

    /// Writes everything. Each file is written beside its place first, so that a full disk changes nothing.
    pub(crate) fn carry_out(&self) -> Result<(), Stop> {
        let mut parts = Vec::new();
        let written = self.files.iter().try_for_each(|change| {
            // A link stays one: what it leads to is changed.
            let path = change.path.canonicalize().unwrap_or_else(|_| change.path.clone());
            let part = path.with_file_name(format!(".codetable-init-{}-{}", std::process::id(), parts.len()));
            parts.push((part.clone(), path.clone()));
            let made = path.parent().map_or(Ok(()), fs::create_dir_all);
            let written = made.and_then(|()| {
                let mut file = OpenOptions::new().write(true).create_new(true).open(&part)?;
                file.write_all(change.new.as_bytes())?;
                if let Ok(metadata) = fs::metadata(&path) {
                    file.set_permissions(metadata.permissions())?;
                }
                Ok(())
            });
            written.map_err(|error| failed("written", &path, &error))
        });
        if let Err(stop) = written {
            parts.iter().for_each(|(part, _)| drop(fs::remove_file(part)));
            return Err(Stop { message: format!("{}: nothing was changed", stop.message), ..stop });
        }
        parts
            .iter()
            .try_for_each(|(part, path)| fs::rename(part, path).map_err(|error| failed("written", path, &error)))
    }

    /// What was done, or would be, and what is left to do.
    pub(crate) fn report(&self, is_dry: bool, call: &Call) -> Report {
        let mut text = String::new();
        for Change { path, old, new } in &self.files {
            let word = match (old, is_dry) {
                (None, false) => "wrote",
                (None, true) => "would write",
                (Some(_), false) => "added to",
                (Some(_), true) => "would add to",
            };
            text.push_str(&format!("{word} {}\n", between(self.root, path).escape_debug()));
            if is_dry {
                let lines = added(old.as_deref().unwrap_or_default(), new);
                lines.for_each(|line| text.push_str(&format!("    + {line}\n")));
            }
        }
        self.by_hand.iter().chain(&self.notes).for_each(|what| text.push_str(&format!("{what}\n")));
        let next = format!("next: `cargo test`, `{0} check`, and `{0} regen` for pages\n", call.name);
        match (self.files.is_empty(), self.by_hand.is_empty()) {
            (true, true) => text.push_str("there is a catalogue already: nothing was changed\n"),
            (false, true) if !is_dry => text.push_str(&next),
            _ => {}
        }
        Report { text, clean: self.by_hand.is_empty() }
    }
}

/// The lines of a text that another lacks, which has all of its others.
fn added<'a>(old: &'a str, new: &'a str) -> impl Iterator<Item = &'a str> {
    let mut old = old.lines().peekable();
    new.lines().filter(move |line| if old.peek() == Some(line) { old.next().is_none() } else { true })
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> Stop {
    Stop::wrong(format!("`{}` cannot be {what}: {error}", path.display()))
}
