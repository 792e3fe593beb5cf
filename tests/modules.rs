//! The modules of the library import one way.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;

/// Every module, each below those that may import it.
const ORDER: [&str; 21] = [
    "excerpt",
    "word",
    "evidence",
    "text",
    "fill",
    "pattern",
    "unknown",
    "lookup",
    "response",
    "wire",
    "wait",
    "advice",
    "code_table",
    "provider",
    "problem",
    "explain",
    "inspect",
    "fixture",
    "retry",
    "abi",
    "macros",
];

/// What stands directly under `crate::`, and where it is from: the module that is generated reads facts only, and the list
/// of facts and what closed sets of words have are macros alone.
const ELSEWHERE: [(&str, &str); 4] =
    [("__abi", "abi"), ("__facts", "word"), ("__words", "excerpt"), ("http_status", "word")];

fn place(module: &str) -> usize {
    let found = ELSEWHERE.iter().find(|(name, _)| *name == module).map_or(module, |(_, of)| of);
    ORDER.iter().position(|name| *name == found).unwrap_or_else(|| panic!("`{module}` has no place in the order"))
}

/// The modules that a source imports, types of the root counting as those of `code_table`.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1)).map(|path| {
        let end = path.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(path.len());
        match &path[..end] {
            "" => "code_table",
            name if name.starts_with(|char: char| char.is_ascii_uppercase()) => "code_table",
            name => name,
        }
    })
}

fn hold(path: &Path, module: &str) {
    let source = fs::read_to_string(path).unwrap();
    for import in imports(&source).filter(|import| *import != module) {
        assert!(place(import) < place(module), "{} imports `{import}`, which stands above it", path.display());
    }
}

#[test]
fn modules_import_those_below_them_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for module in ORDER.iter().filter(|module| **module != "macros") {
        hold(&src.join(format!("{module}.rs")), module);
        for file in fs::read_dir(src.join(module)).into_iter().flatten() {
            hold(&file.unwrap().path(), module);
        }
    }
    let files = fs::read_dir(&src).unwrap().filter(|file| file.as_ref().unwrap().path().is_file()).count();
    assert_eq!(files, ORDER.len() + 1, "every file of `src/` but `lib.rs` has a place in the order");
}
