//! A citation in, out the same with a link to the document where that has an address.

use super::inline::{Inline, Label, web_address};
use super::page::Page;
use codetable_model::catalog::Document;

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

    /// A citation, linked to its document where that has an address.
    pub(crate) fn link(&self, citation: Inline, document: &str) -> Inline {
        match self.documents.iter().find(|cited| cited.id == document && cited.target.is_some()) {
            Some(cited) => citation.referring(&cited.label),
            None => citation,
        }
    }

    /// The definitions that the links of the page go through.
    pub(crate) fn definitions(&self, page: &mut Page) {
        page.definitions(self.documents.iter().filter_map(|cited| Some((&cited.label, cited.target.clone()?))));
    }
}
