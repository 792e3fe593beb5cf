//! The door for build scripts: specs in, generated code in `OUT_DIR` out, and what is wrong with the specs where their
//! author sees it.

mod output;

use crate::render;
use crate::rust::{self, INDEX};
use codetable_model::artifact::Artifact;
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::source::{Source, SourceId};
use codetable_model::spec::Spec;
use codetable_model::{compile, load};
use output::Output;
use proc_macro2::TokenStream;
use std::fmt;
use std::path::PathBuf;

/// Compiles the specs of a folder into `OUT_DIR`, where `codetable::include_tables!()` finds them.
///
/// It is the whole of a build script:
///
/// ```no_run
/// codetable_compiler::build("specs");
/// ```
pub fn build(folder: &str) {
    Build::new(folder).run();
}

/// Settings of a build; [`build`] is the short way.
///
/// ```no_run
/// codetable_compiler::Build::new("specs").only(|provider| provider != "draft").run();
/// ```
pub struct Build<'a> {
    folder: PathBuf,
    only: Box<dyn Fn(&str) -> bool + 'a>,
    runtime: String,
    has_features: bool,
}

impl<'a> Build<'a> {
    /// Compiles every spec of a folder, which is given relative to the package.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), only: Box::new(|_| true), runtime: "::codetable".to_owned(), has_features: false }
    }

    /// Compiles those specs only whose provider, the file's name without `.yaml`, is chosen.
    #[must_use]
    pub fn only(mut self, chosen: impl Fn(&str) -> bool + 'a) -> Self {
        self.only = Box::new(chosen);
        self
    }

    /// Has each module say that it is there with the package's feature of its name, which is how rustdoc shows it. The package
    /// compiles it with that feature only, by [`only`](Self::only).
    ///
    /// ```no_run
    /// let is_on = |provider: &str| std::env::var_os(format!("CARGO_FEATURE_{}", provider.to_uppercase())).is_some();
    /// codetable_compiler::Build::new("specs").only(is_on).features().run();
    /// ```
    #[must_use]
    pub fn features(mut self) -> Self {
        self.has_features = true;
        self
    }

    /// Generates code for a library that is found at this path, where the package does not depend on it by its name: a crate
    /// re-exports it, or its dependency is renamed. Its macro is called by the same path.
    ///
    /// ```no_run
    /// // In the crate itself: `my_api::codetable::include_tables!();`
    /// codetable_compiler::Build::new("specs").runtime("::my_api::codetable").run();
    /// ```
    #[must_use]
    pub fn runtime(mut self, path: impl Into<String>) -> Self {
        self.runtime = path.into();
        self
    }

    /// Compiles, writes what changed, and tells cargo the rest.
    ///
    /// What is wrong with a spec does not stop the build script: it stops the crate, with the whole report, and with
    /// every enum still there, so that nobody is told of an enum that is missing because of a comma. Where not even
    /// that is possible, cargo prints one line a problem.
    pub fn run(self) {
        let (mut sources, mut diagnostics) = load::load(&self.folder);
        let skipped: Vec<bool> = sources.iter().map(|source| !self.compiles(source)).collect();
        let is_skipped = |source: SourceId| skipped.get(source.0 as usize).is_some_and(|skipped| *skipped);
        diagnostics.retain(|diagnostic| !is_skipped(diagnostic.span().source));
        for (source, skipped) in sources.iter_mut().zip(&skipped) {
            source.unread |= skipped;
        }
        self.watch(&sources);
        let compilation = compile(&sources);
        diagnostics.extend(compilation.diagnostics);
        let (errors, warnings): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|diagnostic| diagnostic.level() == Level::Error);
        tell("warning", &warnings, &sources);
        let wanted = sources.iter().zip(&skipped).filter(|(_, skipped)| !**skipped).map(|(source, _)| source.stem());
        let wanted = wanted.filter(|name| *name != INDEX);
        let report = (!errors.is_empty()).then(|| format!("the specs have errors\n\n{}", report(&errors, &sources)));
        let faulty = faulty(&compilation.specs, &compilation.catalog, &sources);
        let wanted: Vec<_> = wanted.collect();
        let index =
            |catalog: &Catalog, kept: &[&str], runtime: &_| rust::index(catalog, kept, runtime, self.has_features);
        match write(compilation.catalog, &self.runtime, &wanted, &faulty, report.as_deref(), index) {
            Ok(Written::Whole) => {}
            Ok(Written::Nothing) => tell("error", &errors, &sources),
            Err(message) => println!("cargo::error={message}"),
        }
    }

    /// Whether a source is compiled, or was meant to be. What is no spec by its name is nobody's choice.
    fn compiles(&self, source: &Source) -> bool {
        !source.path.ends_with(".yaml") || (self.only)(source.stem())
    }

    /// Has the script run again when a spec changes, comes or goes. A path that is not there would make it run always.
    fn watch(&self, sources: &[Source]) {
        let paths =
            std::iter::once(self.folder.clone()).chain(sources.iter().map(|source| PathBuf::from(&source.path)));
        for path in paths.filter(|path| path.exists()) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
}

impl fmt::Debug for Build<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Build").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// What is wrong, each at its place.
#[cfg(feature = "report")]
fn report(errors: &[Diagnostic], sources: &[Source]) -> String {
    render::human(errors, sources, false)
}

/// What is wrong, a line each.
#[cfg(not(feature = "report"))]
fn report(errors: &[Diagnostic], sources: &[Source]) -> String {
    let lines = render::short(errors, sources);
    format!(
        "{lines}\nThe feature `report` of `codetable-compiler` draws each at its place, and so does `cargo codetable check`.\n"
    )
}

/// Prints one line a problem.
fn tell(level: &str, diagnostics: &[Diagnostic], sources: &[Source]) {
    for line in render::short(diagnostics, sources).lines() {
        println!("cargo::{level}={line}");
    }
}

/// The providers with fewer variants than their specs have codes: what is wrong with a row took its variant along.
fn faulty(specs: &[Spec], catalog: &Catalog, sources: &[Source]) -> Vec<String> {
    let codes = |spec: &Spec| spec.tables.iter().flat_map(|table| &table.groups).map(|group| group.rows.len()).sum();
    let variants = |provider: &Provider| provider.tables.iter().map(|table| table.rows.len()).sum::<usize>();
    let path = |spec: &Spec| sources.get(spec.source.0 as usize).map(|source| source.path.as_str());
    let faulty = catalog.providers.iter().filter(|provider| {
        specs.iter().any(|spec| path(spec) == Some(provider.path.as_str()) && variants(provider) < codes(spec))
    });
    faulty.map(|provider| provider.name.clone()).collect()
}

/// What came of writing.
enum Written {
    /// Every module is there, if not as it should be.
    Whole,
    /// A module is missing altogether, so nothing was written.
    Nothing,
}

/// Writes the code of all that could be read, and beside it the report, if something is wrong. A module whose spec
/// could not be parsed, or is too faulty for all of its variants, keeps the code that it last had.
fn write(
    mut catalog: Catalog,
    runtime: &str,
    wanted: &[&str],
    faulty: &[String],
    report: Option<&str>,
    index: impl Fn(&Catalog, &[&str], &TokenStream) -> Artifact,
) -> Result<Written, String> {
    let runtime = runtime.parse().map_err(|_| format!("the path of the runtime, `{runtime}`, is no Rust"))?;
    let output = Output::from_env().ok_or("`OUT_DIR` is not set: this is for build scripts")?;
    // Its file would be the one that includes it, and the report that refuses the name would be read by nobody.
    catalog.providers.retain(|provider| provider.name != INDEX);
    catalog.providers.retain(|Provider { name, .. }| !faulty.contains(name) || !output.has(&format!("{name}.rs")));
    let unread: Vec<&str> =
        wanted.iter().copied().filter(|name| catalog.providers.iter().all(|provider| provider.name != *name)).collect();
    if unread.iter().any(|name| !output.has(&format!("{name}.rs"))) || (wanted.is_empty() && report.is_some()) {
        return Ok(Written::Nothing);
    }
    let mut index = index(&catalog, &unread, &runtime);
    if let Some(report) = report {
        output.write("report.txt", report)?;
        index.text.push_str("\ncompile_error!(include_str!(\"report.txt\"));\n");
    }
    rust::files(&catalog, &runtime).chain([index]).try_for_each(|file| output.write(&file.path, &file.text))?;
    Ok(Written::Whole)
}
