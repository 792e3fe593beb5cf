//! Compiles YAML specs of API error codes into Rust tables, Markdown and a JSON Schema.
//!
//! ```text
//! specs/*.yaml ─load→ Source ─parse→ Tree ─shape, decode→ Spec ─check→ Spec ─lower→ Catalog ─emit→ Artifact
//! ```

pub mod artifact;
#[cfg(feature = "audit")]
pub mod audit;
pub mod build;
pub mod catalog;
mod character;
mod check;
mod decode;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "audit")]
mod document;
#[cfg(feature = "audit")]
pub mod draft;
#[cfg(feature = "audit")]
pub mod drift;
pub mod emit;
#[cfg(feature = "explain")]
pub mod explain;
#[cfg(feature = "export")]
pub mod export;
mod hash;
#[cfg(feature = "json")]
pub mod json;
pub mod language;
pub mod load;
pub mod lookup;
mod lower;
pub mod render;
pub mod rule;
mod scalar;
mod shape;
pub mod source;
pub mod spec;
pub mod tree;
pub mod vocabulary;

use catalog::Catalog;
use diagnostic::{Diagnostic, Level};
use source::{Source, SourceId};
use spec::Spec;

pub use build::{Build, build};

/// What comes of compiling a set of specs: always a catalogue, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// Every spec that could be parsed, in the order of `sources`, as written.
    pub specs: Vec<Spec>,
    /// Everything that could be read, fit to emit even where diagnostics say that a part is missing.
    pub catalog: Catalog,
    /// All problems of all files, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Whether nothing is wrong: warnings do not count.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.level() == Level::Warning)
    }
}

/// Compiles specs: parse, shape and decode each, check all together, lower.
#[must_use]
pub fn compile(sources: &[Source]) -> Compilation {
    let mut diagnostics = Vec::new();
    let specs = read(sources, &mut diagnostics);
    check::check(&specs, sources, &mut diagnostics);
    let catalog = lower::lower(&specs, sources, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compilation { specs, catalog, diagnostics }
}

/// Parses each source that could be read, holds it against the language, and decodes what can be read.
fn read(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<Spec> {
    let mut specs = Vec::new();
    for (index, source) in (0..).zip(sources) {
        let id = SourceId(index);
        if source.unread {
            continue;
        }
        if let Some(tree) = tree::parse(id, source, diagnostics) {
            shape::check(&tree, source, diagnostics);
            specs.push(decode::decode(id, &tree));
        }
    }
    specs
}
