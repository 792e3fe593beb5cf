//! The words of a command line in, one call out; of a wrong word, the one that was probably meant.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::IsTerminal;
use std::path::PathBuf;

use codetable_model::text::similar::suggest;
use lexopt::{Arg, Parser, ValueExt};

use crate::verb::{self, COLOR, HELP, Operand, Opt, Takes, Verb};

/// What to do.
pub(crate) enum Wish {
    /// Print a help text.
    Help(String),
    /// Run a verb.
    Run(&'static Verb, Call),
}

/// What a verb is called with.
#[derive(Default)]
pub(crate) struct Call {
    operands: Vec<(&'static str, OsString)>,
    options: Vec<(&'static str, OsString)>,
}

impl Call {
    /// Whether an option is given that takes no word.
    pub(crate) fn has(&self, option: &Opt) -> bool {
        self.options.iter().any(|(name, _)| *name == option.name)
    }

    /// The path that an option names; of several the last.
    pub(crate) fn path(&self, option: &Opt) -> Option<PathBuf> {
        self.word(option).map(PathBuf::from)
    }

    /// The text that an option gives; of several the last.
    pub(crate) fn text(&self, option: &Opt) -> Option<String> {
        self.word(option).map(|word| word.to_string_lossy().into_owned())
    }

    /// Which of the words that an option takes is given; the first if none is.
    pub(crate) fn choice(&self, option: &Opt) -> &'static str {
        let Takes::OneOf(words) = option.takes else { return "" };
        let given = self.word(option).and_then(|given| words.iter().find(|word| given == **word));
        given.or(words.first()).copied().unwrap_or_default()
    }

    /// A word of the call, as it was typed.
    pub(crate) fn operand(&self, operand: &Operand) -> Option<&OsStr> {
        self.operands.iter().find(|(name, _)| *name == operand.name).map(|(_, word)| word.as_os_str())
    }

    /// Whether to write colours to standard output.
    pub(crate) fn is_colored(&self) -> bool {
        match self.choice(&COLOR) {
            "always" => true,
            "never" => false,
            _ => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty()),
        }
    }

    fn word(&self, option: &Opt) -> Option<&OsStr> {
        self.options.iter().rev().find(|(name, _)| *name == option.name).map(|(_, word)| word.as_os_str())
    }
}

/// Why a call comes to nothing, and the exit code that says so.
pub(crate) struct Usage {
    message: String,
    pub(crate) code: u8,
}

impl Usage {
    /// A call that cannot be carried out, and what to do about it.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// A right call that nothing can be made of, because of what it is about.
    pub(crate) fn finding(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// A word that is none of `known`.
    pub(crate) fn unknown<'a>(what: &str, word: &str, known: impl IntoIterator<Item = &'a str>, help: &str) -> Self {
        let meant = suggest(word, known).map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        Self::new(format!("unknown {what} `{}`{meant}\nsee `{help}`", word.escape_debug()))
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)
    }
}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// Reads a command line.
pub(crate) fn parse(mut words: Parser, verbs: &'static [Verb]) -> Result<Wish, Usage> {
    let name = match words.next()? {
        None => return Err(Usage::new(format!("no verb given\n\n{}", verb::overview(verbs).trim_end()))),
        Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Wish::Help(verb::overview(verbs))),
        Some(word) => spelled(word)?,
    };
    if name == "help" {
        return Ok(Wish::Help(match words.next()? {
            Some(word) => named(&spelled(word)?, verbs)?.help(),
            None => verb::overview(verbs),
        }));
    }
    let verb = named(&name, verbs)?;
    let help = format!("cargo xtask {} --help", verb.name);
    let mut call = Call::default();
    loop {
        // A code may be a negative number, and no option is one.
        let number = words.try_raw_args().and_then(|mut raw| raw.next_if(is_negative));
        let word = match number {
            Some(number) => Arg::Value(number),
            None => match words.next()? {
                Some(word) => word,
                None => break,
            },
        };
        if let Arg::Value(word) = word {
            let Some(operand) = verb.operands.get(call.operands.len()) else {
                return Err(Usage::new(format!(
                    "one word too many: `{}`\nsee `{help}`",
                    word.to_string_lossy().escape_debug()
                )));
            };
            call.operands.push((operand.name, word));
            continue;
        }
        let name = spelled(word)?;
        if name == HELP.name || name == "-h" {
            return Ok(Wish::Help(verb.help()));
        }
        let Some(option) = verb.all_options().find(|option| option.name == name) else {
            return Err(Usage::unknown("option", &name, verb.all_options().map(|option| option.name), &help));
        };
        let mut value = || {
            let missing = |_| Usage::new(format!("no word given after `{}`\nsee `{help}`", option.spelled()));
            words.value().map_err(missing)
        };
        let value = match option.takes {
            Takes::Nothing => OsString::new(),
            Takes::Word(_) => value()?,
            Takes::OneOf(known) => one_of(value()?.string()?, option.name, known, &help)?,
        };
        call.options.push((option.name, value));
    }
    match verb.operands.iter().skip(call.operands.len()).find(|operand| operand.required) {
        Some(missing) => Err(Usage::new(format!("no <{}> given\nsee `{help}`", missing.name))),
        None => Ok(Wish::Run(verb, call)),
    }
}

/// The verb of a name.
fn named(name: &str, verbs: &'static [Verb]) -> Result<&'static Verb, Usage> {
    let names = || verbs.iter().map(|verb| verb.name);
    let verb = verbs.iter().find(|verb| verb.name == name);
    verb.ok_or_else(|| Usage::unknown("verb", name, names(), "cargo xtask --help"))
}

/// Whether a word is a negative number: `-401`.
fn is_negative(word: &OsStr) -> bool {
    let rest = word.to_str().and_then(|word| word.strip_prefix('-'));
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// A word of the command line as it was typed.
fn spelled(word: Arg<'_>) -> Result<String, Usage> {
    Ok(match word {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.string()?,
    })
}

fn one_of(word: String, option: &str, known: &[&str], help: &str) -> Result<OsString, Usage> {
    if known.contains(&word.as_str()) {
        return Ok(word.into());
    }
    Err(Usage::unknown(&format!("value for `{option}`:"), &word, known.iter().copied(), help))
}
