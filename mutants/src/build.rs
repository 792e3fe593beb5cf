//! The repository enters; the programs of its tests leave, with every mutant in them that compiles.

use std::collections::{BTreeSet, HashSet};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::area::Area;
use crate::find::{self, Mutant, SWITCH};
use crate::tree::{self, Tree};

/// A program of tests.
pub struct Binary {
    /// Its package and its name.
    pub name: String,
    /// The program.
    pub path: String,
    /// The folder of its package, where cargo runs it.
    pub folder: String,
}

/// Rewrites the areas' sources and builds the tests of some packages, or of every one that uses one of them.
pub fn build(
    repository: &Path,
    target: &Path,
    areas: &[&'static Area],
    tests: &BTreeSet<String>,
) -> Result<(Vec<Mutant>, Vec<Binary>), String> {
    // All that follows works without a network.
    let fetched = Command::new("cargo").args(["fetch", "--locked"]).current_dir(repository).status();
    if !fetched.is_ok_and(|it| it.success()) {
        return Err("the dependencies cannot be fetched: cargo fetch --locked".to_owned());
    }
    let tree = tree::read(repository)?;
    let packages = if tests.is_empty() { dependents(repository, areas)? } else { tests.clone() };
    let measured = areas.iter().map(|area| area.package.to_owned()).collect();
    let mut left_out = HashSet::new();
    // Nearly all that does not compile is found before anything is built.
    run(CHECK, &measured, &tree, target, areas, &mut left_out)?;
    let (mutants, messages) = run(TEST, &packages, &tree, target, areas, &mut left_out)?;
    Ok((mutants, binaries(&messages)))
}

/// Has cargo do something with some packages and every mutant, leaving out what does not compile until all of the rest does;
/// gives the mutants, and what cargo says.
fn run(
    command: &[&str],
    packages: &BTreeSet<String>,
    tree: &Tree,
    target: &Path,
    areas: &[&'static Area],
    left_out: &mut HashSet<u32>,
) -> Result<(Vec<Mutant>, Vec<Value>), String> {
    let copy = target.join("tree");
    loop {
        let (mutants, rewritten) = rewrite(tree, areas, left_out)?;
        tree::write(&copy, &rewritten)?;
        let messages = cargo(command, packages, &copy, target, areas)?;
        let broken = broken(&messages, &rewritten);
        eprintln!("{} mutants, and {} that do not compile", mutants.len(), left_out.len() + broken.len());
        if broken.is_empty() {
            return match messages.iter().rev().find(|it| it["reason"] == "build-finished") {
                Some(end) if end["success"] == true => Ok((mutants, messages)),
                _ => Err(rendered(&messages)),
            };
        }
        left_out.extend(broken);
    }
}

/// The mutants of some areas, whether they compile or not.
pub fn list(repository: &Path, areas: &[&'static Area]) -> Result<Vec<Mutant>, String> {
    Ok(rewrite(&tree::read(repository)?, areas, &HashSet::new())?.0)
}

/// The workspace's packages that use one of the areas' packages, or are one.
fn dependents(repository: &Path, areas: &[&Area]) -> Result<BTreeSet<String>, String> {
    let listing = ["metadata", "--no-deps", "--offline", "--format-version=1"];
    let listed = Command::new("cargo").args(listing).current_dir(repository).output().map_err(|it| it.to_string())?;
    let listed: Value = serde_json::from_slice(&listed.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    let name = |of: &Value| of["name"].as_str().unwrap_or_default().to_owned();
    let uses: Vec<(String, Vec<String>)> =
        parts(&listed["packages"]).map(|of| (name(of), parts(&of["dependencies"]).map(name).collect())).collect();
    let mut found: BTreeSet<String> = areas.iter().map(|area| area.package.to_owned()).collect();
    loop {
        let more: Vec<_> = uses
            .iter()
            .filter(|(name, used)| !found.contains(name) && used.iter().any(|it| found.contains(it)))
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return Ok(found);
        }
        found.extend(more);
    }
}

/// The tree with the areas' sources rewritten, and the mutants in them.
fn rewrite(tree: &Tree, areas: &[&'static Area], left_out: &HashSet<u32>) -> Result<(Vec<Mutant>, Tree), String> {
    let mut rewritten = tree.clone();
    let (mut mutants, mut next) = (Vec::new(), 1);
    for area in areas {
        let sources = format!("{}src/", area.folder);
        for (name, bytes) in tree.iter().filter(|(name, _)| name.starts_with(&sources) && name.ends_with(".rs")) {
            let source = std::str::from_utf8(bytes).map_err(|error| format!("{name}: {error}"))?;
            let source = find::find(area, name, source, left_out, &mut mutants, &mut next)?;
            rewritten.insert(name.clone(), source.into_bytes());
        }
    }
    for area in areas {
        let root = rewritten.entry(format!("{}src/lib.rs", area.folder)).or_default();
        root.splice(..0, *b"#![feature(core_intrinsics, const_eval_select)]\n");
        root.extend(b"\nmod mutant;\n");
        let switch = format!("{}\nconst COUNT: usize = {next};\n", include_str!("switch.rs"));
        rewritten.insert(format!("{}src/mutant.rs", area.folder), switch.into_bytes());
    }
    Ok((mutants, rewritten))
}

/// Looks through sources.
const CHECK: &[&str] = &["check", "--lib"];
/// Builds tests.
const TEST: &[&str] = &["test", "--no-run", "--no-fail-fast"];

/// Has cargo do something with some packages, and gives what it says.
fn cargo(
    command: &[&str],
    packages: &BTreeSet<String>,
    copy: &Path,
    target: &Path,
    areas: &[&Area],
) -> Result<Vec<Value>, String> {
    let wrapper = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("cargo")
        .args(command)
        .args(["--offline", "--all-features", "--message-format=json"])
        .arg("--config=profile.dev.debug=false")
        // What is built once and runs a thousand times is worth some optimization.
        .args(areas.iter().map(|area| format!("--config=profile.dev.package.{}.opt-level=1", area.package)))
        .args(packages.iter().map(|name| format!("--package={name}")))
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", target.join("build"))
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTC_WORKSPACE_WRAPPER", wrapper)
        .env(WRAPPED, "yes")
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    Ok(output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect())
}

/// Set where cargo calls us in place of rustc.
const WRAPPED: &str = "MUTANTS_RUSTC";

/// Whether cargo calls us in place of rustc, as it does for its workspace's packages alone: all others are shared with
/// builds of the tree itself.
pub fn is_wrapper() -> bool {
    std::env::var_os(WRAPPED).is_some()
}

/// Becomes rustc: with the intrinsic of `switch.rs`, and without warnings about what the rewritten sources look like.
pub fn rustc() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let mut rustc = Command::new(words.next().unwrap_or_default());
    let error = rustc.args(words).arg("--cap-lints=allow").env("RUSTC_BOOTSTRAP", "1").env_remove(WRAPPED).exec();
    eprintln!("rustc: {error}");
    ExitCode::FAILURE
}

/// The numbers of the mutants that errors point at: of each, the last one that is asked for before the place ends.
fn broken(messages: &[Value], rewritten: &Tree) -> HashSet<u32> {
    errors(messages)
        .flat_map(|error| parts(&error["spans"]))
        .filter(|span| span["is_primary"] == true)
        .filter_map(|span| {
            let source = rewritten.get(span["file_name"].as_str()?)?;
            let end = usize::try_from(span["byte_end"].as_u64()?).ok()?;
            let before = std::str::from_utf8(source.get(..end)?).ok()?;
            let number = &before[before.rfind(SWITCH)? + SWITCH.len()..];
            number[..number.find(')')?].parse().ok()
        })
        .collect()
}

fn binaries(messages: &[Value]) -> Vec<Binary> {
    let tests = messages.iter().filter(|it| it["profile"]["test"] == true);
    tests
        .filter_map(|artifact| {
            let folder = Path::new(artifact["manifest_path"].as_str()?).parent()?;
            let package = artifact["package_id"].as_str()?.rsplit(['/', '#']).next()?;
            let package = package.split('@').next()?;
            Some(Binary {
                name: format!("{package} {}", artifact["target"]["name"].as_str()?),
                path: artifact["executable"].as_str()?.to_owned(),
                folder: folder.to_str()?.to_owned(),
            })
        })
        .collect()
}

/// The errors in what cargo says.
fn errors(messages: &[Value]) -> impl Iterator<Item = &Value> {
    messages.iter().map(|it| &it["message"]).filter(|it| it["level"] == "error")
}

/// The parts of a list; none of anything else.
fn parts(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// What rustc says of errors that no mutant has made.
fn rendered(messages: &[Value]) -> String {
    let rendered: String = errors(messages).filter_map(|it| it["rendered"].as_str()).collect();
    format!("{rendered}the rewritten sources cannot be built")
}
