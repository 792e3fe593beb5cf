//! What somebody read in a log in, the pages of what it means out.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use codetable_model::words;
use codetable_pages::explain::{Look, find};

use crate::call::{Call, Specs};
use crate::project::Project;
use crate::{Report, Stop};

/// Tell what a code or a status means and what to do about it
///
/// Prints the page of a code: its status and texts, what to do, how long to wait, what became of the request, each with what
/// supports it, and what else is known. Reads the specs and nothing else. Paste what you have: a line of a log, a body, a
/// URI. What is not listed is a finding: then its family is named and what the library would do by the rule of its status,
/// similar codes stand apart, and the exit code is 1; as it is where only words were found.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} explain -401
          {name} explain GW.TIMEOUT
          {name} explain 429 --provider meloming --lang ko")]
pub(crate) struct Explain {
    /// A code, an alias or a URI of one, alone or in any text; a variant, alone or as kakao::ErrorCode::QuotaExceeded; a status
    /// or a class of them, such as 5xx; a header; a type of error; a provider, which narrows the rest; words of a message. A
    /// number is everything that it may be: 401 is the status, and -401, the code that lost its minus sign
    #[arg(value_name = "code|status|variant", allow_negative_numbers = true)]
    word: OsString,
    /// Only what this provider means by it
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Texts as in the document and in English, in English, or in Korean
    #[arg(long, default_value = "both")]
    lang: Language,
    /// As JSON, in the shape that docs/exports.md describes
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    specs: Specs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    Both,
    En,
    Ko,
}

/// How wide a page is in a pipe, and at most in a terminal: longer lines are hard to read.
const WIDEST: usize = 100;

impl Explain {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        // Whatever can be read of specs with problems is worth more to somebody on call than the problems.
        let catalog = Project::of(call, &self.specs)?.compiled()?.compilation.catalog;
        let provider = self.provider.as_deref();
        if let Some(name) = provider.filter(|name| catalog.providers.iter().all(|of| of.name != *name)) {
            return Err(Stop::unknown("provider", name, catalog.providers.iter().map(|of| of.name.as_str())));
        }
        let found = find(&catalog, &self.word.to_string_lossy(), provider);
        let language =
            if matches!(self.lang, Language::Ko) { words::Language::Korean } else { words::Language::English };
        let is_bilingual = matches!(self.lang, Language::Both);
        let look = Look { width: width(), is_colored: call.is_colored(), language, is_bilingual };
        let text = if self.json { found.json() } else { found.text(&look) };
        Ok(Report { text, clean: found.is_known() })
    }
}

/// The width of the terminal, or of a page.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = told.or_else(|| if std::io::stdout().is_terminal() { terminal() } else { None });
    width.filter(|width| *width > 0).map_or(WIDEST, |width| width.min(WIDEST))
}
