//! What supports a fact in, its words out: `stated, 001:66` with a link to the document where it has an address.

use super::inline::{Inline, Label, web_address, words};
use super::page::Page;
use crate::catalog::{Basis, Document, Lines};

/// The documents of a page, each with the label its links go through.
#[derive(Debug)]
pub(crate) struct Evidence<'a> {
    documents: Vec<Cited<'a>>,
}

#[derive(Debug)]
struct Cited<'a> {
    id: &'a str,
    label: Label,
    target: Option<String>,
}

impl<'a> Evidence<'a> {
    pub(crate) fn new(documents: &'a [Document]) -> Self {
        let cited = |(index, document): (usize, &'a Document)| Cited {
            id: &document.id,
            label: Label::new(&document.id, index),
            target: document.url.as_ref().and_then(|url| web_address(&url.value)),
        };
        Self { documents: documents.iter().enumerate().map(cited).collect() }
    }

    /// `stated, 001:66` or `inferred: the reason`.
    pub(crate) fn basis(&self, basis: &Basis) -> Inline {
        match basis {
            Basis::Stated(citation) => words!["stated, ", self.citation(citation)],
            Basis::Inferred(reason) => words!["inferred: ", Inline::prose(reason)],
            Basis::Registered(section) => words!["registered: ", Inline::text(section)],
            Basis::Declared => "declared".into(),
        }
    }

    /// The basis of a part in brackets, with a space before it; nothing where it is that of the whole.
    pub(crate) fn aside(&self, part: &Basis, whole: &Basis) -> Inline {
        if part == whole { Inline::default() } else { words![" (", self.basis(part), ")"] }
    }

    /// `001:66, 68`: a document is named once for neighbours of the same document.
    pub(crate) fn citation(&self, citation: &[Lines]) -> Inline {
        let runs = citation.chunk_by(|a, b| a.document == b.document);
        Inline::join(runs.map(|run| self.run(run)), ", ")
    }

    fn run(&self, run: &[Lines]) -> Inline {
        let Some(Lines { document, .. }) = run.first() else { return Inline::default() };
        let numbers: Vec<String> = run
            .iter()
            .map(|lines| {
                if lines.last > lines.first {
                    format!("{}-{}", lines.first, lines.last)
                } else {
                    lines.first.to_string()
                }
            })
            .collect();
        let words = Inline::text(&format!("{document}:{}", numbers.join(", ")));
        match self.documents.iter().find(|cited| cited.id == document && cited.target.is_some()) {
            Some(cited) => words.referring(&cited.label),
            None => words,
        }
    }

    /// The definitions that the links of the page go through.
    pub(crate) fn definitions(&self, page: &mut Page) {
        page.definitions(self.documents.iter().filter_map(|cited| Some((&cited.label, cited.target.clone()?))));
    }
}
