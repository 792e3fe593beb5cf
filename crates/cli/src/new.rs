//! The name of a provider and, if there is one, a saved page in, a spec to begin with out.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::draft::draft;

use crate::{Report, Stop, count, drift};

/// Draft the spec of a new provider, from a saved page if there is one
///
/// Drafts a spec that passes `check`. Given a saved page, it takes over what the tables of the page list: codes, statuses and
/// their texts, each with its lines. Whatever it guessed is marked `# review: …`; the rest is for you: what to do about each
/// code, headers, bodies, and what stands outside of tables.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} new my_shop
          {name} new my_shop --from saved/errors.html --out specs")]
pub(crate) struct New {
    /// What the provider will be called: a module's name, such as `my_shop`
    #[arg(value_name = "provider")]
    provider: String,
    /// A saved copy of the provider's page: Markdown, text or HTML
    #[arg(long, value_name = "PAGE")]
    from: Option<PathBuf>,
    /// Where to write it; a folder is given the file `<provider>.yaml` (default: it is printed)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// With --out: write over a file that is there
    #[arg(long)]
    force: bool,
}

impl New {
    pub(crate) fn run(&self) -> Result<Report, Stop> {
        let page = self.from.as_deref().map(drift::page).transpose()?;
        let draft = draft(&self.provider, page.as_ref()).map_err(|error| Stop::wrong(error.to_string()))?;
        let Some(out) = &self.out else { return Ok(Report { text: draft.text, clean: true }) };
        let path = if out.is_dir() { out.join(format!("{}.yaml", self.provider)) } else { out.clone() };
        write(&path, &draft.text, self.force)?;
        let found = match page {
            Some(_) => format!(": {}, {}", count(draft.codes, "code"), count(draft.statuses, "status rule")),
            None => String::new(),
        };
        let reviews = count(draft.text.matches("# review:").count(), "place");
        Ok(Report { text: format!("wrote {}{found}; {reviews} to review\n", path.display()), clean: true })
    }
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
