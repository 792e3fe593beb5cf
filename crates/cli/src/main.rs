//! `cargo codetable`: the verbs for the package that it is called in.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_codetable::main("cargo codetable", ".")
}
