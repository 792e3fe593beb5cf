//! A report goes in; `bench/README.md` comes out with it in place of the one before.

use std::fs;

/// The report stands between these lines.
const BEGIN: &str = "<!-- compile cost: written by `-- --record` -->\n";
const END: &str = "<!-- end of compile cost -->\n";

/// Writes the report into the page.
///
/// # Errors
///
/// Where the page cannot be read or written, or has no place for it.
pub fn replace(report: &str) -> Result<(), String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    let text = fs::read_to_string(page).map_err(|error| format!("{page}: {error}"))?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("no place for the report in `{page}`: write its two markers"))?;
    fs::write(page, format!("{before}{BEGIN}\n{report}\n{END}{after}")).map_err(|error| format!("{page}: {error}"))
}
