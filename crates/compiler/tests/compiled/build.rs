//! Compiles the accept cases, the catalogue that is fuzzed and those that teams write; with them the specs that use all of the language, a table so
//! large that its texts stand in one literal, and the project's own specs with each table looked up by phf.
#![allow(clippy::unwrap_used, reason = "the build of a test fails by a panic")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// More rows than stand in a literal each.
const MANY: usize = 700;

fn main() {
    let specs = Path::new(&env::var_os("OUT_DIR").unwrap()).join("specs");
    fs::create_dir_all(&specs).unwrap();
    copy("../accept", &specs, |text| text);
    copy("../envelopes", &specs, |text| text);
    copy("../../../../fuzz/specs", &specs, |text| text);
    for catalogue in fs::read_dir("../../../../tests/catalogues").unwrap() {
        copy(&catalogue.unwrap().path().to_string_lossy(), &specs, |text| text);
    }
    copy("../../../pages/tests/surfaces", &specs, |text| text);
    let everything = "../../../model/src/language/everything.yaml";
    println!("cargo::rerun-if-changed={everything}");
    fs::copy(everything, specs.join("post_office.yaml")).unwrap();
    copy("../../../../specs", &specs, by_phf);
    fs::write(specs.join("many.yaml"), many()).unwrap();
    codetable_compiler::Build::new(specs).run();
}

/// Copies the specs of a folder, each with a change.
fn copy(from: &str, to: &Path, change: fn(String) -> String) {
    println!("cargo::rerun-if-changed={from}");
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let text = fs::read_to_string(&path).unwrap();
            fs::write(to.join(path.file_name().unwrap()), change(text)).unwrap();
        }
    }
}

/// A spec whose tables are all looked up by phf.
fn by_phf(spec: String) -> String {
    let changed: String = spec
        .lines()
        .flat_map(|line| [line, if line.starts_with("    enum: ") { "\n    lookup: phf\n" } else { "\n" }])
        .collect();
    assert!(changed.contains("lookup: phf"), "a spec without a table");
    changed
}

fn many() -> String {
    let mut rows = String::new();
    let mut phrases = String::new();
    for row in 0..MANY {
        let status = 400 + row % 100;
        // One place, or two.
        let at = if row % 2 == 0 { format!("at: {}, ", row + 1) } else { format!("at: [1, {}], ", row + 1) };
        writeln!(
            rows,
            "      M-{row}: {{ name: Many{row}, {at}status: {status}, message: 오류 {row}, remedy: Wait, columns: {{ short: '{row}' }} }}"
        )
        .unwrap();
        writeln!(phrases, "  오류 {row}: Error {row}").unwrap();
    }
    format!(
        "provider: many\nlanguage: ko\ntranslations: [en]\nsources: {{ guide: {{ file: guide.txt, sha256: {}, lines: {MANY} }} }}\ntables:\n  errors:\n    enum: Many\n    require: [status, message]\n    \
         columns: {{ short: text }}\n    codes:\n{rows}phrases:\n  Wait: Wait\n{phrases}",
        "0123456789abcdef".repeat(4)
    )
}
