//! The specs in, everything that is generated from them out; or, with `--check`, what of it is committed and stale.

mod plan;

use std::path::{Path, PathBuf};

use clap::Args;
use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_pages::{Settings, export, html, legend, markdown, schema};

use crate::call::{Call, Specs};
use crate::progress::Progress;
use crate::project::{Project, absolute};
use crate::{Report, Stop, count, document_file, verify};
use plan::Plan;

/// Write docs, site, schema and legend from the specs
///
/// Writes what is generated from the specs: pages, exports and the site in its folder `site`, all below docs/; schema.json and
/// README.md in the folder of specs. A file under docs/ that is no longer generated is removed. Only files that bear the mark of
/// a generated file are written over or removed: while anything else is in the way, nothing is written. Nor is anything while
/// a second reader of the specs, maps of the codes, or a parser of the generated code come to something else than we do.
#[derive(Args, Debug)]
#[command(after_help = "Example: {name} regen --check")]
pub(crate) struct Regen {
    /// Write nothing; name every file but those of the site that is stale, and exit with 1 if there is one
    #[arg(long)]
    check: bool,
    /// List every file, however many there are
    #[arg(long)]
    verbose: bool,
    /// The folder that is written to (default: docs)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// What to call all pages together
    #[arg(long)]
    title: Option<String>,
    /// Where the site is published, as https://errors.example.com
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    #[command(flatten)]
    specs: Specs,
}

/// How many files are listed, unless all are asked for.
const LISTED: usize = 20;

impl Regen {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let project = Project::of(call, &self.specs)?;
        let places = self.places(&project)?;
        let compiled = project.compiled()?;
        if !compiled.compilation.is_clean() {
            let text = format!("nothing is generated from specs that have problems: run `{} check`\n", call.name);
            return Ok(Report { text, clean: false });
        }
        verify::all(&compiled)?;
        let progress = Progress::begin("making pages", None);
        let catalog = &compiled.compilation.catalog;
        let settings = self.settings(&project, call)?;
        let mut artifacts = committed(catalog, &settings, call);
        if !self.check {
            let site = html::artifacts_with(catalog, &settings);
            artifacts.extend(site.map_err(|error| Stop::wrong(format!("a template is wrong: {error}")))?);
        }
        drop(progress);
        let place = |artifact| places.place(marked(artifact, call));
        let artifacts: Vec<Artifact> = artifacts.into_iter().map(place).collect();
        let site = places.output.join("site");
        let plan =
            Plan::new(&artifacts, &project.settings.root, &places.output, Some(site.as_path()).filter(|_| self.check));
        if self.check { Ok(self.checked(&plan, call)) } else { self.written(&plan) }
    }

    /// What is said of the pages.
    fn settings(&self, project: &Project, call: &Call) -> Result<Settings, Stop> {
        let [title, address] = [(&self.title, &project.settings.title), (&self.address, &project.settings.address)]
            .map(|(asked, set)| asked.clone().or(set.clone()));
        if let Some(address) = address.as_deref().filter(|address| !address.starts_with("https://")) {
            return Err(Stop::wrong(format!(
                "the address of the site begins with `https://`, and `{address}` does not"
            )));
        }
        let set = &project.settings;
        let is_link = |of: &str| of.starts_with("https://") || of.starts_with("mailto:");
        if let Some(report) = set.report.as_deref().filter(|report| !is_link(report)) {
            return Err(Stop::wrong(format!(
                "mistakes are reported at an address that begins with `https://` or `mailto:`, and `{}` does not",
                report.escape_debug()
            )));
        }
        for path in [&set.module, &set.library].into_iter().flatten() {
            let is_path = path
                .split("::")
                .all(|part| !part.is_empty() && part.chars().all(|found| found.is_alphanumeric() || found == '_'));
            if !is_path {
                return Err(Stop::wrong(format!(
                    "`{}` is no path of Rust, such as `my_api::codes`",
                    path.escape_debug()
                )));
            }
        }
        let style = set.style.as_ref().map(|path| document_file::text(path));
        let default = Settings::default();
        Ok(Settings {
            title,
            address,
            report: set.report.clone(),
            command: format!("{} regen", call.name),
            module: set.module.clone().or(set.name.clone()).unwrap_or("crate".to_owned()),
            library: set.library.clone().unwrap_or(default.library),
            style: style.transpose()?.unwrap_or_default(),
        })
    }

    /// Where everything goes.
    fn places(&self, project: &Project) -> Result<Places, Stop> {
        let (root, set) = (&project.settings.root, project.settings.output.as_ref());
        let output = self.output.as_ref().or(set).map_or(Ok(root.join("docs")), |output| absolute(output))?;
        if project.specs.starts_with(&output) || root.starts_with(&output) {
            return Err(Stop::wrong(format!(
                "`{}` holds more than pages\nname a folder of its own: what is left over there is removed",
                output.display()
            )));
        }
        let [output, specs] = [&output, &project.specs].map(|folder| PathBuf::from(project.in_root(folder)));
        Ok(Places { output, specs })
    }

    /// What is not as it would be written.
    fn checked(&self, plan: &Plan<'_>, call: &Call) -> Report {
        let mut lines = in_the_way(plan);
        lines.extend(plan.missing.iter().map(|artifact| format!("{} is missing", artifact.path)));
        lines.extend(plan.stale.iter().map(|artifact| format!("{} is stale", artifact.path)));
        lines.extend(plan.left_over.iter().map(|path| format!("{} is no longer generated", shown(path))));
        if lines.is_empty() {
            return Report { text: up_to_date(plan), clean: true };
        }
        let text = format!("{}run `{} regen` and commit what it writes\n", self.listed(lines), call.name);
        Report { text, clean: false }
    }

    /// Carries a plan out, unless something is in its way.
    fn written(&self, plan: &Plan<'_>) -> Result<Report, Stop> {
        let lines = in_the_way(plan);
        if !lines.is_empty() {
            let remedy = "move it away, or name the provider otherwise: nothing was written";
            return Ok(Report { text: format!("{}{remedy}\n", self.listed(lines)), clean: false });
        }
        plan.carry_out().map_err(Stop::wrong)?;
        let mut lines: Vec<String> = plan.changed().map(|artifact| format!("wrote {}", artifact.path)).collect();
        lines.extend(plan.left_over.iter().map(|path| format!("removed {}", shown(path))));
        let text = if lines.is_empty() { up_to_date(plan) } else { self.listed(lines) };
        Ok(Report { text, clean: true })
    }

    /// Lines of files: all of a few, or as many as a page has.
    fn listed(&self, lines: Vec<String>) -> String {
        let kept = if self.verbose { lines.len() } else { LISTED };
        let mut text: String = lines.iter().take(kept).map(|line| format!("{line}\n")).collect();
        if lines.len() > kept {
            text.push_str(&format!("and {} more, which `--verbose` lists\n", lines.len() - kept));
        }
        text
    }
}

/// The folders of what is generated, by the paths that lead to them from the root.
struct Places {
    output: PathBuf,
    specs: PathBuf,
}

impl Places {
    /// An artefact in the folder of this package that its own stands for.
    fn place(&self, artifact: Artifact) -> Artifact {
        let (folder, rest) = artifact.path.split_once('/').unwrap_or(("", &artifact.path));
        let folder = if folder == "specs" { &self.specs } else { &self.output };
        Artifact { path: format!("{}/{rest}", folder.to_string_lossy().replace('\\', "/")), text: artifact.text }
    }
}

/// All that is generated and committed.
fn committed(catalog: &Catalog, settings: &Settings, call: &Call) -> Vec<Artifact> {
    let mut artifacts = markdown::artifacts_with(catalog, settings);
    let (explained, exports): (Vec<_>, Vec<_>) =
        export::artifacts(catalog).into_iter().partition(|artifact| artifact.path.ends_with(".md"));
    artifacts.extend(exports);
    // No word of these is out of a spec.
    let same_for_all = explained.into_iter().chain([schema::artifact(), legend::artifact()]);
    artifacts.extend(same_for_all.map(|of| Artifact { text: of.text.replace(OURS, call.name), ..of }));
    artifacts
}

/// What the pages call us by, which are written for this project's xtask.
const OURS: &str = "cargo xtask";

/// A file whose mark names the command that was called.
fn marked(artifact: Artifact, call: &Call) -> Artifact {
    let Some(mark) = artifact.text.lines().take(3).find(|line| line.contains("@generated by codetable-compiler"))
    else {
        return artifact;
    };
    let text = artifact.text.replacen(mark, &mark.replace(OURS, call.name), 1);
    Artifact { text, ..artifact }
}

/// `docs/kakao.md does not bear the mark of a generated file`
fn in_the_way(plan: &Plan<'_>) -> Vec<String> {
    plan.in_the_way.iter().map(|(path, why)| format!("{} {why}", shown(path))).collect()
}

fn up_to_date(plan: &Plan<'_>) -> String {
    format!("{} up to date\n", count(plan.artifacts, "file"))
}

/// A path as a terminal may show it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().escape_debug().to_string()
}
