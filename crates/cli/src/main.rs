//! `cargo codetable`: the verbs for the package that it is called in.

use std::process::ExitCode;

/// With the system's allocator, `check` takes nearly twice as long at ten thousand codes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cargo_codetable::main("cargo codetable", ".")
}
