//! The specs in, every problem of every file out.

use std::path::Path;

use clap::Args;
use codetable_compiler::render;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::source::Source;
use codetable_pages::problems;

use crate::call::{Call, Form, Format, Specs};
use crate::project::{Project, absolute};
use crate::{Report, Stop, count, review, verify};

/// Hold the specs against their language and against each other
///
/// Reads all specs and reports every problem of every file. Specs without problems are then read by a second reader, their
/// tables are held against maps of the same codes, and the code that is generated from them is parsed.
///
/// Where a record of reviews stands beside a spec, whatever only a reader can hold has to be in it as it is: see `accept`. The
/// documents are not needed for that, since the record has a digest of each of their lines.
#[derive(Args, Debug)]
#[command(after_help = "Example: {name} check --format short")]
pub(crate) struct Check {
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    specs: Specs,
}

impl Check {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let project = Project::of(call, &self.specs)?;
        let compiled = project.compiled()?;
        let compilation = &compiled.compilation;
        let (mut sources, mut diagnostics) = (compiled.sources.clone(), compilation.diagnostics.clone());
        if compilation.is_clean() {
            verify::all(&compiled)?;
            diagnostics.extend(review::hold(&review::of(&project, &compiled, None)?, &mut sources));
        }
        let clean = diagnostics.len() == compilation.diagnostics.len() && compilation.is_clean();
        let mut text = self.format.rendered(&diagnostics, &sources, call);
        if self.format.is_human() && diagnostics.is_empty() {
            text = format!("{}, no problems\n", count(compiled.sources.len(), "spec"));
        }
        Ok(Report { text, clean })
    }
}

impl Format {
    /// Whether the report is for people.
    pub(crate) fn is_human(&self) -> bool {
        self.format == Form::Human
    }

    /// Diagnostics in the form that the call asks for.
    pub(crate) fn rendered(&self, diagnostics: &[Diagnostic], sources: &[Source], call: &Call) -> String {
        match self.format {
            Form::Human => render::human(diagnostics, sources, call.is_colored()),
            Form::Short => render::short(diagnostics, sources),
            Form::Json => problems::json(diagnostics, sources),
            Form::Github => problems::github(diagnostics, sources, in_repository),
        }
    }
}

/// A path that leads on from here, as GitHub's checks know it: from the folder of the checkout on.
fn in_repository(path: &str) -> String {
    let checkout = std::env::var_os("GITHUB_WORKSPACE");
    let below =
        checkout.and_then(|checkout| Some(absolute(Path::new(path)).ok()?.strip_prefix(checkout).ok()?.to_owned()));
    below.map_or_else(|| path.to_owned(), |path| path.to_string_lossy().replace('\\', "/"))
}
