//! The name of a provider and, if there is one, a saved page in, a spec to begin with out.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use codetable_documents::draft::draft;

use crate::args::{Call, Usage};
use crate::verb::{Operand, Opt, Takes, Verb};
use crate::{Report, drift, project};

const PROVIDER: Operand = Operand {
    name: "provider",
    says: "what the provider will be called: a module's name, such as `my_shop`",
    required: true,
};

const FROM: Opt = Opt {
    name: "--from",
    takes: Takes::Word("PAGE"),
    says: "a saved copy of the provider's page: Markdown, text or HTML",
};

const OUT: Opt = Opt {
    name: "--out",
    takes: Takes::Word("FILE"),
    says: "where to write it; a folder is given the file `<provider>.yaml` (default: it is printed)",
};

const FORCE: Opt = Opt { name: "--force", takes: Takes::Nothing, says: "with --out: write over a file that is there" };

/// `cargo xtask new`
pub(crate) const VERB: Verb = Verb {
    name: "new",
    summary: "draft the spec of a new provider, from a saved page if there is one",
    about: "\
Drafts a spec that passes `check`. Given a saved page, it takes over what the tables of the page list: codes,
statuses and their texts, each with its lines. Whatever it guessed is marked `# review: …`; the rest is for you:
what to do about each code, headers, bodies, and what stands outside of tables.",
    operands: &[PROVIDER],
    options: &[FROM, OUT, FORCE],
    examples: &["new my_shop", "new my_shop --from saved/errors.html --out specs"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let provider = call.operand(&PROVIDER).map(OsStr::to_string_lossy).unwrap_or_default();
    let page = call.path(&FROM).map(|path| drift::page(path.as_os_str())).transpose()?;
    let draft = draft(&provider, page.as_ref()).map_err(|error| Usage::new(error.to_string()))?;
    let Some(out) = call.path(&OUT) else { return Ok(Report { text: draft.text, clean: true }) };
    let path = if out.is_dir() { out.join(format!("{provider}.yaml")) } else { out };
    write(&path, &draft.text, call.has(&FORCE))?;
    let reviews = draft.text.matches("# review:").count();
    let found = match page {
        Some(_) => {
            format!(": {}, {}", project::count(draft.codes, "code"), project::count(draft.statuses, "status rule"))
        }
        None => String::new(),
    };
    let text = format!("wrote {}{found}; {} to review\n", path.display(), project::count(reviews, "place"));
    Ok(Report { text, clean: true })
}

/// Writes a file, and over another one only if that is wished.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Usage> {
    let mut options = OpenOptions::new();
    options.write(true);
    let opened =
        if force { options.create(true).truncate(true).open(path) } else { options.create_new(true).open(path) };
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let shown = path.display();
        match error.kind() {
            ErrorKind::AlreadyExists => {
                Usage::new(format!("the file `{shown}` is there already\nwrite over it with `--force`"))
            }
            _ => Usage::new(format!("cannot write `{shown}`: {error}")),
        }
    })
}
