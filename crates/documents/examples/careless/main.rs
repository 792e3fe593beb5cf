//! The specs of a folder in, how many careless changes to them would be noticed out, by class of change.
//!
//! ```sh
//! cargo run --release -p codetable-documents --example careless -- --sources DIR            # every change, a minute
//! cargo run --release -p codetable-documents --example careless -- --sources DIR --list     # and what is not noticed
//! cargo run --release -p codetable-documents --example careless -- --sources DIR --sample 500 --seed 7
//! ```
//!
//! Each change is one that a tired writer makes: a word for another, a line off, a fact left out. It is made in the text of
//! the YAML, and the spec is then held as `check` and `audit` hold it, without and with the record of its reviews. A change
//! that leaves the catalogue as it is, is none. Exit code 1 where more passes than `table.rs` allows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a program for ourselves ends by a panic")]

mod change;
mod hold;
mod random;
mod table;
mod text;
mod walk;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codetable_model::load;
use hold::{Bundle, Fate};
use random::Random;
use table::Table;

/// What the command line asks for.
struct Wish {
    specs: PathBuf,
    sources: PathBuf,
    seed: u64,
    /// How many changes to make; all where none is named.
    sample: Option<usize>,
    list: bool,
}

fn main() -> ExitCode {
    let wish = match wish(std::env::args().skip(1)) {
        Ok(wish) => wish,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let documents = hold::texts(&wish.sources);
    let (specs, unread) = load::load(&wish.specs);
    assert!(unread.is_empty(), "{}: {unread:?}", wish.specs.display());
    let bundles: Vec<Bundle> = specs.into_iter().map(|spec| Bundle::new(spec, &wish.specs, &documents)).collect();
    let mut random = Random::new(wish.seed);
    let mut changes = Vec::new();
    for (index, bundle) in bundles.iter().enumerate() {
        changes.extend(walk::changes(&bundle.source, &mut random).into_iter().map(|change| (index, change)));
    }
    let all = changes.len();
    random.shuffle(&mut changes);
    changes.truncate(wish.sample.unwrap_or(all));
    let fates = hold::in_parallel(&changes, |(index, change)| bundles[*index].fate(change));

    let mut table = Table::default();
    for ((index, change), fate) in changes.iter().zip(fates) {
        table.add(change.class, fate, bundles[*index].record.is_some());
        let is_listed = match fate {
            Fate::Passed => wish.list || bundles[*index].record.is_some(),
            Fate::Reviewed => wish.list,
            Fate::Same | Fate::Noticed => false,
        };
        if is_listed {
            let by = if fate == Fate::Passed { "by nothing" } else { "by the record alone" };
            println!("noticed {by}: {}: {}", change.place, change.what);
        }
    }
    println!("{} changes of {all}, seed {}\n{table}", changes.len(), wish.seed);
    let missed = table.missed(wish.sample.is_some());
    missed.iter().for_each(|target| eprintln!("{target}"));
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn wish(mut words: impl Iterator<Item = String>) -> Result<Wish, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = std::env::var_os("CODETABLE_SOURCES").map_or_else(PathBuf::new, PathBuf::from);
    let mut wish = Wish { specs: root.join("specs"), sources, seed: 1, sample: None, list: false };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` wants a value"));
        match word.as_str() {
            "--specs" => wish.specs = value()?.into(),
            "--sources" => wish.sources = value()?.into(),
            "--seed" => wish.seed = value()?.parse().map_err(|_| "a seed is a number".to_owned())?,
            "--sample" => wish.sample = Some(value()?.parse().map_err(|_| "a sample is a number".to_owned())?),
            "--list" => wish.list = true,
            _ => return Err(format!("unknown argument `{word}`: --specs, --sources, --seed, --sample, --list")),
        }
    }
    if wish.sources.as_os_str().is_empty() {
        return Err("name the folder of documents with `--sources DIR`, or in CODETABLE_SOURCES".to_owned());
    }
    Ok(wish)
}
