//! A package in, a catalogue of its own out: a first spec, what compiles it, a test, and a check for every change.

mod changes;
mod manifest;
mod package;
mod rust;
mod workflow;

use std::path::{Path, PathBuf};

use clap::Args;
use codetable_model::source::Source;
use codetable_model::text::keyword::is_keyword;
use codetable_model::{compile, load};

use crate::call::Call;
use crate::project::{self, absolute};
use crate::{Report, Stop, document_file, settings};
use changes::Changes;
use package::{Package, Target};

/// Begin a catalogue of error codes in a package
///
/// Writes a first spec, and what compiles, tests and checks it: at most six files, none of which needs an answer. Nothing is
/// written over or removed: to files that are there lines are added, and where that is not safe, the lines are printed. What
/// is there already is left as it is, so a second call changes nothing.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} init --dry-run
          {name} init --path ../codetable
          {name} init --manifest-path services/shop/Cargo.toml")]
pub(crate) struct Init {
    /// Write nothing; print what would be written
    #[arg(long)]
    dry_run: bool,
    /// Depend on a clone of codetable in this folder (default: the clone that this program was built from, if it is there)
    #[arg(long, value_name = "CLONE", conflicts_with = "registry")]
    path: Option<PathBuf>,
    /// Depend on what the registry has
    #[arg(long)]
    registry: bool,
}

/// A package and the names of what it is given.
pub(crate) struct Plan {
    package: Package,
    target: Target,
    /// The folder of specs, from the package's folder on.
    specs: String,
    /// The name of the spec's provider, and so of its module.
    provider: String,
    /// The name of its enum.
    enum_name: String,
}

impl Init {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let manifest = project::manifest(call)?
            .ok_or_else(|| Stop::wrong("there is no package here: `cargo init --lib` makes one"))?;
        let package = Package::of(&manifest)?;
        let clone = self.clone_of_ours()?;
        let plan = Plan::new(package)?;
        let mut changes = Changes::new(&plan.package.folder);
        let runtime = manifest::edit(&plan, clone.as_deref(), &mut changes)?;
        plan.spec(&mut changes)?;
        rust::include(&plan, &runtime, &mut changes)?;
        rust::build_script(&plan, &runtime, &mut changes)?;
        workflow::add(&plan, clone.as_deref(), call, &mut changes)?;
        if !self.dry_run {
            changes.carry_out()?;
        }
        Ok(changes.report(self.dry_run, call))
    }

    /// The clone to depend on, if it is to be one.
    fn clone_of_ours(&self) -> Result<Option<PathBuf>, Stop> {
        let is_clone = |folder: &Path| {
            let compiler = folder.join("crates/compiler/Cargo.toml");
            let named = document_file::text(&folder.join("Cargo.toml"));
            compiler.is_file() && named.is_ok_and(|text| text.contains("name = \"codetable\""))
        };
        if let Some(path) = &self.path {
            return match absolute(path)? {
                folder if is_clone(&folder) => Ok(Some(folder)),
                _ => Err(Stop::wrong(format!("`{}` is no clone of codetable", path.display()))),
            };
        }
        let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf);
        Ok(built_from.filter(|folder| !self.registry && is_clone(folder)))
    }
}

impl Plan {
    fn new(package: Package) -> Result<Self, Stop> {
        let target = package.target()?;
        let set = settings::read(&package.manifest)?.specs;
        let folder = set.unwrap_or_else(|| package.folder.join("specs"));
        let specs = project::between(&package.folder, &folder).replace('\\', "/");
        let provider = Some(target.name.clone()).filter(|name| is_free(name, &target));
        let provider = provider.unwrap_or_else(|| format!("{}_errors", target.name));
        let enum_name = provider.trim_end_matches("_errors").split('_').map(capital).collect::<String>() + "Error";
        Ok(Self { package, target, specs, provider, enum_name })
    }

    /// The first spec, unless there is one.
    fn spec(&self, changes: &mut Changes) -> Result<(), Stop> {
        let folder = self.package.folder.join(&self.specs);
        let has_one = load::load(&folder).0.iter().any(|source| source.path.ends_with(".yaml"));
        if has_one {
            return Ok(());
        }
        let text = self.filled(include_str!("init/templates/catalogue.yaml"));
        let path = format!("{}/{}.yaml", self.specs, self.provider);
        let source = Source::new(format!("specs/{}.yaml", self.provider), text.clone());
        if let Some(problem) = compile(&[source]).diagnostics.first() {
            return Err(Stop::wrong(format!("`{}` cannot name a catalogue: {}", self.target.name, problem.message)));
        }
        changes.create(&path, text)?;
        // It holds for whatever tables there are, whoever writes other specs.
        if self.target.is_library {
            changes.create("tests/codetable.rs", self.filled(include_str!("init/templates/tests.rs")))?;
        }
        Ok(())
    }

    /// A template with the names of this package.
    pub(crate) fn filled(&self, template: &str) -> String {
        template
            .replace("{crate}", &self.target.name)
            .replace("{provider}", &self.provider)
            .replace("{enum}", &self.enum_name)
            .replace("{specs}", &self.specs)
    }
}

/// Whether a module may be called so, in the file that it is to stand in.
fn is_free(name: &str, target: &Target) -> bool {
    let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
    begins && name != "tables" && !is_keyword(name) && !rust::items(&target.path).iter().any(|item| item == name)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
