//! A scratch folder in which packages are made that use the library and its compiler as an outsider would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder, and the repository that the packages depend on. It goes away with the value.
pub struct Workshop {
    /// The repository's root.
    pub repository: PathBuf,
    folder: PathBuf,
}

impl Workshop {
    /// Makes the folder.
    ///
    /// # Errors
    ///
    /// Where it cannot be made.
    pub fn open() -> Result<Self, String> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let repository = repository.canonicalize().map_err(|error| error.to_string())?;
        let folder = std::env::temp_dir().join(format!("codetable-compile-cost-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        Ok(Self { repository, folder })
    }

    /// A path inside.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file, and the folders it stands in.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.folder);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Writes a package's manifest: its dependencies, where `{repository}` stands for the repository. The lock file is
    /// the repository's, so that all are measured with the versions that the library is tested with.
    ///
    /// # Errors
    ///
    /// Where it cannot be written, or cargo cannot resolve it.
    pub fn package(&self, name: &str, dependencies: &str) -> Result<PathBuf, String> {
        let dependencies = dependencies.replace("{repository}", &self.repository.display().to_string());
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{dependencies}\n[workspace]\n"
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest)?;
        let lock = fs::read_to_string(self.repository.join("Cargo.lock")).map_err(|error| error.to_string())?;
        self.write(&format!("{name}/Cargo.lock"), &lock)?;
        Ok(self.path(name))
    }

    /// `cargo` with these words, in a package, without incremental compilation, as a registry's packages are built. All
    /// packages share a target folder, so that what they have in common is built once.
    pub fn cargo(&self, package: &Path, words: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(words).current_dir(package).env("CARGO_TARGET_DIR", self.path("target"));
        command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0").env_remove("RUSTFLAGS");
        command
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left of it stands in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Runs a command that is not measured.
///
/// # Errors
///
/// What it printed, if it fails.
pub fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("`{command:?}` failed:\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}
