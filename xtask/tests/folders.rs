//! The verbs are those of `cargo codetable`, and the folders are this project's, wherever they are called.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

fn xtask(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(words).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn every_folder_leads_to_the_same_project() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let specs = fs::read_dir(project.join("specs")).unwrap();
    let specs = specs.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|of| of == "yaml")).count();
    for folder in [project, &project.join("crates/cli/src"), Path::new("/")] {
        assert_eq!(xtask(folder, &["check"]), (Some(0), format!("{specs} specs, no problems\n")));
    }
    let elsewhere = xtask(Path::new("/"), &["export"]).1;
    assert!(elsewhere.contains("\"path\": \"specs/") && elsewhere == xtask(project, &["export"]).1);
    assert!(elsewhere == fs::read_to_string(project.join("docs/catalog.json")).unwrap());
}

/// Every page, table, legend and schema of the repository is what the specs and the language give.
#[test]
fn what_is_committed_is_what_is_written() {
    let (code, told) = xtask(Path::new("/"), &["regen", "--check"]);
    assert!(code == Some(0) && told.ends_with("files up to date\n"), "{told}");
}

#[test]
fn help_and_remedies_name_this_command() {
    let (code, help) = xtask(Path::new("/"), &["regen", "--help"]);
    assert!(code == Some(0) && help.contains("Usage: cargo xtask regen") && help.contains("cargo xtask regen --check"));
    assert!(!help.contains("{name}"), "{help}");
}
