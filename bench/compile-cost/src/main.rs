//! Measures what codetable costs whoever builds with it, and prints a report in Markdown:
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml -p compile-cost
//! ```
//!
//! Words after `--` choose parts (`rustc`, `compiler`, `cold`), and a number the size of the largest catalogue, for a
//! quick look.
//!
//! All times are CPU seconds, and what is compared is measured in turn, so that a busy machine does not favour a side.

mod catalogue;
mod cold;
mod compiler;
mod rebuild;
mod report;
mod rustc;
mod shape;
mod usage;
mod workshop;

use std::process::ExitCode;

use catalogue::{rows, spec};
use cold::Cold;
use compiler::Compiler;
use report::{Report, Scale};
use rustc::Rustc;
use shape::Shape;
use workshop::Workshop;

/// The largest catalogue, for the compiler alone.
const VAST: usize = 100_000;
/// Sizes of catalogues, and how often each is compiled.
const SIZES: [(usize, usize); 4] = [(100, 3), (1_000, 3), (10_000, 1), (VAST, 1)];
/// Cold builds of either side.
const COLD: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((usage::METER, rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return usage::meter(rest);
    }
    let Some(wish) = Wish::of(&arguments) else {
        eprintln!("usage: compile-cost [rustc] [compiler] [cold] [LARGEST], the codes of the largest catalogue");
        return ExitCode::from(2);
    };
    match measure(wish) {
        Ok(report) => {
            println!("{report}");
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
}

impl Wish {
    /// Reads the command line; nothing is everything.
    fn of(arguments: &[String]) -> Option<Self> {
        let mut wish = Self { rustc: false, compiler: false, cold: false, largest: VAST };
        for argument in arguments {
            match argument.as_str() {
                "rustc" => wish.rustc = true,
                "compiler" => wish.compiler = true,
                "cold" => wish.cold = true,
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
    let name = format!("made_up_{size}");
    workshop.write(&format!("{name}/made_up.yaml"), &spec(&rows))?;
    let specs = workshop.path(&name);
    let mut scale = Scale::new(size);
    for _ in 0..rounds {
        let usage = compiler.run(&specs)?;
        eprintln!("  the compiler: {:.2} s, optimised {:.2} s", usage[0].seconds, usage[1].seconds);
        scale.compiler.push(usage);
    }
    // No enum is as large as the largest.
    if let (Some(rustc), true) = (rustc, size < VAST) {
        for _ in 0..rounds {
            for shape in Shape::ALL {
                let cost = rustc.cost(shape, &shape.code(&rows), &Compiler::out(&specs))?;
                let (check, release) = (cost.check, cost.release);
                eprintln!("  {shape}: {:.2} s, {:.0} MB; {:.2} s", check.seconds, check.megabytes, release.seconds);
                scale.shapes.push((shape, cost));
            }
        }
        scale.rebuilds.push(rebuild::rebuild(workshop, &rows)?);
    }
    Ok(scale)
}
