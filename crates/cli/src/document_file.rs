//! The path of a file that somebody names in, its text out, or what is wrong with it and what to do.

use std::io::ErrorKind;
use std::path::Path;

use codetable_model::load;
use codetable_model::source::Source;

use crate::Stop;

/// Reads a document.
pub(crate) fn read(path: &Path) -> Result<Source, Stop> {
    let text = load::text(path, load::LARGEST).map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::IsADirectory | ErrorKind::InvalidInput => "\nname a file",
            ErrorKind::FileTooLarge => "\ncut out what lists the codes",
            ErrorKind::InvalidData => "\nsave it again in that encoding",
            _ => "",
        };
        Stop::wrong(format!("cannot read the page `{}`: {}{remedy}", path.display(), load::reason(&error)))
    })?;
    Ok(Source::new(path.to_string_lossy(), text))
}

/// Reads any other file that a call or a package names.
pub(crate) fn text(path: &Path) -> Result<String, Stop> {
    load::text(path, load::LARGEST).map_err(|error| unreadable(path, &load::reason(&error)))
}

/// A file that is of no use, and why.
pub(crate) fn unreadable(path: &Path, problem: &str) -> Stop {
    Stop::wrong(format!("cannot read `{}`: {problem}", path.display()))
}
