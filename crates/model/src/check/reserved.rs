//! Names that are taken: by Rust, by crates, and by the generated code. The one place that lists them.

use crate::catalog::Facts;
use crate::text::{keyword, variant};

/// A reason why something cannot be called by a name.
pub(super) struct Taken {
    names: &'static str,
    /// What has the name.
    pub(super) by: &'static str,
}

impl Taken {
    /// Whether `name` is one of them.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.split_ascii_whitespace().any(|taken| taken == name)
    }
}

/// Whether a column cannot be called so, and why.
pub(super) fn column(name: &str) -> Option<&'static str> {
    let taken = COLUMN.iter().find(|taken| taken.has(name)).map(|taken| taken.by);
    taken.or_else(|| Facts::names().contains(&name).then_some(METHOD))
}

/// Rust's keywords of any edition.
const KEYWORDS: Taken = Taken { by: "a Rust keyword", names: keyword::KEYWORDS };

/// The only keyword in PascalCase.
const SELF: Taken = Taken { by: "a Rust keyword", names: "Self" };

/// What no module can be called.
pub(super) const MODULE: &[Taken] = &[
    KEYWORDS,
    Taken { by: "the name of a crate, which it would hide", names: "alloc codetable core http phf serde std" },
    Taken {
        by: "the name of a tool, whose attributes it would hide",
        names: "clippy diagnostic miri rust_analyzer rustdoc rustfmt",
    },
    Taken { by: "the name of a file that is generated beside its own", names: "exports readme tables" },
    Taken {
        by: "a module or a feature of the library, which it would clash with",
        names: "abi advice code_table default evidence excerpt explain fill fixture inspect lookup macros pattern problem \
                provider response retry text time unknown wait wire word",
    },
    Taken {
        by: "the name of a device, which no file can have everywhere",
        names: "aux com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 \
                lpt9 nul prn",
    },
];

/// What no enum can be called.
pub(super) const ENUM: &[Taken] = &[
    SELF,
    Taken {
        by: "a name that the generated module uses for something else",
        names: "Advice BODIES Basis Body Catalogue Err Fact HEADERS Header LABELS None Ok Option PROVIDER Provider Result Some \
                StatusRule Text V",
    },
];

/// What no variant can be called.
pub(super) const VARIANT: &[Taken] =
    &[SELF, Taken { by: "a constant or an associated type of the generated enum", names: variant::TAKEN }];

/// What has the name of an accessor.
const METHOD: &str = "a method of the generated enum";

/// What no column can be called, beside the names of facts.
const COLUMN: &[Taken] = &[
    KEYWORDS,
    Taken {
        by: METHOD,
        names: "advice aliases as_ref basis class clone cmp code docs docs_url eq facts family fill fixture fmt from from_code \
                from_code_bytes from_code_text from_name from_str hash index into links name other_meanings own_advice \
                params parse partial_cmp problem provider retired row since source status_basis text to_string try_from \
                try_into with_status",
    },
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

    use super::*;
    use std::path::Path;

    /// The text of a file of the library.
    fn library(path: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
    }

    /// The identifiers that `before` introduces, without hidden ones.
    fn after<'s>(source: &'s str, before: &str) -> Vec<&'s str> {
        let code = source.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
        let rest = code.flat_map(|line| line.match_indices(before).map(move |(at, found)| &line[at + found.len()..]));
        let end =
            |rest: &str| rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
        rest.map(|rest| &rest[..end(rest)]).filter(|name| !name.is_empty() && !name.starts_with("__")).collect()
    }

    #[test]
    fn every_name_that_a_generated_enum_has_is_taken() {
        let table = &["src/macros/table.rs", "src/macros/fact.rs"].map(library).concat();
        let mut methods = after(table, "fn ");
        assert!(methods.contains(&"from_code") && methods.contains(&"with_status"), "{methods:?}");
        methods.extend(Facts::names());
        for method in methods.into_iter().filter(|method| *method != "$fact") {
            assert!(column(method).is_some(), "a column may be called `{method}`");
        }
        let constants = after(table, "pub const ").into_iter().filter(|name| *name != "fn");
        for constant in constants.chain(after(table, "type ")) {
            assert!(VARIANT.iter().any(|taken| taken.has(constant)), "a variant may be called `{constant}`");
        }
    }

    #[test]
    fn every_module_and_feature_of_the_library_is_taken() {
        let (lib, manifest) = (library("src/lib.rs"), library("Cargo.toml"));
        let features = manifest.split("\n[features]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
        let features = features.lines().filter_map(|line| Some(line.split_once(" = ")?.0));
        let is_provider =
            |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../specs/{name}.yaml")).exists();
        let names: Vec<&str> =
            after(&lib, "mod ").into_iter().chain(features.filter(|name| !is_provider(name))).collect();
        assert!(names.contains(&"advice") && names.contains(&"time"), "{names:?}");
        for name in names {
            assert!(MODULE.iter().any(|taken| taken.has(name)), "a provider may be called `{name}`");
        }
    }
}
