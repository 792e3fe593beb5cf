//! The verbs of codetable for anybody's package: a command line in, a report and an exit code out.
//!
//! Installed, it is `cargo codetable`. An xtask of one's own is one call:
//!
//! ```no_run
//! //! xtask/src/main.rs, in a folder beside the package that has the specs
//! fn main() -> std::process::ExitCode {
//!     cargo_codetable::main("cargo xtask", concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
//! }
//! ```
//!
//! Where the specs are and where pages go stands in the package's `Cargo.toml`, or else in its workspace's under
//! `[workspace.metadata.codetable]`. Every key may be left out, and an option of the same name goes before it:
//!
//! ```toml
//! [package.metadata.codetable]
//! specs = "specs"          # the folder of specs
//! output = "docs"          # the folder that `regen` writes to
//! sources = "documents"    # the folder of the documents that the specs cite, for `audit`
//! title = "Error codes"    # what to call the whole
//! address = "https://errors.example.com"    # where the site is published
//! module = "my_api::codes" # the module that includes the tables, in what the site shows of Rust (default: the package's library)
//! library = "codetable"    # what the package calls the library, in the same place
//! style = "brand.css"      # rules behind the site's own: its colours are variables of `:root`
//! ```
//!
//! Exit codes are the same for all verbs: 0 nothing to report, 1 something is wrong or stale, 2 the call itself is wrong.

mod accept;
mod audit;
mod call;
mod check;
mod completions;
mod diff;
mod document_file;
mod drift;
mod explain;
mod export;
mod init;
mod new;
mod progress;
mod project;
mod regen;
mod review;
mod schema;
mod settings;
mod verify;

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use call::{Call, Verb};
use codetable_model::text::character::printable;

/// Does what the command line asks for, and reports it; `name` is what the program is called by, such as `cargo xtask`.
///
/// The package is the one that `folder` lies in, as cargo finds it: by the nearest `Cargo.toml` upward. `--manifest-path`
/// names another.
#[must_use]
pub fn main(name: &'static str, folder: impl AsRef<Path>) -> ExitCode {
    let (verb, call) = match call::parse(name, folder.as_ref(), std::env::args_os().skip(1)) {
        Ok(parsed) => parsed,
        // Help is no error and goes to standard output; whoever closes the pipe early has read what they wanted.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match run(&verb, &call).and_then(|report| Ok((print(&report.text)?, report.clean))) {
        Ok(((), true)) => ExitCode::SUCCESS,
        Ok(((), false)) => ExitCode::from(1),
        Err(stop) => {
            let _ = writeln!(std::io::stderr(), "error: {}", stop.shown());
            ExitCode::from(stop.code)
        }
    }
}

fn run(verb: &Verb, call: &Call) -> Result<Report, Stop> {
    match verb {
        Verb::Init(verb) => verb.run(call),
        Verb::Regen(verb) => verb.run(call),
        Verb::Check(verb) => verb.run(call),
        Verb::Audit(verb) => verb.run(call),
        Verb::Accept(verb) => verb.run(call),
        Verb::Drift(verb) => verb.run(call),
        Verb::New(verb) => verb.run(),
        Verb::Explain(verb) => verb.run(call),
        Verb::Diff(verb) => verb.run(call),
        Verb::Export(verb) => verb.run(call),
        Verb::Schema => Ok(schema::run()),
        Verb::Completions(verb) => Ok(verb.run(call)),
    }
}

/// What a verb has to say, and whether there is nothing to mend.
#[derive(Debug)]
struct Report {
    text: String,
    clean: bool,
}

/// Why a call comes to nothing, and the exit code that says so.
#[derive(Debug)]
struct Stop {
    message: String,
    code: u8,
}

impl Stop {
    /// A call that cannot be carried out, and what to do about it.
    fn wrong(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// A right call that nothing can be made of, because of what it is about.
    fn finding(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// The message as a terminal prints it and does not obey it, whatever the paths and names in it are.
    fn shown(&self) -> String {
        self.message.split('\n').map(printable).collect::<Vec<_>>().join("\n")
    }

    /// A word that is none of `known`.
    fn unknown<'a>(what: &str, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let meant = codetable_model::text::similar::suggest(word, known);
        let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        Self::wrong(format!("unknown {what} `{}`{meant}", word.escape_debug()))
    }
}

/// `1 spec`, `5 specs`
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Writes to standard output, where a pipe may be closed early.
fn print(text: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::wrong(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
