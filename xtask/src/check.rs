//! The specs in, every problem of every file out.

use codetable_compiler::render;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::source::Source;
use codetable_pages::problems;

use crate::args::{Call, Usage};
use crate::verb::{COLOR, Opt, SPECS, Takes, Verb};
use crate::{Report, project};

/// `--format human|short|json`
pub(crate) const FORMAT: Opt = Opt {
    name: "--format",
    takes: Takes::OneOf(&["human", "short", "json"]),
    says: "excerpts with carets, one line a problem, or one JSON object a line (default: human)",
};

/// `cargo xtask check`
pub(crate) const VERB: Verb = Verb {
    name: "check",
    summary: "hold the specs against their language and against each other",
    about: "Reads all specs and reports every problem of every file.",
    operands: &[],
    options: &[FORMAT, SPECS, COLOR],
    examples: &["check --format short"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let (sources, compilation) = project::compiled(call);
    let mut text = rendered(&compilation.diagnostics, &sources, call);
    if is_human(call) && compilation.diagnostics.is_empty() {
        text = format!("{}, no problems\n", project::count(sources.len(), "spec"));
    }
    Ok(Report { text, clean: compilation.is_clean() })
}

/// Whether the report is for people.
pub(crate) fn is_human(call: &Call) -> bool {
    call.choice(&FORMAT) == "human"
}

/// Diagnostics in the form that the call asks for.
pub(crate) fn rendered(diagnostics: &[Diagnostic], sources: &[Source], call: &Call) -> String {
    match call.choice(&FORMAT) {
        "short" => render::short(diagnostics, sources),
        "json" => problems::json(diagnostics, sources),
        _ => render::human(diagnostics, sources, call.is_colored()),
    }
}
