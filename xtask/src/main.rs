//! The verbs of `cargo codetable` for this project, as `cargo xtask`: they work while its library does not build.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // cargo says where the project is now; the program may be older than its place.
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    cargo_codetable::main("cargo xtask", package.parent().unwrap_or(&package))
}
