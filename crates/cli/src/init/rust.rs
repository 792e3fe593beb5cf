//! Rust sources in, the same with a line more out: the one that includes the tables, and the one that compiles them.

use std::fs;
use std::path::Path;

use syn::{Attribute, File, Item, ItemFn};

use super::Plan;
use super::changes::Changes;
use crate::project::between;
use crate::{Stop, document_file};

/// The names of the items at the root of a file.
pub(super) fn items(path: &Path) -> Vec<String> {
    let file = document_file::text(path).ok().and_then(|text| syn::parse_file(&text).ok());
    let name = |item: Item| match item {
        Item::Mod(of) => Some(of.ident),
        Item::Fn(of) => Some(of.sig.ident),
        Item::Const(of) => Some(of.ident),
        Item::Static(of) => Some(of.ident),
        Item::ExternCrate(of) => Some(of.rename.map_or(of.ident, |(_, name)| name)),
        Item::Type(of) => Some(of.ident),
        _ => None,
    };
    file.into_iter().flat_map(|file| file.items).filter_map(name).map(|name| name.to_string()).collect()
}

/// Includes the tables in the library or the program, unless some file of it does; a program is given its test there.
pub(super) fn include(plan: &Plan, runtime: &str, changes: &mut Changes<'_>) -> Result<(), Stop> {
    let path = &plan.target.path;
    let old = document_file::text(path)?;
    // Beside a manifest there is more than sources.
    let sources = path.parent().filter(|folder| *folder != plan.package.folder).unwrap_or(path);
    if mentions(sources, "include_tables!") {
        return Ok(());
    }
    let line = format!("{runtime}::include_tables!();");
    let taken = items(path).into_iter().find(|item| ["PROVIDERS", "for_each_table"].contains(&item.as_str()));
    let Some(file) = syn::parse_file(&old).ok().filter(|_| taken.is_none()) else {
        let why = taken.map_or("is no Rust that we can read".to_owned(), |name| format!("has a `{name}` of its own"));
        let shown = between(&plan.package.folder, path);
        changes.by_hand(format!("`{shown}` {why}: add this line to it, or to a module\n\n    {line}\n"));
        return Ok(());
    };
    let at = before_tests(&file, &old);
    let (before, after) = old.split_at(at);
    let gap = |text: &str| {
        if text.is_empty() || text.ends_with("\n\n") {
            ""
        } else if text.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        }
    };
    let mut new = format!("{before}{}{line}\n", gap(before));
    if !after.is_empty() {
        new = format!("{new}\n{after}");
    }
    if !plan.target.is_library && changes.has_new(".yaml") {
        new = format!("{new}\n{}", plan.filled(include_str!("templates/module.rs")));
    }
    changes.add(path, old, new);
    Ok(())
}

/// Where the last item begins, with its comments, if it is a module of tests; the end of the file else.
fn before_tests(file: &File, text: &str) -> usize {
    let is_test = |attribute: &Attribute| attribute.path().is_ident("cfg");
    let Some(Item::Mod(tests)) = file.items.last() else { return text.len() };
    let Some(first) = tests.attrs.first().filter(|_| tests.attrs.iter().any(is_test)) else { return text.len() };
    let mut line = first.pound_token.span.start().line - 1;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    while line > 0 && lines[line - 1].trim_start().starts_with("//") {
        line -= 1;
    }
    lines[..line].iter().map(|line| line.len()).sum()
}

/// Compiles the specs in the build script: in a new one, or in the one that is there, where a line more is sure to do nothing
/// else.
pub(super) fn build_script(plan: &Plan, runtime: &str, changes: &mut Changes<'_>) -> Result<(), Stop> {
    let name = plan.package.calls("codetable-compiler", true).unwrap_or_else(|| "codetable_compiler".to_owned());
    let call = match runtime {
        "codetable" => format!("{name}::build({:?});", plan.specs),
        renamed => format!("{name}::Build::new({:?}).runtime(\"::{renamed}\").run();", plan.specs),
    };
    let Some(path) = plan.package.build_script() else {
        let text = format!("//! Compiles the specs of error codes.\n\nfn main() {{\n    {call}\n}}\n");
        let path = plan.package.folder.join("build.rs");
        if path.exists() {
            changes.by_hand("`build.rs` is there and `Cargo.toml` has `build = false`: take that out".to_owned());
        }
        return changes.create("build.rs", text);
    };
    let old = document_file::text(path)?;
    if mentions(path, &format!("{name}::")) {
        return Ok(());
    }
    match into_main(&old, &call) {
        Some(new) => changes.add(path, old, new),
        None => changes.by_hand(format!(
            "`{}` is yours: add this line to its `main`, and have it print `cargo::rerun-if-changed=PATH` for what else it reads, as \
             cargo watches nothing else then\n\n    {call}\n",
            between(&plan.package.folder, path)
        )),
    }
    Ok(())
}

/// A build script with a line more at the beginning of its `main`, where that is safe: there is one `main` without attributes,
/// and it names what it reads, for cargo watches the whole package until a script names something.
fn into_main(text: &str, call: &str) -> Option<String> {
    let file = syn::parse_file(text).ok()?;
    let mains: Vec<&ItemFn> = file
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Fn(of) if of.sig.ident == "main" => Some(of),
            _ => None,
        })
        .collect();
    let [main] = mains[..] else { return None };
    if !main.attrs.is_empty() || main.sig.asyncness.is_some() || !text.contains("rerun-if-") {
        return None;
    }
    let brace = main.block.brace_token.span.open().end();
    let start: usize = text.split_inclusive('\n').take(brace.line - 1).map(str::len).sum();
    let line = &text[start..];
    let at = start + line.char_indices().nth(brace.column).map_or(line.len(), |(at, _)| at);
    let (before, after) = text.split_at(at);
    let after = if after.starts_with(['\n', '\r']) { after.to_owned() } else { format!("\n   {after}") };
    let new = format!("{before}\n    {call}{after}");
    syn::parse_file(&new).is_ok().then_some(new)
}

/// Whether a file says this, or any Rust file in a folder, outside of comments.
fn mentions(path: &Path, what: &str) -> bool {
    // A link is followed nowhere.
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()) {
        return path.read_dir().into_iter().flatten().flatten().any(|entry| mentions(&entry.path(), what));
    }
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    let says = |text: String| text.lines().any(|line| line.contains(what) && !line.trim_start().starts_with("//"));
    is_rust && document_file::text(path).is_ok_and(says)
}
