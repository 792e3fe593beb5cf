//! The folder that a build script writes to.

use std::path::PathBuf;
use std::{env, fs};

/// `OUT_DIR/codetable`.
pub(super) struct Output {
    folder: PathBuf,
}

impl Output {
    /// The folder that cargo gives, if it is cargo who runs this.
    pub(super) fn from_env() -> Option<Self> {
        Some(Self { folder: PathBuf::from(env::var_os("OUT_DIR")?).join("codetable") })
    }

    /// Whether a file was written before.
    pub(super) fn has(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    /// Writes a file unless it has this very text, so that what did not change is not compiled again.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        let written = fs::create_dir_all(&self.folder).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
    }
}
