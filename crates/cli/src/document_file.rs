//! The path of a document in, its text out: of files only, and of no more than is read in a moment.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use codetable_model::source::Source;
use codetable_model::text::character::printable;

use crate::Stop;

/// How large a document may be: the longest pages that people have saved have a tenth of it.
const LARGEST: u64 = 16 << 20;

/// Reads a document. What is no file, such as a pipe or a device, is not waited for.
pub(crate) fn read(path: &Path) -> Result<Source, Stop> {
    let shown = printable(&path.display().to_string());
    let wrong = |error: std::io::Error| Stop::wrong(format!("cannot read the page `{shown}`: {error}"));
    let about = std::fs::metadata(path).map_err(wrong)?;
    if !about.is_file() {
        let what = if about.is_dir() { "a folder" } else { "no file, but a pipe or a device" };
        return Err(Stop::wrong(format!("cannot read the page `{shown}`: it is {what}\nname a file")));
    }
    // What is being written to grows while it is read.
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(wrong)?;
    if bytes.len() as u64 > LARGEST {
        let most = LARGEST >> 20;
        return Err(Stop::wrong(format!("the page `{shown}` is larger than {most} MiB\ncut out what lists the codes")));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Stop::wrong(format!("the page `{shown}` is not UTF-8\nsave it again in that encoding")))?;
    Ok(Source::new(path.to_string_lossy(), text))
}
