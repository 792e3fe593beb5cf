//! A provider and a newly saved page in, what the page says now that the spec does not, and the other way round, out.

use std::path::PathBuf;

use clap::Args;
use codetable_documents::drift::drift;
use codetable_model::source::Source;
use codetable_model::spec::Spec;

use crate::call::{Call, Format, Specs};
use crate::project::Project;
use crate::{Report, Stop, count, document_file};

/// Hold a newly saved page against the spec that was made from an earlier copy
///
/// Reports what has changed on a provider's page since its spec was written: rows that came, went or have another name, and
/// facts that read differently, by line of the page, each beside the line of the spec. How the page is saved, escaped, wrapped
/// or ordered makes no difference. What the spec restates in words of its own is not compared.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} drift kakao ~/saved/trouble-shooting.md
          {name} drift kakao page.html --format short")]
pub(crate) struct Drift {
    /// The provider, as its spec is called
    #[arg(value_name = "provider")]
    provider: String,
    /// A newly saved copy of its page: Markdown, text, HTML, CSV, TSV, JSON, YAML or Rust
    #[arg(value_name = "page")]
    page: PathBuf,
    /// Which of the spec's `sources` it is a copy of, where there are several
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    specs: Specs,
}

impl Drift {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        let compiled = Project::of(call, &self.specs)?.compiled()?;
        let compilation = &compiled.compilation;
        let name = |spec: &'_ Spec| spec.provider.as_ref().map(|name| name.value.clone());
        let Some(spec) = compilation.specs.iter().find(|spec| name(spec).as_ref() == Some(&self.provider)) else {
            let names: Vec<String> = compilation.specs.iter().filter_map(name).collect();
            return Err(Stop::unknown("provider", &self.provider, names.iter().map(String::as_str)));
        };
        if !compilation.is_clean() {
            let text = format!("nothing is compared with specs that have problems: run `{} check`\n", call.name);
            return Ok(Report { text, clean: false });
        }
        let page = document_file::read(&self.page)?;
        let document = document(spec, &page, self.document.as_deref())?;
        let drift = drift(spec, &document, &compiled.sources, &page);
        let clean = drift.diagnostics.is_empty();
        let mut text = self.format.rendered(&drift.diagnostics, &drift.sources, call);
        if self.format.is_human() && clean {
            let (facts, rows) = (count(drift.facts, "fact"), count(drift.rows, "row"));
            text = format!("no drift: the page says all that the spec quotes ({facts}, {rows})\n");
        }
        Ok(Report { text, clean })
    }
}

/// The short name of the document that a page is a copy of.
fn document(spec: &Spec, page: &Source, wanted: Option<&str>) -> Result<String, Stop> {
    let ids = || spec.sources.iter().map(|document| document.id.value.as_str());
    if let Some(wanted) = wanted {
        let known = ids().any(|id| id == wanted);
        return if known { Ok(wanted.to_owned()) } else { Err(Stop::unknown("document", wanted, ids())) };
    }
    let same = |document: &&codetable_model::spec::Document| {
        document.file.as_ref().is_some_and(|name| name.value == page.file_name())
    };
    match &spec.sources[..] {
        [] => Err(Stop::wrong("the spec cites no document, so no page can have drifted from it")),
        [document] => Ok(document.id.value.clone()),
        several => several.iter().find(same).map(|document| document.id.value.clone()).ok_or_else(|| {
            let ids: Vec<&str> = ids().collect();
            Stop::wrong(format!("the spec cites several documents\nsay with `--document` which: {}", ids.join(", ")))
        }),
    }
}
