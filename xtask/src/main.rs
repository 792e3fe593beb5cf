//! The project's own commands: a thin verb each over the compiler. `cargo xtask --help` lists them.
//!
//! Exit codes are the same for all: 0 nothing to report, 1 something is wrong or stale, 2 the call itself is wrong.

mod args;
mod audit;
mod check;
mod diff;
mod drift;
mod explain;
mod export;
mod new;
mod project;
mod regen;
mod schema;
mod verb;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use args::{Usage, Wish};
use verb::Verb;

/// What a verb has to say, and whether there is nothing to mend.
struct Report {
    text: String,
    clean: bool,
}

/// All verbs, in the order in which help lists them. A verb is a file with a `VERB` of its own and a line here.
const VERBS: [Verb; 9] = [
    regen::VERB,
    check::VERB,
    audit::VERB,
    drift::VERB,
    new::VERB,
    explain::VERB,
    diff::VERB,
    export::VERB,
    schema::VERB,
];

fn main() -> ExitCode {
    match call().and_then(|report| Ok((print(&report.text)?, report.clean))) {
        Ok(((), true)) => ExitCode::SUCCESS,
        Ok(((), false)) => ExitCode::from(1),
        Err(usage) => {
            let _ = writeln!(std::io::stderr(), "{usage}");
            ExitCode::from(usage.code)
        }
    }
}

fn call() -> Result<Report, Usage> {
    match args::parse(lexopt::Parser::from_env(), &VERBS)? {
        Wish::Help(text) => Ok(Report { text, clean: true }),
        Wish::Run(verb, call) => (verb.run)(&call),
    }
}

/// Writes to standard output. Whoever closes the pipe early has read what they wanted.
fn print(text: &str) -> Result<(), Usage> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Usage::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
