//! Each crate in, the JSON that rustdoc writes of it out.
//!
//! rustdoc writes JSON for those only who set `RUSTC_BOOTSTRAP`; nothing that is built for users is built so.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The crates that are libraries, by name: with all features on, and built once for all that is asked of them.
pub(crate) static CRATES: LazyLock<Vec<(String, PathBuf)>> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let target = std::path::absolute(target).unwrap();
    // To rustc nothing is new, and what was built of the workspace is built no second time.
    let documented = Command::new(env!("CARGO"))
        .args(["doc", "--quiet", "--locked", "--lib", "--no-deps", "--workspace", "--all-features"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOC", here.join("rustdoc"))
        .env("RUSTDOCFLAGS", "-Z unstable-options --output-format json")
        .output()
        .unwrap();
    assert!(documented.status.success(), "{}", String::from_utf8_lossy(&documented.stderr));
    let json = |name: &str| target.join(format!("doc/{}.json", name.replace('-', "_")));
    let names = manifests(&root).into_iter().filter(|manifest| is_library(manifest)).map(|manifest| name(&manifest));
    names.map(|name| (name.clone(), json(&name))).collect()
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

/// Whether a package is one.
fn is_library(manifest: &Path) -> bool {
    manifest.with_file_name("src").join("lib.rs").is_file()
}
