//! The path of a file that somebody names in, its bytes or its text out: of files only, and of no more than is read in a moment.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// How large a spec, a document or any other file may be: the largest that people have written have a tenth of it.
pub const LARGEST: u64 = 16 << 20;

/// Reads a file of at most `most` bytes. What is no file, such as a pipe or a device, is not waited for.
///
/// # Errors
/// If there is no such file, or it is larger, or is none: [`reason`] says which, in words that are the same on every system.
pub fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file, but a pipe or a device"));
    }
    // What is being written to grows while it is read.
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let problem = format!("it is larger than {} MiB", most >> 20);
        return Err(io::Error::new(ErrorKind::FileTooLarge, problem));
    }
    Ok(bytes)
}

/// Reads a text of at most `most` bytes.
///
/// ```
/// use codetable_model::load;
/// use std::path::Path;
///
/// let error = load::text(Path::new("src"), load::LARGEST).unwrap_err();
/// assert_eq!(load::reason(&error), "it is a folder");
/// ```
///
/// # Errors
/// As [`bytes`] does, and if it is not UTF-8.
pub fn text(path: &Path, most: u64) -> io::Result<String> {
    let is_text = String::from_utf8(bytes(path, most)?);
    is_text.map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
}

/// Why something could not be read, in the same words on every system where they are common.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is nothing there".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "it is no folder".to_owned(),
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    }
}
