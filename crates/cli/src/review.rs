//! The specs of a package in, the reviews of each out, with the record that stands beside it.

use std::path::{Path, PathBuf};

use codetable_documents::review::{Review, record_name};
use codetable_model::diagnostic::Diagnostic;
use codetable_model::load;
use codetable_model::source::{Source, SourceId};

use crate::project::{Compiled, Project, shown};
use crate::{Stop, document_file};

/// The reviews of one spec.
#[derive(Debug)]
pub(crate) struct Reviewed {
    /// What they are about, and what was looked at.
    pub(crate) review: Review,
    /// The record, if there is one: where none is, nobody is asked to look at anything.
    pub(crate) record: Option<Source>,
    /// Where it stands, or would.
    pub(crate) path: PathBuf,
}

/// The reviews of every spec, with documents where these are at hand. Without them nothing is added to a record: then only
/// specs that have one are looked at.
pub(crate) fn of(project: &Project, compiled: &Compiled, documents: Option<&[Source]>) -> Result<Vec<Reviewed>, Stop> {
    let reviewed = |spec: &codetable_model::spec::Spec| {
        let Some(source) = compiled.sources.get(spec.source.0 as usize) else {
            return Err(Stop::wrong("a spec has no source"));
        };
        let path = project.specs.join(record_name(source));
        let record = match load::text(&path, load::LARGEST) {
            Ok(text) => Some(Source::new(shown(&path).to_string_lossy(), text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(document_file::unreadable(&path, &load::reason(&error))),
        };
        if documents.is_none() && record.is_none() {
            return Ok(None);
        }
        let text = record.as_ref().map_or("", |record| record.text.as_str());
        Ok(Some(Reviewed { review: Review::of(spec, source, text, documents), record, path }))
    };
    compiled.compilation.specs.iter().filter_map(|spec| reviewed(spec).transpose()).collect()
}

/// Writes a spec or a record as a whole.
pub(crate) fn write_over(path: &Path, text: &str) -> Result<(), Stop> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, text)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|error| Stop::wrong(format!("cannot write `{}`: {error}", shown(path).display())))
}

/// Holds each spec that has a record against it; the records are added to the sources that places lie in.
pub(crate) fn hold(reviewed: &[Reviewed], sources: &mut Vec<Source>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for Reviewed { review, record, .. } in reviewed {
        if let Some(record) = record {
            let id = SourceId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
            sources.push(record.clone());
            diagnostics.extend(review.hold(id));
        }
    }
    diagnostics
}
