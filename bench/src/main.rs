//! Prints, as Markdown, how our lookups compare with those of every peer, and writes the chart of the README:
//! `cargo run --release --manifest-path bench/Cargo.toml`. With `-- --record` the tables also replace those of
//! `bench/README.md`, and `-- --rounds=9` is over sooner.
//!
//! All contestants run in one binary, in turns, on codes in random order that were copied away from the tables, after
//! every answer was checked. A ratio is the median of the ratios of single rounds: trust it rather than the nanoseconds,
//! which depend on the machine.

mod chart;
mod contestant;
mod gperf;
mod peers;
mod probe;
mod record;
mod report;
mod round;
mod set;
mod target;
mod verify;

use std::fs;
use std::path::Path;

use probe::Key;
use round::Measured;
use set::{Set, Visit};

/// What generated code reads a `phf::Map` with.
mod abi {
    pub(crate) use ::phf;
}

#[allow(clippy::unreadable_literal, clippy::unnecessary_cast, reason = "generated")]
mod sets {
    include!(concat!(env!("OUT_DIR"), "/sets.rs"));
}

/// Verifies and measures each set that it visits.
struct Run {
    rounds: usize,
    measured: Vec<Measured>,
}

impl Visit for Run {
    fn visit<K: Key + phf_shared::PhfHash>(&mut self, set: Set<K>) {
        eprintln!("{}", set.title);
        let lists = K::lists(set.keys);
        verify::hold(&set, &lists);
        self.measured.push(round::measure(&set, &lists, self.rounds));
    }
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = arguments.iter().find_map(|argument| argument.strip_prefix("--rounds=")?.parse().ok());
    let mut run = Run { rounds: rounds.unwrap_or(round::ROUNDS).max(1), measured: Vec::new() };
    sets::each(&mut run);
    let report = report::markdown(&run.measured);
    println!("{report}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("lookup.svg"), chart::svg(&run.measured))?;
    if arguments.iter().any(|argument| argument == "--record") {
        record::replace(&folder.join("README.md"), &report)?;
    }
    Ok(())
}
