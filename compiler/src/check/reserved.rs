//! Names that are taken: by Rust, by crates, and by the generated code. The one place that lists them.

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

/// Rust's keywords of any edition, reserved ones included.
const KEYWORDS: Taken = Taken {
    by: "a Rust keyword",
    names: "abstract as async await become box break const continue crate do dyn else enum extern false final fn \
            for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super \
            trait true try type typeof union unsafe unsized use virtual where while yield",
};

/// The only keyword in PascalCase.
const SELF: Taken = Taken { by: "a Rust keyword", names: "Self" };

/// What no module can be called.
pub(super) const MODULE: &[Taken] = &[
    KEYWORDS,
    Taken { by: "the name of a crate, which it would hide", names: "alloc codetable core http phf serde std" },
];

/// What no enum can be called.
pub(super) const ENUM: &[Taken] = &[
    SELF,
    Taken {
        by: "a name that the generated module uses for something else",
        names: "Advice BODIES Basis Body Err Fact HEADERS Header LABELS None Ok Option PROVIDER Provider Result Some \
                StatusRule Text",
    },
];

/// What no variant can be called.
pub(super) const VARIANT: &[Taken] = &[
    SELF,
    Taken { by: "a constant or an associated type of the generated enum", names: "ALL Err Error KEY MAP TABLE" },
];

/// What no column can be called.
pub(super) const COLUMN: &[Taken] = &[
    KEYWORDS,
    Taken {
        by: "a method of the generated enum",
        names: "advice aliases also as_ref basis cause clone cmp code description detail docs effect eq facts family \
                fixture fmt from from_code from_code_bytes from_code_text from_name from_str hash index into label links \
                meaning message name note origin outcome own_advice parse problem provider remedy retired row severity \
                since source status status_basis text title to_string try_from try_into wait recovery with_status",
    },
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

    use super::*;
    use crate::vocabulary::{TextKind, Vocabulary};

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
        let macros = ["table", "fact"].map(|file| format!("{}/../src/macros/{file}.rs", env!("CARGO_MANIFEST_DIR")));
        let table = &macros.map(|path| std::fs::read_to_string(path).unwrap()).concat();
        let mut methods = after(table, "fn ");
        assert!(methods.contains(&"from_code") && methods.contains(&"with_status"), "{methods:?}");
        methods.extend(TextKind::ALL.iter().map(|kind| kind.word()));
        for method in methods {
            assert!(COLUMN.iter().any(|taken| taken.has(method)), "a column may be called `{method}`");
        }
        let constants = after(table, "pub const ").into_iter().filter(|name| *name != "fn");
        for constant in constants.chain(after(table, "type ")) {
            assert!(VARIANT.iter().any(|taken| taken.has(constant)), "a variant may be called `{constant}`");
        }
    }
}
