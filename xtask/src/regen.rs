//! The specs in, everything that is generated from them out; or, with `--check`, what of it is committed and stale.

mod plan;

use std::fmt::Write;
use std::path::Path;

use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_pages::export;
use codetable_pages::html::{self, TemplateError};
use codetable_pages::{legend, markdown, schema};

use crate::args::{Call, Usage};
use crate::verb::{Opt, Takes, Verb};
use crate::{Report, project};
use plan::Plan;

const CHECK: Opt = Opt {
    name: "--check",
    takes: Takes::Nothing,
    says: "write nothing; name every committed file that is stale, and exit with 1 if there is one",
};

/// `cargo xtask regen`
pub(crate) const VERB: Verb = Verb {
    name: "regen",
    summary: "write docs, site, schema and legend from the specs",
    about: "\
Writes what is generated from the specs: docs/, specs/schema.json and specs/README.md, which are committed, and the
site in docs/site/, which is not. A file under docs/ that is no longer generated is removed. Only files that bear the
mark of a generated file are written over or removed: while anything else is in the way, nothing is written.",
    operands: &[],
    options: &[CHECK],
    examples: &["regen --check"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    // What is generated names the specs by their paths in the project, whatever folder this was called in.
    let root = project::root();
    if !root.as_os_str().is_empty() {
        let entered = std::env::set_current_dir(&root);
        entered.map_err(|error| Usage::new(format!("cannot enter the project's folder: {error}")))?;
    }
    let (_, compilation) = project::compiled(call);
    if !compilation.is_clean() {
        let text = "nothing is generated from specs that have problems: run `cargo xtask check`\n".to_owned();
        return Ok(Report { text, clean: false });
    }
    let wrong = |error| Usage::new(format!("a template is wrong: {error}"));
    let committed = committed(&compilation.catalog);
    if call.has(&CHECK) {
        return Ok(checked(&Plan::new(&committed, Some(Path::new(html::FOLDER)))));
    }
    let artifacts = [committed, site(&compilation.catalog).map_err(wrong)?].concat();
    written(&Plan::new(&artifacts, None))
}

/// All that is generated and committed, by its path in the project.
fn committed(catalog: &Catalog) -> Vec<Artifact> {
    let mut artifacts = markdown::artifacts(catalog);
    artifacts.extend(export::artifacts(catalog));
    artifacts.extend([schema::artifact(), legend::artifact()]);
    artifacts
}

/// What is generated and not committed.
fn site(catalog: &Catalog) -> Result<Vec<Artifact>, TemplateError> {
    html::artifacts(catalog)
}

/// What is not as it would be written.
fn checked(plan: &Plan<'_>) -> Report {
    let mut text = in_the_way(plan);
    // Writing to a String cannot fail.
    for artifact in &plan.missing {
        let _ = writeln!(text, "{} is missing", artifact.path);
    }
    for artifact in &plan.stale {
        let _ = writeln!(text, "{} is stale", artifact.path);
    }
    for path in &plan.left_over {
        let _ = writeln!(text, "{} is no longer generated", shown(path));
    }
    let clean = text.is_empty();
    if clean {
        text = up_to_date(plan);
    } else {
        text.push_str("run `cargo xtask regen` and commit what it writes\n");
    }
    Report { text, clean }
}

/// Carries a plan out, unless something is in its way.
fn written(plan: &Plan<'_>) -> Result<Report, Usage> {
    let mut text = in_the_way(plan);
    if !text.is_empty() {
        text.push_str("move it away, or name the provider otherwise: nothing was written\n");
        return Ok(Report { text, clean: false });
    }
    plan.carry_out().map_err(Usage::new)?;
    for artifact in plan.changed() {
        let _ = writeln!(text, "wrote {}", artifact.path);
    }
    for path in &plan.left_over {
        let _ = writeln!(text, "removed {}", shown(path));
    }
    if text.is_empty() {
        text = up_to_date(plan);
    }
    Ok(Report { text, clean: true })
}

/// `docs/kakao.md does not bear the mark of a generated file`
fn in_the_way(plan: &Plan<'_>) -> String {
    plan.in_the_way.iter().map(|(path, why)| format!("{} {why}\n", shown(path))).collect()
}

fn up_to_date(plan: &Plan<'_>) -> String {
    format!("{} up to date\n", project::count(plan.artifacts, "file"))
}

/// A path as a terminal may show it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().escape_debug().to_string()
}
