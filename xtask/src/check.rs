//! The specs in, every problem of every file out.

use codetable_compiler::diagnostic::Diagnostic;
use codetable_compiler::render;
use codetable_compiler::source::Source;

use crate::args::{Format, Options, Usage};
use crate::{Report, Verb, project};

/// `cargo xtask check`
pub(crate) const VERB: Verb = Verb {
    name: "check",
    help: "\
Reads all specs and reports every problem of every file.

usage: cargo xtask check [options]

options:
  --format human|short|json   excerpts with carets, one line a problem, or one JSON object a line (default: human)
  --specs DIR                 the folder of specs (default: the project's)
  --color auto|always|never   colours in the report (default: auto: on a terminal, unless NO_COLOR is set)

example: cargo xtask check --format short
",
    options: &["--format", "--specs", "--color", "--help"],
    run,
};

fn run(options: &Options) -> Result<Report, Usage> {
    let (sources, compilation) = project::compiled(options);
    let mut text = rendered(&compilation.diagnostics, &sources, options);
    if options.format == Format::Human && compilation.diagnostics.is_empty() {
        text = format!("{}, no problems\n", project::count(sources.len(), "spec"));
    }
    Ok(Report { text, clean: compilation.is_clean() })
}

/// Diagnostics in the form that the options ask for.
pub(crate) fn rendered(diagnostics: &[Diagnostic], sources: &[Source], options: &Options) -> String {
    match options.format {
        Format::Human => render::human(diagnostics, sources, options.color.wanted()),
        Format::Short => render::short(diagnostics, sources),
        Format::Json => render::json(diagnostics, sources),
    }
}
