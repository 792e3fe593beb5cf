//! Measures what codetable costs whoever builds with it, and prints a report in Markdown:
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml -p compile-cost
//! ```
//!
//! Words after `--` choose parts (`rustc`, `compiler`, `cold`), and a number the size of the largest catalogue, for a
//! quick look. `--record` puts the report into `bench/README.md` as well.
//!
//! All times are CPU seconds, and what is compared is measured in turn, so that a busy machine does not favour a side.

mod catalogue;
mod cold;
mod compiler;
mod rebuild;
mod record;
mod report;
mod rustc;
mod shape;
mod usage;
mod workshop;

use std::process::ExitCode;
use std::time::Instant;

use catalogue::{Style, rows, spec};
use cold::Cold;
use compiler::Compiler;
use report::{Report, Scale};
use rustc::Rustc;
use shape::Shape;
use workshop::Workshop;

/// The largest catalogue, for the compiler alone.
const VAST: usize = 100_000;
/// Sizes of catalogues, and how often each is compiled.
const SIZES: [(usize, usize); 4] = [(100, 3), (1_000, 3), (10_000, 3), (VAST, 1)];
/// CPU seconds from which on a shape is compiled once only: what takes so long needs no median.
const LONG: f64 = 20.0;
/// Cold builds of either side.
const COLD: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((usage::METER, rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return usage::meter(rest);
    }
    let Some(wish) = Wish::of(&arguments) else {
        eprintln!("usage: compile-cost [rustc] [compiler] [cold] [LARGEST] [--record], LARGEST: codes, at most");
        return ExitCode::from(2);
    };
    let begun = Instant::now();
    let report = measure(wish).and_then(|report| {
        let report = report.to_string();
        if wish.record { record::replace(&report).map(|()| report) } else { Ok(report) }
    });
    match report {
        Ok(report) => {
            println!("{report}");
            eprintln!("measured in {:.0} minutes", begun.elapsed().as_secs_f64() / 60.0);
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be measured.
#[derive(Clone, Copy)]
struct Wish {
    rustc: bool,
    compiler: bool,
    cold: bool,
    largest: usize,
    record: bool,
}

impl Wish {
    /// Reads the command line; nothing is everything.
    fn of(arguments: &[String]) -> Option<Self> {
        let mut wish = Self { rustc: false, compiler: false, cold: false, largest: VAST, record: false };
        for argument in arguments {
            match argument.as_str() {
                "rustc" => wish.rustc = true,
                "compiler" => wish.compiler = true,
                "cold" => wish.cold = true,
                "--record" => wish.record = true,
                size => wish.largest = size.parse().ok()?,
            }
        }
        if !(wish.rustc || wish.compiler || wish.cold) {
            (wish.rustc, wish.compiler, wish.cold) = (true, true, true);
        }
        Some(wish)
    }
}

/// All that is wished for; progress goes to the other stream.
fn measure(wish: Wish) -> Result<Report, String> {
    let workshop = Workshop::open()?;
    let mut report = Report::default();
    if wish.rustc || wish.compiler {
        eprintln!("building the compiler");
        let compiler = Compiler::build(&workshop)?;
        let rustc = wish.rustc.then(|| Rustc::prepare(&workshop)).transpose()?;
        for (size, rounds) in SIZES.into_iter().filter(|(size, _)| *size <= wish.largest) {
            report.scales.push(scale(&workshop, &compiler, rustc.as_ref(), size, rounds)?);
        }
    }
    if wish.cold {
        eprintln!("cold builds");
        let cold = Cold::prepare(&workshop)?;
        report.packages = cold.packages()?;
        for _ in 0..COLD {
            report.cold.push(cold.build()?);
        }
    }
    Ok(report)
}

/// Everything at one size.
fn scale(
    workshop: &Workshop,
    compiler: &Compiler<'_>,
    rustc: Option<&Rustc<'_>>,
    size: usize,
    rounds: usize,
) -> Result<Scale, String> {
    eprintln!("{size} codes");
    let rows = rows(size);
    let [plain, cited] = [("plain", Style::Plain), ("cited", Style::Cited)].map(|(name, style)| {
        let folder = format!("{name}_{size}");
        workshop.write(&format!("{folder}/made_up.yaml"), &spec(&rows, style)).map(|()| workshop.path(&folder))
    });
    let (plain, cited) = (plain?, cited?);
    let mut scale = Scale::new(size);
    for _ in 0..rounds {
        let round = [compiler.run(&plain)?, compiler.run(&cited)?];
        let [own, document] = round.map(|[debug, release]| (debug.seconds, release.seconds));
        eprintln!(
            "  the compiler: {:.2} s, cited {:.2} s; optimised {:.2} s, {:.2} s",
            own.0, document.0, own.1, document.1
        );
        scale.compiler.push(round);
    }
    // No enum is as large as the largest.
    let Some(rustc) = rustc.filter(|_| size < VAST) else { return Ok(scale) };
    for round in 0..rounds {
        for shape in Shape::ALL {
            if round > 0 && scale.seconds(shape) > LONG {
                continue;
            }
            let specs = if shape == Shape::Cited { &cited } else { &plain };
            let cost = rustc.cost(shape, &shape.code(&rows), &Compiler::out(specs))?;
            let (check, release) = (cost.check, cost.release);
            eprintln!("  {shape}: {:.2} s, {:.0} MB; {:.2} s", check.seconds, check.megabytes, release.seconds);
            scale.shapes.push((shape, cost));
        }
    }
    scale.rebuilds.push(rebuild::rebuild(workshop, &rows)?);
    Ok(scale)
}
