//! Where the project's files are: found from this package, so that the verbs run in any folder.

use std::path::{Path, PathBuf};

use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{Compilation, compile, diagnostic, load};

use crate::args::{Call, Usage};
use crate::verb::SPECS;

/// The project's folder; empty if it is the current one, so that paths in reports are short.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    let root = package.parent().map(Path::to_path_buf).unwrap_or_default();
    let is_current = std::env::current_dir().is_ok_and(|current| current == root);
    if is_current { PathBuf::new() } else { root }
}

/// Loads and compiles the folder of specs that the call names.
pub(crate) fn compiled(call: &Call) -> (Vec<Source>, Compilation) {
    let folder = call.path(&SPECS).unwrap_or_else(|| root().join("specs"));
    let (sources, unreadable) = load::load(&folder);
    let mut compilation = compile(&sources);
    compilation.diagnostics.extend(unreadable);
    diagnostic::sort(&mut compilation.diagnostics);
    (sources, compilation)
}

/// The same, of a folder from which at least one spec can be read.
pub(crate) fn compiled_some(call: &Call) -> Result<(Vec<Source>, Compilation), Usage> {
    let (sources, compilation) = compiled(call);
    match compilation.diagnostics.first().filter(|_| compilation.specs.is_empty()) {
        Some(why) => Err(Usage::new(format!("{}\n{}", why.message, why.help.as_deref().unwrap_or_default()))),
        None => Ok((sources, compilation)),
    }
}

/// The catalogue of specs that have no problems. Where no folder is named, paths in it are those in the project, whatever
/// folder this was called in.
pub(crate) fn catalog(call: &Call) -> Result<Catalog, Usage> {
    let root = root();
    if call.path(&SPECS).is_none() && !root.as_os_str().is_empty() {
        let entered = std::env::set_current_dir(&root);
        entered.map_err(|error| Usage::new(format!("cannot enter the project's folder: {error}")))?;
    }
    let (_, compilation) = compiled(call);
    if compilation.is_clean() {
        Ok(compilation.catalog)
    } else {
        Err(Usage::finding("the specs have problems\nsee `cargo xtask check`"))
    }
}

/// `1 spec`, `5 specs`
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
