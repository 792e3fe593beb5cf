//! Would a test notice? Breaks the sources in thousands of small ways, and counts the breaks that no test sees.
//!
//! `cargo run --manifest-path mutants/Cargo.toml -- library` copies the tree into `target/mutants/` and rewrites the
//! library's sources there, so that every mutant is compiled in at once and `MUTANT=n` in the environment turns one on.
//! Thousands of mutants so cost one build. A first run of each test notes which mutants it reaches; then a sample is turned
//! on, one after the other, and only the tests that reach it run, the likeliest to notice first.

mod area;
mod build;
mod equivalent;
mod find;
mod measure;
mod operators;
mod process;
mod report;
mod rewrite;
mod tree;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use area::{AREAS, Area};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

const HELP: &str = "\
usage: cargo run --manifest-path mutants/Cargo.toml -- [--list] [--sample N] [--seed N] [--tests PACKAGE] [AREA…]

  --list       print the mutants, and build nothing
  --sample N   how many mutants of each area are tried (200)
  --seed N     which ones (1)
  --tests P    the tests of this package alone; again for more (every package that uses one of the areas)
  AREA         library, model, compiler, pages, documents; all if none is named

It ends with 1 where an area's share of killed mutants is surely below its floor.";

/// What is asked for.
struct Wish {
    areas: Vec<&'static Area>,
    only_list: bool,
    sample: usize,
    seed: u64,
    tests: BTreeSet<String>,
}

fn main() -> ExitCode {
    // cargo calls us in place of rustc for the packages of the copy.
    if build::is_wrapper() {
        return build::rustc();
    }
    let done = wish().and_then(|wish| wish.map_or(Ok(true), |wish| measure(&wish)));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// The words of the call; none if it asks for help.
fn wish() -> Result<Option<Wish>, String> {
    let mut wish = Wish { areas: Vec::new(), only_list: false, sample: 200, seed: 1, tests: BTreeSet::new() };
    let mut words = lexopt::Parser::from_env();
    let wrong = |error: lexopt::Error| format!("{error}\n\n{HELP}");
    while let Some(word) = words.next().map_err(wrong)? {
        match word {
            Long("list") => wish.only_list = true,
            Long("sample") => wish.sample = words.value().and_then(|it| it.parse()).map_err(wrong)?,
            Long("seed") => wish.seed = words.value().and_then(|it| it.parse()).map_err(wrong)?,
            Long("tests") => drop(wish.tests.insert(words.value().and_then(|it| it.parse()).map_err(wrong)?)),
            Value(name) if AREAS.iter().any(|area| name == area.name) => {
                wish.areas.extend(AREAS.iter().filter(|area| name == area.name));
            }
            Long("help") | Short('h') => {
                println!("{HELP}");
                return Ok(None);
            }
            other => return Err(wrong(other.unexpected())),
        }
    }
    if wish.areas.is_empty() {
        wish.areas.extend(AREAS);
    }
    Ok(Some(wish))
}

/// Everything from the copy of the tree to the report; whether every area is above its floor.
fn measure(wish: &Wish) -> Result<bool, String> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().map_err(|it| it.to_string())?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository.join("target"), PathBuf::from);
    let target = std::path::absolute(target.join("mutants")).map_err(|it| it.to_string())?;
    if wish.only_list {
        let mut mutants = build::list(&repository, &wish.areas)?;
        equivalent::leave_out(&mut mutants)?;
        mutants.iter().for_each(|mutant| println!("{}", report::place(mutant)));
        return Ok(true);
    }
    let (mut mutants, binaries) = build::build(&repository, &target, &wish.areas, &wish.tests)?;
    equivalent::leave_out(&mut mutants)?;
    let programs = measure::first_run(binaries, &target)?;
    let mut all_above = true;
    for area in &wish.areas {
        let mutants: Vec<_> = mutants.iter().filter(|mutant| mutant.area.name == area.name).collect();
        let tried = measure::try_sample(&mutants, &programs, wish.sample, wish.seed)?;
        all_above &= report::print(area, mutants.len(), &tried, wish.seed);
    }
    Ok(all_above)
}
