//! The only reader of a disk: the specs of a folder, sorted by name.
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use std::path::Path;
/// Reads every `*.yaml` of `folder`. What cannot be read is a diagnostic, with an empty source in its place.
pub fn load(folder: &Path) -> (Vec<Source>, Vec<Diagnostic>) {
    let _ = folder;
    (Vec::new(), Vec::new())
}
