//! The `Cargo.toml` of a package, and of its workspace, in; what they say of the verbs out.

use std::path::{Path, PathBuf};
use std::process::Command;

use codetable_model::text::similar::suggest;
use serde::Deserialize;

use crate::{Stop, document_file};

/// `[package.metadata.codetable]`, or `[workspace.metadata.codetable]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The folder of specs.
    pub(crate) specs: Option<PathBuf>,
    /// The folder that pages go to.
    pub(crate) output: Option<PathBuf>,
    /// The folder of the documents that the specs cite.
    pub(crate) sources: Option<PathBuf>,
    /// What to call the whole.
    pub(crate) title: Option<String>,
    /// Where the site is published.
    pub(crate) address: Option<String>,
    /// Where a mistake on a page is reported, up to its title.
    pub(crate) report: Option<String>,
    /// The module that includes the tables, as those who use it name it.
    pub(crate) module: Option<String>,
    /// What the package calls the library.
    pub(crate) library: Option<String>,
    /// A stylesheet behind that of the site.
    pub(crate) style: Option<PathBuf>,
    /// What the library of the package is called by.
    #[serde(skip)]
    pub(crate) name: Option<String>,
    /// The folder that paths in artefacts lead on from: that of the manifest which names the specs, or else the package's.
    #[serde(skip)]
    pub(crate) root: PathBuf,
}

/// The keys of [`Settings`].
const KEYS: [&str; 9] = ["specs", "output", "sources", "title", "address", "report", "module", "library", "style"];

#[derive(Deserialize)]
struct Manifest {
    package: Option<Part>,
    lib: Option<Library>,
    workspace: Option<Part>,
}

#[derive(Deserialize)]
struct Part {
    name: Option<String>,
    metadata: Option<Metadata>,
}

#[derive(Deserialize)]
struct Library {
    name: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    codetable: Option<Settings>,
}

/// The settings of the package of a manifest, with those of its workspace where it has none; their paths lead on from the
/// folder of the manifest that they stand in.
///
/// # Errors
/// If a manifest cannot be read: the message names the place.
pub(crate) fn read(manifest: &Path) -> Result<Settings, Stop> {
    let own = parsed(manifest)?;
    let is_library = own.lib.is_some() || manifest.with_file_name("src/lib.rs").is_file();
    let name = own.package.as_ref().and_then(|package| package.name.clone()).filter(|_| is_library);
    let name = own.lib.and_then(|lib| lib.name).or(name);
    let (package, workspace) = (settings(own.package, manifest), own.workspace);
    let workspace = match workspace {
        Some(part) => settings(Some(part), manifest),
        None => match workspace_of(manifest)? {
            Some(root) => settings(parsed(&root)?.workspace, &root),
            None => Settings::default(),
        },
    };
    let is_shared = package.specs.is_none() && workspace.specs.is_some();
    Ok(Settings {
        root: if is_shared { workspace.root } else { package.root },
        specs: package.specs.or(workspace.specs),
        output: package.output.or(workspace.output),
        sources: package.sources.or(workspace.sources),
        title: package.title.or(workspace.title),
        address: package.address.or(workspace.address),
        report: package.report.or(workspace.report),
        module: package.module.or(workspace.module),
        library: package.library.or(workspace.library),
        style: package.style.or(workspace.style),
        name: name.map(|name| name.replace('-', "_")),
    })
}

/// The settings in a part of a manifest.
fn settings(part: Option<Part>, manifest: &Path) -> Settings {
    let settings = part.and_then(|part| part.metadata?.codetable).unwrap_or_default();
    let folder = manifest.parent().unwrap_or(Path::new("")).to_path_buf();
    let [specs, output, sources, style] = [settings.specs, settings.output, settings.sources, settings.style]
        .map(|path| path.map(|path| folder.join(path)));
    Settings { specs, output, sources, style, root: folder, ..settings }
}

fn parsed(manifest: &Path) -> Result<Manifest, Stop> {
    let wrong = |problem: String| document_file::unreadable(manifest, &problem);
    let text = document_file::text(manifest)?;
    toml::from_str(&text).map_err(|error| {
        let unknown = error.message().strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
        let meant = unknown.and_then(|word| suggest(word, KEYS));
        let meant = meant.map(|meant| format!("\ndid you mean `{meant}`?")).unwrap_or_default();
        wrong(format!("{}{meant}", error.to_string().trim_end()))
    })
}

/// The manifest of the workspace that a package is a member of, as cargo finds it, if that is another one.
fn workspace_of(manifest: &Path) -> Result<Option<PathBuf>, Stop> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["locate-project", "--workspace", "--message-format", "plain", "--manifest-path"]).arg(manifest);
    let output = command.output().map_err(|error| Stop::wrong(format!("cannot run cargo: {error}")))?;
    if !output.status.success() {
        return Err(Stop::wrong(format!("cargo: {}", String::from_utf8_lossy(&output.stderr).trim_end())));
    }
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(Some(root).filter(|root| root != manifest))
}
