//! Compiles the specs whose features are on. Without any there is nothing to compile, and no compiler to do it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "http_status")]
    compile();
}

/// Compiles each spec that has a feature of its name, if it is on, and says which spec has none.
#[cfg(feature = "http_status")]
fn compile() {
    use std::{env, fs};

    println!("cargo::rerun-if-changed=Cargo.toml");
    let manifest = fs::read_to_string("Cargo.toml").unwrap_or_default();
    let declared = |name: &str| manifest.lines().any(|line| line.split('=').next().is_some_and(|it| it.trim() == name));
    let is_on = |provider: &str| {
        if !declared(provider) {
            println!(
                "cargo::error=specs/{provider}.yaml has no feature: add `{provider} = [\"http_status\"]` to `[features]` \
                 in Cargo.toml"
            );
        }
        env::var_os(format!("CARGO_FEATURE_{}", provider.to_ascii_uppercase())).is_some()
    };
    codetable_compiler::Build::new("specs").only(is_on).features().run();
}
