//! A provider and a newly saved page in, what the page says now that the spec does not, and the other way round, out.

use std::ffi::OsStr;
use std::path::Path;

use codetable_documents::drift::drift;
use codetable_model::source::Source;
use codetable_model::spec::Spec;

use crate::args::{Call, Usage};
use crate::check::{self, FORMAT};
use crate::verb::{COLOR, Operand, Opt, SPECS, Takes, Verb};
use crate::{Report, project};

const PROVIDER: Operand = Operand { name: "provider", says: "the provider, as its spec is called", required: true };

const PAGE: Operand =
    Operand { name: "page", says: "a newly saved copy of its page: Markdown, text or HTML", required: true };

const DOCUMENT: Opt = Opt {
    name: "--document",
    takes: Takes::Word("ID"),
    says: "which of the spec's `sources` it is a copy of, where there are several",
};

/// `cargo xtask drift`
pub(crate) const VERB: Verb = Verb {
    name: "drift",
    summary: "hold a newly saved page against the spec that was made from an earlier copy",
    about: "\
Reports what has changed on a provider's page since its spec was written: rows that came, went or have another
name, and facts that read differently, by line of the page, each beside the line of the spec. How the page is
saved, escaped, wrapped or ordered makes no difference. What the spec restates in words of its own is not compared.",
    operands: &[PROVIDER, PAGE],
    options: &[DOCUMENT, SPECS, FORMAT, COLOR],
    examples: &["drift kakao ~/saved/trouble-shooting.md", "drift kakao page.html --format short"],
    run,
};

fn run(call: &Call) -> Result<Report, Usage> {
    let (sources, compilation) = project::compiled_some(call)?;
    let provider = call.operand(&PROVIDER).map(OsStr::to_string_lossy).unwrap_or_default();
    let named = |spec: &&Spec| spec.provider.as_ref().is_some_and(|name| name.value == *provider);
    let Some(spec) = compilation.specs.iter().find(named) else {
        let names = compilation.specs.iter().filter_map(|spec| Some(spec.provider.as_ref()?.value.as_str()));
        return Err(Usage::unknown("provider", &provider, names, "cargo xtask drift --help"));
    };
    if !compilation.is_clean() {
        let text = "nothing is compared with specs that have problems: run `cargo xtask check`\n".to_owned();
        return Ok(Report { text, clean: false });
    }
    let page = page(call.operand(&PAGE).unwrap_or_default())?;
    let document = document(spec, &page, call.text(&DOCUMENT))?;
    let drift = drift(spec, &document, &sources, &page);
    let clean = drift.diagnostics.is_empty();
    let mut text = check::rendered(&drift.diagnostics, &drift.sources, call);
    if check::is_human(call) && clean {
        let (facts, rows) = (project::count(drift.facts, "fact"), project::count(drift.rows, "row"));
        text = format!("no drift: the page says all that the spec quotes ({facts}, {rows})\n");
    }
    Ok(Report { text, clean })
}

/// Reads a saved page.
pub(crate) fn page(path: &OsStr) -> Result<Source, Usage> {
    let shown = Path::new(path).display();
    let bytes = std::fs::read(path).map_err(|error| Usage::new(format!("cannot read the page `{shown}`: {error}")))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Usage::new(format!("the page `{shown}` is not UTF-8\nsave it again in that encoding")))?;
    Ok(Source::new(path.to_string_lossy(), text))
}

/// The short name of the document that a page is a copy of.
fn document(spec: &Spec, page: &Source, wanted: Option<String>) -> Result<String, Usage> {
    let ids = || spec.sources.iter().map(|document| document.id.value.as_str());
    if let Some(wanted) = wanted {
        let known = ids().any(|id| id == wanted);
        let unknown = || Usage::unknown("document", &wanted, ids(), "cargo xtask drift --help");
        return if known { Ok(wanted) } else { Err(unknown()) };
    }
    let file = page.path.rsplit('/').next();
    let same = |document: &&codetable_model::spec::Document| {
        document.file.as_ref().is_some_and(|name| Some(name.value.as_str()) == file)
    };
    match &spec.sources[..] {
        [] => Err(Usage::new("the spec cites no document, so no page can have drifted from it")),
        [document] => Ok(document.id.value.clone()),
        several => several.iter().find(same).map(|document| document.id.value.clone()).ok_or_else(|| {
            let ids: Vec<&str> = ids().collect();
            Usage::new(format!("the spec cites several documents\nsay with `--document` which: {}", ids.join(", ")))
        }),
    }
}
