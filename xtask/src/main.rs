//! The project's own commands: a thin verb each over the compiler. `cargo xtask --help` lists them.
//!
//! Exit codes are the same for all: 0 nothing to report, 1 something is wrong or stale, 2 the call itself is wrong.

mod args;
mod audit;
mod check;
mod project;
mod regen;

use std::io::Write;
use std::process::ExitCode;

use args::{Call, Options, Usage};

/// One command.
struct Verb {
    /// Its name on the command line.
    name: &'static str,
    /// What `--help` prints: usage, options, an example.
    help: &'static str,
    /// The options it takes, each as it is spelled.
    options: &'static [&'static str],
    /// Does it.
    run: fn(&Options) -> Result<Report, Usage>,
}

/// What a verb has to say, and whether there is nothing to mend.
struct Report {
    text: String,
    clean: bool,
}

const VERBS: [Verb; 3] = [regen::VERB, check::VERB, audit::VERB];

const HELP: &str = "\
The project's own commands.

usage: cargo xtask <verb> [options]

verbs:
  regen   write docs, schema and legend from the specs
  check   hold the specs against their language and against each other
  audit   hold the specs against the documents they cite

`cargo xtask <verb> --help` explains a verb. Exit codes: 0 clean, 1 findings, 2 a wrong call.
";

fn main() -> ExitCode {
    let report = args::parse(lexopt::Parser::from_env(), &VERBS, HELP).and_then(|call| match call {
        Call::Help(text) => Ok(Report { text: text.to_owned(), clean: true }),
        Call::Run(verb, options) => (verb.run)(&options),
    });
    // Whoever closes the pipe early has read what they wanted.
    match report {
        Ok(report) => {
            let _ = std::io::stdout().write_all(report.text.as_bytes());
            if report.clean { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Err(usage) => {
            let _ = writeln!(std::io::stderr(), "{usage}");
            ExitCode::from(2)
        }
    }
}
