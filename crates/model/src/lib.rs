//! The spec language and what is read from it: YAML in, a checked [`Catalog`] out.
//!
//! ```text
//! specs/*.yaml ─load→ Source ─parse→ Tree ─validate, read→ Spec ─check→ Spec ─resolve→ Catalog
//! ```
//!
//! The compiler, the pages and the reading of documents share it. It makes no promise to anybody else: depend on
//! `codetable-compiler` in a build script, and call `cargo codetable` for the rest.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod artifact;
pub mod catalog;
mod check;
pub mod diagnostic;
pub mod hash;
pub mod language;
pub mod load;
pub mod lookup;
mod order;
pub mod parse;
mod read;
pub mod resolve;
pub mod rule;
pub mod sample;
pub mod source;
pub mod spec;
pub mod text;
pub mod tree;
mod validate;
pub mod vocabulary;
pub mod walk;
pub mod words;

use catalog::Catalog;
use diagnostic::{Diagnostic, Level};
use source::{Source, SourceId};
use spec::Spec;

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

/// Compiles specs: parse, validate and read each, check all together, resolve.
#[must_use]
pub fn compile(sources: &[Source]) -> Compilation {
    let mut diagnostics = Vec::new();
    let specs = read(sources, &mut diagnostics);
    check::check(&specs, sources, &mut diagnostics);
    let catalog = resolve::resolve(&specs, sources, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compilation { specs, catalog, diagnostics }
}

/// Parses each source that could be read, validates it against the language, and reads what can be read.
fn read(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<Spec> {
    let mut specs = Vec::new();
    for (index, source) in (0..).zip(sources) {
        let id = SourceId(index);
        if source.unread {
            continue;
        }
        if let Some(tree) = tree::parse(id, source, diagnostics) {
            validate::validate(&tree, source, diagnostics);
            specs.extend(read::read(id, &tree));
        }
    }
    specs
}
