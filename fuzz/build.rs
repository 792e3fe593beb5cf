//! Compiles the catalogues that the library's own are fuzzed beside: one that is written for it, and the compiler's
//! accept cases, whose tables are looked up in every way there is.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let specs = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("specs");
    fs::create_dir_all(&specs)?;
    for folder in ["specs", "../crates/compiler/tests/accept"] {
        println!("cargo::rerun-if-changed={folder}");
        copy(Path::new(folder), &specs)?;
    }
    codetable_compiler::Build::new(specs).run();
    Ok(())
}

/// Copies the specs of a folder.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if let (Some("yaml"), Some(name)) = (path.extension().and_then(|it| it.to_str()), path.file_name()) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
