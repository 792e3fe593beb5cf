//! The words of a command line in, one call out; or help, or what is wrong with it.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::{accept, audit, check, completions, diff, drift, explain, export, init, new, regen};

/// Specs of API error codes: checked, explained, compared, and turned into pages.
#[derive(Debug, Parser)]
#[command(version, subcommand_value_name = "VERB", subcommand_help_heading = "Verbs", max_term_width = 100)]
#[command(after_help = "\
`{name} <VERB> --help` explains a verb, with an example.
Exit codes: 0 clean, 1 findings, 2 a wrong call.")]
struct Words {
    #[command(subcommand)]
    verb: Verb,
    /// Colours in the output: `auto` is on a terminal, unless NO_COLOR is set or TERM is dumb
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// The Cargo.toml of the package (default: the nearest one upward)
    #[arg(long, global = true, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
}

/// All verbs, in the order in which help lists them.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(init::Init),
    Regen(regen::Regen),
    Check(check::Check),
    Audit(audit::Audit),
    Accept(accept::Accept),
    Drift(drift::Drift),
    New(new::New),
    Explain(explain::Explain),
    Diff(diff::Diff),
    Export(export::Export),
    /// Print the JSON Schema of a spec, by which editors complete and check
    #[command(long_about = "\
Prints the JSON Schema of the spec language. An editor that knows YAML schemas completes, explains and checks a spec by it, if \
the first line of the spec names it:

    # yaml-language-server: $schema=schema.json

`regen` keeps the schema beside the specs up to date; this is for specs that are kept elsewhere.")]
    #[command(after_help = "Example: {name} schema > my/specs/schema.json")]
    Schema,
    Completions(completions::Completions),
}

/// The option of the verbs that read specs.
#[derive(Args, Debug)]
pub(crate) struct Specs {
    /// The folder of specs (default: the package's)
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}

/// The option of the verbs that report problems.
#[derive(Args, Debug)]
pub(crate) struct Format {
    /// Excerpts with carets, one line a problem, one JSON object a line, or annotations for GitHub's checks
    #[arg(long, default_value = "human")]
    pub(crate) format: Form,
}

/// How problems are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Human,
    Short,
    Json,
    Github,
}

/// What all verbs are called with.
#[derive(Debug)]
pub(crate) struct Call {
    /// What the program is called by.
    pub(crate) name: &'static str,
    /// Where the package is looked for.
    pub(crate) folder: PathBuf,
    /// The manifest that the call names.
    pub(crate) manifest: Option<PathBuf>,
    color: ColorChoice,
}

impl Call {
    /// Whether to write colours to standard output.
    pub(crate) fn is_colored(&self) -> bool {
        let no_color = || std::env::var_os("NO_COLOR").is_some_and(|no| !no.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => std::io::stdout().is_terminal() && !no_color() && !is_dumb(),
        }
    }
}

/// Whether the terminal can do nothing but print.
pub(crate) fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Reads a command line, without the program's own name.
pub(crate) fn parse(
    name: &'static str,
    folder: &Path,
    words: impl Iterator<Item = OsString>,
) -> Result<(Verb, Call), clap::Error> {
    let mut words: Vec<OsString> = words.collect();
    // cargo calls `cargo-codetable codetable check`.
    if words.first().map(OsString::as_os_str) == name.strip_prefix("cargo ").map(OsStr::new) {
        words.remove(0);
    }
    let matches = command(name).color(color(&words)).no_binary_name(true).try_get_matches_from(&words)?;
    let Words { verb, color, manifest_path } = Words::from_arg_matches(&matches)?;
    Ok((verb, Call { name, folder: folder.to_path_buf(), manifest: manifest_path, color }))
}

/// The whole command, as it is called by `name`.
pub(crate) fn command(name: &'static str) -> clap::Command {
    let named = |command: clap::Command| match command.get_after_help().map(ToString::to_string) {
        Some(text) => command.after_help(text.replace("{name}", name)),
        None => command,
    };
    named(Words::command()).name(name).bin_name(name).mut_subcommands(named)
}

/// The colours of help and of what is said of a wrong call, which come before the call is understood.
fn color(words: &[OsString]) -> ColorChoice {
    let words = words.iter().filter_map(|word| word.to_str());
    let pairs = words.clone().zip(words.skip(1).chain([""]));
    let asked = pairs.filter_map(|(word, next)| match word.strip_prefix("--color")? {
        "" => Some(next),
        value => value.strip_prefix('='),
    });
    let asked = asked.last().and_then(|value| ColorChoice::from_str(value, true).ok());
    // Where `CI` is set, clap takes every terminal for one that has colours.
    asked.filter(|asked| *asked != ColorChoice::Auto).unwrap_or(if is_dumb() {
        ColorChoice::Never
    } else {
        ColorChoice::Auto
    })
}
