//! A manifest in, what cargo says of its package out.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::Stop;

/// A package that is to have a catalogue.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its `Cargo.toml`.
    pub(crate) manifest: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) dependencies: Vec<Known>,
    targets: Vec<Target>,
}

/// A dependency that is there.
#[derive(Debug, Deserialize)]
pub(crate) struct Known {
    name: String,
    rename: Option<String>,
    kind: Option<String>,
}

/// A crate of the package.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Target {
    /// As Rust calls it.
    pub(crate) name: String,
    kind: Vec<String>,
    #[serde(rename = "src_path")]
    pub(crate) path: PathBuf,
    /// Whether tests beside it can use it.
    #[serde(skip)]
    pub(crate) is_library: bool,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    manifest_path: PathBuf,
    edition: String,
    dependencies: Vec<Known>,
    targets: Vec<Target>,
}

impl Package {
    /// The package of a manifest.
    ///
    /// # Errors
    /// If cargo knows none: the message is cargo's.
    pub(crate) fn of(manifest: &Path) -> Result<Self, Stop> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path"]).arg(manifest);
        let output = command.output().map_err(|error| Stop::wrong(format!("cannot run cargo: {error}")))?;
        if !output.status.success() {
            return Err(Stop::wrong(format!("cargo: {}", String::from_utf8_lossy(&output.stderr).trim_end())));
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout)
            .map_err(|error| Stop::wrong(format!("cannot read what cargo says of the package: {error}")))?;
        let is_it = |of: &Found| same(&of.manifest_path, manifest);
        let Some(found) = metadata.packages.into_iter().find(is_it) else {
            let shown = manifest.display();
            return Err(Stop::wrong(format!("`{shown}` is of no package\nname one with `--manifest-path`")));
        };
        if found.edition == "2015" {
            let remedy = "`cargo fix --edition` brings the package to 2018, and `edition = \"2018\"` says so";
            return Err(Stop::wrong(format!("generated code needs the edition 2018 or a later one\n{remedy}")));
        }
        let folder = manifest.parent().unwrap_or(Path::new("")).to_path_buf();
        let manifest = manifest.to_path_buf();
        Ok(Self { manifest, folder, dependencies: found.dependencies, targets: found.targets })
    }

    /// The crate to include the tables in: the library, or else the first program.
    ///
    /// # Errors
    /// If the package has neither.
    pub(crate) fn target(&self) -> Result<Target, Stop> {
        let of = |kinds: &[&str]| {
            self.targets.iter().find(|target| target.kind.iter().any(|kind| kinds.contains(&kind.as_str())))
        };
        let libraries = ["lib", "rlib", "dylib", "cdylib", "staticlib"];
        let Some(target) = of(&libraries).or_else(|| of(&["bin"])) else {
            return Err(Stop::wrong("the package has no library and no program that could have a catalogue"));
        };
        let is_library = target.kind.iter().any(|kind| libraries[..3].contains(&kind.as_str()));
        Ok(Target { name: target.name.replace('-', "_"), is_library, ..target.clone() })
    }

    /// The build script, if there is one.
    pub(crate) fn build_script(&self) -> Option<&Path> {
        let is_script = |target: &&Target| target.kind.iter().any(|kind| kind == "custom-build");
        self.targets.iter().find(is_script).map(|target| target.path.as_path())
    }

    /// What the package calls a package that it depends on, if it does: for its code, or for its build script.
    pub(crate) fn calls(&self, name: &str, is_build: bool) -> Option<String> {
        let kind = is_build.then_some("build");
        let known = self.dependencies.iter().find(|of| of.name == name && of.kind.as_deref() == kind)?;
        Some(known.rename.as_ref().unwrap_or(&known.name).replace('-', "_"))
    }
}

/// Whether two paths lead to one file.
fn same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}
