//! Each crate in, the JSON that rustdoc writes of it out.
//!
//! rustdoc writes JSON for those only who set `RUSTC_BOOTSTRAP`; nothing that is built for users is built so.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The crates that are libraries, by name: with all features on, and built once for all that is asked of them.
pub(crate) static CRATES: LazyLock<Vec<(String, PathBuf)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("api");
    let manifests = manifests(&root);
    manifests.iter().filter_map(|manifest| Some((name(manifest), json(manifest, &target)?))).collect()
});

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

/// Where the JSON is; `None` for a crate that is no library.
fn json(manifest: &Path, target: &Path) -> Option<PathBuf> {
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
    Some(target.join("doc").join(format!("{}.json", name.replace('-', "_"))))
}
