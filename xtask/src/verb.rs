//! What a command is made of in, its help out.

use std::fmt::Write;

use crate::Report;
use crate::args::{Call, Usage};

/// One command. A new one is a file with one of these, and its line in [`crate::VERBS`].
pub(crate) struct Verb {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// What it does, in the list of all.
    pub(crate) summary: &'static str,
    /// What it does, in full: lines of at most 120 characters.
    pub(crate) about: &'static str,
    /// The words it takes besides options, in their order; those that may be left out come last.
    pub(crate) operands: &'static [Operand],
    /// The options it takes.
    pub(crate) options: &'static [Opt],
    /// Calls that are worth knowing: what stands behind `cargo xtask`.
    pub(crate) examples: &'static [&'static str],
    /// Does it.
    pub(crate) run: fn(&Call) -> Result<Report, Usage>,
}

/// A word that a command takes.
pub(crate) struct Operand {
    /// What it is, as help shows it.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) says: &'static str,
    /// Whether the command cannot do without.
    pub(crate) required: bool,
}

/// An option.
pub(crate) struct Opt {
    /// As it is spelled.
    pub(crate) name: &'static str,
    /// What comes after it.
    pub(crate) takes: Takes,
    /// What it means.
    pub(crate) says: &'static str,
}

/// What comes after an option.
pub(crate) enum Takes {
    /// Nothing: it is given or it is not.
    Nothing,
    /// Any word, as help names it.
    Word(&'static str),
    /// One of these; the first is the default.
    OneOf(&'static [&'static str]),
}

/// `--help`, which every command takes.
pub(crate) const HELP: Opt = Opt { name: "--help", takes: Takes::Nothing, says: "this text" };

/// `--specs DIR`, for commands that read specs.
pub(crate) const SPECS: Opt =
    Opt { name: "--specs", takes: Takes::Word("DIR"), says: "the folder of specs (default: the project's)" };

/// `--color auto|always|never`, for commands that colour what they print.
pub(crate) const COLOR: Opt = Opt {
    name: "--color",
    takes: Takes::OneOf(&["auto", "always", "never"]),
    says: "colours in the output (default: auto: on a terminal, unless NO_COLOR is set)",
};

impl Opt {
    /// `--format human|short|json`
    pub(crate) fn spelled(&self) -> String {
        match self.takes {
            Takes::Nothing => self.name.to_owned(),
            Takes::Word(word) => format!("{} {word}", self.name),
            Takes::OneOf(words) => format!("{} {}", self.name, words.join("|")),
        }
    }
}

impl Verb {
    /// Every option that it takes.
    pub(crate) fn all_options(&self) -> impl Iterator<Item = &'static Opt> + use<> {
        self.options.iter().chain([&HELP])
    }

    /// ```text
    /// About.
    ///
    /// usage: cargo xtask verb <word> [options]
    ///
    /// words: …
    /// options: …
    /// example: …
    /// ```
    pub(crate) fn help(&self) -> String {
        let operands = self.operands.iter().map(|operand| {
            let (open, close) = if operand.required { ('<', '>') } else { ('[', ']') };
            (format!("{open}{}{close}", operand.name), operand.says)
        });
        let operands: Vec<(String, &str)> = operands.collect();
        let usage: Vec<&str> = operands.iter().map(|(name, _)| name.as_str()).chain(["[options]"]).collect();
        let mut text = format!("{}\n\nusage: cargo xtask {} {}\n", self.about.trim_end(), self.name, usage.join(" "));
        section("words", &operands, &mut text);
        let options: Vec<(String, &str)> = self.all_options().map(|opt| (opt.spelled(), opt.says)).collect();
        section("options", &options, &mut text);
        for (index, example) in self.examples.iter().enumerate() {
            let head = if index == 0 { "\nexample:" } else { "        " };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{head} cargo xtask {example}");
        }
        text
    }
}

/// The help for all commands.
pub(crate) fn overview(verbs: &[Verb]) -> String {
    let mut text = "The project's own commands.\n\nusage: cargo xtask <verb> [words] [options]\n".to_owned();
    let names: Vec<(String, &str)> = verbs.iter().map(|verb| (verb.name.to_owned(), verb.summary)).collect();
    section("verbs", &names, &mut text);
    text.push_str("\n`cargo xtask <verb> --help` explains a verb, with an example.\n");
    text.push_str("Exit codes: 0 clean, 1 findings, 2 a wrong call.\n");
    text
}

/// A head, and below it names with what they mean, in two columns.
fn section(head: &str, items: &[(String, &str)], text: &mut String) {
    if items.is_empty() {
        return;
    }
    let width = items.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let _ = writeln!(text, "\n{head}:");
    for (name, says) in items {
        for (index, line) in says.lines().enumerate() {
            let _ = writeln!(text, "  {:width$}   {line}", if index == 0 { name } else { "" });
        }
    }
}
