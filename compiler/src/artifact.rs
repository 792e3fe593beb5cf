//! A text the compiler writes, and the folder-relative path it belongs at.

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its path below the folder it is written to, with `/` between its parts.
    pub path: String,
    /// The whole text.
    pub text: String,
}
