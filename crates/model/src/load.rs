//! The only reader of a disk: the specs of a folder, sorted by name; and whatever other file somebody names.

mod file;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, excerpt};
use crate::order;
use crate::rule::Rule;
use crate::source::{Source, SourceId, Span};
use crate::text::lines::LineIndex;
pub use file::{LARGEST, bytes, reason, text};

/// Reads every `*.yaml` of `folder`. What cannot be read is a diagnostic, with a source in its place that
/// reports show and [`compile`](crate::compile) passes over.
#[must_use]
pub fn load(folder: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let mut load = Load::default();
    let path = folder.to_string_lossy();
    let names = match names(folder) {
        Ok(names) => names,
        Err(error) => {
            let message = format!("the folder `{}` cannot be read: {}", excerpt(&path), reason(&error));
            load.refuse(&path, Rule::UnreadableFile, message, "name the folder that holds the specs");
            return (load.sources, load.diagnostics);
        }
    };
    for name in names {
        load.file(folder, &name);
    }
    if load.sources.is_empty() {
        let message = format!("the folder `{}` holds no spec", excerpt(&path));
        load.refuse(&path, Rule::UnreadableFile, message, "a spec is a file whose name ends in `.yaml`");
    }
    (load.sources, load.diagnostics)
}

/// The names of the files that are specs, or look as if they were meant to be.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let extension = Path::new(&name).extension().unwrap_or_default().to_ascii_lowercase();
        // A name that begins with a dot is an editor's.
        if !name.as_encoded_bytes().starts_with(b".") && (extension == "yaml" || extension == "yml") {
            names.push(name);
        }
    }
    order::sort(&mut names, Ord::cmp);
    Ok(names)
}

/// What has been read so far.
#[derive(Default)]
struct Load {
    sources: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
}

impl Load {
    /// Reads one file.
    fn file(&mut self, folder: &Path, name: &OsStr) {
        let path = folder.join(name);
        let shown = path.to_string_lossy();
        let Some(name) = name.to_str() else {
            let message = format!("the name of `{}` is not UTF-8", excerpt(&name.to_string_lossy()));
            return self.refuse(
                &shown,
                Rule::UnreadableFile,
                message,
                "rename it: a spec has the name of its provider",
            );
        };
        if !name.ends_with(".yaml") {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let message = format!("`{}` is not read: the name of a spec ends in `.yaml`", excerpt(name));
            return self.refuse(
                &shown,
                Rule::UnreadableFile,
                message,
                &format!("rename it to `{}.yaml`", excerpt(stem)),
            );
        }
        match bytes(&path, LARGEST).map(String::from_utf8) {
            Ok(Ok(text)) => self.sources.push(Source::new(shown, text)),
            Ok(Err(error)) => {
                let text = String::from_utf8_lossy(error.as_bytes());
                let start = error.utf8_error().valid_up_to();
                let (line, _) = LineIndex::new(&text).line_column(start);
                let span = Span::new(self.next(), start..start + char::REPLACEMENT_CHARACTER.len_utf8());
                let message = format!("line {line} of `{}` is not UTF-8", excerpt(name));
                self.diagnostics.push(
                    Diagnostic::new(Rule::NotUtf8, span, message)
                        .help("save the file as UTF-8, and look its texts over"),
                );
                self.sources.push(Source::unread(shown, text));
            }
            Err(error) => {
                let message = format!("`{}` cannot be read: {}", excerpt(name), reason(&error));
                self.refuse(&shown, Rule::UnreadableFile, message, "make it a file that can be read, or remove it");
            }
        }
    }

    /// Reports a path of which nothing could be read.
    fn refuse(&mut self, path: &str, rule: Rule, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(rule, Span::new(self.next(), 0..0), message).help(help));
        self.sources.push(Source::unread(path, ""));
    }

    fn next(&self) -> SourceId {
        SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX))
    }
}
