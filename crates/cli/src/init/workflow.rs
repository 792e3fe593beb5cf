//! A package and its repository in, the check of every change out: a workflow for GitHub, or the line for another service.

use std::path::{Component, Path};

use super::Plan;
use super::changes::Changes;
use super::manifest::path_from;
use crate::Stop;
use crate::call::Call;
use crate::project::between;

/// What tells that a repository is checked by another service.
const OTHERS: [&str; 7] =
    [".gitlab-ci.yml", ".circleci", ".forgejo", ".gitea", ".travis.yml", "azure-pipelines.yml", "Jenkinsfile"];

/// Adds the workflow, if the repository is one that GitHub may check.
pub(super) fn add(plan: &Plan, clone: Option<&Path>, call: &Call, changes: &mut Changes<'_>) -> Result<(), Stop> {
    let folder = &plan.package.folder;
    let repository = folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf);
    let Some(repository) = repository.filter(|root| OTHERS.iter().all(|of| !root.join(of).exists())) else {
        changes.note(format!("for every change: `{} check`", call.name));
        return Ok(());
    };
    let mut fill_in = String::new();
    let install = match clone {
        None => concat!("cargo install cargo-codetable --locked --version ", env!("CARGO_PKG_VERSION")).to_owned(),
        Some(clone) => {
            let clone = path_from(&repository, clone);
            let install = format!("cargo install --locked --path {}", quoted(&format!("{clone}/crates/cli")));
            // A clone that is no part of the repository is not on the machine that checks it.
            if Path::new(&clone).components().next().is_none_or(|part| !matches!(part, Component::Normal(_))) {
                let path = ".github/workflows/codetable.yml";
                changes.note(format!(
                    "fill in the line `git clone` of `{path}`: `{clone}` is not in the repository, and is on no other machine"
                ));
                fill_in = include_str!("templates/clone.yml").replace("{clone}", &quoted(&clone));
            }
            install
        }
    };
    let package = between(&repository, &plan.package.manifest).replace('\\', "/");
    let manifest =
        if package == "Cargo.toml" { String::new() } else { format!(" --manifest-path {}", quoted(&package)) };
    let text = include_str!("templates/workflow.yml").replace("{clone}", &fill_in);
    let text = text.replace("{install}", &install).replace("{manifest}", &manifest);
    changes.create(repository.join(".github/workflows/codetable.yml"), text)
}

/// A path as one word of a shell.
fn quoted(path: &str) -> String {
    let plain = |found: char| found.is_alphanumeric() || "/._-".contains(found);
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
