//! Every code and every rule for statuses in, out what each surface says of it: pages, tables, comments and the terminal say
//! what the second reader reads in the spec, and nothing else.
//!
//! Whatever is generated anew is fresh, and may be wrong. So each surface is read back by its own structure, and held
//! against a reading of the specs that shares nothing with the emitters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "modules of several tests, of which each uses what it needs"
)]

mod changed;
mod comments;
mod conditions;
mod coverage;
mod data;
mod dom;
mod exports;
mod forgotten;
mod held;
mod html;
mod markdown;
mod notices;
mod pages;
mod rustdoc;
mod screen;
mod site;
mod terminal;
mod truth;
mod words;

use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_model::source::{Source, SourceId};
use codetable_model::{compile, load};
use codetable_second_reader::read;
use std::path::Path;
use std::sync::LazyLock;
use truth::Provider;
use words::Tongue;

/// A catalogue as the compiler has it, and as the second reader does.
struct Both {
    catalog: Catalog,
    providers: Vec<Provider>,
    /// The same as readers of Korean are told it.
    korean: Vec<Provider>,
    /// The files of the site, and those of the pages in Markdown.
    site: Vec<Artifact>,
    pages: Vec<Artifact>,
}

impl Both {
    /// Every provider, as readers of either language are told it.
    fn by_tongue(&self) -> impl Iterator<Item = (&Provider, Tongue)> {
        let of = |tongue| move |of| (of, tongue);
        self.providers.iter().map(of(Tongue::English)).chain(self.korean.iter().map(of(Tongue::Korean)))
    }
}

/// The project's own specs, a spec that uses every field, one that lays facts over facts, one whose texts look like markup,
/// the compiler's cases, and catalogues as teams write them: what no document of ours gives has to be said too.
fn catalogues() -> &'static [Both; 6] {
    static CATALOGUES: LazyLock<[Both; 6]> = LazyLock::new(compiled);
    &CATALOGUES
}

fn compiled() -> [Both; 6] {
    let folder = |path: &str| {
        let (sources, unreadable) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
        assert!(unreadable.is_empty() && sources.len() >= 5, "the specs were not found");
        sources
    };
    let everything = Source::new("specs/post_office.yaml", codetable_model::language::EVERYTHING);
    let overlaid = Source::new("specs/overlaid.yaml", include_str!("overlaid.yaml"));
    let verbatim = Source::new("specs/verbatim.yaml", include_str!("verbatim.yaml"));
    let accepted = folder("../compiler/tests/accept");
    let folders = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/catalogues")).unwrap();
    let teams: Vec<Source> = folders.flat_map(|of| load::load(&of.unwrap().path()).0).collect();
    assert!(teams.len() >= 5, "the catalogues were not found");
    [folder("../../specs"), vec![everything], vec![overlaid], vec![verbatim], accepted, teams].map(|sources| {
        let compilation = compile(&sources);
        assert!(compilation.is_clean(), "{:?}", compilation.diagnostics);
        let specs = (0..).zip(&sources).map(|(index, source)| read(SourceId(index), &source.text).unwrap());
        let specs: Vec<_> = specs.collect();
        let [providers, korean] =
            ["en", "ko"].map(|language| specs.iter().map(|spec| Provider::of(spec, language)).collect());
        let catalog = compilation.catalog;
        let (site, pages) =
            (codetable_pages::html::artifacts(&catalog).unwrap(), codetable_pages::markdown::artifacts(&catalog));
        Both { catalog, providers, korean, site, pages }
    })
}
