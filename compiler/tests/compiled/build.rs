//! Compiles the accept cases, and with them a table so large that its texts stand in one literal.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// More rows than stand in a literal each.
const MANY: usize = 700;

fn main() {
    let specs = Path::new(&env::var_os("OUT_DIR").unwrap()).join("specs");
    fs::create_dir_all(&specs).unwrap();
    println!("cargo::rerun-if-changed=../accept");
    for entry in fs::read_dir("../accept").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            fs::copy(&path, specs.join(path.file_name().unwrap())).unwrap();
        }
    }
    fs::write(specs.join("many.yaml"), many()).unwrap();
    codetable_compiler::Build::new(specs).run();
}

fn many() -> String {
    let mut rows = String::new();
    let mut phrases = String::new();
    for row in 0..MANY {
        let status = 400 + row % 100;
        writeln!(
            rows,
            "      M-{row}: {{ name: Many{row}, status: {status}, message: 오류 {row}, columns: {{ short: '{row}' }} }}"
        )
        .unwrap();
        writeln!(phrases, "  오류 {row}: Error {row}").unwrap();
    }
    format!(
        "provider: many\nlanguage: ko\ntables:\n  errors:\n    enum: Many\n    require: [status, message]\n    \
         columns: {{ short: text }}\n    codes:\n{rows}phrases:\n{phrases}"
    )
}
