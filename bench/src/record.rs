//! A page and a report go in, the page with the report in place of the one before comes out.

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

/// The report stands between these lines.
const BEGIN: &str = "<!-- lookup: written by `-- --record` -->\n";
const END: &str = "<!-- end of lookup -->\n";

/// Writes the report into the page.
pub fn replace(page: &Path, report: &str) -> Result<()> {
    let text = fs::read_to_string(page)?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let Some((before, after)) = parts else {
        return Err(Error::other(format!("no place for the report in `{}`: write its two markers", page.display())));
    };
    fs::write(page, format!("{before}{BEGIN}\n{report}\n{END}{after}"))
}
