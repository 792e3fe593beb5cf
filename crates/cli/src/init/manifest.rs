//! A manifest in, the same with the dependencies and the settings of a catalogue out, in its own form.

use std::path::{Component, Path};

use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use super::Plan;
use super::changes::Changes;
use crate::project::between;
use crate::{Stop, document_file, settings};

/// Adds what the manifest lacks, and says by what name the package knows the library.
pub(super) fn edit(plan: &Plan, clone: Option<&Path>, changes: &mut Changes<'_>) -> Result<String, Stop> {
    let package = &plan.package;
    let wrong = |problem: String| document_file::unreadable(&package.manifest, &problem);
    let old = document_file::text(&package.manifest)?;
    let mut document: DocumentMut = old.parse().map_err(|error: toml_edit::TomlError| wrong(error.to_string()))?;
    let library = package.calls("codetable", false);
    if library.is_none() {
        let mut library = source(plan, clone, "");
        library.insert("default-features", false.into());
        depend(&mut document, "dependencies", "codetable", Item::Value(library.into()))?;
    }
    let has_compiler = package.calls("codetable-compiler", true).is_some();
    if !has_compiler {
        let compiler = source(plan, clone, "crates/compiler");
        let is_version = clone.is_none();
        let compiler = if is_version { value(version()) } else { Item::Value(compiler.into()) };
        depend(&mut document, "build-dependencies", "codetable-compiler", compiler)?;
    }
    if let Some(clone) = clone.filter(|clone| (library.is_none() || !has_compiler) && !is_near(&package.folder, clone))
    {
        changes.note(format!(
            "`Cargo.toml` depends on `{}`, which is a path of this machine: put a clone beside the package, or publish it to a registry of yours",
            clone.display()
        ));
    }
    // A workspace may have said where the specs are.
    if settings::read(&package.manifest)?.specs.is_none() {
        let package = table(&mut document, "package")?;
        let metadata = within(package, "metadata")?;
        within(metadata, "codetable")?.insert("specs", value(plan.specs.as_str()));
    }
    changes.add(&package.manifest, old, document.to_string());
    Ok(library.unwrap_or_else(|| "codetable".to_owned()))
}

/// Where a package of ours comes from: a folder of the clone, or the registry.
fn source(plan: &Plan, clone: Option<&Path>, folder: &str) -> InlineTable {
    let mut source = InlineTable::new();
    match clone {
        Some(clone) => source.insert("path", path_from(&plan.package.folder, &clone.join(folder)).into()),
        None => source.insert("version", version().into()),
    };
    source
}

/// The path that leads from a package to a clone near it; whole to one further away, which no other machine has.
pub(super) fn path_from(package: &Path, clone: &Path) -> String {
    let path = if is_near(package, clone) { between(package, clone) } else { clone.to_string_lossy().into_owned() };
    path.trim_end_matches(['/', '\\']).replace('\\', "/")
}

/// Whether two folders stand below one that somebody works in, such as `/home/me` or `C:\work\all`, and a few folders up: what
/// stands together there is moved and checked out together.
fn is_near(package: &Path, clone: &Path) -> bool {
    const UP: usize = 4;
    let shared = package.components().zip(clone.components()).take_while(|(ours, theirs)| ours == theirs);
    let shared: Vec<Component<'_>> = shared.map(|(part, _)| part).collect();
    let names = shared.iter().filter(|part| matches!(part, Component::Normal(_))).count();
    names >= 2 && package.components().count() - shared.len() <= UP
}

/// The version that cargo is to take: the newest that is compatible with this one.
fn version() -> &'static str {
    concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"))
}

/// Adds a dependency; where the others are in the order of the alphabet, at its place.
fn depend(document: &mut DocumentMut, kind: &str, name: &str, of: Item) -> Result<(), Stop> {
    let table = table(document, kind)?;
    let is_sorted = table.iter().map(|(key, _)| key).is_sorted();
    table.insert(name, of);
    if is_sorted {
        table.sort_values();
    }
    Ok(())
}

/// A table of the manifest, made where it is not there.
fn table<'a>(document: &'a mut DocumentMut, name: &str) -> Result<&'a mut Table, Stop> {
    let item = document.entry(name).or_insert_with(|| Item::Table(Table::new()));
    item.as_table_mut().ok_or_else(|| is_inline(name))
}

/// A table in a table, made where it is not there.
fn within<'a>(table: &'a mut Table, name: &str) -> Result<&'a mut Table, Stop> {
    let made = || {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    };
    table.entry(name).or_insert_with(made).as_table_mut().ok_or_else(|| is_inline(name))
}

fn is_inline(name: &str) -> Stop {
    Stop::wrong(format!("`{name}` in Cargo.toml is no table of its own\nwrite it as `[{name}]`"))
}
