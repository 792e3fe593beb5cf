//! What is measured apart: the sources of a package, and the share of its mutants that tests have to notice.

/// One package.
pub struct Area {
    /// As the command line calls it.
    pub name: &'static str,
    /// As cargo calls it.
    pub package: &'static str,
    /// Its folder.
    pub folder: &'static str,
    /// The share of killed mutants, in percent, below which tests are missing.
    pub floor: f64,
}

/// Everything that decides what users of the library see.
pub const AREAS: &[Area] = &[
    Area { name: "library", package: "codetable", folder: "", floor: 95.0 },
    Area { name: "model", package: "codetable-model", folder: "crates/model/", floor: 90.0 },
    Area { name: "compiler", package: "codetable-compiler", folder: "crates/compiler/", floor: 90.0 },
    Area { name: "pages", package: "codetable-pages", folder: "crates/pages/", floor: 80.0 },
    Area { name: "documents", package: "codetable-documents", folder: "crates/documents/", floor: 80.0 },
];
