//! Each crate in, the list of its public items out, held against the text of its name in this folder: a name that users
//! write is not added, changed or lost without somebody who reads it.
//!
//! rustdoc writes JSON for those only who set `RUSTC_BOOTSTRAP`; nothing that is built for users is built so.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

#[path = "../golden/hold.rs"]
mod hold;

use std::path::{Path, PathBuf};
use std::process::Command;

use hold::compare;
use public_api::Builder;

/// The manifests of the crates: the library's, and those below `crates/`.
fn manifests(root: &Path) -> Vec<PathBuf> {
    let crates = root.join("crates").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = crates.chain([root.to_path_buf()]).map(|folder| folder.join("Cargo.toml")).collect();
    all.sort();
    all
}

/// The package's name.
fn name(manifest: &Path) -> String {
    let text = std::fs::read_to_string(manifest).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("name = \"")).unwrap();
    line.trim_end_matches('"').to_owned()
}

/// The crate's public items with all features on, one a line.
fn items(manifest: &Path, target: &Path) -> Option<String> {
    let name = name(manifest);
    let rustdoc = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--locked", "--lib", "--all-features", "--manifest-path"])
        .arg(manifest)
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&rustdoc.stderr);
    if said.contains("no library targets found") {
        return None;
    }
    assert!(rustdoc.status.success(), "{name}: {said}");
    let json = target.join("doc").join(format!("{}.json", name.replace('-', "_")));
    let builder = Builder::from_rustdoc_json(json).omit_blanket_impls(true).omit_auto_derived_impls(true);
    let api = builder.omit_auto_trait_impls(true).build().unwrap();
    Some(api.items().map(|item| format!("{item}\n")).collect())
}

#[test]
fn the_public_items_are_those_that_somebody_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("api");
    let mut differ = Vec::new();
    for manifest in manifests(&root) {
        if let Some(items) = items(&manifest, &target) {
            println!("{}: {} items", name(&manifest), items.lines().count());
            differ.extend(compare(format!("{}.txt", name(&manifest)), &items).err());
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
