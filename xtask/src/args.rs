//! The words of a command line in, one call out; of a wrong word, the one that was probably meant.

use std::fmt;
use std::io::IsTerminal;
use std::path::PathBuf;

use codetable_compiler::diagnostic::suggest;
use lexopt::{Arg, Parser, ValueExt};

use crate::Verb;

/// What to do.
pub(crate) enum Call {
    /// Print a help text.
    Help(&'static str),
    /// Run a verb.
    Run(&'static Verb, Options),
}

/// Everything that options may say. A verb reads those that it takes.
#[derive(Default)]
pub(crate) struct Options {
    /// `--specs DIR`
    pub(crate) specs: Option<PathBuf>,
    /// `--sources DIR`
    pub(crate) sources: Option<PathBuf>,
    /// `--check`
    pub(crate) check: bool,
    /// `--skipped`
    pub(crate) skipped: bool,
    /// `--format human|short|json`
    pub(crate) format: Format,
    /// `--color auto|always|never`
    pub(crate) color: Color,
}

/// The form of a report.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Excerpts with carets.
    #[default]
    Human,
    /// One line a problem.
    Short,
    /// One JSON object a line.
    Json,
}

/// Whether to colour a report.
#[derive(Clone, Copy, Default)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// In a pipe too.
    Always,
    /// Nowhere.
    Never,
}

impl Color {
    /// Whether to write colours to standard output.
    pub(crate) fn wanted(self) -> bool {
        match self {
            Self::Auto => {
                std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
            }
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// What is wrong with a call.
pub(crate) struct Usage(String);

impl Usage {
    /// A call that cannot be carried out, and what to do about it.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A word that is none of `known`.
    fn unknown<'a>(what: &str, word: &str, known: impl IntoIterator<Item = &'a str>, help: &str) -> Self {
        let meant = suggest(word, known).map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        Self(format!("unknown {what} `{word}`{meant}\nsee `{help}`"))
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.0)
    }
}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

/// Reads a command line.
pub(crate) fn parse(mut words: Parser, verbs: &'static [Verb], help: &'static str) -> Result<Call, Usage> {
    let name = match words.next()? {
        None => return Err(Usage::new(format!("no verb given\n\n{help}"))),
        Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Call::Help(help)),
        Some(word) => spelled(word)?,
    };
    let verb = verbs.iter().find(|verb| verb.name == name);
    let verb =
        verb.ok_or_else(|| Usage::unknown("verb", &name, verbs.iter().map(|verb| verb.name), "cargo xtask --help"))?;
    let help = format!("cargo xtask {} --help", verb.name);
    let mut options = Options::default();
    while let Some(word) = words.next()? {
        let option = spelled(word)?;
        match option.as_str() {
            "--help" | "-h" => return Ok(Call::Help(verb.help)),
            known if !verb.options.contains(&known) => {
                return Err(Usage::unknown("option", known, verb.options.iter().copied(), &help));
            }
            "--check" => options.check = true,
            "--skipped" => options.skipped = true,
            "--specs" => options.specs = Some(words.value()?.into()),
            "--sources" => options.sources = Some(words.value()?.into()),
            "--format" => {
                let formats = [("human", Format::Human), ("short", Format::Short), ("json", Format::Json)];
                options.format = one_of(&words.value()?.string()?, "format", &formats, &help)?;
            }
            _ => {
                let colors = [("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];
                options.color = one_of(&words.value()?.string()?, "choice of colour", &colors, &help)?;
            }
        }
    }
    Ok(Call::Run(verb, options))
}

/// A word of the command line as it was typed.
fn spelled(word: Arg<'_>) -> Result<String, Usage> {
    Ok(match word {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.string()?,
    })
}

fn one_of<T: Copy>(word: &str, what: &str, known: &[(&str, T)], help: &str) -> Result<T, Usage> {
    let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    found.ok_or_else(|| Usage::unknown(what, word, known.iter().map(|(name, _)| *name), help))
}
