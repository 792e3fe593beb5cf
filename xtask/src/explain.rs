//! What somebody read in a log in, the pages of what it means out.

use std::io::IsTerminal;

use codetable_pages::explain::{Language, Look, find};

use crate::args::{Call, Usage};
use crate::verb::{COLOR, Operand, Opt, SPECS, Takes, Verb};
use crate::{Report, project};

const WORD: Operand = Operand {
    name: "code|status|variant",
    says: "\
a code, an alias or a URI of one; a variant, alone or as kakao::ErrorCode::QuotaExceeded;
a status or a class of them, such as 5xx; a type of error. Upper and lower case are the
same, and the beginning or a part of a name is enough. A number is everything that it
may be: 401 is the status, and -401, the code that lost its minus sign",
    required: true,
};

const PROVIDER: Opt =
    Opt { name: "--provider", takes: Takes::Word("NAME"), says: "only what this provider means by it" };

const LANG: Opt = Opt {
    name: "--lang",
    takes: Takes::OneOf(&["both", "en", "ko"]),
    says: "texts as in the document and in English, in English, or in Korean (default: both)",
};

const JSON: Opt =
    Opt { name: "--json", takes: Takes::Nothing, says: "as JSON, in the shape that docs/exports.md describes" };

/// `cargo xtask explain`
pub(crate) const VERB: Verb = Verb {
    name: "explain",
    summary: "tell what a code or a status means and what to do about it",
    about: "\
Prints the page of a code: its status and texts, what to do, how long to wait, what became of the request, each with
what supports it, and what else is known. Reads the specs and nothing else. What is not known is a finding: then the
codes are named that were probably meant, or whose texts have these words, and the exit code is 1.",
    operands: &[WORD],
    options: &[PROVIDER, LANG, JSON, SPECS, COLOR],
    examples: &["explain -401", "explain GW.TIMEOUT", "explain 429 --provider meloming --lang ko"],
    run,
};

/// How wide a page is in a pipe, and at most in a terminal: longer lines are hard to read.
const WIDEST: usize = 100;

fn run(call: &Call) -> Result<Report, Usage> {
    let word = call.operand(&WORD).unwrap_or_default().to_string_lossy().into_owned();
    // Whatever can be read of specs with problems is worth more to somebody on call than the problems.
    let (_, compilation) = project::compiled_some(call)?;
    let catalog = &compilation.catalog;
    let provider = call.text(&PROVIDER);
    if let Some(name) = provider.as_deref().filter(|name| catalog.providers.iter().all(|of| of.name != *name)) {
        let known = catalog.providers.iter().map(|of| of.name.as_str());
        return Err(Usage::unknown("provider", name, known, "cargo xtask explain --help"));
    }
    let found = find(catalog, &word, provider.as_deref());
    let language = match call.choice(&LANG) {
        "en" => Language::English,
        "ko" => Language::Korean,
        _ => Language::Both,
    };
    let look = Look { width: width(), is_colored: call.is_colored(), language };
    let text = if call.has(&JSON) { found.json() } else { found.text(&look) };
    Ok(Report { text, clean: found.is_known() })
}

/// The width of the terminal, or of a page.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = told.or_else(|| if std::io::stdout().is_terminal() { terminal() } else { None });
    width.filter(|width| *width > 0).map_or(WIDEST, |width| width.min(WIDEST))
}
