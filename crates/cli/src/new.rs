//! The name of a provider and, if there is one, a saved page in, a spec to begin with out.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{BufRead, ErrorKind, IsTerminal, Read as _, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::draft::{Draft, DraftError, Reading, draft};
use codetable_documents::form::Form;
use codetable_model::source::Source;
use codetable_model::text::character::printable;

use crate::{Report, Stop, count, document_file};

/// Draft the spec of a new provider, from a saved page if there is one
///
/// Drafts a spec that passes `check`. Given a page, it takes over what the page lists in tables, lists, definitions and headings:
/// codes, statuses and their texts, each with its lines. A file of CSV, TSV, JSON, YAML or Rust is read as well. Whatever was
/// guessed is marked `# review: …`, and what stands where a code is expected, and is none that is understood, is listed; the
/// rest is for you: what to do about each code, headers, bodies. Exit code 1 if there is no code.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} new my_shop
          {name} new my_shop --from saved/errors.html --out specs
          {name} new my_shop --from src/error.rs --out specs
          {name} new my_shop --from codes.csv --code-column \"Error no.\"")]
pub(crate) struct New {
    /// What the provider will be called: a module's name, such as `my_shop`
    #[arg(value_name = "provider")]
    provider: String,
    /// A saved copy of the provider's page: Markdown, text, HTML, CSV, TSV, JSON, YAML or Rust
    #[arg(long, value_name = "PAGE")]
    from: Option<PathBuf>,
    /// With --from: the form of the page (default: as its name and its text tell)
    #[arg(long, value_name = "FORM", requires = "from", value_parser = form)]
    format: Option<Form>,
    /// With --from: the head of the column that holds the codes, where a table has several that may; may be given several times
    #[arg(long, value_name = "NAME", requires = "from")]
    code_column: Vec<String>,
    /// Where to write it; a folder is given the file `<provider>.yaml` (default: it is printed)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// With --out: write over a file that is there
    #[arg(long)]
    force: bool,
}

/// The form that a word stands for.
fn form(word: &str) -> Result<Form, String> {
    let known = Form::ALL.map(Form::word).join(", ");
    Form::from_word(word).ok_or_else(|| format!("it is one of {known}; `markdown`, `html` and `text` are a page"))
}

impl New {
    pub(crate) fn run(&self) -> Result<Report, Stop> {
        let page = self.from.as_deref().map(document_file::read).transpose()?;
        let draft = self.draft(page.as_ref())?;
        let mut found = String::new();
        if let Some(page) = &page {
            if draft.codes + draft.statuses == 0 {
                return Err(nothing(page, &draft));
            }
            found = format!(": {}, {}", count(draft.codes, "code"), count(draft.statuses, "status rule"));
        }
        let Some(out) = &self.out else { return Ok(Report { text: draft.text, clean: true }) };
        let path = if out.is_dir() { out.join(format!("{}.yaml", self.provider)) } else { out.clone() };
        write(&path, &draft.text, self.force)?;
        let reviews = count(draft.text.matches("# review:").count(), "place");
        let mut text = format!("wrote {}{found}; {reviews} to review\n", path.display());
        text.push_str(&unread(&draft));
        Ok(Report { text, clean: true })
    }

    /// Drafts, and asks which column holds the codes where nobody can tell and somebody is there to ask.
    fn draft(&self, page: Option<&Source>) -> Result<Draft, Stop> {
        /// Somebody who is asked more often has left.
        const QUESTIONS: usize = 20;
        let mut reading = Reading { form: self.format, code_columns: self.code_column.clone() };
        for _ in 0..QUESTIONS {
            match draft(&self.provider, page, &reading) {
                Ok(draft) => return Ok(draft),
                Err(DraftError::WhichColumn { line, candidates }) if can_ask() => {
                    reading.code_columns.push(ask(line, &candidates)?);
                }
                Err(error @ DraftError::WhichColumn { .. }) => {
                    return Err(Stop::wrong(format!("{error}\nsay which with `--code-column NAME`")));
                }
                Err(error) => return Err(Stop::wrong(error.to_string())),
            }
        }
        Err(Stop::wrong("no column was chosen\nsay which with `--code-column NAME`"))
    }
}

fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks which of some columns holds the codes of a table.
fn ask(line: u32, candidates: &[String]) -> Result<String, Stop> {
    let lost = |error: std::io::Error| Stop::wrong(format!("cannot ask which column holds the codes: {error}"));
    let mut question = format!("The table on line {line} has several columns that may hold the codes:\n");
    for (number, name) in (1..).zip(candidates) {
        // Writing to a String cannot fail.
        let _ = writeln!(question, "  {number}  {}", printable(name));
    }
    question.push_str("Which one? Its number or its name: ");
    let mut out = std::io::stderr().lock();
    out.write_all(question.as_bytes()).and_then(|()| out.flush()).map_err(lost)?;
    let mut answer = String::new();
    std::io::stdin().lock().take(4096).read_line(&mut answer).map_err(lost)?;
    let answer = answer.trim();
    let by_number = answer.parse::<usize>().ok().and_then(|number| candidates.get(number.checked_sub(1)?));
    by_number
        .map(String::as_str)
        .or((!answer.is_empty()).then_some(answer))
        .map(str::to_owned)
        .ok_or_else(|| Stop::wrong("no column was chosen\nsay which with `--code-column NAME`"))
}

/// That a page lists no code, and what stands where one is expected.
fn nothing(page: &Source, draft: &Draft) -> Stop {
    let mut message = format!("no code was found in `{}`, and nothing is written\n", printable(&page.path));
    message.push_str(&unread(draft));
    message.push_str(
        "say with `--format FORM` how the page is written, or with `--code-column NAME` which column of a table holds its codes",
    );
    Stop::finding(message)
}

/// What is not understood, a line each.
fn unread(draft: &Draft) -> String {
    /// The spec lists all of them.
    const SHOWN: usize = 20;
    let mut text = String::new();
    if !draft.unread.is_empty() {
        let cells = count(draft.unread.len(), "cell");
        let _ = writeln!(text, "not understood: {cells} where a code is expected");
    }
    for unread in draft.unread.iter().take(SHOWN) {
        let _ = writeln!(text, "  line {}: `{}`: {}", unread.line, printable(&unread.cell), printable(&unread.reason));
    }
    if draft.unread.len() > SHOWN {
        let _ = writeln!(text, "  and {} more, which the spec lists", draft.unread.len() - SHOWN);
    }
    text
}

/// Writes a file, and over another one only if that is wished.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Stop> {
    let mut options = OpenOptions::new();
    options.write(true);
    let opened =
        if force { options.create(true).truncate(true).open(path) } else { options.create_new(true).open(path) };
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let shown = path.display();
        match error.kind() {
            ErrorKind::AlreadyExists => {
                Stop::wrong(format!("the file `{shown}` is there already\nwrite over it with `--force`"))
            }
            _ => Stop::wrong(format!("cannot write `{shown}`: {error}")),
        }
    })
}
