//! Counts the instructions of our lookups and holds them against those in `counts.txt`:
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml -p counts              # fails where a lookup takes a tenth more
//! cargo run --release --manifest-path bench/Cargo.toml -p counts -- --record  # writes down what there is now
//! ```
//!
//! valgrind's callgrind counts, so that neither the machine nor its load matters. Another compiler makes other
//! instructions: then lookups are held against one another, and fail where one takes half as many more than those in the
//! middle.

mod callgrind;
mod case;
mod recorded;

use std::process::ExitCode;

use recorded::Recorded;

/// The compiler of this program.
const COMPILER: &str = env!("COMPILER");

#[allow(clippy::useless_vec, reason = "generated: some sets are a list, some make one")]
mod cases {
    use crate::case::{self, Case};
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}

fn main() -> ExitCode {
    match run(std::env::args().nth(1).as_deref()) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(argument: Option<&str>) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match argument {
        // What callgrind watches.
        Some("--look-up") => {
            cases::all().iter().for_each(|case| println!("{case}"));
            Ok(ExitCode::SUCCESS)
        }
        Some("--record") => {
            let now = Recorded { compiler: COMPILER.to_owned(), counts: callgrind::count()? };
            now.write()?;
            println!("recorded {} counts of {COMPILER}", now.counts.len());
            Ok(ExitCode::SUCCESS)
        }
        None => {
            let now = Recorded { compiler: COMPILER.to_owned(), counts: callgrind::count()? };
            let comparison = Recorded::read()?.compare(&now);
            print!("{comparison}");
            Ok(if comparison.fails() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Some(other) => Err(format!("unknown argument `{other}`: there is `--record`, and none").into()),
    }
}
